"""Finds what somebody else is told of a person or left with ("we inform your bank of it", "they will have your name").

Who is so spoken of gets the data, as whoever sees them does.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extract import cues
from kg.extract.predicates.getting.handing import is_recipient
from kg.extract.predicates.predicate import Predicate
from kg.extract.predicates.scope import is_doubted
from kg.extract.syntax.asked import is_asked_about
from kg.extract.syntax.doers import subject_of, top_of
from kg.extract.syntax.grammar import THEIRS, head_of, is_passive, object_of
from kg.extract.syntax.sorts import is_person
from kg.words import stem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.syntax.grammar import Stretch
    from kg.extract.syntax.tokens import Parsed, Token

_INFORM = frozenset(map(stem, ("inform", "notify", "tell", "advise", "alert")))
_REPORT = _INFORM | {stem("report")}
_OF = frozenset({"of", "about"})
_OPENS_NAME = frozenset({"DT", "PRP$", "JJ", "VBG", "HYPH"})
_JOINS = frozenset({"and", "or", "/"})
_COUNTED = re.compile(
    r"(?:(?:of|about|on|as to) )?(?:how many|(?:the|an?) (?:[\w-]+ )?"
    r"(?:number|percentage|proportion|share|nature|make-?up|composition|characteristics) of)"
    r"|that (?:(?:only|about|over|approximately|roughly|nearly) )*"
    r"(?:[\d,.]+|x|an? (?:[\w-]+ )?(?:number|percentage|proportion|share|majority)|(?:most|many|half|some|several) of) "
)
"""What is told of many persons and of none by name: how many did something, or what they are like."""
_COUNT_REACH = 12
_HAVE = stem("have")
_OWN = frozenset({"we", "us", "you", "i"})


def informing(parsed: Parsed) -> Iterator[Predicate]:
    """The predicates of informing somebody of what is a person's, and of leaving them with it."""
    for token in parsed.content():
        if not token.is_verb or is_asked_about(parsed, token.i) or is_doubted(parsed, token.i):
            continue
        found = _informed(parsed, token) if token.stem in _INFORM else None
        found = found or (_counted(parsed, token) if token.stem in _REPORT else None)
        found = found or (_had(parsed, token) if token.stem == _HAVE else None)
        if found:
            yield found


def _informed(parsed: Parsed, token: Token) -> Predicate | None:
    """Whom we tell of what is a person's ("we notify | the police | of your name", "your bank is informed of it")."""
    whom = object_of(parsed, token.i)
    near = (*parsed.children(token.i), *(parsed.children(head_of(parsed, whom).i) if whom else ()))
    of = next((t for t in near if t.lower in _OF and t.i > token.i), None)
    if of is None or parsed.tokens[of.i + 1].lower not in THEIRS:
        return None
    if is_passive(parsed, token.i):
        who = subject_of(parsed, token.i) if token.is_main else None
    else:
        by = subject_of(parsed, token.i)
        who = (whom[0], min(whom[1], of.i)) if whom and by is not None and not is_person(parsed, by) else None
    return _getting(parsed, token.i, of.i, who)


def _counted(parsed: Parsed, token: Token) -> Predicate | None:
    """Whom we tell how many persons did or are something ("we tell | sponsors | how many people saw their page")."""
    first = token.i + 1 + ([t.lower for t in parsed.tokens[token.i + 1 : token.i + 2]] == ["to"])
    end = next((t.i for t in parsed.tokens[first:] if not _names_whom(parsed, t)), first)
    words = " ".join(t.lower for t in parsed.tokens[end : end + _COUNT_REACH])
    by = subject_of(parsed, top_of(parsed, token.i)) if token.tag != "VB" or token.is_main else None
    own = by is None or not is_person(parsed, by)
    if end == first or not own or is_passive(parsed, token.i) or not _COUNTED.match(words):
        return None
    return _getting(parsed, token.i, end - 1, (first, end))


def _names_whom(parsed: Parsed, token: Token) -> bool:
    """Whether the word goes on naming somebody ("tell | our sponsors and partners | the number of …")."""
    opens = token.tag in _OPENS_NAME and not parsed.tokens[token.i - 1].is_noun
    return token.is_noun or opens or token.lower in _JOINS


def _had(parsed: Parsed, token: Token) -> Predicate | None:
    """Who is said to have, or let have, what is a person's ("the driver will | have | your address")."""
    what, who = object_of(parsed, token.i), subject_of(parsed, token.i)
    if what is None or what[0] != token.i + 1 or parsed.tokens[what[0]].lower not in THEIRS:
        return None
    words = parsed.tokens[slice(*what)]
    said = any(t.lower in cues.words("of persons") for t in words) and words[1].lower != "own"
    let = token.dep == "ccomp" and parsed.tokens[token.head].stem in cues.verbs("permit")
    will = any(t.tag == "MD" for t in parsed.children(token.i))
    return _getting(parsed, token.i, token.i, who) if said and (let or (will and token.is_main)) else None


def _getting(parsed: Parsed, verb: int, last: int, who: Stretch | None) -> Predicate | None:
    """The predicate of somebody else's getting data."""
    if who is None or is_person(parsed, who) or any(t.lower in _OWN for t in parsed.tokens[slice(*who)]):
        return None
    if not is_recipient(parsed, who):
        return None
    return Predicate(verb, last, ("share",), who, kind="informed")
