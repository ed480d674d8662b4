"""Finds the concept that a user means, by its id, its label or any other wording that names it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, get_args

from pyoxigraph import NamedNode

from kg.errors import UnknownName
from kg.model import Scheme
from kg.store import ONTOLOGY_GRAPH
from kg.vocabulary import vocabulary_of
from kg.words import stems

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pyoxigraph import Store

    from kg.model import Term, Vocabulary

_BASE = "https://w3id.org/policykg/"
_SKOS = "http://www.w3.org/2004/02/skos/core#"
_TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_PLAIN = (
    _TYPE,
    *(NamedNode(_SKOS + name) for name in ("prefLabel", "altLabel", "broader", "inScheme", "topConceptOf")),
)
SCHEME_NAMES: dict[Scheme, str] = {"data": "data category", "recipient": "recipient", "purpose": "purpose"}


def terms_in(store: Store) -> Vocabulary:
    """The concepts that a graph was built with, the user's own among them."""
    return vocabulary_of(store.quads_for_pattern(None, None, None, ONTOLOGY_GRAPH), "the graph")


def terms_naming(store: Store, names: Iterable[tuple[Scheme, str]]) -> Vocabulary:
    """The concepts of a graph; with hidden labels, which take long to read, only where a name is none of the others."""
    quads = (quad for predicate in _PLAIN for quad in store.quads_for_pattern(None, predicate, None, ONTOLOGY_GRAPH))
    plain = vocabulary_of(quads, "the graph")
    try:
        for scheme, name in names:
            find_concept(plain, scheme, name)
    except UnknownName:
        return terms_in(store)
    return plain


def concept_iri(vocabulary: Vocabulary, scheme: Scheme, name: str) -> str:
    """The IRI of a concept."""
    elsewhere = (iri for of, known_as, iri in vocabulary.minted if (of, known_as) == (scheme, name))
    return next(elsewhere, f"{_BASE}{scheme}#{name}")


def find_concept(vocabulary: Vocabulary, scheme: Scheme, name: str) -> str:
    """The id of the concept that goes by the name: an id, an IRI, a label or a synonym, in any case and spacing."""
    wanted = name.strip()
    wanted = next((own for of, own, iri in vocabulary.minted if (of, iri) == (scheme, wanted)), wanted)
    for prefix in (f"{_BASE}{scheme}#", f"{scheme}:"):
        wanted = wanted.removeprefix(prefix)
    terms = [term for term in vocabulary.terms if term.scheme == scheme]
    for same in (_letters, _stemmed):
        folded = same(wanted)
        for names in (_ids, _preferred, _synonyms):
            for term in terms:
                if folded and any(same(each) == folded for each in names(term)):
                    return term.id
    wordings = {label.casefold().replace("-", ""): term.id for term in terms for label in (*term.labels, term.label)}
    raise UnknownName(SCHEME_NAMES[scheme], name, (term.id for term in terms), wordings=wordings)


def with_narrower(vocabulary: Vocabulary, scheme: Scheme, concept: str) -> tuple[str, ...]:
    """The concept and everything below it."""
    below = (one for one in vocabulary.ids(scheme) if concept in vocabulary.ancestors(scheme, one))
    return (concept, *below)


def scheme_of(kind: str) -> Scheme | None:
    """The scheme of a parameter's kind ("data concept"), None for kinds that are no concept."""
    return next((scheme for scheme in get_args(Scheme) if kind == f"{scheme} concept"), None)


def _letters(name: str) -> str:
    return re.sub(r"[\W_]+", "", name.casefold())


def _stemmed(name: str) -> str:
    return "".join(stems(name))


def _ids(term: Term) -> tuple[str, ...]:
    return (term.id,)


def _preferred(term: Term) -> tuple[str, ...]:
    return (term.label,)


def _synonyms(term: Term) -> tuple[str, ...]:
    return term.labels
