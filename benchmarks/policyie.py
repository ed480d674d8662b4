"""Measures practices and phrases on the sentences of PolicyIE: the lines PolicyIE of `make evaluate`.

Each sentence is read alone, as a policy of one paragraph.

Practices: PolicyIE gives a sentence one intent. Our statements give it as many as they have actions: collect and use
are its data-collection-usage, share and sell its data-sharing-disclosure, retain its data-storage-retention-deletion.
As one has to be compared with one, ours is that of most statements, and of as many the rarer in policies (sharing,
retention, collection). A denial is of the intent of what it denies, in PolicyIE too. Sentences of
data-security-protection have none of our practices: what is found there is wrong. Statements on sentences of the
intent Other are false alarms.

Phrases: spans of data, receivers and purposes in the sentences of the three practices. A gold span is found where a
phrase of ours of its role overlaps it, and a phrase of ours is right where a gold span of its role overlaps it.

The sentences are parted in two halves by a hash of their id; rules are written from errors of the tuned half alone.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from benchmarks.tally import Tally
from kg.extract import extract
from kg.link import Linker
from kg.model import Block, Document, Policy
from kg.segment import segments
from kg.spans import MappedText

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from kg.model import Frame, Segment, Statement, Vocabulary

    Found = Sequence[Statement]

COLLECTION, SHARING, RETENTION = "data-collection-usage", "data-sharing-disclosure", "data-storage-retention-deletion"
INTENTS = {"collect": COLLECTION, "use": COLLECTION, "share": SHARING, "sell": SHARING, "retain": RETENTION}
RARER_FIRST = (SHARING, RETENTION, COLLECTION)
OTHER = "Other"
ROLES = ("data", "recipient", "purpose")
"""Roles are named alike in PolicyIE's slots and in our mentions."""
HALVES = ("tuned", "untuned")
BATCH = 500

Ends = frozenset[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its intent and its spans by role."""

    name: str
    text: str
    intent: str
    spans: tuple[tuple[str, int, int], ...] = ()

    @property
    def half(self) -> str:
        """Whether its errors may be read."""
        return HALVES[hashlib.sha256(self.name.encode()).digest()[-1] % 2]

    def of(self, role: str) -> Ends:
        """Where its spans of a role stand."""
        return frozenset((start, end) for kind, start, end in self.spans if kind == role)


def load(path: Path) -> tuple[Sentence, ...]:
    """The sentences of a file of PolicyIE."""
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line]
    return tuple(sentence(row) for row in rows)


def sentence(row: dict[str, Any]) -> Sentence:
    """A row of PolicyIE; of its slots only those that we have too."""
    spans = ((span["role"], span["start"], span["end"]) for span in row["spans"])
    return Sentence(row["id"], row["text"], row["intent"], tuple(span for span in spans if span[0] in ROLES))


def read_alone(texts: Sequence[str], vocabulary: Vocabulary) -> Iterator[tuple[Statement, ...]]:
    """The statements of each sentence, none knowing of the others; parsed together, for speed."""
    linker = Linker(vocabulary)
    for first in range(0, len(texts), BATCH):
        documents = [_document(text) for text in texts[first : first + BATCH]]
        parts = [segments(document) for document in documents]
        for document, own, frames in zip(documents, parts, _frames(parts), strict=True):
            yield tuple(linker.statements(frames, own, document))


def _frames(parts: Sequence[Sequence[Segment]]) -> Iterator[list[Frame]]:
    """The frames of each document's segments, which count from its own first."""
    found = list(extract([segment for own in parts for segment in own]))
    start = 0
    for own in parts:
        end = start + len(own)
        yield [replace(frame, segment=frame.segment - start) for frame in found if start <= frame.segment < end]
        start = end


def _document(text: str) -> Document:
    policy = Policy(name="sentence", sha256="", format="text", organization="")
    return Document(policy, text, (Block("paragraph", MappedText.verbatim(text, 0, len(text))),))


def in_half(
    half: str, sentences: Sequence[Sentence], found: Sequence[Found]
) -> tuple[tuple[Sentence, ...], tuple[Found, ...]]:
    """The sentences of a half, and what was found in them."""
    pairs = [(each, statements) for each, statements in zip(sentences, found, strict=True) if each.half == half]
    return tuple(each for each, _ in pairs), tuple(statements for _, statements in pairs)


def practice(statements: Iterable[Statement]) -> str | None:
    """The one intent that the statements of a sentence tell of."""
    said = Counter(INTENTS[statement.action] for statement in statements)
    return max(RARER_FIRST, key=lambda intent: said[intent]) if said else None


def detection(sentences: Sequence[Sentence], found: Sequence[Found]) -> Tally:
    """How far the practices found are those of the sentences."""
    total = Tally()
    for each, statements in zip(sentences, found, strict=True):
        ours = practice(statements)
        right = int(ours == each.intent)
        total += Tally(right, int(ours is not None), right, int(each.intent in RARER_FIRST))
    return total


def false_alarms(sentences: Sequence[Sentence], found: Sequence[Found]) -> float:
    """The share of the sentences that state nothing on which something was found."""
    quiet = [bool(statements) for each, statements in zip(sentences, found, strict=True) if each.intent == OTHER]
    return sum(quiet) / len(quiet) if quiet else 0.0


def overlap(role: str, sentences: Sequence[Sentence], found: Sequence[Found]) -> Tally:
    """How far the phrases of a role overlap the spans of the sentences of a practice."""
    total = Tally()
    for each, statements in zip(sentences, found, strict=True):
        if each.intent in RARER_FIRST:
            total += overlapping(phrases(role, statements), each.of(role))
    return total


def phrases(role: str, statements: Iterable[Statement]) -> Ends:
    """Where the phrases of a role stand, each once."""
    return frozenset((m.span.start, m.span.end) for s in statements for m in s.mentions if m.role == role)


def overlapping(ours: Ends, gold: Ends) -> Tally:
    """The tally of two sets of spans that match where they overlap."""

    def met(these: Ends, those: Ends) -> int:
        return sum(any(start < stop and begin < end for begin, stop in those) for start, end in these)

    return Tally(met(ours, gold), len(ours), met(gold, ours), len(gold))


def measure(sentences: Sequence[Sentence], found: Sequence[Found]) -> dict[str, Tally]:
    """A tally for each line."""
    return {"practice": detection(sentences, found)} | {role: overlap(role, sentences, found) for role in ROLES}
