"""Finds the data that the sentence before names or says that a person gives, to which "it" or "they" point back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.link.cues import cue
from kg.link.data import categories as data_of
from kg.link.reading import pronoun, words_of
from kg.link.within import fits, last_list
from kg.model import Phrase

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from kg.link.labels import Labels, Match
    from kg.model import Frame, Segment, Vocabulary


def named(frame: Frame, before: Segment, labels: Labels, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The data that the sentence before "it" or "they" names, first those that a person may give.

    "You can upload photos of your pets. | They are public", "Each ticket bears your name. | We store it".
    """
    it = pronoun(words_of(frame, frame.data[0]))
    if it is None:
        return ()
    one = bool(it["one"])
    given_there = cue("given").search(before.text.text)
    if given_there is not None:
        return _given_there(frame, before, given_there, labels, vocabulary, one=one)
    if not _is_handled(frame):
        return ()
    text = before.text.text
    listed = last_list(text, labels.contiguous(text))
    unsaid = cue("advises_person").match(text) or cue("asked_anew").search(text)
    if not listed or unsaid or text[: listed[0].start].lower().split()[-1:] == ["our"]:
        return ()
    told_what = cue("tells_what").match(text) is not None
    return _concepts(listed) if told_what or fits(text, listed, one=one) else ()


def _is_handled(frame: Frame) -> bool:
    """Whether it says plainly that we do something with "it", or that it is kept or given on.

    Much else is used, serves or is important to somebody that a sentence before names beside data.
    """
    if cue("asked_anew").search(frame.text.text[: frame.data[0].start]):
        return False
    if frame.rule == "active-verb":
        return frame.actor is not None and words_of(frame, frame.actor).lower() == "we"
    return frame.rule == "passive-verb" and frame.action not in {"use", "collect"}


def _given_there(
    frame: Frame, before: Segment, told: re.Match[str], labels: Labels, vocabulary: Vocabulary, *, one: bool
) -> tuple[str, ...]:
    """The data behind the verb of giving, or told by it ("leave a review"), where "it" or "they" can stand for them."""
    text = before.text.text
    ends = cue("given_ends").search(text, told.end())
    words = text[: ends.start() if ends else len(text)]
    for begin in (told.end(), words.rfind(" ", 0, told.end()) + 1):
        listed = [match for match in labels.contiguous(words) if match.start >= begin]
        if listed and fits(words, listed, one=one):
            whole = replace(frame, text=before.text, data=(Phrase(begin, len(words)),), rule="")
            return data_of.data(whole, labels, vocabulary).concepts or _concepts(listed[-1:])
    return ()


def _concepts(listed: Sequence[Match]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(match.concept for match in listed))
