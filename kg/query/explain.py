"""Tells how a query is put together: its parts as the algebra orders them, and how much of the graph each pattern fits.

The engine keeps its own plan to itself. What makes a query slow can be seen without it: patterns that fit much, and
patterns that share no variable, whose answers are multiplied.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pyoxigraph import Store

from kg.errors import BadQuery
from kg.query.answers import Table
from kg.query.ask import sparql
from kg.query.syntax import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kg.query.endpoint import Source

_SHOWN = {
    "LeftJoin": "optional",
    "Minus": "minus",
    "Union": "union",
    "Filter": "filter",
    "Extend": "bind",
    "AggregateJoin": "aggregate",
    "Group": "group",
    "OrderBy": "order",
    "Distinct": "distinct",
    "Reduced": "reduced",
    "Slice": "slice",
    "Graph": "graph",
    "ToMultiSet": "subquery or values",
    "SelectQuery": "select",
    "AskQuery": "ask",
    "ConstructQuery": "construct",
    "DescribeQuery": "describe",
}


@dataclass(frozen=True, slots=True)
class Step:
    """One part of a query: how deep it lies, what it does, and how many triples of the graph fit it."""

    depth: int
    what: str
    fits: int | None = None
    note: str = ""


def steps(source: Source, text: str) -> tuple[Step, ...]:
    """The parts of a query, the outermost first; raises BadQuery where it has a mistake."""
    from rdflib.plugins.sparql import prepareQuery  # noqa: PLC0415  (a third of a second, for this alone)

    sparql(Store(), text)
    try:
        algebra = prepareQuery(text, initNs=dict(PREFIXES)).algebra
    except Exception as problem:  # (the parser raises what its grammar rules raise)
        raise BadQuery("it runs, but cannot be explained", where="query") from problem
    return tuple(_parts(source, algebra, 0))


def _parts(source: Source, part: Any, depth: int) -> Iterator[Step]:  # noqa: ANN401  (rdflib's algebra has no types)
    if part.name == "BGP":
        yield from _patterns(source, part.triples, depth)
        return
    if part.name in _SHOWN:
        yield Step(depth, _SHOWN[part.name])
        depth += 1
    for key in ("p", "p1", "p2"):
        if key in part and part[key] is not None:
            yield from _parts(source, part[key], depth)


def _patterns(source: Source, triples: Iterable[Sequence[Any]], depth: int) -> Iterator[Step]:
    known: set[str] = set()
    for triple in triples:
        written = [node.n3() for node in triple]
        variables = {words for words in written if words.startswith(("?", "_:"))}
        apart = bool(known and variables and not known & variables)
        known |= variables
        note = "shares no variable with the patterns before it" if apart else ""
        yield Step(depth, " ".join(map(_curie, written)), _fits(source, " ".join(written)), note)


def _fits(source: Source, pattern: str) -> int:
    answer = sparql(source, f"SELECT (COUNT(*) AS ?how_many) {{ {pattern} }}")
    cell = answer.rows[0][0] if isinstance(answer, Table) else None
    return int(getattr(cell, "value", 0))


def _curie(written: str) -> str:
    """A pattern's part with its IRIs as prefixed names."""

    def short(iri: re.Match[str]) -> str:
        found = next(((p, space) for p, space in PREFIXES.items() if iri[1].startswith(space)), None)
        return f"{found[0]}:{iri[1].removeprefix(found[1])}" if found else iri[0]

    return re.sub("<([^<>]*)>", short, written)
