"""A graph in order, and a hundred ways to break one thing in it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Store, parse

from kg.graph import definition_iri, statement_iri
from kg.model import Definition
from kg.namespaces import organization_iri, part_iri, policy_iri, series_iri, term
from kg.resources import ontology_dir
from kg.store.parts import quads_of
from tests.store.made_up import TEXT, other_shop, shop, statement

if TYPE_CHECKING:
    from kg.model import Reading


def whole() -> Reading:
    """The shop's policy with every field that a statement can have, so that every shape has something to look at."""
    uses = statement(
        "your postal address",
        action="use",
        data=("PostalAddress",),
        purposes=("Delivery",),
        exception="except gifts",
        condition="when you order",
        subject="Child",
    )
    keeps = statement("your name", action="retain", data=("Name",), duration="for a year")
    trades = statement("We collect:", action="sell", data=("ContactData",), recipients=("DataBroker",))
    defined = Definition("your name", "IdentityData", ("Name",), ("Password",), keeps.evidence)
    return replace(shop(), statements=(*shop().statements, uses, keeps, trades), definitions=(defined,))


POLICY = policy_iri("pine.md", whole().policy.sha256)
SHARES, SELLS, LISTS, USES, KEEPS, TRADES = (statement_iri(POLICY, one) for one in whole().statements)
EVIDENCE = part_iri(SHARES, "evidence")
SELECTOR, MENTION = part_iri(EVIDENCE, "1"), part_iri(SHARES, "m1")
(DEFINED,) = (definition_iri(POLICY, one) for one in whole().definitions)
EVIDENCE_OF_ANOTHER = part_iri(SELLS, "evidence")
PINE, SERIES, CARRIER = (
    organization_iri("Pine Books"),
    series_iri("Pine Books"),
    organization_iri("Swift Carriers Ltd"),
)
QUOTE = "We may share your e-mail address with shipping companies to deliver your order"
SOURCE_END = len(TEXT)


@dataclass(frozen=True)
class Spoilt:
    """One change to a graph in order, and the shape that it breaks."""

    shape: str
    subject: NamedNode
    predicate: str
    value: str | NamedNode | BlankNode | Literal | None = None
    """The new value: a prefixed name or a node; None takes the old ones away."""
    keep: bool = False
    """Whether the old value stays beside it."""
    also: Literal | None = None
    """A second new value."""
    besides: tuple[str, ...] = ()
    """What else cannot but be found with it."""


def number(value: int | str) -> Literal:
    return Literal(str(value), datatype=term("xsd:integer"))


