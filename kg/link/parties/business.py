"""Tells what kind of third party somebody is by the business that the sentence speaks of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.link.cues import cue

if TYPE_CHECKING:
    from kg.link.labels import Match


def with_ads(party: Match, words: str, sentence: str) -> str:
    """What kind of third party it is that acts beside us, where the sentence says that advertisements are served."""
    hired = party.concept == "ServiceProvider" and cue("said_ours").search(words[: party.start]) is None
    known = cue("in_two_businesses").search(words[party.start : party.end])
    if not (hired or known or party.concept == "ThirdParty"):
        return party.concept
    return "Advertiser" if cue("serves_ads").search(sentence) else party.concept


def by_business(concept: str, head: str, sentence: str, *, named: bool = False) -> str:
    """What kind of third party it is, where only its business tells; Google is in two businesses."""
    if named and not cue("in_two_businesses").search(head):
        return concept
    theirs = concept == "ServiceProvider" and not head.lower().startswith("our ")
    in_general = concept == "ThirdParty" or theirs or cue("in_two_businesses").search(head)
    if in_general and cue("serves_ads").search(sentence):
        return "Advertiser"
    if concept == "ThirdParty" and cue("advertising").search(sentence):
        return "Advertiser"
    if concept == "ThirdParty" and cue("analytics").search(sentence):
        return "AnalyticsProvider"
    return concept
