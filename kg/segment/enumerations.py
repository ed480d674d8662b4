"""Lists inside one paragraph: "(a) …; (b) …", bullets in the running text, parts between semicolons behind a colon."""

from __future__ import annotations

import re
from typing import NamedTuple

from kg.segment.sentences import Range, sentence_ranges, trimmed

_MARKER = re.compile(
    r"(?<![\w(])\(?(?P<sign>[a-z]|[ivx]{1,4}|\d{1,2})\)\s(?=\S)|(?:(?<=\s)|^)(?P<bullet>[\u2022\u25cf\u25aa\u2023])\s?(?=\S)",
)
_WEAK_MARKER = re.compile(r"(?<=\s)(?P<bullet>[*\u00b7\u2013-])\s(?=\w)")
"""Signs that are bullets only where a colon stands before the first of them."""
_DOTTED = re.compile(r"(?:(?<=\s)|^)(?P<sign>\d{1,2})\.\s(?=[\w\"'(\u201c])")
"""Numbers with a full stop, which number the items of a list only behind a colon."""
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv")
_LETTERS = tuple("abcdefghijklmnopqrstuvwxyz")
_NUMBERS = tuple(str(number) for number in range(1, 30))
_SHORTEST_PART = 4
"""Words on average; shorter parts are the words of one sentence."""
_LEAST_PARTS = 3
"""Parts between semicolons that make a list, at least."""
_BETWEEN_PARTS = re.compile(r"; (?:(?:and/or|and|or) )?")
_LEAD = re.compile(r"[^:;]{10,300}?:\s+(?=\w)", re.DOTALL)
_NO_LEAD = re.compile(r",$|\b(?:information|data|details) (?:that|which)$")
"""How words end behind which parts say nothing without each other ("data that (i) you give us and (ii) we find")."""
_JOINER = re.compile(r"[\s;,]*\b(?:and/or|and|or)(?: to)?\s*$")


class Enumeration(NamedTuple):
    """A list in a paragraph: the text before it, whose last sentence is the lead, and its items."""

    before: Range
    items: tuple[Range, ...]


def enumeration(text: str) -> Enumeration | None:
    """The list that a paragraph holds, if its parts are long enough to stand by themselves."""
    return _marked(text) or _parted(text)


def without_joiner(text: str, start: int, end: int) -> Range:
    """An item without the "; and" that leads to the next one."""
    joiner = _JOINER.search(text, start, end)
    return trimmed(text, start, joiner.start()) if joiner and joiner.start() > start else (start, end)


def _marked(text: str) -> Enumeration | None:
    """The list whose items letters, numbers or bullets begin."""
    markers = _sequence(list(_MARKER.finditer(text))) or _dotted(text) or _weak(text)
    if len(markers) < 2:  # noqa: PLR2004  (one is no list)
        return None
    before = trimmed(text, 0, markers[0].start())
    stops = [marker.start() for marker in markers[1:]] + [len(text)]
    parts = tuple(trimmed(text, marker.end(), stop) for marker, stop in zip(markers, stops, strict=True))
    if before[0] == before[1] or any(start == end for start, end in parts):
        return None
    lead = text[before[0] : before[1]]
    words = _words(text, parts[:-1])
    bullets = _is_bullet(markers[0])
    separated = all(text[end - 1] in ".;," or _JOINER.search(text, start, end) for start, end in parts[:-1])
    apart = separated and words >= _SHORTEST_PART + 2 and not _NO_LEAD.search(lead)
    if bullets or apart or (lead.endswith(":") and words >= _SHORTEST_PART):
        return Enumeration(before, parts)
    return None


def _words(text: str, parts: tuple[Range, ...]) -> float:
    """How many words a part has on average."""
    return sum(text.count(" ", start, end) + 1 for start, end in parts) / len(parts)


def _parted(text: str) -> Enumeration | None:
    """The parts of a sentence between semicolons, behind its colon; sentences that follow stay with the last."""
    for start, end in sentence_ranges(text):
        lead = _LEAD.match(text, start, end)
        if lead is None:
            continue
        signs = list(_BETWEEN_PARTS.finditer(text, lead.end(), end))
        if len(signs) + 1 >= _LEAST_PARTS:
            stops = [*(sign.start() for sign in signs), len(text)]
            items = tuple(zip([lead.end(), *(sign.end() for sign in signs)], stops, strict=True))
            if _words(text, items) >= _SHORTEST_PART and not _MARKER.match(text, items[1][0]):
                return Enumeration(trimmed(text, 0, lead.end()), items)
    return None


def _dotted(text: str) -> list[re.Match[str]]:
    """Numbers with a full stop that count on from a first one behind a colon."""
    markers = list(_DOTTED.finditer(text))
    first = next((n for n, marker in enumerate(markers) if text[: marker.start()].rstrip().endswith(":")), len(markers))
    return _sequence(markers[first:])


def _weak(text: str) -> list[re.Match[str]]:
    """Hyphens or asterisks that part the items behind a colon."""
    markers = list(_WEAK_MARKER.finditer(text))
    first = next((n for n, marker in enumerate(markers) if text[: marker.start()].rstrip().endswith(":")), len(markers))
    return [marker for marker in markers[first:] if marker["bullet"] == markers[first]["bullet"]]


def _is_bullet(marker: re.Match[str]) -> bool:
    return marker.groupdict().get("bullet") is not None


def _sequence(markers: list[re.Match[str]]) -> list[re.Match[str]]:
    """The markers that count on from a first one; all bullets."""
    bullets = [marker for marker in markers if _is_bullet(marker)]
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
