"""Carries what is said of policies over from the store to rdflib, where pyshacl looks at it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

import rdflib
from pyoxigraph import Literal, NamedNode
from rdflib.store import Store

from kg.namespaces import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Mapping

    from rdflib.term import Node

    from kg.validate.parts import Said, Value

    Found = tuple[tuple[Node, Node, Node], Iterator[Any]]

_STRING = PREFIXES["xsd"] + "string"


class Carried(Store):
    """One graph of triples by subject, which is nearly all that shapes ask for; each triple is held once.

    rdflib's own store keeps three indexes and contexts beside: filling it takes three times as long as checking it.
    """

    context_aware = True  # pyshacl would have it so, and then asks for one graph only
    graph_aware = True

    def __init__(self, known: Mapping[str, rdflib.URIRef]) -> None:
        """An empty graph; the IRIs that are known already stand for themselves.

        Two equal nodes of rdflib take long to be compared if they are not one and the same.
        """
        super().__init__()
        self.of: dict[Node, dict[Node, list[Node]]] = {}
        """Subject, predicate, objects."""
        self._with: dict[Node, dict[Node, list[Node]]] = {}
        """Predicate, object, subjects: made for a predicate when it is first asked for."""
        self._iris = dict[str, rdflib.URIRef](known)
        self.graph = _Graph(self)

    def add_all(self, said: Said) -> None:
        """Adds what is said of a subject, unless it is there."""
        subject, links = said
        node = self._iri(subject.value)
        known, mine = node in self.of, self.of.setdefault(node, {})
        for predicate, value in links:
            target = self._iri(value.value) if isinstance(value, NamedNode) else _node(value)
            values = mine.setdefault(self._iri(predicate), [])
            if not known or target not in values:
                values.append(target)

    def triples(
        self,
        triple_pattern: tuple[Node | None, Node | None, Node | None],
        context: object = None,  # noqa: ARG002  (there is one)
    ) -> Iterator[Found]:
        """The triples of a pattern."""
        subject, predicate, value = triple_pattern
        if subject is None and predicate is not None:
            by_value = self.by_value(predicate)
            for one in by_value if value is None else [value]:
                for each in by_value.get(one, ()):
                    yield (each, predicate, one), iter(())
            return
        for each in self.of if subject is None else [subject]:
            said = self.of.get(each, {})
            for link in said if predicate is None else [predicate]:
                values = said.get(link, [])
                for one in values if value is None else [value] if value in values else []:
                    yield (each, link, one), iter(())

    def by_value(self, predicate: Node) -> dict[Node, list[Node]]:
        """The subjects that have each value for the predicate."""
        if predicate not in self._with:
            found = self._with[predicate] = {}
            for subject, said in self.of.items():
                for value in said.get(predicate, ()):
                    found.setdefault(value, []).append(subject)
        return self._with[predicate]

    def _iri(self, iri: str) -> rdflib.URIRef:
        node = self._iris.get(iri)
        if node is None:
            node = self._iris[iri] = rdflib.URIRef(iri)
        return node

    def __len__(self, context: object = None) -> int:
        """How many triples it holds."""
        return sum(len(values) for said in self.of.values() for values in said.values())


class _Graph(rdflib.Graph):
    """The graph as rdflib has it, but for the question that is asked of every node by every shape."""

    def __init__(self, store: Carried) -> None:
        super().__init__(store)
        self._of = store.of

    def objects(
        self,
        subject: Any = None,  # noqa: ANN401  (rdflib says no more)
        predicate: Any = None,  # noqa: ANN401  (as above)
        unique: bool = False,  # noqa: FBT001, FBT002  (rdflib's)
    ) -> Generator[Node, None, None]:
        """What a subject has for a predicate."""
        if subject is None or predicate is None or not isinstance(predicate, rdflib.URIRef):
            yield from super().objects(subject, predicate, unique)
        elif (said := self._of.get(subject)) is not None:
            yield from said.get(predicate, ())


def _node(value: Value) -> Node:
    if isinstance(value, Literal):
        return _literal(value.value, value.language, value.datatype.value)
    return rdflib.BNode(str(value))


@lru_cache(maxsize=50_000)
def _literal(value: str, language: str | None, kind: str) -> rdflib.Literal:
    datatype = None if language or kind == _STRING else rdflib.URIRef(kind)
    return rdflib.Literal(value, lang=language, datatype=datatype)
