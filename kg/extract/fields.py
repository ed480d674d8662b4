"""Reads fields with labels as statements: "Data: your e-mail address. Purpose: our newsletter. Retention: 3 months"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extract import cues
from kg.model import Frame, Phrase
from kg.spans import MappedText

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.extract.frames import Place
    from kg.model import Action, Segment

RULE = "field"
_ACTIONS: dict[str, Action] = {"data": "collect", "purpose": "use", "recipient": "share", "duration": "retain"}
_NEAR = 6
"""Segments among which the field stands that names the data."""
_LONGEST_DATA = 300
_SEPARATOR = " | "
_TIME = re.compile(r"\b(?:\d+|one|two|three|six|twelve|until|as long as|days?|weeks?|months?|years?)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Field:
    """What a label says its words are, and the words."""

    kind: str
    words: MappedText
    segment: Segment


def fields(segments: Sequence[Segment]) -> dict[int, Field]:
    """The fields of a document, by the number of the segment that holds the words."""
    found: dict[int, Field] = {}
    for number, segment in enumerate(segments):
        labelled = cues.field(segment.text.text) if segment.kind != "row" else None
        if labelled is None:
            continue
        kind, end = labelled
        if end < len(segment.text):
            found[number] = Field(kind, segment.text.part(end, len(segment.text)), segment)
        elif number + 1 < len(segments) and segments[number + 1].block == segment.block:
            found[number + 1] = Field(kind, segments[number + 1].text, segments[number + 1])
    return found


def field_frames(number: int, every: dict[int, Field], place: Place) -> Iterator[Frame]:
    """The frame of one field, with the data that a field near it names."""
    field = every[number]
    none = cues.is_none(field.words.text)
    if (none and field.kind != "recipient") or (field.kind == "duration" and not _TIME.search(field.words.text)):
        return
    about = None if field.kind == "data" else _data_near(number, every)
    text = field.words if about is None else _beside(about.words, field.words)
    start = len(text) - len(field.words)
    own = Phrase(start, len(text))
    data = own if field.kind == "data" else None if about is None else Phrase(0, len(about.words))
    yield Frame(
        text=text,
        spans=place.spans,
        segment=place.segment,
        block=place.block,
        heading=place.heading,
        rule=RULE,
        action=_ACTIONS[field.kind],
        polarity="denied" if none else "affirmed",
        data=() if data is None else (data,),
        recipients=(own,) if field.kind == "recipient" and not none else (),
        purposes=(own,) if field.kind == "purpose" else (),
        duration=own if field.kind == "duration" else None,
    )


def _data_near(number: int, every: dict[int, Field]) -> Field | None:
    """The field that names the data: the nearest under the same heading."""
    heading = every[number].segment.heading
    near = [
        (abs(other - number), field)
        for other, field in every.items()
        if field.kind == "data" and field.segment.heading == heading and len(field.words) <= _LONGEST_DATA
    ]
    nearest = min(near, key=lambda pair: pair[0], default=None)
    return nearest[1] if nearest and nearest[0] <= _NEAR else None


def _beside(one: MappedText, other: MappedText) -> MappedText:
    return one + MappedText(_SEPARATOR, *[(one.ends[-1],) * len(_SEPARATOR)] * 2) + other
