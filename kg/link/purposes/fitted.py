"""Says what a purpose is that its own label does not tell: by whom it is asked for, to whom or what it is fitted."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.link.purposes.telling import pattern

if TYPE_CHECKING:
    from kg.link.labels import Match

_LAST_WORD = re.compile(r"[\w-]*\s*$")


def fitted(text: str, match: Match) -> Match:
    """The advertising as targeted, the content as personal, where the words say that it is fitted to a person."""
    if match.concept == "Advertising" and _is_fitted(text, match):
        return replace(match, concept="TargetedAdvertising")
    if match.concept == "Personalisation" and _is_of_ads(text[match.start : match.end]):
        return replace(match, concept="TargetedAdvertising")
    if match.concept == "Marketing" and pattern("plain_DirectMarketing").match(text, match.start):
        return replace(match, concept="DirectMarketing")
    if match.concept == "CustomerSupport" and pattern("of_state").match(text, match.end):
        return replace(match, concept="LegalCompliance")
    if match.concept == "Security" and pattern("against_misuse").match(text, match.end) and not _of_data(text, match):
        return replace(match, concept="FraudPrevention")
    if match.concept != "ServiceProvision":
        return match
    if pattern("better_and").search(text[: match.start]) or pattern("better").match(text, match.start):
        return replace(match, concept="ServiceImprovement")
    rest = pattern("shown_to_fit").match(text, match.start)
    before = _LAST_WORD.search(text[: match.start])
    fitted = rest or pattern("fitting_word").search(text[before.start() if before else 0 : match.end])
    return replace(match, concept="Personalisation", end=max(match.end, rest.end() if rest else 0)) if fitted else match


def _is_fitted(text: str, match: Match) -> bool:
    """Whether advertisements are such as a person may like, by their words or those around them."""
    if pattern("fitted").search(text[match.start : match.end]) or pattern("fitted_after").match(text, match.end):
        return True
    return pattern("fitted_before").search(text[: match.start]) is not None and _names_ads(text, match)


def _is_of_ads(words: str) -> bool:
    """Whether nothing but advertisements is made personal ("tailor advertisements to your interests")."""
    fitted_to = pattern("fitting_ads").match(words)
    return fitted_to is not None and pattern("of_content").search(fitted_to[0]) is None


def _names_ads(text: str, match: Match) -> bool:
    """Whether the words begin with those for advertisements, and not with a verb of their own."""
    return pattern("ads").match(text, match.start) is not None


def _of_data(text: str, match: Match) -> bool:
    """Whether it is data that are kept safe."""
    return pattern("safe_data").search(text[match.start : match.end]) is not None
