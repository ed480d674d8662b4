"""Tells words that look like a party and stand for something else: "a court order", "members of our family"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.link.cues import cue

if TYPE_CHECKING:
    from kg.link.labels import Match

_OTHER_BUSINESS = re.compile(r"\bother business\Z", re.IGNORECASE)
_WORD_FOLLOWS = re.compile(r"\s+[a-z]")
_ITS_PAPER = re.compile(
    r"(?:['’]s)?(?:,? (?:or|and) (?:an? )?(?:[a-z]+ ){0,2}[a-z]+)?\s+"
    r"(?:orders?|proceedings?|process|requests?|requirements?|investigations?|rulings?|rules|regulations?)\b",
    re.IGNORECASE,
)
_MACHINES = re.compile(r"\b(?:artificial|business|machine|market|threat) \Z", re.IGNORECASE)
"""What tells an intelligence that is no service of the state ("artificial | intelligence services")."""
_OURS_FOLLOWS = re.compile(r" [A-Z]")
"""A name behind "other" is that of a group to which all of them belong."""
_OF_FAMILY = re.compile(r"(?: of| within| in)(?: [\w&.,'’-]+){0,6} ?", re.IGNORECASE)
_PARENT = re.compile(r"parents?", re.IGNORECASE)
_GROUPS = re.compile(r"groups", re.IGNORECASE)
_WITH = re.compile(r"\s+(?:\w+\s+)?with\s+(?!closely\b|to\b|for\b|in\b|and\b|or\b)\w", re.IGNORECASE)
_FAMILY = re.compile(r"family", re.IGNORECASE)


def is_mentioned_only(text: str, match: Match, later: list[Match]) -> bool:
    """Whether the words of a party stand for something else."""
    before, words, behind = text[: match.start], text[match.start : match.end], text[match.end :]
    if cue("outside_of").search(before) or (_WITH.match(behind) and cue("partners_up").search(before + words)):
        return True
    match match.concept:
        case "Affiliate":
            return _is_no_kin(before, words, behind, later)
        case "Authority":
            return _ITS_PAPER.match(behind) is not None or _MACHINES.search(before) is not None
        case "OtherUser":
            ours = any(
                other.concept == "Affiliate" and _OF_FAMILY.fullmatch(text[match.end : other.start])
                for other in later[:1]
            )
            return ours or (match.words == 1 and cue("things_of_users").match(behind) is not None)
        case "SocialNetwork":
            return cue("people_on").search(before) is not None
        case "Public":
            return words.lower() == "public" and cue("of_the_state").match(behind) is not None
        case _:
            return _is_no_other(words, behind)


def _is_no_kin(before: str, words: str, behind: str, later: list[Match]) -> bool:
    """Whether it is no company of ours that is called parent, group or family, or one that is said not to be ours."""
    if cue("not_of_us").search(before):
        return True
    if _PARENT.fullmatch(words):
        company = any(other.concept == "Affiliate" for other in later[:1]) or cue("our_parent").search(before)
        return not company
    if _FAMILY.fullmatch(words):
        return cue("and_friends").match(behind) is not None
    return _GROUPS.fullmatch(words) is not None


def _is_no_other(words: str, behind: str) -> bool:
    """Whether "other" stands before something that is nobody ("other countries", "other business matters")."""
    if words.lower() == "other" and (_OURS_FOLLOWS.match(behind) or cue("nobody_behind").match(behind)):
        return True
    return bool(_OTHER_BUSINESS.match(words) and _WORD_FOLLOWS.match(behind))
