"""Tells what it means that somebody sees or is sent data: we who do collect them, others who cannot do not get them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.link.cues import cue
from kg.link.parties.own import is_often_named
from kg.link.reading import words_of
from kg.words import stem

if TYPE_CHECKING:
    from kg.link.parties.actors import Actors
    from kg.model import Document, Frame

_RULE = "seen-verb"
_TO = re.compile(r"(?:to|with) ", re.IGNORECASE)
_BY = re.compile(r"(?<=\w) by .*", re.IGNORECASE | re.DOTALL)
"""Who gives the data, behind who gets them ("provided to Acme | by your employer")."""
_READS = frozenset(map(stem, ("read", "view")))
_OF_NAME = re.compile(r"[Tt]he ([A-Z][\w.-]*(?: [A-Z][\w.-]*)?) [a-z]+$")
"""A thing under somebody's name ("the Acme service"); with capitals throughout it is a word of the policy's own."""
_SENDS = frozenset(map(stem, ("send", "transmit", "submit", "upload", "provide", "give", "supply", "pass")))


def got_by_sight(frame: Frame, actors: Actors, document: Document) -> Frame:
    """The frame of "who sees what" as a collecting, where it is ours, or denied of a third party."""
    if frame.rule != _RULE or len(frame.recipients) != 1 or frame.action != "share":
        return frame
    who = frame.recipients[0]
    words = words_of(frame, who)
    ours = cue("own_thing").match(words) is not None and cue("not_first_party").search(words) is None
    if ours or (actors.is_named(words, document) and cue("our_users").search(words) is None):
        return replace(frame, action="use" if frame.verb in _READS else "collect", recipients=())
    third = actors.before.third_parties(words) if frame.polarity == "denied" else ()
    return replace(frame, action="collect", actor=who, recipients=()) if third else frame


def got_by_mail(frame: Frame, actors: Actors, document: Document) -> Frame:
    """The frame of what is sent to the organization, by its name or to its machines, as a collecting."""
    if frame.rule != "passive-verb" or frame.verb not in _SENDS or frame.action != "share":
        return frame
    if frame.recipients:
        to_us = all(_is_ours(words_of(frame, each), actors, document) for each in frame.recipients)
    else:
        to_us = frame.actor is None and cue("sent_nowhere_else").search(frame.text.text) is not None
    return replace(frame, action="collect", actor=None, recipients=()) if to_us else frame


def used_by_own(frame: Frame, aims: tuple[str, ...]) -> bool:
    """Whether what our own people see is used by that: they do it for something, or are said never to."""
    return frame.rule == _RULE and (bool(aims) or frame.polarity == "denied")


def _is_ours(words: str, actors: Actors, document: Document) -> bool:
    bare = _BY.sub("", _TO.sub("", words)).rstrip(" .,;")
    thing = cue("own_thing").fullmatch(bare) is not None and cue("not_first_party").search(bare) is None
    thing = thing and not _is_under_strange_name(bare, actors, document)
    return thing or cue("ourselves").fullmatch(bare) is not None or _is_own_name(bare, actors, document)


def _is_under_strange_name(words: str, actors: Actors, document: Document) -> bool:
    """Whether a thing goes by a name that is neither ours nor one that the policy keeps using."""
    named = _OF_NAME.match(words)
    ours = named is None or actors.is_named(named[1], document) or is_often_named(document, named[1])
    return not ours or (named is not None and bool(actors.before.third_parties(named[1])))


def _is_own_name(words: str, actors: Actors, document: Document) -> bool:
    """Whether it is the organization's name, and not that of others who bear it too ("Acme Affiliates")."""
    return actors.is_named(words, document) and not actors.before.third_parties(words)
