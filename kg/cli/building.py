"""`kg build` and `kg extract`: from files to a graph, or to bare statements."""

from __future__ import annotations

import json
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg import gold
from kg.cli.options import DEFAULT_GRAPH
from kg.cli.terminal import complain, on_terminal, remark, write
from kg.errors import BadInput
from kg.model import Failure, Reading
from kg.pipeline import build as build_graph
from kg.pipeline import read_policies
from kg.pipeline.reading import cores
from kg.read import find_sources, left_out

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from kg.pipeline import Report

Paths = Annotated[list[Path], typer.Argument(metavar="PATHS...", help="Policy files, or folders of them.")]
Jobs = Annotated[int, typer.Option("--jobs", "-j", metavar="N", min=0, help="Processes; 0: as many as pay off.")]
Terms = Annotated[
    list[Path], typer.Option("--terms", metavar="FILE", help="Your own SKOS terms, beside the ontology's.")
]

_SOME_FAILED, _NONE_READ = 3, 2
_SHOWN = 5
"""Names of documents that are told in one line."""


def build(
    paths: Paths,
    *,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="DIR", help="The folder of the graph.")
    ] = DEFAULT_GRAPH,
    jobs: Jobs = 0,
    terms: Terms = [],  # noqa: B006  (typer copies it)
) -> None:
    """Read policies into a graph.

    The graph becomes that of these paths: what has changed is read anew, what is gone is taken out. A policy that
    cannot be read is named, and the rest is built.
    """
    with _progress() as progress:
        report = build_graph(paths, output, jobs=jobs or None, terms=terms, progress=progress)
    _tell(report, output)
    _name_left_out(paths)
    if report.failures or report.silent:
        raise typer.Exit(_NONE_READ if not report.policies else _SOME_FAILED)


def extract(
    files: Paths,
    *,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="DIR", help="Write NAME.jsonl for each policy below DIR.")
    ] = None,
    jobs: Jobs = 0,
    terms: Terms = [],  # noqa: B006  (typer copies it)
) -> None:
    """Write the statements of policies as JSON Lines, without a graph.

    One statement a line, with the phrases it was read from. Without -o they go to stdout, with the policy's name in
    each line.
    """
    if output == Path("-"):
        output = None
    sources = find_sources(files)
    if not sources:
        raise BadInput("no policy files here", where=", ".join(map(str, files)), hint="they end in .md, .txt or .html")
    failures: list[Failure] = []
    with _progress() as progress:
        progress(0, len(sources))
        for done, outcome in enumerate(read_policies(sources, jobs or min(cores(), len(sources) // 20 + 1), terms), 1):
            if isinstance(outcome, Failure):
                failures.append(outcome)
            else:
                _give(outcome, output)
            progress(done, len(sources))
    _name(failures)
    _name_left_out(files)
    if failures:
        raise typer.Exit(_NONE_READ if len(failures) == len(sources) else _SOME_FAILED)


def _give(reading: Reading, output: Path | None) -> None:
    """Writes the statements of one policy to its place."""
    if output is None:
        for statement in reading.statements:
            row = {"policy": reading.policy.name, **gold.to_row(statement, reading.source)}
            write([json.dumps(row) if on_terminal() else gold.dumps(row), "\n"])
        return
    path = output / Path(reading.policy.name).with_suffix(".jsonl")
    if not path.resolve().is_relative_to(output.resolve()):
        raise BadInput("the name leads out of the folder", where=reading.policy.name)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(gold.lines(reading), encoding="utf-8", newline="\n")
    except OSError as error:
        raise BadInput(f"cannot write: {error.strerror}", where=str(path)) from error


def _tell(report: Report, folder: Path) -> None:
    _name(report.failures)
    for name in report.silent:
        complain("no statement found", name, "is it a policy, in English? It is in the graph all the same")
    if not report.changed:
        if report.unchanged:
            remark(f"Nothing changed: {_count(report.unchanged, 'policy', 'policies')} in {folder}.")
        return
    parts = [f"{_count(report.policies, 'policy', 'policies')} in {folder}: {report.read:,} read"]
    parts += [f"{report.unchanged:,} unchanged"] if report.unchanged else []
    parts += [f"{report.removed:,} removed"] if report.removed else []
    remark(", ".join(parts) + ".")
    if report.read:
        unlinked = f"; {_count(report.unlinked, 'phrase', 'phrases')} that no term names" if report.unlinked else ""
        edges = _count(report.edges, "edge", "edges")
        remark(f"{_count(report.statements, 'statement', 'statements')}, {edges}{unlinked}.")
        speed = report.words / max(report.seconds, 0.001)
        remark(f"{report.words:,} words in {report.seconds:.1f} s, {speed:,.0f} words/s.")


def _name(failures: Sequence[Failure]) -> None:
    for failure in failures:
        complain(failure.reason, failure.name)


def _name_left_out(paths: Sequence[Path]) -> None:
    """Says which documents were not looked at, so that nobody takes the graph for more than it is."""
    names = left_out(paths)
    if names:
        some = ", ".join(names[:_SHOWN]) + (" …" if len(names) > _SHOWN else "")
        remark(f"{_count(len(names), 'document', 'documents')} left out, save as text, markdown or HTML: {some}.")


def _count(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"


@contextmanager
def _progress() -> Iterator[Callable[[int, int], None]]:
    """A bar on a terminal, nothing elsewhere."""
    if not sys.stderr.isatty():
        yield lambda _done, _total: None
        return
    from rich.console import Console  # noqa: PLC0415  (only where there is a terminal to draw on)
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415

    columns = (TextColumn("Reading"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("Reading", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
