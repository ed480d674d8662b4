"""What the ontology of the graph promises: every class and property that the project uses is declared and described."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from rdflib import BNode, Graph, Namespace, URIRef
from rdflib.namespace import OWL, RDF, RDFS, SKOS, XSD

from kg.graph import triples
from kg.resources import ontology_dir, queries_dir
from tests.conftest import ROOT
from tests.store.made_up import shop

PP = Namespace("https://w3id.org/policykg#")
SH = Namespace("http://www.w3.org/ns/shacl#")
HOME = URIRef("https://w3id.org/policykg")
OF_SEVERAL_KINDS = {
    PP.organization: RDFS.domain,
    PP.sourceLength: RDFS.domain,
    PP.sharesWith: RDFS.range,
    PP.sellsTo: RDFS.range,
}
"""Properties of two classes, or with values of two: a union would need a blank node."""


@pytest.fixture(scope="module")
def ontology() -> Graph:
    return Graph().parse(ontology_dir() / "policy.ttl")


@pytest.fixture(scope="module")
def shapes() -> Graph:
    graph = Graph()
    for path in (ontology_dir() / "shapes").glob("*.ttl"):
        graph.parse(path)
    return graph


def declared(ontology: Graph) -> set[URIRef]:
    return {each for each in ontology.subjects(RDF.type) if isinstance(each, URIRef) and each.startswith(PP)}


def test_the_header_says_what_it_is_whose_and_which_version(ontology: Graph) -> None:
    assert (HOME, RDF.type, OWL.Ontology) in ontology
    told = {str(predicate) for predicate in ontology.predicates(HOME)}
    dcterms, vann = "http://purl.org/dc/terms/", "http://purl.org/vocab/vann/"
    assert told >= {str(OWL.versionIRI), f"{vann}preferredNamespacePrefix", f"{vann}preferredNamespaceUri"}
    assert told >= {dcterms + name for name in ("title", "creator", "license", "issued")}


def test_there_are_no_blank_nodes(ontology: Graph) -> None:
    assert not any(isinstance(node, BNode) for triple in ontology for node in triple)


def test_every_term_has_a_label_a_definition_and_a_home(ontology: Graph) -> None:
    wanted = (RDFS.label, SKOS.definition, RDFS.isDefinedBy)
    assert [(each, one) for each in declared(ontology) for one in wanted if (each, one, None) not in ontology] == []


def test_every_property_says_what_it_links(ontology: Graph) -> None:
    properties = {*ontology.subjects(RDF.type, OWL.ObjectProperty), *ontology.subjects(RDF.type, OWL.DatatypeProperty)}
    missing = {
        (each, end) for each in properties for end in (RDFS.domain, RDFS.range) if (each, end, None) not in ontology
    }
    assert missing == set(OF_SEVERAL_KINDS.items())


def test_every_term_that_the_project_uses_is_declared(ontology: Graph) -> None:
    files = [*(ROOT / "kg").rglob("*.py"), *queries_dir().rglob("*.rq"), *(ontology_dir() / "shapes").glob("*.ttl")]
    used = {PP[name] for path in files for name in re.findall(r"\bpp:(\w+)", Path(path).read_text("utf-8"))}
    assert used - declared(ontology) == set()


def test_a_graph_keeps_to_the_domains_and_ranges(ontology: Graph) -> None:
    graph = Graph().parse(data="".join(f"{each} .\n" for each in triples(shop())), format="nt")
    for subject, predicate, value in graph:
        domain, value_range = ontology.value(predicate, RDFS.domain), ontology.value(predicate, RDFS.range)
        if domain is not None:
            assert (subject, RDF.type, domain) in graph, (subject, predicate)
        if str(value_range).startswith(str(XSD)):
            assert getattr(value, "datatype", None) or XSD.string == value_range
        elif value_range in set(graph.objects(None, RDF.type)):
            assert (value, RDF.type, value_range) in graph, (predicate, value)


def test_every_class_of_things_in_the_graph_has_shapes(shapes: Graph) -> None:
    targets = set(shapes.objects(None, SH.targetClass))
    names = ("Policy", "PolicySeries", "Organization", "Statement", "Evidence", "Mention")
    assert targets == {*(PP[name] for name in names), URIRef("http://www.w3.org/ns/oa#TextPositionSelector")}


def test_every_shape_speaks_in_plain_words(shapes: Graph) -> None:
    for shape in shapes.subjects(RDF.type, SH.PropertyShape):
        (message,) = shapes.objects(shape, SH.message)
        assert re.fullmatch(r"[a-z][^{}<>:]*(: [^{}<>]+)?[^.]", str(message))


def test_shapes_use_no_sparql_and_no_script(shapes: Graph) -> None:
    assert not {str(node) for triple in shapes for node in triple} & {str(SH[n]) for n in ("sparql", "js", "rule")}
