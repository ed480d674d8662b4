"""The graph leaves as other tools read it: whatever the form and the parser, it is the same graph."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
from typing import TYPE_CHECKING

import lightrdf
import pytest
import rdflib
from pyoxigraph import BlankNode, CanonicalizationAlgorithm, Dataset, NamedNode, Quad, RdfFormat, Store, parse

from kg.namespaces import organization_iri, term
from kg.pipeline import build
from tests.conftest import ROOT
from tests.query.sample import acme, graph_folder, kite

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Kg

OXIGRAPH = {
    "ttl": RdfFormat.TURTLE,
    "nt": RdfFormat.N_TRIPLES,
    "trig": RdfFormat.TRIG,
    "jsonld": RdfFormat.JSON_LD,
}
RDFLIB = {"ttl": "turtle", "nt": "nt", "trig": "trig", "jsonld": "json-ld"}
LIGHTRDF = {"ttl": lightrdf.turtle.Parser, "nt": lightrdf.nt.Parser}
RAPPER = {"ttl": "turtle", "nt": "ntriples", "trig": "trig"}
DPV = "https://w3id.org/dpv#"


@pytest.fixture(scope="module")
def exports(kg: Kg, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The graph of the sample policies in every form, with and without the words of DPV."""
    folder = tmp_path_factory.mktemp("exports")
    build([ROOT / "examples" / "policies"], folder / "graph", jobs=1)
    for form in RDFLIB:
        kg("export", "-g", folder / "graph", "-o", folder / f"plain.{form}")
        kg("export", "-g", folder / "graph", "-o", folder / f"dpv.{form}", "--dpv")
    return folder


def canonical_hash(quads: Dataset) -> str:
    """The hash of a dataset by RDFC-1.0: the same for the same graph, however it is written."""
    quads.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return hashlib.sha256("".join(sorted(f"{quad} .\n" for quad in quads)).encode()).hexdigest()


def by_oxigraph(path: Path) -> Dataset:
    return Dataset(parse(path=path, format=OXIGRAPH[path.suffix[1:]]))


def by_rdflib(path: Path) -> Dataset:
    graph = rdflib.Dataset(default_union=True)
    graph.parse(path, format=RDFLIB[path.suffix[1:]])
    flat = rdflib.Graph()
    for triple in graph.triples((None, None, None)):
        flat.add(triple)
    return Dataset(parse(flat.serialize(format="nt"), format=RdfFormat.N_TRIPLES))


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # rdflib's own parsers use what it deprecates
@pytest.mark.parametrize("name", ["plain", "dpv"])
def test_every_form_and_parser_gives_the_same_canonical_graph(exports: Path, name: str) -> None:
    paths = [exports / f"{name}.{form}" for form in RDFLIB]
    hashes = {path.name: (canonical_hash(by_oxigraph(path)), canonical_hash(by_rdflib(path))) for path in paths}
    assert len({one for both in hashes.values() for one in both}) == 1, hashes


@pytest.mark.parametrize("form", sorted(LIGHTRDF))
def test_a_third_parser_reads_the_same_graph(exports: Path, form: str) -> None:
    path = exports / f"dpv.{form}"
    read = "".join(f"{' '.join(triple)} .\n" for triple in LIGHTRDF[form]().parse(str(path)))
    assert canonical_hash(Dataset(parse(read, format=RdfFormat.N_TRIPLES))) == canonical_hash(by_oxigraph(path))


@pytest.mark.skipif(shutil.which("rapper") is None, reason="Debian's rapper is not installed")
@pytest.mark.parametrize("form", sorted(RAPPER))
def test_rapper_reads_the_same_graph(exports: Path, form: str) -> None:
    path = exports / f"dpv.{form}"
    command = ["rapper", "-q", "-i", RAPPER[form], "-o", "ntriples", str(path)]
    read = subprocess.run(command, capture_output=True, check=True).stdout
    assert canonical_hash(Dataset(parse(read, format=RdfFormat.N_TRIPLES))) == canonical_hash(by_oxigraph(path))


@pytest.mark.parametrize("form", sorted(OXIGRAPH))
def test_no_form_holds_a_blank_node(exports: Path, form: str) -> None:
    quads = by_oxigraph(exports / f"dpv.{form}")
    assert not any(isinstance(node, BlankNode) for quad in quads for node in quad.triple)


def test_two_graphs_that_differ_in_a_word_have_two_hashes(exports: Path) -> None:
    changed = by_oxigraph(exports / "plain.nt")
    changed.add(Quad(NamedNode("https://example.org/a"), term("rdf:type"), term("pp:Policy")))
    assert canonical_hash(changed) != canonical_hash(by_oxigraph(exports / "plain.nt"))


@pytest.fixture(scope="module")
def in_dpv(kg: Kg, tmp_path_factory: pytest.TempPathFactory) -> Store:
    """What a tool that knows DPV, and nothing of ours, finds in the graph of two invented policies."""
    folder = tmp_path_factory.mktemp("dpv")
    graph_folder(folder / "graph", acme(), kite())
    kg("export", "-g", folder / "graph", "-o", folder / "dpv.ttl", "--dpv")
    store = Store()
    store.load(path=folder / "dpv.ttl", format=RdfFormat.TURTLE)
    return store


def test_a_practice_is_a_process_and_a_denial_a_prohibition(in_dpv: Store) -> None:
    for kind, polarity in (("Process", "Affirmed"), ("Prohibition", "Denied")):
        typed = {quad.subject for quad in in_dpv.quads_for_pattern(None, term("rdf:type"), NamedNode(DPV + kind))}
        said = {quad.subject for quad in in_dpv.quads_for_pattern(None, term("pp:polarity"), term(f"pp:{polarity}"))}
        assert typed == said
        assert said


def test_every_statement_has_its_data_recipients_and_purposes_in_dpv(in_dpv: Store) -> None:
    pairs = {
        "data": ("hasPersonalData", "hasData"),
        "recipient": ("hasRecipient",),
        "purpose": ("hasPurpose",),
    }
    for ours, theirs in pairs.items():
        for quad in in_dpv.quads_for_pattern(None, term(f"pp:{ours}"), None):
            same = [in_dpv.quads_for_pattern(quad.subject, NamedNode(DPV + name), None) for name in theirs]
            assert any(list(each) for each in same), quad


def test_a_concept_without_an_exact_match_stays_ours_and_is_declared(in_dpv: Store) -> None:
    kinds = {"hasPersonalData": "PersonalData", "hasRecipient": "Recipient", "hasPurpose": "Purpose"}
    ours = 0
    for name, kind in kinds.items():
        for quad in in_dpv.quads_for_pattern(None, NamedNode(DPV + name), None):
            if str(quad.object).startswith("<https://w3id.org/policykg/"):
                ours += 1
                assert isinstance(quad.object, NamedNode)
                assert Quad(quad.object, term("rdf:type"), NamedNode(DPV + kind)) in in_dpv, quad
    assert ours


def test_the_publisher_of_a_policy_is_its_data_controller(in_dpv: Store) -> None:
    found = {quad.object for quad in in_dpv.quads_for_pattern(None, NamedNode(DPV + "hasDataController"), None)}
    assert organization_iri("Acme Lanterns") in found


def test_a_network_has_no_statements_to_say_in_dpv(kg: Kg, tmp_path: Path) -> None:
    graph_folder(tmp_path / "output", kite())
    done = kg("export", "-f", "graphml", "--dpv", cwd=tmp_path)
    assert (done.returncode, "graphml" in done.stderr) == (2, True)
