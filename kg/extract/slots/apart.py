"""Reads the slots of predicates whose data stand before the verb, and tell another thing than a plain subject does."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.predicates.handing import given_data
from kg.extract.slots.walk import fill
from kg.model import Phrase

if TYPE_CHECKING:
    from kg.extract.predicates.predicate import Predicate
    from kg.extract.slots.slot import Reach, Slots
    from kg.extract.syntax.grammar import Stretch
    from kg.extract.syntax.tokens import Parsed


def phrase_of(parsed: Parsed, words: Stretch) -> Phrase:
    """The words of a stretch of tokens."""
    return Phrase(parsed.tokens[words[0]].start, parsed.tokens[words[1] - 1].end)


def based(parsed: Parsed, predicate: Predicate, end: int, reach: Reach) -> Slots:
    """The slots behind "based on": what is fitted by the data is what they are used for."""
    slots = fill(parsed, predicate.last + 1, end, reach, "data")
    if predicate.subject:
        slots.purposes.insert(0, phrase_of(parsed, predicate.subject))
    return slots


def aim(parsed: Parsed, predicate: Predicate, end: int, reach: Reach) -> Slots:
    """The slots behind "is" in "the purpose of processing your name is to …"; the data stand before it."""
    slots = fill(parsed, predicate.last + 1, end, replace(reach, action="use", verbs=frozenset()), "purpose")
    slots.data = [phrase_of(parsed, predicate.subject)] if predicate.subject else []
    return slots


def listed(parsed: Parsed, predicate: Predicate, end: int, reach: Reach) -> Slots:
    """The slots behind "include" where the subject are those who get data."""
    slots = fill(parsed, predicate.last + 1, end, replace(reach, verbs=frozenset()), "recipient")
    slots.recipients += slots.data
    slots.data = fill(parsed, *given_data(parsed, predicate.subject), reach, "data").data if predicate.subject else []
    return slots
