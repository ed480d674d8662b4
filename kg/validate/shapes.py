"""Checks policies against the SHACL shapes and says in plain words what is wrong."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import pyshacl
import rdflib
from pyoxigraph import DefaultGraph, NamedNode
from rdflib.namespace import SH

from kg.namespaces import PREFIXES, term
from kg.resources import ontology_dir
from kg.validate.carried import Carried
from kg.validate.finding import AGAIN, Finding, placed, policies_in, short, text
from kg.validate.parts import part

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pyoxigraph import Store

    from kg.validate.finding import Severity

_BATCH = 15_000
"""Triples checked at once: pyshacl takes some time for each run whatever it is given, and memory by size."""
_POLICY = re.compile(re.escape(PREFIXES["id"]) + "policy/[^/]+")
_SHAPE = "https://w3id.org/policykg/shape#"
_SEVERITY: dict[rdflib.term.Node | None, Severity] = {SH.Violation: "violation", SH.Warning: "warning", SH.Info: "info"}
_PP, _OA = rdflib.Namespace(PREFIXES["pp"]), rdflib.Namespace(PREFIXES["oa"])


def shape_findings(store: Store, policies: Mapping[NamedNode, str] | None = None) -> Iterator[Finding]:
    """The findings of the policies given, or of all: policy by policy, then of what they share.

    They come in the same order however many policies are checked together, and in however many processes.
    """
    shared = set[Finding]()  # an organization is met with every policy that names it, but told of once
    batch, carried = dict[NamedNode, str](), Carried(_looked_at())
    for policy, name in (policies_in(store) if policies is None else policies).items():
        batch[policy] = name
        carried.fill(part(store, policy))
        if carried.size >= _BATCH:
            yield from (placed(store, finding) for finding in _checked(carried.graph, batch, shared))
            batch, carried = {}, Carried(_looked_at())
    yield from (placed(store, finding) for finding in _checked(carried.graph, batch, shared))
    yield from sorted(shared)


def policy_findings(store: Store, policy: NamedNode) -> Iterator[Finding]:
    """The findings of one policy."""
    yield from shape_findings(store, {policy: text(store, policy, "pp:sourceFile")})


def stray_findings(store: Store) -> Iterator[Finding]:
    """Statements that no policy of the graph makes: they stand in no policy's part and are looked for by themselves."""
    policies = set(policies_in(store))
    found = set[Finding]()
    for quad in store.quads_for_pattern(None, term("rdf:type"), term("pp:Statement"), DefaultGraph()):
        made = {q.object for q in store.quads_for_pattern(quad.subject, term("pp:policy"), None, DefaultGraph())}
        if not made & policies:
            message = "a statement is made by exactly one policy of the graph"
            focus = quad.subject.value if isinstance(quad.subject, NamedNode) else str(quad.subject)
            found.add(Finding("", focus, message, "pp:policy", shape="StatementPolicy", solution=AGAIN))
    yield from sorted(found)


def _checked(graph: rdflib.Graph, policies: Mapping[NamedNode, str], shared: set[Finding]) -> Iterator[Finding]:
    """The findings of some policies in their order; those of what they share with others are put aside."""
    conforms, report, _ = pyshacl.validate(graph, shacl_graph=_shapes(), inference="none", advanced=False, inplace=True)
    if conforms or not isinstance(report, rdflib.Graph):
        return
    names = {policy.value: name for policy, name in policies.items()}
    found: dict[str | None, set[Finding]] = {policy: set() for policy in (*names, None)}
    for result in report.subjects(rdflib.RDF.type, SH.ValidationResult):
        finding = _finding(report, graph, result, names)
        found[_policy_of(finding.focus, names)].add(finding)
    shared |= found.pop(None)
    for policy in names:
        yield from sorted(found[policy])


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
    whole = _POLICY.match(focus)
    return whole[0] if whole and whole[0] in names else None


def _quote_of(graph: rdflib.Graph, focus: rdflib.term.Node | None) -> str:
    """The words that the focus belongs to: its own, its statement's or its evidence's."""
    node = graph.value(None, _PP.mention, focus) or graph.value(None, _OA.hasSelector, focus) or focus
    evidence = graph.value(node, _PP.evidence) or node
    return str(graph.value(evidence, _PP.quote) or graph.value(focus, _OA.exact) or "")


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
