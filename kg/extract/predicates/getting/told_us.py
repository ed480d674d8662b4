"""Finds what others tell us of a person: "your bank tells us your name", "the network lets us know your age"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract import cues
from kg.extract.predicates.predicate import Predicate
from kg.extract.predicates.scope import is_doubted
from kg.extract.syntax.asked import is_asked_about
from kg.extract.syntax.doers import subject_of
from kg.extract.syntax.indirect import asks_of_things
from kg.extract.syntax.sorts import is_person
from kg.words import stem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.syntax.grammar import Stretch
    from kg.extract.syntax.tokens import Parsed, Token

_TELL = frozenset(map(stem, ("tell", "inform", "notify", "advise", "show")))
_LET = frozenset(map(stem, ("let", "allow", "make", "help")))
_KNOW = frozenset(map(stem, ("know", "see", "learn", "aware")))
_OF = frozenset({"of", "about", "on", "regarding"})
_STATED = frozenset({"ROOT", "conj", "ccomp", "advcl"})


def told_us(parsed: Parsed) -> Iterator[Predicate]:
    """What somebody or something that is no reader tells us, which we get."""
    for token in parsed.tokens:
        last = _told_by(parsed, token) if token.is_verb and token.dep in _STATED else None
        if last is None or is_asked_about(parsed, token.i):
            continue
        who = subject_of(parsed, token.i)
        if who is None or _is_reader(parsed, who):
            continue
        if parsed.tokens[who[0]].lower == "they" and asks_of_things(parsed, last + 1):
            continue
        if not is_doubted(parsed, token.i):
            yield Predicate(token.i, last, ("collect",), who, kind="given")


def _told_by(parsed: Parsed, token: Token) -> int | None:
    """The last word that tells of the telling, where it is we who are told."""
    following = parsed.tokens[token.i + 1 : token.i + 4]
    words = [t.lower for t in following]
    if words[:1] != ["us"]:
        return None
    if token.stem in _TELL:
        return token.i + 2 if words[1:2] and words[1] in _OF else token.i + 1
    knows = token.stem in _LET and len(following) > 1 and following[1].stem in _KNOW
    return (token.i + 3 if words[2:3] and words[2] in _OF else token.i + 2) if knows else None


def _is_reader(parsed: Parsed, who: Stretch) -> bool:
    """Whether it is a person or we, or what carries data for us, whose use is told as such."""
    words = {t.stem for t in parsed.tokens[slice(*who)]}
    return is_person(parsed, who) or parsed.tokens[who[0]].lower == "we" or bool(words & cues.carriers())
