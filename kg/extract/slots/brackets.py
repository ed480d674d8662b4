"""Finds the brackets of a clause; two dashes that stand apart from the words around them are brackets as well.

So is a condition between commas in the midst of a list: what comes behind goes on with what was open before it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.extract.syntax.tokens import Token

OPENING, CLOSING = frozenset({"(", "["}), frozenset({")", "]"})
DASHES = frozenset({"-", "\u2013", "\u2014"})
_PAIR = 2
_LONGEST = 14
"""Tokens that a condition between commas takes at most."""
_ENDS = frozenset({";", "."})
"""Signs that no aside goes beyond."""


@dataclass(frozen=True, slots=True)
class Brackets:
    """The numbers of the tokens at which asides begin and end."""

    opening: frozenset[int]
    closing: frozenset[int]

    def closed_at(self, i: int) -> Brackets:
        """These brackets, and the end of an aside at token `i`."""
        return replace(self, closing=self.closing | {i})

    def end_behind(self, i: int, end: int) -> int:
        """Where what stands in the brackets that open at token `i` ends."""
        return min((k for k in self.closing if k > i), default=end)


def brackets(tokens: Sequence[Token]) -> Brackets:
    """The brackets among the tokens of a clause."""
    opening = [t.i for t in tokens if t.lower in OPENING]
    closing = [t.i for t in tokens if t.lower in CLOSING]
    dashes = [t.i for k, t in enumerate(tokens) if 0 < k < len(tokens) - 1 and _stands_apart(*tokens[k - 1 : k + 2])]
    if len(dashes) == _PAIR and not any(t.lower in _ENDS for t in tokens if dashes[0] < t.i < dashes[1]):
        opening.append(dashes[0])
        closing.append(dashes[1])
    return Brackets(frozenset(opening), frozenset(closing))


def aside_end(tokens: Sequence[Token], i: int) -> int | None:
    """The comma that ends a condition at token `i` amidst a list ("for billing and, if you agree, surveys").

    So it does behind the word that opens an aim ("so that, when you return, we know you").
    """
    at = i - tokens[0].i
    match tokens[at : at + 3]:
        case [_, told, comma] if told.tag == "VBN" and comma.lower == ",":
            return comma.i  # "to comply with law where required, settle disputes and …"
    before = [token.lower for token in tokens[max(0, at - 2) : at]]
    aim = before in (["so", "that"], ["that", ","])
    if before not in (["and", ","], ["or", ","]) and not aim:
        return None
    return next((t.i for t in tokens[at + 1 : at + _LONGEST] if t.lower == ","), None)


def _stands_apart(before: Token, token: Token, behind: Token) -> bool:
    """Whether it is a dash between words, and none that joins them ("e-mail", "opt - in" is taken for two words)."""
    return token.lower in DASHES and (token.lower == "\u2014" or before.end < token.start < token.end < behind.start)
