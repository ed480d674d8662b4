"""Reads which data those handle whom we hire, where their work says it: "a company processes card payments"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.link.cues import cue
from kg.link.memory import GENERIC
from kg.link.reading import Reading, reading, words_of
from kg.model import Mention, Phrase

if TYPE_CHECKING:
    from kg.link.labels import Labels
    from kg.model import Frame

_CARD, _MONEY = "PaymentCard", "FinancialData"
_WORK_ITSELF = frozenset({GENERIC, "TransactionData", "UserContent", "Communication", "UsageData", "CookieData"})
"""Concepts whose words rather tell the work ("to process your orders") than with which data it is done."""


def handled(frame: Frame, labels: Labels) -> Reading:
    """The data of a frame of hiring; any of a person, where the work does not tell."""
    found = cue("handles_cards").search(frame.text.text)
    if found:
        place = frame.text.span(found.start(), found.end())
        return Reading((_CARD,), (Mention("data", _CARD, found[0], place),))
    return _named(frame, labels) or _paid(frame) or Reading((GENERIC,))


def _paid(frame: Frame) -> Reading | None:
    """What is paid with, where the payments are the work itself ("| payments | are handled by …")."""
    work = frame.purposes[0] if frame.purposes else None
    found = cue("handles_money").match(words_of(frame, work)) if work else None
    if work is None or found is None:
        return None
    place = frame.text.span(work.start, work.start + found.end())
    return Reading((_MONEY,), (Mention("data", _MONEY, found[0], place),))


def _named(frame: Frame, labels: Labels) -> Reading | None:
    """The data that the first work is done with, by name ("a company to verify | your phone number")."""
    for phrase in (*frame.recipients, *frame.purposes[:1]):
        work = cue("handles_what").search(words_of(frame, phrase))
        rest = Phrase(phrase.start + work.end(), phrase.end) if work else None
        named = [m for m in labels.contiguous(words_of(frame, rest)) if m.start == 0] if rest else []
        if rest and named and named[0].concept not in _WORK_ITSELF:
            return reading(frame, rest, named, "data")
    return None
