"""`kg sparql`: the forms of its answers, its explanations and complaints, the end of its patience, and its pages."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pyoxigraph as ox
import pytest

from tests.conftest import plain_environment
from tests.console import chunks, said
from tests.query.sample import acme, graph_folder, kite

if TYPE_CHECKING:
    from tests.conftest import Kg

COUNTS = "SELECT ?organization (COUNT(*) AS ?number) { ?p pp:organization ?organization } GROUP BY ?organization"
FILES = "SELECT ?file { ?policy pp:sourceFile ?file } ORDER BY ?file"
SERIES = "CONSTRUCT WHERE { ?s a pp:PolicySeries }"
ENDLESS = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l } ORDER BY ?l"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("home")
    graph_folder(folder / "output", acme(), kite())
    return folder


def answer(kg: Kg, home: Path, *arguments: str) -> str:
    done = kg("sparql", *arguments, cwd=home)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def test_on_a_terminal_things_go_by_their_names_and_concepts_by_their_short_iris(home: Path) -> None:
    shown = said("kg sparql 'SELECT ?by ?data { ?by pp:sells ?data }'", home)
    assert shown.splitlines()[2:] == ["Kite Club  data:ContactData"]


def test_in_a_pipe_an_iri_is_whole(kg: Kg, home: Path) -> None:
    assert (
        answer(kg, home, "SELECT ?data { ?by pp:sells ?data }") == "data\nhttps://w3id.org/policykg/data#ContactData\n"
    )


def test_a_long_quote_is_wrapped_below_its_row(home: Path) -> None:
    shown = said(
        "COLUMNS=60 kg sparql 'SELECT ?rule ?quote { ?e pp:rule ?rule ; pp:quote ?quote } ORDER BY ?quote'", home
    )
    assert max(map(len, shown.splitlines())) <= 60
    assert "    “" in shown


def test_select_is_written_as_xml_that_others_read(kg: Kg, home: Path) -> None:
    shown = answer(kg, home, "-f", "xml", 'SELECT ?s ?none ?n ("a <b> & c"@en AS ?t) { ?s pp:words ?n } ORDER BY ?n')
    found = ox.parse_query_results(shown.encode(), format=ox.QueryResultsFormat.XML)
    assert isinstance(found, ox.QuerySolutions)
    rows = list(found)
    assert len(rows) == 2
    assert rows[0]["none"] is None
    assert rows[0]["t"] == ox.Literal("a <b> & c", language="en")
    assert rows[0]["n"] == ox.Literal(len(kite().source.split()))


@pytest.mark.parametrize(
    ("form", "answer_"), [("xml", "<boolean>true</boolean>"), ("json", '{"answer": true}'), ("csv", "answer\ntrue\n")]
)
def test_ask_is_answered_in_the_form_asked_for(kg: Kg, home: Path, form: str, answer_: str) -> None:
    assert answer_ in answer(kg, home, "-f", form, "ASK { ?s pp:polarity pp:Denied }")


@pytest.mark.parametrize(
    ("form", "syntax"),
    [("ttl", ox.RdfFormat.TURTLE), ("nt", ox.RdfFormat.N_TRIPLES), ("jsonld", ox.RdfFormat.JSON_LD),
     ("xml", ox.RdfFormat.RDF_XML)],
)  # fmt: skip
def test_triples_are_the_same_in_every_form(kg: Kg, home: Path, form: str, syntax: ox.RdfFormat) -> None:
    shown = answer(kg, home, "-f", form, "DESCRIBE data:EmailAddress")
    triples = {quad.triple for quad in ox.parse(shown.encode(), format=syntax)}
    assert len(triples) > 5
    assert {triple.subject for triple in triples} == {ox.NamedNode("https://w3id.org/policykg/data#EmailAddress")}


def test_triples_fit_a_table_as_well(kg: Kg, home: Path) -> None:
    rows = json.loads(answer(kg, home, "-f", "json", SERIES))
    assert [list(row) for row in rows] == [["subject", "predicate", "object"]] * 2


def test_the_file_ending_names_the_form_of_triples(kg: Kg, home: Path, tmp_path: Path) -> None:
    assert answer(kg, home, SERIES, "-o", str(tmp_path / "series.xml")) == ""
    assert ET.parse(tmp_path / "series.xml").getroot().tag.endswith("RDF")  # noqa: S314  (written just now)


def test_without_an_argument_the_query_comes_from_stdin(home: Path) -> None:
    done = subprocess.run(
        [Path(sys.executable).with_name("kg"), "sparql"],
        input=FILES, cwd=home, env=plain_environment(), capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout == "file\nkite.txt\nshops/acme.md\n"


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (
            "SELECT * {\n  ?s dvp:x ?o }",
            "line 2, column 6: unknown prefix 'dvp:': ?s dvp:x ?o } (did you mean 'dpv:'?)",
        ),
        ("SELCT * { ?s ?p ?o }", "line 1, column 1: this is not SPARQL: SELCT * { ?s ?p ?o } (did you mean SELECT?)"),
        ("SELECT * {\n  ?s ?p ?o", "(1 '}' missing)"),
    ],
)
def test_a_mistake_is_shown_with_its_line_and_what_may_be_meant(
    kg: Kg, home: Path, tmp_path: Path, text: str, complaint: str
) -> None:
    query = tmp_path / "wrong.rq"
    query.write_text(text, "utf-8")
    for given, place in ((text, "query"), (str(query), str(query))):
        done = kg("sparql", given, cwd=home)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.startswith(f"kg: {place}, line ")
        assert complaint in done.stderr


def test_an_explanation_counts_what_fits_and_warns_of_parts_that_nothing_joins(kg: Kg, home: Path) -> None:
    shown = answer(
        kg, home, "--explain", "SELECT * { ?p a pp:Policy . ?s a pp:Statement . OPTIONAL { ?s pp:data ?d } }"
    )
    rows = [line.split("\t") for line in shown.splitlines()[1:]]
    assert [row[1] for row in rows if "pp:Policy" in row[0]] == ["2"]
    assert [row[1:] for row in rows if "pp:Statement" in row[0]] == [
        ["17", "shares no variable with the patterns before it"]
    ]
    assert any(row[0].endswith("optional") for row in rows)


def test_a_query_that_takes_too_long_is_ended_and_leaves_nothing_running(home: Path) -> None:
    began = time.monotonic()
    with subprocess.Popen(
        [Path(sys.executable).with_name("kg"), "sparql", ENDLESS, "--timeout", "1"],
        cwd=home, env=plain_environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        start_new_session=True,
    ) as run:  # fmt: skip
        out, err = run.communicate(timeout=60)
        group = run.pid
    assert (run.returncode, out) == (124, "")
    assert "no answer within 1 s" in err
    assert time.monotonic() - began < 30
    with pytest.raises(ProcessLookupError):  # nobody of its group is left
        os.killpg(group, 0)


def screen(home: Path, *arguments: str, **environment: str) -> str:
    """What a person sees on a terminal of twenty lines."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [Path(sys.executable).with_name("kg"), *arguments],
        cwd=home, stdin=theirs, stdout=theirs, stderr=theirs,
        env=plain_environment() | {"TERM": "xterm", "LINES": "20"} | environment,
    ):  # fmt: skip
        os.close(theirs)
        heard = b"".join(chunks(ours))
    os.close(ours)
    return heard.decode("utf-8")


def test_what_is_longer_than_the_screen_goes_through_the_pager(home: Path, tmp_path: Path) -> None:
    pager = tmp_path / "pager"
    pager.write_text("#!/bin/sh\necho turning pages\nhead -3\n", "utf-8")
    pager.chmod(0o755)
    long, short = "SELECT * { ?s ?p ?o } LIMIT 50", FILES
    assert screen(home, "sparql", long, PAGER=str(pager)).startswith("turning pages")
    assert "turning pages" not in screen(home, "sparql", short, PAGER=str(pager))
    assert "turning pages" not in screen(home, "sparql", long, PAGER="")
    assert "turning pages" not in screen(home, "sparql", long, PAGER=str(pager), TERM="dumb")
