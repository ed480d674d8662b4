"""Finds the labels of the vocabulary in a phrase."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.words import STOP_WORDS, Word, stems, words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kg.model import Scheme, Vocabulary

_BEFORE = re.compile(r"(?:^|[,;(/:–—-]|\b(?:and|or|for|to|of|our|their|your|its|the|other|own|such as|including|as|e\.g\.|in|any|internal|general|related))\s*[\"'“‘]?$", re.IGNORECASE)
_AFTER = re.compile(r"[\"'”’]?\s*(?:$|[,;.)/:–—-]|(?:and|or|purposes?|activities|reasons?|efforts?|services?|operations?|functions?|matters?|to you|of|needs|related|on our|as well)\b)", re.IGNORECASE)
_GAP = 4
"""Words that may stand between two words of a purpose label."""


@dataclass(frozen=True, slots=True)
class Match:
    """A label found: the concept, where its words stand, and how many they are."""

    concept: str
    start: int
    end: int
    words: int


class Labels:
    """The labels of one scheme, ready to be looked up."""

    def __init__(self, vocabulary: Vocabulary, scheme: Scheme) -> None:
        table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for term in vocabulary.terms:
            if term.scheme == scheme:
                for label in (term.label, *term.labels):
                    parts = stems(label)
                    if parts:
                        table.setdefault(parts[0], []).append((parts, term.id))
        self._by_first: Mapping[str, Sequence[tuple[tuple[str, ...], str]]] = {
            first: sorted(set(entries), key=lambda e: (-len(e[0]), e)) for first, entries in table.items()
        }

    def contiguous(self, text: str) -> list[Match]:
        """The longest labels whose words stand side by side, from left to right."""
        content = [w for w in words(text) if w.stem not in STOP_WORDS]
        found: list[Match] = []
        i = 0
        while i < len(content):
            match = self._beside(text, content, i)
            if match:
                found.append(match)
            i += match.words if match else 1
        return found

    def _beside(self, text: str, content: list[Word], i: int) -> Match | None:
        for parts, concept in self._by_first.get(content[i].stem, ()):
            end = i + len(parts)
            if end <= len(content) and all(content[i + k].stem == part for k, part in enumerate(parts)) and not _broken(text, content, i, end):
                return Match(concept, content[i].start, content[end - 1].end, len(parts))
        return None

    def gapped(self, text: str) -> list[Match]:
        """The labels whose words stand in order with small gaps; those of more words come first and bind their first word."""
        content = [w for w in words(text) if w.stem not in STOP_WORDS]
        candidates: list[tuple[int, int, int, Match]] = []
        for i, word in enumerate(content):
            for parts, concept in self._by_first.get(word.stem, ()):
                last = _in_order(content, i, parts)
                if last is not None:
                    match = Match(concept, word.start, content[last].end, len(parts))
                    candidates.append((-len(parts), last - i, i, match))
        taken: dict[int, Match] = {}
        covered: list[tuple[int, int, int]] = []
        for length, width, i, match in sorted(candidates, key=lambda c: (c[0], c[1], c[2], c[3].concept)):
            inside = any(a <= i and i + width <= b and size < length for a, b, size in covered)
            if i in taken or inside or (length == -1 and not _alone(text, match)):
                continue
            taken[i] = match
            covered.append((i, i + width, length))
        return [taken[i] for i in sorted(taken)]


def _broken(text: str, content: list[Word], start: int, end: int) -> bool:
    """Whether a comma or full stop parts the words, so that they belong to two phrases."""
    return any(
        set(text[content[k].end : content[k + 1].start]) & set(",;:()")
        for k in range(start, end - 1)
    )


def _alone(text: str, match: Match) -> bool:
    """Whether a single word is all that its member of the list says ("for marketing and billing purposes")."""
    return bool(_BEFORE.search(text[: match.start])) and bool(_AFTER.match(text[match.end :]))


def _in_order(content: list[Word], start: int, parts: tuple[str, ...]) -> int | None:
    """Index of the last word of the label, if all its words follow each other within the gap."""
    at = start
    for part in parts[1:]:
        window = range(at + 1, min(at + 2 + _GAP, len(content)))
        following = next((j for j in window if content[j].stem == part), None)
        if following is None:
            return None
        at = following
    return at
