"""Gives back the verbs with which an item begins, of which the parser took all but the last for nouns.

"Record, compile and show your location" has no subject that would tell them from names, only an object behind the last.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract import cues
from kg.extract.syntax.tokens import CONJUNCTIONS, JOINS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.syntax.tokens import Changes, Parsed, Token

_STEP = 2
"""Tokens from one such verb to the next, with the comma between them."""


def with_verbs_at_front(parsed: Parsed) -> Parsed:
    """The item with its first words as verbs that share their object; most sentences come back as they are."""
    if len(parsed.tokens) <= _STEP or parsed.tokens[1].lower != ",":
        return parsed
    row = tuple(_row(parsed))
    if len(row) <= 1 or not row[-1].is_plain_verb or not any(t.dep == "dobj" for t in parsed.children(row[-1].i)):
        return parsed
    first, *others = row
    changes: Changes = {first.i: {"tag": "VB", "dep": "ROOT", "head": first.i}}
    changes |= {t.i: {"tag": "VB", "dep": "conj", "head": first.i} for t in others}
    return parsed.changed(changes)


def _row(parsed: Parsed) -> Iterator[Token]:
    """The words from the first on that commas and a last "and" part, as long as each can be a verb of data flows."""
    at = 0
    while at < len(parsed.tokens) and _can_be_verb(parsed.tokens[at]):
        yield parsed.tokens[at]
        behind = [t.lower for t in parsed.tokens[at + 1 : at + 3]]
        if not behind or behind[0] not in JOINS:
            return
        at += _STEP + (behind[0] == "," and behind[-1] in CONJUNCTIONS)


def _can_be_verb(token: Token) -> bool:
    word = token.stem
    tells = word in cues.actions() or word in cues.telling()
    return tells or word in cues.verbs("looks_like_noun") or word in cues.verbs("aim")
