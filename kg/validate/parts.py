"""Cuts the part of one policy out of a store, with no more of the vocabulary than it refers to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import DefaultGraph, NamedNode

from kg.namespaces import PREFIXES, term

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyoxigraph import BlankNode, Literal, Store, Triple

    Said = tuple[NamedNode, NamedNode, NamedNode | BlankNode | Literal | Triple]
    """What stands in the store, taken apart once."""

_DEFAULT = DefaultGraph()
_SHARED = frozenset(
    term(name).value for name in ("pp:organization", "pp:series", "pp:actorOrganization", "pp:recipientOrganization")
)
_TYPE, _CONCEPT = term("rdf:type"), term("skos:Concept")
_CLASSES = {"data": term("pp:DataCategory"), "recipient": term("pp:Party"), "purpose": term("pp:Purpose")}
_SCHEMES = {NamedNode(PREFIXES[name].rstrip("#")): kind for name, kind in _CLASSES.items()}


def part(store: Store, policy: NamedNode) -> Iterator[Said]:
    """The triples of a policy, of the organizations it names, and which concepts it refers to are of which class."""
    below, concepts = f"{policy.value}/", set[NamedNode]()
    reached, waiting = {policy}, [policy]
    said = store.quads_for_pattern(None, term("pp:policy"), policy, _DEFAULT)
    waiting.extend(quad.subject for quad in said if isinstance(quad.subject, NamedNode))
    reached.update(waiting)
    while waiting:
        subject = waiting.pop()
        for quad in store.quads_for_pattern(subject, None, None, _DEFAULT):
            predicate, target = quad.predicate, quad.object
            yield subject, predicate, target
            if isinstance(target, NamedNode) and target not in reached:
                if target.value.startswith(below) or predicate.value in _SHARED:
                    reached.add(target)
                    waiting.append(target)
                elif predicate != _TYPE:
                    concepts.add(target)
    for concept in concepts:
        yield from _classes(store, concept)


def _classes(store: Store, concept: NamedNode) -> Iterator[Said]:
    """A concept of a scheme is of the scheme's class; the vocabulary says the scheme, the shapes ask for the class."""
    said = store.quads_for_pattern(concept, term("skos:inScheme"), None, _DEFAULT)
    schemes = {quad.object for quad in said if isinstance(quad.object, NamedNode)}
    if any(
        store.quads_for_pattern(concept, _TYPE, _CONCEPT, _DEFAULT)
    ):  # a user's file may leave the scheme to the IRI
        schemes.add(NamedNode(concept.value.partition("#")[0]))
    for scheme in schemes & _SCHEMES.keys():
        yield concept, _TYPE, _SCHEMES[scheme]
        yield concept, _TYPE, _CONCEPT
