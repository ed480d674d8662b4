"""Finds purposes told by a verb and the thing it is done to, each verb of a kind going with each thing.

"Tackle abuse", "mitigate fraud" and "deter scams" are one purpose in words that anybody may put together: labels would
have to name all of their pairs.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from kg.link.labels import Match
from kg.resources import table

if TYPE_CHECKING:
    from collections.abc import Iterator

_BETWEEN = r"\w*(?: (?!(?:to|for|by|that|which|who|with|on|at|from|when|if|you|how|in|not|and|or)\b)[\w’'/-]+){0,3}? "
"""The ending of the verb, and words of the same phrase before the thing ("prevent | any other kind of | abuse")."""
_SIZE = 2


@cache
def _kinds() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((concept, _compiled(kind)) for concept, kinds in table("kg.link", "deeds").items() for kind in kinds)


def _compiled(kind: dict[str, list[str]]) -> re.Pattern[str]:
    verbs, things = "|".join(kind["verbs"]), "|".join(kind["things"])
    return re.compile(rf"\b(?:{verbs}){_BETWEEN}(?:{things})\b", re.IGNORECASE)


def deeds(text: str) -> Iterator[Match]:
    """The purposes told by what is done to what."""
    for concept, pattern in _kinds():
        for match in pattern.finditer(text):
            yield Match(concept, *match.span(), _SIZE)
