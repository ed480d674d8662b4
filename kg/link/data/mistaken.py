"""Leaves out words that hold a label of data and mean something else: "search warrant", "to address fraud"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from kg.link.cues import cue
from kg.resources import table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.link.labels import Match
    from kg.model import Frame, Phrase

_AROUND = 30
"""Characters before and behind a phrase that may show what its first and last words mean."""


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    lists = table("kg.link.data", "mistaken")
    return {name: re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE) for name, words in lists.items()}


def meant(frame: Frame, phrase: Phrase, matches: Iterable[Match]) -> list[Match]:
    """The matches without those that their neighbours make something else, or that a tool is said to do without."""
    lacks = cue("does_without").search(frame.text.text, phrase.start, phrase.end)
    end = (lacks.end() if lacks else phrase.end) - phrase.start
    return [match for match in matches if match.start < end and not _is_mistaken(frame, phrase, match)]


def _is_mistaken(frame: Frame, phrase: Phrase, match: Match) -> bool:
    start, end = phrase.start + match.start, phrase.start + match.end
    begin = max(0, start - _AROUND)
    text = frame.text.text[begin : end + 2 * _AROUND]
    patterns = (_patterns()[name] for name in ("any", match.concept) if name in _patterns())
    return any(found.start() <= start - begin < found.end() for pattern in patterns for found in pattern.finditer(text))
