"""Finds the parties that a phrase names, without those that it only mentions in passing."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.link.cues import cue
from kg.link.labels import Match
from kg.link.memory import FIRST_PARTY
from kg.link.parties.bystanders import is_mentioned_only
from kg.link.parties.named_as import in_role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.link.labels import Labels

_PREPOSITION = re.compile(r"\W*(?:(?:with|to|by|for|among)\s+)+(?:that\s+)?", re.IGNORECASE)
_BARE = re.compile(r"(?:compan|part|entit)(?:y|ies)|organi[sz]ations?|persons?|people|individuals?", re.IGNORECASE)
"""Words for a third party that say nothing beside one that is told more precisely."""
_OTHER = re.compile(r"other$", re.IGNORECASE)
_DESCRIBES = re.compile(r"\s+(?:(?!and\b|or\b)[\w-]+\s+(?:(?:and|or)\s+)?){1,3}")
"""What stands between "other" and the party that it goes with ("other | marketing and | business partners")."""
_NEXT_OF_LIST = re.compile(
    r"\s*,?(?:\s*business(?:es)?\b)?\s*(?:,|,?\s*\b(?:and|or|and/or)\b)(?:\s+(?:any|an?|other|another)\b)*\s*",
    re.IGNORECASE,
)
_BESIDE_KIN = re.compile(r",?\s+(?:and|or|and/or|as well as)\s+(?:(?:with|to)\s+)?", re.IGNORECASE)
_CLOSES = re.compile(r",\s*(?:and|or|and/or)\s+(?:(?:by|to|with)\s+)?(?:the |even )?\Z", re.IGNORECASE)
_OUTSIDE = re.compile(r"(?:third|3rd|outside)[- ]party", re.IGNORECASE)
_OF_WHAT = re.compile(
    r"(?!(?:and|or|such|like|including|that|who|which|to|with|as|for|of|in|from|via|by|on)\b)[a-z-]+"
    r"(?: (?!(?:and|or|such|like|including|that|who|which|to|with|as|for|of|in|from|via|by|on)\b)[a-z-]+)?",
    re.IGNORECASE,
)
"""One or two words that say what the party is in ("a third-party | brochure | fulfilment company")."""
_PARTNER = re.compile(r"partners?", re.IGNORECASE)
_OWNER_ENDS = ("'s", "’s", "s'", "s’")
_AFFILIATED = re.compile(r"affiliated", re.IGNORECASE)
_AFFILIATED_OR_NOT = re.compile(r"(?:and|or|and/or) (?:un|non-?)affiliated(?: third[- ]party)?", re.IGNORECASE)
_GROUPS = {
    "of_our_family": "Affiliate",
    "circle": "OtherUser",
    "everybody": "Public",
    "whoever_buys_us": "Successor",
    "our_people": FIRST_PARTY,
}
"""The cues for those who are told as a whole, whatever labels the words for them hold."""
NOBODY = frozenset({"Public", "OtherUser"})
"""Those who act for nobody, and so are never spoken of as third parties."""
NO_THIRD_PARTY = frozenset({FIRST_PARTY, *NOBODY})
"""Those whom a clause about a recipient mentions without making them recipients, too."""
_TRADES_LISTED = re.compile(
    r"((?:[\w-]+(?: [\w-]+){0,3},\s*)*[\w-]+(?: [\w-]+){0,3}),?\s*(?:\band/or\b|\band\b|\bor\b|/)\s*"
    r"(?:an? |our |other |the )*$",
    re.IGNORECASE,
)
_NO_TRADE = re.compile(r"^(?:with|to|by|our|the|an?|any|other|third[- ]party|various|certain|and|or)\s+", re.IGNORECASE)
_WORKING = ("provider", "company", "service")
"""Other heads by which a label may know a trade."""


def parties(text: str, labels: Labels) -> list[Match]:
    """The parties that a phrase names, from left to right."""
    head = head_end(text)
    found = in_role(text, mentioned(text, labels))
    named = [match for match in found if match.start < head]
    precise = any(match.concept != "ThirdParty" for match in named)
    return [
        match
        for k, match in enumerate(found)
        if not (match.start >= head and (_only_heads(text, match) or _is_of_clause(text, match, named, found[:k])))
        and not (_qualifies(text, match, found[k + 1 :]) and _gives_way(text, match))
        and not (precise and _is_bare(text, match, found[:k], found[k + 1 :]))
        and not _is_told_before(text, match, found[:k])
    ]


def _only_heads(text: str, match: Match) -> bool:
    """Whether the party counts only before a clause, and does not close a list ("friends there, or | the public")."""
    closes = match.concept == "Public" and _CLOSES.search(text[: match.start])
    return match.concept in NO_THIRD_PARTY and not closes


def _is_of_clause(text: str, match: Match, named: list[Match], earlier: list[Match]) -> bool:
    """Whether a clause about those named mentions third parties, unlike "firms of our family and | third parties"."""
    if match.concept != "ThirdParty" or not named:
        return False
    beside = [text[other.end : match.start] for other in earlier[-1:] if other.concept == "Affiliate"]
    return not any(map(_BESIDE_KIN.fullmatch, beside))


def mentioned(text: str, labels: Labels) -> list[Match]:
    """The parties whose words stand in a text, in whatever part they play there."""
    every = [_as_persons(text, match) for match in labels.contiguous(text)]
    found = [match for k, match in enumerate(every) if not is_mentioned_only(text, match, every[k + 1 :])]
    groups = [Match(concept, *m.span(), 2) for told_by, concept in _GROUPS.items() for m in cue(told_by).finditer(text)]
    found = [m for m in found if not any(group.start <= m.start < group.end for group in groups)]
    return sorted((*groups, *found, *_sharing_head(text, found, every, labels)), key=lambda match: match.start)


def _as_persons(text: str, match: Match) -> Match:
    """The party, where those called parents are given data of their child, and are no companies that own others."""
    given = match.concept == "Affiliate" and cue("to_parents").match(text)
    return replace(match, concept="OtherUser") if given and given.end() == match.end else match


def head_end(text: str) -> int:
    """Where the words that name the recipient end and a clause about it begins."""
    before = _PREPOSITION.match(text)
    match = cue("recipient_clause").search(text, before.end() if before else 0)
    return match.start() if match else len(text)


def _sharing_head(text: str, found: list[Match], every: list[Match], labels: Labels) -> Iterator[Match]:
    """Those whose head only the last of the list says ("advertising and website analysis firms")."""
    for party in found:
        listed = _TRADES_LISTED.search(text[: party.start])
        if listed is None or party.concept in NO_THIRD_PARTY:
            continue
        head = text[party.start : party.end].rsplit(maxsplit=1)[-1]
        if cue("trade_heads").fullmatch(head) is None:
            continue
        for member in re.finditer(r"[^,/]+", listed[1]):
            words = member[0].strip()
            while cut := _NO_TRADE.match(words):
                words = words[cut.end() :]
            start = listed.start(1) + member.start() + member[0].rindex(words)
            taken = any(other.start < start + len(words) and start < other.end for other in every)
            if words and not taken:
                yield from _of_trade(words, head, start, labels)


def _of_trade(words: str, head: str, start: int, labels: Labels) -> Iterator[Match]:
    """The party that a trade names together with the head of another one."""
    wholes = [f"{words} {each}" for each in (head, *_WORKING)]
    last = [m for whole in wholes for m in labels.contiguous(whole) if m.end == len(whole) and m.words > 1]
    for match in sorted(last, key=lambda match: match.start)[:1]:
        if match.concept != "ThirdParty":
            yield replace(match, start=start + match.start, end=start + len(words))


def _is_bare(text: str, match: Match, earlier: list[Match], later: list[Match]) -> bool:
    """Whether the words only say that it is somebody, and no member of a list of its own."""
    if match.concept != "ThirdParty":
        return False
    named = [text[match.end : party.start] for party in later[:1] if party.concept != "ThirdParty"]
    if _OTHER.match(text, match.start, match.end) and any(map(_DESCRIBES.fullmatch, named)):
        return True
    if not _BARE.fullmatch(text[match.start : match.end]):
        return False
    if any(not text[other.end : match.start].strip() for other in earlier[-1:]):
        return True
    return not later or _NEXT_OF_LIST.fullmatch(text[match.end : later[0].start]) is None


def _gives_way(text: str, match: Match) -> bool:
    """Whether words that qualify another party are none themselves ("third-party vendors", "a sponsor's agents")."""
    words = text[match.start : match.end]
    owns = _is_owner(text, match) or _AFFILIATED.fullmatch(words) is not None
    return (
        match.concept == "ThirdParty" or owns or (words[:1].isupper() and text[match.end + 1 : match.end + 2].islower())
    )


def _is_owner(text: str, match: Match) -> bool:
    """Whether the words only say whose somebody is ("| Facebook's | partners", "our | advertisers | ' partners")."""
    return any(text[: match.end + further].endswith(_OWNER_ENDS) for further in (0, 1))


def _is_told_before(text: str, match: Match, earlier: list[Match]) -> bool:
    """Whether the words right before tell already what kind of partner it is ("service provider partners")."""
    if match.concept != "BusinessPartner" or not _PARTNER.fullmatch(text[match.start : match.end]):
        return False
    return any(
        m.concept not in {"ThirdParty", *NO_THIRD_PARTY}
        and not text[m.end : match.start].strip()
        and not _is_owner(text, m)
        for m in earlier[-1:]
    )


def _qualifies(text: str, match: Match, later: list[Match]) -> bool:
    """Whether the words only qualify the party behind them ("third-party marketing partners")."""
    outside = _OUTSIDE.fullmatch(text[match.start : match.end]) is not None
    between = [text[match.end : other.start].strip(" -–'’") for other in later[:1]]
    if _AFFILIATED.fullmatch(text[match.start : match.end]):
        return any(not words or _AFFILIATED_OR_NOT.fullmatch(words) for words in between)
    return any(not words or (outside and _OF_WHAT.fullmatch(words)) for words in between)
