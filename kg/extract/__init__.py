"""Reads the grammar of segments: which actions they state, with which phrases."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.frames import Place, frames
from kg.extract.gate import may_state
from kg.extract.headings import lists_data, under_heading
from kg.extract.parser import parse
from kg.extract.tables import row_frames
from kg.extract.tokens import Parsed, joined

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.model import Frame, Segment, Span

_DEEPEST = 4
"""How many lead-ins above an item are read; lists nested deeper repeat what the outer ones said."""


def extract(segments: Sequence[Segment]) -> Iterator[Frame]:
    """The frames of a document's segments, in their order."""
    wanted = [s for s in segments if _worth_parsing(s)]
    leads = {id(lead): lead for s in wanted for lead in _leads(s)}
    texts = {id(s): s for s in wanted} | leads
    parsed = dict(zip(texts, parse(s.text for s in texts.values()), strict=True))
    governing = {id(s.lead) for s in segments if s.lead is not None}
    for number, segment in enumerate(segments):
        if segment.kind == "row":
            yield from row_frames(segment, _place(segment, number))
        elif id(segment) in parsed and id(segment) not in governing:
            yield from _of_sentence(_composed(segment, parsed), segment, _place(segment, number))


def _of_sentence(parsed: Parsed, segment: Segment, place: Place) -> Iterator[Frame]:
    found = tuple(frames(parsed, place))
    yield from found or (under_heading(parsed, place) if _hangs_on_heading(segment) else ())


def _hangs_on_heading(segment: Segment) -> bool:
    """Whether it is an item that only a heading governs ("Information we collect", then a list)."""
    return segment.kind == "item" and segment.lead is None and bool(segment.heading) and lists_data(segment.heading[-1])


def _worth_parsing(segment: Segment) -> bool:
    if _hangs_on_heading(segment):
        return True
    return may_state(segment.text.text) or any(may_state(lead.text.text) for lead in _leads(segment))


def _leads(segment: Segment) -> tuple[Segment, ...]:
    """The lead-ins that govern the segment, nearest first."""
    found: list[Segment] = []
    lead = segment.lead
    while lead is not None and len(found) < _DEEPEST:
        found.append(lead)
        lead = lead.lead
    return tuple(found)


def _composed(segment: Segment, parsed: dict[int, Parsed]) -> Parsed:
    whole = parsed[id(segment)]
    for lead in _leads(segment):
        whole = joined(parsed[id(lead)], whole)
    return whole


def _place(segment: Segment, number: int) -> Place:
    spans: list[Span] = [lead.text.span() for lead in reversed(_leads(segment)) if lead.text]
    return Place((*spans[-1:], segment.text.span()), number, segment.block, segment.heading)
