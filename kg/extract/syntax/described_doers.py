"""Gives their verb back to those whom a clause describes: "the vendors we work with | collect your name".

The parser takes the verb for part of the clause, or for a word before the noun behind it, and the noun for a sentence of
its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract import cues

if TYPE_CHECKING:
    from kg.extract.syntax.tokens import Changes, Parsed, Token

_PERSONS = frozenset({"we", "you"})
_PLURALS = frozenset({"NNS", "NNPS"})
_PLAIN = frozenset({"VB", "VBP", "JJ", "NN"})
_OPEN_OBJECT = frozenset({"DT", "PRP$"})
_DATA = frozenset({"information", "data", "personal", "personally", "cookies", "certain", "aggregate", "anonymous"})
_BEFORE_NOUN = frozenset({"amod", "compound", "nmod"})


def with_described_doers(parsed: Parsed) -> Parsed:
    """The sentence with such a verb as its main one; most come back as they are."""
    doers = next((t for t in parsed.tokens if t.dep == "ROOT"), None)
    if doers is None or doers.tag not in _PLURALS:
        return parsed
    clause = next((t for t in parsed.children(doers.i) if t.dep == "relcl" and t.i > doers.i), None)
    verb = _verb_behind(parsed, clause) if clause is not None and _is_by_person(parsed, clause) else None
    if verb is None:
        return parsed
    changes: Changes = {t.i: {"head": verb.i} for t in parsed.children(doers.i) if t.dep == "punct"}
    changes[doers.i] = {"head": verb.i, "dep": "nsubj"}
    if verb.dep in _BEFORE_NOUN:
        changes[verb.head] = {"head": verb.i, "dep": "dobj"}
    changes[verb.i] = {"head": verb.i, "dep": "ROOT", "tag": "VBP"}
    return parsed.changed(changes)


def _is_by_person(parsed: Parsed, clause: Token) -> bool:
    return any(t.dep == "nsubj" and t.lower in _PERSONS for t in parsed.children(clause.i))


def _verb_behind(parsed: Parsed, clause: Token) -> Token | None:
    """The verb right behind the clause or the preposition that ends it, with an object of its own."""
    for token in parsed.tokens[clause.i + 1 : -1]:
        before, behind = parsed.tokens[token.i - 1], parsed.tokens[token.i + 1]
        ends = before.i == clause.i or (before.dep == "prep" and before.head in {clause.i, clause.i + 1})
        opens = behind.tag in _OPEN_OBJECT or behind.lower in _DATA
        if ends and opens and token.tag in _PLAIN and token.stem in cues.actions():
            return token
    return None
