"""Findings leave in forms that other tools read, whatever the policies say in them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from pyoxigraph import BlankNode, Literal, RdfFormat, Store

from kg.validate import REPORTS, Finding, findings
from tests.store.made_up import HOSTILE, TEXT
from tests.validate.spoilt import SELLS, SHARES, Spoilt, good, spoil

if TYPE_CHECKING:
    from collections.abc import Sequence

WORDS = [words for words in HOSTILE if "\ud83d" not in words]  # no half of a pair comes out of a store
POLICIES = ("other.md", "pine.md")
SH = "PREFIX sh: <http://www.w3.org/ns/shacl#> "


@pytest.fixture(scope="module")
def found() -> list[Finding]:
    store = good()
    spoil(store, Spoilt("", SELLS, "pp:data", "data:NoSuchThing"))
    spoil(store, Spoilt("", SHARES, "pp:recipient"))
    spoil(store, Spoilt("", SHARES, "pp:recipientOrganization"))
    return list(findings(store))


def hostile() -> list[Finding]:
    return [
        Finding("a<b>&.md", words, words, "pp:data", words, words, words, "0-1", "warning", "Shape", words)
        for words in WORDS
    ]


def written(form: str, findings: Sequence[Finding]) -> str:
    return "".join(REPORTS[form](findings, POLICIES))


def report_of(findings: Sequence[Finding]) -> Store:
    store = Store()
    store.load(written("ttl", findings).encode(), format=RdfFormat.TURTLE)
    return store


def test_a_report_in_turtle_is_a_graph_to_ask(found: list[Finding]) -> None:
    rows = report_of(found).query(
        SH + "SELECT ?focus ?message { ?report sh:conforms false ; sh:result ?one . ?one sh:focusNode ?focus ;"
        " sh:resultMessage ?message ; sh:resultSeverity sh:Violation ; sh:sourceShape ?shape }"
    )
    assert {(row["focus"].value, row["message"].value) for row in rows} == {  # type: ignore[union-attr]
        (one.focus, one.message) for one in found if one.severity == "violation"
    }


def test_a_report_in_turtle_has_a_result_a_finding_and_no_blank_node(found: list[Finding]) -> None:
    store = report_of(found)
    assert not any(isinstance(node, BlankNode) for quad in store for node in quad.triple)
    (row,) = store.query(SH + "SELECT (COUNT(?one) AS ?n) { ?report sh:result ?one }")  # type: ignore[misc]
    assert row["n"] == Literal(len(found))


def test_a_graph_without_findings_conforms() -> None:
    assert bool(report_of([]).query(SH + "ASK { ?report a sh:ValidationReport ; sh:conforms true }"))


def test_junit_has_a_suite_a_policy_and_a_failure_a_finding(found: list[Finding]) -> None:
    tree = ET.fromstring(written("junit", found))  # noqa: S314  (written by ourselves)
    suites = {suite.get("name"): len(suite.findall("testcase/failure")) for suite in tree}
    assert suites == {
        name: sum(one.policy == name for one in found) for name in {*POLICIES, *(f.policy for f in found)}
    }
    assert all(len(suite.findall("testcase")) == int(suite.get("tests", "0")) for suite in tree)


def test_sarif_points_at_the_quote_in_its_file(found: list[Finding]) -> None:
    (run,) = json.loads(written("sarif", found))["runs"]
    assert [result["ruleId"] for result in run["results"]] == [one.shape for one in found]
    assert {rule["id"] for rule in run["tool"]["driver"]["rules"]} == {one.shape for one in found}
    places = [result["locations"][0].get("physicalLocation", {}) for result in run["results"]]
    regions = [place["region"] for place in places if place.get("artifactLocation") == {"uri": "pine.md"}]
    quoted = [region for region in regions if "snippet" in region]
    assert quoted
    for region in quoted:
        start = region["charOffset"]
        assert TEXT[start : start + region["charLength"]] == region["snippet"]["text"]


@pytest.mark.parametrize("form", sorted(REPORTS))
def test_words_that_try_to_break_out_stay_words(form: str) -> None:
    text = written(form, hostile())
    if form == "junit":
        messages = [one.get("message") for one in ET.fromstring(text).iter("failure")]  # noqa: S314  (as above)
        assert len(messages) == len(WORDS)
        assert "<script>alert(1)</script> ?x $y {} ${jndi}" in messages
    elif form == "sarif":
        said = [result["message"]["text"] for result in json.loads(text)["runs"][0]["results"]]
        assert all(said[number].startswith(words) for number, words in enumerate(WORDS))
    else:
        rows = report_of(hostile()).query(SH + "SELECT ?m { ?one sh:resultMessage ?m }")
        assert len(list(rows)) == len(WORDS)  # type: ignore[arg-type]


@pytest.mark.parametrize("form", sorted(REPORTS))
def test_the_same_findings_give_the_same_bytes(form: str, found: list[Finding]) -> None:
    assert written(form, found) == written(form, list(found))
