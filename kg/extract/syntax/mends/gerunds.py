"""Puts right verbs in "-ing" that the parser took for nouns: "the business of selling data", "without storing data"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract import cues
from kg.extract.syntax.tokens import JOINS

if TYPE_CHECKING:
    from kg.extract.syntax.tokens import Changes, Parsed, Token

_LISTS = JOINS | {"/"}
_BUSINESS = frozenset({"business", "practice", "habit"})
_NOUNS = frozenset({"NN", "NNP", "VBG"})


def with_gerunds(parsed: Parsed) -> Parsed:
    """The sentence with such verbs governed by their preposition, and with their object."""
    parsed = _with_field(parsed)
    for of in parsed.tokens[1:-1]:
        business = of.lower == "of" and parsed.tokens[of.i - 1].lower in _BUSINESS
        if (business or of.lower == "without") and (verbs := _verbs(parsed, of)):
            parsed = parsed.changed(_changes(parsed, of, verbs))
    return parsed


def _with_field(parsed: Parsed) -> Parsed:
    """The sentence with "machine learning" as one noun, also before another ("machine learning | techniques")."""
    for learning in parsed.tokens[1:]:
        machine = parsed.tokens[learning.i - 1]
        if learning.tag != "VBG" or (machine.lower, learning.lower) != ("machine", "learning"):
            continue
        what = next((t for t in parsed.children(learning.i) if t.dep == "dobj"), None)
        noun = what.i if what else learning.i
        over = machine.head if machine.head != learning.i else learning.head
        role = learning.dep if over == learning.head and machine.head == learning.i else machine.dep
        changes: Changes = {t.i: {"head": noun} for t in parsed.children(learning.i) if t.i not in {machine.i, noun}}
        changes[machine.i] = {"head": noun, "dep": "compound"}
        changes[learning.i] = {"head": noun, "dep": "compound", "tag": "NN"}
        changes[noun] = {"head": over, "dep": role, "tag": what.tag if what else "NN"}
        return parsed.changed(changes)
    return parsed


def _verbs(parsed: Parsed, of: Token) -> list[Token]:
    """The verbs of a list behind the preposition, where the parser missed one and an object follows the last."""
    found: list[Token] = []
    for token in parsed.tokens[of.i + 1 :]:
        if token.lower.endswith("ing") and token.stem in cues.actions() and token.tag in _NOUNS:
            found.append(token)
        elif token.lower not in _LISTS:
            break
    if not found or all(t.tag == "VBG" for t in found):
        return []
    return found if _object(parsed, found) is not None else []


def _object(parsed: Parsed, verbs: list[Token]) -> Token | None:
    """What is done it to: the noun that the last verb was taken for a part of, or its object."""
    last = verbs[-1]
    if last.dep == "compound":
        noun = parsed.tokens[last.head]
        return noun if noun.is_noun and noun.i > last.i else None
    return next((t for t in parsed.children(last.i) if t.dep == "dobj"), None)


def _changes(parsed: Parsed, of: Token, verbs: list[Token]) -> Changes:
    first, last, what = verbs[0], verbs[-1], _object(parsed, verbs)
    changes: Changes = {t.i: {"head": first.i, "dep": "conj", "tag": "VBG"} for t in verbs[1:]}
    changes[first.i] = {"head": of.i, "dep": "pcomp", "tag": "VBG"}
    if what is not None:
        changes[what.i] = {"head": last.i, "dep": "dobj"}
    for child in parsed.children(what.i) if what else ():
        if child.i < last.i and child.i not in changes:
            changes[child.i] = {"head": first.i}
    return changes
