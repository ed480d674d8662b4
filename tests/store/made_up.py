"""Readings put together by hand or at random, for the tests of the graph, the store and the shapes."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import TYPE_CHECKING, Any, get_args

from hypothesis import strategies as st

from kg.model import (
    Action,
    Evidence,
    Format,
    Mention,
    Modality,
    NamedOrganization,
    Polarity,
    Policy,
    Reading,
    Statement,
)
from kg.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

TEXT = """# Pine Books Privacy Policy

We may share your e-mail address with shipping companies to deliver your order. We do not sell it.

We collect:

- your name
- your postal address
"""
HOSTILE = (
    '"; DROP <http://evil> . } # \\" \'\'\' """ \n@prefix x: <y> .',
    "a^^<http://evil> .",
    '"^^<b>',
    "@en",
    "\x00\x01\x1f\x7f\x85\u2028\u2029\ufeff\ufffe\uffff",
    "\r\n\t\\u0041\\",
    "😀 ünï 日本 \u202egnp.exe",
    "half \ud83d pair",
    "<script>alert(1)</script> ?x $y {} ${jndi}",
    "../../etc/passwd",
)
DATA = ("PersonalData", "EmailAddress", "Name", "CookieData", "LocationData")
RECIPIENTS = ("ThirdParty", "Advertiser", "DeliveryProvider", "PaymentProvider")
PURPOSES = ("Delivery", "Advertising", "Analytics", "Security")
ORGANIZATIONS = ("Pine Books", "PINE Books, Inc.", "Gull Ads", "Zöe's Widgets", "日本", HOSTILE[0])


def policy(name: str = "pine.md", text: str = TEXT, organization: str = "Pine Books", **said: Any) -> Policy:  # noqa: ANN401  (any field of the model)
    """A policy with that text."""
    said.setdefault("format", "markdown")
    sha256 = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Policy(name=name, sha256=sha256, organization=organization, **said)


def statement(quotes: str | Sequence[str], text: str = TEXT, **said: Any) -> Statement:  # noqa: ANN401  (as above)
    """A statement with the quotes as its evidence; it affirms that e-mail addresses are collected, unless told else."""
    parts = [quotes] if isinstance(quotes, str) else quotes
    spans = tuple(Span(text.index(part), text.index(part) + len(part)) for part in parts)
    said = {"actor": "FirstParty", "action": "collect", "polarity": "affirmed", "modality": "does"} | said
    return Statement(data=said.pop("data", ("EmailAddress",)), evidence=Evidence(spans, ("Pine",), "by-hand"), **said)


def reading(*statements: Statement, text: str = TEXT, **said: Any) -> Reading:  # noqa: ANN401  (as above)
    """A policy with its statements."""
    return Reading(policy(text=text, **said), text, statements, len(text.split()))


def shop() -> Reading:
    """A shop that shares with a carrier it names, sells nothing, and asks for names in a list."""
    words = "e-mail address"
    start = TEXT.index(words)
    carrier = NamedOrganization("recipient", "Swift Carriers Ltd", "DeliveryProvider")
    shares = statement(
        "We may share your e-mail address with shipping companies to deliver your order",
        action="share",
        modality="may",
        recipients=("DeliveryProvider",),
        purposes=("Delivery",),
        names=(carrier,),
        confidence=0.87,
        mentions=(
            Mention("data", "EmailAddress", words, Span(start, start + len(words))),
            Mention("recipient", None, "shipping companies", Span(start + 20, start + 38)),
        ),
    )
    sells = statement("We do not sell it", action="sell", polarity="denied", recipients=("ThirdParty",))
    lists = statement(["We collect:", "your name"], data=("Name",))
    return reading(shares, sells, lists, site="pine.example", archived=date(2014, 5, 6), url="https://web.example/pine")


texts = st.one_of(st.sampled_from(HOSTILE), st.text(st.characters(exclude_categories=()), min_size=1, max_size=30))


@st.composite
def spans(draw: st.DrawFn, text: str) -> Span:
    start = draw(st.integers(0, len(text) - 1))
    return Span(start, draw(st.integers(start + 1, len(text))))


@st.composite
def statements(draw: st.DrawFn, text: str) -> Statement:
    """Any statement that the model allows, with words that try to break out of what holds them."""
    few = {"max_size": 2, "unique": True}
    named = st.builds(
        NamedOrganization,
        st.sampled_from(("actor", "recipient")),
        st.sampled_from(ORGANIZATIONS),
        st.sampled_from(RECIPIENTS),
    )
    mention = st.one_of(
        [
            st.builds(Mention, st.just(role), st.none() | st.sampled_from(concepts), texts, spans(text))
            for role, concepts in {
                "data": DATA,
                "purpose": PURPOSES,
                "recipient": RECIPIENTS,
                "actor": RECIPIENTS,
            }.items()
        ]
    )
    where = draw(st.lists(spans(text), min_size=1, max_size=2))
    return Statement(
        actor=draw(st.sampled_from(("FirstParty", "ThirdParty", "Advertiser"))),
        action=draw(st.sampled_from(get_args(Action))),
        polarity=draw(st.sampled_from(get_args(Polarity))),
        modality=draw(st.sampled_from(get_args(Modality))),
        data=tuple(draw(st.lists(st.sampled_from(DATA), min_size=1, **few))),  # type: ignore[arg-type]
        evidence=Evidence(tuple(where), tuple(draw(st.lists(texts, max_size=2))), draw(st.sampled_from(("a", "b")))),
        recipients=tuple(draw(st.lists(st.sampled_from(RECIPIENTS), **few))),  # type: ignore[arg-type]
        purposes=tuple(draw(st.lists(st.sampled_from(PURPOSES), **few))),  # type: ignore[arg-type]
        names=tuple(draw(st.lists(named, max_size=2))),
        exception=draw(st.none() | texts),
        condition=draw(st.none() | texts),
        subject=draw(st.sampled_from((None, "Child"))),
        duration=draw(st.none() | texts),
        confidence=draw(st.floats(0, 1)),
        mentions=tuple(draw(st.lists(mention, max_size=2))),
    )


@st.composite
def readings(draw: st.DrawFn, name: str = "a.md") -> Reading:
    """Any reading that the model allows."""
    text = draw(texts)
    about = policy(
        name,
        text,
        draw(st.sampled_from(ORGANIZATIONS)),
        format=draw(st.sampled_from(get_args(Format))),
        site=draw(st.none() | texts),
        archived=draw(st.none() | st.dates()),
        url=draw(st.none() | texts),
    )
    return Reading(about, text, tuple(draw(st.lists(statements(text), max_size=3))), draw(st.integers(0, 99)))


def other_shop(organization: str = "Gull Ads") -> Reading:
    """Another policy, which collects something else."""
    return reading(statement("We collect:", data=("CookieData",)), name="other.md", organization=organization)
