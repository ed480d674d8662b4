"""Tells whether a "for" says how long data are kept, and not what for."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from kg.extract.syntax.grammar import is_limit

if TYPE_CHECKING:
    from kg.extract.slots.slot import Reach
    from kg.extract.syntax.tokens import Parsed, Token

_UNITS = frozenset({"second", "minute", "hour", "day", "week", "month", "year"})
_TIMES = frozenset({"period", "periods", "time", "times", "while"})
"""Words for a time of no said length, which an article or adjective before them tells from an occasion."""
_OCCASIONS = frozenset({"next", "first", "second", "same", "last", "real", "full", "this", "that", "the"})
"""Words before "time" that make an occasion of it, or no time at all ("for the | next | time", "for real time …")."""
_REACH = 5
_BEGINS = frozenset({"for", "during", "within"})
"""Words with which a length of time begins, so that what stands before them is none ("for statistics | for a year")."""


def lasts(parsed: Parsed, i: int, end: int, reach: Reach) -> bool:
    """Whether the "for" at token `i` has a length of time behind it ("six months", "up to 90 days")."""
    if reach.action != "retain" or is_limit(parsed, i + 1):
        return False
    near = takewhile(lambda t: t.lower not in _BEGINS, parsed.tokens[i + 1 : min(i + 1 + _REACH, end)])
    return any(token.stem in _UNITS or _is_while(parsed, token) for token in near)


def _is_while(parsed: Parsed, token: Token) -> bool:
    """Whether it is a time of no said length ("a longer period", "some time")."""
    before = parsed.tokens[token.i - 1]
    long = before.tag in {"DT", "JJ", "JJR", "VBN"} and before.lower not in _OCCASIONS
    return token.lower in _TIMES and (long or before.lower == "of")
