"""The RDF of one policy: what belongs to it alone, and what other policies may say as well."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, replace
from itertools import chain
from typing import TYPE_CHECKING
from urllib.parse import quote

from pyoxigraph import Literal, NamedNode, Triple

from kg.namespaces import organization_iri, part_iri, policy_iri, series_iri, short_hash, term

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.model import Definition, Evidence, Mention, Policy, Reading, Scheme, Statement

QUOTE_JOINT = " … "
_VERBS = {"collect": "collects", "use": "uses", "share": "shares", "sell": "sells", "retain": "retains"}
_GIVES = {"share": "pp:sharesWith", "sell": "pp:sellsTo"}
_TYPE = term("rdf:type")
_HALF = re.compile("[\ud800-\udfff]")
_URL, _URL_SIGNS = re.compile("[a-z][a-z0-9+.-]*:."), ":/?#[]@!$&'()*+,;=%~"


def triples(reading: Reading) -> Iterator[Triple]:
    """The whole graph of one policy."""
    return chain(own_triples(reading), shared_triples(reading))


def own_triples(reading: Reading) -> Iterator[Triple]:
    """The policy, its statements and their evidence; every subject's IRI is the policy's or lies below it."""
    policy = policy_iri(reading.policy.name, reading.policy.sha256)
    yield from _policy(policy, reading)
    # Two rules that find the same statement in the same place have found it once; the first has its say.
    statements = {statement_iri(policy, statement): statement for statement in reversed(reading.statements)}
    for iri, statement in reversed(statements.items()):
        yield from _statement(iri, policy, statement, reading)
    for definition in reading.definitions:
        yield from _definition(policy, definition, reading)


def shared_triples(reading: Reading) -> Iterator[Triple]:
    """Organizations, series and direct edges, which several policies may state."""
    policy, own = reading.policy, organization_iri(reading.policy.organization)
    yield from _organization(own, policy.organization)
    series = series_iri(policy.organization)
    yield Triple(series, _TYPE, term("pp:PolicySeries"))
    yield Triple(series, term("rdfs:label"), _words(policy.organization))
    yield Triple(series, term("pp:organization"), own)
    for statement in reading.statements:
        for named in statement.names:
            yield from _organization(organization_iri(named.name), named.name)
            yield Triple(organization_iri(named.name), term("pp:role"), _concept(reading, "recipient", named.concept))
        if statement.polarity == "affirmed":
            yield from _edges(statement, reading)


def _policy(iri: NamedNode, reading: Reading) -> Iterator[Triple]:
    policy = reading.policy
    dated = f" ({policy.archived.isoformat()})" if policy.archived else ""
    yield Triple(iri, _TYPE, term("pp:Policy"))
    yield Triple(iri, _TYPE, term("prov:Entity"))
    yield Triple(iri, term("rdfs:label"), _words(f"{policy.organization}{dated}"))
    yield Triple(iri, term("pp:organization"), organization_iri(policy.organization))
    yield Triple(iri, term("pp:series"), series_iri(policy.organization))
    yield Triple(iri, term("pp:sourceFile"), _words(policy.name))
    yield Triple(iri, term("pp:sha256"), Literal(policy.sha256))
    yield Triple(iri, term("dcterms:format"), Literal(policy.format))
    yield Triple(iri, term("pp:sourceLength"), Literal(len(reading.source)))
    yield Triple(iri, term("pp:words"), Literal(reading.words))
    if policy.archived:
        yield Triple(iri, term("pp:archived"), Literal(policy.archived.isoformat(), datatype=term("xsd:date")))
    if policy.site:
        yield Triple(iri, term("pp:site"), _words(policy.site))
    if policy.url and _URL.match(policy.url):
        address = quote(policy.url, safe=_URL_SIGNS, errors="replace")
        yield Triple(iri, term("pp:snapshotUrl"), Literal(address, datatype=term("xsd:anyURI")))


def statement_iri(policy: NamedNode, statement: Statement) -> NamedNode:
    """The statement's IRI, from a hash of what it says and where it stands, however it was found."""
    bare = replace(statement, evidence=replace(statement.evidence, rule=""), mentions=(), confidence=1.0)
    return part_iri(policy, f"s-{short_hash(json.dumps(asdict(bare), sort_keys=True))}")


def _statement(iri: NamedNode, policy: NamedNode, statement: Statement, reading: Reading) -> Iterator[Triple]:
    yield Triple(iri, _TYPE, term("pp:Statement"))
    yield Triple(iri, term("pp:policy"), policy)
    yield Triple(iri, term("pp:actor"), _concept(reading, "recipient", statement.actor))
    for organization in _actors(statement, reading.policy):
        yield Triple(iri, term("pp:actorOrganization"), organization)
    yield Triple(iri, term("pp:action"), term(f"pp:{statement.action.capitalize()}"))
    yield Triple(iri, term("pp:polarity"), term(f"pp:{statement.polarity.capitalize()}"))
    yield Triple(iri, term("pp:modality"), term(f"pp:{statement.modality.capitalize()}"))
    for concept in statement.data:
        yield Triple(iri, term("pp:data"), _concept(reading, "data", concept))
    for concept in statement.recipients:
        yield Triple(iri, term("pp:recipient"), _concept(reading, "recipient", concept))
    for organization in _named_recipients(statement):
        yield Triple(iri, term("pp:recipientOrganization"), organization)
    for concept in statement.purposes:
        yield Triple(iri, term("pp:purpose"), _concept(reading, "purpose", concept))
    for field in ("exception", "condition", "duration"):
        words = getattr(statement, field)
        if words:
            yield Triple(iri, term(f"pp:{field}"), _words(words))
    if statement.subject:
        yield Triple(iri, term("pp:dataSubject"), term(f"pp:{statement.subject}"))
    confidence = f"{statement.confidence:.2f}".rstrip("0").rstrip(".")  # as the store writes decimals
    yield Triple(iri, term("pp:confidence"), Literal(confidence, datatype=term("xsd:decimal")))
    yield from _evidence(iri, policy, statement.evidence, reading.source)
    for number, mention in enumerate(statement.mentions, 1):
        yield from _mention(iri, number, mention, reading)


