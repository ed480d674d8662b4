"""Reads which data those handle whom we hire, where their work says it: "a company processes card payments"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.link.cues import cue
from kg.link.reading import Reading
from kg.model import Mention

if TYPE_CHECKING:
    from kg.model import Frame

_CARD = "PaymentCard"


def handled(frame: Frame) -> Reading:
    """The data of a frame of hiring; any of a person, where the work does not tell."""
    found = cue("handles_cards").search(frame.text.text)
    if found is None:
        return Reading(("PersonalData",))
    place = frame.text.span(found.start(), found.end())
    return Reading((_CARD,), (Mention("data", _CARD, found[0], place),))
