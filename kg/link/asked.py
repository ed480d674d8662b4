"""Finds the data that a question or title names, which words below point to ("Do you sell my address? No", "Logs")."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from kg.link.cues import cue
from kg.link.memory import GENERIC
from kg.link.reading import pronoun, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.link.labels import Labels, Match
    from kg.model import Frame, Segment, Vocabulary

_THIS = re.compile(r"(?:all (?:of )?)?this", re.IGNORECASE)
_VAGUE = frozenset({GENERIC, "ContactList", "CookieData", "UserContent", "NonPersonalData"})
"""Concepts whose words in a title say too little of what "this information" is below it."""
_ALONE = re.compile(
    r"(?:\W|\d|your |the |childrens? |children['\u2019]s |about |use of |what are |why )*", re.IGNORECASE
)
"""What stands in a title before the data that it names and nothing else, so that "it" is they ("Cookies")."""
_JOINS = re.compile(r"[\s,/&]*(?:and|or)?[\s,/&]*(?:your )?", re.IGNORECASE)
_SHARE = re.compile(r"(?:all|any|some|none|most|part) of ", re.IGNORECASE)
"""What takes a part of what a pronoun stands for."""
_LONGEST_TITLE = 60
_NEAR = 2
"""Sentences behind a question among which the answer stands."""


def asked_about(
    frame: Frame, begin: int, segments: Sequence[Segment], labels: Labels, vocabulary: Vocabulary
) -> tuple[str, ...]:
    """The data of the question that the sentence, which begins at the segment `begin`, answers with "it" or "them"."""
    question = _question(frame, begin, segments) if pronoun(words_of(frame, frame.data[0])) else ""
    named = vocabulary.most_specific("data", (match.concept for match in labels.contiguous(question)))
    return tuple(named)


def _question(frame: Frame, begin: int, segments: Sequence[Segment]) -> str:
    for before in reversed(segments[max(0, begin - _NEAR) : begin]):
        if before.heading != frame.heading:
            break
        if before.text.text.endswith("?"):
            return before.text.text
    above = segments[max(0, begin - _NEAR)].heading if begin >= _NEAR else ()
    asks = frame.heading and frame.heading[-1].rstrip("*_ ").endswith("?")
    return frame.heading[-1] if asks and above != frame.heading else ""


def titled(frame: Frame, begin: int, segments: Sequence[Segment], labels: Labels, vocabulary: Vocabulary) -> list[str]:
    """The data that the title right above a sentence names: "Payment information | We do not store it"."""
    words = words_of(frame, frame.data[0]).strip(" .,;")
    it = pronoun(words)
    if not (it or cue("that_data").match(words) or _THIS.fullmatch(words)):
        return []
    above = _right_above(frame, begin, segments)
    title = (above or _before(begin, segments)).strip(" .:*_#")
    told = labels.contiguous(title)
    all_told = _is_alone(title, told) and (it or not above)
    found = [match for match in told if all_told or (above and match.concept not in _VAGUE)]
    named = vocabulary.most_specific("data", (match.concept for match in found))
    return [] if it and found and is_plural(title, found) == bool(it["one"]) else list(named)


def is_of_title(frame: Frame, begin: int, segments: Sequence[Segment], labels: Labels) -> bool:
    """Whether "it" is the information that the title right above speaks of ("Your data | We use it to …")."""
    it = pronoun(_SHARE.sub("", words_of(frame, frame.data[0])))
    title = _right_above(frame, begin, segments)
    named = [match for match in labels.contiguous(title) if match.concept == GENERIC]
    return it is not None and bool(named) and is_plural(title, named[:1]) is not bool(it["one"])


def _right_above(frame: Frame, begin: int, segments: Sequence[Segment]) -> str:
    """The title that a sentence is the first one below."""
    first = not begin or segments[begin - 1].heading != frame.heading
    return frame.heading[-1] if frame.heading and first else ""


def _before(begin: int, segments: Sequence[Segment]) -> str:
    """The sentence before, where it is short enough for a title in the same line ("Phone number. We use it to …")."""
    before = segments[begin - 1] if begin else None
    short = before is not None and before.kind == "sentence" and len(before.text.text) <= _LONGEST_TITLE
    return before.text.text if before is not None and short else ""


def _is_alone(title: str, told: Sequence[Match]) -> bool:
    """Whether a title names data and nothing else."""
    if not told or told[-1].end != len(title) or not _ALONE.fullmatch(title[: told[0].start]):
        return False
    return all(_JOINS.fullmatch(title[one.end : other.start]) for one, other in pairwise(told))


def is_plural(text: str, listed: Sequence[Match]) -> bool | None:
    """Whether "they" are the data and not "it"; None where both can be ("data")."""
    if len(listed) > 1:
        return True
    words = text[listed[0].start : listed[0].end].lower()
    return None if words.endswith("data") else words.endswith("s") and not words.endswith("ss")
