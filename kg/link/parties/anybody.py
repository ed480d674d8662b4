"""Tells persons at large who act: whoever sees what is public, and the other users of a site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.link.cues import cue

if TYPE_CHECKING:
    from kg.model import Frame

_DOING = frozenset({"active-verb", "passive-verb"})
_WITH_DATA = frozenset({"collect", "use", "retain"})
"""What other users do with data they see; what they share themselves is their own affair."""


def anybody(text: str, frame: Frame) -> tuple[str, ...]:
    """The public or the other users, if the words for who does something name them."""
    if frame.rule not in _DOING or frame.polarity != "affirmed":
        return ()
    if cue("whoever").match(text):
        return ("Public",)
    if cue("of_our_family").match(text):
        return ()
    does = frame.rule == "passive-verb" or frame.action in _WITH_DATA
    return ("OtherUser",) if does and cue("other_users").match(text) else ()
