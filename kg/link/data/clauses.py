"""Finds clauses that name data where no noun does: "which pages you view", "where visitors came from".

And nouns that name data only as whole members of a list, or as a person's own: "your orders, job and company".
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from kg.link.cues import cue
from kg.link.labels import Match
from kg.resources import table
from kg.words import lowered

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kg.model import Frame, Phrase

_WORDS = 3
"""As how many words a clause counts beside a label, so that its single words tell nothing else."""


@cache
def _table() -> tuple[dict[str, str], dict[str, dict[str, list[str]]]]:
    """The parts of the patterns, and what is listed for each concept."""
    lists = table("kg.link.data", "clauses")
    return lists.pop("parts"), lists


@cache
def _clauses() -> tuple[tuple[str, int, re.Pattern[str]], ...]:
    """The patterns of clauses with their concepts, and as how many words a match counts."""
    _, lists = _table()
    return tuple((name, _WORDS, _pattern(entry["words"])) for name, entry in lists.items() if "words" in entry)


@cache
def _members() -> tuple[tuple[str, int, re.Pattern[str]], ...]:
    """The same of the nouns that are members, which count less."""
    parts, lists = _table()
    listed = ((name, entry["members"]) for name, entry in lists.items() if "members" in entry)
    return tuple((name, 1, _pattern(_as_members(nouns, parts))) for name, nouns in listed)


@cache
def _any_member() -> re.Pattern[str]:
    """Any of these nouns; most texts hold none, and are done with."""
    parts, lists = _table()
    return _pattern(_as_members((noun for entry in lists.values() for noun in entry.get("members", ())), parts))


def _pattern(alternatives: Iterable[str]) -> re.Pattern[str]:
    """One pattern of them all, which begins at a word, with the parts in their places."""
    parts, _ = _table()
    every = "|".join(alternatives)
    for name, part in parts.items():
        every = every.replace("{" + name + "}", part)
    return re.compile(rf"(?<![^\W_])(?:{every})")


def _as_members(nouns: Iterable[str], parts: Mapping[str, str]) -> Iterator[str]:
    """The patterns by which such nouns are said to be a person's, or are whole members of a list."""
    every = "|".join(nouns)
    for place in ("owned", "listed"):
        yield f"{parts[place]}(?:{every}){parts[f'{place}_ends']}"


@lru_cache(maxsize=1024)
def _found_in(text: str) -> tuple[tuple[str, int, int, int], ...]:
    """Every clause of a text with its concepts, in the order of the patterns; each phrase of the text takes its own."""
    small = lowered(text)
    patterns = (*_clauses(), *(_members() if _any_member().search(small) else ()))
    return tuple(
        (concept, count, *found.span()) for concept, count, pattern in patterns for found in pattern.finditer(small)
    )


def with_clauses(frame: Frame, phrase: Phrase, named: Iterable[Match]) -> list[Match]:
    """The matches of a phrase, and those of clauses that begin in it; what a label names inside of these is dropped.

    Nouns that are members only by themselves give way to a longer label ("the identifier of | your device"). What only
    tells of which people the data are names none ("information from people who buy tickets").
    """
    labelled, clauses = list(named), list[Match]()
    for concept, count, begin, behind in _found_in(frame.text.text):
        start, end = begin - phrase.start, behind - phrase.start
        apart = all(start >= other.end or end <= other.start for other in clauses)
        longer = count < _WORDS and any(m.start < end and m.end > start and m.words > count for m in labelled)
        if phrase.start <= begin < phrase.end and apart and not longer:
            clauses += [Match(each, start, end, count) for each in concept.split("+")]
    outside = (m for m in labelled if all(m.end <= c.start or m.start >= c.end for c in clauses))
    telling = (m for m in (*outside, *clauses) if not _tells_who(frame, phrase.start + m.start))
    return sorted(telling, key=lambda match: match.start)


def _tells_who(frame: Frame, place: int) -> bool:
    """Whether what stands there says of people what they do or use; a lead-in has nothing to do with its items."""
    lead = frame.spans[0].end - frame.spans[0].start if len(frame.spans) > 1 else 0
    told = (found for found in _which_people(frame.text.text) if found[0] <= place < found[1])
    return any(begin >= lead or place < lead for begin, _ in told)


@lru_cache(maxsize=1024)
def _which_people(text: str) -> tuple[tuple[int, int], ...]:
    """Where it is said of people what they do or use."""
    return tuple(found.span("which") for found in cue("which_people").finditer(text))
