"""Tells those who work for the organization by their work: who ships is a carrier, who bills a payment processor."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.link.cues import cue, kinds
from kg.link.memory import FIRST_PARTY
from kg.link.reading import words_of
from kg.words import stem

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.model import Action, Frame, Phrase, Statement

RULE = "hired-verb"
"""The rule that finds whom the organization takes into service."""
_NAMED = re.compile(r"(?:[Oo]ur (?:[\w-]+ ){0,2}?partners? )?[A-Z]")
"""Who is called by a name, also by what they are to us ("our partner Acme")."""
_NEAR = 30
"""Characters behind who acts among which it is said that they do so for us."""
_TRADES = {
    "PaymentProvider": "Payment",
    "DeliveryProvider": "Delivery",
    "HostingProvider": "ServiceOperation",
    "MarketingProvider": "DirectMarketing",
}
_SERVANTS = frozenset(
    {"ServiceProvider", "PaymentProvider", "DeliveryProvider", "MarketingProvider", "HostingProvider"}
    | {"FinancialInstitution", "Affiliate", "Successor"}
)
"""Those who get data from us rather than gather them."""
_GETS = frozenset(map(stem, ("receive", "obtain", "get", "request", "require", "need", "know", "access")))
_HANDLES = frozenset(map(stem, ("process", "handle", "manage")))
"""What those who bill for us do with the data that we give them for it."""
_OWN_ACCOUNT = frozenset({"Advertiser", "Public", "OtherUser", FIRST_PARTY})
"""Those who are never in service."""
_COOKIES = "CookieData"
"""Read and set by whoever uses them, and given by nobody."""
_SHOWN = frozenset({"Advertising", "TargetedAdvertising"})
"""What those who serve advertisements do for themselves."""


def told_by_work(clause: str, parties: list[str]) -> list[str]:
    """The parties told by their work: what kinds of service providers they are, or that they do it together with us."""
    workers = _workers(clause)
    if "ThirdParty" in parties and cue("works_jointly").search(clause):
        parties = [*(party for party in parties if party != "ThirdParty"), "BusinessPartner"]
    if "ServiceProvider" in parties:
        return [*parties, *workers]
    ours = cue("tells_work").match(clause) and not cue("work_of_their_own").search(clause)
    if ours and not workers and cue("works_on_ours").match(clause):
        workers = ["ServiceProvider"]
    if workers and "ThirdParty" in parties and ours:
        return [*(party for party in parties if party != "ThirdParty"), *workers]
    return parties


def by_work(frame: Frame, parties: Iterable[str]) -> list[str]:
    """Those who are hired, with what their work makes of them."""
    found = list(parties)
    work = " ".join(words_of(frame, phrase) for phrase in (*frame.recipients, *frame.purposes))
    called = any(_NAMED.match(words_of(frame, phrase)) for phrase in frame.recipients)
    broad = {"ServiceProvider", "ThirdParty"} | ({"BusinessPartner"} if called else set())
    workers = _workers(work) if broad & set(found) else []
    general = [] if workers and not cue("work_in_general").search(work) else ["ServiceProvider"]
    replaced = {"ThirdParty"} | (broad - {"ServiceProvider"} if workers else set())
    named = [general if party in replaced else [party] for party in found]
    return [*(party for each in named for party in each), *workers]


def acting_for_us(frame: Frame, actors: tuple[str, ...]) -> tuple[str, ...]:
    """Those who act, third parties as our service providers where they are said to act for us."""
    if frame.actor is None or "ThirdParty" not in actors:
        return actors
    serving = cue("acting_for_us").search(frame.text.text, frame.actor.start, frame.actor.end + _NEAR)
    named = ("ServiceProvider" if serving and who == "ThirdParty" else who for who in actors)
    return tuple(dict.fromkeys(named))


def work_behind(frame: Frame, recipient: Phrase) -> str:
    """The work for which words that end the phrase say they are hired, or of which examples follow as purposes.

    "Companies we use | to ship orders", "vendors that do services for us, | such as billing and hosting".
    """
    behind = [words_of(frame, phrase) for phrase in frame.purposes if phrase.start >= recipient.end]
    if cue("we_hire").search(words_of(frame, recipient)) is None:
        behind = behind if cue("services_done").search(words_of(frame, recipient)) else []
        behind = [words for words in behind if cue("such_work").match(words)]
    return "".join(f" {words}" for words in behind)


def touch_data(frame: Frame, actor: str, parties: tuple[str, ...], aims: Iterable[str]) -> bool:
    """Whether those whom the organization hires need data for what they are hired for."""
    told = [words_of(frame, phrase) for phrase in (*frame.recipients, *frame.purposes)]
    work = ("handles_data",) if frame.actor else ("handles_data", "work_of_others")
    needed = bool(set(aims) - _SHOWN) or any(cue(each).search(words) for each in work for words in told)
    return actor == FIRST_PARTY and not set(parties) & _OWN_ACCOUNT and bool(parties) and needed


def receiver(frame: Frame, actor: str, action: Action, data: tuple[str, ...]) -> str | None:
    """Who receives data that we give them, since they work for us ("our bank receives your name"); or nobody does."""
    nobody = frame.actor is not None and cue("nobody").match(words_of(frame, frame.actor)) is not None
    if nobody and action == "collect" and frame.verb in _GETS:
        return "ThirdParty"
    ours = actor != FIRST_PARTY and cue("gets_from_us").search(frame.text.text, _end(frame)) is not None
    if ours and action == "collect" and frame.verb in _GETS and frame.rule == "active-verb":
        return actor
    if bills(frame, actor) and action == "use":
        return actor
    given = action == "collect" and data[0] != _COOKIES
    gets = given and frame.verb in _GETS and frame.rule in {"active-verb", "passive-verb"}
    return actor if gets and actor in _SERVANTS else None


def bills(frame: Frame, actor: str) -> bool:
    """Whether somebody handles payments with data of which it is only said that ("your card is processed by …")."""
    handled = frame.verb in _HANDLES and frame.rule == "passive-verb" and frame.polarity == "affirmed"
    return handled and actor == "PaymentProvider"


def _end(frame: Frame) -> int:
    """Where the words for who gets the data end."""
    return frame.actor.end if frame.actor else len(frame.text.text)


def _workers(clause: str) -> list[str]:
    return [worker for worker, work in kinds("work_of").items() if work.search(clause)]


def aims(frame: Frame, parties: tuple[str, ...], told: tuple[str, ...]) -> tuple[str, ...]:
    """What somebody is hired for, where only their trade tells ("our site is hosted by …")."""
    if told or (frame.rule != RULE and not any(bills(frame, party) for party in parties)):
        return told
    measures = any(cue("analytics").search(words_of(frame, phrase)) for phrase in frame.recipients)
    trades = {**_TRADES, "AnalyticsProvider": "Analytics"} if measures else _TRADES
    return tuple(dict.fromkeys(trades[party] for party in parties if party in trades))


def may_for_us(frame: Frame, actor: str) -> bool:
    """Whether a denial leaves open what those in service need ("not beyond what is necessary to assist us")."""
    left_open = words_of(frame, frame.condition) if frame.condition and frame.rule == "carve-out" else ""
    return actor != FIRST_PARTY and frame.action == "use" and cue("needed_for_us").search(left_open) is not None


def measuring(statement: Statement) -> Statement:
    """The statement of hiring somebody who measures use, as the measuring that it is."""
    names = tuple(replace(name, role="actor") for name in statement.names)
    return replace(
        statement, actor="AnalyticsProvider", action="collect", data=("UsageData",), recipients=(), names=names
    )
