"""What is broken in a graph is found, and nothing else: each test spoils one thing in a graph that is in order."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, QuerySolutions, RdfFormat, Store

from kg.model import Source
from kg.namespaces import PREFIXES, policy_iri, term
from kg.resources import ontology_dir, queries_dir
from kg.store.parts import quads_of
from kg.validate import findings, policy_findings
from tests.store.made_up import TEXT, other_shop, readings, shop
from tests.validate.spoilt import PINE, POLICY, QUOTE, SELECTOR, SHARES, SPOILT, Spoilt, good, spoil, store_of

if TYPE_CHECKING:
    from pathlib import Path

    from kg.model import Reading
    from kg.validate import Finding

JUDGEMENTS = {
    "contradictory-statements",
    "denial-undone-by-exception",
    "policy-without-statement",
    "retention-without-duration",
    "share-without-recipient",
    "use-without-purpose",
    "words-without-term",
}
"""Checks of what policies say, not of how the graph is made; test_judgements.py is about them."""


@cache
def usual() -> frozenset[Finding]:
    """What is found in the graph in order: what its policies leave open, and nothing that is wrong."""
    return frozenset(findings(good()))


def test_a_graph_in_order_has_no_violation() -> None:
    assert {found.shape for found in usual()} == {"PolicyDated", "words-without-term"}
    assert {found.severity for found in usual()} == {"info"}


def test_a_graph_in_order_gives_every_shape_something_to_look_at() -> None:
    store, shapes = good(), all_shapes()
    unseen = [
        shape
        for shape, (target, path) in shapes.items()
        if not any(
            store.quads_for_pattern(quad.subject, path, None, DefaultGraph())
            for quad in store.quads_for_pattern(None, term("rdf:type"), target, DefaultGraph())
            if any(store.quads_for_pattern(quad.subject, path, None, DefaultGraph()))
        )
    ]
    assert unseen == []


def all_shapes() -> dict[str, tuple[NamedNode, NamedNode]]:
    """Every shape with the class it is for and the property it looks at."""
    shapes = Store()
    for path in (ontology_dir() / "shapes").glob("*.ttl"):
        shapes.load(path=path, format=RdfFormat.TURTLE)
    rows = shapes.query(
        "SELECT ?shape ?class ?path { ?shape sh:targetClass ?class ; sh:path ?path }",
        prefixes={"sh": "http://www.w3.org/ns/shacl#"},
    )
    assert isinstance(rows, QuerySolutions)
    return {row["shape"].value.partition("#")[2]: (row["class"], row["path"]) for row in rows}


@settings(max_examples=15, deadline=None)
@given(readings())
def test_whatever_is_read_gives_a_graph_that_its_shapes_allow(each: Reading) -> None:
    wrong = [found for found in findings(store_of(each)) if found.severity == "violation"]
    # Made-up mentions may end where their source does not; those of a real reading cannot.
    assert [found for found in wrong if found.shape != "mention-outside-source"] == []


@pytest.mark.parametrize("how", SPOILT, ids=lambda how: f"{how.shape}: {how.predicate} {how.value}")
def test_what_is_spoilt_is_the_one_thing_found(how: Spoilt) -> None:
    store = good()
    spoil(store, how)
    found = new_in(store)
    (main,) = {(one.focus, one.path) for one in found if one.shape == how.shape}
    assert main == (how.subject.value, how.predicate)
    assert {one.shape for one in found} == {how.shape, *how.besides}
    assert all(one.solution for one in found)
    if how.subject.value.startswith(POLICY.value):
        assert {one.policy for one in found if one.shape == how.shape} == {"pine.md"}


def test_every_shape_and_check_is_broken_by_some_test() -> None:
    elsewhere = JUDGEMENTS | {"two-policies-of-one-file", "blank-node", "left-over", "statement-without-edge"}
    checks = {path.stem for path in (queries_dir() / "checks").glob("*.rq")}
    assert {*all_shapes(), *checks} - {how.shape for how in SPOILT} == elsewhere


def test_a_finding_says_in_plain_words_what_is_wrong_where() -> None:
    store = good()
    spoil(store, Spoilt("", SHARES, "pp:data", "data:NoSuchThing"))
    (found,) = (one for one in policy_findings(store, POLICY) if one.severity == "violation")
    assert found.policy == "pine.md"
    assert found.message == "no such data category in the vocabulary"
    assert found.value == "data:NoSuchThing"
    assert found.quote == QUOTE
    assert found.severity == "violation"


def test_a_statement_without_a_policy_is_found_too() -> None:
    store = good()
    store.add(Quad(NamedNode(PREFIXES["id"] + "stray"), term("rdf:type"), term("pp:Statement"), DefaultGraph()))
    assert shapes_of(store) == {"StatementPolicy"}


def test_a_node_without_an_iri_is_found() -> None:
    store = good()
    for predicate, value in (("rdf:type", "pp:Statement"), ("pp:polarity", "pp:Affirmed")):
        store.add(Quad(BlankNode("b"), term(predicate), term(value), DefaultGraph()))
    assert "blank-node" in shapes_of(store)


def test_what_nothing_leads_to_any_more_is_found() -> None:
    store = good()
    store.add(Quad(NamedNode(PREFIXES["id"] + "lost"), term("rdf:type"), term("pp:Evidence"), DefaultGraph()))
    assert "left-over" in shapes_of(store)


def test_a_practice_without_its_direct_edge_is_found() -> None:
    store = good()
    store.remove(Quad(PINE, term("pp:shares"), term("data:EmailAddress"), DefaultGraph()))
    (found,) = new_in(store)
    assert (found.shape, found.focus, found.value) == ("statement-without-edge", SHARES.value, "data:EmailAddress")


def shapes_of(store: Store) -> set[str]:
    """The shapes and checks that the store does not keep, but for what a graph in order leaves open."""
    return {found.shape for found in new_in(store)}


def new_in(store: Store) -> list[Finding]:
    """What is found beside what is found in a graph in order."""
    known = {(found.shape, found.focus) for found in usual()}
    return [found for found in findings(store) if (found.shape, found.focus) not in known]


def test_a_file_read_twice_is_found() -> None:
    store = store_of(shop())
    twin = Spoilt("", policy_iri("other.md", other_shop().policy.sha256), "pp:sourceFile", Literal("pine.md"))
    store.extend(quads_of(other_shop()))
    spoil(store, twin)
    assert "two-policies-of-one-file" in shapes_of(store)


def test_an_organization_of_many_policies_is_told_of_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.validate.shapes._BATCH", 1)
    store = store_of(shop(), other_shop(organization="Pine Books"))
    spoil(store, Spoilt("", PINE, "rdfs:label"))
    assert [found.shape for found in findings(store) if found.severity == "violation"] == ["OrganizationLabel"]


def test_quotes_are_looked_up_in_the_source(tmp_path: Path) -> None:
    path = tmp_path / "pine.md"
    path.write_text(TEXT, encoding="utf-8", newline="")
    store = store_of(shop())
    sources = [Source(str(path), "pine.md"), Source(str(tmp_path / "gone.md"), "gone.md")]
    assert of_sources(store, sources) == []
    spoil(store, Spoilt("", SELECTOR, "oa:exact", Literal("We never share")))
    (found,) = of_sources(store, sources)
    assert (found.policy, found.focus, found.quote) == ("pine.md", SELECTOR.value, "We never share")
    assert found.message == "the quote does not stand there in the source"


def test_a_source_that_has_changed_or_gone_is_a_warning(tmp_path: Path) -> None:
    path = tmp_path / "pine.md"
    store = store_of(shop())
    (gone,) = of_sources(store, [Source(str(path), "pine.md")])
    path.write_text(TEXT + "More.", encoding="utf-8")
    (changed,) = of_sources(store, [Source(str(path), "pine.md")])
    assert (gone.severity, changed.severity) == ("warning", "warning")
    assert changed.message == "its source has changed since the graph was built"


def of_sources(store: Store, sources: list[Source]) -> list[Finding]:
    """What looking quotes up in their files has found."""
    return [found for found in findings(store, sources) if found.shape == "quotes"]
