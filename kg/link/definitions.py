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
_DONE = re.compile(r"(?:\w+ly )?(?:combine|collect)\b", re.IGNORECASE)
"""What is done with information, and no kind of it: "we may combine information, including …"."""
_SENTENCE = re.compile(r"(?<![\s.(]\w)[.;:](?=\s|$)")
"""The end of a sentence, or of a part of one; not the points of "e.g."."""
_NEXT, _NEAR = 12, 30
"""Characters between the last member and the brackets, or the words, that name them all."""
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
            yield from self._by_name_behind(segment)
            yield from self._by_verdict(segment)

    def _in_sentence(self, segment: Segment) -> Iterator[Definition]:
        for term, kind, rest in self._explained(segment.text.text):
            members = self._members(term, _list_of(rest, explained=kind == "means"))
            members = members or self._members(term, _list_of(rest, explained=True))
            yield from self._definition(segment, term, kind, members, (segment.text.span(),))

    def _by_item(self, lead: Segment, item: Segment) -> Iterator[Definition]:
        """A lead-in that ends with the explaining word is completed by each of its items."""
        for term, kind, rest in self._explained(lead.text.text):
            if not rest.strip(" :,"):
                members = self._members(term, _list_of(item.text.text, explained=False))
                yield from self._definition(lead, term, kind, members, (lead.text.span(), item.text.span()))

    def _by_name_behind(self, segment: Segment) -> Iterator[Definition]:
        """Words that get their name behind them: "your name and address (“personal information”)"."""
        text = segment.text.text
        for sign in cue("names_before").finditer(text):
            term = self._term_in(text, sign.end())
            if term is not None and not text[sign.end() : term.start].strip():
                before = _last_part(text[max(0, sign.start() - _FARTHEST) : sign.start()])
                if not self._ends_with_data(before, _NEXT if sign[0].startswith("(") else _NEAR):
                    continue
                begins = [0, *(found.end() for found in cue("gathers").finditer(before))]
                listed = (self._members(term, before[begin:]) for begin in reversed(begins))
                members = next(filter(None, listed), ())
                yield from self._definition(segment, term, "means", members, (segment.text.span(),))

    def _by_verdict(self, segment: Segment) -> Iterator[Definition]:
        """Data that are counted among a kind, or not: "we do not consider your IP address personal information"."""
        text = segment.text.text
        for sign in cue("counts").finditer(text):
            term = self._term_in(text, sign.end())
            before = _last_part(text[max(0, sign.start() - _FARTHEST) : sign.start()])
            if term is None or cue("perhaps").search(before):
                continue
            between = text[sign.end() : term.start]
            counted = before if cue("counted_as").fullmatch(between) else between
            kind = "means_not" if cue("denies").search(before[-_NEAREST:]) else "means"
            yield from self._definition(segment, term, kind, self._members(term, counted), (segment.text.span(),))

    def _term_in(self, text: str, begin: int) -> Match | None:
        """The first term that stands near behind a place."""
        near = self._labels.contiguous(text[begin : begin + _NEAREST])
        found = next((match for match in near if self._is_term(text, begin, match)), None)
        return found and replace(found, start=begin + found.start, end=begin + found.end)

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
        return (
            match.concept in self._kinds
            and bool(_KIND.search(words))
            and not (_BARE.fullmatch(words) or _DONE.match(words))
        )

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
        above = {term.concept, *self._up(term.concept)}
        return tuple(name for name in names if name not in above and self._up(name))

    def _ends_with_data(self, text: str, near: int) -> bool:
        found = self._labels.contiguous(text)
        return any(
            len(text) - match.end <= near for match in found if not _BARE.fullmatch(text[match.start : match.end])
        )

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
    return _within(members[: end.start()] if end else members)


def _within(text: str) -> str:
    """The text up to the end of its sentence, or of the brackets that it stands in."""
    depth = 0
    for place, char in enumerate(text):
        depth += (char == "(") - (char == ")")
        if depth < 0 or _SENTENCE.match(text, place):
            return text[:place]
    return text


def _last_part(text: str) -> str:
    """The text behind the last end of a sentence in it."""
    return _SENTENCE.split(text)[-1]
