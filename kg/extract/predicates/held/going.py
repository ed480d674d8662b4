"""What data are said to do themselves: they go to somebody, never reach us or leave a device, or are for sale."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract import cues
from kg.extract.predicates.getting.handing import is_recipient
from kg.extract.predicates.predicate import Predicate
from kg.extract.predicates.scope import denied, is_doubted
from kg.extract.syntax.asked import is_asked_about
from kg.extract.syntax.doers import shared_subject_of
from kg.extract.syntax.grammar import head_of, nouns_behind, object_of
from kg.extract.syntax.sorts import is_data, is_person

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.syntax.grammar import Stretch
    from kg.extract.syntax.tokens import Parsed, Token
    from kg.model import Action

_OURS = cues.words("premises") | cues.words("machines")
_SOLD = frozenset({"sale", "rent", "hire", "lease"})
_OFFERED = frozenset({"available", "up", "offered"})
_NOTHING = frozenset({"nothing", "none"})
_TO = frozenset({"to", "into"})


def goings(parsed: Parsed) -> Iterator[Predicate]:
    """The predicates of going, reaching, leaving and being for sale, whose subject are the data."""
    for token in parsed.content():
        if not token.is_verb or not token.is_main or is_asked_about(parsed, token.i) or is_doubted(parsed, token.i):
            continue
        subject = shared_subject_of(parsed, token.i)
        if subject is None or _receives(parsed, subject):
            continue
        found = None if _is_person(parsed, subject) else _told(parsed, token, subject)
        found = found or _for_sale(parsed, token, subject)
        if found is not None:
            last, action = found
            yield Predicate(token.i, last, (action,), subject, passive=True)


def _told(parsed: Parsed, token: Token, subject: Stretch) -> tuple[int, Action] | None:
    if token.stem in cues.verbs("go"):
        if to := _to_those_below(parsed, token):
            return to - 1, "share"
        who = next((t for t in nouns_behind(parsed, token.i, _TO) if t.i > token.i), None)
        if who is None or object_of(parsed, token.i) is not None or _is_somebody(parsed, subject):
            return None
        words = parsed.extent(who.i)
        if _are_we(parsed, words):
            return who.head, "collect"
        page = who.lower in cues.words("sites")
        somebody = is_recipient(parsed, words) or who.lower in cues.words("buyers")
        return (who.head - 1, "share") if somebody and not page else None
    what = object_of(parsed, token.i)
    if what is None:
        return None
    if token.lower in cues.words("arrives"):
        return (what[1] - 1, "collect") if _are_we(parsed, what) else None
    if token.lower not in {"leave", "leaves"} or not denied(parsed, token.i, subject[0], subject[0]):
        return None
    device = head_of(parsed, what).lower in cues.words("devices")
    housed = parsed.tokens[what[0]].lower == "the" and head_of(parsed, what).lower in cues.words("premises")
    return (what[1] - 1, "collect" if device else "share") if device or housed or _are_we(parsed, what) else None


def _to_those_below(parsed: Parsed, verb: Token) -> int | None:
    """The "to" with which a lead-in ends, where its items tell who gets the data ("your data may go | to | : …")."""
    if parsed.item_at is None or parsed.item_at <= verb.i:
        return None
    last = next((t for t in reversed(parsed.tokens[: parsed.item_at]) if t.lower != ":"), verb)
    return last.i if last.lower == "to" and last.head == verb.i else None


def _receives(parsed: Parsed, subject: Stretch) -> bool:
    """Whether they are somebody who gets data, and not what goes by a name in capitals ("your | CV | goes to …")."""
    return is_recipient(parsed, subject) and head_of(parsed, subject).lower not in cues.words("plain data")


def _is_somebody(parsed: Parsed, subject: Stretch) -> bool:
    return parsed.tokens[subject[0]].tag == "PRP" and parsed.tokens[subject[0]].lower not in {"it", "they"}


def _is_person(parsed: Parsed, subject: Stretch) -> bool:
    """Whether a person is named, and not only data of theirs ("data about you", "our customer records")."""
    head = head_of(parsed, subject)
    alone = is_data(parsed, subject) or head.lower in _NOTHING
    return is_person(parsed, (head.i, head.i + 1 if alone else subject[1]))


def _are_we(parsed: Parsed, words: Stretch) -> bool:
    """Whether the words are for us or something of ours ("our servers")."""
    first, head = parsed.tokens[words[0]], head_of(parsed, words)
    return first.lower == "us" or (first.lower == "our" and head.i == first.i + 1 and head.lower in _OURS)


def _for_sale(parsed: Parsed, be: Token, subject: Stretch) -> tuple[int, Action] | None:
    """Whether it is said that they are for sale, or not ("our list is not for rent", "… available for sale")."""
    named = head_of(parsed, subject)
    if not be.is_copula or is_person(parsed, (named.i, named.i + 1)):
        return None
    behind = [t for t in parsed.children(be.i) if t.i > be.i]
    behind += [t for each in behind if each.lower in _OFFERED for t in parsed.children(each.i)]
    sold = next((t for to in behind if to.lower == "for" for t in parsed.children(to.i) if t.lower in _SOLD), None)
    return (sold.i, "sell") if sold is not None else None
