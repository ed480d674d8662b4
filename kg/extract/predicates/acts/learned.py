"""Tells deeds of which it is only said what follows if they come to light ("should we learn that we stored it")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract import cues
from kg.words import stem

if TYPE_CHECKING:
    from kg.extract.predicates.predicate import Verb

_OPENINGS = frozenset({"if", "when", "should", "once", "upon", "case", "event", "where", "unless", "after", "whenever"})
_LEARN = stem("learn")
_HIGHEST = 6
"""How many words above the verb are looked at."""


def is_only_learned(verb: Verb) -> bool:
    """Whether it is what somebody may come to know, in a clause that says when something else is done, or what for."""
    tokens, i = verb.parsed.tokens, verb.run.first
    if verb.token.stem == _LEARN and any(t.lower == "so" for t in verb.parsed.children(i)):
        return True
    for _ in range(_HIGHEST):
        over = tokens[i].head
        if over == i:
            return False
        comes = any(t.lower == "attention" for t in tokens[over : verb.run.first])
        if over < verb.run.first and (comes or tokens[over].stem in cues.verbs("learn")):
            return _is_opened(verb, over)
        i = over
    return False


def _is_opened(verb: Verb, learned: int) -> bool:
    """Whether the clause begins with a word for a condition, and no other clause stands between."""
    before = verb.parsed.tokens[:learned]
    clause = next((t.i + 1 for t in reversed(before) if t.lower in {",", ";", ":"}), 0)
    told = [t.lower for t in before[-2:]] == ["should", "be"]  # "you should be | aware that …"
    opened = not told and any(t.lower in _OPENINGS for t in before[clause:])
    return opened and not any(t.lower in {",", ";"} for t in verb.parsed.tokens[learned : verb.run.first])
