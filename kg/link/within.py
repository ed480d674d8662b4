"""Finds the data that the same sentence names before the words that point back to them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.link.asked import is_plural
from kg.link.cues import cue
from kg.link.data import categories as data_of
from kg.link.data import mistaken
from kg.link.reading import Reading, pronoun, words_of
from kg.model import Phrase

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.link.labels import Labels, Match
    from kg.model import Frame, Vocabulary

_LIST = re.compile(
    r"[,\s(]*(?:and|or|and/or|such as|including|e\.g\.,?|in particular|like|as well as)?[,\s]*"
    r"(?:(?:your|the|any|our|other|a|an) )*",
    re.IGNORECASE,
)
"""What stands between two members of one list of data."""
_ENTITLED = re.compile(r"[^:.]{1,50}:\s+(?:we|i) (?:\w+ )*", re.IGNORECASE)
"""A label with what we do with the data it names ("Phone number: we use | this to call you")."""
_WE_DO = re.compile(r", (?:then )?we\b")
"""Where what we do begins, behind which the sentence can name other data ("if you ask us, we note your name and …")."""
_SAYS_WHICH = re.compile(_LIST.pattern + r"|[^,;:.]{0,40}", re.IGNORECASE)
"""What stands between words for data and those that say which."""


def given(frame: Frame, labels: Labels, vocabulary: Vocabulary) -> Reading:
    """The data that the same sentence says a person gives: "if you enter your name, we keep that information"."""
    pointer = frame.data[0].start
    sentence = frame.text.text.rfind(". ", 0, pointer) + 1
    told = cue("given").search(frame.text.text, sentence, pointer)
    if told is None:
        return Reading()
    ends = cue("given_ends").search(frame.text.text, told.end(), pointer)
    does = _WE_DO.search(frame.text.text, told.end(), pointer)
    if does and labels.contiguous(frame.text.text[does.end() : pointer]):
        return Reading()
    about = replace(frame, data=(Phrase(told.end(), ends.start() if ends else pointer),))
    return data_of.data(about, labels, vocabulary)


def is_relative(frame: Frame) -> bool:
    """Whether "that" opens a clause about data that the same sentence names ("data you give us or that we get")."""
    pointer = frame.data[0]
    opens = pointer.start > 0 and words_of(frame, pointer) == "that"
    return opens and cue("clause_goes_on").match(frame.text.text, pointer.end + 1) is not None


def named(frame: Frame, labels: Labels, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The data named last before "it", "them" or "such data": "if we find such data, we delete it"."""
    words = words_of(frame, frame.data[0]).strip(" .,;")
    it, by_name = pronoun(words), cue("that_data").match(words)
    text = frame.text.text[: frame.data[0].start]
    entitled = words.lower() == "this" and _ENTITLED.fullmatch(text) is not None
    if not (it or by_name or entitled or is_relative(frame)):
        return ()
    told = mistaken.meant(frame, Phrase(0, len(text)), labels.contiguous(text))
    found = [match for match in told if not cue("held_to_be").search(text[: match.start])]
    if by_name:
        listed = _last_named_data(text, found)
    else:
        listed = last_list(text, found)
        while it and listed and not fits(text, listed, one=bool(it["one"])):
            listed = last_list(text[: listed[0].start], [match for match in found if match.end <= listed[0].start])
    if not listed or cue("asked_anew").search(text, listed[-1].end):
        return ()
    whole = replace(frame, data=(Phrase(listed[0].start, listed[-1].end),), rule="")
    return data_of.data(whole, labels, vocabulary).concepts


def fits(text: str, listed: Sequence[Match], *, one: bool) -> bool:
    """Whether "it" (one) or "them" can stand for the data: "information such as your name and age" can be either."""
    if any(cue("ends_in_data").search(text[each.start : each.end]) for each in (listed[0], listed[-1])):
        return True
    return is_plural(text, listed) != one


def last_list(text: str, found: Sequence[Match]) -> tuple[Match, ...]:
    """The last of the data that a text names, with those that stand in one list with it."""
    listed: tuple[Match, ...] = ()
    for match in reversed(found):
        between = text[match.end : listed[0].start] if listed else ","
        if not between.strip() or _LIST.fullmatch(between) is None:
            break
        listed = (match, *listed)
    return listed


def _last_named_data(text: str, found: Sequence[Match]) -> tuple[Match, ...]:
    """The last words that call data by that name ("information about your health"), with all that says which."""
    heads = (k for k, match in enumerate(found) if cue("ends_in_data").search(text[match.start : match.end]))
    last = max((k for k in heads if not cue("no_head").search(text, 0, found[k].end)), default=None)
    if last is None:
        return ()
    end = last + 1
    while end < len(found) and _SAYS_WHICH.fullmatch(text[found[end - 1].end : found[end].start]):
        end += 1
    return tuple(found[last:end])
