"""Finds the verbs that state something, by sorting out what governs each of them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract import cues
from kg.extract.predicates.described import on_noun
from kg.extract.predicates.giving import may_give
from kg.extract.predicates.governed import below_verb, is_beside
from kg.extract.predicates.idle import is_heading_like, is_unsaid_deletion, states_nothing
from kg.extract.predicates.learned import is_only_learned
from kg.extract.predicates.predicate import Predicate, Verb
from kg.extract.predicates.runs import Run, runs
from kg.extract.predicates.side_clauses import are_steps_taken, in_side_clause
from kg.extract.predicates.wished import are_we_asked
from kg.extract.syntax.grammar import (
    head_of,
    is_data,
    is_passive,
    is_person,
    is_somebody_else,
    object_of,
    shared_subject_of,
    subject_of,
    top_of,
)
from kg.words import stem

if TYPE_CHECKING:
    from kg.extract.syntax.grammar import Stretch
    from kg.extract.syntax.tokens import Parsed

_LETTERS = frozenset(map(stem, ("email", "e-mail", "letter", "request", "mail", "message", "inquiry", "question")))
_HAS_TOO = re.compile(
    r"(?:or|and) (?:otherwise )?(?:have|has) (?:(?:any|direct|full) )*(?:access to|control (?:over|of)|possession of)"
    r"(?: or (?:any )?responsibility for)?(?= )"
)
_HAS_REACH = 10
_POINTING, _THE_DATA = frozenset({"this", "that", "these", "such"}), frozenset({"information", "data"})
_ANSWER_REACH = 8
_LOGIN_REACH = 6


def predicates(parsed: Parsed) -> tuple[Predicate, ...]:
    """The predicates of a sentence in the order of its words."""
    found = (_besides_seeing(parsed, p) for run in runs(parsed) if (p := _predicate(parsed, run)))
    return tuple(replace(p, last=_past_access(parsed, p)) for p in found)


def _past_access(parsed: Parsed, found: Predicate) -> int:
    """The last word before an object that somebody also has a hold on ("collect or have | access to, control over")."""
    words = " ".join(t.lower for t in parsed.tokens[found.last + 1 : found.last + 1 + _HAS_REACH])
    too = None if found.passive else _HAS_TOO.match(words)
    return found.last + len(too[0].split()) if too else found.last


def _besides_seeing(parsed: Parsed, found: Predicate) -> Predicate:
    """What is done beside seeing, which a pattern of its own tells ("may be accessed, used and stored by anyone")."""
    token = parsed.tokens[found.first]
    if found.kind != "plain" or token.stem not in cues.verbs("seen"):
        return found
    if not found.passive:
        return _besides_access(parsed, found)
    if len(found.actions) == 1:
        return found
    behind = parsed.tokens[found.first + 1 : found.last + 1]
    later = next((t.i for t in behind if t.tag == "VBN" and t.stem not in cues.verbs("seen")), None)
    return replace(found, first=later, actions=found.actions[1:]) if later else found


def _besides_access(parsed: Parsed, found: Predicate) -> Predicate:
    """What others do who also have access ("our vendors may access, collect and use your name")."""
    who = found.subject
    if who is None or not is_somebody_else(parsed, who) or head_of(parsed, who).lower in cues.words("first"):
        return found
    later = [t for t in parsed.tokens[found.first + 1 : found.last + 1] if t.stem in cues.actions()]
    actions = tuple(dict.fromkeys(cues.actions()[t.stem] for t in later))
    return replace(found, first=later[0].i, actions=actions) if later else found


def _predicate(parsed: Parsed, run: Run) -> Predicate | None:
    """The predicate with its subject, or None where the verb states nothing of its own."""
    answer = _answer(parsed, run)
    if answer is not None:
        return Predicate(run.first, answer, ("collect",), subject_of(parsed, run.first), kind="asked")
    return stated(parsed, run)


def verb_of(parsed: Parsed, run: Run) -> Verb:
    """The run with what the parse says about it."""
    top = top_of(parsed, run.first)
    subject = subject_of(parsed, run.first) or (None if top == run.first else subject_of(parsed, top))
    return Verb(parsed, run, top, subject, is_passive(parsed, run.first))


def stated(parsed: Parsed, run: Run) -> Predicate | None:
    """The predicate of a run by what governs it."""
    verb = verb_of(parsed, run)
    if states_nothing(verb) or _is_being_done(verb) or is_only_learned(verb):
        return None
    if run.first > 0 and parsed.tokens[run.first - 1].lower == "please":
        return _command(verb)
    return _by_governor(verb)


def _is_being_done(verb: Verb) -> bool:
    """Whether it only describes what is before it ("the type of browser being used", "data about, or tied to, you")."""
    helpers = [t.lower for t in verb.parsed.children(verb.run.first) if t.dep in {"aux", "auxpass"}]
    top = verb.parsed.tokens[verb.top]
    if top.dep == "conj" and top.tag == "VBN" and verb.above.dep in {"nsubj", "nsubjpass"} and not verb.passive:
        return True
    return verb.passive and helpers == ["being"] and verb.parsed.tokens[verb.top].dep not in {"pcomp", "ccomp"}


def _by_governor(verb: Verb) -> Predicate | None:
    """What the verb states, by the way it hangs on the rest of the sentence."""
    if _goes_on_with_it(verb):
        return verb.states(shared_subject_of(verb.parsed, verb.above.i))
    if verb.parsed.item_at is None and is_unsaid_deletion(verb) and not _is_resolved(verb):
        return None
    match verb.parsed.tokens[verb.top].dep:
        case "relcl" | "acl":
            return on_noun(verb)
        case "advcl" | "pcomp" | "csubj" | "csubjpass":
            return in_side_clause(verb)
        case "pobj" if verb.token.tag == "VBG":
            return in_side_clause(verb)
        case "xcomp" | "ccomp" if verb.above.i != verb.top and not is_beside(verb):
            return below_verb(verb)
        case _:
            return _in_main_clause(verb)


def _is_resolved(verb: Verb) -> bool:
    """Whether somebody means to do it ("we will attempt to delete …"); "try to delete …" alone tells the reader to."""
    over = verb.above
    asked = over.dep == "ROOT" and over.is_verb and shared_subject_of(verb.parsed, over.i) is None
    return (over.stem in cues.verbs("resolve") and not asked) or are_steps_taken(verb)


def _goes_on_with_it(verb: Verb) -> bool:
    """Whether more is done with the same data behind a purpose ("we use it to greet you and share it with …")."""
    tokens, top = verb.parsed.tokens, verb.parsed.tokens[verb.top]
    purpose = top.dep in {"xcomp", "advcl"} and top.tag == "VB" and verb.top != verb.run.first and top.head < top.i
    alone = subject_of(verb.parsed, verb.top) is None and subject_of(verb.parsed, verb.run.first) is None
    if not purpose or verb.token.tag not in {"VB", "VBP"} or not alone or verb.above.stem in cues.verbs("demand"):
        return False
    what = [t.lower for t in tokens[verb.run.last + 1 : verb.run.last + 3]]
    who = shared_subject_of(verb.parsed, verb.above.i)
    if what[0] in _POINTING and what[-1] in _THE_DATA and who is not None and not is_person(verb.parsed, who):
        return verb.above.stem not in cues.verbs("ask")
    return verb.above.stem in cues.actions() and what[:1] in (["it"], ["them"])


def _answer(parsed: Parsed, run: Run) -> int | None:
    """The verb of giving that a person is asked to do ("you may be asked to enter your name")."""
    if parsed.tokens[run.first].stem not in cues.verbs("ask") or are_we_asked(parsed, run.first):
        return None
    subject = subject_of(parsed, run.first)
    passive = is_passive(parsed, run.first)
    asking = parsed.tokens[run.first]
    if asking.tag == "VBN" and asking.dep in {"acl", "advcl"} and not passive:
        return None
    if subject and (is_data(parsed, subject) if passive else _is_reader(parsed, subject)):
        return None
    whom = subject if is_passive(parsed, run.first) else object_of(parsed, run.first)
    if whom and (is_somebody_else(parsed, whom) or parsed.tokens[whom[0]].lower == "us"):
        return None
    asked = _behind_for(parsed, run.last)
    if _is_asked_for(parsed, asked if passive else whom or asked):
        return None
    proof: int | None = None
    for t in parsed.tokens[run.last + 1 : run.last + 1 + _ANSWER_REACH]:
        before = parsed.tokens[t.i - 1 if parsed.tokens[t.i - 1].tag != "RB" else t.i - 2]
        joined = before.lower in {"to", "and", ",", "or", "and/or"}
        around = {parsed.tokens[before.i - 1].lower, parsed.tokens[t.i - 1].lower}
        if before.lower == "to" and around & {"not", "never"}:
            return None
        described = parsed.tokens[t.head].dep == "relcl" and parsed.tokens[t.i + 1].lower == "to"
        if joined and t.tag in {"VB", "VBP"} and (t.stem in cues.verbs("give") or makes_login(parsed, t.i)):
            if described:
                continue  # "we ask those who wish to | register | to give …"
            return t.i
        proof = t.i if proof is None and joined and _proves(parsed, t.i) else proof
    return proof


def _is_asked_for(parsed: Parsed, what: Stretch | None) -> bool:
    """Whether it is data or leave that is asked for, and no person to give them ("we need this information to …")."""
    head = head_of(parsed, what) if what is not None else None
    if what is None or head is None or head.lower in cues.words("person"):
        return False
    return is_data(parsed, what) or head.lower in cues.words("of persons") or head.stem in cues.verbs("consent")


def _behind_for(parsed: Parsed, verb: int) -> Stretch | None:
    """What stands right behind the verb and a "for" ("we ask for | this information")."""
    asked = next((t for t in parsed.children(verb) if t.lower == "for" and t.i == verb + 1), None)
    what = next((t for t in parsed.children(asked.i) if t.dep == "pobj"), None) if asked else None
    return parsed.extent(what.i) if what else None


def makes_login(parsed: Parsed, verb: int) -> bool:
    """Whether a person is to make up words to sign in with ("you will be asked to create a password")."""
    made = {t.lower for t in parsed.tokens[verb + 1 : verb + 1 + _LOGIN_REACH]}
    return parsed.tokens[verb].stem in cues.verbs("make up") and bool(made & cues.words("login"))


def _proves(parsed: Parsed, verb: int) -> bool:
    """Whether a person is to prove who they are ("we may ask you to verify your identity")."""
    whose = [t.lower for t in parsed.tokens[verb + 1 : verb + 3]]
    asked = parsed.tokens[verb - 2]
    if asked.lower not in cues.words("person") and asked.stem not in cues.verbs("ask"):
        return False
    return parsed.tokens[verb].stem in cues.verbs("prove") and whose in (["your", "identity"], ["their", "identity"])


def _is_reader(parsed: Parsed, subject: Stretch) -> bool:
    """Whether a person asks, and not something that bears the name of one ("member registration requires you to …")."""
    return is_person(parsed, subject) and head_of(parsed, subject).lower in cues.words("person")


def _in_main_clause(verb: Verb) -> Predicate | None:
    if verb.parsed.item_at is None and is_heading_like(verb):
        return None
    alone = verb.subject is None and verb.top == verb.run.first and _is_first_of_its_own(verb.parsed)
    if alone and not verb.passive and verb.token.tag == "VB":
        return _command(verb)
    top = verb.parsed.tokens[verb.top]
    gives = not verb.passive and top.stem in cues.verbs("give")
    if gives and verb.subject is not None and is_person(verb.parsed, verb.subject):
        return _given(verb)
    if verb.passive and top.stem in cues.verbs("give") and _are_we(verb):
        return verb.states(None, "given")
    return verb.states(verb.subject, passive=verb.passive)


def _is_first_of_its_own(parsed: Parsed) -> bool:
    """Whether no lead-in stands before it, or one that says what a reader may want to do ("To unsubscribe: …")."""
    match [token.stem for token in parsed.tokens[:2]]:
        case ["to", wanted] if parsed.item_at is not None:
            return wanted in cues.verbs("choice")
    return parsed.item_at is None


def _are_we(verb: Verb) -> bool:
    """Whether we are the ones who are given something ("we may be provided with your name")."""
    return verb.subject is not None and verb.parsed.tokens[verb.subject[0]].lower == "we"


def _command(verb: Verb) -> Predicate | None:
    """What "please provide your name" asks for; every other command is addressed to the reader."""
    before = verb.parsed.tokens[: verb.run.first]
    if any(t.tag == "MD" or t.lower == "does" for t in before[-3:]) or any(t.tag == "TO" for t in before[-1:]):
        return verb.states(None)
    polite = {"please", "kindly"} & {t.lower for t in before} and not any(t.lower == "not" for t in before)
    polite = polite and not any(t.stem in _LETTERS and t.head == verb.run.first for t in verb.parsed.tokens)
    return verb.states(None, "asked") if polite and verb.token.stem in cues.verbs("give") else None


def _given(verb: Verb) -> Predicate | None:
    """What a person gives us, we collect; what a person only may do states nothing, unless it is said which data."""
    helpers = (t for t in verb.parsed.children(verb.run.first) if t.dep == "aux" and t.tag == "MD")
    perhaps = any(t.lower not in {"must", "will"} for t in helpers)
    return None if perhaps and not may_give(verb.parsed, verb.run) else verb.states(verb.subject, "given")
