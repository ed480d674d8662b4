"""The graph as a network that NetworkX can draw and measure: who does what with which data, for whom and what for."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import networkx as nx
from pyoxigraph import QuerySolutions

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from pyoxigraph import QuerySolution, Store

_PREFIXES = {"pp": "https://w3id.org/policykg#", "rdfs": "http://www.w3.org/2000/01/rdf-schema#"}
_FLOWS = """
SELECT ?statement ?who ?action ?file {
  ?statement pp:polarity pp:Affirmed ; pp:actorOrganization ?who ; pp:action ?action ; pp:policy/pp:sourceFile ?file .
} ORDER BY ?who ?file ?statement
"""
_ENDS = {
    "data": "SELECT ?statement ?end { ?statement pp:polarity pp:Affirmed ; pp:data ?end }",
    "recipient": "SELECT ?statement ?end { ?statement pp:polarity pp:Affirmed ; pp:recipient ?end }",
    "organization": "SELECT ?statement ?end { ?statement pp:polarity pp:Affirmed ; pp:recipientOrganization ?end }",
    "purpose": "SELECT ?statement ?end { ?statement pp:polarity pp:Affirmed ; pp:purpose ?end }",
}
_NAMES = "SELECT ?node ?name { ?node a pp:Organization ; rdfs:label ?name } ORDER BY ?node ?name"

_Edge = tuple[str, str, str]


@dataclass(slots=True)
class _Count:
    """What stands behind one edge."""

    statements: int = 0
    policies: set[str] = field(default_factory=set)
    organizations: set[str] = field(default_factory=set)


def network(store: Store, organizations: Collection[str] | None = None) -> nx.MultiDiGraph:
    """Organizations, data, recipients and purposes, joined by what organizations say they do.

    A node is an IRI with a `kind` (organization, data, recipient or purpose) and a `label`. An edge leads from an
    organization to the data it handles, and from the data to its recipients and purposes. Its key is the action
    (collect, use, share, sell, retain); `statements` counts what it rests on, `policies` lists their files, and
    `organizations` those who do it. Denials are no edges. Only the flows of the organizations given (as IRIs) are
    taken, or of all. Nodes and edges come in a stable order.
    """
    kinds, counts = _counts(store, organizations)
    names = {row["node"].value: row["name"].value for row in reversed(list(_rows(store, _NAMES)))}
    graph = nx.MultiDiGraph()
    for node in sorted(kinds):
        graph.add_node(node, kind=kinds[node], label=names.get(node) or node.rpartition("#")[2] or node)
    for (start, end, action), count in sorted(counts.items()):
        graph.add_edge(
            start,
            end,
            key=action,
            action=action,
            statements=count.statements,
            policies=tuple(sorted(count.policies)),
            organizations=tuple(sorted(count.organizations)),
        )
    return graph


def _counts(store: Store, organizations: Collection[str] | None) -> tuple[dict[str, str], dict[_Edge, _Count]]:
    ends: dict[str, defaultdict[str, list[str]]] = {}
    for kind, text in _ENDS.items():
        ends[kind] = defaultdict(list)
        for row in _rows(store, text):
            ends[kind][row["statement"].value].append(row["end"].value)
    kinds: dict[str, str] = {}
    counts: defaultdict[_Edge, _Count] = defaultdict(_Count)
    for row in _rows(store, _FLOWS):
        statement, who, action = (row[name].value for name in ("statement", "who", "action"))
        if organizations is not None and who not in organizations:
            continue
        done = action.rpartition("#")[2].lower()
        kinds[who] = "organization"
        edges: set[_Edge] = set()
        for data in ends["data"][statement]:
            kinds[data] = "data"
            edges.add((who, data, done))
            for kind in ("recipient", "organization", "purpose"):
                for end in ends[kind][statement]:
                    kinds[end] = kind
                    edges.add((data, end, done))
        for edge in edges:
            count = counts[edge]
            count.statements += 1
            count.policies.add(row["file"].value)
            count.organizations.add(who)
    return kinds, counts


def _rows(store: Store, text: str) -> Iterator[QuerySolution]:
    rows = store.query(text, prefixes=_PREFIXES)
    if isinstance(rows, QuerySolutions):
        yield from rows
