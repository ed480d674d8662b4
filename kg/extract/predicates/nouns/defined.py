"""What a definition states besides: "log data is information we collect", "cookies are files that help us …"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract import cues
from kg.extract.predicates.predicate import Predicate
from kg.extract.predicates.scope import denied
from kg.extract.syntax.doers import subject_of
from kg.extract.syntax.grammar import Stretch, says_there_is
from kg.extract.syntax.sorts import is_person
from kg.words import stem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.predicates.predicate import Verb
    from kg.extract.syntax.tokens import Parsed, Token

_DATA = cues.stems("data in general")
_REFER, _MEAN, _PURPOSE = stem("refer"), stem("mean"), stem("purpose")
_TELLS = frozenset({"about", "regarding", "concerning", "on", "such", "including", "like"})
"""What says of which data is spoken, so that the words before need not be looked at."""
_GOT = cues.verbs("obtain") | frozenset(map(stem, ("receive", "log")))
_FIRST = frozenset({"we", "us", "our"})
_SENDS = cues.verbs("place") | frozenset(map(stem, ("transfer", "collect")))
_AIM_REACH = 16


def what_it_is(verb: Verb) -> Predicate | None:
    """What a kind of data is that we collect ("log data is information that our servers collect, such as …")."""
    given = verb.subject is not None and is_person(verb.parsed, verb.subject) and not verb.passive
    if verb.above.stem not in _DATA or not (verb.token.stem in cues.verbs("give") if given else _is_got(verb)):
        return None
    kind = _kind_of(verb)
    if kind is None:
        return None
    return Predicate(verb.run.first, verb.run.last, ("collect",) if given else verb.run.actions, kind, kind="inclusion")


def _is_got(verb: Verb) -> bool:
    """Whether it is we who collect, or nobody is said to be the one ("information that is collected")."""
    if verb.run.actions[0] != "collect":
        return False
    by = any(t.lower == "by" for t in verb.parsed.children(verb.run.first))
    alone = verb.subject is None and verb.token.tag == "VBN" and (by or verb.token.stem in _GOT)
    return alone or verb.passive or (verb.subject is not None and _is_ours(verb.parsed.tokens[verb.subject[0]]))


def _is_ours(token: Token) -> bool:
    return token.lower in _FIRST


def _kind_of(verb: Verb) -> Stretch | None:
    """What the data are called that a sentence says to be such; the data themselves where it only points at them."""
    noun, over = verb.above, verb.parsed.tokens[verb.above.head]
    itself = verb.parsed.extent(noun.i)[0], noun.i + 1
    if noun.dep == "attr" and over.is_copula:
        kind = subject_of(verb.parsed, over.i)
        there = says_there_is(verb.parsed, over.i)
        pointed = kind is not None and kind[1] - kind[0] == 1 and verb.parsed.tokens[kind[0]].tag in {"DT", "PRP"}
        told = any(t.lower in _TELLS for t in verb.parsed.tokens[noun.i :])
        return itself if there or (pointed and told) else kind
    refers = noun.dep == "pobj" and over.lower == "to" and verb.parsed.tokens[over.head].stem == _REFER
    means = noun.dep == "dobj" and over.stem == _MEAN
    return subject_of(verb.parsed, over.head if refers else over.i) if refers or means else None


def definitions(parsed: Parsed) -> Iterator[Predicate]:
    """What a sentence that says what cookies are tells of ours: that we place them, or what they help us to do."""
    for be in parsed.tokens:
        what = next((t for t in parsed.children(be.i) if t.dep == "attr" and t.i > be.i), None)
        kind = subject_of(parsed, be.i) if be.is_copula and be.is_main and what else None
        if what is None or kind is None or not _are_carriers(parsed, kind):
            continue
        clauses = parsed.tokens[what.i + 1 : parsed.extent(what.i)[1]]
        stated = (_told_by(parsed, t, kind) for t in clauses if t.is_verb)
        found = next((predicate for predicate in stated if predicate), None)
        if found and any(_is_ours(t) or _names_ours(parsed, t) for t in clauses):
            yield found


def _names_ours(parsed: Parsed, token: Token) -> bool:
    """Whether it is our own site or service by a name that the policy gave it ("may be used in | the Services")."""
    written = parsed.text.text[token.start : token.start + 1]
    named = token.is_noun and token.dep != "compound" and token.lower in cues.words("first")
    return named and written.isupper()


def _are_carriers(parsed: Parsed, kind: Stretch) -> bool:
    return any(t.stem in cues.carriers() for t in parsed.tokens[slice(*kind)])


def _told_by(parsed: Parsed, verb: Token, kind: Stretch) -> Predicate | None:
    """What a verb of the definition tells of the things that it defines."""
    if denied(parsed, verb.i, verb.i, verb.i):
        return None
    behind = parsed.tokens[verb.i + 1 : verb.i + 2]
    served = any(_is_ours(t) or (t.tag in {"VB", "TO"} and verb.tag != "VB") for t in behind)
    if verb.stem in cues.verbs("serve") and (served or _is_joined(parsed, verb)):
        return Predicate(verb.i, verb.i, ("use",), kind, kind="service")
    sender = subject_of(parsed, verb.i)
    ours = sender is None or _is_ours(parsed.tokens[sender[0]]) or parsed.tokens[sender[0]].tag == "WDT"
    if verb.stem not in _SENDS or not ours or not _has_aim(parsed, verb):
        return None
    return Predicate(verb.i, verb.i, ("collect",), kind, passive=True, kind="placed")


def _is_joined(parsed: Parsed, verb: Token) -> bool:
    """Whether it is a verb of serving beside another one ("that may be used on our site and help us …")."""
    return verb.dep == "conj" and parsed.tokens[verb.head].dep in {"relcl", "acl"}


def _has_aim(parsed: Parsed, verb: Token) -> bool:
    """Whether it is said what for ("that we place on your computer to …", "that we use for statistical purposes")."""
    near = parsed.tokens[verb.i + 1 : verb.i + 1 + _AIM_REACH]
    does = any(t.lower == "to" and parsed.tokens[t.i + 1].tag == "VB" for t in near if t.i + 1 < len(parsed.tokens))
    return does or any(t.stem == _PURPOSE for t in near)
