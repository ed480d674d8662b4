"""A graph asked from Python: rows with quotes, an rdflib graph, a networkx graph, and an import that costs nothing."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
import rdflib

import kg
from kg.errors import NoGraph, UnknownName
from kg.session import Answers
from tests.query.sample import ACME, acme, graph_folder, kite

if TYPE_CHECKING:
    from pathlib import Path

    from kg.session import Session

MAIL = "We share your e-mail address with advertisers to send you offers"


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Session:
    return kg.open(graph_folder(tmp_path_factory.mktemp("graph"), acme(), kite()))


def test_an_answer_has_its_columns_its_quote_and_its_place(graph: Session) -> None:
    (row,) = graph.ask("who-shares", data="email")
    assert (row["organization"], row["data"], row["condition"]) == ("Acme Lanterns", "EmailAddress", None)
    assert row.quote == MAIL
    start = ACME.index(MAIL)
    assert row.place == f"shops/acme.md:{start}-{start + len(MAIL)}"


def test_several_values_numbers_and_exactness_narrow_a_question(graph: Session) -> None:
    both = graph.ask("who-shares", data=["email", "location"])
    assert [row["organization"] for row in both] == ["Acme Lanterns", "Kite Club"]
    assert [row["organizations"] for row in graph.ask("shared-data", at_least=2)] == [2]
    assert len(graph.ask("who-collects", data="LocationData")) == 1
    assert len(graph.ask("who-collects", data="LocationData", exact=True)) == 0


def test_no_answer_says_why(graph: Session) -> None:
    nothing = graph.ask("who-shares", data="HealthData")
    assert not nothing
    assert nothing.why.startswith("0 of 2 policies answer")


def test_a_name_that_nothing_carries_gets_the_nearest(graph: Session) -> None:
    with pytest.raises(UnknownName, match="did you mean 'who-sells'"):
        graph.ask("who-sels")
    with pytest.raises(UnknownName, match="did you mean"):
        graph.ask("who-sells", data="locaton")


def test_sparql_gives_rows_truth_or_a_graph(graph: Session) -> None:
    rows = graph.sparql("SELECT ?file ?words { ?p pp:sourceFile ?file ; pp:words ?words } ORDER BY ?file")
    assert isinstance(rows, Answers)
    assert rows.columns == ("file", "words")
    assert (rows[0]["file"], rows[0]["words"]) == ("kite.txt", len(kite().source.split()))
    assert graph.sparql("ASK { ?s pp:polarity pp:Denied }") is True
    made = graph.sparql("CONSTRUCT WHERE { ?s a pp:PolicySeries }")
    assert isinstance(made, rdflib.Graph)
    assert len(made) == 2


def test_the_whole_is_an_rdflib_graph(graph: Session) -> None:
    said = graph.graph()
    statements = set(said.subjects(rdflib.RDF.type, rdflib.URIRef("https://w3id.org/policykg#Statement")))
    assert len(statements) == 17


def test_the_flows_are_a_networkx_graph_of_all_or_of_one_organization(graph: Session) -> None:
    every, one = graph.network(), graph.network("kite club")
    kinds = {kind for _, kind in every.nodes(data="kind")}
    assert kinds == {"organization", "data", "recipient", "purpose"}
    assert 0 < one.number_of_edges() < every.number_of_edges()


def test_the_questions_are_listed_with_what_they_ask(graph: Session) -> None:
    assert graph.questions()["who-sells"].endswith("?")


def test_a_folder_without_a_graph_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(NoGraph, match="kg build"):
        kg.open(tmp_path)


def test_importing_the_package_loads_nothing_else() -> None:
    script = "import sys; import kg; print([name for name in sys.modules if name.startswith(('kg.', 'pyoxigraph'))])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
