"""Reads who gets the data."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.link.reading import Reading, mention, points_back, reading, unlinked, words_of

if TYPE_CHECKING:
    from kg.link.labels import Labels, Match
    from kg.model import Frame, Mention

_CLAUSE = re.compile(r"\b(?:that|who|which|whom|whose|in order|so that|perform\w*|assist\w*|help\w*|provid\w+|engaged|when|in|to (?=[a-z]+ (?:your|the|our|and|or|you)\b))", re.IGNORECASE)
_EXPLAINS = re.compile(r"\b(?:such as|like|including|e\.?g|for example|namely|who|that|which)\b|[(:]", re.IGNORECASE)
_SERVES = re.compile(
    r"\W*(?:\w+\s+){0,2}?(?:that|who|which|to)?\s*(?:may |will |can |we (?:use|hire|engage|employ|contract)\b|we |are )?(?:help|assist|perform|provid|support|work|act|carry|process|facilitat|enabl"
    r"|contract|hir|engag|retain|need|operat|administ)\w*\b(?=.*\b(?:us|our|behalf|services?|tasks?|functions?|work|assist|help)\b)",
    re.IGNORECASE,
)
_HEADS_ONLY = frozenset({"OtherUser", "Public", "FirstParty"})


def recipients(frame: Frame, labels: Labels) -> Reading:
    """Who gets the data; a phrase that names nobody known is kept as unlinked text."""
    mentions: list[Mention] = []
    kept: list[str] = []
    back = False
    for phrase in frame.recipients:
        text = words_of(frame, phrase)
        back = back or points_back(re.sub(r"^\W*(?:with|to|by|for|among)\s+", "", text))
        head = head_end(text)
        found = [m for m in labels.contiguous(text) if m.start < head or m.concept not in _HEADS_ONLY]
        mentions.extend(mention(frame, phrase, m, "recipient") for m in found)
        kept.extend(_in_service(text, m) for k, m in enumerate(found) if not (m.concept == "ThirdParty" and _explained(text, m, found[k + 1 :])))
        if not found:
            mentions.append(unlinked(frame, phrase, "recipient"))
    return Reading(tuple(dict.fromkeys(kept)), tuple(mentions), back)


def circumstance(frame: Frame, labels: Labels) -> Reading:
    """Who gets the data, where only the condition says so ("when a court requires it")."""
    if frame.condition is None or frame.action not in {"share", "sell"}:
        return Reading()
    found = [m for m in labels.contiguous(words_of(frame, frame.condition)) if m.concept in {"Authority", "Successor"}]
    return reading(frame, frame.condition, found, "recipient")


def _in_service(text: str, match: Match) -> str:
    """Third parties that do something for us are service providers."""
    return "ServiceProvider" if match.concept == "ThirdParty" and _SERVES.match(text[match.end :]) else match.concept


def head_end(text: str) -> int:
    """Where the words that name the recipient end and a clause about it begins."""
    match = _CLAUSE.search(text)
    return match.start() if match else len(text)


def _explained(text: str, third: Match, later: list[Match]) -> bool:
    """Whether the third parties are told more precisely right behind ("third parties such as carriers")."""
    return any(_EXPLAINS.search(text[third.end : match.start]) for match in later[:1])
