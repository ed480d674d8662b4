"""Reads the grammar of segments: which actions they state, with which phrases."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract import cues
from kg.extract.above import (
    aim_above,
    all_above,
    announcement,
    completed_words,
    composed,
    is_of_contents,
    is_worth_parsing,
    leads_of,
)
from kg.extract.covered import without_covered
from kg.extract.described import described
from kg.extract.fields import Field, field_frames, fields, label_end, names_data
from kg.extract.frames import Place, frames
from kg.extract.gate import stating_word
from kg.extract.headings import (
    completes,
    is_aim,
    is_fragment,
    names_only,
    run_in,
    under_aim,
    under_heading,
)
from kg.extract.leads import denies, hands_on, says_what_data_do
from kg.extract.silence import why_silent
from kg.extract.syntax.mends import mended
from kg.extract.syntax.parser import parse
from kg.extract.tables import row_frames
from kg.extract.titled import is_title_of, untold
from kg.extract.topics import announces_data, under_topic

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.extract.syntax.tokens import Parsed
    from kg.model import Frame, Segment
    from kg.spans import Span

__all__ = ["extract", "stating_word", "why_silent"]

_LONGEST_TIME = 15
"""Tokens of words that only say how long data are kept."""


def extract(segments: Sequence[Segment]) -> Iterator[Frame]:
    """The frames of a document's segments, in their order."""
    labelled = fields(segments)
    wanted = [s for number, s in enumerate(segments) if number in labelled or is_worth_parsing(s)]
    leads = {id(lead): lead for s in wanted for lead in all_above(s)}
    texts = {id(s): s for s in wanted} | leads
    parsed = dict(zip(texts, map(mended, parse(map(completed_words, texts.values()))), strict=True))
    governing = {id(s.lead) for s in segments if s.lead is not None}
    above: Segment | None = None
    for number, segment in enumerate(segments):
        if is_of_contents(segment):
            continue
        if segment.kind == "row":
            intro = above.text.text if above is not None and segment.block - above.block == 1 else ""
            yield from row_frames(segment, _place(segment, number), intro)
        elif _is_field(segment, parsed, number, labelled) and not (
            id(segment) in governing and says_what_data_do(segment)
        ):
            yield from field_frames(number, labelled, _place(segment, number))
        elif id(segment) in parsed and id(segment) not in governing:
            found = tuple(_of_segment(segment, parsed, _place(segment, number)))
            below = segments[number + 1] if number + 1 < len(segments) else segment
            told = _own(below, parsed, number + 1) if is_title_of(segment, below) else ()
            yield from untold(tuple(told), segment, found)
        above = above if segment.kind == "row" else segment


def _of_segment(segment: Segment, parsed: dict[int, Parsed], place: Place) -> Iterator[Frame]:
    """The frames of a segment by itself or with its lead-in; else those of an item with what announces its list."""
    aim = aim_above(segment)
    whole, top = composed(segment, parsed), announcement(segment)
    if aim is not None and (top is None or segment.kind == "sentence" or aim.kind != "heading"):
        yield from under_aim(parsed[id(aim)], parsed[id(segment)], place)
    own = tuple(described(whole, without_covered(frames(whole, place))))
    if segment.lead is not None and denies(segment.lead):
        own = tuple(replace(frame, polarity="denied") for frame in own)
    if segment.topic and announces_data(segment.topic):
        yield from own
        yield from under_topic(
            parsed[id(segment.topic)], whole, own, replace(place, spans=(segment.topic.text.span(), *place.spans))
        )
    elif top is not None and segment.kind == "sentence":
        silent = all(frame.rule == "contact-verb" for frame in own)
        named = tuple(under_heading(parsed[id(top)], whole, place)) if completes(top, whole, silent=silent) else ()
        yield from (frame for frame in own if not named or frame.rule == "contact-verb")
        yield from named
    elif top is None:
        yield from (tuple(run_in(whole, place)) if segment.lead is None else ()) or own
    else:
        said = composed(segment, parsed, segment.lead if segment.lead and hands_on(segment.lead) else top)
        announced = tuple(under_heading(parsed[id(top)], said, place))
        entry = announced and top is segment.lead and cues.label_kind(top.text.text) is not None
        yield from announced if entry or _is_announced_only(announced, parsed[id(top)], place) else own or announced


def _own(segment: Segment, parsed: dict[int, Parsed], number: int) -> Iterator[Frame]:
    if id(segment) in parsed:
        yield from frames(parsed[id(segment)], _place(segment, number))


def _is_field(segment: Segment, parsed: dict[int, Parsed], number: int, every: dict[int, tuple[Field, ...]]) -> bool:
    """Whether the words of a field are to be read as such, and not as a sentence or by what the title announces."""
    if number not in every:
        return False
    place = _place(segment, number)
    first = every[number][0]
    if first.together:
        return True
    if id(segment) not in parsed or any(_is_sentence(each, first) for each in _own(segment, parsed, number)):
        return False
    if not first.below:
        return True
    top = announcement(segment)
    if top is not None and first.kind != "data" and not names_data(first, every):
        return False
    if top is not None and first.kind == "data" and any(under_heading(parsed[id(top)], parsed[id(segment)], place)):
        return False
    whole = parsed[id(segment)]
    if first.kind == "duration" and len(whole.tokens) <= _LONGEST_TIME:
        return True
    return is_aim(whole) or (is_fragment(whole, len(whole.tokens)) and (segment.kind == "item" or names_only(whole)))


def _is_sentence(frame: Frame, field: Field) -> bool:
    """Whether it is a sentence that says who does something, and not a label with the words of its field."""
    if frame.rule in {"passive-verb", "placed-verb", "service-verb"}:
        return True
    label = label_end(field) if field.below else frame.text.text.find(":")
    return frame.actor is not None and frame.actor.end > label


def _is_announced_only(announced: tuple[Frame, ...], lead: Parsed, place: Place) -> bool:
    """Whether the item is a purpose or recipient that its list announces, and the lead-in says no more than that."""
    aims = any(frame.rule == "heading-aims" for frame in announced)
    return aims and all(frame.rule.startswith("inclusion") for frame in frames(lead, place))


def _place(segment: Segment, number: int) -> Place:
    spans: list[Span] = [lead.text.span() for lead in reversed(leads_of(segment)) if lead.text]
    return Place((*spans[-1:], segment.text.span()), number, segment.block, segment.heading)
