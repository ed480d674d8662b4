"""Finds who keeps data "there": those to whom the words before send them ("sent to our printer and stored there")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.link.cues import cue
from kg.words import stem

if TYPE_CHECKING:
    from kg.link.memory import Memory
    from kg.model import Frame

_DONE = frozenset({"retain", "use"})


def over_there(frame: Frame, memory: Memory) -> tuple[str, ...]:
    """Those who were given the data right before, where the verb says no more than that it is done there."""
    given = memory.segment == frame.segment and memory.action == "share" and memory.polarity == "affirmed"
    if not given or frame.rule != "passive-verb" or frame.action not in _DONE:
        return ()
    verbs = (found["verb"] for found in cue("done_there").finditer(frame.text.text))
    return memory.recipients if any(stem(verb) == frame.verb for verb in verbs) else ()
