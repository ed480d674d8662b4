"""Mends clauses that say which data or persons are meant: "data that we collect, | or that you give us".

The parser takes the second of two for a clause beside the main one or in the first, which would state by itself that a
person gives data, and would take from the main verb what follows; it also hangs clauses on the wrong noun.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract import cues

if TYPE_CHECKING:
    from kg.extract.syntax.tokens import Changes, Parsed, Token

_PERSONS = frozenset({"you", "users"})
_PRONOUNS = frozenset({"that", "which"})
_JOINS = frozenset({"and", "or", "and/or", ","})
_GIVEN = frozenset({"dobj", "dative"})
_OBJECTS = frozenset({"dobj", "pobj"})


def with_relatives(parsed: Parsed) -> Parsed:
    """The sentence with the second clause hung on the data, and the aim behind it on the main verb."""
    for token in parsed.tokens:
        children = parsed.children(token.i) if token.dep == "conj" and token.is_verb else ()
        person = next((t for t in children if t.dep == "nsubj" and t.lower in _PERSONS), None)
        if person is None or any(t.dep in _GIVEN and t.lower != "us" for t in children):
            continue
        clause = _first_clause(parsed, token, person)
        if clause:
            return parsed.changed({token.i: {"head": clause.head, "dep": "relcl"}, **_aims(parsed, clause, children)})
    return parsed


def _first_clause(parsed: Parsed, token: Token, person: Token) -> Token | None:
    """The verb of the clause beside which the other stands: right before it, or before an "or that"."""
    before = [t for t in parsed.tokens[: person.i] if t.lower not in _JOINS | _PRONOUNS]
    if before and before[-1].dep == "relcl" and before[-1].i > token.head:
        return before[-1]
    joined = [t.lower for t in parsed.tokens[max(0, person.i - 2) : person.i]]
    again = len(joined) > 1 and joined[0] in _JOINS and joined[1] in _PRONOUNS
    return next((t for t in reversed(before) if t.dep == "relcl" and t.is_verb), None) if again else None


def _aims(parsed: Parsed, clause: Token, children: tuple[Token, ...]) -> Changes:
    """What "to …" is for behind both clauses, where the data are the object of a verb."""
    verb = parsed.verb_over(clause.head) if parsed.tokens[clause.head].dep in _OBJECTS else None
    aims = (t for t in children if t.dep == "advcl" and t.tag == "VB" and parsed.tokens[t.i - 1].lower == "to")
    return {t.i: {"head": verb.i} for t in aims} if verb else {}


def with_persons(parsed: Parsed) -> Parsed:
    """What is said of somebody, which the parser hung on what is theirs ("users of our site | who collect …")."""
    moved: Changes = {}
    for token in parsed.tokens:
        if token.dep != "relcl" or not any(t.lower == "who" for t in parsed.children(token.i)):
            continue
        of = parsed.tokens[parsed.tokens[token.head].head]
        who = parsed.tokens[of.head]
        if of.lower == "of" and who.is_noun and (who.lower in cues.words("person") or who.stem in cues.somebody()):
            moved[token.i] = {"head": who.i}
    return parsed.changed(moved) if moved else parsed
