"""Carries triples over from the store to rdflib, where pyshacl looks at them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import rdflib
from pyoxigraph import Literal, NamedNode
from rdflib.plugins.stores.memory import SimpleMemory

from kg.namespaces import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from pyoxigraph import BlankNode, Triple

_STRING = PREFIXES["xsd"] + "string"


class Carried:
    """A graph that is filled triple by triple; it keeps those whose predicate is looked at, and each once."""

    def __init__(self, looked_at: Collection[str]) -> None:
        self._store, self._looked_at = _Plain(), looked_at
        self.graph, self.size = rdflib.Graph(self._store), 0

    def fill(self, triples: Iterable[Triple]) -> None:
        """Adds the triples."""
        for triple in triples:
            predicate = triple.predicate.value
            if predicate in self._looked_at:
                node = (_node(triple.subject), _iri(predicate), _node(triple.object))
                self._store.add(node, self.graph)
                self.size += 1


class _Plain(SimpleMemory):
    """rdflib's store of one graph; half as slow as its store of many, which pyshacl would have, and does not need."""

    context_aware = True
    graph_aware = True


def _node(node: NamedNode | BlankNode | Literal | Triple) -> rdflib.term.Node:
    if isinstance(node, NamedNode):
        return _iri(node.value)
    if isinstance(node, Literal):
        kind = node.datatype.value
        plain = node.language or kind == _STRING
        return rdflib.Literal(node.value, lang=node.language, datatype=None if plain else _iri(kind))
    return rdflib.BNode(str(node))


@lru_cache(maxsize=50_000)
def _iri(iri: str) -> rdflib.URIRef:
    return rdflib.URIRef(iri)
