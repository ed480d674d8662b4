"""Tells where data come late: behind who gets them, what it is done for, when or how, or behind a colon."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract import cues
from kg.extract.slots.announced import announced
from kg.extract.slots.deeds import awaits_deeds
from kg.extract.slots.naming import lists_plain_data, names_data, names_others

if TYPE_CHECKING:
    from kg.extract.slots.slot import Slot
    from kg.extract.slots.state import State
    from kg.model import PhraseKind

_LATE: frozenset[Slot] = frozenset({"purpose", "condition", "other", "duration"})
"""Slots behind which the object of the verb may still come ("share for advertising, your name")."""
_BEFORE_COLON = _LATE | {"relative", "recipient", "agent"}
_NOUNS = frozenset({"NN", "NNS"})
_OF_PERSON = frozenset({"your", "their", "his", "any", "all", "certain", "personal"})
_PERSONS = frozenset({"us", "you"})
"""Words at the end of a clause about who gets the data ("share with firms that work for us | aggregated data")."""
_FOLLOWS = frozenset({"following", "follows"})


def comes_behind_recipient(state: State, i: int) -> bool:
    """Whether the data come after who gets them ("disclose to partners your address")."""
    token, previous = state.tokens[i], state.tokens[i - 1]
    only = token.lower == "only" and state.tokens[min(i + 1, state.end - 1)].lower in cues.words("late data")
    late = token.tag in {"PRP$", "DT"} or token.lower in cues.words("late data") or only
    late = late and not state.reach.passive and not names_others(state.parsed, i, state.end)
    said = previous.is_noun or previous.lower in {",", ":"} | _PERSONS or previous.stem in cues.somebody()
    return not state.found.data and (i in state.objects or (late and said) or _is_of_persons(state, i))


def _is_of_persons(state: State, i: int) -> bool:
    """Whether they are the data of persons, told right behind who gets them ("we sell to nobody | customer data")."""
    token, previous = state.tokens[i], state.tokens[i - 1]
    whose = token.lower in cues.words("person") and token.is_noun and previous.stem in cues.somebody()
    return whose and not state.reach.passive and names_data(state.parsed, i + 1, state.end)


def comes_at_last(state: State, i: int) -> bool:
    """Whether the object of the verb comes at last, behind what for, when or how it is done."""
    awaited = (state.slot in _LATE or state.kind == "means") and not state.found.data
    return awaited and (i in state.objects or _returns(state, i) or _follows_aim(state, i))


def _returns(state: State, i: int) -> bool:
    """Whether the object follows what was put between it and the verb ("we collect, when you join, your name")."""
    between = state.start < i and state.tokens[state.start].lower == "," and state.tokens[i - 1].lower == ","
    named = state.tokens[i].lower in _OF_PERSON or (not state.objects and state.tokens[i].tag in _NOUNS)
    return between and not state.reach.passive and named


def _follows_aim(state: State, i: int) -> bool:
    """Whether the object follows a purpose or a way that is all said ("sell for profit | the data of children")."""
    token, previous = state.tokens[i], state.tokens[i - 1]
    apart = previous.lower == ","
    opens = token.tag in {"DT", "PDT", "PRP$"} or (apart and token.lower in cues.words("late data"))
    opens = opens and (state.slot == "purpose" or (state.slot == "other" and token.lower in _OF_PERSON))
    if state.reach.passive or not opens or not (previous.is_noun or apart):
        return False
    said = state.tokens[state.begun_by(i) : i]
    acts = any(t.is_verb and t.dep != "amod" and state.tokens[t.i - 1].lower != "-" for t in said)
    return not acts and names_data(state.parsed, i, state.end)


def behind_colon(state: State, i: int) -> tuple[Slot, PhraseKind] | None:
    """What stands behind the colon at `i`: data, or recipients ("to the following parties for our work: …")."""
    if _announces(state, i):
        return "data", "example"
    late = state.slot in _LATE and state.reach.gives and i not in state.parsed.items_at
    return ("recipient", "plain") if late and announced(state.tokens[:i], state.reach) == "recipient" else None


def _announces(state: State, i: int) -> bool:
    """Whether the colon at `i` goes on with the data that the words before it announce."""
    late = state.slot in _BEFORE_COLON or state.kind == "means"
    of_deeds = awaits_deeds(state.tokens[state.begun or 0 : i], state.slot)
    if not late or of_deeds or i in state.parsed.items_at:
        return False
    if state.slot == "purpose" and state.tokens[min(i + 1, state.end - 1)].tag == "VBG":
        return False
    said = announced(state.tokens[:i], state.reach)
    if said or state.slot == "recipient":
        return said == "data"
    follows = any(t.lower in _FOLLOWS for t in state.tokens[state.start : i])
    return lists_plain_data(state.parsed, i, state.end) or (follows and bool(state.found.data))
