"""`kg show` and `kg stats`: what policies say, and how much of it there is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.forms import emit, form_of, show_table
from kg.cli.glance import told
from kg.cli.options import DEFAULT_GRAPH, Form, Graph, Output
from kg.cli.overview import overview
from kg.cli.terminal import on_terminal, remark, say
from kg.errors import UnknownName
from kg.query import find_organizations, find_policies
from kg.show import corpus, policies_of, shown
from kg.show import unlinked as unlinked_in
from kg.store import open_graph

if TYPE_CHECKING:
    from pyoxigraph import Store

    from kg.show import Line, Shown

_COLUMNS = (
    "organization", "action", "says", "actor", "data", "recipients", "purposes", "notes", "quote", "place",
)  # fmt: skip


def show(
    name: Annotated[str, typer.Argument(metavar="POLICY|ORGANIZATION", help="A policy's file, or an organization.")],
    *,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Quote the words of each statement.")] = False,
    graph: Graph = DEFAULT_GRAPH,
    form: Annotated[
        str, typer.Option("--format", "-f", metavar="FORM", help="text, table, csv, tsv, json or md.")
    ] = "",
    output: Output = None,
) -> None:
    """Tell what policies say at a glance; with -v in their own words."""
    store = open_graph(graph).store
    policies = list(shown(store, _policies(store, name)))
    if form_of(form, output, ("text", "table", "csv", "tsv", "json", "md"), "text") == "text":
        emit((f"{line}\n" for policy in policies for line in told(policy, quoted=verbose)), output)
        return
    rows = [_row(policy, line) for policy in policies for line in policy.lines]
    show_table(_COLUMNS, rows, form=form, output=output)


def stats(
    *,
    graph: Graph = DEFAULT_GRAPH,
    unlinked: Annotated[bool, typer.Option("--unlinked", help="List the words that no term names.")] = False,
    form: Form = "",
    output: Output = None,
) -> None:
    """Tell how much the graph holds, and which words no term names."""
    store = open_graph(graph).store
    if unlinked:
        rows = [(each.times, each.policies, each.role, each.words, each.file) for each in unlinked_in(store)]
        show_table(("times", "policies", "role", "words", "for instance in"), rows, form=form, output=output)
        if not rows:
            remark("kg: every phrase is named by a term")
        return
    found = corpus(store)
    if not form and output is None and on_terminal():
        for line in overview(found):
            say(line.rstrip("\n"))
        return
    table: list[tuple[str, str, int | None, int | None, int | None]] = [
        ("graph", name, number, None, None) for name, number in found.counts.items()
    ]
    table += [("year", year, None, policies, None) for year, policies in found.years.items()]
    for kind, ranked in found.spoken.items():
        table += [(kind, one.name, one.statements, one.stating, one.denying) for one in ranked]
    show_table(("kind", "name", "number", "policies", "denying"), table, form=form, output=output)


def _policies(store: Store, name: str) -> list[str]:
    try:
        return [node.value for node in find_policies(store, name)]
    except UnknownName as no_policy:
        try:
            found = find_organizations(store, name)
        except UnknownName as no_organization:
            near = no_organization if no_organization.hint.startswith("did") else no_policy
            raise UnknownNameHere(name, near.hint) from near
        policies = [policy for node in found for policy in policies_of(store, node.value)]
        if not policies:
            hint = f"ask who names it: kg ask named-recipients, or kg ask quotes --text '{name}'"
            raise UnknownNameHere(name, hint) from None
        return policies


class UnknownNameHere(UnknownName):
    """Neither a policy nor an organization has that name."""

    def __init__(self, name: str, hint: str) -> None:
        super().__init__("policy or organization", name, ())
        self.hint = hint


def _row(policy: Shown, line: Line) -> tuple[str, ...]:
    place = f"{policy.file}:{line.start}-{line.end}"
    listed = (", ".join(each) for each in (line.data, line.recipients, line.purposes, line.notes))
    return (policy.organization, line.action, line.says, line.actor, *listed, line.quote, place)
