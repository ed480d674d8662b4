"""Finds clauses that name data where no noun does: "which pages you view", "where visitors came from".

And nouns that name data only as whole members of a list, or as a person's own: "your orders, job and company".
"""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from kg.link.labels import Match
from kg.words import lowered

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kg.model import Frame, Phrase

_WORDS = 3
"""As how many words a clause counts beside a label, so that its single words tell nothing else."""


@cache
def _patterns() -> tuple[tuple[str, int, re.Pattern[str]], ...]:
    """The patterns with their concepts, those of clauses first, and as how many words a match counts."""
    table = tomllib.loads((files("kg.link.data") / "clauses.toml").read_text(encoding="utf-8"))
    parts = table.pop("parts")
    clauses = [(concept, _WORDS, entry.get("words", ())) for concept, entry in table.items()]
    members = [(concept, 1, _as_members(entry.get("members", ()), parts)) for concept, entry in table.items()]
    found = []
    for concept, count, words in (*clauses, *members):
        alternatives = "|".join(words)
        for name, part in parts.items():
            alternatives = alternatives.replace("{" + name + "}", part)
        if alternatives:
            found.append((concept, count, re.compile(rf"(?<![^\W_])(?:{alternatives})")))
    return tuple(found)


def _as_members(nouns: Iterable[str], parts: Mapping[str, str]) -> Iterator[str]:
    """The patterns by which such nouns are said to be a person's, or are whole members of a list."""
    every = "|".join(nouns)
    for place in ("owned", "listed") if every else ():
        yield f"{parts[place]}(?:{every}){parts[f'{place}_ends']}"


@lru_cache(maxsize=1024)
def _found_in(text: str) -> tuple[tuple[str, int, int, int], ...]:
    """Every clause of a text with its concepts, in the order of the patterns; each phrase of the text takes its own."""
    small = lowered(text)
    return tuple(
        (concept, count, *found.span()) for concept, count, pattern in _patterns() for found in pattern.finditer(small)
    )


def with_clauses(frame: Frame, phrase: Phrase, named: Iterable[Match]) -> list[Match]:
    """The matches of a phrase, and those of clauses that begin in it; what a label names inside of these is dropped.

    Nouns that are members only by themselves give way to a longer label ("the identifier of | your device").
    """
    labelled, clauses = list(named), list[Match]()
    for concept, count, begin, behind in _found_in(frame.text.text):
        start, end = begin - phrase.start, behind - phrase.start
        apart = all(start >= other.end or end <= other.start for other in clauses)
        longer = count < _WORDS and any(m.start < end and m.end > start and m.words > count for m in labelled)
        if phrase.start <= begin < phrase.end and apart and not longer:
            clauses += [Match(each, start, end, count) for each in concept.split("+")]
    outside = (m for m in labelled if all(m.end <= c.start or m.start >= c.end for c in clauses))
    return sorted((*outside, *clauses), key=lambda match: match.start)
