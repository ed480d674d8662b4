from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace

import pytest
from hypothesis import assume, given, settings
from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from kg.graph import QUOTE_JOINT, own_triples, shared_triples, statement_iri, triples
from kg.model import Evidence, Mention, NamedOrganization, Reading
from kg.namespaces import PREFIXES, organization_iri, policy_iri, term
from kg.spans import Span
from tests.graph.readings import DATA, PURPOSES, RECIPIENTS, reading, readings, statement

TEXT = "Shopkeepers: we collect your e-mail address.\n- we never sell it"
EDGES = {
    term(f"pp:{name}")
    for name in ("collects", "uses", "shares", "sells", "retains", "sharesWith", "sellsTo", "usesFor")
}
PLAIN_IRI = re.compile(r"https://w3id\.org/policykg/id/(?:organization|series|policy)/[a-z0-9-]+(?:/[a-z0-9-]+)*")
few = settings(max_examples=40, deadline=None)
ACTIONS = {"collect": "collects", "use": "uses", "share": "shares", "sell": "sells", "retain": "retains"}


def facts(made: Reading) -> dict[NamedNode, dict[NamedNode, set[object]]]:
    found: defaultdict[NamedNode, defaultdict[NamedNode, set[object]]] = defaultdict(lambda: defaultdict(set))
    for triple in triples(made):
        assert isinstance(triple.subject, NamedNode)
        found[triple.subject][triple.predicate].add(triple.object)
    return {subject: dict(said) for subject, said in found.items()}


def text_of(values: set[object]) -> str:
    (value,) = values
    assert isinstance(value, Literal)
    return value.value


def edges(made: Reading) -> set[Triple]:
    return {triple for triple in triples(made) if triple.predicate in EDGES}


def as_utf8(words: str) -> str:
    return words.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


@few
@given(readings())
def test_every_quote_stands_in_the_source_at_its_offsets(made: Reading) -> None:
    selectors = [said for said in facts(made).values() if term("oa:exact") in said]
    for said in selectors:
        start, end = int(text_of(said[term("oa:start")])), int(text_of(said[term("oa:end")]))
        assert text_of(said[term("oa:exact")]) == as_utf8(made.source[start:end])
        assert int(text_of(said[term("pp:sourceLength")])) == len(made.source)
    assert bool(selectors) == bool(made.statements)


def test_the_quote_that_answers_show_joins_the_lead_in_and_its_item() -> None:
    parts = (Span(0, 12), Span(TEXT.index("we never"), len(TEXT)))
    made = reading("a.md", "Acme", TEXT, statement("sell", evidence=Evidence(parts, (), "r")))
    (quote,) = [text_of(said[term("pp:quote")]) for said in facts(made).values() if term("pp:quote") in said]
    assert quote == f"Shopkeepers:{QUOTE_JOINT}we never sell it"


@pytest.mark.parametrize("action", ACTIONS)
def test_an_affirmed_statement_makes_a_direct_edge(action: str) -> None:
    made = reading("a.md", "Acme", TEXT, statement(action))  # type: ignore[arg-type]
    assert edges(made) == {Triple(organization_iri("Acme"), term(f"pp:{ACTIONS[action]}"), term("data:EmailAddress"))}


@pytest.mark.parametrize("action", ACTIONS)
def test_a_denied_statement_makes_no_direct_edge(action: str) -> None:
    named = (NamedOrganization("recipient", "AdNet", "Advertiser"), NamedOrganization("actor", "Kite", "ThirdParty"))
    for actor in ("FirstParty", "ThirdParty"):
        denied = statement(
            action,  # type: ignore[arg-type]
            polarity="denied", actor=actor, recipients=RECIPIENTS, purposes=PURPOSES, names=named,
        )  # fmt: skip
        assert edges(reading("a.md", "Acme", TEXT, denied)) == set()


@few
@given(readings())
def test_each_direct_edge_is_told_by_an_affirmed_statement(made: Reading) -> None:
    affirmed = [said for said in made.statements if said.polarity == "affirmed"]
    assert edges(made) == edges(replace(made, statements=tuple(affirmed)))
    for edge in edges(made):
        assert isinstance(edge.object, NamedNode)
        concept = edge.object.value.rpartition("#")[2]
        assert edge.object.value.startswith(PREFIXES["id"]) or concept in {*DATA, *RECIPIENTS, *PURPOSES}


def test_an_unnamed_third_party_has_no_direct_edges() -> None:
    assert edges(reading("a.md", "Acme", TEXT, statement(actor="Advertiser"))) == set()


def test_an_organization_named_as_the_actor_has_the_direct_edges() -> None:
    named = (NamedOrganization("actor", "AdNet", "Advertiser"),)
    made = reading("a.md", "Acme", TEXT, statement(actor="Advertiser", names=named))
    assert {edge.subject for edge in edges(made)} == {organization_iri("AdNet")}


