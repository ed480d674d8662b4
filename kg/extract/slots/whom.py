"""Tells whether a "with" or "to" names who gets the data, where a clause or purpose stands before it."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from kg.extract import cues
from kg.extract.syntax.tokens import CONJUNCTIONS
from kg.words import stem

if TYPE_CHECKING:
    from collections.abc import Collection

    from kg.extract.slots.slot import Reach
    from kg.extract.syntax.tokens import Parsed, Token

_AS_WELL = ("as", "well", "as")
_BEFORE_NOUN = frozenset({"DT", "JJ", "PRP$", "RB", "VBN", "CC", "HYPH", ":"})
_OF_NAME = frozenset({"and", "or", ",", "-", "/"})
_SHARE = stem("share")
_WHOM = frozenset({"with", "to", "among", "by"})
_NEAR = 10
"""Tokens behind a preposition among which its nouns stand."""


def is_of_their_clause(parsed: Parsed, i: int, verbs: Collection[int]) -> bool:
    """Whether "to" or "with" belongs to a verb of the clause about the recipients ("who send catalogs | to you")."""
    head = parsed.tokens[parsed.tokens[i].head]
    return head.is_verb and head.i < i and head.i not in verbs and not any(head.i < verb < i for verb in verbs)


def goes_on_with_whom(parsed: Parsed, i: int, end: int, verbs: Collection[int]) -> bool:
    """Whether more recipients follow one's purpose or clause ("with banks for payments and | with couriers")."""
    if i == 0 or not (parsed.tokens[i - 1].lower in CONJUNCTIONS or _is_beside(parsed, i)):
        return False
    before = reversed(parsed.tokens[max(verbs, default=i) + 1 : i])
    alike = (t.i for t in before if t.lower == parsed.tokens[i].lower and parsed.tokens[t.i + 1].tag != "VB")
    nearest = next(alike, None)
    return nearest is not None and names_somebody_behind(parsed, nearest, i) and names_somebody_behind(parsed, i, end)


def _is_beside(parsed: Parsed, i: int) -> bool:
    """Whether "as well as" stands before the token."""
    return tuple(t.lower for t in parsed.tokens[max(0, i - len(_AS_WELL)) : i]) == _AS_WELL


def is_awaited(parsed: Parsed, i: int, end: int, verbs: Collection[int]) -> bool:
    """Whether nothing has said yet with whom, and this does ("share what you enter in the contest | with sponsors")."""
    beside = parsed.tokens[parsed.tokens[i].head]
    if (
        not verbs
        or not beside.is_noun
        or beside.stem in cues.stems("with others")
        or not (names_somebody_behind(parsed, i, end) or any(t.tag == "NNP" for t in parsed.tokens[i + 1 : i + 2]))
    ):
        return False
    if parsed.tokens[max(verbs)].stem == _SHARE and parsed.tokens[i].lower != "with":
        return False
    before = parsed.tokens[max(verbs) + 1 : i]
    whom = (t.i for t in before if t.lower in _WHOM and parsed.tokens[t.i - 1].stem not in cues.bound(t.lower))
    told = any(parsed.tokens[at + 1].tag == "NNP" or names_somebody_behind(parsed, at, i) for at in whom)
    return not told and not any(t.dep == "neg" for t in before)


def names_somebody_behind(parsed: Parsed, preposition: int, end: int) -> bool:
    """Whether the nouns right behind a preposition are words for somebody."""
    behind = parsed.tokens[preposition + 1 : min(preposition + 1 + _NEAR, end)]
    described = list(takewhile(lambda t: t.tag in _BEFORE_NOUN or _is_of_trade(parsed, t), behind))
    nouns = takewhile(lambda t: t.is_noun or t.lower in _OF_NAME, behind[len(described) :])
    return any(t.stem in cues.somebody() for t in nouns)


def lists_doers(parsed: Parsed, i: int, end: int, reach: Reach) -> bool:
    """Whether those named from token `i` on are some of the recipients before them, and no tasks of theirs."""
    behind = parsed.tokens[i : min(i + _NEAR, end)]
    described = list(takewhile(lambda t: t.tag in _BEFORE_NOUN or _is_of_trade(parsed, t), behind))
    nouns = list(takewhile(lambda t: t.is_noun, behind[len(described) :]))
    if not nouns or nouns[-1].stem not in cues.stems("doers"):
        return False
    before = (t.i for t in parsed.tokens[max(reach.verbs, default=i) + 1 : i] if t.lower in {"with", "to"})
    return any(names_somebody_behind(parsed, at, i) for at in before)


def _is_of_trade(parsed: Parsed, token: Token) -> bool:
    """Whether it says what somebody does ("our | hosting | provider")."""
    return token.tag == "VBG" and any(t.is_noun for t in parsed.tokens[token.i + 1 : token.i + 2])
