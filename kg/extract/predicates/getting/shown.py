"""Data that others get to see where they appear ("your user name will appear next to your comments")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract import cues
from kg.extract.predicates.asides import named_before
from kg.extract.predicates.predicate import Predicate
from kg.extract.predicates.scope import is_doubted
from kg.extract.syntax.asked import is_asked_about
from kg.extract.syntax.doers import subject_of
from kg.extract.syntax.grammar import THEIRS, governed, is_negated, is_passive, object_of
from kg.extract.syntax.sorts import is_person
from kg.words import stem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.syntax.grammar import Stretch
    from kg.extract.syntax.tokens import Parsed, Token

_BACK = frozenset({"it", "they", "these", "both"})
_ALONE = 1
"""Words of a subject that only points to what was told of, or is the person and no data of theirs ("you appear")."""
_PLACES = frozenset({"IN", "RB", "TO"})
_OURSELVES = frozenset({"we", "i"})
_SHOWN = frozenset({"shown", "listed"})
_INCLUDED = frozenset(map(stem, ("include", "incorporate", "list", "mention", "print")))
_SHOW_UP = frozenset(map(stem, ("show", "turn", "pop", "come", "end")))
_WITHIN = frozenset({"in", "with", "on", "within", "among"})


def shown(parsed: Parsed) -> Iterator[Predicate]:
    """The predicates of appearing somewhere, whose subject are data of a person."""
    for token in parsed.content():
        put = _put_in_report(parsed, token) or _put_before(parsed, token)
        if put:
            yield put
            continue
        displayed = token.lower in _SHOWN and is_passive(parsed, token.i)
        added = named_before(parsed, token.i)
        stated = token.is_verb and (token.is_main or added)
        if not stated or not (displayed or _appears(parsed, token)):
            continue
        subject = added or subject_of(parsed, token.i)
        if subject is None or is_doubted(parsed, token.i) or is_asked_about(parsed, token.i):
            continue
        where = _where(parsed, token)
        openly = parsed.tokens[token.i - 1].lower == "publicly"
        withheld = displayed and is_negated(parsed, token.i)
        if (openly or withheld or where is not None) and (
            _is_of_person(parsed, subject) or (_points_back(parsed, subject) and not _is_the_reader(parsed, where))
        ):
            yield Predicate(token.i, token.i, ("share",), subject, kind="visible")


def _where(parsed: Parsed, verb: Token) -> Token | None:
    """The word right behind the verb that begins to say where, or to whom."""
    behind = next((t for t in parsed.tokens[verb.i + 1 : verb.i + 3] if t.lower != "up"), None)
    return behind if behind is not None and (behind.tag in _PLACES or behind.lower == "next") else None


def _is_of_person(parsed: Parsed, subject: Stretch) -> bool:
    """Whether it is something of a person, and not the person alone ("you appear")."""
    theirs = is_person(parsed, subject) or any(t.lower == "your" for t in parsed.tokens[slice(*subject)])
    return theirs and subject[1] - subject[0] > _ALONE


def _points_back(parsed: Parsed, subject: Stretch) -> bool:
    """Whether it is what the sentence or the clause before told of ("you can write a review. | It appears on …")."""
    return subject[1] - subject[0] == _ALONE and parsed.tokens[subject[0]].lower in _BACK


def _is_the_reader(parsed: Parsed, where: Token | None) -> bool:
    """Whether what is shown is shown to the reader ("they are shown | to | you")."""
    return where is not None and any(t.lower in {"you", "your"} for t in parsed.tokens[where.i + 1 : where.i + 2])


def _appears(parsed: Parsed, token: Token) -> bool:
    """Whether something appears somewhere ("appears on", "shows | up | on")."""
    behind = parsed.tokens[token.i + 1 : token.i + 2]
    return token.stem in cues.verbs("appear") or (token.stem in _SHOW_UP and any(t.lower == "up" for t in behind))


def _put_before(parsed: Parsed, token: Token) -> Predicate | None:
    """What is shown to somebody else ("the game shows your nickname to other players", "auditors are shown it")."""
    if token.stem == "tell" and token.is_main and _is_given_sight(parsed, token.i):
        return _given_sight(parsed, token)
    if token.stem != "show" or not token.is_main or not token.is_verb or is_asked_about(parsed, token.i):
        return None
    what, subject = object_of(parsed, token.i), subject_of(parsed, token.i)
    if _is_given_sight(parsed, token.i) and (given := _given_sight(parsed, token)):
        return given
    if subject is not None and _is_shown_to_others(parsed, token.i):
        return Predicate(token.i, token.i, ("share",), subject)
    if what is None or subject is None:
        return None
    first = parsed.tokens[what[0]].lower
    if first not in THEIRS and not (what[1] - what[0] == _ALONE and first in _BACK | {"them", "this"}):
        return None
    if is_negated(parsed, token.i) and parsed.tokens[subject[0]].lower in _OURSELVES:
        return Predicate(token.i, token.i, ("share",), subject)
    to = [t for t in parsed.tokens[token.i :] if t.lower == "to" and parsed.tokens[t.i + 1 : t.i + 2]]
    whom = (parsed.tokens[t.i + 1].lower for t in to if t.dep in {"prep", "dative"})
    return Predicate(token.i, token.i, ("share",), subject) if any(w not in {"you", "us"} for w in whom) else None


def _given_sight(parsed: Parsed, token: Token) -> Predicate | None:
    """Somebody else's being shown or told something ("the driver is told your name")."""
    subject = subject_of(parsed, token.i)
    if subject is None or is_person(parsed, subject) or parsed.tokens[subject[0]].lower in _OURSELVES:
        return None
    return None if is_asked_about(parsed, token.i) else Predicate(token.i, token.i, ("share",), subject, passive=True)


