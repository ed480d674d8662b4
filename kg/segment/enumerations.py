"""Lists inside one paragraph: "(a) …; (b) …", bullets in the running text, short lines below a colon."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from kg.segment.sentences import Range, sentence_ranges, trimmed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_MARKER = re.compile(
    r"(?<![\w(])\(?(?P<sign>[a-z]|[ivx]{1,4}|\d{1,2})\)\s(?=\S)|(?:(?<=\s)|^)(?P<bullet>[\u2022\u25cf\u25aa\u2023])\s?(?=\S)",
)
_WEAK_MARKER = re.compile(r"(?<=\s)(?P<bullet>[*\u00b7\u2013-])\s(?=\w)")
"""Signs that are bullets only where a colon stands before the first of them."""
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv")
_LETTERS = tuple("abcdefghijklmnopqrstuvwxyz")
_NUMBERS = tuple(str(number) for number in range(1, 30))
_SHORTEST_PART = 4
"""Words on average; shorter parts are the words of one sentence."""
_MOST_LINE_WORDS = 60
_FIRST, _MOST = 2, 0.6
"""How many lines must be items from the first on, and what part of them all; others may be sentences."""
_JOINER = re.compile(r"[\s;,]*\b(?:and/or|and|or)\s*$")
_SENTENCE_END = (".", "?", "!", ":")
PARTED = (";", ",", " and", " or", ";and")
"""How an item ends behind which the list goes on."""


class Enumeration(NamedTuple):
    """A list in a paragraph: the text before it, whose last sentence is the lead, and its items."""

    before: Range
    items: tuple[Range, ...]


def enumeration(text: str) -> Enumeration | None:
    """The list that a paragraph holds, if its parts are long enough to stand by themselves."""
    return _marked(text) or _lines(text)


def without_joiner(text: str, start: int, end: int) -> Range:
    """An item without the "; and" that leads to the next one."""
    joiner = _JOINER.search(text, start, end)
    return trimmed(text, start, joiner.start()) if joiner and joiner.start() > start else (start, end)


def _marked(text: str) -> Enumeration | None:
    markers = _sequence(list(_MARKER.finditer(text))) or _weak(text)
    if len(markers) < 2:  # noqa: PLR2004  (one is no list)
        return None
    before = trimmed(text, 0, markers[0].start())
    stops = [marker.start() for marker in markers[1:]] + [len(text)]
    parts = tuple(trimmed(text, marker.end(), stop) for marker, stop in zip(markers, stops, strict=True))
    if before[0] == before[1] or any(start == end for start, end in parts):
        return None
    lead = text[before[0] : before[1]]
    words = sum(text.count(" ", start, end) + 1 for start, end in parts[:-1]) / (len(parts) - 1)
    bullets = markers[0]["bullet"] is not None
    separated = all(text[end - 1] in ".;" or _JOINER.search(text, start, end) for start, end in parts[:-1])
    if bullets or (lead.endswith(":") and words >= _SHORTEST_PART) or (separated and words >= _SHORTEST_PART + 2):
        return Enumeration(before, parts)
    return None


def _weak(text: str) -> list[re.Match[str]]:
    """Hyphens or asterisks that part the items behind a colon."""
    markers = list(_WEAK_MARKER.finditer(text))
    first = next((n for n, marker in enumerate(markers) if text[: marker.start()].rstrip().endswith(":")), len(markers))
    return [marker for marker in markers[first:] if marker["bullet"] == markers[first]["bullet"]]


def _sequence(markers: list[re.Match[str]]) -> list[re.Match[str]]:
    """The markers that count on from a first one; all bullets."""
    bullets = [marker for marker in markers if marker["bullet"]]
    if bullets:
        return bullets
    for series in (_LETTERS, _ROMAN, _NUMBERS):
        found: list[re.Match[str]] = []
        for marker in markers:
            if len(found) < len(series) and marker["sign"] == series[len(found)]:
                found.append(marker)
        if len(found) > 1:
            return found
    return []


def _lines(text: str) -> Enumeration | None:
    """Short lines below one that ends with a colon."""
    colon = text.find(":\n")
    if colon < 0:
        return None
    parts = tuple(lines(text, colon + 2))
    return Enumeration(trimmed(text, 0, colon + 1), parts) if len(parts) > 1 and are_items(text, parts) else None


def lines(text: str, at: int = 0) -> Iterator[Range]:
    """The lines of a text from a place on that are not empty."""
    for line in text[at:].split("\n"):
        start, end = trimmed(text, at, at + len(line))
        at += len(line) + 1
        if start < end:
            yield start, end


def are_items(text: str, parts: Sequence[Range]) -> bool:
    """Whether lines are the items of a list: the first ones are, and most of the others."""
    found = [is_fragment(text[slice(*part)]) for part in parts]
    return all(found[:_FIRST]) and sum(found) >= len(found) * _MOST


def is_fragment(text: str) -> bool:
    """Whether a line is the item of a list and not a sentence: short, and with no full stop at its end."""
    return not text.endswith(_SENTENCE_END) and text.count(" ") < _MOST_LINE_WORDS and len(sentence_ranges(text)) == 1