SPOILT = [
    Spoilt("StatementPolicy", SHARES, "pp:policy", "pp:Nowhere", keep=True),
    Spoilt("StatementEvidence", SHARES, "pp:evidence", "pp:Nowhere", besides=("left-over",)),
    Spoilt("StatementEvidence", SHARES, "pp:evidence", EVIDENCE_OF_ANOTHER, keep=True),
    Spoilt("StatementEvidence", SHARES, "pp:evidence", Literal("We may share your e-mail address"), keep=True),
    Spoilt("StatementEvidence", SHARES, "pp:evidence", BlankNode("b"), keep=True),
    Spoilt("StatementPolarity", SHARES, "pp:polarity", "pp:Denied", keep=True),
    Spoilt("StatementPolarity", SELLS, "pp:polarity"),
    Spoilt("StatementPolarity", SELLS, "pp:polarity", "pp:Perhaps"),
    Spoilt("StatementModality", SHARES, "pp:modality", "pp:Does", keep=True),
    Spoilt("StatementAction", SELLS, "pp:action", "pp:Steal"),
    Spoilt("StatementAction", SELLS, "pp:action"),
    Spoilt("StatementActor", SELLS, "pp:actor"),
    Spoilt("StatementActor", SELLS, "pp:actor", "recipient:Advertiser", keep=True),
    Spoilt("StatementKnownActor", SELLS, "pp:actor", "recipient:Nobody"),
    Spoilt("StatementKnownActor", SELLS, "pp:actor", "data:Name"),
    Spoilt("StatementActorOrganization", SELLS, "pp:actorOrganization", "pp:Nobody", keep=True),
    Spoilt("StatementData", SELLS, "pp:data"),
    Spoilt("StatementKnownData", SELLS, "pp:data", "data:NoSuchThing"),
    Spoilt("StatementKnownData", SELLS, "pp:data", Literal("EmailAddress")),
    Spoilt("StatementKnownData", SELLS, "pp:data", NamedNode("https://w3id.org/dpv/pd#EmailAddress")),
    Spoilt("StatementKnownRecipient", SELLS, "pp:recipient", "recipient:NoSuchOne"),
    Spoilt("StatementKnownRecipient", SELLS, "pp:recipient", "purpose:Delivery"),
    Spoilt("StatementKnownPurpose", SELLS, "pp:purpose", "purpose:NoSuchOne"),
    Spoilt("StatementException", USES, "pp:exception", Literal("save when not"), keep=True),
    Spoilt("StatementCondition", USES, "pp:condition", Literal("")),
    Spoilt("StatementConfidence", SELLS, "pp:confidence", Literal("1.2", datatype=term("xsd:decimal"))),
    Spoilt("StatementConfidence", SELLS, "pp:confidence", Literal("high")),
    Spoilt("StatementDataSubject", SELLS, "pp:dataSubject", "pp:Adult"),
    Spoilt("StatementDuration", SELLS, "pp:duration", number(60)),
    Spoilt("StatementMention", SELLS, "pp:mention", "pp:Nowhere"),
    Spoilt("StatementRecipientOrganization", SELLS, "pp:recipientOrganization", "pp:Nobody"),
    Spoilt("EvidenceQuote", EVIDENCE, "pp:quote"),
    Spoilt("EvidenceQuote", EVIDENCE, "pp:quote", Literal(QUOTE), keep=True, also=Literal(QUOTE, language="en")),
    Spoilt("EvidenceLength", EVIDENCE, "pp:quote", Literal(QUOTE * 60)),
    Spoilt("EvidenceSelector", EVIDENCE, "oa:hasSelector", PINE, keep=True),
    Spoilt("EvidencePolicy", EVIDENCE, "prov:wasDerivedFrom"),
    Spoilt("EvidencePolicy", EVIDENCE, "prov:wasDerivedFrom", "data:Name"),
    Spoilt("EvidenceRule", EVIDENCE, "pp:rule"),
    Spoilt("EvidenceHeading", EVIDENCE, "pp:heading", Literal("Another"), keep=True),
    Spoilt("SelectorEnd", SELECTOR, "oa:end"),
    Spoilt("SelectorStart", SELECTOR, "oa:start"),
    Spoilt(
        "SelectorStart",
        SELECTOR,
        "oa:start",
        Literal("12", datatype=term("xsd:decimal")),
        keep=True,
        besides=("quote-of-another-length",),
    ),
    Spoilt("SelectorExact", SELECTOR, "oa:exact"),
    Spoilt("SelectorSourceLength", SELECTOR, "pp:sourceLength"),
    Spoilt("MentionRole", MENTION, "pp:mentionRole", Literal("hero")),
    Spoilt("MentionConcept", MENTION, "pp:concept", "data:NoSuchThing"),
    Spoilt("MentionConcept", MENTION, "pp:concept", "data:Name", keep=True),
    Spoilt("MentionText", MENTION, "pp:text"),
    Spoilt("MentionStart", MENTION, "oa:start", number(SOURCE_END)),
    Spoilt("MentionStart", MENTION, "oa:start", number(-1)),
    Spoilt("MentionEnd", MENTION, "oa:end", number(SOURCE_END - 1), keep=True),
    Spoilt("PolicySha256", POLICY, "pp:sha256", Literal("ABC")),
    Spoilt("PolicyLabel", POLICY, "rdfs:label"),
    Spoilt("PolicyOrganization", POLICY, "pp:organization"),
    Spoilt("PolicyOrganization", POLICY, "pp:organization", CARRIER, keep=True),
    Spoilt("PolicySeries", POLICY, "pp:series", "pp:Nowhere", keep=True),
    Spoilt("PolicySourceFile", POLICY, "pp:sourceFile", Literal("zoo.md"), keep=True),
    Spoilt("PolicyFormat", POLICY, "dcterms:format", Literal("pdf")),
    Spoilt("PolicyArchived", POLICY, "pp:archived", Literal("2014-05-06")),
    Spoilt("PolicyArchived", POLICY, "pp:archived", Literal("2014-05-07", datatype=term("xsd:date")), keep=True),
    Spoilt("PolicyDated", POLICY, "pp:archived"),
    Spoilt("PolicySite", POLICY, "pp:site", Literal("ash.example"), keep=True),
    Spoilt(
        "PolicySnapshotUrl", POLICY, "pp:snapshotUrl", Literal("https://web.example/a b", datatype=term("xsd:anyURI"))
    ),
    Spoilt("PolicySnapshotUrl", POLICY, "pp:snapshotUrl", Literal("https://web.example/a")),
    Spoilt("PolicySourceLength", POLICY, "pp:sourceLength"),
    Spoilt("PolicyWords", POLICY, "pp:words"),
    Spoilt("PolicyLength", POLICY, "pp:words", number(12)),
    Spoilt("DefinitionPolicy", DEFINED, "pp:policy", "pp:Nowhere", keep=True),
    Spoilt("DefinitionTerm", DEFINED, "pp:term"),
    Spoilt("DefinitionDefines", DEFINED, "pp:defines", "purpose:Delivery"),
    Spoilt("DefinitionIncludes", DEFINED, "pp:includes", "data:NoSuchThing"),
    Spoilt("DefinitionIncludes", DEFINED, "pp:includes", "data:Password", keep=True),
    Spoilt("DefinitionExcludes", DEFINED, "pp:excludes", "recipient:Public"),
    Spoilt("DefinitionEvidence", DEFINED, "pp:evidence", EVIDENCE_OF_ANOTHER, keep=True),
    Spoilt("SeriesLabel", SERIES, "rdfs:label"),
    Spoilt("SeriesOrganization", SERIES, "pp:organization"),
    Spoilt("OrganizationLabel", PINE, "rdfs:label"),
    Spoilt("OrganizationRole", CARRIER, "pp:role", "purpose:Delivery"),
    Spoilt(
        "OrganizationCollects", PINE, "pp:collects", "data:NoSuchThing", keep=True, besides=("edge-without-statement",)
    ),
    Spoilt("OrganizationUses", PINE, "pp:uses", "data:NoSuchThing", keep=True, besides=("edge-without-statement",)),
    Spoilt("OrganizationShares", PINE, "pp:shares", "data:NoSuchThing", keep=True, besides=("edge-without-statement",)),
    Spoilt("OrganizationSells", PINE, "pp:sells", "data:NoSuchThing", keep=True, besides=("edge-without-statement",)),
    Spoilt(
        "OrganizationRetains", PINE, "pp:retains", "data:NoSuchThing", keep=True, besides=("edge-without-statement",)
    ),
    Spoilt("OrganizationUsesFor", PINE, "pp:usesFor", "data:Name", keep=True, besides=("edge-without-statement",)),
    Spoilt("edge-without-statement", PINE, "pp:sells", "data:EmailAddress", keep=True),
    Spoilt("edge-without-statement", PINE, "pp:collects", "data:EmailAddress", keep=True),
    Spoilt("edge-without-statement", PINE, "pp:usesFor", "purpose:Security", keep=True),
    Spoilt("edge-without-statement", PINE, "pp:sharesWith", "recipient:Advertiser", keep=True),
    Spoilt("mention-outside-source", MENTION, "oa:end", number(SOURCE_END + 1)),
    Spoilt("quote-apart-from-selector", EVIDENCE, "pp:quote", Literal("We never share your e-mail address")),
    Spoilt("quote-of-another-length", SELECTOR, "oa:end", number(SOURCE_END - 1)),
]


@cache
def schemes() -> tuple[Quad, ...]:
    """Which concepts there are: all of the ontology that validation looks at, and no thousand labels."""
    files = (ontology_dir() / "terms").glob("*.ttl")
    said = (quad for path in files for quad in parse(path=path, format=RdfFormat.TURTLE))
    looked_at = {term("skos:inScheme"), term("skos:broader"), term("rdf:type")}
    return tuple(quad for quad in said if quad.predicate in looked_at)


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
    if how.also is not None:
        store.add(Quad(how.subject, term(how.predicate), how.also, DefaultGraph()))


def good() -> Store:
    return store_of(whole(), other_shop())
