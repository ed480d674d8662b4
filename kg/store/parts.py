"""Puts the part of one policy into a store and takes it out again, leaving all others as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import DefaultGraph, NamedNode, Quad

from kg.graph import own_triples, shared_triples
from kg.namespaces import policy_iri, term

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyoxigraph import Store

    from kg.model import Reading

_DEFAULT = DefaultGraph()


def quads_of(reading: Reading) -> Iterator[Quad]:
    """All that a policy brings into the store."""
    graph = policy_iri(reading.policy.name, reading.policy.sha256)
    for triple in own_triples(reading):
        yield Quad(triple.subject, triple.predicate, triple.object, _DEFAULT)
    for triple in shared_triples(reading):
        yield Quad(triple.subject, triple.predicate, triple.object, _DEFAULT)
        yield Quad(triple.subject, triple.predicate, triple.object, graph)


def remove(store: Store, policy: NamedNode) -> None:
    """Takes a policy out; what another policy states too stays."""
    for subject in list(subjects_of(store, policy)):  # all are looked up before the first link to them goes
        for quad in list(store.quads_for_pattern(subject, None, None, _DEFAULT)):
            store.remove(quad)
    shared = list(store.quads_for_pattern(None, None, None, policy))
    store.remove_graph(policy)
    for quad in shared:
        said = store.quads_for_pattern(quad.subject, quad.predicate, quad.object, None)
        if all(other.graph_name == _DEFAULT for other in said):
            store.remove(Quad(quad.subject, quad.predicate, quad.object, _DEFAULT))


def subjects_of(store: Store, policy: NamedNode) -> Iterator[NamedNode]:
    """The policy and everything below it, each before its parts."""
    yield policy
    statements = [q.subject for q in store.quads_for_pattern(None, term("pp:policy"), policy, _DEFAULT)]
    for statement in sorted((s for s in statements if isinstance(s, NamedNode)), key=str):
        yield statement
        for evidence in _objects(store, statement, "pp:evidence"):
            yield evidence
            yield from _objects(store, evidence, "oa:hasSelector")
        yield from _objects(store, statement, "pp:mention")


def _objects(store: Store, subject: NamedNode, predicate: str) -> list[NamedNode]:
    quads = store.quads_for_pattern(subject, term(predicate), None, _DEFAULT)
    return sorted((q.object for q in quads if isinstance(q.object, NamedNode)), key=str)
