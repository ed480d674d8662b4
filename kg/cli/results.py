"""Writes what SELECT, ASK, CONSTRUCT and DESCRIBE answer in the forms that only they have: triples, yes or no, XML."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, serialize

from kg.cli.asking import show_rows
from kg.cli.forms import FORMS, emit, form_of, plain, show_table
from kg.cli.terminal import on_terminal
from kg.export import jsonld
from kg.query import PREFIXES, Table, Triples, YesNo

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TRIPLE_FORMS = ("ttl", "nt", "jsonld", "xml")
TABLE_FORMS = ("table", *FORMS, "xml")
ANY_FORMS = ("table", *FORMS, *TRIPLE_FORMS)
_NAMESPACE = "http://www.w3.org/2005/sparql-results#"
_STRING = "http://www.w3.org/2001/XMLSchema#string"


def show_triples(answer: Triples, form: str, output: Path | None) -> None:
    """Triples as RDF; or as a table of subject, predicate and object where a table is asked for."""
    name = form_of(form, output, (*TRIPLE_FORMS, *TABLE_FORMS), "ttl")
    if name in FORMS or name == "table":
        rows = tuple((one.subject, one.predicate, one.object) for one in answer.triples)
        show_rows(Table(("subject", "predicate", "object"), rows), name, output)
    else:
        emit(_triples(answer, name), output)


def show_yes(answer: YesNo, form: str, output: Path | None) -> None:
    """Yes or no: a word to read, or the value in the form that is asked for."""
    name = form_of(form, output, TABLE_FORMS, "table")
    if name == "json":
        emit([f'{{"answer": {plain(answer.yes)}}}\n'], output)
    elif name == "xml":
        emit(_document("", f"<boolean>{plain(answer.yes)}</boolean>\n"), output)
    elif form in ("csv", "tsv", "md"):
        show_table(("answer",), [(answer.yes,)], form=name, output=output)
    else:
        emit(["yes\n" if answer.yes else "no\n"], output)


def xml_wanted(form: str, output: Path | None) -> bool:
    """Whether a table of terms is to be written as the XML of SPARQL's results."""
    default = "table" if on_terminal() and output is None else "tsv"
    return form_of(form, output, TABLE_FORMS, default) == "xml"


def show_xml(table: Table, output: Path | None) -> None:
    """A table in the W3C's XML form of results."""
    head = "".join(f"  <variable name={quoteattr(column)}/>\n" for column in table.columns)
    rows = "".join(
        "  <result>\n"
        + "".join(
            f"   <binding name={quoteattr(column)}>{_term(cell)}</binding>\n"
            for column, cell in zip(table.columns, row, strict=True)
            if cell is not None
        )
        + "  </result>\n"
        for row in table.rows
    )
    emit(_document(head, f"<results>\n{rows} </results>\n"), output)


def _document(head: str, body: str) -> Iterator[str]:
    yield f'<?xml version="1.0"?>\n<sparql xmlns="{_NAMESPACE}">\n <head>\n{head} </head>\n {body}</sparql>\n'


def _term(cell: object) -> str:
    if isinstance(cell, NamedNode):
        return f"<uri>{_text(cell.value)}</uri>"
    if isinstance(cell, BlankNode):
        return f"<bnode>{_text(cell.value)}</bnode>"
    if not isinstance(cell, Literal):
        return f"<literal>{_text(str(cell))}</literal>"
    kind = f" xml:lang={quoteattr(cell.language)}" if cell.language else ""
    if not kind and cell.datatype.value != _STRING:
        kind = f" datatype={quoteattr(cell.datatype.value)}"
    return f"<literal{kind}>{_text(cell.value)}</literal>"


def _text(words: str) -> str:
    """Words as XML can hold them; what it has no place for is left out."""
    return escape(plain(words), {"\r": "&#13;"})


def _triples(answer: Triples, form: str) -> Iterator[str]:
    if form == "nt":
        yield from (f"{triple} .\n" for triple in answer.triples)
    elif form == "jsonld":
        yield from jsonld(answer.triples)
    elif form == "xml":
        yield (serialize(answer.triples, format=RdfFormat.RDF_XML, prefixes=dict(PREFIXES)) or b"").decode("utf-8")
    else:
        text = (serialize(answer.triples, format=RdfFormat.TURTLE, prefixes=dict(PREFIXES)) or b"").decode("utf-8")
        lines = text.splitlines(keepends=True)
        body = "".join(line for line in lines if not line.startswith("@prefix "))
        heads = (line for line in lines if line.startswith("@prefix ") and line.split()[1] in body)
        yield from (*sorted(heads), body)
