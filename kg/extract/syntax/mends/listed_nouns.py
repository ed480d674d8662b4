"""Puts right nouns of lists that the parser took for verbs: "messages you send, | comments you post".

A form such as "comments" or "searches" cannot go on with the deeds of "we" or of "may": it does not agree with them.
Nor is it a verb at the end of the title that an item begins with ("Device attributes: …"), or where the sentence begins
with the subject that it names more closely ("| Call | recordings are deleted").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract import cues
from kg.extract.syntax.tokens import JOINS

if TYPE_CHECKING:
    from kg.extract.syntax.tokens import Changes, Parsed, Token

_LONGEST_TITLE = 4
_LEAST = 3
"""Tokens before the second member of a list."""
_JOINS = JOINS | {";"}
_PLAIN = frozenset({"VB", "VBP", "VBG", "VBN"})
_OBJECTS = frozenset({"dobj", "pobj", "conj", "attr"})
_BEFORE = frozenset({"ccomp", "dep"})
"""What the beginning of a list is taken for, where one of its members was taken for the main verb."""
_OF_CLAUSES = frozenset({"nsubj", "nsubjpass", "aux", "auxpass", "dobj", "neg", "xcomp", "acomp", "attr", "expl"})


def with_listed_nouns(parsed: Parsed) -> Parsed:
    """The sentence with such words hung, as nouns, on the noun that begins their list; most come back as they are."""
    parsed = _with_described(parsed)
    nouns: Changes = _of_title(parsed) or _at_front(parsed)
    for token in parsed.tokens[2:]:
        if token.tag == "VBZ" and token.dep == "conj" and (first := _list_of(parsed, token, nouns)) is not None:
            nouns[token.i] = {"tag": "NNS", "head": first}
    return parsed.changed(nouns) if nouns else parsed


def _with_described(parsed: Parsed) -> Parsed:
    """The sentence with "searches" hung on its list, not above all ("we log links, | web searches you make")."""
    for token in parsed.tokens[_LEAST:-2]:
        if token.tag not in {"VBZ", "NNS"} or token.lower not in cues.words("pages"):
            continue
        who, name = parsed.tokens[token.i + 1], parsed.tokens[token.i - 1]
        described = parsed.tokens[who.head]
        main = next((t for t in parsed.children(token.i) if t.dep in _BEFORE and t.i < name.i), None)
        if who.lower not in cues.words("person") or described.head != token.i or not name.is_noun or main is None:
            continue
        changes: Changes = {t.i: {"head": main.i} for t in parsed.children(token.i) if t.dep == "punct"}
        changes |= {t.i: {"head": token.i} for t in parsed.children(name.i)}
        changes[main.i] = {"head": main.i if token.dep == "ROOT" else token.head, "dep": token.dep}
        changes[name.i] = {"dep": "compound"}
        changes[described.i] = {"dep": "relcl"}
        changes[token.i] = {"tag": "NNS", "dep": "conj", "head": _object(parsed, main, name.i)}
        parsed = parsed.changed(changes)
    return parsed


def _object(parsed: Parsed, verb: Token, end: int) -> int:
    """The first noun of the list behind a verb, up to a token; what the list hangs on where none stands there."""
    objects = (t.i for t in parsed.tokens[verb.i + 1 : end] if t.is_noun and t.dep in _OBJECTS and t.head == verb.i)
    return next(objects, verb.i)


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


def _at_front(parsed: Parsed) -> Changes:
    """What makes the first word a noun, where what it was taken to command has a subject right behind it."""
    first, named = parsed.tokens[:2] if len(parsed.tokens) > 1 else (None, None)
    if first is None or named is None or not (first.is_plain_verb and first.dep == "ROOT" and named.is_noun):
        return {}
    main = parsed.tokens[named.head]
    begins = named.is_subject and main.dep == "ccomp" and main.head == first.i
    if not begins or not (first.stem in cues.verbs("contact") or first.stem in cues.actions()):
        return {}
    changes: Changes = {t.i: {"head": main.i} for t in parsed.children(first.i)}
    changes[first.i] = {"tag": "NN", "dep": "compound", "head": named.i}
    return changes | {main.i: {"head": main.i, "dep": "ROOT"}}


def _list_of(parsed: Parsed, token: Token, nouns: Changes) -> int | None:
    """The noun whose list a form goes on with that does not agree with the verb it was joined to."""
    over = parsed.tokens[token.head]
    if parsed.tokens[token.i - 1].lower not in _JOINS or any(t.dep in _OF_CLAUSES for t in parsed.children(token.i)):
        return None
    if over.i in nouns:
        return nouns[over.i]["head"]
    if not over.is_verb or over.tag not in _PLAIN:
        return None
    first = _object(parsed, over, token.i)
    return first if first != over.i else None
