"""What a verb in a side clause states: a reason does, a condition does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract import cues
from kg.extract.predicates.acts.described import given_a_chance
from kg.extract.predicates.acts.governed import forbidden, is_conditional, is_done_by_program, is_enough, is_occasion
from kg.extract.predicates.acts.letting import let
from kg.extract.predicates.acts.living import lived_by, undone
from kg.extract.predicates.acts.means import means
from kg.extract.predicates.nouns.consent import is_agreed_to
from kg.extract.predicates.scope import denied, forbidden_by, is_left_undone, is_prevented
from kg.extract.predicates.silent.idle import CONDITIONAL
from kg.extract.syntax.doers import shared_subject_of, subject_of
from kg.extract.syntax.grammar import Stretch, head_of, is_passive, object_of
from kg.extract.syntax.sorts import is_data, is_person
from kg.words import stem

if TYPE_CHECKING:
    from kg.extract.predicates.predicate import Predicate, Verb

_BOUND = frozenset({"required", "obligated", "obliged", "compelled", "forced", "ordered"})
"""What the law or a court makes somebody be, who then does it ("we may be required by law to disclose")."""
_RULES = frozenset(
    map(
        stem,
        (
            "purpose",
            "reason",
            "basis",
            "ground",
            "procedure",
            "practice",
            "policy",
            "policies",
            "guideline",
            "rule",
            "standard",
        ),
    )
)
_AIMS = frozenset({"xcomp", "ccomp", "advcl"})
_TAKE = frozenset({"take", "make", "made"})
_LISTING = frozenset({"such", "(", "example", "including", "like"})
"""Words behind which a participle is one of several, and no deed beside the main one."""


def in_side_clause(verb: Verb) -> Predicate | None:
    """A side clause: a reason states, a condition does not, a purpose only where something is collected for it."""
    forbidding = forbidden_by(verb.parsed, verb.run.first)
    if forbidding is not None:
        return forbidden(verb, forbidding)
    if is_left_undone(verb.parsed, verb.run.first):
        return undone(verb)
    if _is_not_agreed_to(verb):
        return None
    if _is_felt_about(verb):
        return None
    if _is_for_person_to_give(verb):
        return verb.states(verb.subject, "given")
    offered = given_a_chance(verb, verb.parsed.tokens[verb.above.head]) if verb.above.lower == "of" else None
    if offered is not None:
        return offered
    living = lived_by(verb)
    return _bound_to(verb) if living is None else verb.states(subject_of(verb.parsed, living))


def _is_for_person_to_give(verb: Verb) -> bool:
    """Whether it is what persons are said to have or be free to give us ("it is optional for you to give your age")."""
    behind_for = any(t.lower == "for" and t.dep == "mark" for t in verb.parsed.children(verb.run.first))
    if not behind_for or verb.subject is None or not is_person(verb.parsed, verb.subject):
        return False
    it = subject_of(verb.parsed, verb.above.i)
    return it is not None and not is_conditional(verb.parsed, verb.above.i) and is_enough(verb, it)


def _is_felt_about(verb: Verb) -> bool:
    """Whether it is only what a person would feel about ("if you are unhappy with your data being shared")."""
    feeling = verb.parsed.tokens[verb.above.head]
    if verb.above.dep != "prep" or feeling.dep != "acomp":
        return False
    return is_person(verb.parsed, subject_of(verb.parsed, feeling.head)) and is_conditional(verb.parsed, feeling.head)


def _is_not_agreed_to(verb: Verb) -> bool:
    """Whether it is what a person would agree to, and is not said to ("if you do not consent to us using it")."""
    agreed = verb.parsed.tokens[verb.above.head]
    consent = verb.above.lower == "to" and agreed.is_verb and agreed.stem in cues.verbs("agree")
    return consent and not is_agreed_to(verb.parsed, verb.parsed.tokens[verb.top])


def _bound_to(verb: Verb) -> Predicate | None:
    """What somebody is bound, lets or means to do; else a reason, or a purpose for which something is collected."""
    persons = verb.subject is not None and is_person(verb.parsed, verb.subject)  # "we take steps so that you can …"
    if (verb.above.stem == "reserv" or are_steps_taken(verb)) and verb.token.tag == "VB" and not persons:
        taken = is_passive(verb.parsed, verb.above.i)
        return verb.states(None if taken else subject_of(verb.parsed, verb.above.i))
    if verb.above.lower in _BOUND and verb.token.tag == "VB" and is_passive(verb.parsed, verb.above.i):
        bound = subject_of(verb.parsed, verb.above.i)
        return verb.states(bound) if bound and not is_person(verb.parsed, bound) else None
    if verb.above.stem in cues.verbs("permit") and verb.token.tag == "VB" and object_of(verb.parsed, verb.above.i):
        return let(verb)
    if verb.subject is not None:
        return None if _is_condition(verb, verb.subject[0]) else verb.states(verb.subject, passive=verb.passive)
    return means(verb) or _handing_on(verb) or _aimed_at(verb)


def _is_condition(verb: Verb, subject: int) -> bool:
    """Whether a clause with a subject of its own only says if or when, and not why, or what is done for all that."""
    left = {t.lower for t in verb.parsed.children(verb.top) if t.i < verb.top}
    beside = left & CONDITIONAL == {"while"} and verb.parsed.tokens[subject].lower == "we"
    if beside or is_occasion(verb.parsed, verb.top):
        return False
    conceded = left & {"while", "as"} and denied(verb.parsed, verb.run.first, subject, subject)
    inverted = any(t.lower == "should" and t.i < subject for t in verb.parsed.children(verb.top))
    handed = "before" in left and verb.passive and any(t.stem in cues.verbs("merge") for t in verb.parsed.tokens)
    wished = "for" in left and is_conditional(verb.parsed, verb.above.i)
    return wished or inverted or bool(left & CONDITIONAL and not (conceded or handed or _is_reason(verb)))


def _handing_on(verb: Verb) -> Predicate | None:
    """What we give somebody in doing something else ("we book the room, | passing | your name to the hotel")."""
    over, before = verb.above, verb.parsed.tokens[: verb.run.first]
    if verb.token.tag != "VBG" or verb.run.actions != ("share",) or verb.parsed.tokens[verb.top].dep != "advcl":
        return None
    apart = bool(before) and before[-1].lower == "," and over.is_main and over.i < verb.run.first
    apart = apart and not any(t.tag == "VBG" or t.lower in _LISTING for t in before[over.i :])
    who = subject_of(verb.parsed, over.i)
    ours = who is not None and verb.parsed.tokens[who[0]].lower == "we"
    behind = [t.lower for t in verb.parsed.tokens[verb.run.last + 1 : verb.run.last + 2]]
    return verb.states(who) if apart and ours and behind not in (["you"], ["users"], ["customers"]) else None


def _is_reason(verb: Verb) -> bool:
    """Whether an "as" behind a comma tells why something else is so (", as we need this information to serve you")."""
    opens = next((t.i for t in verb.parsed.children(verb.top) if t.lower == "as" and t.dep == "mark"), 0)
    what = object_of(verb.parsed, verb.run.last)
    return opens > 0 and verb.parsed.tokens[opens - 1].lower == "," and what is not None and is_data(verb.parsed, what)


def _aimed_at(verb: Verb) -> Predicate | None:
    """What is collected as the purpose of something else, or never is that way."""
    if verb.token.stem in cues.verbs("solicit") and _is_never_contacted(verb):
        return verb.states(subject_of(verb.parsed, verb.above.i))
    unaware = verb.parsed.tokens[verb.above.head].stem in cues.verbs("knowledge")
    done = verb.token.stem in cues.verbs("obtain") or is_done_by_program(verb)
    prevented = is_prevented(verb.parsed, verb.top)
    if not done or unaware or prevented or _is_for_reader(verb) or _is_rule(verb):
        return None
    return verb.states(_other_user(verb), "purpose")


def _is_for_reader(verb: Verb) -> bool:
    """Whether a person would get it or keep others from it ("to obtain it, visit …", "you can block it from …")."""
    over = verb.parsed.verb_over(verb.above.i) if not verb.above.is_verb else verb.above
    if verb.above.lower not in {"to", "from"} and verb.above.i != over.i:
        return False
    subject = shared_subject_of(verb.parsed, over.i)
    if subject is None:
        return over.tag == "VB" and over.dep == "ROOT" and verb.parsed.item_at is None
    return verb.parsed.tokens[subject[0]].lower == "you" and not is_passive(verb.parsed, over.i)


def _is_rule(verb: Verb) -> bool:
    """Whether it is what rules are for, which tell no practice ("to understand their procedures for collecting it")."""
    return verb.above.lower == "for" and verb.parsed.tokens[verb.above.head].stem in _RULES


def _is_never_contacted(verb: Verb) -> bool:
    """Whether nobody is ever written to or called for it ("we will never call you to ask for your password")."""
    over = verb.above
    reached = over.stem in cues.verbs("contact") | cues.verbs("write")
    return reached and denied(verb.parsed, over.i, over.i, over.i)


def are_steps_taken(verb: Verb) -> bool:
    """Whether it is what steps are taken to do ("we take steps to delete it", "every effort is made to delete it")."""
    what = (t for t in verb.parsed.children(verb.above.i) if t.dep in {"dobj", "nsubjpass"})
    behind = verb.above.i < verb.run.first
    return behind and verb.above.stem in _TAKE and any(t.stem in cues.verbs("resolve") for t in what)


def _other_user(verb: Verb) -> Stretch | None:
    """Who does what the purpose is of, where it is somebody else ("ad servers use cookies to collect …")."""
    at = verb.above.i if verb.above.is_verb else verb.above.head
    while verb.parsed.tokens[at].dep in _AIMS and verb.parsed.tokens[at].tag == "VB":
        at = verb.parsed.tokens[at].head  # "to recognize you | to collect": whoever does the former does the latter
    over = shared_subject_of(verb.parsed, at)
    if over is None or is_person(verb.parsed, over):
        return None
    who = head_of(verb.parsed, over)
    return over if who.stem in cues.somebody() or who.lower == "they" or who.tag == "NNP" else None
