"""What a query gives back: a table, a yes or no, or triples."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import QueryBoolean, QuerySolutions

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pyoxigraph import BlankNode, Literal, NamedNode, Triple

    Cell = NamedNode | BlankNode | Literal | Triple | None


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of terms under named columns; a cell is None where the query left it open."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class YesNo:
    """The answer of ASK."""

    yes: bool


@dataclass(frozen=True, slots=True)
class Triples:
    """The answer of CONSTRUCT and DESCRIBE, in a stable order."""

    triples: tuple[Triple, ...]


Answer = Table | YesNo | Triples


def answer_of(results: QuerySolutions | QueryBoolean | Iterable[Triple]) -> Answer:
    """The results as values that can be kept."""
    if isinstance(results, QueryBoolean):
        return YesNo(bool(results))
    if isinstance(results, QuerySolutions):
        columns = tuple(variable.value for variable in results.variables)
        return Table(columns, tuple(tuple(row[column] for column in columns) for row in results))
    return Triples(tuple(sorted(results, key=str)))
