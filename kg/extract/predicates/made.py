"""Whom a thing makes do something, and no person ("some features require us to share your name")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.syntax.grammar import is_passive, object_of
from kg.extract.syntax.sorts import is_person
from kg.words import stem

if TYPE_CHECKING:
    from kg.extract.predicates.predicate import Verb
    from kg.extract.syntax.grammar import Stretch

_MAKE = frozenset(map(stem, ("require", "oblige", "compel", "obligate", "force")))
_NAMES = frozenset({"NNP", "NNPS"})


def made_to(verb: Verb, over: Stretch | None) -> Stretch | None:
    """Who is made to do it; `over` is the subject of the verb that says so, which is nobody who could ask for it."""
    tokens = verb.parsed.tokens
    makes = verb.above.stem in _MAKE and (verb.above.is_main or verb.above.dep == "relcl") and verb.token.tag == "VB"
    makes = makes and not is_passive(verb.parsed, verb.above.i)
    whom = object_of(verb.parsed, verb.above.i) if makes else None
    if whom is None or over is None or is_person(verb.parsed, whom) or is_person(verb.parsed, over):
        return None
    somebody = any(t.tag in _NAMES or t.tag == "PRP" for t in tokens[slice(*over)])
    who = tokens[whom[0]]
    return None if somebody or not (who.lower == "us" or who.tag in _NAMES) else whom
