"""Finds clauses that name data where no noun does: "which pages you view", "where visitors came from"."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from kg.link.labels import Match
from kg.words import lowered

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.model import Frame, Phrase

_WORDS = 3
"""As how many words a clause counts beside a label, so that its single words tell nothing else."""


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    table = tomllib.loads((files("kg.link.data") / "clauses.toml").read_text(encoding="utf-8"))
    parts = table.pop("parts")
    found = []
    for concept, entry in table.items():
        alternatives = "|".join(entry["words"])
        for name, words in parts.items():
            alternatives = alternatives.replace("{" + name + "}", words)
        found.append((concept, re.compile(rf"(?<![^\W_])(?:{alternatives})")))
    return tuple(found)


@lru_cache(maxsize=1024)
def _found_in(text: str) -> tuple[tuple[str, int, int], ...]:
    """Every clause of a text with its concepts, in the order of the patterns; each phrase of the text takes its own."""
    small = lowered(text)
    return tuple((concept, *found.span()) for concept, pattern in _patterns() for found in pattern.finditer(small))


def with_clauses(frame: Frame, phrase: Phrase, named: Iterable[Match]) -> list[Match]:
    """The matches of a phrase, and those of clauses that begin in it; what a label names inside of these is dropped."""
    clauses: list[Match] = []
    for concept, begin, behind in _found_in(frame.text.text):
        start, end = begin - phrase.start, behind - phrase.start
        apart = all(start >= other.end or end <= other.start for other in clauses)
        if phrase.start <= begin < phrase.end and apart:
            clauses += [Match(each, start, end, _WORDS) for each in concept.split("+")]
    outside = (m for m in named if all(m.end <= c.start or m.start >= c.end for c in clauses))
    return sorted((*outside, *clauses), key=lambda match: match.start)
