"""Puts right the participles of a list that the parser took for verbs of clauses: "pages visited, searches made"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract import cues
from kg.extract.syntax.grammar import relation_to
from kg.extract.syntax.tokens import JOINS

if TYPE_CHECKING:
    from kg.extract.syntax.tokens import Changes, Parsed, Token

_AS_CLAUSE = frozenset({"csubj", "csubjpass", "ccomp"})
_OF_CLAUSES = frozenset({"attr", "acomp", "ccomp", "aux", "auxpass", "xcomp", "mark"})
_OPENS = frozenset({",", ";", ":", "and", "or", "including", "as", "of", "the", "which", "any", "e.g.", "like"})
_FOLLOWS = frozenset(
    {",", ";", ".", ")", "and", "or", "/", "on", "in", "at", "from", "during", "within", "per", "with", "while"}
)
_DESCRIBERS = frozenset({"they", "we", "he", "she", "computer", "device", "browser", "phone"})
"""Who else than a person a clause without "that" tells of ("the system your computer runs")."""
_HELPERS = frozenset({"aux", "auxpass"})
_OBJECTS = frozenset({"dobj", "pobj"})
_MODIFIES = frozenset({"det", "amod", "compound", "poss", "nummod", "nmod", "cc"})


def with_participles(parsed: Parsed) -> Parsed:
    """The sentence with such participles hung on their nouns, and the nouns on the list that they go on."""
    for token in parsed.tokens[2:]:
        if _is_misread(parsed, token):
            parsed = _hung(parsed, token)
        elif token.is_past and token.dep in _AS_CLAUSE:
            parsed = _with_described(parsed, token)
        elif token.is_verb and token.dep == "conj":
            parsed = _with_relative(_with_more_data(parsed, token), token)
    return parsed


def _with_more_data(parsed: Parsed, token: Token) -> Parsed:
    """Data of a second source, which do nothing, beside the first: "data you give and data | collected | by others"."""
    noun = _subject_before(parsed, token) if token.is_past and not _has_object(parsed, token) else None
    general = cues.stems("data in general")
    if noun is None or noun.stem not in general or any(t.dep in _HELPERS for t in parsed.children(token.i)):
        return parsed
    clause = parsed.tokens[: parsed.extent(noun.i)[0]]
    first = next((t for t in reversed(clause) if t.stem in general and t.dep in _OBJECTS), None)
    if first is None or clause[-1].lower not in JOINS:
        return parsed
    return parsed.changed(
        {noun.i: {"head": first.i, "dep": "conj"}, token.i: {"head": noun.i, "dep": "acl", "tag": "VBN"}}
    )


def _with_relative(parsed: Parsed, verb: Token) -> Parsed:
    """The verb of a clause without "that" hung on what it describes: "…, the page a visitor goes to next"."""
    subjects = [t for t in parsed.children(verb.i) if t.dep == "nsubj" and t.i < verb.i]
    match subjects:
        case [noun, who] if parsed.extent(noun.i)[1] == parsed.extent(who.i)[0]:
            pass
        case _:
            return parsed
    if not noun.is_noun or who.lower not in cues.words("person") | _DESCRIBERS:
        return parsed
    changes: Changes = {
        noun.i: {"head": verb.head, "dep": "conj"},
        verb.i: {"head": noun.i, "dep": "relcl"},
    }
    return parsed.changed(changes)


def _with_described(parsed: Parsed, token: Token) -> Parsed:
    """The noun that a participle only describes as what is spoken of: "the data entered here are | stored"."""
    noun, over = _subject_before(parsed, token), parsed.tokens[token.head]
    if noun is None or noun.i == over.i or any(t.dep in _HELPERS for t in parsed.children(token.i)):
        return parsed
    if token.dep == "ccomp":
        if token.tag != "VBN" or over.i > noun.i or over.stem not in cues.actions() or _has_object(parsed, over):
            return parsed
        role = "dobj"
    else:
        role = relation_to(parsed, over)
    changes: Changes = {noun.i: {"head": over.i, "dep": role}, token.i: {"head": noun.i, "dep": "acl", "tag": "VBN"}}
    for child in parsed.children(token.i):
        if child.i < noun.i:
            changes[child.i] = {"head": over.i}
        elif child.dep in {"cc", "conj"} and not child.is_verb:
            changes[child.i] = {"head": noun.i}
    return parsed.changed(changes)


def _has_object(parsed: Parsed, verb: Token) -> bool:
    return any(t.dep in {"dobj", "dative"} for t in parsed.children(verb.i))


def _is_misread(parsed: Parsed, token: Token) -> bool:
    """Whether it only says of the noun right before it what a person did with that."""
    noun = parsed.tokens[token.i - 1]
    if not token.is_past or token.stem not in cues.verbs("done with pages"):
        return False
    subject = _subject_before(parsed, token)
    if subject is None or token.dep == "relcl" or not noun.is_noun or noun.lower not in cues.words("pages"):
        return False
    following = parsed.tokens[token.i + 1].lower if token.i + 1 < len(parsed.tokens) else "."
    children = parsed.children(token.i)
    apart = following in _FOLLOWS and not any(t.dep in _OF_CLAUSES and t.i > noun.i for t in children)
    first = parsed.extent(subject.i)[0]
    opened = first > 0 and (parsed.tokens[first - 1].lower in _OPENS or parsed.tokens[first].lower in _OPENS)
    return apart and opened and (token.dep != "ROOT" or _clause_before(parsed, token) is not None)


def _subject_before(parsed: Parsed, token: Token) -> Token | None:
    """What the parser took for its subject: the noun before it, but for a "not", or a list that ends there."""
    subjects = (t for t in parsed.children(token.i) if t.is_subject and t.is_noun)
    end = token.i - (parsed.tokens[token.i - 1].lower == "not")
    return next((t for t in subjects if parsed.extent(t.i)[1] == end), None)


def _clause_before(parsed: Parsed, token: Token) -> Token | None:
    """The verb that heads the sentence in truth, where the parser took the participle for its main verb."""
    verbs = (t for t in parsed.children(token.i) if t.i < token.i and t.is_verb and t.dep in {"ccomp", "advcl", "dep"})
    return next(verbs, None)


def _hung(parsed: Parsed, token: Token) -> Parsed:
    changes: Changes = {token.i: {"head": token.i - 1, "dep": "acl", "tag": "VBN"}}
    noun = _subject_before(parsed, token) or parsed.tokens[token.i - 1]
    first = parsed.extent(noun.i)[0]
    listed = next((t for t in reversed(parsed.tokens[:first]) if t.is_noun), None)
    above = token.head if token.head != token.i else None
    if token.dep == "ROOT":
        main = _clause_before(parsed, token)
        above = main.i if main else None
        if main:
            changes[main.i] = {"head": main.i, "dep": "ROOT"}
    over = listed.i if listed else above
    changes[noun.i] = {"head": noun.i if over is None else over, "dep": "conj"}
    for child in parsed.children(token.i):
        if child.dep == "neg" and child.i < noun.i:
            changes[child.i] = {"head": noun.i}
        elif child.dep == "dobj" and child.i > token.i:
            changes[child.i] = {"head": noun.i, "dep": "conj"}
        elif child.i not in changes and child.i < noun.i and child.dep not in _MODIFIES and above is not None:
            changes[child.i] = {"head": above}
    return parsed.changed(changes)
