"""Gives a verb all those for its subject who do something together, and nobody besides.

"We, or vendors who help us, use cookies" is read as if a "we, or" and the vendors each used them; in "others acting for
us may use cookies" the acting is taken for what uses them, in "they may themselves set cookies" the "themselves", in
"data that do not identify you may be used" the "you".
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from kg.extract import cues
from kg.extract.syntax.doers import SELVES
from kg.extract.syntax.tokens import CONJUNCTIONS, JOINS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.syntax.tokens import Changes, Parsed, Token

_BESIDE = frozenset({"along", "together"})
_CLAUSES = {"csubj": "nsubj", "csubjpass": "nsubjpass"}


def with_joint_subjects(parsed: Parsed) -> Parsed:
    """The sentence with such subjects put right; most come back as they are."""
    changes: Changes = {}
    for token in parsed.tokens:
        if token.is_verb:
            for each in _slips(parsed, token):
                changes |= each
    return parsed.changed(changes) if changes else parsed


def _slips(parsed: Parsed, verb: Token) -> Iterator[Changes]:
    before = [t for t in parsed.children(verb.i) if t.i < verb.i]
    subjects = [t for t in before if t.is_subject]
    for first, second in pairwise(subjects):
        if second.lower in SELVES:
            yield {second.i: {"dep": "npadvmod"}}
        elif _are_joined(parsed, first, second):
            yield {second.i: {"head": first.i, "dep": "conj"}}
        elif _is_object(parsed, first, second):
            yield {second.i: {"head": second.i - 1, "dep": "dobj"}}
    for first, second in pairwise(t for t in before if t.is_noun):
        if first.dep == "dep" and second.is_subject and _are_listed(parsed, first, second):
            yield {first.i: {"dep": second.dep}, second.i: {"head": first.i, "dep": "conj"}}
    for t in before:
        if t.dep in _CLAUSES and t.tag == "VBG":
            yield from _of_doing(parsed, verb, t)
        elif t.lower in {"with", "along"} and subjects and _stands_beside(parsed, subjects[-1], t):
            yield {t.i: {"head": subjects[-1].i}}


def _are_joined(parsed: Parsed, first: Token, second: Token) -> bool:
    """Whether only an "and" stands between two subjects of a verb, which is no clause of its own ("…, and we use").

    A comma is enough between nouns whose list goes on ("your name, your age | and your comments are sold").
    """
    begins, ends = parsed.extent(second.i)[0], parsed.extent(first.i)[1]
    while parsed.tokens[begins - 1].tag == "RB" and begins > ends:
        begins -= 1  # "your name and | possibly | your age are sold"
    named = (first.is_noun or first.lower == "we") and second.is_noun and first.dep == second.dep
    if _is_aside(parsed, ends, begins):
        return named
    before = parsed.tokens[begins - 1].lower
    goes_on = before == "," and first.is_noun and any(t.dep == "cc" for t in parsed.children(second.i))
    between = {t.lower for t in parsed.tokens[ends:begins]}
    return named and between <= JOINS and (before in CONJUNCTIONS or goes_on)


def _are_listed(parsed: Parsed, first: Token, second: Token) -> bool:
    """Whether a list, of which an "and" ends the rest, begins with the first of two nouns ("| names, | ages and …")."""
    begins, ends = parsed.extent(second.i)[0], parsed.extent(first.i)[1]
    return (
        begins == ends + 1
        and parsed.tokens[ends].lower == ","
        and any(t.dep == "cc" for t in parsed.children(second.i))
    )


def _is_aside(parsed: Parsed, ends: int, begins: int) -> bool:
    """Whether words between commas stand behind the "and" of two subjects ("your name and, if you wish, your age")."""
    words = parsed.tokens[ends:begins]
    enclosed = len(words) > 1 and words[0].lower == "," == words[-1].lower
    return enclosed and parsed.tokens[ends - 1].lower in CONJUNCTIONS


def _is_object(parsed: Parsed, first: Token, second: Token) -> bool:
    """Whether it is rather whom a clause about the first speaks of ("data that identify | you | may be used")."""
    clause = parsed.tokens[second.i - 1]
    return second.tag == "PRP" and clause.is_verb and clause.dep == "relcl" and clause.head == first.i


def _of_doing(parsed: Parsed, verb: Token, doing: Token) -> Iterator[Changes]:
    """Those who are told by what they do ("| vendors | acting for us may use cookies")."""
    who = next((t for t in parsed.children(doing.i) if t.dep == "nsubj" and t.i < doing.i), None)
    if who is None or not who.is_noun or parsed.extent(who.i)[1] != doing.i:
        return
    if who.stem in cues.somebody() or who.tag == "NNP":
        yield {who.i: {"head": verb.i, "dep": _CLAUSES[doing.dep]}, doing.i: {"head": who.i, "dep": "acl"}}


def _stands_beside(parsed: Parsed, subject: Token, preposition: Token) -> bool:
    """Whether it opens words between commas that name who is beside the subject ("we, along with others,")."""
    first, last = parsed.extent(preposition.i)
    words = [t.lower for t in parsed.tokens[first : first + 2]]
    beside = words[-1:] == ["with"] and words[0] in _BESIDE and first == parsed.extent(subject.i)[1] + 1
    return beside and parsed.tokens[first - 1].lower == "," == parsed.tokens[last].lower
