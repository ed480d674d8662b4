"""Remembers what a list told, as a whole for the words below it, and what was spoken of before the lead-in above it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.model import Frame, Segment

_NOWHERE = -9
_ENTRIES = frozenset({"item", "row"})


@dataclass(frozen=True, slots=True)
class Listed:
    """The list read last."""

    block: int = _NOWHERE
    data: tuple[str, ...] = ()
    """All that its entries told."""
    parties: tuple[str, ...] = ()
    """All third parties that they told of."""
    last: int = _NOWHERE
    """The last of its segments."""
    within: bool = False
    """Whether it is part of a paragraph."""
    inside: bool = False
    """Whether the segment at hand is of this list."""
    goes_on: bool = False
    """Whether it only goes on with the entry before it ("Your card number. We share it with our bank")."""
    lead: int = _NOWHERE
    """The segment of the lead-in that completes the entries."""
    before: tuple[str, ...] = ()
    """The data spoken of right before that lead-in."""
    just_aimed: tuple[str, ...] = ()
    """The purposes told right before it."""

    def coming_to(self, number: int, here: Segment) -> Listed:
        """The list as it is at this segment: a new one, where another begins."""
        if here.kind in _ENTRIES:
            anew = here.block != self.block or (self.within and number > self.last + 1)
            listed = replace(self, block=here.block, data=(), parties=()) if anew else self
            return replace(listed, last=number, within=_is_within(here), inside=True, goes_on=False)
        goes_on = here.block == self.block and not self.within
        return replace(self, last=number if goes_on else self.last, inside=goes_on, goes_on=goes_on)

    def led_by(self, lead: int, before: tuple[str, ...], just_aimed: tuple[str, ...]) -> Listed:
        """The list below this lead-in, with what was spoken of before it."""
        return self if lead == self.lead else replace(self, lead=lead, before=before, just_aimed=just_aimed)

    def after(self, frame: Frame, data: tuple[str, ...], parties: tuple[str, ...]) -> Listed:
        """The list with what an entry told; one whose entries are sentences of their own is no whole."""
        if not self.inside or self.goes_on:
            return self
        if len(frame.spans) == 1 and frame.rule != "heading-list":
            return replace(self, data=(), parties=())
        return replace(self, data=_joined(self.data, data), parties=_joined(self.parties, parties))

    def told(self, segment: int) -> tuple[str, ...]:
        """All the data of the list, for words outside of it, where its last entry is the segment that told of data."""
        return self.data if not self.inside and segment == self.last else ()

    def parties_told(self, segment: int) -> tuple[str, ...]:
        """All the third parties of the list, in the same way."""
        return self.parties if not self.inside and segment == self.last else ()


def _joined(told: tuple[str, ...], more: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*told, *more)))


def _is_within(entry: Segment) -> bool:
    """Whether the list is part of a paragraph, which goes on behind it ("We ask for (a) your name, (b) your age")."""
    return entry.lead is not None and entry.lead.block == entry.block
