"""What somebody lives by, means to do or shuns, or does something else without ("we are not in the business of …")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract import cues
from kg.extract.predicates.scope import denied
from kg.extract.syntax.doers import shared_subject_of
from kg.extract.syntax.grammar import is_passive
from kg.extract.syntax.sorts import is_person
from kg.words import stem

if TYPE_CHECKING:
    from kg.extract.predicates.predicate import Predicate, Verb

_INTEREST = stem("interest")


def lived_by(verb: Verb) -> int | None:
    """The verb whose subject lives by it, shuns it or means to do it ("we are not in the business of selling it")."""
    noun = verb.parsed.tokens[verb.above.head]
    within = verb.parsed.tokens[noun.head]
    if verb.token.tag != "VBG":
        return None
    if verb.above.lower == "from" and noun.stem in cues.verbs("shun"):
        return noun.i
    if verb.above.lower == "to" and noun.stem in cues.verbs("vow"):
        return within.i if noun.dep in {"acomp", "attr"} else noun.i
    if verb.above.lower == "in" and noun.stem in cues.verbs("live by"):
        return noun.i
    if verb.above.lower == "in" and noun.stem == _INTEREST and noun.dep == "dobj":
        return within.i
    if verb.above.lower != "of":
        return None
    if noun.lower == "business" and within.lower == "in" and within.dep == "prep":
        return within.head
    if noun.stem in cues.verbs("knowledge"):
        return within.i if denied(verb.parsed, within.i, within.i, 0) else None
    return within.i if noun.stem in cues.verbs("resolve") and noun.dep == "dobj" else None


def undone(verb: Verb) -> Predicate | None:
    """What we do something else without or instead of; what a person can do without it, or nobody can, is left open."""
    over = verb.parsed.verb_over(verb.above.i)
    who = shared_subject_of(verb.parsed, over.i)
    if who is None or is_person(verb.parsed, who) or denied(verb.parsed, over.i, who[0], who[0]):
        return None
    passive = is_passive(verb.parsed, over.i)
    return None if passive and verb.run.actions == ("share",) else verb.states(None if passive else who)
