"""Unfolds statements into edges, and says when two edges tell of the same flow.

An edge is: who does what with which data; each with every recipient; each with every purpose. Repeating one changes
nothing, so the sets of edges of a policy are compared. Strict: the same concepts. Lenient: a concept may stand above or
below the gold one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from benchmarks.tally import Tally

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.model import Scheme, Vocabulary

Row = dict[str, Any]
MODES = ("strict", "lenient")


class Edge(NamedTuple):
    """One flow that a statement tells of; `end` is the recipient or the purpose, empty for an edge of kind data."""

    kind: Scheme
    actor: str
    action: str
    polarity: str
    data: str
    end: str = ""

    def __str__(self) -> str:
        to = f" → {self.kind} {self.end}" if self.end else ""
        return f"{self.actor} {self.action} {self.polarity} {self.data}{to}"


def unfold(row: Row) -> Iterator[Edge]:
    """The edges of one statement."""
    head = (row["actor"], row["action"], row["polarity"])
    for data in row["data"]:
        yield Edge("data", *head, data)
        yield from (Edge("recipient", *head, data, end) for end in row.get("recipients") or ())
        yield from (Edge("purpose", *head, data, end) for end in row.get("purposes") or ())


def edges(rows: Iterable[Row]) -> frozenset[Edge]:
    """The edges of a policy's statements, each once."""
    return frozenset(edge for row in rows for edge in unfold(row))


def near(one: Edge, other: Edge, vocabulary: Vocabulary) -> bool:
    """Whether two edges tell of the same flow but for how precisely they name it."""

    def related(scheme: Scheme, a: str, b: str) -> bool:
        return a == b or a in vocabulary.ancestors(scheme, b) or b in vocabulary.ancestors(scheme, a)

    return (
        (one.kind, one.action, one.polarity) == (other.kind, other.action, other.polarity)
        and related("recipient", one.actor, other.actor)
        and related("data", one.data, other.data)
        and related(one.kind, one.end, other.end)
    )


def matched(these: frozenset[Edge], those: frozenset[Edge], mode: str, vocabulary: Vocabulary) -> frozenset[Edge]:
    """Those of these edges that the others confirm."""
    if mode == "strict":
        return these & those
    return frozenset(e for e in these if e in those or any(near(e, other, vocabulary) for other in those))


def compared(ours: frozenset[Edge], gold: frozenset[Edge], mode: str, vocabulary: Vocabulary) -> Tally:
    """How far our edges are those of the gold."""
    right, met = matched(ours, gold, mode, vocabulary), matched(gold, ours, mode, vocabulary)
    return Tally(len(right), len(ours), len(met), len(gold))


def polarity(ours: frozenset[Edge], gold: frozenset[Edge]) -> Tally:
    """Of our edges that are in the gold affirmed or denied, those that are there with the polarity they have here."""
    flows = {edge._replace(polarity="") for edge in gold}
    matching = frozenset(edge for edge in ours if edge._replace(polarity="") in flows)
    right = len(matching & gold)
    return Tally(right, len(matching), right, len(matching))
