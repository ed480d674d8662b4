"""`kg queries`, and how tables of terms are written, whichever command asked for them."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from kg.cli.forms import FORMS, form_of, show_table
from kg.cli.options import SECONDS, Form, Output
from kg.cli.terminal import on_terminal
from kg.query import PREFIXES, Endpoint, Table, load_questions
from kg.store import open_graph

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from kg.cli.forms import Value
    from kg.query import Source

_XSD = "http://www.w3.org/2001/XMLSchema#"


def queries(*, form: Form = "", output: Output = None) -> None:
    """List the named questions."""
    rows = [
        (each.name, each.title, " ".join(f"--{p.name}" for p in each.parameters if p.kind != "confidence"))
        for each in load_questions().values()  # confidence narrows them all alike: kg ask NAME --help tells of it
    ]
    show_table(("name", "title", "parameters"), rows, form=form, output=output)


def source_of(folder: Path, endpoint: str, seconds: float = SECONDS) -> Source:
    """What is asked: the endpoint where one is given, else the graph of the folder."""
    return Endpoint(endpoint, seconds) if endpoint else open_graph(folder).store


def show_rows(table: Table, form: str, output: Path | None, names: Mapping[str, str] | None = None) -> None:
    """Writes a table of terms: IRIs in short where a reader looks at them, in full where a program does."""
    short = form_of(form, output, ("table", *FORMS), "table" if on_terminal() and output is None else "tsv")
    rows = [[value_of(cell, short=short in ("table", "md"), names=names or {}) for cell in row] for row in table.rows]
    show_table(table.columns, rows, form=form, output=output)


def value_of(cell: object, *, short: bool, names: Mapping[str, str]) -> Value:
    """A term as a value: numbers and truth as what they are, the rest as text; an IRI may have a name for readers."""
    if cell is None:
        return None
    if isinstance(cell, NamedNode):
        return (names.get(cell.value) or shortened(cell.value)) if short else cell.value
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


def shortened(iri: str) -> str:
    """The IRI with the prefix that is known for it."""
    for prefix, namespace in PREFIXES.items():
        local = iri.removeprefix(namespace)
        if local != iri and local and (prefix == "id" or "/" not in local):
            return f"{prefix}:{local}"
    return iri
