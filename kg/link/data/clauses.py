"""Finds clauses that name data where no noun does: "which pages you view", "where visitors came from"."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from kg.link.labels import Match

if TYPE_CHECKING:
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
        found.append((concept, re.compile(rf"(?<![^\W_])(?:{alternatives})", re.IGNORECASE)))
    return tuple(found)


def with_clauses(frame: Frame, phrase: Phrase, named: list[Match]) -> list[Match]:
    """The matches of a phrase, and those of clauses that begin in it; what a label names inside of these is dropped."""
    text = frame.text.text[phrase.start :]
    length = phrase.end - phrase.start
    clauses: list[Match] = []
    for concept, pattern in _patterns():
        for found in pattern.finditer(text):
            apart = all(found.start() >= other.end or found.end() <= other.start for other in clauses)
            if found.start() < length and apart:
                clauses += [Match(each, found.start(), found.end(), _WORDS) for each in concept.split("+")]
    outside = (m for m in named if all(m.end <= c.start or m.start >= c.end for c in clauses))
    return sorted((*outside, *clauses), key=lambda match: match.start)
