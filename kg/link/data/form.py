"""Reads in what form data are given, where that leaves nothing personal of them: "shared only in aggregate form"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.link.cues import cue, kinds
from kg.link.reading import pronoun, words_of
from kg.link.sense import GIVES
from kg.words import stem

if TYPE_CHECKING:
    from kg.model import Frame

_AGGREGATE = stem("aggregate")
_WORD = re.compile(r"[\w-]+")
_MADE = {
    **dict.fromkeys(map(stem, ("anonymize", "anonymise", "de-identify", "deidentify")), "AnonymousData"),
    _AGGREGATE: "AggregateData",
}
"""Which data come of what is done to them first."""
_MASKED = frozenset({"AggregateData", "AnonymousData", "NonPersonalData"})
"""What is nothing personal by its own words, whatever else is said of its form."""


def masked(frame: Frame, data: tuple[str, ...]) -> tuple[str, ...]:
    """The data as they are given: "only in aggregate form" leaves nothing personal of them."""
    aims = frame.purposes if frame.action in GIVES else ()  # "to see trends in the aggregate" tells no form
    words = " ".join(words_of(frame, phrase) for phrase in (*frame.data, *frame.recipients, *aims))
    words += _form_behind(frame)
    made = _made_before(frame)
    found = tuple(kind for kind, form in kinds("in_form").items() if form.search(words) or kind in made)
    if found:
        return tuple(dict.fromkeys((*found, *(each for each in data if each in _MASKED))))
    if frame.verb == _AGGREGATE:
        return ("AggregateData",)
    unknown = cue("in_unknown_form").search(words) is not None and not set(data) <= _MASKED
    return ("AnonymousData",) if unknown else data


def _made_before(frame: Frame) -> frozenset[str]:
    """What was done to the data before ("we may anonymize and share your data"), or to what "it" then stands for."""
    first = min((phrase.start for phrase in frame.data), default=0)
    pointing = bool(frame.data) and pronoun(words_of(frame, frame.data[0])) is not None
    made = cue("made_so_before" if pointing else "made_so_first").search(frame.text.text, 0, first)
    verbs = {stem(word) for word in _WORD.findall(made[0].lower())} if made else set[str]()
    return frozenset(concept for verb, concept in _MADE.items() if verb in verbs)


def _form_behind(frame: Frame) -> str:
    """The words that say in what form data are given right behind them, or behind what is done with them."""
    ends, text = [phrase.end for phrase in frame.data] or [0], frame.text.text
    end = max(ends)
    places = (at + len(text[at:]) - len(text[at:].lstrip()) for at in (end, min(ends)))
    behind = next(filter(None, (cue("form_behind").match(text, at) for at in places)), None)
    if behind is None and frame.polarity == "affirmed":  # another clause may go on with the form that is let
        done = (found for found in cue("done_in_form").finditer(text, end))
        behind = next((found for found in done if frame.verb in map(stem, found["verbs"].split())), None)
    return f" {behind[0]}" if behind else ""
