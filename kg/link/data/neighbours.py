"""Leaves out the words for data that their neighbours say better: "information about your health" is of health."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.link.labels import Match
    from kg.model import Vocabulary

_LIST_SIGN = re.compile(r"[,;/]|\b(?:and|or)\b")
_ABOUT = re.compile(r"\b(?:about|regarding|concerning|relating|related)\b")
_MASKS = frozenset({"AggregateData", "AnonymousData"})
_NEXT = 2
"""Finds after a head among which the one stands that makes it precise."""


def specific(text: str, matches: list[Match], vocabulary: Vocabulary) -> list[Match]:
    """The matches without general words before precise ones, and without what only an anonymous form is said of."""
    kept: list[Match] = []
    for k, match in enumerate(matches):
        later = matches[k + 1 : k + 1 + _NEXT]
        precise = any(_is_above(text, match, other, vocabulary) for other in later)
        masked = any(_is_masked(text, before, match) for before in kept[-1:])
        if not precise and not masked:
            kept.append(match)
    return kept


def _is_above(text: str, match: Match, other: Match, vocabulary: Vocabulary) -> bool:
    """Whether the other says more precisely what the match says, and is not told beside it."""
    if other.start <= match.start or match.concept not in vocabulary.ancestors("data", other.concept):
        return False
    apart = _joined if match.concept == "NonPersonalData" else _listed
    return not apart(text, match, other)


def _is_masked(text: str, before: Match, match: Match) -> bool:
    """Whether the words before say in what form it is given, and that nothing personal is left of it."""
    masks = before.concept in _MASKS and match.concept not in _MASKS and not _listed(text, before, match)
    return masks or _are_adjectives(text, before, match)


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
