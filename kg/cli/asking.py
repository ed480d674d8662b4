"""`kg queries` and `kg sparql`; what they share with `kg ask`."""

from __future__ import annotations

import sys
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from pyoxigraph import Literal, NamedNode, RdfFormat, serialize

from kg.cli.forms import FORMS, emit, form_of, plain, show_table
from kg.cli.options import DEFAULT_GRAPH, SECONDS, Form, Graph, Output, Timeout
from kg.cli.terminal import on_terminal, remark
from kg.errors import BadInput
from kg.query import PREFIXES, Answer, Table, Triples, YesNo, load_questions, within
from kg.query import sparql as sparql_of
from kg.store import open_graph

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pyoxigraph import Store

    from kg.cli.forms import Value

_XSD = "http://www.w3.org/2001/XMLSchema#"
_TRIPLE_FORMS = ("ttl", "nt")


def queries(*, form: Form = "", output: Output = None) -> None:
    """List the named questions."""
    rows = [
        (each.name, each.title, " ".join(f"--{parameter.name}" for parameter in each.parameters))
        for each in load_questions().values()
    ]
    show_table(("name", "title", "parameters"), rows, form=form, output=output)


def sparql(
    query: Annotated[str, typer.Argument(metavar="QUERY", help="SPARQL; or the name of a file; or - for stdin.")],
    *,
    graph: Graph = DEFAULT_GRAPH,
    form: Form = "",
    output: Output = None,
    timeout: Timeout = SECONDS,
) -> None:
    """Ask anything in SPARQL.

    Prefixes such as pp:, data:, recipient:, purpose:, skos:, oa: and prov: are known. SELECT and ASK answer with a
    table, CONSTRUCT and DESCRIBE with triples (-f ttl or nt). Nothing outside the graph is reached.
    """
    text = _query_text(query)
    show_answer(within(timeout, _answer, graph, text), form, output)


def _answer(folder: Path, text: str) -> Answer:
    """Runs in a process of its own."""
    return sparql_of(opened(folder), text)


def opened(folder: Path) -> Store:
    """The store of a graph folder, to be read."""
    return open_graph(folder).store


def _query_text(query: str) -> str:
    try:
        if query == "-":
            return sys.stdin.read()
        if "{" not in query and (query.endswith((".rq", ".sparql")) or Path(query).is_file()):
            return Path(query).read_text("utf-8")
    except OSError as error:
        raise BadInput(f"cannot read the query: {error.strerror}", where=query) from error
    except UnicodeDecodeError as error:
        raise BadInput("the query is not UTF-8 text", where=query) from error
    return query


def show_answer(answer: Answer, form: str, output: Path | None) -> None:
    """Writes any answer in a form that it has."""
    if isinstance(answer, Triples):
        name = form_of(form, output, _TRIPLE_FORMS, "ttl")
        emit(_triples(answer, name), output)
    elif isinstance(answer, YesNo):
        if form_of(form, output, ("table", *FORMS), "table") == "json":
            emit([f'{{"answer": {plain(answer.yes)}}}\n'], output)
        else:
            emit(["yes\n" if answer.yes else "no\n"], output)
    else:
        show_rows(answer, form, output)
        if not answer.rows:
            remark("kg: no answers")


def show_rows(table: Table, form: str, output: Path | None) -> None:
    """Writes a table of terms: IRIs in short where a reader looks at them, in full where a program does."""
    short = form_of(form, output, ("table", *FORMS), "table" if on_terminal() and output is None else "tsv")
    rows = [[value_of(cell, short=short in ("table", "md")) for cell in row] for row in table.rows]
    show_table(table.columns, rows, form=form, output=output)


def value_of(cell: object, *, short: bool) -> Value:
    """A term as a value: numbers and truth as what they are, the rest as text."""
    if cell is None:
        return None
    if isinstance(cell, NamedNode):
        return _short(cell.value) if short else cell.value
    if not isinstance(cell, Literal):
        return str(cell)
    kind = cell.datatype.value.removeprefix(_XSD)
    try:
        return _READ[kind](cell.value) if kind in _READ else cell.value
    except (ValueError, InvalidOperation):
        return cell.value


_READ: dict[str, Callable[[str], Value]] = {
    "integer": int,
    "decimal": Decimal,
    "double": float,
    "float": float,
    "boolean": lambda text: text in ("true", "1"),
}


def _short(iri: str) -> str:
    for prefix, namespace in PREFIXES.items():
        local = iri.removeprefix(namespace)
        if local != iri and local and "/" not in local:
            return f"{prefix}:{local}"
    return iri


def _triples(answer: Triples, form: str) -> Iterator[str]:
    if form == "nt":
        yield from (f"{triple} .\n" for triple in answer.triples)
        return
    text = (serialize(answer.triples, format=RdfFormat.TURTLE, prefixes=dict(PREFIXES)) or b"").decode("utf-8")
    lines = text.splitlines(keepends=True)
    body = "".join(line for line in lines if not line.startswith("@prefix "))
    heads = (line for line in lines if line.startswith("@prefix ") and line.split()[1] in body)
    yield from (*sorted(heads), body)
