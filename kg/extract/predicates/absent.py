"""Finds what is said not to be had ("we do not have your password", "this site is free of cookies").

Nothing is done with it, so no verb of collecting tells that it is not collected.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract import cues
from kg.extract.predicates.predicate import Predicate
from kg.extract.syntax.grammar import head_of, is_asked_about, is_person, subject_of
from kg.words import stem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.syntax.tokens import Parsed, Token

_HAVE = frozenset(map(stem, ("have", "has", "possess")))
_HOLD = _HAVE | frozenset(map(stem, ("contain", "include", "hold")))
_TRACKERS = frozenset(map(stem, ("tracker", "trackers")))
_RECORDS = frozenset(map(stem, ("information", "data", "details", "records", "copies")))
"""Whose words need not say that they are a person's ("we have no | record | of your visit", but no "liability")."""
_THEIRS = frozenset({"your", "their"})
_FREE = "free"


def absent(parsed: Parsed) -> Iterator[Predicate]:
    """The predicates of not having: that it is collected is denied."""
    for token in parsed.content():
        what = _lacked(parsed, token) if token.is_verb and token.is_main else None
        if what is not None and not is_asked_about(parsed, token.i):
            ours = _are_we(parsed, token)
            who = subject_of(parsed, token.i) if ours else None
            yield Predicate(token.i, parsed.extent(what.i)[0] - 1, ("collect",), who, kind="absent")


def _lacked(parsed: Parsed, verb: Token) -> Token | None:
    """What is a person's in what we do not have; of what a site or an app has none, only cookies and their like."""
    below = parsed.children(verb.i)
    what = next((t for t in below if t.dep in {"dobj", "attr"} and t.i > verb.i), None)
    if what is None:
        return _free_of(parsed, verb)
    left_out = any(t.dep == "neg" for t in below) or _has(parsed, what, "no")
    if not left_out:
        return None
    if verb.stem in _HAVE and _are_we(parsed, verb):
        return what if what.stem in _RECORDS or any(t.lower in _THEIRS for t in parsed.children(what.i)) else None
    there = verb.is_copula and any(t.dep == "expl" for t in below)
    return what if (there or verb.stem in _HOLD) and _is_carrier(what) and _is_of_nobody(parsed, verb) else None


def _free_of(parsed: Parsed, verb: Token) -> Token | None:
    """The cookies that something is said to be free of."""
    free = next((t for t in parsed.children(verb.i) if t.lower == _FREE and t.dep == "acomp"), None)
    of = next((t for t in parsed.children(free.i) if t.lower in {"of", "from"}), None) if free else None
    what = next((t for t in parsed.children(of.i) if t.dep == "pobj"), None) if of else None
    told = what is not None and _is_carrier(what) and not any(t.dep == "neg" for t in parsed.children(verb.i))
    return what if told else None


def _is_carrier(token: Token) -> bool:
    return token.stem in cues.carriers() | _TRACKERS


def _has(parsed: Parsed, noun: Token, word: str) -> bool:
    return any(t.lower == word for t in parsed.children(noun.i) if t.dep == "det")


def _are_we(parsed: Parsed, verb: Token) -> bool:
    """Whether it is we who do not have it."""
    who = subject_of(parsed, verb.i)
    return who is not None and head_of(parsed, who).lower in {"we", "i"}


def _is_of_nobody(parsed: Parsed, verb: Token) -> bool:
    """Whether no person, and nobody else, is what has none of it."""
    who = subject_of(parsed, verb.i)
    return who is None or (not is_person(parsed, who) and head_of(parsed, who).stem not in cues.somebody())
