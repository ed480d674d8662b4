"""Tells verbs that are done to no data: "maintain accuracy", "provide a notice", "use encryption"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extract import cues
from kg.extract.syntax.grammar import governed, head_of, nouns_behind, object_of
from kg.words import stem

if TYPE_CHECKING:
    from kg.extract.predicates.predicate import Verb
    from kg.extract.syntax.tokens import Token

_TOLD = frozenset(map(stem, ("information", "details")))
_ABOUT = frozenset(map(stem, ("about", "regarding", "concerning", "on")))
_DIGIT, _SHOW = stem("digit"), frozenset(map(stem, ("reveal", "display", "show", "print", "disclose")))
_DATA_REACH = 6
_AS_IS = re.compile(r"\bas is(?: (?:basis|and|or|as|with|without)\b|$)")
_AS_IS_REACH = 6
"""Tokens behind "provided" within which nothing is warranted ("on an | "as is" | basis")."""
_IN_BRACKETS = 2
"""How far behind a noun its short name in brackets reaches: "software (SSL)"."""


def has_hollow_object(verb: Verb) -> bool:
    """Whether what is used, given or kept is no data ("maintain accuracy", "provide a notice of our practices")."""
    what = verb.subject if verb.passive else object_of(verb.parsed, verb.run.last)
    if len(verb.run.actions) != 1:
        return False
    if what is None:
        return _asks_leave(verb)
    if verb.passive and _is_receiver(verb):
        return False
    if verb.run.actions == ("sell",) and any(t.lower == "us" for t in nouns_behind(verb.parsed, verb.run.last, {"to"})):
        return True  # "the content is licensed to us"
    if _is_unwarranted(verb):
        return True
    head, action = head_of(verb.parsed, what), verb.run.actions[0]
    if head.dep == "dative" and head.lower != "us":
        head = next((t for t in verb.parsed.children(verb.run.last) if t.dep == "dobj"), head)
    if action == "collect" and _is_beside_data(verb, head):
        return False
    if head.stem in cues.hollow(action) or _is_of_practices(verb, head) or _is_shown_again(verb, head):
        return True
    named = verb.parsed.tokens[what[0] : head.i + 1 + _IN_BRACKETS] if action == "use" else ()
    return any(t.stem in cues.verbs("ciphers") for t in named)


def _is_unwarranted(verb: Verb) -> bool:
    """Whether it is only said that nothing is warranted of it ("the information on our pages is given "as is"")."""
    behind = verb.parsed.tokens[verb.run.last + 1 : verb.run.last + 1 + _AS_IS_REACH]
    words = " ".join(t.lower for t in behind if t.lower.isalpha())
    return verb.passive and _AS_IS.search(words) is not None


def _is_beside_data(verb: Verb, what: Token) -> bool:
    """Whether such data are collected beside it ("we collect your | payment | and billing information")."""
    beside = (t for t in verb.parsed.children(what.i) if t.dep == "conj" and t.is_noun)
    data = (t for t in beside if t.stem in cues.things() and t.stem not in cues.hollow("collect"))
    return any(below.i < t.i and below.is_noun for t in data for below in verb.parsed.children(t.i))


def _is_shown_again(verb: Verb, told: Token) -> bool:
    """Whether it is how much a person sees again of what they gave ("we reveal only the last four digits of …")."""
    return told.stem == _DIGIT and verb.token.stem in _SHOW


def _asks_leave(verb: Verb) -> bool:
    """Whether leave is asked for, and no data ("we ask for your explicit permission to …")."""
    asks = verb.token.stem in cues.verbs("ask") and not verb.passive
    behind = (t for t in verb.parsed.children(verb.run.last) if t.lower == "for") if asks else ()
    return any(t.stem in cues.verbs("consent") for each in behind for t in verb.parsed.children(each.i) if t.is_noun)


def _is_of_practices(verb: Verb, told: Token) -> bool:
    """Whether what is given is word of what we do, and no data ("provide information about our practices")."""
    about = (t for t in verb.parsed.children(told.i) if t.stem in _ABOUT) if told.stem in _TOLD else ()
    return any(t.stem in cues.verbs("practices") for t in governed(verb.parsed, about))


def _is_receiver(verb: Verb) -> bool:
    """Whether the subject gets data, and is not what is given ("these services are provided with your name")."""
    behind = verb.parsed.tokens[verb.run.last + 1 : verb.run.last + 2 + _DATA_REACH]
    handed = verb.token.stem in cues.verbs("with_object") and [t.lower for t in behind[:1]] == ["with"]
    handed = handed or any(t.dep == "dobj" and t in behind for t in verb.parsed.children(verb.run.last))
    return handed and any(t.lower in cues.words("of persons") for t in behind)
