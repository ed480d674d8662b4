"""Reads of what kind mere "information" is from the clause behind it: where it was given, or whom it leaves unknown."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.link.cues import cue

if TYPE_CHECKING:
    from kg.link.labels import Match
    from kg.model import Frame, Phrase

_GENERIC = "PersonalData"
_BARE = re.compile(r"(?:information|data|details?)", re.IGNORECASE)
_GIVEN = ("UserContent", "SurveyResponse", "EmploymentData", "Communication")


def told(frame: Frame, phrase: Phrase, match: Match) -> Match:
    """The match, with the concept that the clause right behind it tells."""
    if match.concept != _GENERIC:
        return match
    text = frame.text.text[phrase.start + match.start : phrase.start + match.end]
    behind = frame.text.text[phrase.start + match.end :]
    if cue("names_nobody").match(behind):
        return replace(match, concept="NonPersonalData")
    if _BARE.fullmatch(text) is None:
        return match
    given = (concept for concept in _GIVEN if cue(f"given_as_{concept}").match(behind))
    return replace(match, concept=next(given, _GENERIC))
