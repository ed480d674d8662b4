"""A graph to be asked from Python: named questions, SPARQL, and the whole as an rdflib or a networkx graph."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import Literal, RdfFormat, Store, parse

from kg.query import Table, Triples, YesNo, ask, find_organizations, find_question, load_questions, sparql, terms_for
from kg.store import open_graph

if TYPE_CHECKING:
    import networkx as nx
    import rdflib

    from kg.query.answers import Cell

Value = str | int | float | Decimal | bool | None
Given = str | int | Sequence[str]
_NUMBERS: Mapping[str, type[int | float | Decimal]] = {"integer": int, "decimal": Decimal, "double": float}


@dataclass(frozen=True, slots=True)
class Row(Mapping[str, Value]):
    """One answer: its columns by name, the policy's own words as `quote`, and where they stand as `place`."""

    values_by_name: Mapping[str, Value]

    def __getitem__(self, column: str) -> Value:
        return self.values_by_name[column]

    def __iter__(self) -> Iterator[str]:
        return iter(self.values_by_name)

    def __len__(self) -> int:
        return len(self.values_by_name)

    @property
    def quote(self) -> str:
        """The policy's own words; empty where the question gives none."""
        return str(self.values_by_name.get("quote") or "")

    @property
    def place(self) -> str:
        """The file, and the characters of it at which the words begin and end."""
        return str(self.values_by_name.get("place") or "")


@dataclass(frozen=True, slots=True)
class Answers(Sequence[Row]):
    """The rows that answer a question; where there are none, `why` says so in a sentence."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    why: str = ""

    def __getitem__(self, index: int) -> Row:  # type: ignore[override]  # slices are taken of .rows
        return self.rows[index]

    def __len__(self) -> int:
        return len(self.rows)


@dataclass(frozen=True)
class Session:
    """An open graph. It stays as it was when it was opened, whatever is built meanwhile."""

    folder: Path
    store: Store

    def questions(self) -> dict[str, str]:
        """The named questions with what each of them asks."""
        return {name: question.question for name, question in load_questions().items()}

    def ask(self, question: str, *, exact: bool = False, **given: Given) -> Answers:
        """Asks a named question.

        What is given narrows it: `data="email"`, `organization=["Acme", "Kite"]`, `at_least=3`, by id, label or
        synonym, one or several. Narrower concepts are included unless `exact`. Raises UnknownName, with the nearest
        name, for what does not exist.
        """
        arguments = {name.replace("_", "-"): _listed(value) for name, value in given.items()}
        asked = find_question(question)
        reply = ask(self.store, terms_for(self.store, asked, arguments), asked, arguments, exact=exact)
        return _answers(reply.table, reply.why)

    def sparql(self, query: str) -> Answers | bool | rdflib.Graph:
        """Asks anything in SPARQL: rows for SELECT, a truth value for ASK, a graph for CONSTRUCT and DESCRIBE."""
        answer = sparql(self.store, query)
        if isinstance(answer, Table):
            return _answers(answer)
        if isinstance(answer, YesNo):
            return answer.yes
        return _graph(answer)

    def graph(self) -> rdflib.Graph:
        """What the policies say, as an rdflib graph."""
        quads = parse(path=str(self.folder / "kg.ttl"), format=RdfFormat.TURTLE)
        return _graph(Triples(tuple(quad.triple for quad in quads)))

    def network(self, organization: str = "") -> nx.MultiDiGraph:
        """Organizations, data, recipients and purposes as a networkx graph; the flows of one organization, or all."""
        from kg.network import network  # noqa: PLC0415  (NetworkX takes a third of a second to import)

        if not organization:
            return network(self.store)
        return network(self.store, {node.value for node in find_organizations(self.store, organization)})


def opened(folder: str | Path) -> Session:
    """The graph of a folder, open for questions."""
    graph = open_graph(Path(folder))
    return Session(graph.folder, graph.store)


def _listed(value: Given) -> tuple[str, ...]:
    return (str(value),) if isinstance(value, str | int) else tuple(map(str, value))


def _answers(table: Table, why: str = "") -> Answers:
    rows = tuple(Row(dict(zip(table.columns, map(_value, row), strict=True))) for row in table.rows)
    return Answers(table.columns, rows, why)


def _value(cell: Cell) -> Value:
    """A term as Python has it: numbers and truth as what they are, IRIs and words as text."""
    if cell is None:
        return None
    if not isinstance(cell, Literal):
        return str(getattr(cell, "value", cell))
    kind = cell.datatype.value.rpartition("#")[2]
    if kind == "boolean":
        return cell.value in ("true", "1")
    try:
        return _NUMBERS[kind](cell.value) if kind in _NUMBERS else cell.value
    except (ValueError, ArithmeticError):
        return cell.value


def _graph(answer: Triples) -> rdflib.Graph:
    from rdflib import Graph  # noqa: PLC0415  (a third of a second, for this alone)

    from kg.namespaces import PREFIXES  # noqa: PLC0415  (beside its only use)

    graph = Graph()
    for prefix, space in PREFIXES.items():
        graph.bind(prefix, space)
    return graph.parse(data="".join(f"{triple} .\n" for triple in answer.triples), format="nt")
