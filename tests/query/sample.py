"""Policies of invented organizations with the statements a careful reader finds in them, put together by hand.

The graph's questions are tested on these: what they must answer is worked out from the words below, whatever the
reading of texts is able to find.
"""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from kg.graph import own_triples, shared_triples
from kg.model import Definition, Evidence, Mention, NamedOrganization, Policy, Reading, Statement
from kg.spans import Span
from kg.store import updating

if TYPE_CHECKING:
    from collections.abc import Iterable

    Concepts = tuple[str, ...]

ROOT = Path(__file__).resolve().parent.parent.parent

ACME = """# Acme Lanterns Privacy Policy

We collect your name and e-mail address when you order. We may collect your precise location.
We never sell your personal information. We do not share your e-mail address with third parties.
We share your e-mail address with advertisers to send you offers.
Payments are handled by WorldPay, to whom we give your credit card number.
We may disclose your messages to the police if a court orders it.
We keep server logs for no more than 60 days.
If Acme is sold, your information may be transferred to the buyer.
Zöe's widgets count visits with cookies.
"""

KITE = """Kite Club
We collect your e-mail address. We do not knowingly collect information from children under 13.
We rent our customer list to other companies. We use your e-mail address to answer your questions.
We share your location with our advertising partners.
Visit logs are deleted after 60 days. =HYPERLINK("http://evil") is shared with AdNet.
Non-personal information, such as your IP address, is kept apart from aggregate data.
"""


def statement(source: str, quote: str, action: str, data: str, **said: Any) -> Statement:  # noqa: ANN401  (the other fields)
    """A statement whose evidence is the quote; names of concepts parted by blanks."""
    start = source.index(quote)
    for name in ("recipients", "purposes"):
        said[name] = tuple(said.get(name, "").split())
    return Statement(
        actor=said.pop("actor", "FirstParty"),
        action=action,  # type: ignore[arg-type]
        polarity=said.pop("polarity", "affirmed"),
        modality=said.pop("modality", "does"),
        data=tuple(data.split()),
        evidence=Evidence((Span(start, start + len(quote)),), ("Data",), "by-hand"),
        **said,
    )


def reading(
    name: str,
    organization: str,
    source: str,
    statements: Iterable[Statement],
    definitions: Iterable[tuple[str, str, Concepts, Concepts]] = (),
    **said: Any,  # noqa: ANN401  (the other fields)
) -> Reading:
    """A policy that was read."""
    sha256 = hashlib.sha256(source.encode()).hexdigest()
    policy = Policy(name=name, sha256=sha256, format="markdown", organization=organization, **said)
    return Reading(policy, source, tuple(statements), len(source.split()), (), definitions_in(source, definitions))


def definitions_in(source: str, told: Iterable[tuple[str, str, Concepts, Concepts]]) -> tuple[Definition, ...]:
    """What a policy says its words mean: the quote, the concept, and what it includes and excludes."""
    made = []
    for quote, concept, includes, excludes in told:
        start = source.index(quote)
        evidence = Evidence((Span(start, start + len(quote)),), ("Data",), "by-hand")
        made.append(Definition(quote.partition(",")[0], concept, includes, excludes, evidence))
    return tuple(made)


def acme() -> Reading:
    """A shop that contradicts itself about sharing e-mail addresses."""
    unlinked = Mention("data", None, "frobnication", Span(0, 6))
    return reading(
        "shops/acme.md",
        "Acme Lanterns",
        ACME,
        [
            statement(ACME, "We collect your name and e-mail address when you order", "collect", "Name EmailAddress",
                      condition="when you order", mentions=(unlinked,)),
            statement(ACME, "We may collect your precise location", "collect", "PreciseLocation", modality="may"),
            statement(ACME, "We never sell your personal information", "sell", "PersonalData", polarity="denied"),
            statement(ACME, "We do not share your e-mail address with third parties", "share", "EmailAddress",
                      polarity="denied", recipients="ThirdParty"),
            statement(ACME, "We share your e-mail address with advertisers to send you offers", "share",
                      "EmailAddress", recipients="Advertiser", purposes="DirectMarketing"),
            statement(ACME, "Payments are handled by WorldPay, to whom we give your credit card number", "share",
                      "PaymentCard", recipients="PaymentProvider", purposes="Payment",
                      names=(NamedOrganization("recipient", "WorldPay", "PaymentProvider"),)),
            statement(ACME, "We may disclose your messages to the police if a court orders it", "share",
                      "Communication", modality="may", recipients="Authority", purposes="LegalCompliance",
                      condition="if a court orders it"),
            statement(ACME, "We keep server logs for no more than 60 days", "retain", "LogData",
                      duration="no more than 60 days"),
            statement(ACME, "If Acme is sold, your information may be transferred to the buyer", "share",
                      "PersonalData", modality="may", recipients="Successor", purposes="BusinessTransfer",
                      condition="If Acme is sold"),
            statement(ACME, "Zöe's widgets count visits with cookies", "collect", "CookieData",
                      actor="AnalyticsProvider", purposes="Analytics",
                      names=(NamedOrganization("actor", "Zöe's widgets", "AnalyticsProvider"),)),
        ],
        archived=date(2015, 3, 1),
        site="acme.example",
        url="https://archive.example/acme",
    )  # fmt: skip


def kite() -> Reading:
    """A club that sells, and that says something about children."""
    return reading(
        "kite.txt",
        "Kite Club",
        KITE,
        [
            statement(KITE, "We collect your e-mail address", "collect", "EmailAddress"),
            statement(KITE, "We do not knowingly collect information from children under 13", "collect",
                      "PersonalData", polarity="denied", subject="Child"),
            statement(KITE, "We rent our customer list to other companies", "sell", "ContactData",
                      recipients="ThirdParty"),
            statement(KITE, "We use your e-mail address to answer your questions", "use", "EmailAddress",
                      purposes="CustomerSupport"),
            statement(KITE, "We share your location with our advertising partners", "share", "LocationData",
                      recipients="Advertiser"),
            statement(KITE, "Visit logs are deleted after 60 days", "retain", "LogData", duration="after 60 days"),
            statement(KITE, '=HYPERLINK("http://evil") is shared with AdNet', "share", "ReferringURL",
                      recipients="Advertiser", names=(NamedOrganization("recipient", "AdNet", "Advertiser"),)),
        ],
        definitions=[("Non-personal information, such as your IP address", "NonPersonalData", ("IPAddress",), ()),
                     ("Non-personal information", "NonPersonalData", ("AggregateData",), ())],
    )  # fmt: skip


def store_of(*readings: Reading) -> ox.Store:
    """A graph of the readings, with the terms of the ontology, in memory."""
    store = ox.Store()
    for path in sorted((ROOT / "ontology" / "terms").glob("*.ttl")):
        store.load(path=str(path), format=ox.RdfFormat.TURTLE)
    for each in readings:
        store.extend(ox.Quad(*triple) for triple in (*own_triples(each), *shared_triples(each)))
    return store


def graph_folder(folder: Path, *readings: Reading) -> Path:
    """A folder that holds the graph of the readings, as a build leaves it."""
    with updating(folder, {"by": "hand"}) as update:
        update.put(readings)
        update.finish({})
    return folder
