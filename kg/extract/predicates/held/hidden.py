"""Data that are kept from others ("your name is strictly confidential", "we keep your number private")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract import cues
from kg.extract.predicates.predicate import Predicate
from kg.extract.syntax.doers import subject_of
from kg.extract.syntax.grammar import head_of, is_negated, object_of
from kg.extract.syntax.sorts import is_person

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.syntax.grammar import Stretch
    from kg.extract.syntax.tokens import Parsed, Token

_SECRET = frozenset({"confidential", "private", "secret", "undisclosed"})
_KEEPS = frozenset({"keep", "kept", "hold", "held", "keeps", "holds", "treat", "treated", "remain", "remains", "stay"})
_BE = frozenset({"is", "are", "be"})
_MAIN = frozenset({"ROOT", "conj"})
_WISHES = frozenset({"to", "should", "must"})
_DOUBTS = frozenset({"if", "when", "how"})


def hidden(parsed: Parsed) -> Iterator[Predicate]:
    """The predicates of keeping data secret: that they are shared is denied."""
    for token in parsed.tokens:
        if token.lower not in _SECRET or token.dep == "attr":
            continue
        verb = _keeping(parsed, token)
        subject = _what(parsed, verb, token) if verb else None
        if verb and subject and head_of(parsed, subject).lower not in cues.words("person"):
            who = _somebody_by_name(parsed, verb)
            if who is None:
                yield Predicate(verb.i, token.i, ("share",), subject, passive=True, kind="hidden")
            else:
                yield Predicate(verb.i, verb.i, ("share",), who, kind="hidden")


def _somebody_by_name(parsed: Parsed, verb: Token) -> Stretch | None:
    """Who keeps them, where a name tells who it is, which may not be ours."""
    who = subject_of(parsed, verb.i)
    active = verb.lower not in _BE and not any(t.dep == "auxpass" for t in parsed.children(verb.i))
    return who if active and who is not None and head_of(parsed, who).tag == "NNP" else None


def _keeping(parsed: Parsed, token: Token) -> Token | None:
    """The verb of a main clause that says so."""
    verb = parsed.verb_over(token.head)
    if verb.lower not in _KEEPS | _BE or verb.dep not in _MAIN or verb.i > token.i:
        return None
    before = [t for t in parsed.children(verb.i) if t.i < verb.i]
    doubted = any(t.lower in _WISHES | _DOUBTS or t.dep == "neg" for t in before)
    doubted = doubted or is_negated(parsed, token.i) or parsed.tokens[token.i - 1].lower == "not"
    return None if doubted else verb


def _what(parsed: Parsed, verb: Token, token: Token) -> Stretch | None:
    """The data: the subject of "is" and "is kept", the object of "keep", which we alone can promise."""
    subject = subject_of(parsed, verb.i)
    if verb.lower in _BE or any(t.dep in {"auxpass", "nsubjpass"} for t in parsed.children(verb.i)):
        return subject
    if verb.lower in {"remain", "remains", "stay"}:
        return subject
    if subject is None or any(
        t.stem in cues.somebody() or t.lower in cues.words("back") for t in parsed.tokens[slice(*subject)]
    ):
        return None
    if is_person(parsed, subject):
        return None
    found = object_of(parsed, verb.i)
    return (found[0], token.i) if found and found[0] < token.i else None
