"""Finds what those who are taken into service gather for us: both do it ("we work with partners to collect …")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract import cues
from kg.extract.predicates.acts.runs import Run, runs
from kg.extract.predicates.predicate import Predicate
from kg.extract.syntax.doers import top_of
from kg.extract.syntax.grammar import head_of, object_of
from kg.extract.syntax.sorts import is_data

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.syntax.grammar import Stretch
    from kg.extract.syntax.tokens import Parsed, Token

_BELOW = frozenset({"xcomp", "advcl", "ccomp", "acl", "relcl"})


def gathered_with(parsed: Parsed, hiring: Predicate) -> Iterator[Predicate]:
    """What they are hired to collect, both collect ("we work with partners to collect …"); others do it alone."""
    others = hiring.subject if hiring.subject and _are_others(parsed, hiring.subject) else None
    getting = (run for run in runs(parsed) if parsed.tokens[run.first].stem in cues.verbs("hired to get"))
    for run in (*getting, *_placings(parsed)):
        below = parsed.tokens[top_of(parsed, run.first)].dep in _BELOW
        if run.first > hiring.last and below and _is_infinitive(parsed, parsed.tokens[run.first]):
            to = next(t.i for t in parsed.tokens[hiring.last + 1 :] if _opens_work(parsed, t))
            hired = (hiring.last + 1, min(to, run.first - 1))
            yield Predicate(run.first, run.last, run.actions, others or hired, kind="plain" if others else "joint")


def tell_data(parsed: Parsed, gathering: tuple[Predicate, ...]) -> bool:
    """Whether what is gathered with somebody tells all that they are hired for, and which data."""
    joint = [each for each in gathering if each.kind == "joint" and not _do_more(parsed, each)]
    objects = (object_of(parsed, verb) for each in joint for verb in (each.first, each.last))
    return any(what is not None and is_data(parsed, what) for what in objects)


def _do_more(parsed: Parsed, gathering: Predicate) -> bool:
    """Whether those who are hired to gather data are hired for something else besides."""
    top = parsed.tokens[top_of(parsed, gathering.first)]
    others = (t for t in parsed.tokens if t.is_verb and not gathering.first <= t.i <= gathering.last)
    beside = (t for t in others if t.dep == top.dep and t.head == top.head)
    return any(beside) or any(top.i in {t.i, top_of(parsed, t.i)} for t in others)


def _placings(parsed: Parsed) -> Iterator[Run]:
    """The verbs of placing cookies and the like, by which whoever does it collects."""
    for token in parsed.tokens:
        placing = token.stem in cues.verbs("place") and token.stem not in cues.actions()
        what = object_of(parsed, token.i) if placing else None
        if what is not None and any(t.stem in cues.carriers() for t in parsed.tokens[slice(*what)]):
            yield Run(token.i, token.i, ("collect",))


def _opens_work(parsed: Parsed, token: Token) -> bool:
    """Whether it is the "to" before what somebody is hired to do."""
    return token.lower == "to" and parsed.tokens[token.i + 1].tag in {"VB", "VBP", "RB"}


def _is_infinitive(parsed: Parsed, token: Token) -> bool:
    """Whether somebody is hired to do it, or to help us do it ("to help us collect")."""
    if token.tag not in {"VB", "VBP"}:
        return False
    before = next(t for t in reversed(parsed.tokens[: token.i]) if t.tag != "RB")
    helped = parsed.tokens[before.i - 1].stem in cues.verbs("serve") and before.lower in {"us", "to"}
    return before.lower == "to" or helped


def _are_others(parsed: Parsed, who: Stretch) -> bool:
    """Whether it is not we who hire or use somebody ("developers may use the platform to collect your name")."""
    head = head_of(parsed, who)
    return head.tag in {"NNS", "NN"} and head.stem in cues.somebody() and head.lower not in cues.words("first")
