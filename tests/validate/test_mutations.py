"""What is broken in a graph is found, and nothing else: each test spoils one thing in a graph that is in order."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Store, parse

from kg.graph import statement_iri
from kg.model import Source
from kg.namespaces import PREFIXES, organization_iri, part_iri, policy_iri, series_iri, term
from kg.resources import ontology_dir, queries_dir
from kg.store.parts import quads_of
from kg.validate import findings, policy_findings
from tests.store.made_up import TEXT, other_shop, readings, shop

if TYPE_CHECKING:
    from pathlib import Path

    from kg.model import Reading
    from kg.validate import Finding

POLICY = policy_iri("pine.md", shop().policy.sha256)
SHARES, SELLS, LISTS = (statement_iri(POLICY, one) for one in shop().statements)
EVIDENCE = part_iri(SHARES, "evidence")
SELECTOR, MENTION = part_iri(EVIDENCE, "1"), part_iri(SHARES, "m1")
PINE, SERIES = organization_iri("Pine Books"), series_iri("Pine Books")
QUOTE = "We may share your e-mail address with shipping companies to deliver your order"
SOURCE_END = len(TEXT)


@dataclass(frozen=True)
class Spoilt:
    """One change to a graph in order, and the shape that it breaks."""

    shape: str
    subject: NamedNode
    predicate: str
    value: str | Literal | None = None
    """The new value: a prefixed name or a literal; None takes the old ones away."""
    keep: bool = False
    """Whether the old value stays beside it."""


def number(value: int | str) -> Literal:
    return Literal(str(value), datatype=term("xsd:integer"))


SPOILT = [
    Spoilt("StatementEvidence", SHARES, "pp:evidence"),
    Spoilt("StatementEvidence", SHARES, "pp:evidence", "pp:Nowhere"),
    Spoilt("StatementPolarity", SHARES, "pp:polarity", "pp:Denied", keep=True),
    Spoilt("StatementPolarity", SELLS, "pp:polarity"),
    Spoilt("StatementPolarity", SELLS, "pp:polarity", "pp:Perhaps"),
    Spoilt("StatementModality", SHARES, "pp:modality", "pp:Does", keep=True),
    Spoilt("StatementAction", SELLS, "pp:action", "pp:Steal"),
    Spoilt("StatementAction", SELLS, "pp:action"),
    Spoilt("StatementActor", SELLS, "pp:actor"),
    Spoilt("StatementKnownActor", SELLS, "pp:actor", "recipient:Nobody"),
    Spoilt("StatementKnownActor", SELLS, "pp:actor", "data:Name"),
    Spoilt("StatementData", SELLS, "pp:data"),
    Spoilt("StatementKnownData", SELLS, "pp:data", "data:NoSuchThing"),
    Spoilt("StatementKnownData", SELLS, "pp:data", Literal("EmailAddress")),
    Spoilt("StatementKnownRecipient", SELLS, "pp:recipient", "recipient:NoSuchOne"),
    Spoilt("StatementKnownRecipient", SELLS, "pp:recipient", "purpose:Delivery"),
    Spoilt("StatementKnownPurpose", SELLS, "pp:purpose", "purpose:NoSuchOne"),
    Spoilt("StatementConfidence", SELLS, "pp:confidence", Literal("1.2", datatype=term("xsd:decimal"))),
    Spoilt("StatementConfidence", SELLS, "pp:confidence", Literal("high")),
    Spoilt("StatementDataSubject", SELLS, "pp:dataSubject", "pp:Adult"),
    Spoilt("StatementDuration", SELLS, "pp:duration", number(60)),
    Spoilt("StatementMention", SELLS, "pp:mention", "pp:Nowhere"),
    Spoilt("StatementRecipientOrganization", SELLS, "pp:recipientOrganization", "pp:Nobody"),
    Spoilt("EvidenceQuote", EVIDENCE, "pp:quote"),
    Spoilt("EvidenceQuote", EVIDENCE, "pp:quote", Literal("")),
    Spoilt("EvidenceSelector", EVIDENCE, "oa:hasSelector"),
    Spoilt("EvidencePolicy", EVIDENCE, "prov:wasDerivedFrom"),
    Spoilt("EvidenceRule", EVIDENCE, "pp:rule"),
    Spoilt("SelectorEnd", SELECTOR, "oa:end", number(SOURCE_END + 1)),
    Spoilt("SelectorStart", SELECTOR, "oa:start", number(SOURCE_END)),
    Spoilt("SelectorStart", SELECTOR, "oa:start", number(-1)),
    Spoilt("SelectorStart", SELECTOR, "oa:start"),
    Spoilt("SelectorStart", SELECTOR, "oa:start", Literal("12", datatype=term("xsd:decimal"))),
    Spoilt("SelectorExact", SELECTOR, "oa:exact"),
    Spoilt("SelectorSourceLength", SELECTOR, "pp:sourceLength"),
    Spoilt("MentionRole", MENTION, "pp:mentionRole", Literal("hero")),
    Spoilt("MentionConcept", MENTION, "pp:concept", "data:NoSuchThing"),
    Spoilt("MentionText", MENTION, "pp:text"),
    Spoilt("mention-outside-source", MENTION, "oa:end", number(SOURCE_END + 1)),
    Spoilt("PolicySha256", POLICY, "pp:sha256", Literal("ABC")),
    Spoilt("PolicyOrganization", POLICY, "pp:organization"),
    Spoilt("PolicySeries", POLICY, "pp:series"),
    Spoilt("PolicyFormat", POLICY, "dcterms:format", Literal("pdf")),
    Spoilt("PolicyArchived", POLICY, "pp:archived", Literal("2014-05-06")),
    Spoilt("PolicySourceLength", POLICY, "pp:sourceLength"),
    Spoilt("SeriesOrganization", SERIES, "pp:organization"),
    Spoilt("OrganizationLabel", PINE, "rdfs:label"),
    Spoilt("OrganizationCollects", PINE, "pp:collects", "data:NoSuchThing"),
    Spoilt("edge-without-statement", PINE, "pp:sells", "data:EmailAddress"),
    Spoilt("edge-without-statement", PINE, "pp:collects", "data:EmailAddress", keep=True),
    Spoilt("edge-without-statement", PINE, "pp:usesFor", "purpose:Security", keep=True),
]
AS_WELL = {"OrganizationCollects": {"edge-without-statement"}}


@cache
def schemes() -> tuple[Quad, ...]:
    """Which concepts there are: all of the ontology that validation looks at, and no thousand labels."""
    files = (ontology_dir() / "terms").glob("*.ttl")
    said = (quad for path in files for quad in parse(path=path, format=RdfFormat.TURTLE))
    return tuple(quad for quad in said if quad.predicate == term("skos:inScheme"))


def store_of(*given_readings: Reading) -> Store:
    store = Store()
    store.extend(schemes())
    for each in given_readings:
        store.extend(quads_of(each))
    return store


def spoil(store: Store, how: Spoilt) -> None:
    if not how.keep:
        for quad in list(store.quads_for_pattern(how.subject, term(how.predicate), None, DefaultGraph())):
            store.remove(quad)
    if how.value is not None:
        value = term(how.value) if isinstance(how.value, str) else how.value
        store.add(Quad(how.subject, term(how.predicate), value, DefaultGraph()))


@pytest.fixture(scope="module")
def good() -> Store:
    return store_of(shop(), other_shop())


def test_a_graph_in_order_has_no_finding(good: Store) -> None:
    assert list(findings(good)) == []


@settings(max_examples=15, deadline=None)
@given(readings())
def test_whatever_is_read_gives_a_graph_that_its_shapes_allow(each: Reading) -> None:
    assert [found for found in findings(store_of(each)) if not allowed(found)] == []


def allowed(finding: Finding) -> bool:
    """Made-up mentions may end where their source does not; those of a real reading cannot."""
    return finding.shape == "mention-outside-source"


@pytest.mark.parametrize("how", SPOILT, ids=lambda how: f"{how.shape}: {how.predicate} {how.value}")
def test_what_is_spoilt_is_the_one_thing_found(how: Spoilt) -> None:
    store = store_of(shop(), other_shop())
    spoil(store, how)
    found = list(findings(store))
    assert {one.shape for one in found} - AS_WELL.get(how.shape, set()) == {how.shape}
    assert {one.focus for one in found} == {how.subject.value}
    assert {one.path for one in found} == {how.predicate}
    if how.subject.value.startswith(POLICY.value):
        assert {one.policy for one in found} == {"pine.md"}


def test_every_shape_and_check_is_broken_by_some_test() -> None:
    told = {how.shape for how in SPOILT}
    checks = {path.stem for path in (queries_dir() / "checks").glob("*.rq")}
    assert checks - told == {"two-policies-of-one-file"}  # it has a test of its own


def test_a_finding_says_in_plain_words_what_is_wrong_where() -> None:
    store = store_of(shop())
    spoil(store, Spoilt("", SHARES, "pp:data", "data:NoSuchThing"))
    (found,) = policy_findings(store, POLICY)
    assert found.policy == "pine.md"
    assert found.message == "no such data category in the vocabulary"
    assert found.value == "data:NoSuchThing"
    assert found.quote == QUOTE
    assert found.severity == "violation"


def test_a_statement_without_a_policy_is_found_too(good: Store) -> None:
    store = Store()
    store.extend(good)
    store.add(Quad(NamedNode(PREFIXES["id"] + "stray"), term("rdf:type"), term("pp:Statement"), DefaultGraph()))
    assert [found.shape for found in findings(store)] == ["StatementPolicy"]


def test_a_file_read_twice_is_found() -> None:
    store = store_of(shop())
    twin = Spoilt("", policy_iri("other.md", other_shop().policy.sha256), "pp:sourceFile", Literal("pine.md"))
    store.extend(quads_of(other_shop()))
    spoil(store, twin)
    assert [found.shape for found in findings(store)] == ["two-policies-of-one-file"]


def test_an_organization_of_many_policies_is_told_of_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.validate.shapes._BATCH", 1)
    store = store_of(shop(), other_shop(organization="Pine Books"))
    spoil(store, Spoilt("", PINE, "rdfs:label"))
    assert [found.shape for found in findings(store)] == ["OrganizationLabel"]


def test_quotes_are_looked_up_in_the_source(tmp_path: Path) -> None:
    path = tmp_path / "pine.md"
    path.write_text(TEXT, encoding="utf-8", newline="")
    store = store_of(shop())
    sources = [Source(str(path), "pine.md"), Source(str(tmp_path / "gone.md"), "gone.md")]
    assert list(findings(store, sources)) == []
    spoil(store, Spoilt("", SELECTOR, "oa:exact", Literal("We never share")))
    (found,) = findings(store, sources)
    assert (found.policy, found.focus, found.quote) == ("pine.md", SELECTOR.value, "We never share")
    assert found.message == "the quote does not stand there in the source"


def test_a_source_that_has_changed_or_gone_is_a_warning(tmp_path: Path) -> None:
    path = tmp_path / "pine.md"
    store = store_of(shop())
    (gone,) = findings(store, [Source(str(path), "pine.md")])
    path.write_text(TEXT + "More.", encoding="utf-8")
    (changed,) = findings(store, [Source(str(path), "pine.md")])
    assert (gone.severity, changed.severity) == ("warning", "warning")
    assert changed.message == "its source has changed since the graph was built"
