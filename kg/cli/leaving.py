"""`kg export` and `kg draw`: the graph leaves for other tools, and for the eye."""

from __future__ import annotations

from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from pyoxigraph import RdfFormat, parse

from kg.cli.forms import emit, form_of
from kg.cli.options import DEFAULT_GRAPH, Graph, Output
from kg.cli.terminal import remark
from kg.errors import BadInput
from kg.export import FORMATS, graphml, in_dpv, jsonld, ntriples
from kg.query import find_organizations
from kg.store import described, open_graph

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyoxigraph import Triple

    from kg.store import Graph as OpenGraph


def export(
    *,
    graph: Graph = DEFAULT_GRAPH,
    form: Annotated[
        str, typer.Option("--format", "-f", metavar="FORM", help="ttl, trig, nt, jsonld or graphml; else as FILE ends.")
    ] = "",
    output: Output = None,
    dpv: Annotated[bool, typer.Option("--dpv", help="Say it in the Data Privacy Vocabulary as well.")] = False,
) -> None:
    """Write the graph for other tools.

    ttl, trig, nt and jsonld hold all that the policies say; graphml the network of organizations, data, recipients and
    purposes. The terms of the ontology are in ontology/terms.
    """
    name = form_of(form, output, FORMATS, "ttl")
    if name == "graphml" and dpv:
        raise BadInput("graphml holds a network and no statements to say in DPV", hint="take ttl, trig, nt or jsonld")
    opened = open_graph(graph)
    more = in_dpv(opened.store) if dpv else set()
    if name in ("ttl", "trig"):  # every Turtle file is a TriG file: all stands in the default graph
        emit(chain(_lines(opened.turtle), described(more)), output)
    elif name == "graphml":
        from kg.network import network  # noqa: PLC0415  (NetworkX takes a third of a second to import)

        emit(graphml(network(opened.store)), output)
    else:
        emit((jsonld if name == "jsonld" else ntriples)(chain(_triples(opened), more)), output)


def draw(
    organization: Annotated[
        str,
        typer.Argument(metavar="[ORGANIZATION]", help="Whose flows; without it, the data that organizations share."),
    ] = "",
    *,
    graph: Graph = DEFAULT_GRAPH,
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="A .png, .svg or .pdf.")] = Path(
        "kg.png"
    ),
) -> None:
    """Draw the flows of an organization, or the data that organizations share."""
    try:
        from kg import draw as drawing  # noqa: PLC0415  (Matplotlib is optional, and slow to import)
    except ImportError as error:
        raise BadInput("drawing needs Matplotlib", hint="pip install 'policykg[draw]'") from error
    from kg.network import network  # noqa: PLC0415  (NetworkX takes a third of a second to import)

    store = open_graph(graph).store
    if organization:
        nodes = {node.value for node in find_organizations(store, organization)}
        drawing.organization_flows(network(store, nodes), output)
    else:
        drawing.shared_data(network(store), output)
    remark(f"Drawn: {output}")


def _lines(path: Path) -> Iterator[str]:
    try:
        with path.open(encoding="utf-8", newline="") as file:
            yield from file
    except OSError as error:
        hint = "build the graph again with kg build"
        raise BadInput(f"cannot read the Turtle: {error.strerror}", where=str(path), hint=hint) from error


def _triples(graph: OpenGraph) -> Iterator[Triple]:
    """What the policies say: the triples that stand in the Turtle."""
    yield from (quad.triple for quad in parse(path=str(graph.turtle), format=RdfFormat.TURTLE))
