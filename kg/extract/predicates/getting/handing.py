"""Finds who is handed the data where no preposition says so ("we give our agents access to your name")."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from kg.extract import cues
from kg.extract.syntax.grammar import THEIRS, Stretch, head_of, nouns_behind
from kg.extract.syntax.sorts import is_data, is_thing
from kg.words import stem

if TYPE_CHECKING:
    from kg.extract.predicates.predicate import Predicate
    from kg.extract.syntax.tokens import Parsed, Token

_DATA = cues.stems("data in general")
_RECIPIENT = stem("recipients")
_NEAR_HEAD = 6
"""Words at the beginning of a subject among which its head stands ("the categories of third parties")."""
_EQUIP = frozenset(map(stem, ("provide", "supply", "furnish", "entrust")))
"""What is done with somebody and with data, so that "they are … with" tells who gets the data."""
_OBJECTS = frozenset({"dative", "dobj"})
_OF_NAMES = frozenset({"DT", "PRP$", "JJ", "VBG", "VBN", "HYPH"})
_LISTS = frozenset({",", "and", "or", "/", "only", "-"})


def given_to(parsed: Parsed, predicate: Predicate) -> Stretch | None:
    """Who gets the data, where they stand between the verb and the data."""
    if predicate.actions != ("share",) or predicate.passive:
        return None
    verb = predicate.first if parsed.tokens[predicate.last].lower == "to" else predicate.last
    following = [t.lower for t in parsed.tokens[verb + 1 : verb + 3]]
    if following[:1] == ["us"] and following[1:] != ["with"]:
        return verb + 1, verb + 2
    if following[:1] == ["them"] and following[1:] not in (["to"], ["with"]) and _is_handed(parsed, verb):
        return verb + 1, verb + 2
    objects = [t for t in parsed.children(verb) if t.dep in _OBJECTS and t.i > verb and t.is_noun]
    match objects:
        case [who, what, *_] if can_receive(who) or _is_other_person(parsed, who) or _is_told(parsed, who, what):
            first, end = parsed.extent(who.i)
            if first == verb + 1 and end <= what.i:
                return first, end
    return _before_data(parsed, verb)


def _is_told(parsed: Parsed, who: Token, what: Token) -> bool:
    """Whether somebody is told what is a person's, whatever their trade is called ("tell | the driver | your name")."""
    return who.dep == "dative" and who.i < what.i and parsed.tokens[parsed.extent(what.i)[0]].lower in THEIRS


def _is_other_person(parsed: Parsed, token: Token) -> bool:
    """Whether it is other persons than the one whose data it is ("give | other members | your name")."""
    other = any(t.lower in {"other", "another", "fellow"} for t in parsed.children(token.i))
    return other and token.lower in cues.words("person")


def _is_handed(parsed: Parsed, verb: int) -> bool:
    """Whether the verb has an object behind the one that stands right behind it ("give them | your name")."""
    return any(t.dep == "dobj" and t.i > verb + 1 for t in parsed.children(verb))


def _before_data(parsed: Parsed, verb: int) -> Stretch | None:
    """Who stands before words that only begin data ("give printers and other vendors | your address")."""
    if parsed.tokens[verb].stem not in cues.verbs("hand somebody"):
        return None
    first, known = verb + 1, False
    for token in parsed.tokens[first:]:
        before = parsed.tokens[token.i - 1]
        known = known or (before.stem in cues.somebody() and before.lower != "other") or before.dep == "dative"
        if token.i > first and known and before.is_noun and token.lower in cues.words("handed data"):
            single = token.lower == "access" and not before.lower.endswith("s")  # "third-party access"
            return None if single else (first, token.i)
        if not (token.is_noun or token.tag in _OF_NAMES or token.lower in _LISTS):
            return None
    return None


def gets(parsed: Parsed, predicate: Predicate) -> int | None:
    """Where the data begin that the subject is given ("carriers are provided with your address")."""
    if predicate.actions != ("share",) or not predicate.passive or predicate.subject is None:
        return None
    behind = predicate.last + 1
    they = [t.lower for t in parsed.tokens[slice(*predicate.subject)]] == ["they"]
    theirs = behind < len(parsed.tokens) and parsed.tokens[behind].lower in THEIRS
    if theirs and not is_data(parsed, predicate.subject) and not is_thing(parsed, predicate.subject):
        return behind
    if not (they or is_recipient(parsed, predicate.subject)) or behind >= len(parsed.tokens):
        return None
    if parsed.tokens[behind].lower == "with" and (not they or parsed.tokens[predicate.last].stem in _EQUIP):
        return behind + 1
    return behind if any(t.dep == "dobj" and t.i >= behind for t in parsed.children(predicate.last)) else None


def lookers(parsed: Parsed, verb: int) -> list[Stretch]:
    """Who is said behind a later verb to see the data ("may be read, collected and used by anyone")."""
    later = [t.i for t in parsed.tokens[verb + 1 :] if t.tag == "VBN" and t.dep == "conj"]
    agents = [t for i in later for t in parsed.children(i) if t.dep == "agent"]
    return [parsed.extent(agents[0].i)] if agents else []


def tells_recipients(parsed: Parsed, subject: Stretch) -> bool:
    """Whether the subject stands for those who get data ("the companies with whom we share your name")."""
    words = parsed.tokens[slice(*subject)]
    given = any(t.is_verb and cues.actions().get(t.stem) in {"share", "sell"} for t in words)
    to_them = any(t.lower in {"with", "to", "whom"} for t in words)
    named = (t for t in words[:_NEAR_HEAD] if t.is_noun and (t.stem in cues.somebody() or t.stem in _DATA))
    somebody = any(t.stem not in _DATA for t in islice(named, 1))
    return any(_gets_data(parsed, t) for t in words) or (given and to_them and somebody)


def _gets_data(parsed: Parsed, token: Token) -> bool:
    """Whether the word is for those who get data, and not for those who get something else ("recipients of prizes")."""
    what = next(nouns_behind(parsed, token.i, {"of"}), None)
    return token.stem == _RECIPIENT and (what is None or is_data(parsed, parsed.extent(what.i)))


def given_data(parsed: Parsed, subject: Stretch) -> Stretch:
    """What they are said to get: the words behind the verb of giving, none where there is none."""
    words = parsed.tokens[slice(*subject)]
    verb = next((t.i for t in words if t.is_verb and cues.actions().get(t.stem) in {"share", "sell"}), subject[1] - 1)
    return verb + 1, subject[1]


def used(parsed: Parsed, subject: Stretch) -> Stretch:
    """The data in a subject: of "the use of cookies by our partners" the cookies."""
    head = head_of(parsed, subject)
    what = next(nouns_behind(parsed, head.i, {"of"}), None)
    return parsed.extent(what.i) if what and head.lower in cues.deeds() else subject


def is_recipient(parsed: Parsed, words: Stretch) -> bool:
    """Whether the words name somebody who can get data, and not the data themselves."""
    return can_receive(head_of(parsed, words)) and not is_data(parsed, words) and not is_thing(parsed, words)


def can_receive(token: Token) -> bool:
    """Whether the word names somebody who can get data: a company by its name, a third party, staff."""
    named = token.tag == "NNP" and token.stem not in cues.things()
    return named or token.stem in cues.somebody() or token.lower in cues.words("staff")
