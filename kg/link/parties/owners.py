"""Tells whose the cookies or the data are that words point back to: others', where they alone gathered some."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.link.cues import cue
from kg.link.reading import words_of

if TYPE_CHECKING:
    from kg.link.memory import Memory
    from kg.model import Frame

_BY_COOKIES = frozenset({"service-verb", "passive-verb", "inclusion-verb"})
"""Rules whose data are what serves somebody, is used or is told in parts."""
_BEHIND = 40
"""Characters behind the data in which it may say that it is the process told before."""


def owners(frame: Frame, memory: Memory) -> tuple[str, ...]:
    """Whose the cookies or the data are that words point back to: theirs who alone were said to set or collect some."""
    thing = frame.actor or (frame.data[0] if frame.data and frame.rule in _BY_COOKIES else None)
    if thing is None:
        return ()
    if frame.rule == "inclusion-verb":
        return memory.only_others(frame) if cue("so_collected").match(frame.text.text, thing.start) else ()
    if frame.actor is None and _goes_on(frame):
        return memory.gathered_by_others(frame)
    pointed = cue("such_cookies").match(words_of(frame, thing))
    return memory.only_others(frame) if pointed and "CookieData" in memory.data else ()


def _goes_on(frame: Frame) -> bool:
    """Whether it says more of how those data are collected ("this information is collected by pixels")."""
    if frame.rule != "passive-verb" or frame.action != "collect":
        return False
    last = max((phrase.end for phrase in frame.data), default=0)
    that = cue("such_data").match(words_of(frame, frame.data[0])) is not None
    return that or cue("in_that_process").search(frame.text.text, frame.data[0].start, last + _BEHIND) is not None
