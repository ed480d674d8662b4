"""Finds what is said not to be had ("we do not have your password", "this site is free of cookies").

Nothing is done with it, so no verb of collecting tells that it is not collected.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract import cues
from kg.extract.predicates.predicate import Predicate
from kg.extract.syntax.asked import is_asked_about
from kg.extract.syntax.doers import agent_of, subject_of
from kg.extract.syntax.grammar import head_of, is_negated, nouns_behind, says_there_is
from kg.extract.syntax.sorts import is_person
from kg.extract.syntax.tags import FINITE
from kg.words import stem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.syntax.tokens import Parsed, Token

_HAVE = frozenset(map(stem, ("have", "has", "possess")))
"""What we are said not to do with data."""
_HOLD = _HAVE | frozenset(map(stem, ("contain", "include", "hold")))
"""What a site or an app is said not to do with cookies."""
_RECORDS = frozenset(map(stem, ("information", "data", "details", "records", "copies")))
"""What is a person's though no word says so ("we have no | record | of it", but not "we have no | liability")."""
_THEIRS = frozenset({"your", "their"})


def absent(parsed: Parsed) -> Iterator[Predicate]:
    """The predicates of not having: that it is collected is denied."""
    for token in parsed.content():
        what = _lacked(parsed, token) if token.is_verb and token.is_main else None
        if what is not None and not is_asked_about(parsed, token.i):
            who = subject_of(parsed, token.i) if _are_we(parsed, token) else None
            if what.i < token.i:
                yield Predicate(token.i, token.i, ("collect",), parsed.extent(what.i), passive=True, kind="absent")
                continue
            yield Predicate(token.i, parsed.extent(what.i)[0] - 1, ("collect",), who, kind="absent")
    if _names_none(parsed):
        yield Predicate(0, 0, ("collect",), None, kind="absent")


def _names_none(parsed: Parsed) -> bool:
    """Whether it only names what there is none of ("No advertising cookies.")."""
    named = parsed.tokens[0].lower == "no" and not any(t.tag in FINITE for t in parsed.tokens)
    return named and any(t.dep == "ROOT" and t.stem in cues.carriers() for t in parsed.tokens)


def _lacked(parsed: Parsed, verb: Token) -> Token | None:
    """What is not had: of us anything of a person's, of a site, an app or "there is" only cookies and their like."""
    what = next((t for t in parsed.children(verb.i) if t.dep in {"dobj", "attr"} and t.i > verb.i), None)
    if what is None and verb.stem in cues.verbs("permit"):
        return _unpermitted(parsed, verb)
    if what is None:
        return _free_of(parsed, verb)
    below = parsed.children(what.i)
    if not is_negated(parsed, verb.i) and not any(t.lower == "no" and t.dep == "det" for t in below):
        return None
    if verb.stem in _HAVE and _are_we(parsed, verb):
        return what if what.stem in _RECORDS or any(t.lower in _THEIRS for t in below) else None
    if verb.stem in cues.verbs("permit"):
        return what if what.stem in cues.carriers() and _are_we(parsed, verb) else None
    holds = verb.stem in _HOLD or (verb.is_copula and says_there_is(parsed, verb.i))
    return what if holds and what.stem in cues.carriers() and _is_of_nobody(parsed, verb) else None


def _unpermitted(parsed: Parsed, verb: Token) -> Token | None:
    """The cookies that are said not to be permitted ("no cookies are | allowed | on our pages")."""
    what = next((t for t in parsed.children(verb.i) if t.dep == "nsubjpass" and t.stem in cues.carriers()), None)
    if what is None or agent_of(parsed, verb.i) is not None:
        return None  # "cookies are not allowed by your browser"
    none = any(t.lower == "no" for t in parsed.children(what.i))
    return what if none or is_negated(parsed, verb.i) else None


def _free_of(parsed: Parsed, verb: Token) -> Token | None:
    """The cookies that something is said to be free of."""
    free = next((t for t in parsed.children(verb.i) if t.lower == "free" and t.dep == "acomp"), None)
    what = next(nouns_behind(parsed, free.i, {"of", "from"}), None) if free else None
    return what if what and what.stem in cues.carriers() and not is_negated(parsed, verb.i) else None


def _are_we(parsed: Parsed, verb: Token) -> bool:
    """Whether it is we who do not have it."""
    who = subject_of(parsed, verb.i)
    return who is not None and head_of(parsed, who).lower in {"we", "i"}


def _is_of_nobody(parsed: Parsed, verb: Token) -> bool:
    """Whether no person, and nobody else, is what has none of it."""
    who = subject_of(parsed, verb.i)
    return who is None or (not is_person(parsed, who) and head_of(parsed, who).stem not in cues.somebody())