def test_a_named_recipient_is_one_that_data_is_shared_with() -> None:
    named = (NamedOrganization("recipient", "AdNet", "Advertiser"),)
    made = reading("a.md", "Acme", TEXT, statement("share", recipients=("Advertiser",), names=named))
    assert {edge.object for edge in edges(made) if edge.predicate == term("pp:sharesWith")} == {
        organization_iri("AdNet"),
        term("recipient:Advertiser"),
    }


def test_an_organization_named_in_two_policies_is_one_in_the_graph() -> None:
    first, second = (
        reading(
            f"{name}.md",
            "Acme",
            TEXT,
            statement("share", names=(NamedOrganization("recipient", name, "PaymentProvider"),)),
        )
        for name in ("WorldPay", "Worldpay Inc.")
    )
    of_first, of_second = (
        {triple.object for triple in triples(made) if triple.predicate == term("pp:recipientOrganization")}
        for made in (first, second)
    )
    assert of_first == of_second == {NamedNode("https://w3id.org/policykg/id/organization/worldpay")}


def test_an_organization_is_the_same_in_its_own_policy_and_where_others_name_it() -> None:
    own = reading("w.md", "Worldpay, Inc.", TEXT)
    other = reading(
        "a.md", "Acme", TEXT, statement("share", names=(NamedOrganization("recipient", "WORLDPAY", "Bank"),))
    )
    assert policy_organizations(own) <= {triple.subject for triple in shared_triples(other)}


def policy_organizations(made: Reading) -> set[object]:
    policy = policy_iri(made.policy.name, made.policy.sha256)
    return facts(made)[policy][term("pp:organization")]


@few
@given(readings())
def test_there_are_no_blank_nodes_and_no_words_of_the_policy_in_an_iri(made: Reading) -> None:
    ours = tuple(PREFIXES.values())
    for triple in triples(made):
        for node in (triple.subject, triple.predicate, triple.object):
            assert not isinstance(node, BlankNode)
            if isinstance(node, NamedNode) and node.value.startswith(PREFIXES["id"]):
                assert PLAIN_IRI.fullmatch(node.value)
            elif isinstance(node, NamedNode):
                assert node.value.startswith(ours)
                assert node.value.rpartition("#")[2].rpartition("/")[2].isalnum()


@few
@given(readings())
def test_what_belongs_to_a_policy_alone_lies_below_its_iri(made: Reading) -> None:
    policy = policy_iri(made.policy.name, made.policy.sha256).value
    assert all(
        triple.subject.value.startswith(policy) for triple in own_triples(made) if isinstance(triple.subject, NamedNode)
    )
    assert not any(
        triple.subject.value.startswith(policy)
        for triple in shared_triples(made)
        if isinstance(triple.subject, NamedNode)
    )


@few
@given(readings(), readings())
def test_statements_have_equal_iris_exactly_when_they_say_the_same_in_the_same_place(
    one: Reading, two: Reading
) -> None:
    policy = policy_iri(one.policy.name, one.policy.sha256)
    for a in (*one.statements, *two.statements):
        for b in (*one.statements, *two.statements):
            content = [replace(s, confidence=1.0, mentions=(), evidence=replace(s.evidence, rule="")) for s in (a, b)]
            assert (statement_iri(policy, a) == statement_iri(policy, b)) == (content[0] == content[1])


@few
@given(readings(), readings())
def test_policies_of_other_names_or_words_have_other_iris(one: Reading, two: Reading) -> None:
    assume((one.policy.name, one.policy.sha256) != (two.policy.name, two.policy.sha256))
    assert policy_iri(one.policy.name, one.policy.sha256) != policy_iri(two.policy.name, two.policy.sha256)


@few
@given(readings())
def test_reading_a_policy_again_gives_the_same_triples(made: Reading) -> None:
    assert list(triples(made)) == list(triples(replace(made, statements=tuple(made.statements))))


def test_how_a_statement_was_found_does_not_change_its_iri() -> None:
    found = statement(at=(0, 4))
    otherwise = replace(
        found, evidence=Evidence((Span(0, 4),), ("Data",), "another-rule"), confidence=0.5,
        mentions=(Mention("data", None, "Shop", Span(0, 4)),),
    )  # fmt: skip
    policy = policy_iri("a.md", "0")
    assert statement_iri(policy, found) == statement_iri(policy, otherwise)


def test_a_statement_found_twice_is_told_once_with_one_confidence() -> None:
    twice = (statement(at=(0, 4), confidence=0.9), statement(at=(0, 4), confidence=0.5))
    said = [
        triple.object
        for triple in own_triples(reading("a.md", "Acme", TEXT, *twice))
        if triple.predicate == term("pp:confidence")
    ]
    assert said == [Literal("0.9", datatype=term("xsd:decimal"))]
