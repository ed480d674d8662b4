"""What the three schemes of terms promise: which concepts there are, how they stand, and that no label is in doubt."""

from __future__ import annotations

import os
import re
from collections import Counter
from pathlib import Path

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import RDF, SKOS
from rdflib.term import BNode, Node

from kg.resources import ontology_dir
from kg.vocabulary import load_vocabulary
from kg.words import stems

BASE = "https://w3id.org/policykg/"
FILES = {"data": "data.ttl", "recipient": "recipients.ttl", "purpose": "purposes.ttl"}
COUNTS = {"data": 61, "recipient": 21, "purpose": 28}
DEPTHS = {"data": 3, "recipient": 3, "purpose": 3}
TOPS = {
    "data": {"PersonalData", "NonPersonalData"},
    "recipient": {"FirstParty", "ThirdParty", "OtherUser", "Public"},
    "purpose": {
        "ServiceProvision",
        "Communication",
        "Marketing",
        "Advertising",
        "Personalisation",
        "Analytics",
        "ServiceOperation",
        "Security",
        "LegalCompliance",
        "DisputeResolution",
        "CreditAssessment",
        "BusinessTransfer",
        "BusinessOperation",
    },
}
DPV = {"dpv": "https://w3id.org/dpv#", "pd": "https://w3id.org/dpv/pd#", "tech": "https://w3id.org/dpv/tech#"}
CONCEPTS = Path(os.environ.get("POLICYKG_SHARED", "../shared")) / "gold" / "concepts.tsv"

# Wordings whose reading was decided once; a new label must not take them away.
DECIDED = [
    ("data", "billing address", "PostalAddress"),
    ("data", "zip code", "PostalAddress"),
    ("data", "payment information", "FinancialData"),
    ("data", "details of purchases", "TransactionData"),
    ("data", "city", "LocationData"),
    ("data", "country", "LocationData"),
    ("data", "information", "PersonalData"),
    ("data", "data", "PersonalData"),
    ("data", "details", "PersonalData"),
    ("data", "passport number", "GovernmentIdentifier"),
    ("data", "web beacons", "CookieData"),
    ("recipient", "franchisees", "BusinessPartner"),
    ("recipient", "manufacturers", "BusinessPartner"),
    ("recipient", "universities", "BusinessPartner"),
    ("recipient", "account administrators", "OtherUser"),
    ("recipient", "employees", "FirstParty"),
    ("recipient", "contractors", "ServiceProvider"),
    ("recipient", "third parties", "ThirdParty"),
    ("recipient", "others", "ThirdParty"),
    ("purpose", "enhance your experience", "ServiceImprovement"),
    ("purpose", "statistical purposes", "BusinessOperation"),
    ("purpose", "personalize your experience", "Personalisation"),
    ("purpose", "comply with a court order", "LegalCompliance"),
]
TOO_COMMON = {"use", "service", "site", "time", "content", "purpose", "order", "help", "provide", "share", "account"}


