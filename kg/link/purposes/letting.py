"""Reads what a person gets or can do by the data, where no label knows it ("to help you lose weight")."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.link.labels import Match
from kg.link.purposes.telling import pattern
from kg.link.reading import words_of

if TYPE_CHECKING:
    from kg.model import Frame, Phrase

_LETS = re.compile(
    r"\b(?:(?:in order )?to )?(?:(?:also|better) )?(?:help|allow|enabl|permit|let)(?:e|s|es|ing)? "
    r"(?:you|(?:our |the )?(?:users|customers|members|visitors|guests|subscribers|clients))(?: to)?\s*$",
    re.IGNORECASE,
)
"""The end of what stands before words for what a person can do by the data ("to enable you | to hail a taxi")."""
_YOU = "you "
_REACH = 50
"""Characters of it."""


def for_reader(frame: Frame, phrase: Phrase) -> list[Match]:
    """The service that the phrase, or the words of letting a person and the phrase, tell of."""
    if frame.polarity != "affirmed":
        return []
    whole = replace(phrase, start=_lets_at(frame, phrase))
    told = any(pattern("for_reader").match(words_of(frame, each).lstrip(" ,;")) for each in (phrase, whole))
    return [Match("ServiceProvision", 0, phrase.end - phrase.start, 1)] if told else []


def _lets_at(frame: Frame, phrase: Phrase) -> int:
    """Where the words begin that let a person do what the phrase tells; where the phrase does, if none do."""
    near = max(0, phrase.start - _REACH)
    you = len(_YOU) if words_of(frame, phrase).startswith(_YOU) else 0  # "cookies help | you move around the site"
    lets = _LETS.search(frame.text.text[near : phrase.start + you])
    return near + lets.start() if lets else phrase.start
