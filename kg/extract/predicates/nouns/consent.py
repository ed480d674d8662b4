"""Tells whether a person agrees to what a noun tells ("by using our site you consent to the transfer of your name")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract import cues
from kg.extract.syntax.doers import shared_subject_of, top_of
from kg.extract.syntax.grammar import is_negated, nouns_behind
from kg.extract.syntax.sorts import is_person

if TYPE_CHECKING:
    from kg.extract.syntax.tokens import Parsed, Token

_DOUBT = frozenset({"if", "unless", "when", "not", "whether"})
_HELPED = frozenset({"may", "can", "could", "might", "should", "must"})
_LEAD_REACH = 6
_NAMED = frozenset({"pobj", "pcomp", "dobj", "nsubj"})
_AS_OBJECT = frozenset({"dobj", "attr", "ccomp", "advmod"})
"""How "consent" stands behind its verb; without an article the parser may take it for an adverb."""


def is_agreed_to(parsed: Parsed, deed: Token) -> bool:
    """Whether a person agrees to it, or what they do stands for their consent to it."""
    if _begins_item(parsed, deed):
        return True
    if deed.dep not in _NAMED:
        return False
    governor = parsed.tokens[deed.head]
    if governor.lower in {"to", "of"} and _stands_for_consent(parsed, parsed.tokens[governor.i - 1]):
        return True
    return _agrees(parsed, parsed.tokens[governor.head] if governor.lower == "to" else governor)


def is_let_be_done(parsed: Parsed, having: Token) -> bool:
    """Whether a person agrees to have something done ("you consent to having your name stored")."""
    return is_agreed_to(parsed, having) or (having.dep == "xcomp" and _agrees(parsed, parsed.tokens[having.head]))


def lets_others_have(parsed: Parsed, giving: Token) -> bool:
    """Whether a person agrees to give data to others here, as we let them ("you agree to share it with others")."""
    whom = nouns_behind(parsed, giving.i, {"with", "to"})
    given = any(t.lower not in cues.words("first") for t in whom) and not is_negated(parsed, giving.i)
    return given and is_let_be_done(parsed, giving)


def _agrees(parsed: Parsed, agreed: Token) -> bool:
    """Whether it is what somebody does, and neither doubted nor refused ("you agree", "you understand and consent")."""
    top = parsed.tokens[top_of(parsed, agreed.i)]
    if agreed.stem not in cues.verbs("agree"):
        return False
    who = shared_subject_of(parsed, agreed.i)
    by_person = who is not None and is_person(parsed, who)
    return agreed.is_main and top.is_main and by_person and not _is_doubted(parsed, agreed, top)


def _stands_for_consent(parsed: Parsed, consent: Token) -> bool:
    """Whether what a person does is their consent, or they give it ("your use constitutes your consent to …")."""
    verb = parsed.tokens[consent.head]
    if consent.stem not in cues.verbs("consent") or not verb.is_verb or consent.dep not in _AS_OBJECT:
        return False
    top = parsed.tokens[top_of(parsed, verb.i)]
    who = shared_subject_of(parsed, verb.i)
    if not verb.is_main or not top.is_main or who is None or _is_doubted(parsed, verb, top):
        return False
    return verb.stem in cues.verbs("stand for") and (verb.stem not in cues.verbs("give") or is_person(parsed, who))


def _is_doubted(parsed: Parsed, *verbs: Token) -> bool:
    left = (t for verb in verbs for t in parsed.children(verb.i) if t.dep in {"mark", "advmod", "neg", "aux"})
    return any(t.lower in _DOUBT | _HELPED for t in left)


def _begins_item(parsed: Parsed, deed: Token) -> bool:
    """Whether it begins an item of what a person agrees to ("you consent to: the collection of your name")."""
    at = parsed.item_at
    if at is None or not at <= deed.i <= at + 1:
        return False
    lead = parsed.tokens[max(0, at - _LEAD_REACH) : at]
    return any(t.stem in cues.verbs("agree") for t in lead) and lead[-1].lower in {"to", "following", ":"}
