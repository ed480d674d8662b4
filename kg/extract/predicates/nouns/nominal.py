"""Predicates told by a noun: "you consent to our use of your data", "disclosures of your name are made to …"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract import cues
from kg.extract.predicates.nouns.deed_nouns import (
    ends_of,
    is_carried_out,
    is_deed,
    is_done_by_itself,
    is_there,
    takes_place,
    verb_bringing,
)
from kg.extract.predicates.nouns.refused import is_refusable
from kg.extract.predicates.predicate import Predicate
from kg.extract.syntax.doers import doer_of, subject_of
from kg.extract.syntax.grammar import Stretch, is_negated
from kg.extract.syntax.sorts import names_somebody
from kg.words import stem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.syntax.tokens import Parsed, Token
    from kg.model import Action

_MAKE = stem("make")
_POINTERS = frozenset({"this", "these", "such", "its", "their"})
_NAMED = frozenset({"data", "information"})
_BESIDE = frozenset({",", "and", "or", "/", "&", "our", "the", "access", "and/or", "other"})
_PARTS = frozenset({",", "and", "or"})
_PREPOSITIONS = frozenset({"IN", "TO", "RP"})
_REACH = 12


def nominals(parsed: Parsed) -> Iterator[Predicate]:
    """The predicates of a sentence that a noun tells, where the sentence says that it takes place."""
    taken: set[int] = set()
    for token in parsed.tokens:
        if token.i in taken or not is_deed(token):
            continue
        deeds = _together(parsed, token)
        taken.update(t.i for t in deeds)
        yield from _of_deeds(parsed, deeds)


def _of_deeds(parsed: Parsed, deeds: list[Token]) -> Iterator[Predicate]:
    """The predicates of coordinated nouns, by what is done to which data ("of your name", "this transfer")."""
    first, last = deeds[0], deeds[-1].i
    subjected = _subjected(parsed, first)
    actions: tuple[Action, ...] = tuple(dict.fromkeys(cues.deeds()[t.lower] for t in deeds))
    if subjected:
        yield Predicate(first.i, last, actions, subjected, kind="subjected")
    of = _of(parsed, last) or _made_of(parsed, deeds[-1])
    pointed = _pointed(parsed, first) if of is None else None
    if of is None and pointed is None:
        if is_carried_out(parsed, first):
            yield Predicate(first.i, first.i, ("use",), None, kind="nominal")
        elif is_done_by_itself(parsed, first):
            yield Predicate(first.i, first.i, actions, (first.i, first.i + 1), kind="pointed")
        return
    if of is not None and is_refusable(parsed, first):
        yield Predicate(first.i, of, actions, _doer(parsed, first), kind="refused")
        return
    if _is_others(parsed, first) or _is_risk(parsed) or not takes_place(parsed, first, back=pointed is not None):
        return
    if pointed is None:
        yield Predicate(first.i, of or last, actions, _doer(parsed, first), kind="nominal")
    else:
        yield Predicate(last, last, actions, pointed, kind="pointed")


def _of(parsed: Parsed, last: int) -> int | None:
    """The "of" behind the nouns; "or access" may stand between."""
    for token in parsed.tokens[last + 1 :]:
        if token.lower == "of":
            return token.i
        if not _goes_on(parsed, token) and token.dep != "prt":
            break
    return None


def _goes_on(parsed: Parsed, token: Token) -> bool:
    """Whether it may stand between coordinated deeds and their "of" ("the transfer | to, and | processing of …")."""
    loose = token.tag in _PREPOSITIONS and any(t.lower in _PARTS for t in parsed.tokens[token.i + 1 : token.i + 2])
    return token.lower in _BESIDE or loose


def _made_of(parsed: Parsed, deed: Token) -> int | None:
    """The "of" behind a verb by which the deed is done ("use is made of cookies", "the use we make of your name")."""
    within = (t for t in parsed.children(deed.i) if t.dep == "relcl" and t.i == deed.i + 2)
    made = parsed.tokens[deed.head] if deed.dep == "nsubjpass" else next(within, None)
    if made is None or made.stem != _MAKE:
        return None
    return next((t.i for t in parsed.children(made.i) if t.lower == "of" and t.i > made.i), None)


def _pointed(parsed: Parsed, deed: Token) -> Stretch | None:
    """The words before the noun that name data or point back to some ("these transfers", "data collection")."""
    start = deed.i
    while start and (parsed.tokens[start - 1].is_noun or parsed.tokens[start - 1].lower in _POINTERS):
        start -= 1
    words = [t.lower for t in parsed.tokens[start : deed.i]]
    if not words or (words[0] not in _POINTERS and words[-1] not in _NAMED):
        return None
    return start, deed.i if words[-1] in _NAMED else deed.i + 1


def _is_others(parsed: Parsed, deed: Token) -> bool:
    """Whether a person does it ("your use of …"), or others with what is theirs ("the use of their cookies")."""
    own = any(t.dep == "poss" and t.lower == "your" for t in parsed.children(deed.i))
    behind = parsed.tokens[deed.i + 1 : deed.i + 3]
    return own or [t.lower for t in behind] == ["of", "their"]


def _is_risk(parsed: Parsed) -> bool:
    """Whether it is only said at whose risk it is done."""
    return any(t.lower == "risk" and parsed.tokens[t.i - 1].lower == "own" for t in parsed.tokens[1:])


def _doer(parsed: Parsed, deed: Token) -> Stretch | None:
    """Who does it, by the words around the noun or as the subject of what brings it about ("we engage in …")."""
    over = verb_bringing(parsed, deed)
    who = subject_of(parsed, over.i) if over else None
    told = doer_of(parsed, deed.i)
    back = told is not None and parsed.tokens[told[0]].lower in _POINTERS  # "Acme limits its use of …"
    ours = who is not None and parsed.tokens[who[0]].lower == "we"
    named = who is not None and names_somebody(parsed, who)
    if who is not None and (back or (told is None and (ours or named))):
        return who
    return told


def said_by(parsed: Parsed, predicate: Predicate) -> int:
    """The verb by which it is said that something is done, where a noun tells what; else the predicate's own word.

    Of "are not targeted | based on …" it is what is done by the data.
    """
    if predicate.kind == "based" and parsed.tokens[predicate.first].dep == "prep":
        return parsed.tokens[predicate.first].head
    if predicate.kind not in {"nominal", "pointed"}:
        return predicate.first
    deed = parsed.tokens[predicate.first]
    brings = verb_bringing(parsed, deed)
    if brings is not None:
        return brings.i
    return deed.head if is_there(parsed, deed) else ends_of(parsed, deed.i) or deed.i


def _together(parsed: Parsed, first: Token) -> list[Token]:
    """The nouns coordinated with the first ("collection, use and disclosure")."""
    deeds = [first]
    for token in parsed.tokens[first.i + 1 : first.i + _REACH]:
        if is_deed(token):
            deeds.append(token)
        elif not _goes_on(parsed, token):
            break
    return deeds


def _subjected(parsed: Parsed, deed: Token) -> Stretch | None:
    """The data in "your data may be subject to disclosure"."""
    to = parsed.tokens[deed.head]
    state = parsed.tokens[to.head]
    denied = is_negated(parsed, state.head) or is_negated(parsed, state.i)
    if deed.dep != "pobj" or to.lower != "to" or state.lower != "subject" or denied:
        return None
    return subject_of(parsed, state.head)
