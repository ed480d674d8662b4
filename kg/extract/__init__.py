"""Reads the grammar of segments: which actions they state, with which phrases."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.frames import Place, frames
from kg.extract.gate import may_state, stating_word
from kg.extract.headings import announces, under_heading
from kg.extract.parser import parse
from kg.extract.silence import why_silent
from kg.extract.tables import row_frames
from kg.extract.tokens import Parsed, joined

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.model import Frame, Segment, Span

__all__ = ["extract", "stating_word", "why_silent"]

_DEEPEST = 4
"""How many lead-ins above an item are read; lists nested deeper repeat what the outer ones said."""


def extract(segments: Sequence[Segment]) -> Iterator[Frame]:
    """The frames of a document's segments, in their order."""
    wanted = [s for s in segments if _worth_parsing(s)]
    leads = {id(lead): lead for s in wanted for lead in (*_leads(s), *filter(None, (_announcement(s),)))}
    texts = {id(s): s for s in wanted} | leads
    parsed = dict(zip(texts, parse(s.text for s in texts.values()), strict=True))
    governing = {id(s.lead) for s in segments if s.lead is not None}
    for number, segment in enumerate(segments):
        if segment.kind == "row":
            yield from row_frames(segment, _place(segment, number))
        elif id(segment) in parsed and id(segment) not in governing:
            yield from _of_item(segment, parsed, _place(segment, number))


def _of_item(segment: Segment, parsed: dict[int, Parsed], place: Place) -> Iterator[Frame]:
    """The frames of a segment by itself or with its lead-in; else those of an item with what announces its list."""
    whole, top = _composed(segment, parsed), _announcement(segment)
    if top is None:
        yield from frames(whole, place)
        return
    announced = tuple(under_heading(parsed[id(top)], _composed(segment, parsed, top), place))
    own = tuple(frames(whole, place))
    yield from announced if _is_announced_only(announced, parsed[id(top)], place) else own or announced


def _is_announced_only(announced: tuple[Frame, ...], lead: Parsed, place: Place) -> bool:
    """Whether the item is a purpose or recipient that its list announces, and the lead-in says no more than that."""
    aims = any(frame.rule == "heading-aims" for frame in announced)
    return aims and all(frame.rule.startswith("inclusion") for frame in frames(lead, place))


def _announcement(segment: Segment) -> Segment | None:
    """What announces the list of an item without saying a whole sentence ("Information we collect")."""
    top = segment.lead
    while top is not None and top.lead is not None:
        top = top.lead
    return top if segment.kind == "item" and top is not None and announces(top) else None


def _worth_parsing(segment: Segment) -> bool:
    if _announcement(segment):
        return True
    return may_state(segment.text.text) or any(may_state(lead.text.text) for lead in _leads(segment))


def _leads(segment: Segment) -> tuple[Segment, ...]:
    """The lead-ins that govern the segment, nearest first; a heading is none."""
    found: list[Segment] = []
    lead = segment.lead
    while lead is not None and lead.kind != "heading" and len(found) < _DEEPEST:
        found.append(lead)
        lead = lead.lead
    return tuple(found)


def _composed(segment: Segment, parsed: dict[int, Parsed], top: Segment | None = None) -> Parsed:
    """The segment with its lead-ins before it, from below `top` on."""
    whole = parsed[id(segment)]
    for lead in _leads(segment):
        if lead is not top:
            whole = joined(parsed[id(lead)], whole)
    return whole


def _place(segment: Segment, number: int) -> Place:
    spans: list[Span] = [lead.text.span() for lead in reversed(_leads(segment)) if lead.text]
    return Place((*spans[-1:], segment.text.span()), number, segment.block, segment.heading)
