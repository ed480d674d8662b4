"""Gives their verb back to those whom a clause describes: "the vendors we work with | collect your name".

The parser takes the verb for part of the clause, or for a word before the noun behind it, and the noun for a sentence
of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract import cues
from kg.extract.syntax.tags import AIMS, PLURALS

if TYPE_CHECKING:
    from kg.extract.syntax.tokens import Changes, Parsed, Token

_PERSONS = frozenset({"we", "you"})
_PLAIN = frozenset({"VB", "VBP", "JJ", "NN"})
_OPEN_OBJECT = frozenset({"DT", "PRP$"})
_BEFORE_NOUN = frozenset({"amod", "compound", "nmod"})
_BESIDE = 2
"""How far behind a verb its own "to …" stands ("readers who wish | to give us a hint")."""


def with_described_doers(parsed: Parsed) -> Parsed:
    """The sentence with such verbs; most come back as they are."""
    for clause in parsed.tokens:
        doers = parsed.tokens[clause.head] if clause.dep == "relcl" else None
        if doers is None or doers.tag not in PLURALS or not _is_by_person(parsed, clause):
            continue
        verb = _verb_behind(parsed, clause) if _is_top(parsed, doers) or _is_said(parsed, doers) else None
        if verb:
            return parsed.changed(_put_right(parsed, doers, verb))
    return parsed


def _is_top(parsed: Parsed, doers: Token) -> bool:
    """Whether it stands for the whole sentence, or behind what opens it and a comma ("As told, | the vendors …")."""
    over = parsed.tokens[doers.head]
    opened = over.dep == "ROOT" and any(t.lower == "," for t in parsed.tokens[over.i : parsed.extent(doers.i)[0]])
    return doers.dep == "ROOT" or opened


def _is_said(parsed: Parsed, doers: Token) -> bool:
    """Whether a "that" opens the clause they stand in ("please note that the vendors we use | store your name")."""
    first = parsed.extent(doers.i)[0]
    return "that" in {t.lower for t in parsed.tokens[max(0, first - 1) : first + 1]}


def _put_right(parsed: Parsed, doers: Token, verb: Token) -> Changes:
    opening = next((t.i for t in reversed(parsed.tokens[: doers.i]) if t.lower == ","), -1)
    changes: Changes = {t.i: {"head": verb.i} for t in parsed.children(doers.i) if t.dep == "punct" or t.i < opening}
    is_top = _is_top(parsed, doers)
    changes[verb.i] = {"head": verb.i if is_top else doers.head, "dep": "ROOT" if is_top else "ccomp", "tag": "VBP"}
    if is_top and doers.dep != "ROOT":
        changes[doers.head] = {"head": verb.i, "dep": "advcl"}
    changes[doers.i] = {"head": verb.i, "dep": "nsubj"}
    if verb.dep in _BEFORE_NOUN:
        changes[verb.head] = {"head": verb.i, "dep": "dobj"}
    return changes


def _is_by_person(parsed: Parsed, clause: Token) -> bool:
    return any(t.dep == "nsubj" and t.lower in _PERSONS for t in parsed.children(clause.i))


def _verb_behind(parsed: Parsed, clause: Token) -> Token | None:
    """The verb right behind the clause or the preposition that ends it, as shows an object or what it hangs on."""
    for token in parsed.tokens[clause.i + 1 : -1]:
        if token.tag not in _PLAIN or token.stem not in cues.actions():
            continue
        before = next(t for t in reversed(parsed.tokens[: token.i]) if t.tag != "RB")
        behind = parsed.tokens[token.i + 1]
        ends = before.i == clause.i or (before.dep == "prep" and before.head in {clause.i, clause.i + 1})
        if ends and (token.dep == "pcomp" or behind.tag in _OPEN_OBJECT or behind.lower in cues.words("before data")):
            return token
    return None


def with_asked(parsed: Parsed) -> Parsed:
    """The sentence with what somebody is asked to do hung on the asking, and not on a clause that says whom it asks.

    "We ask all users who wish to register | to submit their age", "we ask readers who sign up for alerts | to give …":
    the parser takes it for what they register for.
    """
    moved: Changes = {}
    for token in parsed.tokens[2:]:
        to_give = token.tag == "VB" and token.dep in AIMS and token.stem in cues.verbs("give")
        if to_give and parsed.tokens[token.i - 1].lower == "to" and (asking := _asking(parsed, token)) is not None:
            moved[token.i] = {"head": asking, "dep": "xcomp"}
    return parsed.changed(moved) if moved else parsed


def _asking(parsed: Parsed, token: Token) -> int | None:
    """The verb of asking above a clause that says who is asked, where "to …" is not what that clause itself needs."""
    clause = parsed.tokens[token.head]
    if clause.dep == "relcl" and token.i - clause.i <= _BESIDE:
        return None
    while clause.tag == "VB" and clause.dep in AIMS:
        clause = parsed.tokens[clause.head]
    whom = parsed.tokens[clause.head]
    asked = clause.dep == "relcl" and whom.dep == "dobj" and parsed.tokens[whom.head].stem in cues.verbs("ask")
    return whom.head if asked else None
