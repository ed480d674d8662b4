"""Reads who places cookies and the like, and so collects with them ("advertisers may place cookies")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract import cues
from kg.extract.predicates.acts.ads import shown_ads
from kg.extract.predicates.getting.handing import is_recipient
from kg.extract.predicates.predicate import Predicate
from kg.extract.predicates.scope import denied
from kg.extract.syntax.asked import is_asked_about
from kg.extract.syntax.doers import agent_of, antecedent_of, subject_of, top_of
from kg.extract.syntax.grammar import Stretch, head_of, is_passive, object_of
from kg.extract.syntax.sorts import is_somebody_else, is_thing
from kg.words import stem

if TYPE_CHECKING:
    from kg.extract.syntax.tokens import Parsed, Token


_CLAUSES = frozenset({"relcl", "acl", "ccomp"})
_COOKIES_BEFORE = 2
"""Tokens at least before those who set cookies ("cookies that | partners set")."""
_BE_THERE = frozenset(map(stem, ("are", "have", "has", "allow", "permit")))
"""What is said of cookies that there are here, or may be."""
_OPERATE, _CAMERAS = stem("operate"), "cctv"
_BARE_TECHNOLOGY = frozenset(map(stem, ("technology", "technologies")))


def placed(parsed: Parsed, token: Token) -> Predicate | None:
    """Who places a cookie collects with it ("advertisers may place cookies")."""
    theirs = _theirs(parsed, token)
    if theirs is not None:
        return Predicate(token.i, token.i, ("collect",), theirs, passive=True, kind="placed")
    places = token.stem in cues.verbs("place") and token.stem not in cues.actions()
    if not (places or _are_run(parsed, token) or _watches(parsed, token)) or not token.is_verb:
        return None
    others = _others_clause(parsed, token) or shown_ads(parsed, token)
    aside = token.dep in {"relcl", "acl", "advcl"} and not others
    if _is_gerund(parsed, token) or aside or _is_warned_of(parsed, token) or is_asked_about(parsed, token.i):
        return None
    passive = is_passive(parsed, token.i)
    verbs = {token.i, *(t.i for t in parsed.children(token.i) if t.dep == "conj")}
    verbs |= {top_of(parsed, token.i)} if passive else set()
    things = [t for t in parsed.tokens if t.head in verbs and t.dep == ("nsubjpass" if passive else "dobj")]
    things += [t for t in parsed.children(token.i) if t.dep == ("dobj" if passive else "conj") and t.is_noun]
    if not any(w.stem in cues.carriers() for t in things for w in parsed.tokens[slice(*parsed.extent(t.i))]):
        return None
    shared = subject_of(parsed, top_of(parsed, token.i) if token.dep == "conj" else token.head)
    shared = shared if token.dep in {"conj", "xcomp"} else None
    subject = others or subject_of(parsed, token.i) or _let_to(parsed, token) or shared
    if subject is None and token.dep in {"ROOT", "csubj"} and token.tag == "VB" and parsed.item_at is None:
        return None  # "leave cookies enabled": a command
    if token.stem in cues.verbs("consist") and subject is not None and _holds(parsed, subject, passive=passive):
        return None
    return Predicate(token.i, token.i, ("collect",), subject, passive, "placed")


def _is_warned_of(parsed: Parsed, token: Token) -> bool:
    """Whether a browser only tells when somebody would do it ("alert you when a site wants to | place | cookies")."""
    over = parsed.tokens[token.head]
    return token.dep == "xcomp" and over.dep == "advcl" and over.stem in cues.verbs("want")


def _are_run(parsed: Parsed, token: Token) -> bool:
    """Whether it is said in whose hands cookies are ("these cookies are managed | by our partners")."""
    by = agent_of(parsed, token.i) if token.stem in cues.verbs("manage") and is_passive(parsed, token.i) else None
    return by is not None and is_somebody_else(parsed, by)


def _watches(parsed: Parsed, token: Token) -> bool:
    """Whether it is cameras that somebody runs, which record whom they see ("we | operate | CCTV")."""
    run = parsed.children(token.i) if token.stem == _OPERATE else ()
    return any(w.lower == _CAMERAS for t in run for w in parsed.tokens[slice(*parsed.extent(t.i))])


def _theirs(parsed: Parsed, token: Token) -> Stretch | None:
    """The cookies that a clause says others place, which there are here ("it has cookies | that networks place")."""
    who = subject_of(parsed, token.i) if token.dep in _CLAUSES and token.tag != "VBN" else None
    if who is None or who[0] < _COOKIES_BEFORE or token.stem not in cues.verbs("place"):
        return None
    which = parsed.tokens[who[0] - 1]
    cookies = parsed.tokens[which.i - 1] if which.lower in {"that", "which"} else which
    cookies = cookies if cookies.stem in cues.carriers() else parsed.tokens[token.head]
    if cookies.stem not in cues.carriers() or cookies.i > which.i:
        return None
    over = parsed.verb_over(cookies.i)
    here = over.is_main and over.i < cookies.i and over.stem in cues.verbs("place") | cues.verbs("consist") | _BE_THERE
    others = is_somebody_else(parsed, who) and head_of(parsed, who).lower not in cues.words("first")
    unsaid = denied(parsed, over.i, 0, 0) or is_asked_about(parsed, over.i)
    return (parsed.extent(cookies.i)[0], who[0]) if here and others and not unsaid else None


def _is_gerund(parsed: Parsed, token: Token) -> bool:
    """Whether it is "placing", and not what somebody "is placing"."""
    return token.tag == "VBG" and not any(t.dep == "aux" and t.is_verb for t in parsed.children(token.i))


def _let_to(parsed: Parsed, token: Token) -> Stretch | None:
    """Who is let place them ("we permit certain companies to place cookies")."""
    letting = parsed.tokens[token.head]
    lets = token.dep == "xcomp" and letting.stem in cues.verbs("permit") and not is_passive(parsed, letting.i)
    if not lets:
        return None
    whom = object_of(parsed, letting.i)
    if whom is None and letting.dep == "relcl" and letting.head < letting.i:
        return parsed.extent(letting.head)[0], letting.head + 1  # "the companies | we allow to place cookies"
    return whom


def _holds(parsed: Parsed, subject: Stretch, *, passive: bool) -> bool:
    """Whether it is what cookies have in them, or what is a part of something without being named as a cookie."""
    named = head_of(parsed, subject).stem in _BARE_TECHNOLOGY
    return named if passive else is_thing(parsed, subject)


def _others_clause(parsed: Parsed, token: Token) -> Stretch | None:
    """Somebody else whom a clause describes ("companies that may place cookies on your computer")."""
    subject = subject_of(parsed, token.i) if token.dep == "relcl" else None
    who = antecedent_of(parsed, token.i, subject)
    if who is None or who == subject or not is_recipient(parsed, who):
        return None
    whoever = [t.lower for t in parsed.tokens[slice(*who)]][:-1] == ["the"]
    return None if whoever else who
