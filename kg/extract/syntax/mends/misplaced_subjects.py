"""Gives back what the parser hung on the words beside it: the subject of a passive or of "be", the object before "to".

In "if you join by phone, information you give us may be shared" the information is taken for another word for the
phone; in "Acme sets cookies to count visitors" the cookies are taken for those who count.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract import cues
from kg.extract.syntax.doers import SUBJECTS
from kg.extract.syntax.grammar import relation_to
from kg.extract.syntax.tags import PRESENT, SPOKEN_OF

if TYPE_CHECKING:
    from kg.extract.syntax.tokens import Changes, Parsed, Token

_ADDS = frozenset({"together", "along", "with", "including", "such", "like"})
_LONGEST_ASIDE = 14
_MISTAKEN = frozenset({"appos", "conj"})


def subject_of_passive(parsed: Parsed, token: Token) -> Changes | None:
    """The subject of a passive or "be" without one: the words right before it."""
    helpers = [t.i for t in parsed.children(token.i) if t.dep in {"aux", "auxpass"} and t.i < token.i]
    children = parsed.children(token.i)
    helpers = [token.i] if not helpers and token.is_copula and token.tag in PRESENT else helpers
    finite = helpers[:1] == [token.i] or any(t.dep == "auxpass" or (t.tag == "MD" and t.i < token.i) for t in children)
    if not finite or token.dep == "conj" or any(t.dep in SUBJECTS for t in children):
        return None
    clause = next((t for t in children if t.dep == "ccomp" and t.i < token.i), None)
    if clause is not None and (changes := _of_first(parsed, token, clause)):
        return changes
    if token.dep not in {"ROOT", "ccomp"} or not helpers:
        return None
    aside = _aside_before(parsed, helpers[0])
    nouns = [t for t in parsed.tokens[: helpers[0]] if t.is_noun and t.dep in _MISTAKEN]
    near = [t for t in nouns if _ends_at(parsed, t, aside.start) or _ends_at(parsed, t, helpers[0])]
    named = [t for t in near if t.stem in SPOKEN_OF][-1:] or near[:1]
    if named:
        loose = (t.i for t in parsed.tokens[aside.start : aside.stop] if t.head not in aside and t.lower != ",")
        moved: Changes = {i: {"head": named[0].i} for i in loose}
        return moved | {named[0].i: {"head": token.i, "dep": relation_to(parsed, token)}}
    return _of_list(parsed, token, helpers[0])


def _aside_before(parsed: Parsed, end: int) -> range:
    """The tokens of an aside that adds to the words before it ("your name, | together with your age, | is shown")."""
    if end and parsed.tokens[end - 1].lower == ",":
        inside = parsed.tokens[max(0, end - 1 - _LONGEST_ASIDE) : end - 1]
        comma = next((t.i for t in reversed(inside) if t.lower == ","), None)
        if comma and parsed.tokens[comma + 1].lower in _ADDS:
            return range(comma, end)
    return range(end, end)


def _ends_at(parsed: Parsed, noun: Token, end: int) -> bool:
    """Whether the words of the noun begin behind a comma and reach up to a token, or to a comma before it."""
    first, last = parsed.extent(noun.i)
    beside = {end, end + 1} if parsed.tokens[end].lower == "," else {end}
    reaches = last in beside or (last == end - 1 and parsed.tokens[last].lower == ",")
    return reaches and first > 0 and parsed.tokens[first - 1].lower == ","


def _of_list(parsed: Parsed, verb: Token, end: int) -> Changes | None:
    """The nouns right before the verb, behind a comma, that the parser hung on what stands before them."""
    comma = next((t.i for t in reversed(parsed.tokens[:end]) if t.lower == ","), None)
    words = parsed.tokens[comma + 1 : end] if comma else ()
    head = next((t for t in reversed(words) if t.is_noun), None)
    if head is None or head.i != end - 1 or head.stem not in SPOKEN_OF or any(t.is_verb for t in words):
        return None
    apart = (t for t in words if t.i != head.i and not words[0].i <= t.head < end)
    changes: Changes = {t.i: {"head": head.i, "dep": "conj"} for t in apart}
    changes[head.i] = {"head": verb.i, "dep": relation_to(parsed, verb)}
    return changes


def _of_first(parsed: Parsed, token: Token, clause: Token) -> Changes | None:
    """The subject of the first of several passives ("it is sent to a bank, | is used there, and is not kept")."""
    helper = min((t.i for t in parsed.children(token.i) if t.dep in {"aux", "auxpass"}), default=-1)
    own = any(t.dep == "nsubjpass" for t in parsed.children(clause.i))
    if not own or helper < clause.i or parsed.tokens[helper - 1].lower not in {",", ";", "and"}:
        return None
    return {
        clause.i: {"head": clause.i if token.head == token.i else token.head, "dep": token.dep},
        token.i: {"head": clause.i, "dep": "conj"},
    }


def object_before_to(parsed: Parsed, verb: Token) -> Changes | None:
    """The object that was taken for the subject of what it is for ("Acme sets | cookies | to count visitors")."""
    over = parsed.tokens[verb.head]
    to = next((t for t in parsed.children(verb.i) if t.lower == "to" and t.dep == "aux"), None)
    what = next((t for t in parsed.children(verb.i) if t.dep == "nsubj" and t.is_noun), None)
    if to is None or what is None or verb.dep != "ccomp" or not over.i < what.i == to.i - 1:
        return None
    if over.stem not in cues.actions() and over.stem not in cues.verbs("place"):
        return None
    return {what.i: {"head": over.i, "dep": "dobj"}, verb.i: {"dep": "advcl"}}
