"""`kg validate`: what in the graph its shapes do not allow."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.forms import emit, form_of, show_table
from kg.cli.grid import wrap
from kg.cli.options import DEFAULT_GRAPH, Graph, Output
from kg.cli.terminal import clean, on_terminal, remark, width
from kg.errors import BadInput, UnknownName
from kg.pipeline import validate as check_graph
from kg.read import find_sources
from kg.store import open_graph
from kg.validate import ENGINES, REPORTS, SEVERITIES, engine

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from kg.model import Source
    from kg.validate import Finding

_COLUMNS = (
    "severity", "policy", "place", "message", "path", "value", "quote", "against", "solution", "shape", "focus",
)  # fmt: skip
_FORMS = ("text", "table", "csv", "tsv", "json", "md", *REPORTS)
_ENDINGS = {".xml": "junit"}
_FINDINGS = 1


def validate(  # noqa: PLR0913  (a command has as many options as it has)
    *,
    graph: Graph = DEFAULT_GRAPH,
    form: Annotated[
        str,
        typer.Option(
            "--format", "-f", metavar="FORM", help="table, json, csv, tsv, md, ttl, junit or sarif; else as FILE ends."
        ),
    ] = "",
    output: Output = None,
    severity: Annotated[str, typer.Option(metavar="SEVERITY", help="Tell this and what is graver.")] = "warning",
    fail_on: Annotated[str, typer.Option(metavar="SEVERITY", help="End with 1 for this and graver.")] = "violation",
    sources: Annotated[
        list[Path],
        typer.Option("--sources", metavar="PATH", help="The policies' files; else where they were built from."),
    ] = [],  # noqa: B006  (typer copies it)
    changed: Annotated[bool, typer.Option("--changed", help="Only the policies that the last build read.")] = False,
    by: Annotated[
        str, typer.Option("--engine", metavar="ENGINE", help="pyshacl, or fast: shacl, where it is installed.")
    ] = ENGINES[0],
    jobs: Annotated[
        int, typer.Option("--jobs", "-j", metavar="N", min=0, help="Processes; 0: as many as pay off.")
    ] = 0,
) -> None:
    """Check the graph against its shapes.

    What its policies say is checked against itself as well. A violation is wrong in the graph; a warning is for a
    reader to judge; an info tells what a policy leaves open. Exit code 1 where there is a violation, or what --fail-on
    says.
    """
    told, grave = _as_grave_as(severity), _as_grave_as(fail_on)
    engine(by)  # before the graph is opened: a name that is wrong is told at once
    opened, counts, quotes = open_graph(graph), Counter[str](), list[int]()
    only = _fresh(opened.report) if changed else None
    files = find_sources(sources) if sources else _built_from(opened.report)
    every = check_graph(graph, jobs=jobs or None, sources=files, only=only, placing=told, checked=quotes.append, by=by)
    found = _counted(every, counts, told)
    named = form or _ENDINGS.get(output.suffix if output else "", "")
    name = form_of(named, output, _FORMS, "text" if on_terminal() and output is None else "tsv")
    policies = opened.policies() if only is None else only
    if name == "text":
        emit((f"{line}\n" for finding in found for line in _told(finding)), output)
    elif name in REPORTS:
        emit(REPORTS[name](list(found), policies), output)
    elif (rows := [tuple(getattr(finding, column) for column in _COLUMNS) for finding in found]) or form or output:
        show_table(_COLUMNS, rows, form=form, output=output)
    remark(_summary(counts, told, len(policies)))
    remark(_looked_up(quotes))
    if any(counts[name] for name in grave):
        raise typer.Exit(_FINDINGS)


def _counted(every: Iterable[Finding], counts: Counter[str], told: Collection[str]) -> Iterator[Finding]:
    """The findings to tell, as they come; all are counted."""
    for finding in every:
        counts[finding.severity] += 1
        if finding.severity in told:
            yield finding


def _fresh(report: Path) -> list[str]:
    """The policies that the last build read, by its report."""
    try:
        return list(json.loads(report.read_text("utf-8"))["fresh"])
    except (OSError, ValueError, KeyError) as error:
        raise BadInput("no report of the last build here", where=str(report), hint="leave --changed out") from error


def _built_from(report: Path) -> tuple[Source, ...]:
    """The files that the last build read, by its report, where they still are."""
    try:
        paths = [Path(path) for path in json.loads(report.read_text("utf-8"))["paths"]]
    except (OSError, ValueError, KeyError):
        return ()
    # With one place gone the names of the others' files might be told apart in another way than the graph knows.
    return find_sources(paths) if all(path.exists() for path in paths) else ()


def _as_grave_as(severity: str) -> tuple[str, ...]:
    names: tuple[str, ...] = SEVERITIES
    if severity not in names:
        raise UnknownName("severity", severity, names)
    return names[: names.index(severity) + 1]


def _summary(found: Mapping[str, int], told: Collection[str], policies: int) -> str:
    """How much of what was found, and how to see what was not told."""
    counts = [(name, found.get(name, 0)) for name in SEVERITIES]
    parts = [f"{number:,} {name}{'s' if number != 1 else ''}" for name, number in counts if number and name in told]
    said = " and ".join(parts) or "No finding"
    kept = [(name, number) for name, number in counts if number and name not in told]
    more = f" {kept[-1][1]:,} more with --severity {kept[-1][0]}." if kept else ""
    return f"{said} in {policies:,} {'policy' if policies == 1 else 'policies'}.{more}"


def _looked_up(quotes: Sequence[int]) -> str:
    """How many quotes were looked up in their files, told by policy."""
    if not quotes:
        return "No quote was looked up: no policy's file, as it was read, is at hand; --sources says where they are."
    return f"{sum(quotes):,} quotes of {len(quotes):,} {'policy' if len(quotes) == 1 else 'policies'} looked up."


def _told(finding: Finding) -> Iterator[str]:
    """A finding as a few lines for reading."""
    value = f" ({finding.path}: {finding.value})" if finding.value else f" ({finding.path})" if finding.path else ""
    place = ":".join(filter(None, (finding.policy, finding.place)))
    parts = [
        f"{finding.severity}: {place}: {finding.message}{value}"
        if place
        else f"{finding.severity}: {finding.message}{value}"
    ]
    parts += [f"“{quote}”" for quote in (finding.quote, finding.against) if quote]
    parts += [finding.solution]
    for number, part in enumerate((*parts, finding.focus)):
        indent = "    " if number else ""
        yield from (indent + line for line in wrap(" ".join(clean(part).split()), width() - len(indent)))
