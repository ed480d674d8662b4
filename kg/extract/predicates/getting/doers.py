"""Finds who else does what a predicate tells: gathered the data, is served by them, or fits something by them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract import cues
from kg.extract.predicates.getting.handing import can_receive, is_recipient
from kg.extract.syntax.doers import agent_of, doer_of, shared_subject_of, subject_of
from kg.extract.syntax.grammar import head_of, is_passive
from kg.extract.syntax.sorts import is_person, is_somebody_else, is_thing, names_somebody

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.predicates.predicate import Predicate
    from kg.extract.syntax.grammar import Stretch
    from kg.extract.syntax.tokens import Parsed, Token


def other_doer(parsed: Parsed, predicate: Predicate) -> Stretch | None:
    """Who is served by the data or said to have gathered them, where it is somebody else."""
    if predicate.kind == "service":
        return _whom_they_serve(parsed, predicate)
    if predicate.kind == "based":
        return _fitter(parsed, predicate)
    return gathered_by(parsed, predicate.subject) if predicate.subject and predicate.actions == ("collect",) else None


def _fitter(parsed: Parsed, predicate: Predicate) -> Stretch | None:
    """Who fits something by the data ("our partners may show you ads based on the pages you visit")."""
    fitting = parsed.verb_over(parsed.tokens[predicate.first].head)
    who = (agent_of if is_passive(parsed, fitting.i) else shared_subject_of)(parsed, fitting.i)
    if fitting.dep == "relcl":
        who = subject_of(parsed, parsed.tokens[fitting.head].head)
    if who is None or is_person(parsed, who):
        return None
    beside_us = parsed.tokens[who[0]].lower == "we" and names_somebody(parsed, who)
    return who if beside_us or is_recipient(parsed, who) else None


def _whom_they_serve(parsed: Parsed, predicate: Predicate) -> Stretch | None:
    """Whom the data or cookies serve, where it is somebody else ("Google's use of cookies enables it to …")."""
    if predicate.subject is not None:
        doer = doer_of(parsed, head_of(parsed, predicate.subject).i)
        if doer is not None:
            return doer
    below = [t for t in parsed.tokens if t.head == predicate.first or parsed.tokens[t.head].head == predicate.first]
    for t in below:
        if t.i > predicate.last and t.dep in {"dobj", "nsubj"} and parsed.extent(t.i)[0] == predicate.last + 1:
            who = parsed.extent(t.i)
            ours = any(w.lower in {"us", "we", "you"} for w in parsed.tokens[slice(*who)])
            return who if not ours and can_receive(t) else None
    return None


def gathered_by(parsed: Parsed, words: Stretch) -> Stretch | None:
    """Who is said to gather the data ("information collected by our partners"), by the first clause that says so."""
    for verb in _gathering(parsed, words):
        if verb.tag == "VBN" and (verb.dep == "acl" or is_passive(parsed, verb.i)):
            who = agent_of(parsed, verb.i)
            return who if who and can_receive(head_of(parsed, who)) else None
        if verb.dep == "relcl" and verb.is_verb:
            own = subject_of(parsed, verb.i)
            others = own is not None and is_somebody_else(parsed, own) and not is_thing(parsed, own)
            return own if own and others and head_of(parsed, own).stem in cues.somebody() else None
    return None


def gather_themselves(parsed: Parsed, words: Stretch) -> bool:
    """Whether those who do something with the data gathered them as well ("they use the data | they | have got")."""
    clauses = (t.i for t in _gathering(parsed, words) if t.dep == "relcl" and t.is_verb)
    return any(t.is_subject and t.lower == "they" for i in clauses for t in parsed.children(i))


def _gathering(parsed: Parsed, words: Stretch) -> Iterator[Token]:
    """The clauses among the words that say of what they hang on that it was gathered."""
    clauses = (t for t in parsed.tokens[slice(*words)] if t.dep in {"acl", "relcl"})
    return (t for t in clauses if cues.actions().get(t.stem) == "collect")
