"""Finds the purposes that words point back to: those told by a deed, or those the sentence before only speaks of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.link.purposes.named import aims
from kg.link.purposes.telling import pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.link.labels import Labels
    from kg.link.memory import Memory
    from kg.model import Frame, Segment


def told_before(frame: Frame, memory: Memory, segments: Sequence[Segment], labels: Labels) -> tuple[str, ...]:
    """The purposes that "for this purpose" stands for: "We fight fraud. For this purpose, we record your address"."""
    told, text = memory.aims(frame), frame.text.text
    if not (pattern("opening_pointers").match(text) or pattern("pointers").search(text)):
        return told
    number = _first(frame, segments) - 1
    here = told and (memory.aimed >= number or segments[memory.aimed].block == frame.block)
    if here or number < 0 or segments[number].block != segments[number + 1].block:
        return told
    return tuple(dict.fromkeys(match.concept for match in aims(segments[number].text.text, labels))) or told


def _first(frame: Frame, segments: Sequence[Segment]) -> int:
    """Number of the sentence that a frame begins in: of an item, that of its lead-in."""
    lead = segments[frame.segment].lead
    while lead is not None and lead.lead is not None:
        lead = lead.lead
    return next((n for n in range(frame.segment, -1, -1) if segments[n] is lead), frame.segment)
