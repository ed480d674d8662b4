"""Checks policies against the SHACL shapes and says in plain words what is wrong."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pyshacl
import rdflib
from pyoxigraph import DefaultGraph, NamedNode
from rdflib.namespace import SH

from kg.namespaces import PREFIXES, term
from kg.resources import ontology_dir
from kg.validate.carried import Carried
from kg.validate.finding import AGAIN, Finding, policies_in, short, text
from kg.validate.parts import part

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pyoxigraph import Store

    from kg.validate.finding import Severity

_BATCH = 15_000
"""Triples checked at once: pyshacl takes some time for each run whatever it is given, and memory by size."""
_SHAPE = "https://w3id.org/policykg/shape#"
_SEVERITY: dict[rdflib.term.Node | None, Severity] = {SH.Violation: "violation", SH.Warning: "warning", SH.Info: "info"}
_PP, _OA = rdflib.Namespace(PREFIXES["pp"]), rdflib.Namespace(PREFIXES["oa"])


def shape_findings(store: Store) -> Iterator[Finding]:
    """The findings of every policy in a store, in the order of their IRIs."""
    policies = policies_in(store)
    shared: set[Finding] = set()  # an organization is met with every policy that names it, but told of once
    batch, carried = dict[NamedNode, str](), Carried(_looked_at())
    for policy, name in policies.items():
        batch[policy] = name
        carried.fill(part(store, policy))
        if carried.size >= _BATCH:
            yield from _checked(carried.graph, batch, shared)
            batch, carried = {}, Carried(_looked_at())
    yield from _checked(carried.graph, batch, shared)
    yield from _strays(store, set(policies))


def policy_findings(store: Store, policy: NamedNode) -> Iterator[Finding]:
    """The findings of one policy."""
    carried = Carried(_looked_at())
    carried.fill(part(store, policy))
    yield from _checked(carried.graph, {policy: text(store, policy, "pp:sourceFile")}, set())


def _checked(graph: rdflib.Graph, policies: Mapping[NamedNode, str], shared: set[Finding]) -> Iterator[Finding]:
    conforms, report, _ = pyshacl.validate(graph, shacl_graph=_shapes(), inference="none", advanced=False, inplace=True)
    if conforms or not isinstance(report, rdflib.Graph):
        return
    names = {policy.value: name for policy, name in policies.items()}
    results = report.subjects(rdflib.RDF.type, SH.ValidationResult)
    found = {_finding(report, graph, result, names) for result in results}
    yield from sorted(found - shared)
    shared |= {finding for finding in found if _policy_of(finding.focus, names) is None}


def _finding(report: rdflib.Graph, graph: rdflib.Graph, result: rdflib.term.Node, names: Mapping[str, str]) -> Finding:
    focus = report.value(result, SH.focusNode)
    path, value = report.value(result, SH.resultPath), report.value(result, SH.value)
    severity, shape = report.value(result, SH.resultSeverity), report.value(result, SH.sourceShape)
    policy = _policy_of(str(focus), names)
    return Finding(
        policy=names[policy] if policy else "",
        focus=str(focus),
        message=str(report.value(result, SH.resultMessage)),
        path=short(str(path or "")),
        value=short(str(value if value is not None else "")),
        quote=_quote_of(graph, focus),
        severity=_SEVERITY.get(severity, "violation"),
        shape=str(shape).removeprefix(_SHAPE),
        solution=str(_shapes().value(shape, SH.description) or AGAIN),
    )


def _policy_of(focus: str, names: Mapping[str, str]) -> str | None:
    """The policy that a node belongs to, by its IRI."""
    return next((iri for iri in names if focus == iri or focus.startswith(f"{iri}/")), None)


def _quote_of(graph: rdflib.Graph, focus: rdflib.term.Node | None) -> str:
    """The words that the focus belongs to: its own, its statement's or its evidence's."""
    node = graph.value(None, _PP.mention, focus) or graph.value(None, _OA.hasSelector, focus) or focus
    evidence = graph.value(node, _PP.evidence) or node
    return str(graph.value(evidence, _PP.quote) or graph.value(focus, _OA.exact) or "")


def _strays(store: Store, policies: set[NamedNode]) -> Iterator[Finding]:
    """Statements that no policy of the graph makes: they stand in no policy's part and are looked for by themselves."""
    for quad in store.quads_for_pattern(None, term("rdf:type"), term("pp:Statement"), DefaultGraph()):
        made = {q.object for q in store.quads_for_pattern(quad.subject, term("pp:policy"), None, DefaultGraph())}
        if not made & policies:
            message = "a statement is made by exactly one policy of the graph"
            focus = quad.subject.value if isinstance(quad.subject, NamedNode) else str(quad.subject)
            yield Finding("", focus, message, "pp:policy", shape="StatementPolicy", solution=AGAIN)


@cache
def _shapes() -> rdflib.Graph:
    shapes = rdflib.Graph()
    for path in sorted((ontology_dir() / "shapes").glob("*.ttl")):
        shapes.parse(path, format="turtle")
    return shapes


@cache
def _looked_at() -> frozenset[str]:
    """The predicates that some shape speaks of; the rest of a policy need not be carried over."""
    speaking = (SH.path, SH.lessThan, SH.lessThanOrEquals)
    return frozenset({str(rdflib.RDF.type), *(str(each) for one in speaking for each in _shapes().objects(None, one))})
