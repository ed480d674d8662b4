"""Finds what a policy says its own words for kinds of data mean: "personal information, such as your name"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.link.cues import cue
from kg.model import Definition, Evidence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.link.labels import Labels, Match
    from kg.model import Segment, Vocabulary
    from kg.spans import Span

RULE = "definition"
_BARE = re.compile(
    r"(?:(?:additional|other|certain|further|more|such|some) )*(?:information|data|details?)", re.IGNORECASE
)
"""Words that say no more than "information"."""
_KIND = re.compile(r"(?:information|info|data|details?|identifiers?|content|statistics|pii)\W*$", re.IGNORECASE)
"""What the words for a kind of data end with."""
_NEAREST, _FARTHEST = 80, 400
"""Characters before the explaining word in which the term stands, and behind the term in which its members do."""


class Definitions:
    """The kinds of data that have narrower ones, and may be defined by them."""

    def __init__(self, vocabulary: Vocabulary, labels: Labels) -> None:
        self._labels, self._vocabulary = labels, vocabulary
        self._kinds = {above for name in vocabulary.ids("data") for above in vocabulary.ancestors("data", name)}
        self._kinds |= {name for name in vocabulary.ids("data") if "NonPersonalData" in self._up(name)}

    def of(self, segments: Iterable[Segment]) -> Iterator[Definition]:
        """The definitions of a document, in the order of its text."""
        for segment in segments:
            if segment.lead is not None:
                yield from self._by_item(segment.lead, segment)
            yield from self._in_sentence(segment)

    def _in_sentence(self, segment: Segment) -> Iterator[Definition]:
        for term, kind, rest in self._explained(segment.text.text):
            members = self._members(term, _list_of(rest, explained=kind == "means"))
            yield from self._definition(segment, term, kind, members, (segment.text.span(),))

    def _by_item(self, lead: Segment, item: Segment) -> Iterator[Definition]:
        """A lead-in that ends with the explaining word is completed by each of its items."""
        for term, kind, rest in self._explained(lead.text.text):
            if not rest.strip(" :,"):
                members = self._members(term, _list_of(item.text.text, explained=False))
                yield from self._definition(lead, term, kind, members, (lead.text.span(), item.text.span()))

    def _explained(self, text: str) -> Iterator[tuple[Match, str, str]]:
        """The terms that are explained, by which kind of words, and what stands behind those."""
        ends = set[int]()
        for sign in cue("defines").finditer(text):
            begin = max(0, sign.start() - _NEAREST)
            before = [
                match
                for match in self._labels.contiguous(text[begin : sign.end()])
                if self._is_term(text, begin, match)
            ]
            for term in before[-1:]:
                placed = replace(term, start=begin + term.start, end=begin + term.end)
                kind, behind = _link(text[placed.end : placed.end + _FARTHEST])
                if kind and placed.end not in ends:
                    ends.add(placed.end)
                    yield placed, kind, text[placed.end + behind : placed.end + _FARTHEST]

    def _is_term(self, text: str, begin: int, match: Match) -> bool:
        words = text[begin + match.start : begin + match.end]
        return match.concept in self._kinds and bool(_KIND.search(words)) and not _BARE.fullmatch(words)

    def _definition(
        self, segment: Segment, term: Match, kind: str, members: tuple[str, ...], spans: tuple[Span, ...]
    ) -> Iterator[Definition]:
        if members:
            words = segment.text.text[term.start : term.end]
            includes, excludes = ((), members) if kind == "means_not" else (members, ())
            yield Definition(words, term.concept, includes, excludes, Evidence(spans, segment.heading, RULE))

    def _members(self, term: Match, text: str) -> tuple[str, ...]:
        found = [match for match in self._labels.contiguous(text) if not _BARE.fullmatch(text[match.start : match.end])]
        names = dict.fromkeys(match.concept for match in found)
        return tuple(name for name in names if name != term.concept and name not in self._up(term.concept))

    def _up(self, concept: str) -> tuple[str, ...]:
        return self._vocabulary.ancestors("data", concept)


def _link(rest: str) -> tuple[str, int]:
    """What stands right behind a term and explains it, and where that ends; an empty name where nothing does."""
    for kind in ("means_not", "means", "means_example"):
        found = cue(kind).match(rest)
        if found:
            return kind, found.end()
    return "", 0


def _list_of(text: str, *, explained: bool) -> str:
    """The words that list the members; after "means", those behind its "such as" if it has one."""
    example = cue("by_example").search(text) if explained else None
    members = text[example.end() :] if example else text
    end = cue("list_ends").search(members)
    return members[: end.start()] if end else members
