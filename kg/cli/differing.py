"""`kg diff`: what has changed between two policies, or along a series of snapshots."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from pathlib import Path, PurePosixPath
from textwrap import shorten
from typing import TYPE_CHECKING, Annotated

import typer
from pyoxigraph import NamedNode

from kg.cli.forms import emit, form_of, show_table
from kg.cli.grid import wrap
from kg.cli.options import DEFAULT_GRAPH, Graph, Output
from kg.cli.terminal import clean, complain, on_terminal, remark, width
from kg.diff import Step, changes, timeline
from kg.errors import BadInput, UnknownName
from kg.model import Reading
from kg.query import find_organizations, find_policies
from kg.show import policies_of
from kg.store import open_graph
from kg.told import Snapshot, snapshot_of, snapshots_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pyoxigraph import Store

    from kg.diff import Change, Kind
    from kg.model import Failure, Statement

_COLUMNS = (
    "from", "to", "change", "action", "says", "differences", "before", "before_place", "after", "after_place",
)  # fmt: skip
_FORMS = ("text", "table", "csv", "tsv", "json", "md")
_DIFFERENT, _SOME_FAILED = 1, 3
_SHORT, _LONG = 70, 240
_SIGNS: dict[Kind, str] = {"added": "+", "dropped": "-", "changed": "~"}


def diff(
    one: Annotated[
        str, typer.Argument(metavar="A", help="A policy: a file, or its name in the graph. Alone: a series of them.")
    ],
    other: Annotated[str, typer.Argument(metavar="B", help="The policy to compare it with.")] = "",
    *,
    graph: Graph = DEFAULT_GRAPH,
    form: Annotated[
        str, typer.Option("--format", "-f", metavar="FORM", help="text, table, csv, tsv, json or md.")
    ] = "",
    output: Output = None,
) -> None:
    """Tell what a policy states that an earlier one does not, no longer states, or states otherwise.

    A alone is an organization of the graph, or a folder of snapshots: then each snapshot is compared with the one
    before it. Exit code 1 where something differs.
    """
    unread: list[Failure] = []
    if other:
        old, new = (_one(name, graph) for name in (one, other))
        steps = [Step(old, new, changes(old, new))]
    else:
        steps = [step for series in _series(one, graph, unread) for step in timeline(series)]
    if form_of(form, output, _FORMS, "text" if on_terminal() and output is None else "tsv") == "text":
        emit((f"{line}\n" for step in steps for line in _told(step)), output)
    else:
        rows = [_row(step, change) for step in steps for change in step.changes]
        show_table(_COLUMNS, rows, form=form, output=output)
    different = any(step.changes for step in steps)
    if not different:
        remark("kg: no difference")
    if different or unread:
        raise typer.Exit(_SOME_FAILED if unread else _DIFFERENT)


def _one(name: str, graph: Path) -> Snapshot:
    """The policy that a name means: a file that is there, else one of the graph."""
    if Path(name).is_file():
        return _read([Path(name)])[0]
    store = open_graph(graph).store
    found = _in_graph(store, name)
    if len(found) > 1:
        listed = ", ".join(each.file for each in found[:6]) + (" …" if len(found) > 6 else "")  # noqa: PLR2004
        hint = f"name one of them, or compare them all: kg diff {name}"
        raise BadInput(f"'{name}' is {len(found)} policies: {listed}", hint=hint)
    return found[0]


def _series(name: str, graph: Path, unread: list[Failure]) -> list[Sequence[Snapshot]]:
    """The series that a name means: the folders of snapshots below a folder, else the snapshots in the graph.

    A file of a folder that cannot be read is told and put down in `unread`; the others are compared.
    """
    if Path(name).is_dir():
        by_folder: dict[str, list[Snapshot]] = {}
        for each in _read([Path(name)], unread):
            by_folder.setdefault(str(PurePosixPath(each.file).parent), []).append(each)
        found: list[Sequence[Snapshot]] = [each for each in by_folder.values() if len(each) > 1]
    else:
        found = [several] if len(several := _in_graph(open_graph(graph).store, name)) > 1 else []
    if not found:
        raise BadInput("only one snapshot here, nothing to compare it with", where=name, hint="kg diff A B takes two")
    return found


def _read(paths: Sequence[Path], unread: list[Failure] | None = None) -> list[Snapshot]:
    # Reading needs the language model, which takes a second to load; snapshots of the graph are read without it.
    from kg.pipeline import read_policies  # noqa: PLC0415
    from kg.read import find_sources  # noqa: PLC0415

    found = []
    for outcome in read_policies(find_sources(paths)):
        if isinstance(outcome, Reading):
            found.append(snapshot_of(outcome))
        elif unread is None:
            raise BadInput(outcome.reason, where=outcome.name)
        else:
            complain(outcome.reason, outcome.name)
            unread.append(outcome)
    if not found and not unread:
        raise BadInput("no policy files here", where=str(paths[0]), hint="they end in .md, .txt or .html")
    return found


def _in_graph(store: Store, name: str) -> tuple[Snapshot, ...]:
    try:
        return snapshots_in(store, find_policies(store, name))
    except UnknownName as no_policy:
        try:
            owners = find_organizations(store, name)
        except UnknownName as no_organization:
            raise no_organization if no_organization.hint.startswith("did") else no_policy from None
        return snapshots_in(store, (NamedNode(each) for owner in owners for each in policies_of(store, owner.value)))


def _told(step: Step) -> Iterator[str]:
    """A step as text for reading: what changed, action by action, with the words of both sides."""
    counts = Counter(change.kind for change in step.changes)
    listed = ", ".join(f"{counts[kind]} {kind}" for kind in _SIGNS if counts[kind]) or "no difference"
    yield from wrap(clean(f"{_name(step.old)} → {_name(step.new)}: {listed}"), width())
    for action, found in groupby(step.changes, key=lambda change: change.told.statement.action):
        yield ""
        yield action.upper()
        for sides, same in groupby(found, key=_quotes):
            for change in same:
                yield from _indented(f"{_SIGNS[change.kind]} {_sentence(change.told.statement, _SHORT)}", "  ")
                for words in change.differences:
                    yield from _indented(shorten(words, _LONG, placeholder=" …"), "      ")
            for words in sides:
                yield from _indented(words, "      ")
    yield ""


def _quotes(change: Change) -> tuple[str, ...]:
    """The words of both sides; what one sentence tells in several statements stands above it."""
    sides = ((change.before, "was"), (change.after, "is"))
    label = change.kind == "changed"
    return tuple(f"{f'{name}: ' if label else ''}“{told.quote}” [{told.place}]" for told, name in sides if told)


def _indented(text: str, indent: str) -> Iterator[str]:
    plain = " ".join(clean(text).split())
    for number, line in enumerate(wrap(plain, width() - len(indent) - 2)):
        yield indent + ("  " if number else "") + line


def _name(snapshot: Snapshot) -> str:
    return f"{snapshot.organization} ({snapshot.archived or snapshot.file})"


def _sentence(statement: Statement, most: int | None = None) -> str:
    """The statement in short: "may share EmailAddress → Advertiser for Marketing"; no note longer than `most`."""
    verb = {"denied": f"does not {statement.action}"}.get(statement.polarity) or (
        f"may {statement.action}" if statement.modality == "may" else f"{statement.action}s"
    )
    by = {role: [named.name for named in statement.names if named.role == role] for role in ("actor", "recipient")}
    actor = "" if statement.actor == "FirstParty" else f"{', '.join([statement.actor, *by['actor']])}: "
    receivers = ", ".join([*statement.recipients, *by["recipient"]])
    parts = [f"{actor}{verb} {', '.join(statement.data)}"]
    parts += [f"→ {receivers}"] if receivers else []
    parts += [f"for {', '.join(statement.purposes)}"] if statement.purposes else []
    said = {"about": statement.subject, "condition": statement.condition, "exception": statement.exception}
    every = said | {"duration": statement.duration}
    notes = [
        f"{name}: {shorten(words, most, placeholder=' …') if most else words}" for name, words in every.items() if words
    ]
    return " ".join(parts + ([f"({'; '.join(notes)})"] if notes else []))


def _row(step: Step, change: Change) -> tuple[str | None, ...]:
    told, sides = change.told.statement, (change.before, change.after)
    quotes = [part for side in sides for part in ((side.quote, side.place) if side else (None, None))]
    dates = (step.old.archived or step.old.file, step.new.archived or step.new.file)
    return (*dates, change.kind, told.action, _sentence(told), "; ".join(change.differences), *quotes)
