"""Finds the verbs that state something, by sorting out what governs each of them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract import cues
from kg.extract.predicates.acts.asked import answer
from kg.extract.predicates.acts.described import on_noun
from kg.extract.predicates.acts.giving import may_give
from kg.extract.predicates.acts.governed import below_verb, is_beside, is_conditional
from kg.extract.predicates.acts.learned import is_only_learned
from kg.extract.predicates.acts.runs import Run, runs
from kg.extract.predicates.acts.side_clauses import are_steps_taken, in_side_clause
from kg.extract.predicates.nouns.consent import lets_others_have
from kg.extract.predicates.predicate import Predicate, Verb
from kg.extract.predicates.silent.idle import is_heading_like, is_unsaid_deletion, states_nothing
from kg.extract.predicates.silent.wished import told_to
from kg.extract.syntax.doers import shared_subject_of, subject_of, top_of
from kg.extract.syntax.grammar import head_of, is_negated, is_passive
from kg.extract.syntax.sorts import is_person, is_somebody_else
from kg.words import stem

if TYPE_CHECKING:
    from kg.extract.syntax.tokens import Parsed

_HAS_TOO = re.compile(
    r"(?:or|and) (?:otherwise )?(?:have|has) (?:(?:any|direct|full) )*(?:access to|control (?:over|of)|possession of)"
    r"(?: or (?:any )?responsibility for)?(?= )"
)
"""What joins to a verb that its object is in somebody's hands, too ("collect | or have direct control over | it")."""
_HAS_REACH = 10
_TAKE = stem("take")
_RECEIVE = frozenset(map(stem, ("receive", "get", "obtain")))
_BARE = 2
"""Words of a subject that only points to what is below ("the following")."""
_POINTING, _THE_DATA = frozenset({"this", "that", "these", "such"}), frozenset({"information", "data"})


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
    asked = answer(parsed, run)
    if asked is not None:
        return Predicate(run.first, asked, ("collect",), subject_of(parsed, run.first), kind="asked")
    return stated(parsed, run)


def verb_of(parsed: Parsed, run: Run) -> Verb:
    """The run with what the parse says about it."""
    top = top_of(parsed, run.first)
    subject = subject_of(parsed, run.first) or (None if top == run.first else subject_of(parsed, top))
    return Verb(parsed, run, top, subject, is_passive(parsed, run.first))


def stated(parsed: Parsed, run: Run) -> Predicate | None:
    """The predicate of a run by what governs it."""
    verb = verb_of(parsed, run)
    if states_nothing(verb) or _only_describes(verb) or is_only_learned(verb):
        return None
    if run.first > 0 and parsed.tokens[run.first - 1].lower == "please":
        return _command(verb)
    return _by_governor(verb)


def _only_describes(verb: Verb) -> bool:
    """Whether it only describes what is before it ("the type of browser being used", "data about, or tied to, you")."""
    top = verb.parsed.tokens[verb.top]
    if top.dep == "conj" and top.tag == "VBN" and verb.above.dep in {"nsubj", "nsubjpass"} and not verb.passive:
        return True
    helpers = [t.lower for t in verb.parsed.children(verb.run.first) if t.dep in {"aux", "auxpass"}]
    return verb.passive and helpers == ["being"] and top.dep not in {"pcomp", "ccomp"}


def _by_governor(verb: Verb) -> Predicate | None:
    """What the verb states, by the way it hangs on the rest of the sentence."""
    if _goes_on_with_it(verb):
        return verb.states(shared_subject_of(verb.parsed, verb.above.i))
    if _takes_time(verb) or _is_let_be_shared(verb):
        return verb.states(None)
    if verb.parsed.item_at is None and is_unsaid_deletion(verb) and not _is_resolved(verb):
        return None
    match verb.parsed.tokens[verb.top].dep:
        case "relcl" | "acl":
            return on_noun(verb)
        case "advcl" | "pcomp" | "csubj" | "csubjpass":
            return in_side_clause(verb)
        case "pobj" if verb.token.tag == "VBG":
            return in_side_clause(verb)
        case "xcomp" if _is_work_of_others(verb):
            return in_side_clause(verb)
        case "xcomp" | "ccomp" if verb.above.i != verb.top and not is_beside(verb):
            return below_verb(verb)
        case _:
            return _in_main_clause(verb)


