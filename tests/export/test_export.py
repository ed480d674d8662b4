"""The graph in the forms of other tools: each says the same as the Turtle."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import networkx as nx
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Triple

from kg.export import graphml, jsonld, ntriples
from kg.network import network
from tests.query.sample import acme, graph_folder, kite, store_of

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Kg


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return graph_folder(tmp_path_factory.mktemp("graph"), acme(), kite())


@pytest.fixture(scope="module")
def turtle(folder: Path) -> set[tuple[rdflib.term.Node, ...]]:
    return set(rdflib.Graph().parse(folder / "kg.ttl"))


def exported(kg: Kg, folder: Path, form: str) -> str:
    done = kg("export", "-f", form, "-g", folder)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_turtle_leaves_as_it_is_kept(kg: Kg, folder: Path) -> None:
    assert exported(kg, folder, "ttl") == (folder / "kg.ttl").read_text("utf-8")


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")  # rdflib's own parser uses it
@pytest.mark.parametrize(("form", "parser"), [("nt", "nt"), ("jsonld", "json-ld")])
def test_a_form_says_the_same_as_the_turtle(
    kg: Kg, folder: Path, turtle: set[tuple[rdflib.term.Node, ...]], form: str, parser: str
) -> None:
    assert set(rdflib.Graph().parse(data=exported(kg, folder, form), format=parser)) == turtle


def test_n_triples_are_sorted(kg: Kg, folder: Path) -> None:
    lines = exported(kg, folder, "nt").splitlines()
    assert lines == sorted(lines)


def test_json_ld_carries_its_context_and_names_no_other(kg: Kg, folder: Path) -> None:
    document = json.loads(exported(kg, folder, "jsonld"))
    assert isinstance(document["@context"], dict)
    assert all(isinstance(value, str) and value.endswith(("#", "/")) for value in document["@context"].values())


def test_graphml_holds_the_network(kg: Kg, folder: Path) -> None:
    read = nx.parse_graphml(exported(kg, folder, "graphml"), force_multigraph=True)
    whole = network(store_of(acme(), kite()))
    assert set(read.nodes) == set(whole.nodes)
    assert sorted((a, b, d["action"]) for a, b, d in read.edges(data=True)) == sorted(whole.edges(keys=True))
    assert len({key for _, _, key in read.edges(keys=True)}) == read.number_of_edges()


def test_the_ending_of_the_file_names_the_form(kg: Kg, folder: Path, tmp_path: Path) -> None:
    for name in ("kg.nt", "kg.jsonld", "kg.graphml", "kg.ttl"):
        assert kg("export", "-g", folder, "-o", tmp_path / name).returncode == 0
        assert (tmp_path / name).stat().st_size > 1000
    assert (tmp_path / "kg.ttl").read_bytes() == (folder / "kg.ttl").read_bytes()
    wrong = kg("export", "-f", "tll", "-g", folder)
    assert (wrong.returncode, wrong.stderr) == (2, "kg: --format: no form 'tll' (did you mean 'ttl'?)\n")


@given(st.text(max_size=40))
def test_whatever_a_policy_says_survives_the_way_through_json_ld_and_n_triples(words: str) -> None:
    words = words.encode("utf-8", "ignore").decode()
    iri = NamedNode("https://w3id.org/policykg#x")
    triples = [Triple(iri, NamedNode("data:x"), Literal(words)), Triple(iri, iri, Literal("1", language="en"))]
    node = json.loads("".join(jsonld(triples)))["@graph"][0]
    assert node["data:x"] == words
    assert node["pp:x"] == {"@value": "1", "@language": "en"}
    assert "".join(ntriples(triples)).count("\n") == 2


@given(st.text(max_size=20))
def test_no_name_breaks_the_xml(name: str) -> None:
    graph = nx.MultiDiGraph()
    graph.add_node("n", label=name.encode("utf-8", "ignore").decode(), kind="organization")
    assert list(nx.parse_graphml("".join(graphml(graph))).nodes) == ["n"]
