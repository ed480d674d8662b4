"""Tells where a list goes on: of data behind what stands in its midst, of those who act behind a comma."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from kg.extract import cues
from kg.extract.slots.inside import asks
from kg.extract.slots.naming import names_data, names_plain_data

if TYPE_CHECKING:
    from kg.extract.slots.state import State
    from kg.extract.syntax.tokens import Token

LISTS = frozenset({",", ";", "and", "or", "/", "&"})
"""Signs and words between the members of a list."""
_BEFORE_MORE = LISTS | {"also", "possibly", "additionally"}
_OPENS_PHRASE = frozenset({"DT", "PRP$", "CD", "JJ", "NN", "NNS", "NNP", "NNPS", "VBG", "VBN"})
_IN_NUMBERS = frozenset({"number", "numbers", "address", "addresses"})
_MOMENTS = frozenset({"date", "dates", "time", "times"})


def data_go_on(state: State, i: int) -> bool:
    """Whether the list of data goes on behind the clause or condition that is open, or the aim of such a clause."""
    past_aim = state.slot == "purpose" and _is_past_aim(state, i)
    if past_aim or state.slot in {"relative", "other"}:
        return _resumes(state, i) and not _goes_on_with_ways(state, i)
    return state.slot == "condition" and _is_more(state, i)


def yours_go_on(state: State, i: int) -> bool:
    """Whether more data follow a means: "through our site, your name"."""
    token = next((t for t in state.tokens[i : state.end] if t.lower not in LISTS), None)
    return token is not None and token.lower in {"your", "their"} and bool(state.found.data)


def _resumes(state: State, i: int) -> bool:
    """Whether the list of data goes on after a comma or conjunction."""
    token = next((t for t in state.tokens[i : state.end] if t.lower not in _BEFORE_MORE), None)
    if token is None or not state.found.data:
        return False
    if asks(state.parsed, token.i, state.end):
        return True
    return token.tag in _OPENS_PHRASE and not token.is_subject


def _goes_on_with_ways(state: State, i: int) -> bool:
    """Whether ways of reaching us are listed behind "by" ("ask for your age by phone | or letter").

    Of those by which we use data to reach a person it can be read which data they are.
    """
    if state.reach.action == "use":
        return False
    listed = list(takewhile(lambda token: token.lower in LISTS or _is_way(token), reversed(state.tokens[:i])))
    by = state.tokens[i - len(listed) - 1]
    behind = [t for t in state.tokens[i : state.end] if t.lower not in LISTS][:2]
    way = bool(behind) and _is_way(behind[0]) and behind[-1].lower not in _IN_NUMBERS
    return way and len(listed) > 1 and by.lower == "by"


def _is_way(token: Token) -> bool:
    return token.lower in cues.words("ways to reach")


def _is_more(state: State, i: int) -> bool:
    """Whether what is collected goes on behind a condition: "when you register, your name and your address"."""
    at = next((t.i for t in state.tokens[i : state.end] if t.lower not in LISTS), state.end)
    plain = names_plain_data(state.parsed, at, state.end) or asks(state.parsed, at, state.end)
    late = not state.found.data and state.begun is not None and state.begun <= state.start + 1
    late = late and state.tokens[min(at, state.end - 1)].lower != "our"
    return state.reach.action == "collect" and plain and (late or _resumes(state, i))


def _is_past_aim(state: State, i: int) -> bool:
    """Whether, in a list of what is got, all is said at token `i` of what one of its members is for."""
    return state.reach.action in {"collect", "retain"} and (_ends_aside(state, i - 1) or _names_data(state, i))


def _ends_aside(state: State, i: int) -> bool:
    """Whether a ";" at token `i` ends a clause with "which" ("your address, which we use to ship orders | ; …")."""
    if state.tokens[i].lower != ";":
        return False
    member = takewhile(lambda token: token.lower != ";", reversed(state.tokens[state.start : i]))
    return any(token.lower == "which" for token in member)


def _names_data(state: State, i: int) -> bool:
    """Whether data are named behind a "for" with no deed ("the codes for your account, | your name")."""
    aim = state.tokens[state.begun_by(i) : i]
    at = next((t.i for t in state.tokens[i : state.end] if t.lower not in LISTS), state.end)
    plain = aim and aim[0].lower == "for" and not any(t.is_verb for t in aim)
    if at >= state.end or not plain or state.tokens[at].tag not in {"DT", "PRP$"}:
        return False
    return names_data(state.parsed, at, state.end) or state.tokens[at + 1].lower in _MOMENTS
