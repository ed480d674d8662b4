"""Puts right a participle that only describes the subject but was taken for the main verb: "photos sent us may …"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.syntax.grammar import relation_to

if TYPE_CHECKING:
    from kg.extract.syntax.tokens import Changes, Parsed, Token

_HELPERS = frozenset({"aux", "auxpass"})
_JOINS = frozenset({"and", "or", "but", ",", ";", "who", "which", "that", "/", "-"})
_HAS_OWN = frozenset({"aux", "auxpass", "dobj", "xcomp", "ccomp", "neg"})


def with_descriptions(parsed: Parsed) -> Parsed:
    """The sentence with the later verb, which has the helping words, as its main one."""
    for token in parsed.tokens:
        found = _found(parsed, token) if token.is_past and token.is_main else None
        if found is not None:
            return parsed.changed(_changes(parsed, token, *found))
    return parsed


def _found(parsed: Parsed, token: Token) -> tuple[Token, Token] | None:
    """The noun that the participle describes, and the verb that is said of it."""
    below = parsed.children(token.i)
    noun = next((t for t in below if t.is_subject and parsed.extent(t.i)[1] == token.i), None)
    following = next((t for t in below if t.i == token.i + 1), None)
    if noun and noun.is_noun and following and following.dep == "xcomp" and following.tag == "VBZ":
        return noun, following  # "the information captured | makes …", and no infinitive
    if noun is None or not noun.is_noun or any(t.dep in _HAS_OWN and t.i < token.i + 2 for t in below):
        return None
    for verb in below:
        if verb.dep != "conj" or verb.i < token.i or not verb.is_verb:
            continue
        helped = [t for t in parsed.children(verb.i) if t.dep in _HELPERS and token.i + 1 < t.i < verb.i]
        apart = any(t.is_subject for t in parsed.children(verb.i))
        if helped and not apart and parsed.tokens[helped[0].i - 1].lower not in _JOINS:
            return noun, verb
    return None


def _changes(parsed: Parsed, token: Token, noun: Token, verb: Token) -> Changes:
    changes: Changes = {
        noun.i: {"head": verb.i, "dep": relation_to(parsed, verb)},
        token.i: {"head": noun.i, "dep": "acl", "tag": "VBN"},
        verb.i: {"head": verb.i if token.head == token.i else token.head, "dep": token.dep},
    }
    for child in parsed.children(token.i):
        if child.i not in changes and (child.i < noun.i or child.i > verb.i):
            changes[child.i] = {"head": verb.i}
    return changes
