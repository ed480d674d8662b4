"""Tells where data are said not to be meant, and where those begin that are: "not your name but only your age"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.syntax.grammar import THEIRS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.extract.slots.slot import Slot
    from kg.extract.syntax.tokens import Token

_REACH = 12
"""Tokens behind "not your" among which the "but" stands that turns to what is meant."""


def turns(tokens: Sequence[Token], i: int, end: int, slot: Slot) -> tuple[int, Slot] | None:
    """How many tokens turn away from data or to them at the token there, and to which slot."""
    if slot == "data" and tokens[i].lower == "not" and tokens[min(i + 1, end - 1)].lower in THEIRS:
        return (1, "left out") if any(_turn_at(tokens, k, end) for k in range(i + 2, min(i + _REACH, end))) else None
    length = _turn_at(tokens, i, end) if slot == "left out" else 0
    return (length, "data") if length else None


def _turn_at(tokens: Sequence[Token], i: int, end: int) -> int:
    """How many tokens say there that the data meant follow: "but", "but only", ", only"."""
    match [t.lower for t in tokens[i : min(i + 3, end)]]:
        case ["but", "only" | "just" | "merely", first] | [",", "only" | "just" | "merely", first] if first in THEIRS:
            return 2
        case ["but", first, *_] if first in THEIRS:
            return 1
    return 0
