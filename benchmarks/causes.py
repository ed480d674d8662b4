"""Tallies errors in labelled policies by the first thing that differs from what stands at the same place.

A missed edge is compared with our statements whose words overlap the gold statement's, a wrong edge with the gold
statements whose words overlap ours. The cause is the least that would have to change: the statement is there and lacks
a purpose, or its data differ, or who acts, or what is done; or nothing is there at all.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from benchmarks.edges import Edge, Row, edges, unfold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from benchmarks.gold import Labelled

CAUSES = (
    "the purpose alone",
    "the recipient alone",
    "the data",
    "who acts",
    "the action",
    "the polarity",
    "two of these or more",
    "nothing is there",
)
"""From the least that differs to the most."""
Spans = list[tuple[int, int]]


def tally_causes(policies: Iterable[Labelled]) -> tuple[Counter[str], Counter[str]]:
    """How many edges are missed and how many are wrong, by cause."""
    missed, wrong = Counter[str](), Counter[str]()
    for policy in policies:
        gold = [row | {"spans": places(row["quote"], policy.source)} for row in policy.gold]
        missed += Counter(_causes(gold, policy.found))
        wrong += Counter(_causes(policy.found, gold))
    return missed, wrong


def places(quote: str, source: str) -> Spans:
    """Everywhere that a quote stands."""
    found: Spans = []
    start = source.find(quote)
    while quote and start >= 0:
        found.append((start, start + len(quote)))
        start = source.find(quote, start + 1)
    return found


def _causes(these: Sequence[Row], those: Sequence[Row]) -> list[str]:
    """The cause of each edge of these that the others do not have."""
    confirmed, found = edges(those), dict[Edge, list[int]]()
    for row in these:
        beside = [other for other in those if _overlap(row["spans"], other["spans"])]
        for edge in set(unfold(row)) - confirmed:
            found.setdefault(edge, []).append(CAUSES.index(cause(edge, beside)))
    return [CAUSES[min(ranks)] for ranks in found.values()]


def cause(edge: Edge, beside: Sequence[Row]) -> str:
    """What differs between an edge and the statements beside it."""
    if not beside:
        return "nothing is there"

    def same(*fields: str) -> list[Row]:
        return [row for row in beside if all(row[field] == getattr(edge, field) for field in fields)]

    if alike := same("actor", "action", "polarity"):
        has_data = any(edge.data in row["data"] for row in alike)
        return f"the {edge.kind} alone" if has_data and edge.kind != "data" else "the data"
    if same("action", "polarity"):
        return "who acts"
    if same("actor", "polarity"):
        return "the action"
    return "the polarity" if same("actor", "action") else "two of these or more"


def _overlap(these: Spans, those: Spans) -> bool:
    return any(start < stop and begin < end for start, end in these for begin, stop in those)
