"""Gives "whoever buys us gets your data" the build of "anyone who buys us gets your data": a subject and its clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.syntax.grammar import relation_to

if TYPE_CHECKING:
    from kg.extract.syntax.tokens import Changes, Parsed

_WHOEVER = frozenset({"whoever", "whosoever"})


def with_free_relatives(parsed: Parsed) -> Parsed:
    """The sentence with whoever does something as the subject of what is said of them, and the doing hung on them."""
    changes: Changes = {}
    for token in parsed.tokens:
        if token.lower not in _WHOEVER or not token.is_subject:
            continue
        clause = parsed.tokens[token.head]
        if clause.dep in {"csubj", "csubjpass"} and clause.i > token.i:
            said = parsed.tokens[clause.head]
            changes[token.i] = {"head": said.i, "dep": relation_to(parsed, said), "tag": "NN"}
            changes[clause.i] = {"head": token.i, "dep": "relcl"}
    return parsed.changed(changes) if changes else parsed
