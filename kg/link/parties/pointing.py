"""Tells who acts where the words for who does point back to those spoken of before ("they", "these providers")."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.link.cues import cue, kinds
from kg.link.reading import words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.link.memory import Memory
    from kg.link.parties.spoken_of import SpokenOf
    from kg.model import Frame, Segment

MOST = 2
"""How many third parties act together; longer lists are told of each by itself."""
_NETWORK = re.compile(r"the networks?", re.IGNORECASE)
"""Our own, or the social network that was spoken of."""
_SERVANT = "ServiceProvider"
_MAY_SERVE = frozenset({"Advertiser"})
"""Those who are in service where they are told, together with others who are, what not to do with data."""


def pointed_at(
    text: str,
    head: str,
    told: tuple[str, ...],
    frame: Frame,
    segments: Sequence[Segment],
    memory: Memory,
    before: SpokenOf,
) -> tuple[str, ...]:
    """Whom words point back to that name nobody, or only say that they serve us ("these providers").

    "These third-party services" are either in service, where such were spoken of, or anybody's that a person meets.
    """
    if frame.actor is None or cue("points_back").match(text) is None or cue("not_those").search(head):
        return ()
    apart = cue("services_apart").fullmatch(head) is not None
    names_nobody = not apart and (set(told) <= {"ThirdParty"} or _NETWORK.fullmatch(head))
    if names_nobody and cue("points_to_parties").search(head):
        pointed = _as_group(frame, before.pointed(frame, frame.actor, segments, memory))[:MOST]
        return tuple(dict.fromkeys((*pointed, *told))) if cue("those_and_others").match(text) else pointed
    if apart or (told == (_SERVANT,) and not cue("in_service").search(head)):
        pointed = before.pointed(frame, frame.actor, segments, memory)
        return pointed[:MOST] if before.are_kinds_of(_SERVANT, pointed) else ()
    return ()


def by_cookies(text: str, frame: Frame, memory: Memory) -> tuple[str, ...]:
    """Who set the cookies that "they" points back to, where nobody else was spoken of ("they record your address")."""
    return (memory.actor,) if _goes_on(text, frame, memory) and memory.data == ("CookieData",) else ()


def by_their_things(frame: Frame, segments: Sequence[Segment], memory: Memory, before: SpokenOf) -> tuple[str, ...]:
    """Whose the things are that do or serve something, where words point back to the owners ("their cookies let …")."""
    served = frame.data[:1] if frame.rule == "service-verb" or frame.actor is None else ()
    named = (phrase for phrase in (frame.actor, *served) if phrase)
    theirs = next((phrase for phrase in named if cue("their_things").match(words_of(frame, phrase))), None)
    return before.pointed(frame, theirs, segments, memory)[:MOST] if theirs else ()


def by_things(text: str, frame: Frame, memory: Memory, segments: Sequence[Segment]) -> tuple[str, ...]:
    """Who uses what "they" are, where the sentence before tells what things do ("these tools record … They also …")."""
    opens = _goes_on(text, frame, memory) and frame.actor is not None and frame.actor.start == 0 < frame.segment
    before = segments[frame.segment - 1] if opens else None
    told = before is not None and before.block == frame.block and cue("things_do").match(before.text.text)
    return (memory.actor,) if told else ()


def _goes_on(text: str, frame: Frame, memory: Memory) -> bool:
    return frame.rule == "active-verb" and cue("pronoun").fullmatch(text) is not None and memory.near(frame)


def _as_group(frame: Frame, parties: tuple[str, ...]) -> tuple[str, ...]:
    """The parties; those of several trades who work for us are service providers as a whole."""
    bound = _MAY_SERVE if frame.polarity == "denied" or frame.rule == "carve-out" else frozenset[str]()
    several = len(parties) > 1 and set(parties) <= {_SERVANT, *kinds("work_of"), *bound} and not set(parties) <= bound
    return (_SERVANT,) if several else parties
