"""Finds what stands above a segment and governs it: its lead-ins, what announces its list, a title that says what for.

So it is known what must be parsed with it, and what it says when all that is read as one sentence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.elliptical import completed, with_subject
from kg.extract.gate import leads_to_contents, may_state
from kg.extract.leads import announces, hands_on, is_label, says_what_data_do
from kg.extract.syntax.tokens import Parsed, joined
from kg.extract.syntax.unfinished import with_verb_of_item
from kg.extract.topics import announces_data

if TYPE_CHECKING:
    from kg.model import Segment
    from kg.spans import MappedText

_DEEPEST = 4
"""How many lead-ins above an item are read; lists nested deeper repeat what the outer ones said."""


def leads_of(segment: Segment) -> tuple[Segment, ...]:
    """The lead-ins that govern the segment, nearest first; a heading is none."""
    found: list[Segment] = []
    lead = segment.lead
    while lead is not None and lead.kind != "heading" and len(found) < _DEEPEST:
        found.append(lead)
        lead = lead.lead
    return tuple(found)


def announcement(segment: Segment) -> Segment | None:
    """What announces the list of an item, or a sentence, without saying a whole one ("Information we collect")."""
    top = segment.topic if segment.kind == "sentence" else segment.lead
    if segment.kind == "sentence" and (top is None or top.kind != "heading"):
        return None
    while top is not None and top.lead is not None and not announces(top):
        top = top.lead
    while top is not None and not announces(top):
        top = top.topic if is_label(top) or hands_on(top) else None
    return top


def aim_above(segment: Segment) -> Segment | None:
    """The title above that says what for."""
    above = segment.lead if segment.kind == "item" else segment.topic
    if above is None or not (segment.kind == "item" or above.kind == "heading"):
        return None
    return above if says_what_data_do(above) else None


def all_above(segment: Segment) -> tuple[Segment, ...]:
    """All that must be parsed with the segment: its lead-ins, and what announces its list."""
    others = (
        announcement(segment),
        aim_above(segment),
        segment.topic if segment.topic and announces_data(segment.topic) else None,
    )
    return (*leads_of(segment), *(other for other in others if other))


def is_of_contents(segment: Segment) -> bool:
    """Whether it is an item of a list of what the policy speaks of, or of a list within that."""
    lead = segment.lead if segment.kind == "item" else None
    while lead is not None and not leads_to_contents(lead.text.text):
        lead = lead.lead
    return lead is not None


def is_worth_parsing(segment: Segment) -> bool:
    """Whether the segment, or what stands above it, may tell a flow of data."""
    if announcement(segment) or aim_above(segment):
        return True
    return may_state(segment.text.text) or any(may_state(lead.text.text) for lead in leads_of(segment))


def completed_words(segment: Segment) -> MappedText:
    """The words of a segment, with the verb or subject that they leave out."""
    if segment.kind == "heading":
        return segment.text
    top, title = segment.topic, " ".join(segment.heading[-1:])
    if segment.kind == "sentence" and top is not None and top.kind == "heading":
        return completed(with_subject(segment.text, top.text.text), title, listed=bool(announcement(segment)))
    return completed(segment.text, title, listed=bool(leads_of(segment) or announcement(segment)))


def composed(segment: Segment, parsed: dict[int, Parsed], top: Segment | None = None) -> Parsed:
    """The segment with its lead-ins before it, from below `top` on."""
    whole = parsed[id(segment)]
    for lead in leads_of(segment):
        if lead is top:
            break
        whole = with_verb_of_item(joined(parsed[id(lead)], whole))
    return whole
