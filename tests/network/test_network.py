"""The network of who does what with which data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from kg.namespaces import organization_iri
from kg.network import network
from tests.query.sample import acme, kite, store_of

if TYPE_CHECKING:
    import networkx as nx

BASE = "https://w3id.org/policykg"


@pytest.fixture(scope="module")
def whole() -> nx.MultiDiGraph:
    return network(store_of(acme(), kite()))


def edge(graph: nx.MultiDiGraph, start: str, end: str, action: str) -> dict[str, Any]:
    said: dict[str, Any] = graph.edges[f"{BASE}/{start}", f"{BASE}/{end}", action]
    return said


def test_nodes_have_a_kind_and_a_label(whole: nx.MultiDiGraph) -> None:
    kinds = {said["label"]: said["kind"] for _, said in whole.nodes(data=True)}
    assert kinds["Acme Lanterns"] == "organization"
    assert kinds["WorldPay"] == "organization"
    assert kinds["EmailAddress"] == "data"
    assert kinds["Advertiser"] == "recipient"
    assert kinds["DirectMarketing"] == "purpose"


def test_an_edge_counts_its_statements_and_names_its_policies(whole: nx.MultiDiGraph) -> None:
    said = edge(whole, "id/organization/acme-lanterns", "data#EmailAddress", "collect")
    assert (said["statements"], said["policies"], said["action"]) == (1, ("shops/acme.md",), "collect")


def test_data_flows_on_to_recipients_and_purposes(whole: nx.MultiDiGraph) -> None:
    assert edge(whole, "data#EmailAddress", "recipient#Advertiser", "share")["statements"] == 1
    assert edge(whole, "data#EmailAddress", "purpose#CustomerSupport", "use")["policies"] == ("kite.txt",)
    assert edge(whole, "data#PaymentCard", "id/organization/worldpay", "share")["statements"] == 1


def test_an_organization_that_is_named_as_acting_has_its_edges(whole: nx.MultiDiGraph) -> None:
    widgets = organization_iri("Zöe's widgets").value.removeprefix(f"{BASE}/")
    assert edge(whole, widgets, "data#CookieData", "collect")["statements"] == 1


def test_a_denial_is_no_edge(whole: nx.MultiDiGraph) -> None:
    assert not whole.has_edge(f"{BASE}/id/organization/acme-lanterns", f"{BASE}/data#PersonalData", "sell")
    assert not whole.has_edge(f"{BASE}/data#EmailAddress", f"{BASE}/recipient#ThirdParty")


def test_the_flows_of_one_organization_stand_alone() -> None:
    alone = network(store_of(acme(), kite()), {f"{BASE}/id/organization/kite-club"})
    assert {said["policies"] for _, _, said in alone.edges(data=True)} == {("kite.txt",)}


def test_the_order_of_the_policies_changes_nothing() -> None:
    one, other = network(store_of(acme(), kite())), network(store_of(kite(), acme()))
    assert list(one.nodes(data=True)) == list(other.nodes(data=True))
    assert list(one.edges(keys=True, data=True)) == list(other.edges(keys=True, data=True))
