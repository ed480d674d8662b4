"""Leaves out the words for data that their neighbours say better: "information about your health" is of health."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.link.labels import Match
    from kg.model import Vocabulary

_LIST_SIGN = re.compile(r"[,;/]|\b(?:and|or)\b")
_ABOUT = re.compile(r"\b(?:about|regarding|concerning|relating|related)\b")
_INTRODUCES = re.compile(
    r"[^,;.:()\u2013\u2014]{0,30}?[*_]*\s*(?::|\((?!collectively|as defined|[\"\u201c])|\s[\u2013\u2014-]\s"
    r"|,?\s(?:e\.g\.|for example|namely|such as)\s)"
)
"""What stands behind a head whose members are listed after it ("Identity and contact data: …", "Contact data – …")."""
_EXAMPLES = re.compile(r"\b(?:such as|including|for (?:example|instance)|namely|e\.g\.)")
_MASKS = frozenset({"AggregateData", "AnonymousData"})
_USE = frozenset({"UsageData", "BrowsingHistory"})
"""What people do on a site, of which "non-personal information" tells only in general."""
_NEXT = 2
"""Finds after a head among which the one stands that makes it precise."""


def specific(text: str, matches: list[Match], vocabulary: Vocabulary) -> list[Match]:
    """The matches without general words before precise ones, and without what only an anonymous form is said of."""
    precise = []
    for k, match in enumerate(matches):
        later = matches[k + 1 :] if _members(text, match) else matches[k + 1 : k + 1 + _NEXT]
        if not any(_is_above(text, match, other, vocabulary) for other in later):
            precise.append(match)
    return unmasked(text, precise)


def unmasked(text: str, matches: list[Match]) -> list[Match]:
    """The matches without what only an anonymous form is said of ("aggregate data about your visits")."""
    kept: list[Match] = []
    for match in matches:
        if not any(_is_masked(text, before, match) for before in kept[-1:]):
            kept.append(match)
    return kept


def _is_above(text: str, match: Match, other: Match, vocabulary: Vocabulary) -> bool:
    """Whether the other says more precisely what the match says, and is not told beside it."""
    if other.start <= match.start or match.concept not in vocabulary.ancestors("data", other.concept):
        return False
    if match.concept == "NonPersonalData":
        return not _joined(text, match, other)
    return not _listed(text, match, other) or other.start in _members(text, match)


def _members(text: str, head: Match) -> range:
    """Where the members of a head are listed that it introduces, up to the end of the bracket or part."""
    opened = _INTRODUCES.match(text, head.end)
    if opened is None:
        return range(0)
    alone = opened[0].endswith(":") and text.count(":") == 1
    closed = -1 if alone else text.find(")" if opened[0].endswith("(") else ";", opened.end())
    return range(opened.end(), closed if closed >= 0 else len(text))


def _is_masked(text: str, before: Match, match: Match) -> bool:
    """Whether the words before say in what form it is given, and that nothing personal is left of it."""
    said_of = before.concept in _MASKS and match.concept not in _MASKS and not _listed(text, before, match)
    masks = said_of and _EXAMPLES.search(text[before.end : match.start]) is None
    return masks or _is_of_use(text, before, match) or _are_adjectives(text, before, match)


def _is_of_use(text: str, before: Match, match: Match) -> bool:
    """Whether it is what mere "non-personal information" is about ("non-personal information about your visits")."""
    between = text[before.end : match.start]
    about = _ABOUT.search(between) and not _LIST_SIGN.search(between) and not _EXAMPLES.search(between)
    return before.concept == "NonPersonalData" and match.concept in _USE and bool(about)


def _are_adjectives(text: str, one: Match, other: Match) -> bool:
    """Whether both only say in what form one thing is given ("aggregated, non-personal information")."""
    together = one.concept == "AggregateData" and other.concept == "NonPersonalData"
    return together and text[one.end : other.start] == ", "


def _listed(text: str, one: Match, other: Match) -> bool:
    """Whether two matches are members of one list."""
    between = text[one.end : other.start]
    return _LIST_SIGN.search(between) is not None and _ABOUT.search(between) is None


def _joined(text: str, one: Match, other: Match) -> bool:
    """Whether two words for a form of data are said to be two ("non-identifying and aggregate information")."""
    return text[one.end : other.start].strip() in {"and", "or", "and/or"}
