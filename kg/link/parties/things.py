"""Tells who acts by a thing of theirs, or runs one: "the networks' cookies", "videos from Acme", "its operator"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.link.cues import cue
from kg.link.memory import FIRST_PARTY

if TYPE_CHECKING:
    from kg.link.parties.spoken_of import SpokenOf

_OF = re.compile(r"\b(?:from|by|of)\s+(.*)", re.IGNORECASE | re.DOTALL)
_THEIRS = re.compile(
    r"(.*\w)(?:['’]s|(?<=s)['’]|(?<=third[- ]party)) (?:own )?(?:[\w-]+ )?"
    r"(?:cookies?|beacons?|pixels?|tags?|scripts?|software|code|tools?|servers?|systems?|technolog(?:y|ies)|widgets?|plug-?ins?|sdks?)\W*",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"\s*\b(?:that|which|who|we|you)\b.*|[,(].*", re.IGNORECASE | re.DOTALL)
_MOST = 2
"""How many own a thing together."""


def whose(head: str) -> str | None:
    """The words for the owner, before the thing ("the networks' cookies", "third-party tools")."""
    owner = _THEIRS.fullmatch(head)
    return owner[1] if owner else None


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
