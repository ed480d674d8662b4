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
    told, number = memory.aims(frame), frame.segment - 1
    here = told and (memory.aimed >= number or segments[memory.aimed].block == frame.block)
    if here or number < 0 or segments[number].block != frame.block:
        return told
    text = frame.text.text
    points = pattern("opening_pointers").match(text) or pattern("pointers").search(text)
    spoken_of = aims(segments[number].text.text, labels) if points else ()
    return tuple(dict.fromkeys(match.concept for match in spoken_of)) or told