def _is_let_be_shared(verb: Verb) -> bool:
    """Whether a person agrees to share it with others, which is done here ("you agree to | share it with members")."""
    by_them = verb.run.actions == ("share",) and verb.subject is None and not verb.passive
    return by_them and verb.parsed.item_at is None and lets_others_have(verb.parsed, verb.token)


def _is_work_of_others(verb: Verb) -> bool:
    """Whether it is what others are there for ("banks that we partner with | to process payments")."""
    between = verb.parsed.tokens[verb.above.i + 1 : verb.run.first]
    named = (t for t in between if t.is_noun and t.dep != "compound")  # "we rely on legitimate | business | interests"
    others = verb.above.dep == "relcl" or any(t.stem in cues.somebody() for t in named)
    return others and verb.above.stem in cues.verbs("helped with")


def _is_resolved(verb: Verb) -> bool:
    """Whether somebody means to do it ("we will attempt to delete …"); "try to delete …" alone tells the reader to.

    Or whether we say that we cannot ("we may not be able to delete it"), so that it is kept.
    """
    over = verb.above
    cannot = over.lower == "unable" or (over.lower == "able" and is_negated(verb.parsed, over.head))
    if cannot and over.dep == "acomp":
        who = None if is_conditional(verb.parsed, over.head) else subject_of(verb.parsed, over.head)
        theirs = any(t.lower == "their" for t in verb.parsed.tokens[verb.run.last + 1 :])
        return who is not None and verb.parsed.tokens[who[0]].lower == "we" and not theirs
    asked = over.dep == "ROOT" and over.is_verb and shared_subject_of(verb.parsed, over.i) is None
    return (over.stem in cues.verbs("resolve") and not asked) or are_steps_taken(verb)


def _takes_time(verb: Verb) -> bool:
    """Whether it is said how long it takes ("it may take 30 days | to delete your name")."""
    behind = verb.parsed.tokens[verb.above.i + 1 : verb.run.first]
    long = verb.above.stem == _TAKE and any(t.stem in cues.stems("long units") for t in behind)
    return long and verb.token.tag == "VB" and verb.token.stem in cues.verbs("delete")


def _goes_on_with_it(verb: Verb) -> bool:
    """Whether more is done with the same data behind a purpose ("we use it to greet you and share it with …")."""
    if not _is_joined_to_purpose(verb) or verb.above.stem in cues.verbs("demand"):
        return False
    if told_to(verb, verb.above.i) is not None:
        return False  # "we ask our vendors to guard it and not to use it"
    match [t.lower for t in verb.parsed.tokens[verb.run.last + 1 : verb.run.last + 3]]:
        case [pointing, data] if pointing in _POINTING and data in _THE_DATA and _are_not_readers(verb):
            return verb.above.stem not in cues.verbs("ask")
        case ["it" | "them", *_]:
            return verb.above.stem in cues.actions()
    return False


def _is_joined_to_purpose(verb: Verb) -> bool:
    """Whether it is joined to a verb that tells a purpose, and neither has a subject of its own."""
    top = verb.parsed.tokens[verb.top]
    purpose = top.dep in {"xcomp", "advcl"} and top.tag == "VB" and verb.top != verb.run.first and top.head < top.i
    alone = subject_of(verb.parsed, verb.top) is None and subject_of(verb.parsed, verb.run.first) is None
    return purpose and alone and verb.token.tag in {"VB", "VBP"}


def _are_not_readers(verb: Verb) -> bool:
    """Whether others than a person do what stands above."""
    who = shared_subject_of(verb.parsed, verb.above.i)
    return who is not None and not is_person(verb.parsed, who)


