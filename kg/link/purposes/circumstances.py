"""Reads what data are for where the circumstances tell it: a condition, a duty, a sale of the business."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.link.kept import DELETES
from kg.link.labels import Match
from kg.link.purposes.aims import DUTIES
from kg.link.purposes.named import aims, is_permission, plain
from kg.link.purposes.telling import pattern
from kg.link.reading import Reading, reading, up_to_sign, words_of
from kg.link.sense import GIVES
from kg.model import Phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.link.labels import Labels
    from kg.model import Action, Frame

_NOT_REQUIRED = re.compile(r"\b(?:not|never|unless)\b[^,;]{0,20}\brequired", re.IGNORECASE)
_REACH = 60
"""Characters before "us" in which the law stands that leaves us no choice."""
_OCCASIONS = DUTIES | {"BusinessTransfer"}
"""What a condition can tell for which data are given."""

_OCCASIONS_OF_KEEPING = frozenset({"LegalCompliance", "DisputeResolution"})
"""What a condition can tell for which data are kept ("for a year in case of disputes")."""


def circumstance(frame: Frame, labels: Labels, told: tuple[str, ...] = ()) -> Reading:
    """What for, beside what was told, where only the circumstances say so ("if we are sold", "as required by law")."""
    lasting = _lasting(frame, labels)
    why = lasting if lasting.concepts else _of_condition(frame, labels)
    return why if why.concepts or told else _welcome(frame)


def _welcome(frame: Frame) -> Reading:
    """Marketing, where nothing more is said than that a person may like what those offer who are given the data."""
    if frame.action not in GIVES or frame.polarity == "denied":
        return Reading()
    starts = [phrase.start for phrase in (*frame.recipients, frame.condition) if phrase]
    offers = pattern("welcome").search(frame.text.text, min(starts)) if starts else None
    if offers is None:
        return Reading()
    return reading(frame, Phrase(*offers.span()), [Match("Marketing", 0, len(offers[0]), 2)], "purpose")


def _of_condition(frame: Frame, labels: Labels) -> Reading:
    """What the condition tells, or else a duty or the occasion."""
    if frame.condition is None:
        return _duty_or_occasion(frame, labels)
    gives = frame.action in GIVES
    keeps = frame.action == "retain" and frame.verb not in DELETES
    occasions = _OCCASIONS if gives else _OCCASIONS_OF_KEEPING if keeps else {"LegalCompliance"}
    phrase = up_to_sign(frame, frame.condition) if gives else frame.condition
    words = words_of(frame, phrase)
    if _NOT_REQUIRED.search(words):
        return Reading()
    said = (*labels.gapped(words), *plain(words))
    found = [match for match in said if match.concept in occasions and not is_permission(words, match)]
    needed = _needed_for(frame, words, labels) if frame.action != "retain" else ()
    found.extend(m for m in needed if all(m.start != each.start for each in found))
    quarrel = pattern("quarrel").search(words) if keeps and not found else None
    found.extend([Match("DisputeResolution", *quarrel.span(), 1)] if quarrel else [])
    if found:
        return reading(frame, phrase, found, "purpose")
    sale = _sale(frame, phrase, labels) if gives and frame.polarity == "affirmed" else Reading()
    return sale if sale.concepts else _duty_or_occasion(frame, labels)


def _duty_or_occasion(frame: Frame, labels: Labels) -> Reading:
    duty = _duty(frame)
    return duty if duty.concepts else _occasion(frame, labels)


def _lasting(frame: Frame, labels: Labels) -> Reading:
    """The law, where it says how long data are kept ("for the period that tax law requires")."""
    if frame.action != "retain" or frame.duration is None or frame.verb in DELETES:
        return Reading()
    words = words_of(frame, frame.duration)
    laws = [m for m in labels.gapped(words) if m.concept == "LegalCompliance" and not is_permission(words, m)]
    phrase = up_to_sign(frame, frame.duration)
    named = None if laws else pattern("law_by_name").search(words_of(frame, phrase))
    laws.extend([Match("LegalCompliance", *named.span(), 1)] if named else [])
    return reading(frame, phrase, laws, "purpose")


def of_successor(frame: Frame, action: Action, recipients: tuple[str, ...]) -> tuple[str, ...]:
    """The sale of the business, for which alone a successor gets data."""
    gives = action in GIVES and frame.polarity == "affirmed"
    alone = "Successor" in recipients and set(recipients) <= {"Successor", "ThirdParty", "Affiliate"}
    return ("BusinessTransfer",) if gives and alone else ()


def _occasion(frame: Frame, labels: Labels) -> Reading:
    """The sale of the business, where the sentence opens with it ("if we merge, we tell you before data are given")."""
    if frame.action not in GIVES or frame.polarity == "denied":
        return Reading()
    opening = pattern("opening").match(frame.text.text)
    begun = [phrase.start for phrase in (frame.actor, *frame.data) if phrase]
    if opening is None or not begun:
        return Reading()
    return _sale(frame, Phrase(0, max(opening.end(), min(begun))), labels)


def _sale(frame: Frame, phrase: Phrase, labels: Labels) -> Reading:
    """The sale of the business, where a condition speaks of it, in whatever words."""
    words = words_of(frame, phrase)
    found = [match for match in labels.gapped(words) if match.concept == "BusinessTransfer"]
    even = frame.text.text[: phrase.start].rstrip().endswith("even")
    sale = pattern("sale").search(words) if not found and not even else None
    found.extend([Match("BusinessTransfer", sale.start(), sale.end(), 1)] if sale else [])
    return reading(frame, phrase, found, "purpose")


def _needed_for(frame: Frame, words: str, labels: Labels) -> Iterator[Match]:
    """What for, where the condition is that it is needed for that ("where we need it to perform our contract")."""
    need = pattern("needed").search(words) if frame.polarity == "affirmed" else None
    for match in aims(words[need.end() :], labels) if need else ():
        yield replace(match, start=match.start + need.end(), end=match.end + need.end()) if need else match


def _begins(frame: Frame) -> int:
    """Where the clause begins that tells what is done: who does it, or the data that it is done to."""
    return frame.actor.start if frame.actor else min(each.start for each in frame.data)


def _duty(frame: Frame) -> Reading:
    """The law, where the words before say that it has to be done ("required by law to disclose", "law compels us")."""
    if not frame.data or frame.polarity == "denied":
        return Reading()
    if demands := pattern("law_demands").search(frame.text.text[: _begins(frame)]):
        law = Match("LegalCompliance", 0, len(demands[0].rstrip()), 1)
        return reading(frame, Phrase(*demands.span()), [law], "purpose")
    if frame.actor is None:
        return Reading()
    phrase = Phrase(frame.actor.end, max(frame.actor.end, min(each.start for each in frame.data)))
    if words_of(frame, frame.actor).lower().startswith("us"):
        phrase = Phrase(max(0, frame.actor.start - _REACH), frame.actor.end)
    words = words_of(frame, phrase)
    behind = (pattern("law_behind").match(frame.text.text, each.end) for each in frame.data)
    before = pattern("law_before").search(frame.text.text[: frame.actor.start])
    by_law = next(filter(None, behind), None) or before or pattern("by_law").search(words)
    must = pattern("must").search(words) or (by_law and pattern("have_to").search(words))
    to_state = any(pattern("state").search(words_of(frame, each)) for each in frame.recipients)
    found = [Match("LegalCompliance", must.start(), len(words.rstrip()), 1)] if must and (by_law or to_state) else []
    return reading(frame, phrase, found, "purpose")
