"""Reads fields with labels as statements: "Data: your e-mail address. Purpose: our newsletter. Retention: 3 months".

A label stands in the line of its words, or as a title above them and above the items of a list.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.extract import cues
from kg.model import BETWEEN_CELLS, Frame, Phrase

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.extract.frames import Place
    from kg.model import Action, Segment
    from kg.spans import MappedText

RULE = "field"
_ACTIONS: dict[str, Action] = {"data": "collect", "purpose": "use", "recipient": "share", "duration": "retain"}
_ASIDE = "aside"
_FARTHEST = 12
"""Segments from one field of a record to the next, at most."""
_LONGEST_DATA = 300
_MOST_DATA = 3
"""Fields that name data, at most; a longer list is no record but an overview of all that is processed."""
_KEPT_SO_LONG = re.compile(r"(?P<data>[^:;.\u2013\u2014]{3,60})(?::|\s[-\u2013\u2014])\s+(?=\S)")
"""How a time begins that holds for some data only ("Log files: 7 days", "log files – 7 days")."""
_TIME = re.compile(
    r"\b(?:\d+|one|two|three|six|seven|ten|twelve|until|as long as|hours?|days?|weeks?|months?|years?"
    r"|indefinitely|forever)\b",
    re.IGNORECASE,
)


_REFERS = re.compile(r"\b(?:described|explained|set out|listed|see|section)\b", re.IGNORECASE)
"""What tells that a time is told elsewhere."""


@dataclass(frozen=True, slots=True)
class Field:
    """What a label says its words are, and the words."""

    kind: str
    words: MappedText
    number: int
    label: int
    """Which label it is told by: the items below one label share it."""
    scope: tuple[str, ...]
    """The headings above it that are no labels."""
    below: bool
    """Whether the label stands as a title above the words."""
    together: bool = False
    """Whether more than one field stands in its line."""


def fields(segments: Sequence[Segment]) -> dict[int, tuple[Field, ...]]:
    """The fields of a document, by the number of the segment that holds the words."""
    found: dict[int, tuple[Field, ...]] = {}
    for number, segment in enumerate(segments):
        if segment.kind == "row" or segment.text.text.endswith("?"):  # a title in a list of contents answers none
            continue
        said = cues.fields(segment.text.text)
        scope = tuple(title for title in segment.heading if cues.label_kind(title) is None)
        own = tuple(
            Field(kind, segment.text.part(start, end), number, number, scope, below=False, together=len(said) > 1)
            for kind, start, end in said
            if start < end
        )
        above = _label_above(segments, number)
        says_aside = len(own) == 1 and own[0].kind == _ASIDE and segment.kind == "item"
        if own and not (says_aside and above is not None):
            found[number] = own
        elif above is not None and (says_aside or not said):
            kind, label = above
            words = own[0].words if own else segment.text
            found[number] = (Field(kind, words, number, label, scope, below=True),)
    return {number: every for number, every in found.items() if any(each.kind != _ASIDE for each in every)}


def _label_above(segments: Sequence[Segment], number: int) -> tuple[str, int] | None:
    """What the title above says that the words are: a heading, the lead-in of a list, or what ends with a colon."""
    segment = segments[number]
    above = segment.lead if segment.kind == "item" else segment.topic
    if above is not None and (above.kind == "heading" or segment.kind == "item"):
        kind = cues.label_kind(above.text.text)
        if kind:
            return kind, -1 - above.text.starts[0]
    before = segments[number - 1] if number else None
    if before is None or before.block != segment.block or not before.text.text.endswith((":", "?")):
        return None
    kind = cues.label_kind(before.text.text)
    return (kind, number - 1) if kind else None


def names_data(field: Field, every: dict[int, tuple[Field, ...]]) -> bool:
    """Whether a field of the same record names the data."""
    return bool(_data_of_record(field, every))


def label_end(field: Field) -> int:
    """Where the label in a field below a title ends: it has none but the data of which a time is told."""
    kept = _KEPT_SO_LONG.match(field.words.text) if field.kind == "duration" else None
    return kept.end() if kept else 0


def field_frames(number: int, every: dict[int, tuple[Field, ...]], place: Place) -> Iterator[Frame]:
    """The frames of the fields in one segment, with the data that a field of the same record names."""
    for field in every[number]:
        if field.kind != _ASIDE:
            yield from _frame(field, every, place)


def _frame(field: Field, every: dict[int, tuple[Field, ...]], place: Place) -> Iterator[Frame]:
    none = cues.is_none(field.words.text)
    untold = field.kind == "duration" and (not _TIME.search(field.words.text) or _REFERS.search(field.words.text))
    if (none and field.kind != "recipient") or untold:
        return
    about = () if field.kind == "data" else _data_of_record(field, every)
    text, data = field.words, list[Phrase]()
    for each in reversed(about):
        text = each.words.beside(text, BETWEEN_CELLS)
    at = 0
    for each in about:
        data.append(Phrase(at, at + len(each.words)))
        at += len(each.words) + len(BETWEEN_CELLS)
    kept = _KEPT_SO_LONG.match(text.text, at) if field.kind == "duration" else None
    if kept:
        data = [Phrase(*kept.span("data"))]
        at = kept.end()
    own = Phrase(at, len(text))
    yield replace(
        place.frame(text, RULE, _ACTIONS[field.kind], is_denied=none),
        data=(own,) if field.kind == "data" else tuple(data),
        recipients=(own,) if field.kind == "recipient" and not none else (),
        purposes=(own,) if field.kind == "purpose" else (),
        duration=own if field.kind == "duration" else None,
    )


def _data_of_record(field: Field, every: dict[int, tuple[Field, ...]]) -> tuple[Field, ...]:
    """The fields of the same record that name data; a record begins anew where its first kind of field comes again."""
    record: list[Field] = []
    for each in (each for number in sorted(every) for each in every[number] if each.scope == field.scope):
        far = record and each.number - record[-1].number > _FARTHEST
        again = record and each.kind == record[0].kind and each.label != record[-1].label
        if far or again:
            if field in record:
                break
            record = []
        record.append(each)
    named = tuple(each for each in record if each.kind == "data" and len(each.words) <= _LONGEST_DATA)
    return named if field in record and len(named) <= _MOST_DATA else ()
