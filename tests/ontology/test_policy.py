"""What the ontology of the graph promises: every class and property that the project uses is declared and described."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from rdflib import BNode, Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS, OWL, RDF, RDFS, SKOS, XSD

from kg.graph import triples
from kg.namespaces import PREFIXES
from kg.resources import ontology_dir, queries_dir
from tests.conftest import ROOT
from tests.store.made_up import shop

PP = Namespace("https://w3id.org/policykg#")
SH = Namespace("http://www.w3.org/ns/shacl#")
HOME = URIRef("https://w3id.org/policykg")
DCAM = Namespace("http://purl.org/dc/dcam/")
ENDS = {RDFS.domain: DCAM.domainIncludes, RDFS.range: DCAM.rangeIncludes}
"""What a property links; where that is of several classes the second is used, for a union would need a blank node."""
BUILT_IN = tuple(PREFIXES[name] for name in ("rdf", "rdfs", "owl"))


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


def properties(ontology: Graph) -> set[URIRef]:
    kinds = (OWL.ObjectProperty, OWL.DatatypeProperty)
    return {each for kind in kinds for each in ontology.subjects(RDF.type, kind) if isinstance(each, URIRef)}


def example(text: str) -> Graph:
    """The triples of an example, which leaves out its prefixes."""
    prefixes = "".join(f"@prefix {name}: <{space}> .\n" for name, space in PREFIXES.items())
    return Graph().parse(data=prefixes + text, format="turtle", publicID=PREFIXES["id"])


def test_the_header_says_what_it_is_whose_and_which_version(ontology: Graph) -> None:
    assert (HOME, RDF.type, OWL.Ontology) in ontology
    told = {str(predicate) for predicate in ontology.predicates(HOME)}
    dcterms, vann = "http://purl.org/dc/terms/", "http://purl.org/vocab/vann/"
    assert told >= {str(OWL.versionIRI), f"{vann}preferredNamespacePrefix", f"{vann}preferredNamespaceUri"}
    assert told >= {dcterms + name for name in ("title", "creator", "license", "issued")}


def test_there_are_no_blank_nodes(ontology: Graph) -> None:
    assert not any(isinstance(node, BNode) for triple in ontology for node in triple)


def test_every_term_has_a_label_a_definition_an_example_and_a_home(ontology: Graph) -> None:
    wanted = (RDFS.label, SKOS.definition, SKOS.example, RDFS.isDefinedBy)
    assert [(each, one) for each in declared(ontology) for one in wanted if (each, one, None) not in ontology] == []


def test_labels_differ_and_are_in_english(ontology: Graph) -> None:
    kinds: dict[tuple[str, str], list[URIRef]] = {}
    for each in declared(ontology):
        (label,) = ontology.objects(each, RDFS.label)
        assert getattr(label, "language", None) == "en", each
        kinds.setdefault((str(label), min(map(str, ontology.objects(each, RDF.type)))), []).append(each)
    assert [terms for terms in kinds.values() if len(terms) > 1] == []


def test_every_property_says_what_it_links(ontology: Graph) -> None:
    missing = [
        (each, one)
        for each in properties(ontology)
        for one, several in ENDS.items()
        if ((each, one, None) in ontology) == ((each, several, None) in ontology)
    ]
    assert missing == []


def test_every_example_is_turtle_that_shows_its_term(ontology: Graph) -> None:
    for each in {*ontology.subjects(RDF.type, OWL.Class), *properties(ontology)} & declared(ontology):
        (text,) = ontology.objects(each, SKOS.example)
        shown = example(str(text))
        assert (None, each, None) in shown or (None, RDF.type, each) in shown, each


def test_every_example_of_a_property_keeps_to_its_domain_and_range(ontology: Graph) -> None:
    for each in properties(ontology):
        for subject, value in example(str(ontology.value(each, SKOS.example))).subject_objects(each):
            for node, end in ((subject, RDFS.domain), (value, RDFS.range)):
                allowed = {*ontology.objects(each, end), *ontology.objects(each, ENDS[end])}
                kinds = {kind_of(node), *ontology.objects(node, RDF.type)}
                assert kinds & allowed, (each, node)


def kind_of(node: object) -> URIRef:
    """What a thing of an example is, by the form of its IRI."""
    if isinstance(node, Literal):
        return URIRef(node.datatype or XSD.string)
    forms = {
        r"/s-\d$": PP.Statement,
        r"/d-\d$": PP.TermDefinition,
        r"/m\d$": PP.Mention,
        "/evidence$": PP.Evidence,
        "/id/policy/[^/]+$": PP.Policy,
        "/id/series/": PP.PolicySeries,
        "/id/organization/": PP.Organization,
        "/data#": PP.DataCategory,
        "/recipient#": PP.Party,
        "/purpose#": PP.Purpose,
    }
    return next((URIRef(kind) for form, kind in forms.items() if re.search(form, str(node))), RDFS.Resource)


def test_the_core_stands_alone(ontology: Graph) -> None:
    used = {str(each) for each in ontology.predicates() if not str(each).startswith(BUILT_IN)}
    assert used == {str(each) for each in ontology.subjects(RDF.type, OWL.AnnotationProperty)}
    others = {str(node) for triple in ontology for node in triple if isinstance(node, URIRef)}
    assert [node for node in others if "w3id.org/dpv" in node or "/ns/prov" in node or "/ns/dcat" in node] == []


def test_every_alignment_imports_the_core_and_speaks_of_terms_that_it_has(ontology: Graph) -> None:
    known = {str(each) for each in declared(ontology)}
    for path in sorted((ontology_dir() / "alignments").glob("*.ttl")):
        alignment = Graph().parse(path)
        (itself,) = alignment.subjects(RDF.type, OWL.Ontology)
        assert (itself, OWL.imports, HOME) in alignment
        for said in (OWL.versionIRI, DCTERMS.title, DCTERMS.creator, DCTERMS.license, DCTERMS.issued):
            assert (itself, said, None) in alignment, (path, said)
        assert str(itself).endswith(f"/{path.stem}")
        assert not any(isinstance(node, BNode) for triple in alignment for node in triple), path
        assert {str(each) for each in alignment.subjects() if str(each).startswith(PP)} <= known, path


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
    names = ("Policy", "PolicySeries", "Organization", "Statement", "Evidence", "Mention", "TermDefinition")
    assert targets == {*(PP[name] for name in names), URIRef("http://www.w3.org/ns/oa#TextPositionSelector")}


def test_every_shape_speaks_in_plain_words(shapes: Graph) -> None:
    for shape in shapes.subjects(RDF.type, SH.PropertyShape):
        (message,) = shapes.objects(shape, SH.message)
        assert re.fullmatch(r"[a-z][^{}<>:]*(: [^{}<>]+)?[^.]", str(message))


def test_shapes_use_no_sparql_and_no_script(shapes: Graph) -> None:
    assert not {str(node) for triple in shapes for node in triple} & {str(SH[n]) for n in ("sparql", "js", "rule")}
