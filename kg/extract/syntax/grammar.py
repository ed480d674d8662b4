"""Questions to the parse of a sentence: what hangs on a word, is a verb passive, is it negated."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from kg.extract.syntax.tokens import Parsed, Token

Stretch = tuple[int, int]
"""The first token of some words, and the one after the last."""

THEIRS = frozenset({"your", "their", "his", "her"})
"""Words for whose the data are, before them."""
_BE = frozenset({"be", "been", "being", "is", "are", "was", "were", "get", "remain", "remains"})
_LIMITS = (["no", "longer"], ["no", "more"], ["no", "later"], ["no", "less"], ["no", "fewer"])


def relation_to(parsed: Parsed, verb: Token) -> str:
    """The relation of a subject to the verb: of who suffers what a passive tells, else of who does it."""
    return "nsubjpass" if has_passive_helper(parsed, verb) else "nsubj"


def has_passive_helper(parsed: Parsed, verb: Token) -> bool:
    """Whether a "be" of its own makes the verb a passive; `is_passive` also asks those it is joined to."""
    return any(t.dep == "auxpass" for t in parsed.children(verb.i))


def has_modal(parsed: Parsed, verb: Token) -> bool:
    """Whether a "may", "will" or the like hangs on the verb."""
    return any(t.tag == "MD" for t in parsed.children(verb.i))


def object_of(parsed: Parsed, verb: int) -> Stretch | None:
    """What stands behind the verb as its object, or as the subject of what it governs."""
    for t in parsed.children(verb):
        if t.dep in {"dobj", "nsubj", "dative"} and t.i > verb:
            return parsed.extent(t.i)
    return None


def governed(parsed: Parsed, prepositions: Iterable[Token]) -> Iterator[Token]:
    """The nouns that prepositions govern (of "with our partners" the "partners")."""
    return (t for each in prepositions for t in parsed.children(each.i) if t.dep == "pobj")


def nouns_behind(parsed: Parsed, i: int, prepositions: Collection[str]) -> Iterator[Token]:
    """The nouns that hang on a word by one of the prepositions ("share it with our | partners")."""
    return governed(parsed, (t for t in parsed.children(i) if t.lower in prepositions))


def head_of(parsed: Parsed, words: Stretch) -> Token:
    """The word of a phrase on which the others depend."""
    within = range(*words)
    return next(
        (t for t in parsed.tokens[slice(*words)] if t.head not in within or t.head == t.i), parsed.tokens[words[1] - 1]
    )


def is_passive(parsed: Parsed, verb: int) -> bool:
    """Whether the verb stands in the passive, also where only the first of several says "be"."""
    if any(t.dep in {"nsubjpass", "auxpass"} for t in parsed.children(verb)):
        return True
    token = parsed.tokens[verb]
    before = [t.lower for t in parsed.tokens[max(0, verb - 3) : verb] if t.tag != "RB"]
    if before and before[-1] in _BE and token.is_past:
        return True
    shared = token.dep == "conj" and token.is_past and parsed.tokens[token.head].tag == "VBN"
    return shared and is_passive(parsed, token.head)


def is_negated(parsed: Parsed, verb: int) -> bool:
    """Whether a "not" of its own hangs on it; `scope.denied` also asks what governs it and who does it."""
    return any(t.dep == "neg" for t in parsed.children(verb))


def says_there_is(parsed: Parsed, be: int) -> bool:
    """Whether it is the "is" of "there is"."""
    return any(t.dep == "expl" for t in parsed.children(be))


def is_limit(parsed: Parsed, i: int) -> bool:
    """Whether it is only limited what follows ("for | no longer than six months"), and nothing is denied."""
    return [t.lower for t in parsed.tokens[i : i + 2]] in _LIMITS