def _in_main_clause(verb: Verb) -> Predicate | None:
    if verb.parsed.item_at is None and is_heading_like(verb):
        return None
    alone = verb.subject is None and verb.top == verb.run.first and _is_first_of_its_own(verb.parsed)
    if alone and not verb.passive and verb.token.tag == "VB":
        return _command(verb)
    if _goes_on_from_reader(verb):
        return None
    top = verb.parsed.tokens[verb.top]
    gives = not verb.passive and (top.stem in cues.verbs("give") or _gives_us(verb))
    if gives and verb.subject is not None and is_person(verb.parsed, verb.subject):
        return _given(verb)
    if verb.passive and top.stem in cues.verbs("give") and _are_we(verb):
        return verb.states(None, "given")
    if verb.token.stem in _RECEIVE and _are_told_below(verb):
        return replace(verb.states(verb.subject, "seen"), actions=("share",))
    return verb.states(verb.subject, passive=verb.passive)


def _are_told_below(verb: Verb) -> bool:
    """Whether those who get the data are the items of a list ("the following recipients | receive | your name:")."""
    if verb.parsed.item_at is None or verb.subject is None or verb.passive:
        return False
    words = [t.lower for t in verb.parsed.tokens[slice(*verb.subject)]]
    return "following" in words and (len(words) == _BARE or any(cues.listed(w) == "recipient" for w in words))


def _goes_on_from_reader(verb: Verb) -> bool:
    """Whether it goes on from what a reader may do, and the parser lost whose deed it is.

    "When you write to us, chat with us or | share more about yourself", "enable you to access, | receive a copy of".
    """
    tokens, top = verb.parsed.tokens, verb.parsed.tokens[verb.top]
    if verb.subject is not None or verb.passive or top.dep != "ROOT" or top.tag not in {"VB", "VBP"}:
        return False
    match [t.lower for t in tokens[max(0, top.i - 4) : top.i]]:
        case ["you", "to", _, ","]:
            return True
    left = [t for t in verb.parsed.children(top.i) if t.i < top.i]
    if verb.top == verb.run.first or any(t.dep == "aux" for t in left):
        return False
    return any(t.dep == "advcl" and is_person(verb.parsed, subject_of(verb.parsed, t.i) or (0, 0)) for t in left)


def _is_first_of_its_own(parsed: Parsed) -> bool:
    """Whether no lead-in stands before it, or one that says what a reader may want to do ("To unsubscribe: …")."""
    match [token.stem for token in parsed.tokens[:2]]:
        case ["to", wanted] if parsed.item_at is not None:
            return wanted in cues.verbs("choice")
    return parsed.item_at is None


def _gives_us(verb: Verb) -> bool:
    """Whether it is us that something is given after something else is done ("you pick a name and | give | us …")."""
    us = [t.lower for t in verb.parsed.tokens[verb.run.last + 1 : verb.run.last + 2]] == ["us"]
    return us and verb.token.stem in cues.verbs("give")


def _are_we(verb: Verb) -> bool:
    """Whether we are the ones who are given something ("we may be provided with your name")."""
    return verb.subject is not None and verb.parsed.tokens[verb.subject[0]].lower == "we"


def _command(verb: Verb) -> Predicate | None:
    """What "please provide your name" asks for; every other command is addressed to the reader."""
    before = verb.parsed.tokens[: verb.run.first]
    if any(t.tag == "MD" or t.lower == "does" for t in before[-3:]) or any(t.tag == "TO" for t in before[-1:]):
        return verb.states(None)
    polite = {"please", "kindly"} & {t.lower for t in before} and not any(t.lower == "not" for t in before)
    polite = polite and not any(t.stem in cues.stems("mail") and t.head == verb.run.first for t in verb.parsed.tokens)
    return verb.states(None, "asked") if polite and verb.token.stem in cues.verbs("give") else None


def _given(verb: Verb) -> Predicate | None:
    """What a person gives us, we collect; what a person only may do states nothing, unless it is said which data."""
    helpers = (t for t in verb.parsed.children(verb.run.first) if t.dep == "aux" and t.tag == "MD")
    perhaps = any(t.lower not in {"must", "will"} for t in helpers)
    return None if perhaps and not may_give(verb.parsed, verb.run) else verb.states(verb.subject, "given")
