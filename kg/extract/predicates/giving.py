"""Tells whether data that a person only may give us are said as what we get ("you may provide us with your name")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract import cues

if TYPE_CHECKING:
    from kg.extract.predicates.runs import Run
    from kg.extract.syntax.tokens import Parsed, Token

_ENDS = frozenset({"if", "when", "by", "through", "using", "to", "so", "for", ";", ".", "via"})
_OF_DATA = frozenset({"information", "data", "details"})
_EXAMPLES = frozenset({"such", "including", "like", "("})
_REACH = 25


def may_give(parsed: Parsed, run: Run) -> bool:
    """Whether the words behind a verb of giving name data themselves, and nobody but us who gets them."""
    if any(t.dep == "neg" for t in parsed.children(run.first)) or parsed.tokens[run.first - 1].lower == "not":
        return False
    told: list[Token] = []
    for token in parsed.tokens[run.last + 1 : run.last + 1 + _REACH]:
        if told and token.lower in _ENDS:
            break
        told.append(token)
    if any(token.stem in cues.somebody() or token.lower in {"others", "them", "friend", "friends"} for token in told):
        return False
    plain = any(token.lower in cues.subjects("plain data") for token in told)
    first = next((k for k, token in enumerate(told) if token.lower in _OF_DATA), None)
    return plain or (first is not None and any(token.lower in _EXAMPLES for token in told[first:]))
