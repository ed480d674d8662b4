"""Reads in what form data are given, where that leaves nothing personal of them: "shared only in aggregate form"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.link.cues import cue
from kg.link.reading import words_of
from kg.link.sense import GIVES
from kg.words import stem

if TYPE_CHECKING:
    from kg.model import Frame

_AGGREGATE = stem("aggregate")


def masked(frame: Frame, data: tuple[str, ...]) -> tuple[str, ...]:
    """The data as they are given: "only in aggregate form" leaves nothing personal of them."""
    aims = frame.purposes if frame.action in GIVES else ()  # "to see trends in the aggregate" tells no form
    words = " ".join(words_of(frame, phrase) for phrase in (*frame.data, *frame.recipients, *aims))
    words += _form_behind(frame)
    forms = (("AnonymousData", "anonymous_form"), ("AggregateData", "aggregate_form"))
    first = min((phrase.start for phrase in frame.data), default=0)
    made = cue("made_so_first").search(frame.text.text, 0, first)
    words += f" {made[0]}" if made else ""
    found = tuple(concept for concept, form in forms if cue(form).search(words))
    return found or (("AggregateData",) if frame.verb == _AGGREGATE else data)


def _form_behind(frame: Frame) -> str:
    """The words that say in what form data are given right behind them, or behind what is done with them."""
    ends, text = [phrase.end for phrase in frame.data] or [0], frame.text.text
    end = max(ends)
    places = (at + len(text[at:]) - len(text[at:].lstrip()) for at in (end, min(ends)))
    behind = next(filter(None, (cue("form_behind").match(text, at) for at in places)), None)
    if behind is None:
        done = (found for found in cue("done_in_form").finditer(text, end))
        behind = next((found for found in done if frame.verb in map(stem, found["verbs"].split())), None)
    return f" {behind[0]}" if behind else ""
