"""Joins the participles of a list to the first of them: "are collected by us, stored on our servers, and shared".

The parser takes all but the first for clauses that only say how, or that describe the noun before the comma.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract import cues
from kg.extract.syntax.grammar import has_passive_helper

if TYPE_CHECKING:
    from kg.extract.syntax.tokens import Changes, Parsed, Token

_APART = frozenset({"advcl", "parataxis", "dep"})


def with_passive_lists(parsed: Parsed) -> Parsed:
    """The sentence with such participles joined to the first."""
    changes: Changes = {}
    for token in parsed.tokens:
        first = _first(parsed, token) if token.tag == "VBN" and token.dep in _APART | {"acl"} else None
        last = _last(parsed, token, first) if first is not None else None
        if first is not None and last is not None:
            changes |= {token.i: {"head": first.i, "dep": "conj"}, last.i: {"tag": "VBN"}}
    return parsed.changed(changes) if changes else parsed


def _first(parsed: Parsed, token: Token) -> Token | None:
    """The first participle of the list, where a comma parts the next one from it and what goes with it."""
    comma = token.i - 1
    while comma > 0 and parsed.tokens[comma].tag == "RB":
        comma -= 1
    over = parsed.verb_over(token.head)
    if parsed.tokens[comma].lower != "," or over.tag != "VBN" or over.i > comma:
        return None
    beside = over.i == comma - 1 and token.dep == "advcl"
    tells = token.stem in cues.actions() or token.stem in cues.verbs("seen")
    return over if beside or (tells and has_passive_helper(parsed, over)) else None


def _last(parsed: Parsed, token: Token, first: Token) -> Token | None:
    """The participle to which the list goes on, and which nobody else does.

    A comma stands before its "and", as hardly in a description ("on servers, run and kept by …").
    """
    below = [t for t in parsed.children(token.i) if not any(c.is_subject for c in parsed.children(t.i))]
    beside = [t for t in parsed.children(first.i) if has_passive_helper(parsed, t)]
    last = next((t for t in (*below, *beside) if t.dep == "conj" and t.is_past and t.i > token.i), None)
    if last is None or token.dep != "acl":
        return last
    joins = [t.i for t in parsed.children(token.i) if t.dep == "cc" and t.i < last.i]
    return last if joins and parsed.tokens[joins[-1] - 1].lower == "," else None
