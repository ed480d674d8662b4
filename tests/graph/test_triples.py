"""What the graph of a policy says, and that no text of a policy says anything else in it."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
import rdflib
from hypothesis import given
from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, parse, serialize

from kg.graph import own_triples, shared_triples, statement_iri, triples
from kg.model import NamedOrganization
from kg.namespaces import PREFIXES, organization_iri, policy_iri, series_iri, slug, term
from tests.conftest import ROOT
from tests.store.made_up import HOSTILE, TEXT, reading, readings, shop, statement

if TYPE_CHECKING:
    from pyoxigraph import Triple

    from kg.model import Reading

SAME_ORGANIZATION = [
    ("WorldPay", "Worldpay Inc."),
    ("Amazon", "Amazon.com, Inc."),
    ("The Walt Disney Company", "walt disney"),
    ("Nestlé S.A.", "NESTLE"),
    ("Sørensen", "Sorensen"),
    ("Lands’ End", "Lands' End, Inc."),
    ("Facebook®", "Facebook"),
    ("Pine  Books\nLtd.", "Pine Books"),
]
OTHER_ORGANIZATION = [
    ("Pine Books", "Pine Looks"),
    ("日本 Yahoo", "中国 Yahoo"),
    ("Яндекс", "Рамблер"),
    ("a" * 61, "a" * 62),
]


def graph_of(each: Reading) -> set[Triple]:
    return set(triples(each))


def said(graph: set[Triple], predicate: str, subject: NamedNode | None = None) -> set[str]:
    return {
        t.object.value
        for t in graph
        if t.predicate == term(predicate) and subject in (None, t.subject) and isinstance(t.object, NamedNode | Literal)
    }


def test_a_statement_says_who_does_what_with_which_data_for_whom_and_why() -> None:
    graph, pp = graph_of(shop()), PREFIXES["pp"]
    iri = statement_iri(policy_iri("pine.md", shop().policy.sha256), shop().statements[0])
    assert said(graph, "pp:actor", iri) == {PREFIXES["recipient"] + "FirstParty"}
    assert said(graph, "pp:actorOrganization", iri) == {organization_iri("Pine Books").value}
    assert said(graph, "pp:action", iri) == {f"{pp}Share"}
    assert said(graph, "pp:polarity", iri) == {f"{pp}Affirmed"}
    assert said(graph, "pp:modality", iri) == {f"{pp}May"}
    assert said(graph, "pp:data", iri) == {PREFIXES["data"] + "EmailAddress"}
    assert said(graph, "pp:recipient", iri) == {PREFIXES["recipient"] + "DeliveryProvider"}
    assert said(graph, "pp:recipientOrganization", iri) == {organization_iri("Swift Carriers").value}
    assert said(graph, "pp:purpose", iri) == {PREFIXES["purpose"] + "Delivery"}
    assert said(graph, "pp:confidence", iri) == {"0.87"}


def test_a_quote_in_two_parts_has_a_selector_for_each() -> None:
    graph = graph_of(reading(statement(["We collect:", "your name"])))
    assert said(graph, "pp:quote") == {"We collect: … your name"}
    selectors = {t.object for t in graph if t.predicate == term("oa:hasSelector") and isinstance(t.object, NamedNode)}
    places = {
        (*said(graph, "oa:exact", one), *said(graph, "oa:start", one), *said(graph, "oa:end", one)) for one in selectors
    }
    at = {part: TEXT.index(part) for part in ("We collect:", "your name")}
    assert places == {(part, str(start), str(start + len(part))) for part, start in at.items()}


def test_a_denial_is_no_practice() -> None:
    denied = graph_of(reading(statement("We do not sell it", action="sell", polarity="denied", purposes=("Security",))))
    assert not {t.predicate.value for t in denied} & {PREFIXES["pp"] + e for e in ("sells", "sellsTo", "usesFor")}


def test_affirmed_flows_are_direct_edges_of_the_organization() -> None:
    graph, pine = graph_of(shop()), organization_iri("Pine Books")
    assert said(graph, "pp:shares", pine) == {PREFIXES["data"] + "EmailAddress"}
    assert said(graph, "pp:collects", pine) == {PREFIXES["data"] + "Name"}
    assert said(graph, "pp:sharesWith", pine) == {
        PREFIXES["recipient"] + "DeliveryProvider",
        organization_iri("Swift Carriers").value,
    }
    assert said(graph, "pp:usesFor", pine) == {PREFIXES["purpose"] + "Delivery"}


def test_what_a_third_party_does_is_no_edge_of_the_policys_organization() -> None:
    unnamed = statement("We collect:", actor="Advertiser")
    named = replace(unnamed, names=(NamedOrganization("actor", "Gull Ads", "Advertiser"),))
    assert said(graph_of(reading(unnamed)), "pp:collects") == set()
    assert said(graph_of(reading(named)), "pp:collects", organization_iri("Pine Books")) == set()
    assert said(graph_of(reading(named)), "pp:collects", organization_iri("Gull Ads")) == {
        PREFIXES["data"] + "EmailAddress"
    }


def test_the_same_statement_found_by_two_rules_is_one() -> None:
    first = statement("We collect:")
    second = replace(first, evidence=replace(first.evidence, rule="another"), confidence=0.5)
    graph = graph_of(reading(first, second))
    assert said(graph, "pp:rule") == {"by-hand"}
    assert len(said(graph, "pp:evidence")) == 1


@pytest.mark.parametrize(("one", "other"), SAME_ORGANIZATION)
def test_an_organization_has_one_iri_however_policies_write_it(one: str, other: str) -> None:
    assert organization_iri(one) == organization_iri(other)
    assert series_iri(one) == series_iri(other)


@pytest.mark.parametrize(("one", "other"), OTHER_ORGANIZATION)
def test_two_organizations_have_two_iris(one: str, other: str) -> None:
    assert organization_iri(one) != organization_iri(other)


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_breaks_out_into_an_iri(text: str) -> None:
    assert set(slug(text)) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert 0 < len(slug(text)) <= 80


@given(readings())
def test_a_graph_has_no_blank_nodes_and_plain_iris_only(each: Reading) -> None:
    for triple in triples(each):
        for node in (triple.subject, triple.predicate, triple.object):
            assert not isinstance(node, BlankNode)
            if isinstance(node, NamedNode):
                assert node.value.isascii()
                assert not set(node.value) & set('<>"{}|\\^` \n')


@given(readings())
def test_what_belongs_to_a_policy_alone_lies_below_its_iri(each: Reading) -> None:
    home = policy_iri(each.policy.name, each.policy.sha256).value
    assert all(str(t.subject).strip("<>").startswith(home) for t in own_triples(each))
    assert not any(str(t.subject).strip("<>").startswith(home) for t in shared_triples(each))


@given(readings())
def test_every_selector_quotes_the_source_verbatim(each: Reading) -> None:
    graph = graph_of(each)
    for subject in {t.subject for t in graph if t.predicate == term("oa:exact")}:
        assert isinstance(subject, NamedNode)
        (start,), (end,), (exact,) = (said(graph, f"oa:{one}", subject) for one in ("start", "end", "exact"))
        words = each.source[int(start) : int(end)]
        assert exact == words.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


@given(readings())
def test_hostile_text_comes_back_from_turtle_and_n_triples_as_it_went_in(each: Reading) -> None:
    graph = graph_of(each)
    for form in (RdfFormat.TURTLE, RdfFormat.N_TRIPLES):
        written = serialize(graph, format=form)
        assert written is not None
        assert {quad.triple for quad in parse(written, format=form)} == graph


@pytest.mark.parametrize("text", HOSTILE)
def test_rdflib_reads_hostile_text_alike(text: str) -> None:
    written = serialize(graph_of(reading(statement("We collect:", condition=text))), format=RdfFormat.TURTLE)
    assert written is not None
    read = rdflib.Graph().parse(data=written, format="turtle")
    (condition,) = read.objects(None, rdflib.URIRef(PREFIXES["pp"] + "condition"))
    assert str(condition) == text.replace("\ud83d", "\ufffd")


def test_the_same_reading_gives_the_same_triples_in_every_process() -> None:
    script = (
        "from tests.store.made_up import shop; from kg.graph import triples;"
        "import hashlib; print(hashlib.sha256(repr([str(t) for t in triples(shop())]).encode()).hexdigest())"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", script],
            cwd=ROOT,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": "."},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "77")
    }
    assert len(told) == 1
