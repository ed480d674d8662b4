"""Tells the data in what is a person's own and is handed to somebody: "we pass your order on to the dealer".

A word like "order" or "case" tells of no data by itself; what is given to others about a person does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.link.cues import cue, kinds
from kg.link.reading import words_of
from kg.words import stem

if TYPE_CHECKING:
    from kg.link.labels import Labels
    from kg.model import Frame

_RULES = frozenset({"active-verb", "passive-verb"})
_PUBLISH = frozenset(map(stem, ("publish", "syndicate")))


def handed_on(frame: Frame, recipients: Labels) -> tuple[str, ...]:
    """The data of a frame that names none by a term, but things of a person that somebody is given."""
    if frame.action != "share" or frame.rule not in _RULES or not frame.data:
        return ()
    if frame.actor and cue("givers").match(words_of(frame, frame.actor)):
        return ()
    whom = (words_of(frame, phrase) for phrase in frame.recipients)
    if frame.verb not in _PUBLISH and not any(recipients.contiguous(words) for words in whom):
        return ()
    words = [words_of(frame, phrase) for phrase in frame.data]
    return tuple(kind for kind, told in kinds("handed").items() if any(map(told.match, words)))
