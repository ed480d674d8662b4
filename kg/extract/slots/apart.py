"""Reads the slots of predicates whose data stand before the verb, and tell another thing than a plain subject does."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract import cues
from kg.extract.predicates.getting.handing import given_data
from kg.extract.predicates.nouns.deed_nouns import LIMIT, ends_of, limited_to
from kg.extract.predicates.practice import practised
from kg.extract.slots.slot import Slots
from kg.extract.slots.walk import fill
from kg.model import Phrase
from kg.words import stem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.extract.predicates.predicate import Predicate
    from kg.extract.slots.slot import Reach, Slot
    from kg.extract.syntax.grammar import Stretch
    from kg.extract.syntax.tokens import Parsed
    from kg.model import Action

_ADDED = ("in", "addition", "to")
_BEFORE_OPENING = frozenset({"and", "but", ",", "further", "also", "for", "example", "additionally"})


_SERVE = frozenset({stem("serve")})
_LIMITS: dict[Action, Slot] = {"use": "purpose", "share": "recipient"}
"""What stands behind "limited to", by the deed that is limited."""


def phrase_of(parsed: Parsed, words: Stretch) -> Phrase:
    """The words of a stretch of tokens."""
    return Phrase(parsed.tokens[words[0]].start, parsed.tokens[words[1] - 1].end)


def besides(parsed: Parsed, start: int, front: Slots) -> tuple[Phrase, ...]:
    """The data that open the clause as those to which others are added ("in addition to your name, we keep your …")."""
    opened = start
    while opened < len(parsed.tokens) and parsed.tokens[opened].lower in _BEFORE_OPENING:
        opened += 1
    words = parsed.tokens[opened : opened + len(_ADDED) + 1]
    added = tuple(token.lower for token in words[:-1]) == _ADDED
    return tuple(front.data[:1]) if added and words[-1].tag != "VBG" else ()


def based(parsed: Parsed, predicate: Predicate, end: int, reach: Reach) -> Slots:
    """The slots behind "based on": what is fitted by the data is what they are used for."""
    slots = fill(parsed, predicate.last + 1, end, reach, "data")
    if predicate.subject:
        slots.purposes.insert(0, phrase_of(parsed, predicate.subject))
    return slots


def aim(parsed: Parsed, predicate: Predicate, end: int, reach: Reach) -> Slots:
    """The slots behind "is" in "the purpose of processing your name is to …"; the data stand before it."""
    first = next((t for t in parsed.tokens[predicate.last + 1 : end] if t.lower != ":"), None)
    behind = replace(reach, verbs=frozenset())
    if reach.gives and first and first.lower == "with":  # "purposes of sharing include | with our vendors to …"
        slots = fill(parsed, predicate.last + 1, end, behind, "recipient")
    else:
        slots = fill(parsed, predicate.last + 1, end, replace(behind, action="use"), "purpose")
    if predicate.subject is None:
        slots.data = []
        return slots
    about = fill(parsed, *predicate.subject, reach, "data") if reach.gives else Slots()
    slots.data = about.data or [phrase_of(parsed, predicate.subject)]
    slots.recipients += about.recipients
    return slots


def practice(parsed: Parsed, predicate: Predicate, end: int, reach: Reach) -> Slots:
    """The slots behind a verb of doing: what is done stands for its data, and for what they are used."""
    slots = fill(parsed, predicate.last + 1, end, reach, "other")
    done = practised(parsed, parsed.tokens[predicate.first])
    slots.data = [phrase_of(parsed, done)] if done else []
    slots.purposes = [*slots.data, *slots.purposes]
    return slots


def listed(parsed: Parsed, predicate: Predicate, end: int, reach: Reach) -> Slots:
    """The slots behind "include" where the subject are those who get data."""
    slots = fill(parsed, predicate.last + 1, end, replace(reach, verbs=frozenset()), "recipient")
    slots.recipients += slots.data
    slots.data = fill(parsed, *given_data(parsed, predicate.subject), reach, "data").data if predicate.subject else []
    return slots


def varying(parsed: Parsed, predicate: Predicate, _end: int, reach: Reach) -> Slots:
    """The data in the subject; what they depend on is none ("the data we collect depend on your age")."""
    first, last = predicate.subject or (0, 0)
    inside = next((t.i for t in parsed.tokens[first:last] if t.is_verb and t.stem in cues.actions()), last)
    return fill(parsed, first, inside, reach, "data")


def deed(parsed: Parsed, predicate: Predicate, end: int, reach: Reach) -> Slots:
    """The slots behind the noun; those behind the verb whose subject it is tell no further data."""
    verb = ends_of(parsed, predicate.first)
    verb = verb if verb is None or verb > predicate.last else None
    reach = replace(reach, passive=False)
    bound = limited_to(parsed, parsed.tokens[predicate.first])
    if bound is not None and bound > predicate.last:
        return _bounded(parsed, fill(parsed, predicate.last + 1, bound, reach, "data"), (bound, end), reach)
    until = end if verb is None else min([verb, *(t.i for t in parsed.children(verb) if t.dep in {"aux", "auxpass"})])
    slots = fill(parsed, predicate.last + 1, max(until, predicate.last + 1), reach, "data")
    if predicate.kind == "pointed" and predicate.subject:
        slots.data = [phrase_of(parsed, predicate.subject)]
    elif predicate.first == predicate.last:
        slots.data = [phrase_of(parsed, (predicate.first, predicate.last + 1))]
    if verb is None or parsed.tokens[verb].stem in cues.verbs("rule"):
        return slots
    opened: Slot = "purpose" if parsed.tokens[verb].stem in cues.verbs("serve") | _SERVE else "other"
    limits = parsed.tokens[verb].stem in LIMIT and [t.lower for t in parsed.tokens[verb + 1 : verb + 2]] == ["to"]
    if limits:
        return _bounded(parsed, slots, (verb + 1, end), reach)
    said = fill(parsed, verb + 1, max(end, verb + 1), replace(reach, passive=True), opened)
    slots.purposes += said.purposes
    slots.recipients += said.recipients
    slots.condition = slots.condition or said.condition
    slots.agent = slots.agent or said.agent
    return slots


def _bounded(parsed: Parsed, slots: Slots, words: Stretch, reach: Reach) -> Slots:
    """The slots of a deed with what it is said to be limited to: which data are collected, else to whom or what for."""
    to, end = words
    aimed = any(t.tag == "VBG" for t in parsed.tokens[to + 1 : to + 2])
    if reach.action == "collect" and not aimed:
        slots.data = [*(replace(p, kind="head") for p in slots.data), *fill(parsed, to + 1, end, reach, "data").data]
        return slots
    opened: Slot = "purpose" if aimed else _LIMITS.get(reach.action, "other")
    said = fill(parsed, to + (opened != "other"), end, replace(reach, passive=True), opened)
    slots.purposes += said.purposes
    slots.recipients += said.recipients
    slots.condition = slots.condition or said.condition
    return slots


def hand_over(parsed: Parsed, slots: Slots) -> None:
    """Takes what is given from behind "with", and who gets it from before ("provide us or our agents with …")."""
    said = [parsed.text.text[p.start : p.end].lower().removeprefix("only ") for p in slots.recipients]
    at = next((k for k, words in enumerate(said) if words.startswith("with ")), None)
    if at is None or any(words != "us" for words in said[:at]):
        return
    handed = slots.recipients[at]
    before = [p for p in slots.data if p.start < handed.start]
    if any(_is_given(parsed, p) for p in before):
        return
    slots.data = [handed, *(p for p in slots.data if p.start > handed.start)]
    slots.recipients = [*slots.recipients[:at], *before, *slots.recipients[at + 1 :]]


def _is_given(parsed: Parsed, phrase: Phrase) -> bool:
    """Whether it is data that stand right behind the verb, and nobody who gets any ("provide | a name | with …")."""
    nouns = [t for t in parsed.tokens if phrase.start <= t.start < phrase.end and t.is_noun]
    data = any(t.lower in cues.words("plain data") or t.stem in cues.things() for t in nouns)
    return data and not any(t.stem in cues.somebody() for t in nouns)


def of_data(parsed: Parsed, subject: Stretch, purposes: Sequence[Phrase]) -> list[Phrase]:
    """The purposes in the subject, without what a person gave the data for ("the name you give for orders is sold")."""
    said = [t for t in parsed.tokens[slice(*subject)] if t.lower == "you"]
    gives = [t for t in said if parsed.tokens[t.head].stem in cues.verbs("give")]
    return [p for p in purposes if not any(t.end <= p.start for t in gives)]
