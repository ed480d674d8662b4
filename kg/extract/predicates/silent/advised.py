"""Tells advice and commands to the reader: "your password should not be given to anyone", "do not share it"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract import cues
from kg.extract.predicates.scope import denied
from kg.extract.syntax.doers import top_of
from kg.extract.syntax.grammar import object_of
from kg.extract.syntax.sorts import is_person
from kg.words import stem

if TYPE_CHECKING:
    from kg.extract.predicates.predicate import Predicate
    from kg.extract.syntax.tokens import Parsed, Token

_BELOW = frozenset(
    {"xcomp", "ccomp", "advcl", "acl", "conj", "pcomp", "relcl", "pobj", "prep", "dobj", "acomp", "oprd"}
)
_RECOMMEND = frozenset(map(stem, ("recommend", "advise", "suggest", "urge", "encourage", "remind", "caution", "warn")))
_BECAUSE = frozenset({"because", "as", "since"})
_ADVICE_REACH = 4
_POLITE_REACH = 8


def is_advice(parsed: Parsed, predicate: Predicate) -> bool:
    """Whether a reader is told what should be done with data, or left, or why something else should be."""
    token = parsed.tokens[predicate.first]
    if _is_why_advised(parsed, token) or _is_recommended(parsed, token) or _should_be(parsed, predicate):
        return True
    left = not predicate.passive and denied(parsed, token.i, token.i, token.i)
    return left and (_is_commanded(parsed, predicate) or _is_advised_against(parsed, token))


def _is_commanded(parsed: Parsed, predicate: Predicate) -> bool:
    """Whether a command tells readers to leave it ("keep your password secret and do not | share | it").

    An item of a list may say what we leave, where its lead-in does not announce advice.
    """
    top = parsed.tokens[predicate.first]
    while not stands_alone(parsed, top) and (over := word_over(parsed, top)) is not None:
        top = over
    if predicate.subject is not None or top.dep != "ROOT" or top.tag != "VB" or stands_alone(parsed, top):
        return False
    if any(t.dep == "aux" and (t.tag in {"MD", "TO"} or t.lower == "does") for t in parsed.children(top.i)):
        return False
    lead = {t.lower for t in parsed.tokens[: parsed.item_at or 0]}
    return parsed.item_at is None or not lead.isdisjoint(cues.words("advice"))


def _is_advised_against(parsed: Parsed, token: Token) -> bool:
    """Whether we advise a reader to do something else and not this ("we urge you to keep it, not to | tell | it")."""
    over = parsed.tokens[token.head]
    whom = object_of(parsed, over.i) if over.stem in _RECOMMEND and token.dep == "conj" else None
    to = any(t.lower == "to" for t in parsed.children(token.i))
    return to and whom is not None and is_person(parsed, whom)


def _is_why_advised(parsed: Parsed, token: Token) -> bool:
    """Whether it is the reason of advice to the reader ("we recommend that you accept cookies because they let …")."""
    while token.dep == "conj":
        token = parsed.tokens[token.head]
    over = parsed.tokens[token.head] if token.dep == "advcl" else token
    while over.dep in {"xcomp", "ccomp"}:
        over = parsed.tokens[over.head]
    because = any(t.lower in _BECAUSE for t in parsed.children(token.i))
    return because and token.i != over.i and over.stem in _RECOMMEND


def _is_recommended(parsed: Parsed, token: Token) -> bool:
    """Whether it is what we advise somebody to do ("we recommend | using | one of these browsers")."""
    return token.tag == "VBG" and token.dep == "xcomp" and parsed.tokens[token.head].stem in _RECOMMEND


def _should_be(parsed: Parsed, predicate: Predicate) -> bool:
    """Whether it is said what should be done with data ("your password should not be given to anyone")."""
    token = parsed.tokens[predicate.first]
    if not predicate.passive:
        top = top_of(parsed, token.i)
        ours = {"we", "us"} & {t.lower for t in parsed.tokens[max(0, top - _POLITE_REACH) : token.i]}
        told = {"please", "should"} & {t.lower for t in parsed.tokens[max(0, top - _ADVICE_REACH) : token.i]}
        asked = bool(told) or is_polite(parsed, token)
        return asked and not ours and denied(parsed, token.i, token.i, token.i)
    shared = (token.head,) if token.dep == "conj" else ()
    before = (t for i in (token.i, *shared) for t in parsed.tokens[max(0, i - _ADVICE_REACH) : i])
    return any(t.lower == "should" for t in before)


def is_polite(parsed: Parsed, token: Token) -> bool:
    """Whether a reader is asked to do what a verb above it tells ("please do not try to register or | send …")."""
    while not stands_alone(parsed, token) and (over := word_over(parsed, token)) is not None:
        if any(t.lower == "please" for t in parsed.children(over.i)):
            return True
        token = over
    return False


def word_over(parsed: Parsed, token: Token) -> Token | None:
    """The word that this one stands within or is joined to, where it stands behind that word."""
    return parsed.tokens[token.head] if token.head < token.i and token.dep in _BELOW else None


def stands_alone(parsed: Parsed, token: Token) -> bool:
    """Whether a joined verb has its own subject, so that what is said of the first does not hold for it."""
    return any(t.is_subject for t in parsed.children(token.i))
