"""Tells what the opening words of a policy only announce: "this notice explains how Acme (“we”) uses your data"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract import cues

if TYPE_CHECKING:
    from kg.extract.predicates.predicate import Verb

_OPENING_REACH = 14
_FINITE = frozenset({"VBZ", "VBP", "VBD", "MD"})
_DOCUMENTS = frozenset({"policy", "statement", "notice", "document", "page"})


def is_told_by_policy(verb: Verb) -> bool:
    """Whether brackets hide from the parser that it is what a policy describes ("explains how Acme ("we") uses …")."""
    tokens = verb.parsed.tokens
    how = next((t.i for t in tokens[1:_OPENING_REACH] if t.lower in {"how", "what", "which"}), None)
    if how is None or how > verb.run.first or not any(t.lower == "(" for t in tokens[how : verb.run.first]):
        return False
    about = tokens[how - 1].stem in cues.verbs("talk") or tokens[how - 2].stem in cues.verbs("talk")
    depth = 0
    for t in tokens[how : verb.run.first]:
        depth += (t.lower in {"(", "["}) - (t.lower in {")", "]"})
        if depth == 0 and (t.lower in {";", "."} or (t.tag in _FINITE and t.stem not in cues.actions())):
            return False
    return about and any(t.lower in _DOCUMENTS for t in tokens[:how])
