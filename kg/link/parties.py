"""Finds the parties that a phrase names, without those that it only mentions in passing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.link.cues import cue

if TYPE_CHECKING:
    from kg.link.labels import Labels, Match

_PREPOSITION = re.compile(r"\W*(?:(?:with|to|by|for|among)\s+)+", re.IGNORECASE)
_BARE = re.compile(r"(?:compan|part|entit)(?:y|ies)|organi[sz]ations?|persons?|people|individuals?", re.IGNORECASE)
"""Words for a third party that say nothing beside one that is told more precisely."""
_OTHER_BUSINESS = re.compile(r"\bother business\Z", re.IGNORECASE)
_WORD_FOLLOWS = re.compile(r"\s+[a-z]")
_ITS_PAPER = re.compile(
    r"(?:['’]s)?(?:,? (?:or|and) (?:an? )?(?:[a-z]+ ){0,2}[a-z]+)?\s+"
    r"(?:orders?|proceedings?|process|requests?|requirements?|investigations?|rulings?|rules|regulations?)\b",
    re.IGNORECASE,
)
_OURS_FOLLOWS = re.compile(r" [A-Z]")
"""A name behind "other" is that of a group to which all of them belong."""
_HEADS_ONLY = frozenset({"OtherUser", "Public", "FirstParty"})
"""Parties that a clause about a recipient mentions without making them recipients."""


def parties(text: str, labels: Labels) -> list[Match]:
    """The parties that a phrase names, from left to right."""
    head = head_end(text)
    found = [match for match in labels.contiguous(text) if not _is_part_of_name(text, match)]
    named = [match for match in found if match.start < head]
    precise = any(match.concept != "ThirdParty" for match in named)
    return [
        match
        for k, match in enumerate(found)
        if not (match.start >= head and (match.concept in _HEADS_ONLY or (named and match.concept == "ThirdParty")))
        and not (match.concept == "ThirdParty" and _qualifies(text, match, found[k + 1 :]))
        and not (precise and match.concept == "ThirdParty" and _BARE.fullmatch(text[match.start : match.end]))
    ]


def head_end(text: str) -> int:
    """Where the words that name the recipient end and a clause about it begins."""
    before = _PREPOSITION.match(text)
    match = cue("recipient_clause").search(text, before.end() if before else 0)
    return match.start() if match else len(text)


def _qualifies(text: str, match: Match, later: list[Match]) -> bool:
    """Whether the words only qualify the party right behind them ("third-party marketing partners")."""
    return any(not text[match.end : other.start].strip(" -–") for other in later[:1])


def _is_part_of_name(text: str, match: Match) -> bool:
    """Whether the words stand for something else: "other business matters", "a court order"."""
    if text[match.start : match.end].lower() == "other" and _OURS_FOLLOWS.match(text[match.end :]):
        return True
    qualifies = _OTHER_BUSINESS.match(text[match.start : match.end]) and _WORD_FOLLOWS.match(text[match.end :])
    if match.concept == "Affiliate" and cue("not_of_us").search(text[: match.start]):
        return True
    paper = match.concept == "Authority" and _ITS_PAPER.match(text[match.end :])
    return bool(qualifies or paper)
