"""Decides between purposes whose words overlap, and leaves out words that only look like one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.link.purposes.fitted import fitted
from kg.link.purposes.telling import pattern
from kg.link.scattered import verb_phrase

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from kg.link.labels import Match


_JOINS = re.compile(r"[,;]|\b(?:and|or|to)\b", re.IGNORECASE)
"""Signs that two verbs have one object, and so two purposes."""

_NEW_AIM = re.compile(r"[.;:()]|\b(?:to|for|by|so|which|that|when|while|in order)\b", re.IGNORECASE)
"""Signs that what is improved has been told."""

_OF = re.compile(r"\s+of\s+(?:(?:the|our|its|any|all|such)\s+)*", re.IGNORECASE)
"""What stands between a delivery and what is delivered."""


def distinct(text: str, found: Sequence[Match]) -> list[Match]:
    """The purposes without those that only look like one, or that another one tells better."""
    mistaken = [match.span() for match in pattern("not_meant").finditer(text)]
    meant = [fitted(text, match) for match in found if not any(start <= match.start < end for start, end in mistaken)]
    meant = [m for m in meant if m.concept != "AccountManagement" or not _is_no_account(text, m)]
    meant = [m for m in meant if m.concept == "LegalCompliance" or pattern("agents").match(text, m.end) is None]
    meant = [match for match in meant if pattern("somebody_does").search(text[: match.start]) is None]
    return [match for match in meant if not any(_is_told_by(text, match, other) for other in meant)]


def _is_no_account(text: str, match: Match) -> bool:
    """Whether nothing is done to an account: it is used, or the profile is one that is made of persons."""
    return any(start.start() <= match.start < start.end() for start in pattern("no_account").finditer(text))


def _is_told_by(text: str, match: Match, other: Match) -> bool:
    """Whether the other purpose says what this one does, and better."""
    if match.concept == other.concept:
        return False
    tells = _BETTER.get((match.concept, other.concept)) or _BETTER.get((match.concept, _ANY))
    told = tells(text, match, other) if tells else None
    return _is_inside_fitting(text, match, other) if told is None else told


def _is_own_words(_text: str, match: Match, other: Match) -> bool:
    """Whether general words have the other's own in them, or go on from its middle ("risk | management purposes")."""
    crosses = other.start < match.start < other.end < match.end
    return crosses or (other.end == match.end and other.start > match.start)


def _is_within(_text: str, match: Match, other: Match) -> bool:
    return other.start < match.start < other.end


def _always(_text: str, _match: Match, _other: Match) -> bool:
    return True


def _is_contest(text: str, match: Match, other: Match) -> bool:
    """Whether a promotion is one in which people take part ("contests and other promotions")."""
    said = text[match.start : match.end].lower().rfind("promotion")
    promotion = (match.start + said, match.end)
    first, last = sorted((promotion, (other.start, other.end)))
    return said >= 0 and pattern("of_contests").fullmatch(text, first[1], last[0]) is not None


def _is_of_interest(text: str, match: Match, other: Match) -> bool | None:
    """Whether the words only tell what the advertisements are about."""
    words = text[match.start : match.end]
    return other.start < match.start and pattern("of_interest").fullmatch(words) is not None


def _is_right(text: str, match: Match, other: Match) -> bool:
    """Whether safety is one of the goods that are protected together ("rights, property or safety")."""
    return match.words == 1 and pattern("rights_and").fullmatch(text, other.end, match.start) is not None


def _holds_start(_text: str, match: Match, other: Match) -> bool:
    """Whether the other says of what it is ("respond to | requests by the police", "delivery of | advertising")."""
    return match.start < other.start < match.end


def _delivers(text: str, match: Match, other: Match) -> bool:
    """Whether advertisements or messages are delivered, and no goods beside them ("shipping and advertising")."""
    inside = other.start < match.start and match.end <= other.end  # "e-mail | delivery |"
    if inside:
        return True
    delivered = _holds_start(text, match, other) or _OF.fullmatch(text, match.end, other.start) is not None
    return delivered and _JOINS.search(text[match.start : other.start]) is None


