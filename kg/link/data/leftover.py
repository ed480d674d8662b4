"""Reads the members of a long list of data that no slot took, because a clause within the list seemed to end it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.link.cues import cue
from kg.link.data.clauses import with_clauses
from kg.link.data.mistaken import meant
from kg.link.memory import GENERIC
from kg.model import Phrase
from kg.words import stem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.link.labels import Labels, Match
    from kg.model import Frame

_PROCESS = stem("process")
"""The verb by which some policies tell that they get data."""
_LONG = 4
"""Kinds of data that a list names at least, so that what goes on behind it is surely one of them."""
_MEMBER = re.compile(
    r"(?:[,;)]|\b(?:and|or)\b)\s*(?:(?:and|or|as well as|your|the|their|an?|any|users?['’]?|its)\s+)*", re.IGNORECASE
)
_REACH = 60
"""Characters of a member among which its name stands."""
_NEVER = frozenset({GENERIC, "CookieData", "UserContent", "Communication", "ContactList"})
"""Concepts whose words may begin another clause ("and contact you", "or files on your computer")."""


def leftover(frame: Frame, labels: Labels, concepts: set[str]) -> Iterator[tuple[Phrase, Match]]:
    """The members behind the first data of a list that say what they are with their first words."""
    obtained = frame.action in {"collect", "retain"} or frame.verb == _PROCESS
    if not obtained or frame.polarity == "denied" or len(concepts) < _LONG:
        return
    begin = min(phrase.start for phrase in frame.data)
    left_out = cue("leaves_out").search(frame.text.text, begin)
    for found in _MEMBER.finditer(frame.text.text, begin, left_out.start() if left_out else len(frame.text.text)):
        start = found.end()
        if any(phrase.start <= start < phrase.end for phrase in _taken(frame)):
            continue
        phrase = Phrase(start, min(len(frame.text.text), start + _REACH), "example")
        named = with_clauses(
            frame, phrase, meant(frame, phrase, labels.contiguous(frame.text.text[start : phrase.end]))
        )
        first = next((match for match in named if match.start == 0), None)
        if first and first.concept not in _NEVER | concepts:
            yield phrase, first


def _taken(frame: Frame) -> tuple[Phrase, ...]:
    """The phrases that a slot took."""
    others = (frame.condition, frame.exception, frame.duration, frame.actor)
    return (*frame.data, *frame.recipients, *frame.purposes, *(phrase for phrase in others if phrase))
