"""Tells whether a "for" says how long data are kept, and not what for."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from kg.extract import cues
from kg.extract.syntax.grammar import is_limit

if TYPE_CHECKING:
    from kg.extract.slots.slot import Reach
    from kg.extract.syntax.tokens import Parsed, Token

_SAYS_HOW_LONG = frozenset({"DT", "JJ", "JJR", "VBN"})
_REACH = 5
_BEGINS = frozenset({"for", "during", "within"})
"""Words with which a length of time begins, so that what stands before them is none ("for statistics | for a year")."""


def lasts(parsed: Parsed, i: int, end: int, reach: Reach) -> bool:
    """Whether the "for" at token `i` has a length of time behind it ("six months", "up to 90 days")."""
    if reach.action != "retain" or is_limit(parsed, i + 1):
        return False
    near = takewhile(lambda t: t.lower not in _BEGINS, parsed.tokens[i + 1 : min(i + 1 + _REACH, end)])
    return any(token.stem in cues.stems("units") or _is_while(parsed, token) for token in near)


def _is_while(parsed: Parsed, token: Token) -> bool:
    """Whether it is a time of no said length ("a longer period", "some time"), and no occasion ("the next time")."""
    before = parsed.tokens[token.i - 1]
    long = before.tag in _SAYS_HOW_LONG and before.lower not in cues.words("before occasions")
    return token.lower in cues.words("whiles") and (long or before.lower == "of")
