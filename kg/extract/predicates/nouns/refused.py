"""Tells deeds that a person is told how to refuse: "you may opt out of our use of your location to choose ads".

What can be refused is done; a right to object, or what somebody may wish, says no such thing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract import cues
from kg.extract.syntax.doers import doer_of, subject_of
from kg.extract.syntax.grammar import is_negated
from kg.extract.syntax.sorts import is_person

if TYPE_CHECKING:
    from kg.extract.syntax.tokens import Parsed, Token

_REFUSED = frozenset({"pobj", "pcomp", "dobj"})


def is_refusable(parsed: Parsed, deed: Token) -> bool:
    """Whether a sentence tells the reader how to refuse it, and by whom it is done."""
    verb = _refusing(parsed, deed)
    ours = any(t.lower == "our" for t in parsed.children(deed.i))
    if verb is None or is_negated(parsed, verb.i) or not (ours or doer_of(parsed, deed.i)):
        return False
    who = subject_of(parsed, verb.i)
    return who is not None and is_person(parsed, who)


def _refusing(parsed: Parsed, deed: Token) -> Token | None:
    """What a person does who refuses it ("you | opt | out of our use", "you may | choose | to opt out of it")."""
    verb = parsed.tokens[deed.head]
    while verb.dep == "prep":
        verb = parsed.tokens[verb.head]
    has_choice = verb.stem in cues.verbs("chance") and verb.dep == "dobj"
    if has_choice:
        verb = parsed.tokens[verb.head]
    elif deed.dep not in _REFUSED or verb.stem not in cues.verbs("refuse"):
        return None
    above = parsed.tokens[verb.head]
    if verb.dep == "xcomp" and above.stem in cues.verbs("choose"):
        return above
    return verb if verb.is_main else None
