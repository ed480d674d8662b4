"""Puts right nouns of lists that the parser took for verbs: "messages you send, | comments you post".

A form such as "comments" or "searches" cannot go on with the deeds of "we" or of "may": it does not agree with them.
Nor is it a verb at the end of the title that an item begins with ("Device attributes: …").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract import cues

if TYPE_CHECKING:
    from kg.extract.syntax.tokens import Changes, Parsed, Token

_LONGEST_TITLE = 4
_JOINS = frozenset({",", ";", "and", "or", "and/or"})
_PLAIN = frozenset({"VB", "VBP", "VBG", "VBN"})
_OBJECTS = frozenset({"dobj", "pobj", "conj", "attr"})
_OF_CLAUSES = frozenset({"nsubj", "nsubjpass", "aux", "auxpass", "dobj", "neg", "xcomp", "acomp", "attr", "expl"})


def with_listed_nouns(parsed: Parsed) -> Parsed:
    """The sentence with such words hung, as nouns, on the noun that begins their list; most come back as they are."""
    nouns: Changes = _of_title(parsed)
    for token in parsed.tokens[2:]:
        if token.tag == "VBZ" and token.dep == "conj" and (first := _list_of(parsed, token, nouns)) is not None:
            nouns[token.i] = {"tag": "NNS", "head": first}
    return parsed.changed(nouns) if nouns else parsed


def _of_title(parsed: Parsed) -> Changes:
    """What makes the last word before a colon a noun, where only its title stands before it."""
    end = next((t.i for t in parsed.tokens[: _LONGEST_TITLE + 1] if t.lower == ":"), 0)
    last = parsed.tokens[end - 1] if end > 1 else None
    if last is None or last.tag != "VBZ" or last.stem in cues.verbs("consist"):
        return {}
    if not all(t.is_noun or t.tag == "JJ" for t in parsed.tokens[: end - 1]):
        return {}
    changes: Changes = {t.i: {"head": last.i, "dep": "compound"} for t in parsed.tokens[: end - 1]}
    return changes | {last.i: {"tag": "NNS"}}


def _list_of(parsed: Parsed, token: Token, nouns: Changes) -> int | None:
    """The noun whose list a form goes on with that does not agree with the verb it was joined to."""
    over = parsed.tokens[token.head]
    if parsed.tokens[token.i - 1].lower not in _JOINS or any(t.dep in _OF_CLAUSES for t in parsed.children(token.i)):
        return None
    if over.i in nouns:
        return nouns[over.i]["head"]
    if not over.is_verb or over.tag not in _PLAIN:
        return None
    objects = (t.i for t in parsed.tokens[over.i + 1 : token.i] if t.is_noun and t.dep in _OBJECTS and t.head == over.i)
    return next(objects, None)