@pytest.fixture(scope="module", params=sorted(FILES))
def scheme(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def graph(scheme: str) -> Graph:
    return Graph().parse(ontology_dir() / "terms" / FILES[scheme])


def concepts(graph: Graph) -> list[Node]:
    return list(graph.subjects(RDF.type, SKOS.Concept))


def test_a_scheme_holds_as_many_concepts_as_were_agreed(graph: Graph, scheme: str) -> None:
    assert len(concepts(graph)) == COUNTS[scheme]


def test_the_top_concepts_are_the_agreed_ones_and_the_scheme_says_so_too(graph: Graph, scheme: str) -> None:
    whole = URIRef(BASE + scheme)
    tops = {URIRef(f"{BASE}{scheme}#{name}") for name in TOPS[scheme]}
    assert set(graph.subjects(SKOS.topConceptOf, whole)) == tops
    assert set(graph.objects(whole, SKOS.hasTopConcept)) == tops


def test_every_concept_is_in_its_scheme_and_has_one_place_in_it(graph: Graph, scheme: str) -> None:
    whole = URIRef(BASE + scheme)
    for concept in concepts(graph):
        assert (concept, SKOS.inScheme, whole) in graph
        above = list(graph.objects(concept, SKOS.broader))
        assert len(above) == (0 if (concept, SKOS.topConceptOf, whole) in graph else 1), concept
        assert all((one, RDF.type, SKOS.Concept) in graph for one in above), concept


def test_no_concept_is_broader_than_itself(scheme: str) -> None:
    vocabulary = load_vocabulary()
    for term in vocabulary.terms:
        if term.scheme == scheme:
            chain = vocabulary.ancestors(term.scheme, term.id)
            assert term.id not in chain
            assert len(chain) < DEPTHS[scheme] + 1


def test_every_concept_has_one_preferred_label_a_language_and_one_definition(graph: Graph) -> None:
    for concept in concepts(graph):
        languages = Counter(o.language for o in graph.objects(concept, SKOS.prefLabel) if isinstance(o, Literal))
        assert languages == {"en": 1}, concept
        assert len(list(graph.objects(concept, SKOS.definition))) == 1, concept


def test_every_concept_says_where_it_ends_and_the_concepts_it_names_there_exist(graph: Graph) -> None:
    known = {term.id for term in load_vocabulary().terms}
    for concept in concepts(graph):
        (note,) = graph.objects(concept, SKOS.scopeNote)
        named = set(re.findall(r"\b[A-Z][a-z]+[A-Z]\w+|\bIPAddress\b", str(note)))
        assert named <= known, concept


def test_every_concept_is_of_the_class_of_its_scheme(graph: Graph, scheme: str) -> None:
    name = {"data": "DataCategory", "recipient": "Party", "purpose": "Purpose"}[scheme]
    whole = URIRef(f"https://w3id.org/policykg#{name}")
    assert set(graph.subjects(RDF.type, whole)) == set(concepts(graph))


def test_preferred_labels_differ(graph: Graph) -> None:
    labels = Counter(str(o).casefold() for c in concepts(graph) for o in graph.objects(c, SKOS.prefLabel))
    assert [label for label, times in labels.items() if times > 1] == []


def test_every_concept_is_matched_once_to_the_data_privacy_vocabulary(graph: Graph) -> None:
    for concept in concepts(graph):
        matches = [*graph.objects(concept, SKOS.exactMatch), *graph.objects(concept, SKOS.closeMatch)]
        assert len(matches) == 1, concept
        assert str(matches[0]).startswith(tuple(DPV.values())), concept


def test_there_are_no_blank_nodes(graph: Graph) -> None:
    assert not [node for triple in graph for node in triple if isinstance(node, BNode)]


def test_no_label_names_two_concepts_of_a_scheme(scheme: str) -> None:
    owners: dict[tuple[str, ...], set[str]] = {}
    for term in load_vocabulary().terms:
        if term.scheme == scheme:
            for label in (term.label, *term.labels):
                owners.setdefault(stems(label), set()).add(term.id)
    assert {" ".join(label): sorted(ids) for label, ids in owners.items() if len(ids) > 1} == {}


def test_no_label_of_a_concept_says_what_another_of_it_says_already(graph: Graph) -> None:
    for concept in concepts(graph):
        hidden = Counter(stems(str(o)) for o in graph.objects(concept, SKOS.hiddenLabel))
        assert [" ".join(label) for label, times in hidden.items() if times > 1] == [], concept


def test_words_that_say_nothing_alone_are_no_purpose() -> None:
    alone = {
        stems(label)[0]
        for t in load_vocabulary().terms
        if t.scheme == "purpose"
        for label in t.labels
        if len(stems(label)) == 1
    }
    assert alone & {stems(word)[0] for word in TOO_COMMON} == set()


@pytest.mark.parametrize(("of_scheme", "wording", "concept"), DECIDED)
def test_a_wording_that_was_decided_keeps_its_reading(of_scheme: str, wording: str, concept: str) -> None:
    found = {
        t.id
        for t in load_vocabulary().terms
        if t.scheme == of_scheme
        for label in (t.label, *t.labels)
        if stems(label) in _runs(stems(wording), exact=of_scheme != "purpose")
    }
    assert concept in found


def _runs(words: tuple[str, ...], *, exact: bool) -> set[tuple[str, ...]]:
    """The wording itself; for a purpose also its parts, as they may stand alone."""
    if exact:
        return {words}
    return {words[i:j] for i in range(len(words)) for j in range(i + 1, len(words) + 1)}


@pytest.mark.skipif(not CONCEPTS.is_file(), reason="the shared gold vocabulary is not here")
def test_ids_hierarchy_and_matches_are_those_of_the_gold_vocabulary(graph: Graph, scheme: str) -> None:
    rows = [line.split("\t") for line in CONCEPTS.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    wanted = {(row[1], row[2] or None, row[4]) for row in rows if row[0] == scheme}
    assert {_row(graph, concept) for concept in concepts(graph)} == wanted


def test_every_concept_but_the_first_party_is_matched_to_one_value_of_opp_115(graph: Graph, scheme: str) -> None:
    mapping = Graph().parse(ontology_dir() / "alignments" / "opp115.ttl")
    for concept in concepts(graph):
        values = [*mapping.objects(concept, SKOS.closeMatch), *mapping.objects(concept, SKOS.broadMatch)]
        assert len(values) == (0 if _name(concept) == "FirstParty" else 1), concept
        assert all((value, SKOS.inScheme, URIRef(f"{BASE}opp115")) in mapping for value in values), concept
    assert {str(one) for one in mapping.subjects(SKOS.closeMatch) if scheme in str(one)} <= set(
        map(str, concepts(graph))
    )


@pytest.mark.skipif(not CONCEPTS.is_file(), reason="the shared gold vocabulary is not here")
def test_values_of_opp_115_are_those_of_the_gold_vocabulary(graph: Graph, scheme: str) -> None:
    mapping = Graph().parse(ontology_dir() / "alignments" / "opp115.ttl")
    rows = [line.split("\t") for line in CONCEPTS.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    for row in rows:
        if row[0] == scheme and row[5:]:
            concept = URIRef(f"{BASE}{scheme}#{row[1]}")
            value = mapping.value(concept, SKOS.closeMatch) or mapping.value(concept, SKOS.broadMatch)
            assert str(mapping.value(value, SKOS.prefLabel)) == row[5], concept
    assert len(concepts(graph)) == sum(row[0] == scheme for row in rows)


def _row(graph: Graph, concept: Node) -> tuple[str, str | None, str]:
    above = graph.value(concept, SKOS.broader)
    exact = graph.value(concept, SKOS.exactMatch)
    match = str(exact or graph.value(concept, SKOS.closeMatch))
    prefix = next(name for name, start in DPV.items() if match.startswith(start))
    mark = "=" if exact else "~"
    return _name(concept), _name(above) if above else None, f"{mark}{prefix}:{match.rpartition('#')[2]}"


def _name(node: Node) -> str:
    return str(node).rpartition("#")[2]
