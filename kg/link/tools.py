"""Reads what is done by means of a tool, from the tool's purpose: "we use software to track your visits"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.link.cues import cue
from kg.link.data.clauses import with_clauses
from kg.link.data.mistaken import meant
from kg.link.reading import words_of
from kg.link.sense import USES
from kg.model import Phrase
from kg.words import stem

if TYPE_CHECKING:
    from kg.link.labels import Labels
    from kg.model import Frame

_USES = USES | set(map(stem, ("leverage", "rely")))


def by_tool(frame: Frame, labels: Labels) -> Frame:
    """The frame of using a tool as that of what the tool does with data, where its purpose names any."""
    if frame.action != "use" or frame.verb not in _USES or not _is_tool(frame, labels):
        return frame
    for phrase in (_past_brackets(frame, each) for each in frame.purposes):
        words = words_of(frame, phrase)
        collects, uses = cue("tool_collects").match(words), cue("tool_uses").match(words)
        work = collects or uses
        if work is None:
            continue
        end = cue("tool_ends").search(words, work.end())
        data = Phrase(phrase.start + work.end(), phrase.start + end.start() if end else phrase.end)
        if not with_clauses(frame, data, meant(frame, data, labels.contiguous(words_of(frame, data)))):
            continue
        if uses:
            return replace(frame, data=(data,))
        rest = replace(phrase, start=end.start() + phrase.start) if end else None
        others = tuple(each for each in frame.purposes if not phrase.start <= each.start < phrase.end)
        purposes = (*((rest,) if rest else ()), *others)
        return replace(frame, action="collect", verb="collect", data=(data,), purposes=purposes)
    return frame


def _past_brackets(frame: Frame, phrase: Phrase) -> Phrase:
    """A purpose with what goes on behind brackets that it ends in ("to record the protocol (IP | ) and the age")."""
    for other in frame.purposes:
        if other.start > phrase.end and frame.text.text[phrase.end : other.start].strip() == ")":
            phrase = replace(phrase, end=other.end)
    return phrase


def _is_tool(frame: Frame, labels: Labels) -> bool:
    """Whether all that is said to be used is a tool, and names no data."""
    said = [words_of(frame, phrase) for phrase in (frame.data or frame.recipients)]
    if not said or cue("such_technologies").match(said[0]) or any(map(labels.contiguous, said)):
        return False
    return cue("tool").match(said[0]) is not None
