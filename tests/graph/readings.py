"""Readings made by hand and by hypothesis: policies full of hostile words, with statements that stand in them."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import Any, get_args

from hypothesis import strategies as st

from kg.model import Action, Evidence, Format, Mention, NamedOrganization, Polarity, Policy, Reading, Role, Statement
from kg.spans import Span

HOSTILE = (
    '"', "'", '"""', "'''", "\\", "\\u0041", "\n", "\r", "\r\n", "\t", "\x00", "\x07", "\x0b", "\x0c", "\x1b[31m",
    "\x1c", "\x1f", "\x7f", "\x85", "\xa0", "\xad", "\u2028", "\u200f", "\u202e", "\ufeff", "\ufffe", "\uffff",
    "<", ">", "<script>alert(1)</script>", "<http://evil.example/>", "> . <a> <b> <c> .", '" . <a> <b> "',
    "^^<", "x^^<y", '"^^xsd:date', "@en", "{", "}", "|", "^", "`", "#", "%00", "%", "../../", ";", " .\n", "_:b0",
    "😀", "e\u0301", "ﬁ", "漢字", "Ω", "İ", "ß", "\ud83d",
)  # fmt: skip
"""Pieces of text that break out of a form that does not escape them; the last is half a surrogate pair."""

hostile_text = st.lists(st.sampled_from(HOSTILE) | st.text(min_size=1, max_size=6), min_size=1, max_size=4).map("".join)

NAMES = ("WorldPay", "Worldpay Inc.", "AdNet", "Kite & Sons, Ltd.", "kite.com", "Zöe's widgets")
DATA = ("EmailAddress", "Name", "PreciseLocation", "PaymentCard")
RECIPIENTS = ("Advertiser", "PaymentProvider", "ThirdParty")
PURPOSES = ("Analytics", "DirectMarketing", "Payment")


def reading(name: str, organization: str, source: str, *statements: Statement, **said: Any) -> Reading:  # noqa: ANN401  (any field of the model)
    """What was read in a policy of these words."""
    digest = hashlib.sha256(source.encode("utf-8", "surrogatepass")).hexdigest()
    policy = Policy(name, digest, said.pop("format", "markdown"), organization, **said)
    return Reading(policy, source, statements, len(source.split()))


def statement(action: Action = "collect", *, at: tuple[int, int] = (0, 1), **said: Any) -> Statement:  # noqa: ANN401  (as above)
    """A statement of the policy's own organization that stands at these offsets."""
    polarity: Polarity = said.pop("polarity", "affirmed")
    evidence = said.pop("evidence", Evidence((Span(*at),), ("Data",), "by-hand"))
    data = said.pop("data", ("EmailAddress",))
    return Statement(
        said.pop("actor", "FirstParty"), action, polarity, said.pop("modality", "does"), data, evidence, **said
    )


def some(values: tuple[str, ...], least: int = 0) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(values), min_size=least, max_size=2, unique=True).map(tuple)


@st.composite
def spans(draw: st.DrawFn, source: str) -> Span:
    start = draw(st.integers(0, len(source) - 1))
    return Span(start, draw(st.integers(start + 1, len(source))))


@st.composite
def statements(draw: st.DrawFn, source: str, words: st.SearchStrategy[str]) -> Statement:
    """Any statement that can stand in this source."""
    action: Action = draw(st.sampled_from(get_args(Action)))
    stands = draw(st.lists(spans(source), min_size=1, max_size=2, unique=True))
    names = st.builds(
        NamedOrganization,
        st.sampled_from(("actor", "recipient")),
        st.sampled_from(NAMES) | words,
        st.sampled_from(RECIPIENTS),
    )
    mentions = []
    for role in draw(st.lists(st.sampled_from(get_args(Role)), max_size=2)):
        span = draw(spans(source))
        mentions.append(Mention(role, None, span.of(source), span))
    return Statement(
        actor=draw(st.sampled_from(("FirstParty", *RECIPIENTS))),
        action=action,
        polarity=draw(st.sampled_from(get_args(Polarity))),
        modality=draw(st.sampled_from(("does", "may"))),
        data=draw(some(DATA, 1)),
        evidence=Evidence(tuple(stands), draw(st.lists(words, max_size=2).map(tuple)), draw(words)),
        recipients=draw(some(RECIPIENTS)),
        purposes=draw(some(PURPOSES)),
        names=tuple(draw(st.lists(names, max_size=2))),
        exception=draw(st.none() | words),
        condition=draw(st.none() | words),
        subject=draw(st.sampled_from((None, "Child"))),
        duration=draw(st.none() | words),
        confidence=draw(st.sampled_from((1.0, 0.755, 0.5, 0.0))),
        mentions=tuple(mentions),
    )


@st.composite
def readings(
    draw: st.DrawFn,
    *,
    words: st.SearchStrategy[str] = hostile_text,
    names: st.SearchStrategy[str] = hostile_text,
    organizations: st.SearchStrategy[str] | None = None,
) -> Reading:
    """Any reading; `words` are what its texts are made of."""
    words = st.sampled_from(
        draw(st.lists(words, min_size=1, max_size=4))
    )  # a few for all of its texts: drawing takes time
    source = draw(words)
    return reading(
        draw(names),
        draw(organizations if organizations is not None else st.sampled_from(NAMES) | words),
        source,
        *draw(st.lists(statements(source, words), max_size=3)),
        format=draw(st.sampled_from(get_args(Format))),
        site=draw(st.none() | words),
        archived=draw(st.none() | st.dates(date(1996, 1, 1), date(2030, 1, 1))),
        url=draw(st.none() | words),
    )
