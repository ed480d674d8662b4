"""Decides between purposes whose words overlap, and leaves out words that only look like one."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.link.purposes.telling import pattern
from kg.link.scattered import Phrase

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.link.labels import Match


_JOINS = re.compile(r"[,;]|\b(?:and|or|to)\b", re.IGNORECASE)
"""Signs that two verbs have one object, and so two purposes."""

_LAST_WORD = re.compile(r"[\w-]*\s*$")
_NEW_AIM = re.compile(r"[.;:()]|\b(?:to|for|by|so|which|that|when|while|in order)\b", re.IGNORECASE)
"""Signs that what is improved has been told."""
_IMPROVED = frozenset({"ServiceProvision", "ServiceOperation", "CustomerSupport"})


def distinct(text: str, found: Sequence[Match]) -> list[Match]:
    """The purposes without those that only look like one, or that another one tells better."""
    mistaken = [match.span() for match in pattern("not_meant").finditer(text)]
    meant = [_fitted(text, match) for match in found if not any(start <= match.start < end for start, end in mistaken)]
    meant = [match for match in meant if pattern("somebody_does").search(text[: match.start]) is None]
    return [match for match in meant if not any(_is_told_by(text, match, other) for other in meant)]


def _fitted(text: str, match: Match) -> Match:
    """The advertising as targeted, the content as personal, where the words say that it is fitted to a person."""
    if match.concept == "Advertising" and _is_fitted(text, match):
        return replace(match, concept="TargetedAdvertising")
    if match.concept == "Marketing" and pattern("plain_DirectMarketing").match(text, match.start):
        return replace(match, concept="DirectMarketing")
    if match.concept != "ServiceProvision":
        return match
    rest = pattern("shown_to_fit").match(text, match.start)
    before = _LAST_WORD.search(text[: match.start])
    fitted = rest or pattern("fitting_word").search(text[before.start() if before else 0 : match.end])
    return replace(match, concept="Personalisation", end=max(match.end, rest.end() if rest else 0)) if fitted else match


def _is_fitted(text: str, match: Match) -> bool:
    """Whether advertisements are such as a person may like, by their words or those around them."""
    if pattern("fitted").search(text[match.start : match.end]) or pattern("fitted_after").match(text, match.end):
        return True
    return pattern("fitted_before").search(text[: match.start]) is not None


def _is_told_by(text: str, match: Match, other: Match) -> bool:
    """Whether the other purpose says what this one does, and better."""
    if match.concept == other.concept:
        return False
    if match.concept == "BusinessOperation":
        return _covers(match, other) and other.end == match.end and other.start > match.start
    if match.concept == "Advertising":
        return other.concept == "TargetedAdvertising"
    if match.concept == "Marketing" and other.concept == "DirectMarketing":
        return other.start < match.start < other.end
    if other.concept == "TargetedAdvertising" and match.concept in {"Marketing", "DirectMarketing"}:
        return other.start < match.start and pattern("of_interest").fullmatch(text[match.start : match.end]) is not None
    if match.concept == "ServiceProvision" and _crosses(text, match, other):
        return True
    if other.concept == "ServiceImprovement" and match.concept in _IMPROVED:
        return _is_improved(text, match, other)
    if match.concept == "Personalisation" and other.concept == "TargetedAdvertising":
        near = match.start <= other.end + 1 and other.start <= match.end + 1
        return near and pattern("of_content").search(text[match.start : match.end]) is None
    inner = match.concept != "TargetedAdvertising" and other.start < match.start and other.end == match.end
    joined = _JOINS.search(text[other.start : match.start]) is not None
    return inner and not joined and pattern("fitting").match(text, other.start) is not None


def _crosses(text: str, match: Match, other: Match) -> bool:
    """Whether the words go on from the middle of others ("fulfill requests | for services"), or fitted ones in them."""
    fitted = other.concept == "Personalisation" and match.start < other.start < match.end
    inside = other.start < match.start < other.end and _JOINS.search(text[other.start : match.start]) is None
    return fitted or inside


def _is_improved(text: str, match: Match, other: Match) -> bool:
    """Whether the words name no more than what is to be better ("improve the performance of our site")."""
    before = text[other.start : match.start]
    if other.start >= match.start or not pattern("improving").match(before) or _NEW_AIM.search(before):
        return False
    phrase = Phrase(text[other.start : match.end])
    verbs = (w for w, is_verb in zip(phrase.content, phrase.is_verb, strict=True) if is_verb)
    return not any(w.end + other.start > match.start or not pattern("improving").match(w.lower) for w in verbs)


def _covers(match: Match, other: Match) -> bool:
    return match.start <= other.start and other.end <= match.end
