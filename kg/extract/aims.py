"""Tells words that speak of a purpose in the middle of other phrases."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract import cues
from kg.words import stem

if TYPE_CHECKING:
    from kg.extract.tokens import Parsed

_ABLE = frozenset({"can", "could", "may", "might", "would", "can't", "cannot"})
_IDENTIFYING = frozenset(map(stem, ("identify", "contact", "locate", "distinguish", "trace")))
_DEFINITION_REACH = 6
_PURPOSES = frozenset({"purpose", "purposes"})
_PARTS = frozenset({".", ";", ":"})
_PURPOSE_REACH = 8
_RELATIVE = frozenset({"that", "which"})
_HELPERS = frozenset(
    {"will", "may", "can", "could", "would", "might", "also", "in", "turn", "then", "further", "thereby", "to", "us"}
)
_HELP_REACH = 5


def names_purposes(parsed: Parsed, i: int, end: int) -> bool:
    """Whether the "for" at token `i` has purposes behind it that are called so ("for communication purposes")."""
    for token in parsed.tokens[i + 1 : min(i + 1 + _PURPOSE_REACH, end)]:
        if token.lower in _PARTS:
            return False
        if token.lower in _PURPOSES:
            return True
    return False


def is_definition(parsed: Parsed, i: int) -> bool:
    """Whether the "to" at token `i` only tells which data are meant ("that can be used to identify you")."""
    before = parsed.tokens[max(0, i - _DEFINITION_REACH) : i]
    able = any(token.lower in _ABLE for token in before) and any(token.lower == "used" for token in before[-3:])
    behind = [token for token in parsed.tokens[i + 1 : i + 3] if token.tag != "RB"]
    return able and bool(behind) and behind[0].stem in _IDENTIFYING


def serves_us(parsed: Parsed, i: int, end: int) -> int:
    """How many tokens say that the data before them serve somebody ("that will help us to"); 0 if they do not."""
    tokens = parsed.tokens
    if tokens[i].lower not in _RELATIVE:
        return 0
    at = i + 1
    while at < min(i + 1 + _HELP_REACH, end) and tokens[at].lower in _HELPERS:
        at += 1
    if at >= end or tokens[at].stem not in cues.verbs("serve") or not tokens[at].is_verb:
        return 0
    at += 1
    while at < end and tokens[at].lower in {"us", "you", "them", "to"}:
        at += 1
    return at - i
