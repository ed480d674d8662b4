"""`kg sparql`: any query, of the graph or of an endpoint, its answer in whatever form is wanted."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.asking import show_rows, source_of
from kg.cli.forms import show_table
from kg.cli.options import DEFAULT_GRAPH, SECONDS, AtEndpoint, Graph, Output, Timeout
from kg.cli.results import ANY_FORMS, show_triples, show_xml, show_yes, xml_wanted
from kg.cli.terminal import remark
from kg.errors import BadInput, BadQuery
from kg.query import Answer, Step, Table, Triples, YesNo, names_in, steps, within
from kg.query import sparql as sparql_of

AnyForm = Annotated[
    str, typer.Option("--format", "-f", metavar="FORM", help=f"{', '.join(ANY_FORMS)}; else as FILE ends.")
]


@dataclass(frozen=True, slots=True)
class _Found:
    """An answer with the names of what stands in it."""

    answer: Answer
    names: dict[str, str] = field(default_factory=dict)


def sparql(
    query: Annotated[
        str, typer.Argument(metavar="[QUERY]", help="SPARQL; or the name of a file; or - (or nothing) for stdin.")
    ] = "",
    *,
    graph: Graph = DEFAULT_GRAPH,
    endpoint: AtEndpoint = "",
    explain: Annotated[
        bool, typer.Option("--explain", help="Tell how the query is put together, and how much each pattern fits.")
    ] = False,
    form: AnyForm = "",
    output: Output = None,
    timeout: Timeout = SECONDS,
) -> None:
    """Ask anything in SPARQL.

    Prefixes such as pp:, data:, recipient:, purpose:, skos:, oa: and prov: are known. SELECT and ASK answer with a
    table, CONSTRUCT and DESCRIBE with triples. Nothing outside the graph is reached, unless --endpoint names it.
    """
    text, where = _query_text(query)
    if not text.strip():
        raise BadInput("the query is empty", where=where, hint="give SPARQL such as 'SELECT * { ?policy a pp:Policy }'")
    try:
        if explain:
            _show_steps(within(timeout, _steps, graph, endpoint, text), form, output)
        else:
            _show(within(timeout, _answer, graph, endpoint, text, timeout), form, output)
    except BadQuery as problem:
        problem.where = problem.where.replace("query", where, 1) if problem.where.startswith("query") else problem.where
        raise


def _answer(folder: Path, endpoint: str, text: str, seconds: float) -> _Found:
    """Runs in a process of its own."""
    source = source_of(folder, endpoint, seconds)
    answer = sparql_of(source, text)
    return _Found(answer, names_in(source, answer) if isinstance(answer, Table) and not endpoint else {})


def _steps(folder: Path, endpoint: str, text: str) -> tuple[Step, ...]:
    """Runs in a process of its own."""
    return steps(source_of(folder, endpoint), text)


def _query_text(query: str) -> tuple[str, str]:
    """The query, and what a complaint calls the place it came from."""
    if not query and sys.stdin.isatty():
        raise BadInput("no query", where="sparql", hint="give it as an argument, name a file, or try kg repl")
    try:
        if query in ("-", ""):
            return sys.stdin.read(), "query"
        if "{" not in query and (query.endswith((".rq", ".sparql")) or Path(query).is_file()):
            return Path(query).read_text("utf-8"), query
    except OSError as error:
        raise BadInput(f"cannot read the query: {error.strerror}", where=query) from error
    except UnicodeDecodeError as error:
        raise BadInput("the query is not UTF-8 text", where=query) from error
    return query, "query"


def show_answer(answer: Answer, form: str, output: Path | None, names: dict[str, str] | None = None) -> None:
    """Writes any answer in a form that it has."""
    if isinstance(answer, Triples):
        show_triples(answer, form, output)
    elif isinstance(answer, YesNo):
        show_yes(answer, form, output)
    elif xml_wanted(form, output):
        show_xml(answer, output)
    else:
        show_rows(answer, form, output, names)
    if isinstance(answer, Table) and not answer.rows:
        remark("kg: no answers")


def _show(found: _Found, form: str, output: Path | None) -> None:
    show_answer(found.answer, form, output, found.names)


def _show_steps(parts: tuple[Step, ...], form: str, output: Path | None) -> None:
    rows = [("· " * part.depth + part.what, part.fits, part.note) for part in parts]
    show_table(("step", "fits", "note"), rows, form=form, output=output)
