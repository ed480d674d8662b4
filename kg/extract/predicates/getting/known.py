"""Finds what somebody comes to know of a person: "the network knows that you visited us", "we know where you are".

Who is told or knows something of a person has got it, though nobody is said to have given it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract import cues
from kg.extract.predicates.predicate import Predicate
from kg.extract.predicates.scope import is_doubted
from kg.extract.syntax.asked import is_asked_about
from kg.extract.syntax.doers import shared_subject_of, top_of
from kg.extract.syntax.grammar import head_of, is_passive
from kg.extract.syntax.sorts import is_person, is_somebody_else
from kg.words import stem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.syntax.grammar import Stretch
    from kg.extract.syntax.tokens import Parsed, Token

_TELL = frozenset(map(stem, ("tell", "inform", "notify")))
_OF = frozenset({"of", "about"})
_CLAUSE = frozenset({"that", "which", "what", "where", "when", "how", "whether", "if"})
_ARE = frozenset({"are", "is"})
_YOU = frozenset({"you", "your", "user", "users", "visitor", "visitors", "visit", "they"})
_HAVE = frozenset({"have", "has", "had", "are", "is", "were", "been"})
_DEEDS = cues.verbs("visit") | cues.verbs("done with pages") | cues.verbs("deeds of visitors")
_SEE = stem("see")
_ABOVE = frozenset({"xcomp", "acomp", "ccomp"})
_ASIDE = 3
"""Tokens of an aside and the comma behind it, at most ("for example,")."""
_REACH = 4
"""Tokens among which a clause names the person or what they did."""


def known(parsed: Parsed) -> Iterator[Predicate]:
    """What somebody who is no reader is told or knows of a person; we, where we find an answer to a question."""
    for token in parsed.tokens[1:-1]:
        last = _told(parsed, token)
        who = _knower(parsed, token) if last is not None else None
        if last is None or who is None or is_asked_about(parsed, token.i):
            continue
        if _finds_answer(parsed, token, last) if _are_we(parsed, who) else token.stem != _SEE:
            yield Predicate(token.i, last, ("collect",), who)


def _told(parsed: Parsed, token: Token) -> int | None:
    """The last word before what is known, where it is told so and is something of a person."""
    knows = token.is_verb and token.stem in {*cues.verbs("find out"), _SEE} and not is_passive(parsed, token.i)
    told = token.tag == "VBN" and token.stem in _TELL and is_passive(parsed, token.i)
    if not knows and not told and token.lower != "aware":
        return None
    at = _past_aside(parsed, token.i)
    behind = parsed.tokens[at + 1 : at + 1 + _REACH]
    match [t.lower for t in behind]:
        case [of, *words] if of in _OF and not knows:
            return token.i + 1 if "your" in words[:2] else None
        case [opening, *_] if opening in _CLAUSE and _is_done(parsed, behind):
            return at
        case ["your", *_] if token.lower.startswith("know"):
            return token.i
    return None


def _past_aside(parsed: Parsed, i: int) -> int:
    """The last token before what is known, past an aside behind the verb ("we may know, for example, | what …")."""
    behind = parsed.tokens[i + 1 : i + 2 + _ASIDE]
    aside = [t.lower for t in behind[:1]] == [","]
    return next((t.i for t in behind[1:] if t.lower == ","), i) if aside else i


def _are_we(parsed: Parsed, who: Stretch) -> bool:
    return [t.lower for t in parsed.tokens[slice(*who)]] == ["we"]


def _finds_answer(parsed: Parsed, token: Token, last: int) -> bool:
    """Whether the answer to a question is said to be known ("we can see | which | pages you read").

    What only may be known is more than a figure of speech ("we may know | that | you read it", "we know that you …").
    """
    possible = any(t.tag == "MD" for t in parsed.children(token.i))
    asks = parsed.tokens[last + 1].lower in (_CLAUSE if possible else _CLAUSE - {"that"})
    return asks and any(t.is_subject for t in parsed.children(token.i))


def _is_done(parsed: Parsed, clause: tuple[Token, ...]) -> bool:
    """Whether the clause tells what a person did ("that you | visited us"), not what they wish ("that you care")."""
    you = next((t.i for t in clause if t.lower in _YOU), len(parsed.tokens))
    if clause[0].lower == "where" and you == clause[0].i + 1 and parsed.tokens[you + 1].lower in _ARE:
        return True
    deed = next((t for t in parsed.tokens[you + 1 :] if t.is_verb and t.lower not in _HAVE), None)
    return deed is not None and deed.stem in _DEEDS


def _knower(parsed: Parsed, token: Token) -> Stretch | None:
    """Who knows it: somebody else, of whom it is not only supposed."""
    verb = parsed.tokens[top_of(parsed, token.i)]
    subject = shared_subject_of(parsed, verb.i)
    while subject is None and verb.dep in _ABOVE:
        verb = parsed.tokens[verb.head]
        subject = shared_subject_of(parsed, verb.i)
    if subject is None or is_person(parsed, subject):
        return None
    if head_of(parsed, subject).lower in cues.words("first") and not _are_we(parsed, subject):
        return None
    named = is_somebody_else(parsed, subject) or parsed.tokens[subject[0]].lower in {"they", "it", "we"}
    return subject if named and verb.is_main and not is_doubted(parsed, verb.i) else None
