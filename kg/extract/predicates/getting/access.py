"""Access to data that somebody has or is given ("our agents have access to it", "access is limited to staff")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract import cues
from kg.extract.predicates.acts.runs import past_joined
from kg.extract.predicates.predicate import Predicate
from kg.extract.predicates.scope import denied, is_prevented
from kg.extract.syntax.doers import antecedent_of, shared_subject_of, subject_of
from kg.extract.syntax.grammar import Stretch, head_of, is_passive, object_of
from kg.extract.syntax.sorts import is_person
from kg.words import stem

if TYPE_CHECKING:
    from kg.extract.syntax.tokens import Parsed, Token

_CONFINE = stem("confine")
_HAVE_ACCESS = frozenset({"have", "has", "had", "get", "gain", "obtain", "need"})
_OTHERS = frozenset({"other", "fellow", "those"})
_JOINS = frozenset({"or", "and", "nor"})
_PREPOSITIONS = frozenset({"IN", "RP", "TO"})
_REACH = 5
_BETWEEN = frozenset({",", "and", "or", "and/or", "also", "edit", "change", "delete"})
_DEEDS = 7
"""Tokens among which more is told of what they do with it ("see, change or delete | their data")."""


def access(parsed: Parsed, token: Token) -> Predicate | None:
    """Access that somebody has, or that we give or limit, to data."""
    tokens = parsed.tokens
    to = tokens[token.i + 1].lower if token.i + 1 < len(tokens) else ""
    verb = parsed.verb_over(token.i) if token.dep == "conj" else tokens[token.head]
    given = verb.stem in cues.verbs("give access") or verb.stem == _CONFINE
    if token.lower == "access" and to == "to" and token.dep == "nsubjpass" and given:
        limited = subject_of(parsed, verb.i)
        return Predicate(verb.i, verb.i, ("share",), limited, kind="accessed") if limited else None
    if token.lower != "access" or not (token.is_noun or token.dep == "dobj") or to != "to" or verb.i > token.i:
        return None
    asked = any(t.lower == "whether" for t in parsed.children(verb.i))
    if asked or _is_of_those_let_in(parsed, verb) or is_prevented(parsed, verb.i) or _is_for_deed(parsed, token.i + 2):
        return None
    last = _to_data(parsed, token.i + 1)
    subject: Stretch | None = shared_subject_of(parsed, verb.i)
    subject = antecedent_of(parsed, verb.i, subject)
    if subject is not None and (_is_of_person(parsed, subject) or sees_own(parsed, subject, last)):
        return None
    if verb.stem in _HAVE_ACCESS:
        return _had(parsed, verb, last, subject)
    if verb.stem not in cues.verbs("give access"):
        return None
    given = subject is not None and is_passive(parsed, verb.i)
    return Predicate(verb.i, last, ("share",), subject, kind="seen" if given else "plain")


def _had(parsed: Parsed, verb: Token, last: int, subject: Stretch | None) -> Predicate:
    """What others have access to is shared with them; what we, or nobody named, have access to is collected."""
    above = parsed.tokens[verb.head]
    let = object_of(parsed, above.i) if subject is None and above.stem in cues.verbs("let") else None
    if let is not None and not is_person(parsed, let):
        return Predicate(verb.i, last, ("share",), let, kind="seen")
    if subject is None or parsed.tokens[subject[0]].lower in {"we", "i"}:
        return Predicate(verb.i, last, ("collect",), subject)
    seen_by = antecedent_of(parsed, verb.i, subject)
    return got(parsed, Predicate(verb.i, last, ("share",), seen_by, kind="seen"))


def _is_of_those_let_in(parsed: Parsed, verb: Token) -> bool:
    """Whether it only says who may come in, and when ("those authorized to have access", "before granting access")."""
    over = parsed.tokens[verb.head]
    return (over.tag == "VBN" and over.dep == "acl") or (verb.tag == "VBG" and over.lower == "before")


def _is_of_person(parsed: Parsed, subject: Stretch) -> bool:
    """Whether it is the person whose data they are that has access to them, and no other users."""
    words = {t.lower for t in parsed.tokens[slice(*subject)]}
    return "you" in words or ("users" in words and not words & _OTHERS)


def sees_own(parsed: Parsed, subject: Stretch, last: int) -> bool:
    """Whether persons see what is their own ("customers can view | their | order history")."""
    behind = (t for t in parsed.tokens[last + 1 : last + 1 + _DEEDS] if not (t.is_verb or t.lower in _BETWEEN))
    their = next(behind, None)
    if their is None or their.lower != "their" or parsed.tokens[their.head].dep == "poss":
        return False
    return is_person(parsed, subject) or head_of(parsed, subject).lower in cues.words("person")


def _is_for_deed(parsed: Parsed, behind: int) -> bool:
    """Whether it is said what access is needed for, and not to what ("who need access to do their work")."""
    return any(t.tag == "VB" for t in parsed.tokens[behind : behind + 1])


def _to_data(parsed: Parsed, to: int) -> int:
    """The last word before the data: of "access to or control | over |" and "access to, and use | of |," the second."""
    behind = [t for t in parsed.tokens[to + 1 : to + 1 + _REACH] if t.lower != ","]
    match behind:
        case [join, _, preposition, *_] if join.lower in _JOINS and preposition.tag in _PREPOSITIONS:
            return preposition.i
    return past_joined(parsed, to)


def got(parsed: Parsed, seen: Predicate) -> Predicate:
    """What a business is said not to see, it does not collect ("advertisers have no access to our cookies")."""
    who = seen.subject
    if who is None or is_person(parsed, who) or head_of(parsed, who).stem not in cues.somebody():
        return seen
    is_denied = denied(parsed, seen.first, who[0], who[0]) and parsed.tokens[who[0]].lower != "nobody"
    return Predicate(seen.first, seen.last, ("collect",), who) if is_denied else seen
