"""Tells by its first words what an item of a list is: a number, a title, or data."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from kg.extract import cues
from kg.extract.slots.brackets import CLOSING, OPENING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.extract.syntax.tokens import Token

_NUMBER = re.compile(r"[ivx]{1,4}|[a-z]|[1-9]")
_LONGEST_TITLE = 5


def numbers(tokens: Sequence[Token]) -> bool:
    """Whether they begin with brackets that only number what follows: "(i)", "(b)", "(2)"."""
    match [token.lower for token in tokens[:3]]:
        case [opening, number, closing]:
            return opening in OPENING and closing in CLOSING and _NUMBER.fullmatch(number) is not None
    return False


def tells_data(tokens: Sequence[Token]) -> bool:
    """Whether they begin with "information about …"."""
    words = [token.lower for token in tokens[:2]]
    return words[:1] in (["information"], ["data"]) and words[1:] != ["to"]


def names_title(tokens: Sequence[Token]) -> bool:
    """Whether they only name somebody ("Service providers."), and no circumstance."""
    words = [t for t in tokens if t.tag[:1].isalpha()]
    named = all(t.is_noun or t.tag in {"JJ", "CC", "PRP$", "DT"} for t in words)
    return 0 < len(words) <= _LONGEST_TITLE and named and words[-1].stem in cues.somebody()


def names_recipient(tokens: Sequence[Token]) -> bool:
    """Whether they begin by saying with whom ("With our affiliates, …", "Stripe (payments)")."""
    match tokens[:2]:
        case [preposition, following]:
            to = preposition.lower == "to" and following.tag in {"PRP$", "DT"}
            with_them = preposition.lower in {"with", "among"} and not following.is_verb
            return to or with_them or _is_name_with_work(tokens)
    return False


def _is_name_with_work(tokens: Sequence[Token]) -> bool:
    """Whether it is a name and, in brackets, what its bearer does."""
    name = list(takewhile(lambda token: token.is_noun, tokens))
    return bool(name) and [t.lower for t in tokens[len(name) : len(name) + 1]] == ["("]


def awaits_doers(lead: Sequence[Token], first: Token) -> bool:
    """Whether a lead-in ends in "by" or "by the following parties", and its item says who that is, not how."""
    words = [t.lower for t in lead if t.lower != ":"]
    announced = "following" in words and any(cues.listed(word) == "recipient" for word in words)
    return (words == ["by"] or announced) and first.tag != "VBG"
