"""Tells who acts by a thing: its owner ("the networks' cookies", "videos from Acme"), who runs it, or who put it here.

A thing has no data of its own to give, and neither has a deed ("this involves sharing your name with banks"). Nor has
somebody who is only said to send data to themselves: we let them ("Acme's fonts transmit your address to Acme").
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.link.cues import cue
from kg.link.memory import FIRST_PARTY
from kg.link.reading import words_of
from kg.link.sense import GIVES

if TYPE_CHECKING:
    from kg.link.parties.spoken_of import SpokenOf
    from kg.model import Frame

_OF = re.compile(r"\b(?:from|by|of)\s+(.*)", re.IGNORECASE | re.DOTALL)
_NAME = re.compile(r"[A-Z][\w&]+(?: (?:Inc|LLC|Ltd)\b)?")
_CLAUSE = re.compile(r"\s*\b(?:that|which|who|we|you)\b.*|[,(].*", re.IGNORECASE | re.DOTALL)
_MOST = 2
"""How many own a thing together."""


def whose(head: str) -> str | None:
    """The words for the owner, before the thing ("the networks' cookies", "third-party tools")."""
    owner = cue("thing_of_theirs").fullmatch(head)
    return owner["who"] if owner else None


def by_owner(thing: str, behind: str, before: SpokenOf) -> tuple[str, ...]:
    """Whose thing it is, by the words behind it ("videos from YouTube may set cookies")."""
    owner = _OF.match(behind.strip()) if cue("things_of_others").search(thing) else None
    return before.third_parties(_CLAUSE.sub("", owner[1]))[:_MOST] if owner else ()


def by_place(who: str, behind: str, before: SpokenOf) -> tuple[str, ...]:
    """Who runs what is not ours ("the operator of the social network"); a plug-in is a network's."""
    place = _OF.match(behind.strip()) if cue("those_who_run").fullmatch(who) else None
    if place is None:
        return ()
    words = _CLAUSE.sub("", place[1])
    if cue("our_place").fullmatch(words.rstrip(" .,;")):
        return (FIRST_PARTY,)
    return before.third_parties(words)[:_MOST] or (("SocialNetwork",) if cue("plug_ins").search(words) else ())


def gives_by_thing(frame: Frame, who: str) -> bool:
    """Whether a thing or a deed gives the data to somebody, and nobody else is told to own it."""
    if frame.action not in GIVES or not frame.recipients or cue("things_that_give").fullmatch(who) is None:
        return False
    return not any(cue("to_whoever_set_it").match(words_of(frame, each)) for each in frame.recipients)


def gives_to_itself(frame: Frame, who: str) -> bool:
    """Whether those who are said to give the data are those who get them."""
    name = _NAME.match(who)
    if frame.action not in GIVES or frame.polarity == "denied" or name is None:
        return False
    given = " ".join(words_of(frame, each) for each in frame.recipients)
    return re.search(rf"\b{re.escape(name[0])}\b", given) is not None
