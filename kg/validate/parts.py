"""Cuts the part of one policy out of a store, with no more of the vocabulary than it refers to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import DefaultGraph, NamedNode

from kg.namespaces import PREFIXES, term

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from pyoxigraph import BlankNode, Literal, Store, Triple

    Value = NamedNode | BlankNode | Literal | Triple
    Said = tuple[NamedNode, list[tuple[str, Value]]]
    """A subject with what is said of it, each by the IRI of its predicate."""

_DEFAULT = DefaultGraph()
_SHARED = frozenset(
    term(name).value for name in ("pp:organization", "pp:series", "pp:actorOrganization", "pp:recipientOrganization")
)
_TYPE, _CONCEPT = term("rdf:type"), term("skos:Concept")
_CLASSES = {"data": term("pp:DataCategory"), "recipient": term("pp:Party"), "purpose": term("pp:Purpose")}
_SCHEMES = {NamedNode(PREFIXES[name].rstrip("#")): kind for name, kind in _CLASSES.items()}


class Parts:
    """The parts of the policies of a store, as far as shapes look at them."""

    def __init__(self, store: Store, predicates: Collection[str], classes: Collection[str]) -> None:
        """Only these predicates are kept, and of the types of things only these classes."""
        self._store, self._predicates, self._classes = store, predicates, classes
        self._concepts: dict[NamedNode, list[tuple[str, Value]]] = {}

    def of(self, policy: NamedNode) -> Iterator[Said]:
        """What is said of a policy, of the organizations it names, and the classes of the concepts it refers to."""
        below, concepts = f"{policy.value}/", set[NamedNode]()
        reached, waiting = {policy}, [policy]
        said = self._store.quads_for_pattern(None, term("pp:policy"), policy, _DEFAULT)
        waiting.extend(quad.subject for quad in said if isinstance(quad.subject, NamedNode))
        reached.update(waiting)
        while waiting:
            subject, kept = waiting.pop(), list[tuple[str, "Value"]]()
            for quad in self._store.quads_for_pattern(subject, None, None, _DEFAULT):
                predicate, target = quad.predicate.value, quad.object
                if predicate == _TYPE.value:
                    if isinstance(target, NamedNode) and target.value in self._classes:
                        kept.append((predicate, target))
                    continue
                if predicate in self._predicates:
                    kept.append((predicate, target))
                if isinstance(target, NamedNode) and target not in reached:
                    if predicate in _SHARED or target.value.startswith(below):
                        reached.add(target)
                        waiting.append(target)
                    else:
                        concepts.add(target)
            yield subject, kept
        for concept in concepts:
            if known := self._classes_of(concept):
                yield concept, known

    def _classes_of(self, concept: NamedNode) -> list[tuple[str, Value]]:
        """A concept of a scheme is of the scheme's class: the vocabulary says the one, the shapes ask for the other."""
        if concept not in self._concepts:
            said = self._store.quads_for_pattern(concept, term("skos:inScheme"), None, _DEFAULT)
            schemes = {quad.object for quad in said if isinstance(quad.object, NamedNode)}
            if any(self._store.quads_for_pattern(concept, _TYPE, _CONCEPT, _DEFAULT)):
                schemes.add(NamedNode(concept.value.partition("#")[0]))  # a user's file may leave the scheme to the IRI
            classes = sorted((_SCHEMES[scheme] for scheme in schemes & _SCHEMES.keys()), key=str)
            self._concepts[concept] = [(_TYPE.value, kind) for kind in (*classes, _CONCEPT) if classes]
        return self._concepts[concept]
