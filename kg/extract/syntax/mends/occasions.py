"""Gives what a reader does back to the clause that tells when: "we use data … when you join, buy, or | use our forum".

The parser joins the last verbs of such a list to the main verb, as if we did what the reader does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract import cues
from kg.extract.syntax.tags import IT
from kg.words import stem

if TYPE_CHECKING:
    from kg.extract.syntax.tokens import Changes, Parsed, Token

_WHEN = frozenset({"when", "whenever", "if", "once", "while", "as", "where"})
_DATA = frozenset(map(stem, ("information", "data")))
_OF_CLAUSES = frozenset({"nsubj", "nsubjpass", "aux", "neg"})
_POINTERS = frozenset({"it", "them", "this", "these", "that", "those", "such", "your"})
"""First words of the object of what we go on to do ("we collect data when you join, or receive | such data from …")."""


def with_occasions(parsed: Parsed) -> Parsed:
    """The sentence with such verbs joined to the verb of the clause."""
    moved: Changes = {t.i: {"head": first.i} for t in parsed.tokens if (first := _first_deed(parsed, t)) is not None}
    return parsed.changed(moved) if moved else parsed


def _first_deed(parsed: Parsed, token: Token) -> Token | None:
    """The first verb of the list that a verb belongs to, which the parser joined to a verb before the list."""
    if token.dep != "conj" or not token.is_plain_verb or parsed.tokens[token.i - 1].lower not in {",", "or"}:
        return None
    over = parsed.tokens[token.head]
    while over.dep == "conj" and over.head < over.i:
        over = parsed.tokens[over.head]
    deed = next((t for t in parsed.tokens[over.i + 1 : token.i] if _is_told_when(parsed, t)), None)
    return None if deed is None or (_is_ours(parsed, token) and not _are_done_to_one(parsed, deed, token)) else deed


def _are_done_to_one(parsed: Parsed, deed: Token, verb: Token) -> bool:
    """Whether a person does both with the same thing ("if you give it to us, | post it or write to us")."""
    first, second = ({t.lower for t in parsed.children(each.i) if t.dep == "dobj"} for each in (deed, verb))
    return first == second and first <= IT and bool(first) and not _is_clause(parsed, verb)


def _is_clause(parsed: Parsed, verb: Token) -> bool:
    """Whether it has a subject or a helper of its own."""
    return any(t.dep in _OF_CLAUSES for t in parsed.children(verb.i))


def _is_told_when(parsed: Parsed, verb: Token) -> bool:
    """Whether it is what "you" do in a clause that says when."""
    if not verb.is_plain_verb or verb.dep != "advcl":
        return False
    left = {t.lower for t in parsed.children(verb.i) if t.i < verb.i}
    return "you" in left and not left.isdisjoint(_WHEN)


def _is_ours(parsed: Parsed, verb: Token) -> bool:
    """Whether it has a subject or a helper of its own, gathers data, or has an object that points at them."""
    below = parsed.children(verb.i)
    if _is_clause(parsed, verb):
        return True
    if cues.actions().get(verb.stem) == "collect" and any(t.dep == "dobj" and t.stem in _DATA for t in below):
        return True
    return any(t.lower in _POINTERS for t in parsed.tokens[verb.i + 1 : verb.i + 2])
