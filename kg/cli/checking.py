"""`kg validate`: what in the graph its shapes do not allow."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from kg.cli.forms import emit, form_of, show_table
from kg.cli.grid import wrap
from kg.cli.options import DEFAULT_GRAPH, Form, Graph, Output
from kg.cli.terminal import clean, on_terminal, remark, width
from kg.store import open_graph
from kg.validate import findings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.validate import Finding

_COLUMNS = ("policy", "severity", "message", "path", "value", "quote", "focus")
_FORMS = ("text", "table", "csv", "tsv", "json", "md")
_FINDINGS = 1


def validate(*, graph: Graph = DEFAULT_GRAPH, form: Form = "", output: Output = None) -> None:
    """Check the graph against its shapes.

    Exit code 1 where something is found.
    """
    opened = open_graph(graph)
    policies = len(opened.policies())
    found = list(findings(opened.store))
    if not found:
        remark(f"No finding in {policies:,} {'policy' if policies == 1 else 'policies'}.")
    if form_of(form, output, _FORMS, "text" if on_terminal() and output is None else "tsv") == "text":
        emit((f"{line}\n" for finding in found for line in _told(finding)), output)
    elif found or form:
        rows = [tuple(getattr(finding, name) for name in _COLUMNS) for finding in found]
        show_table(_COLUMNS, rows, form=form, output=output)
    if found:
        remark(f"{len(found):,} {'finding' if len(found) == 1 else 'findings'} in {policies:,} policies.")
        raise typer.Exit(_FINDINGS)


def _told(finding: Finding) -> Iterator[str]:
    """A finding as a few lines for reading."""
    value = f" ({finding.path}: {finding.value})" if finding.value else f" ({finding.path})" if finding.path else ""
    parts = [f"{finding.policy}: {finding.message}{value}"]
    parts += [f"“{finding.quote}”"] if finding.quote else []
    for number, part in enumerate((*parts, finding.focus)):
        indent = "    " if number else ""
        yield from (indent + line for line in wrap(" ".join(clean(part).split()), width() - len(indent)))
