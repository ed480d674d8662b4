"""Predicates that say what something is done for, or how: "the purpose of processing your address is to …"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract import cues
from kg.extract.predicates.nouns.deed_nouns import is_deed
from kg.extract.predicates.predicate import Predicate
from kg.extract.syntax.doers import subject_of
from kg.extract.syntax.grammar import is_passive, says_there_is
from kg.extract.syntax.sorts import is_person
from kg.words import stem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.extract.syntax.grammar import Stretch
    from kg.extract.syntax.tokens import Parsed, Token
    from kg.model import Action

_INCLUDE = stem("include")
_WAYS = frozenset(map(stem, ("ways", "purposes", "reasons", "uses")))
_LEAD_REACH = 6
_ENDS = frozenset(map(stem, ("purposes", "goals", "aims", "objectives", "intention", "reasons")))
_BASES, _INTEREST = frozenset(map(stem, ("basis", "ground"))), stem("interest")


def aims(parsed: Parsed) -> Iterator[Predicate]:
    """The predicates of "the purpose of processing your address is to …": what is done, and why."""
    for token in parsed.tokens:
        be = parsed.tokens[token.head]
        says = be.lower in {"is", "are"} or be.stem == _INCLUDE
        ends = token.stem in _ENDS or (token.stem in _BASES and _is_interest(parsed, be))
        if not ends or token.dep != "nsubj" or not says or be.i < token.i:
            continue
        deeds = [t for t in parsed.tokens[token.i + 1 : be.i] if is_deed(t)]
        joint = parsed.tokens[token.i + 1].lower in {"of", "for", "behind", "in"}
        if not joint or not be.is_main:
            continue
        if not deeds:
            if parsed.tokens[be.i - 1].stem in cues.carriers():  # "the purpose of our | cookies | is to …"
                yield Predicate(be.i, be.i, ("use",), (token.i + 2, be.i), kind="aim")
            continue
        last = deeds[-1].i + 1
        last += parsed.tokens[last].lower == "of"
        start = last if last < be.i else token.i + 2
        actions: tuple[Action, ...] = tuple(dict.fromkeys(cues.deeds()[t.lower] for t in deeds))
        yield Predicate(be.i, be.i, actions, (start, be.i), kind="aim")


def _is_interest(parsed: Parsed, be: Token) -> bool:
    """Whether it is an interest in something that data are processed for, and not consent or a law."""
    return any(t.stem == _INTEREST for t in parsed.tokens[be.i + 1 : be.i + 1 + _LEAD_REACH])


def told_by_aim(predicate: Predicate, every: Iterable[Predicate]) -> bool:
    """Whether "the goal of collecting your name is …" tells the deed already, with what it is for."""
    told = (p for p in every if p.kind == "aim" and p.subject is not None)
    return predicate.kind == "purpose" and any(p.subject and p.subject[0] == predicate.last + 1 for p in told)


def ways(parsed: Parsed) -> Iterator[Predicate]:
    """The predicates of "the ways in which we use your data include …": what is done, with what it is done for."""
    for token in parsed.tokens:
        says = token.stem == _INCLUDE or token.lower in {"is", "are"}
        if not says or not token.is_verb or not token.is_main:
            continue
        subject = subject_of(parsed, token.i)
        words = parsed.tokens[slice(*subject)] if subject else ()
        inside = next((t for t in words if t.is_verb and t.stem in cues.actions()), None)
        if subject is None or inside is None or inside.tag == "VBG" or inside.stem in cues.verbs("give"):
            continue
        data = _done_to(parsed, inside, subject_of(parsed, inside.i), subject[1])
        if data is not None and any(t.stem in _WAYS and t.lower != "use" and t.i < inside.i for t in words):
            yield Predicate(token.i, token.i, (cues.actions()[inside.stem],), data, kind="aim")


def reasons_why(parsed: Parsed) -> Iterator[Predicate]:
    """The predicates of "there are two reasons why we use your data: …", with what stands behind the colon."""
    colon = next((t.i for t in parsed.tokens if t.lower == ":"), 0)
    for why in parsed.tokens[:colon]:
        there = why.dep == "attr" and parsed.tokens[why.head].is_main and says_there_is(parsed, why.head)
        told = (t for t in parsed.children(why.i) if t.dep in {"relcl", "acl"} and t.stem in cues.actions())
        deed = next(told, None) if there and why.stem in _WAYS else None
        own = subject_of(parsed, deed.i) if deed else None
        if deed is None or own is None or is_person(parsed, own):
            continue
        data = _done_to(parsed, deed, own, colon)
        if data is not None:
            yield Predicate(colon, colon, (cues.actions()[deed.stem],), data, kind="aim")


def _done_to(parsed: Parsed, deed: Token, own: Stretch | None, end: int) -> Stretch | None:
    """The words for the data: the subject of a deed in the passive, else what stands behind it up to the end."""
    data = own if is_passive(parsed, deed.i) else (deed.i + 1, end)
    return data if data is not None and data[0] < data[1] else None
