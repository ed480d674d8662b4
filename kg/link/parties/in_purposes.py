"""Finds those who get the data among the words for what they are for: "so that our partners can write to you"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.link.cues import cue
from kg.link.memory import FIRST_PARTY
from kg.link.parties import hired
from kg.link.parties.phrases import parties
from kg.link.parties.to_us import is_to_us
from kg.link.reading import words_of
from kg.link.sense import GIVES
from kg.model import Phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.link.labels import Labels
    from kg.model import Document, Frame

PREPOSITION = re.compile(r"^\W*(?:with|to|by|for|among)\s+", re.IGNORECASE)
"""What stands before somebody who gets the data."""
_OPENS_AIM = re.compile(r"(?:^|[,;]|\b(?:and|or|as|to)) *$", re.IGNORECASE)
_FOR_WORK = re.compile(r" (?:to|for|as)\b", re.IGNORECASE)


def in_purposes(frame: Frame, labels: Labels, document: Document) -> Iterator[Phrase]:
    """The words in purposes that name somebody who gets the data."""
    yield from _mistaken(frame, labels)
    yield from _served(frame, labels, document)
    yield from _hired_beside(frame, labels)


def _mistaken(frame: Frame, labels: Labels) -> Iterator[Phrase]:
    """Recipients that the grammar took for a purpose, as "to list brokers" looks like one."""
    if frame.action in GIVES and not frame.recipients:
        for phrase in frame.purposes:
            words = PREPOSITION.sub("", words_of(frame, phrase)).strip(" .")
            if words and any(match.start == 0 and match.end == len(words) for match in labels.contiguous(words)):
                yield phrase


def _served(frame: Frame, labels: Labels, document: Document) -> Iterator[Phrase]:
    """Those whom the purpose names as who does it or is given it ("so that our partners can write to you")."""
    given = any(not is_to_us(words_of(frame, phrase), document) for phrase in frame.recipients)
    if frame.action not in GIVES or given:
        return
    for phrase in frame.purposes:
        words = words_of(frame, phrase)
        before = cue("for_others_to").match(words) or _gives_on(words)
        start = before.end() if before else 0
        who = next((m for m in parties(words[start:], labels) if m.concept != FIRST_PARTY), None)
        if who is None or not cue("some_others").fullmatch(words[start : start + who.start]):
            continue
        behind = words[start + who.end :]
        if cue("who_do").match(behind):
            yield Phrase(phrase.start + start, phrase.start + start + who.end)


def _gives_on(words: str) -> re.Match[str] | None:
    """The words that give data on, where they are an aim of their own ("to bill you, or report to lenders")."""
    return next((m for m in cue("gives_on").finditer(words) if _OPENS_AIM.search(words, 0, m.start())), None)


def _hired_beside(frame: Frame, labels: Labels) -> Iterator[Phrase]:
    """Those who are hired for other work ("a carrier to ship your order, and | a card company | to bill you")."""
    if frame.rule != hired.RULE:
        return
    for phrase in frame.purposes:
        words = words_of(frame, phrase)
        for match in parties(words, labels):
            opened = cue("hired_too").search(words, 0, match.start)
            works = _FOR_WORK.match(frame.text.text, phrase.start + match.end)
            if opened and works:
                yield Phrase(phrase.start + match.start, phrase.start + match.end)
