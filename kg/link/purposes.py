"""Reads what the data are for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.link.reading import Reading, mention, reading, unlinked, words_of
from kg.link.recipients import head_end
from kg.model import Phrase

if TYPE_CHECKING:
    from kg.link.labels import Labels
    from kg.model import Frame, Mention


def purposes(frame: Frame, labels: Labels) -> Reading:
    """What it is for; also what the recipients are said to do with it."""
    mentions: list[Mention] = []
    for phrase in frame.purposes:
        text = words_of(frame, phrase)
        found = labels.gapped(text)
        if any(m.concept == "TargetedAdvertising" for m in found):
            found = [m for m in found if m.concept != "Advertising"]
        if phrase.kind == "clause":
            found = [m for m in found if m.concept == "LegalCompliance"]
        mentions.extend(mention(frame, phrase, m, "purpose") for m in found)
        if not found and phrase.kind != "clause":
            mentions.append(unlinked(frame, phrase, "purpose"))
    for phrase in frame.recipients if frame.action in {"share", "sell"} else ():
        text = words_of(frame, phrase)
        rest = Phrase(phrase.start + head_end(text), phrase.end)
        mentions.extend(mention(frame, rest, m, "purpose") for m in labels.gapped(words_of(frame, rest)))
    return Reading(tuple(dict.fromkeys(m.concept for m in mentions if m.concept)), tuple(mentions))


def circumstance(frame: Frame, labels: Labels) -> Reading:
    """What for, where only the condition says so ("if we are sold", "as required by law")."""
    if frame.condition is None:
        return Reading()
    gives = frame.action in {"share", "sell"}
    found = [
        m
        for m in labels.gapped(words_of(frame, frame.condition))
        if m.concept == "LegalCompliance" or (gives and m.concept == "BusinessTransfer")
    ]
    return reading(frame, frame.condition, found, "purpose")
