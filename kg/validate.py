"""Checks the graph against its shapes, policy by policy, and says in plain words what is wrong."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import pyshacl
import rdflib
from pyoxigraph import DefaultGraph, Literal, NamedNode
from rdflib.namespace import SH

from kg.namespaces import PREFIXES, term
from kg.resources import ontology_dir

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pyoxigraph import BlankNode, Quad, Store, Triple

_DEFAULT = DefaultGraph()
_SHARED = tuple(
    term(name) for name in ("pp:organization", "pp:series", "pp:actorOrganization", "pp:recipientOrganization")
)
_IN_SCHEME = term("skos:inScheme")
_SEVERITY = {SH.Violation: "violation", SH.Warning: "warning", SH.Info: "info"}


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """Something in the graph that a shape does not allow."""

    policy: str
    """The source file of the policy it belongs to."""
    focus: str
    """What is wrong: the IRI of the statement, evidence, policy or organization."""
    message: str
    path: str
    value: str
    quote: str
    """The words of the statement it concerns, where there are any."""
    severity: str = "violation"


def findings(store: Store) -> Iterator[Finding]:
    """The findings of every policy in a store, in the order of their IRIs."""
    policies = {q.subject for q in store.quads_for_pattern(None, term("rdf:type"), term("pp:Policy"), _DEFAULT)}
    for policy in sorted((p for p in policies if isinstance(p, NamedNode)), key=str):
        yield from policy_findings(store, policy)
    yield from _strays(store, {p for p in policies if isinstance(p, NamedNode)})


def policy_findings(store: Store, policy: NamedNode) -> Iterator[Finding]:
    """The findings of one policy, with no more of the vocabulary than it refers to."""
    part = _graph(_part(store, policy))
    conforms, report, _ = pyshacl.validate(part, shacl_graph=_shapes(), inference="none", advanced=False)
    if conforms or not isinstance(report, rdflib.Graph):
        return
    name = _value(store, policy, "pp:sourceFile")
    found = {_finding(report, part, result, name) for result in report.subjects(rdflib.RDF.type, SH.ValidationResult)}
    yield from sorted(found)


def _finding(report: rdflib.Graph, part: rdflib.Graph, result: rdflib.term.Node, policy: str) -> Finding:
    focus = report.value(result, SH.focusNode)
    path, value = report.value(result, SH.resultPath), report.value(result, SH.value)
    message, severity = report.value(result, SH.resultMessage), report.value(result, SH.resultSeverity)
    return Finding(
        policy=policy,
        focus=str(focus),
        message=str(message),
        path=_curie(str(path or "")),
        value=_curie(str(value if value is not None else "")),
        quote=_quote_of(part, focus),
        severity=_SEVERITY.get(severity, "violation"),  # type: ignore[call-overload]
    )


def _quote_of(part: rdflib.Graph, focus: rdflib.term.Node | None) -> str:
    """The words that the focus belongs to: its own, its statement's or its evidence's."""
    pp = rdflib.Namespace(PREFIXES["pp"])
    node = focus
    if (node, rdflib.RDF.type, pp.Mention) in part:
        node = part.value(None, pp.mention, node)
    evidence = part.value(node, pp.evidence) or node
    return str(part.value(evidence, pp.quote) or part.value(node, rdflib.URIRef(PREFIXES["oa"] + "exact")) or "")


def _curie(iri: str) -> str:
    for prefix, space in PREFIXES.items():
        if prefix != "id" and iri.startswith(space):
            return f"{prefix}:{iri[len(space) :]}"
    return iri


@cache
def _shapes() -> rdflib.Graph:
    shapes = rdflib.Graph()
    for path in sorted((ontology_dir() / "shapes").glob("*.ttl")):
        shapes.parse(path, format="turtle")
    return shapes


def _part(store: Store, policy: NamedNode) -> Iterator[Triple | Quad]:
    """The triples of a policy, of what it shares with others, and of the concepts it refers to."""
    concepts: set[NamedNode] = set()
    for subject in _below(store, policy):
        for quad in store.quads_for_pattern(subject, None, None, _DEFAULT):
            yield quad
            if isinstance(quad.object, NamedNode):
                concepts.add(quad.object)
    for concept in concepts:
        yield from store.quads_for_pattern(concept, _IN_SCHEME, None, _DEFAULT)


def _below(store: Store, policy: NamedNode) -> Iterator[NamedNode]:
    """The policy, all that lies below its IRI or is said of it, and the organizations it names."""
    reached, waiting = {policy}, [policy]
    said = store.quads_for_pattern(None, term("pp:policy"), policy, _DEFAULT)
    waiting.extend(q.subject for q in said if isinstance(q.subject, NamedNode))
    reached.update(waiting)
    while waiting:
        subject = waiting.pop()
        yield subject
        for quad in store.quads_for_pattern(subject, None, None, _DEFAULT):
            below = isinstance(quad.object, NamedNode) and quad.object.value.startswith(f"{policy.value}/")
            if (
                isinstance(quad.object, NamedNode)
                and quad.object not in reached
                and (below or quad.predicate in _SHARED)
            ):
                reached.add(quad.object)
                waiting.append(quad.object)


def _strays(store: Store, policies: set[NamedNode]) -> Iterator[Finding]:
    """Statements that no policy of the graph makes; they stand in no policy's part, so they are looked for by themselves."""
    for quad in store.quads_for_pattern(None, term("rdf:type"), term("pp:Statement"), _DEFAULT):
        made = {q.object for q in store.quads_for_pattern(quad.subject, term("pp:policy"), None, _DEFAULT)}
        if not made & policies:
            message = "a statement is made by exactly one policy of the graph"
            yield Finding("", str(getattr(quad.subject, "value", quad.subject)), message, "pp:policy", "", "")


def _value(store: Store, subject: NamedNode, predicate: str) -> str:
    quad = next(store.quads_for_pattern(subject, term(predicate), None, _DEFAULT), None)
    return quad.object.value if quad and isinstance(quad.object, Literal) else ""


def _graph(triples: Iterable[Triple | Quad]) -> rdflib.Graph:
    graph = rdflib.Graph()
    for triple in triples:
        graph.add((_node(triple.subject), _node(triple.predicate), _node(triple.object)))
    return graph


def _node(node: NamedNode | BlankNode | Literal | Triple) -> rdflib.term.Node:
    if isinstance(node, NamedNode):
        return rdflib.URIRef(node.value)
    if isinstance(node, Literal):
        plain = node.language or node.datatype == term("xsd:string")
        datatype = None if plain else rdflib.URIRef(node.datatype.value)
        return rdflib.Literal(node.value, lang=node.language, datatype=datatype)
    return rdflib.BNode(str(node))
