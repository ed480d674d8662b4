"""Tells whether data are joined to others that are named behind the verb ("is associated with your IP address")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract import cues
from kg.extract.syntax.grammar import head_of

if TYPE_CHECKING:
    from kg.extract.predicates.predicate import Predicate
    from kg.extract.syntax.tokens import Parsed

_NAMING = frozenset({"amod", "compound", "nmod"})
_CALLED = frozenset({"called", "known", "termed"})
_BARE = frozenset({"information", "data"})


def joins_data(parsed: Parsed, predicate: Predicate) -> bool:
    """Whether it is said of data by their name that they are joined to others, not of "this information"."""
    joins = parsed.tokens[predicate.last].stem in cues.verbs("join")
    if not joins or not predicate.passive or predicate.subject is None:
        return False
    head = head_of(parsed, predicate.subject)
    named = any(t.dep in _NAMING or t.lower in _CALLED for t in parsed.children(head.i))
    return named or head.lower not in cues.words("back") | _BARE
