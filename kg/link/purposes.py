"""Reads what the data are for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.link.labels import Match
from kg.link.messages import messages
from kg.link.parties import head_end
from kg.link.reading import Reading, mention, reading, unlinked, words_of
from kg.model import Phrase

_NAME = re.compile(r"\s[A-Z][\w&'’.]*\s$")
_PERMITTED = re.compile(r"permit|allow", re.IGNORECASE)
_POINTS_BACK = re.compile(r"\b(?:these|those|such) (?:services?|functions?|tasks?) (?:to|for) us\b", re.IGNORECASE)

_DUTIES = frozenset({"LegalCompliance", "TermsEnforcement", "FraudPrevention", "DisputeResolution"})
_OCCASIONS = _DUTIES | {"BusinessTransfer"}

if TYPE_CHECKING:
    from kg.link.labels import Labels
    from kg.model import Frame, Mention


def purposes(frame: Frame, labels: Labels) -> Reading:
    """What it is for; also what the recipients are said to do with it."""
    mentions: list[Mention] = []
    for phrase in frame.purposes:
        text = words_of(frame, phrase)
        found = aims(text, labels) or _of_contact(frame, text)
        if phrase.kind == "clause":
            found = [m for m in found if m.concept in _DUTIES]
        mentions.extend(mention(frame, phrase, m, "purpose") for m in found)
        if not found and phrase.kind != "clause":
            mentions.extend(unlinked(frame, phrase, "purpose"))
    for phrase in frame.recipients if frame.action in {"share", "sell"} else ():
        text = words_of(frame, phrase)
        rest = Phrase(phrase.start + head_end(text), phrase.end)
        told = [m for m in aims(words_of(frame, rest), labels) if m.concept != "Authentication"]
        mentions.extend(mention(frame, rest, m, "purpose") for m in told)
    return Reading(tuple(dict.fromkeys(m.concept for m in mentions if m.concept)), tuple(mentions))


def _of_contact(frame: Frame, text: str) -> list[Match]:
    """Keeping in touch, where a message is not said to be for anything else."""
    return [Match("Communication", 0, len(text), 1)] if frame.rule == "contact-verb" else []


def aims(text: str, labels: Labels) -> list[Match]:
    """The purposes that words name, each with its place."""
    said = list(messages(text))
    found = [
        match
        for match in labels.gapped(text)
        if not any(m.absorbs(match.concept, match.start) for m in said) and not _says_nothing(text, match)
    ]
    found.extend(Match(concept, m.start, m.end, 2) for m in said for concept in m.concepts)
    found.sort(key=lambda match: match.start)
    if any(match.concept == "TargetedAdvertising" for match in found):
        found = [match for match in found if match.concept != "Advertising"]
    return found


def _says_nothing(text: str, match: Match) -> bool:
    """Whether the words are a name, or only point back to what was said before ("to provide these services")."""
    words = text[match.start : match.end]
    names = _NAME.search(text[: match.start]) is not None and all(word[0].isupper() for word in words.split())
    behind = match.concept == "ServiceProvision" and _POINTS_BACK.search(text[match.start :]) is not None
    return names or behind


def _is_permission(words: str, match: Match) -> bool:
    """Whether the law only allows it; for giving data away that is a reason, for having them it is none."""
    return match.concept == "LegalCompliance" and _PERMITTED.search(words[match.start : match.end]) is not None


def circumstance(frame: Frame, labels: Labels) -> Reading:
    """What for, where only the condition says so ("if we are sold", "as required by law")."""
    if frame.condition is None:
        return Reading()
    gives = frame.action in {"share", "sell"}
    occasions = _OCCASIONS if gives else {"LegalCompliance"}
    words = words_of(frame, frame.condition)
    found = [
        match
        for match in labels.gapped(words)
        if match.concept in occasions and (gives or not _is_permission(words, match))
    ]
    return reading(frame, frame.condition, found, "purpose")