def _is_fit(text: str, match: Match, other: Match) -> bool | None:
    """Whether the words tell only to what advertisements are fitted ("that meet your needs")."""
    fits = pattern("fitted_after").match(text, other.end)
    return True if fits is not None and other.end <= match.start <= fits.end() else None


def _is_fit_or_near(text: str, match: Match, other: Match) -> bool:
    near = match.start <= other.end + 1 and other.start <= match.end + 1
    fits = _is_fit(text, match, other) is not None
    return fits or (near and pattern("of_content").search(text[match.start : match.end]) is None)


def _is_inside_fitting(text: str, match: Match, other: Match) -> bool:
    inner = match.concept != "TargetedAdvertising" and other.start < match.start and other.end == match.end
    joined = _JOINS.search(text[other.start : match.start]) is not None
    return inner and not joined and pattern("fitting").match(text, other.start) is not None


def _crosses(text: str, match: Match, other: Match) -> bool | None:
    """Whether the words go on from the middle of others ("fulfill requests | for services"), or fitted ones in them.

    Of verbs in a list each has its own purpose ("provide, personalize and improve our services").
    """
    fitted = other.concept == "Personalisation" and match.start < other.start < match.end
    fitted = fitted and _JOINS.search(text[match.start : other.start]) is None
    inside = other.start < match.start < other.end and _JOINS.search(text[other.start : match.start]) is None
    if fitted or inside:
        return True
    return _is_improved(text, match, other) if other.concept == "ServiceImprovement" else None


def _is_improved(text: str, match: Match, other: Match) -> bool:
    """Whether the words name no more than what is to be better ("improve the performance of our site")."""
    return _is_object(text, match, other, "improving")


def _is_measured(text: str, match: Match, other: Match) -> bool:
    """Whether the words name no more than what is measured ("track the effectiveness of our marketing campaigns")."""
    return _is_object(text, match, other, "measuring")


def _is_object(text: str, match: Match, other: Match, kind: str) -> bool:
    before = text[other.start : match.start]
    if other.start >= match.start or not pattern(kind).match(before) or _NEW_AIM.search(before):
        return False
    phrase = verb_phrase(text[other.start : match.end])
    verbs = (w for w, is_verb in zip(phrase.content, phrase.is_verb, strict=True) if is_verb)
    return not any(w.end + other.start > match.start or not pattern(kind).match(w.lower) for w in verbs)


_ANY = ""
_BETTER: Mapping[tuple[str, str], Callable[[str, Match, Match], bool | None]] = {
    ("BusinessOperation", _ANY): _is_own_words,
    ("Advertising", "TargetedAdvertising"): _always,
    ("Marketing", "DirectMarketing"): _is_within,
    ("Marketing", "CommunityFeature"): _is_contest,
    ("Marketing", "TargetedAdvertising"): _is_of_interest,
    ("Marketing", "Analytics"): _is_measured,
    ("Advertising", "Analytics"): _is_measured,
    ("DirectMarketing", "Analytics"): _is_measured,
    ("DirectMarketing", "ServiceImprovement"): _is_within,
    ("DirectMarketing", "TargetedAdvertising"): _is_of_interest,
    ("ServiceProvision", _ANY): _crosses,
    ("Security", "TermsEnforcement"): _is_right,
    ("CustomerSupport", "LegalCompliance"): _holds_start,
    ("Delivery", "Advertising"): _delivers,
    ("Delivery", "TargetedAdvertising"): _delivers,
    ("Delivery", "Communication"): _delivers,
    ("Delivery", "DirectMarketing"): _delivers,
    ("Delivery", "Marketing"): _delivers,
    ("ServiceImprovement", "TargetedAdvertising"): _is_fit,
    ("Personalisation", "TargetedAdvertising"): _is_fit_or_near,
    ("ServiceOperation", "ServiceImprovement"): _is_improved,
    ("CustomerSupport", "ServiceImprovement"): _is_improved,
}
"""For a purpose and another one, what tells whether the other says the same and better; none, if it cannot tell."""