def _is_given_sight(parsed: Parsed, verb: int) -> bool:
    """Whether its subject is shown something ("auditors are shown | your invoices")."""
    return is_passive(parsed, verb) and any(t.dep == "dobj" and t.i > verb for t in parsed.children(verb))


def _is_shown_to_others(parsed: Parsed, verb: int) -> bool:
    """Whether something of a person is shown to those right behind the verb ("we may show other members your name")."""
    objects = [t for t in parsed.children(verb) if t.dep in {"dative", "dobj"} and t.i > verb]
    match objects:
        case [who, what] if who.lower not in {"you", "us", "to"}:
            return parsed.tokens[parsed.extent(what.i)[0]].lower in THEIRS
    return False


def _put_in_report(parsed: Parsed, token: Token) -> Predicate | None:
    """Data that are made part of what others read ("we may include such figures in reports to our sponsors")."""
    if token.stem not in _INCLUDED or not token.is_main or not token.is_verb or is_asked_about(parsed, token.i):
        return None
    behind = parsed.tokens[token.i + 1 : parsed.extent(token.i)[1]]
    within = (
        t for t in behind if t.lower in _WITHIN and t.head <= t.i and parsed.tokens[t.head].tag not in {"WDT", "VBG"}
    )
    subject = subject_of(parsed, token.i)
    if subject is None or not any(t.lower in cues.words("readings") for t in governed(parsed, within)):
        return None
    if is_passive(parsed, token.i):
        carried = any(t.stem in cues.carriers() for t in parsed.tokens[slice(*subject)])
        return None if carried else Predicate(token.i, token.i, ("share",), subject, passive=True)
    if any(t.dep == "dobj" and t.stem in cues.carriers() for t in parsed.children(token.i)):
        return None
    ours = parsed.tokens[subject[0]].lower == "we" or any(t.tag == "NNP" for t in parsed.tokens[slice(*subject)])
    return Predicate(token.i, token.i, ("share",), subject) if ours else None