def _evidence(statement: NamedNode, policy: NamedNode, evidence: Evidence, source: str) -> Iterator[Triple]:
    iri = part_iri(statement, "evidence")
    yield Triple(statement, term("pp:evidence"), iri)
    yield Triple(iri, _TYPE, term("pp:Evidence"))
    yield Triple(iri, term("prov:wasDerivedFrom"), policy)
    yield Triple(iri, term("pp:quote"), _words(QUOTE_JOINT.join(span.of(source) for span in evidence.spans)))
    yield Triple(iri, term("pp:rule"), _words(evidence.rule))
    if evidence.heading:
        yield Triple(iri, term("pp:heading"), _words(" > ".join(evidence.heading)))
    for number, span in enumerate(evidence.spans, 1):
        selector = part_iri(iri, str(number))
        yield Triple(iri, term("oa:hasSelector"), selector)
        yield Triple(selector, _TYPE, term("oa:TextQuoteSelector"))
        yield Triple(selector, _TYPE, term("oa:TextPositionSelector"))
        yield Triple(selector, term("oa:exact"), _words(span.of(source)))
        yield Triple(selector, term("oa:start"), Literal(span.start))
        yield Triple(selector, term("oa:end"), Literal(span.end))
        yield Triple(selector, term("pp:sourceLength"), Literal(len(source)))


def definition_iri(policy: NamedNode, definition: Definition) -> NamedNode:
    """The definition's IRI, from a hash of what it says and where it stands."""
    return part_iri(policy, f"d-{short_hash(json.dumps(asdict(definition), sort_keys=True))}")


def _definition(policy: NamedNode, definition: Definition, reading: Reading) -> Iterator[Triple]:
    """What the policy says its own words mean; it stands apart from the terms of the ontology."""
    iri = definition_iri(policy, definition)
    yield Triple(iri, _TYPE, term("pp:TermDefinition"))
    yield Triple(iri, term("pp:policy"), policy)
    yield Triple(iri, term("pp:term"), _words(definition.term))
    yield Triple(iri, term("pp:defines"), _concept(reading, "data", definition.concept))
    for concept in definition.includes:
        yield Triple(iri, term("pp:includes"), _concept(reading, "data", concept))
    for concept in definition.excludes:
        yield Triple(iri, term("pp:excludes"), _concept(reading, "data", concept))
    yield from _evidence(iri, policy, definition.evidence, reading.source)


def _mention(statement: NamedNode, number: int, mention: Mention, reading: Reading) -> Iterator[Triple]:
    iri = part_iri(statement, f"m{number}")
    scheme: Scheme = "recipient" if mention.role == "actor" else mention.role
    yield Triple(statement, term("pp:mention"), iri)
    yield Triple(iri, _TYPE, term("pp:Mention"))
    yield Triple(iri, term("pp:mentionRole"), Literal(mention.role))
    yield Triple(iri, term("pp:text"), _words(mention.text))
    yield Triple(iri, term("oa:start"), Literal(mention.span.start))
    yield Triple(iri, term("oa:end"), Literal(mention.span.end))
    if mention.concept:
        yield Triple(iri, term("pp:concept"), _concept(reading, scheme, mention.concept))


def _organization(iri: NamedNode, name: str) -> Iterator[Triple]:
    yield Triple(iri, _TYPE, term("pp:Organization"))
    yield Triple(iri, term("rdfs:label"), _words(name))


def _actors(statement: Statement, policy: Policy) -> list[NamedNode]:
    if statement.actor == "FirstParty":
        return [organization_iri(policy.organization)]
    return [organization_iri(named.name) for named in statement.names if named.role == "actor"]


def _named_recipients(statement: Statement) -> list[NamedNode]:
    return [organization_iri(named.name) for named in statement.names if named.role == "recipient"]


def _edges(statement: Statement, reading: Reading) -> Iterator[Triple]:
    """The direct edges of an affirmed statement, for tools that want a plain graph."""
    for actor in _actors(statement, reading.policy):
        for concept in statement.data:
            yield Triple(actor, term(f"pp:{_VERBS[statement.action]}"), _concept(reading, "data", concept))
        for concept in statement.purposes:
            yield Triple(actor, term("pp:usesFor"), _concept(reading, "purpose", concept))
        if statement.action in _GIVES:
            for concept in statement.recipients:
                yield Triple(actor, term(_GIVES[statement.action]), _concept(reading, "recipient", concept))
            for organization in _named_recipients(statement):
                yield Triple(actor, term(_GIVES[statement.action]), organization)


def _concept(reading: Reading, scheme: Scheme, name: str) -> NamedNode:
    """The IRI of a concept: the scheme's own, unless a user's file mints it elsewhere."""
    elsewhere = (iri for of, known_as, iri in reading.minted if (of, known_as) == (scheme, name))
    return next(map(NamedNode, elsewhere), None) or term(f"{scheme}:{name}")


def _words(text: str) -> Literal:
    """Text of a policy as a literal; the graph's forms escape what is in it.

    Half a surrogate pair, which no file gives but a program may, becomes U+FFFD: UTF-8 cannot hold it.
    """
    return Literal(text if text.isascii() else _HALF.sub("\ufffd", text))
