"""Carries triples over from the store to rdflib, where pyshacl looks at them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

import rdflib
from pyoxigraph import Literal, NamedNode
from rdflib.store import Store

from kg.namespaces import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from pyoxigraph import BlankNode, Triple
    from rdflib.term import Node

    from kg.validate.parts import Said

    Found = tuple[tuple[Node, Node, Node], Iterator[Any]]

_STRING = PREFIXES["xsd"] + "string"


class Carried(Store):
    """One graph of triples by subject and by object, which is all that shapes ask for; each triple is held once.

    rdflib's own store keeps three indexes and contexts beside: filling it takes three times as long as checking it.
    """

    context_aware = True  # pyshacl would have it so, and then asks for one graph only
    graph_aware = True

    def __init__(self, looked_at: Collection[str]) -> None:
        """A graph that keeps the triples whose predicate is looked at."""
        super().__init__()
        self._looked_at = looked_at
        self._of: dict[Node, dict[Node, dict[Node, None]]] = {}
        """Subject, predicate, objects; dictionaries stand for sets, for they keep their order."""
        self._with: dict[Node, dict[Node, dict[Node, None]]] = {}
        """Predicate, object, subjects."""
        self.size = 0
        self.graph = rdflib.Graph(self)

    def fill(self, said: Iterable[Said]) -> None:
        """Adds the triples."""
        for subject, predicate, value in said:
            link = predicate.value
            if link in self._looked_at:
                self._put(_iri(subject.value), _iri(link), _node(value))

    def _put(self, subject: Node, predicate: Node, value: Node) -> None:
        self._of.setdefault(subject, {}).setdefault(predicate, {})[value] = None
        self._with.setdefault(predicate, {}).setdefault(value, {})[subject] = None
        self.size += 1

    def triples(
        self,
        triple_pattern: tuple[Node | None, Node | None, Node | None],
        context: object = None,  # noqa: ARG002  (there is one)
    ) -> Iterator[Found]:
        """The triples of a pattern."""
        subject, predicate, value = triple_pattern
        if subject is None and predicate is not None:
            by_value = self._with.get(predicate, {})
            for one in list(by_value) if value is None else [value]:
                for each in list(by_value.get(one, ())):
                    yield (each, predicate, one), iter(())
            return
        for each in list(self._of) if subject is None else [subject]:
            said = self._of.get(each, {})
            for link in list(said) if predicate is None else [predicate]:
                values = said.get(link, {})
                for one in list(values) if value is None else [value] if value in values else []:
                    yield (each, link, one), iter(())

    def __len__(self, context: object = None) -> int:
        """How many triples were put in."""
        return self.size


def _node(node: NamedNode | BlankNode | Literal | Triple) -> Node:
    if isinstance(node, NamedNode):
        return _iri(node.value)
    if isinstance(node, Literal):
        return _literal(node.value, node.language, node.datatype.value)
    return rdflib.BNode(str(node))


@lru_cache(maxsize=50_000)
def _literal(value: str, language: str | None, kind: str) -> rdflib.Literal:
    return rdflib.Literal(value, lang=language, datatype=None if language or kind == _STRING else _iri(kind))


@lru_cache(maxsize=50_000)
def _iri(iri: str) -> rdflib.URIRef:
    return rdflib.URIRef(iri)
