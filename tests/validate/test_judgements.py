"""What checks say of policies for a reader to judge: each has something that it tells, and something that it leaves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from kg.model import Mention
from kg.spans import Span
from kg.validate import findings
from tests.store.made_up import reading, statement
from tests.validate.spoilt import store_of

if TYPE_CHECKING:
    from kg.model import Statement

FIRST, SECOND, THIRD = "We may share your e-mail address", "We do not sell it", "your postal address"


@dataclass(frozen=True)
class Judged:
    """What a policy states, and which check tells of it."""

    check: str
    severity: str
    told: tuple[Statement, ...]
    left: tuple[Statement, ...]


def says(quote: str, **said: Any) -> Statement:  # noqa: ANN401  (any field of the model)
    return statement(quote, **said)


SHARE = {"action": "share", "recipients": ("Advertiser",)}
NO_SHARE = {"action": "share", "polarity": "denied", "recipients": ("ThirdParty",), "data": ("PersonalData",)}
USE = {"action": "use", "purposes": ("Delivery",)}
POINTING = (Mention("purpose", None, "for such purposes", Span(0, 12)),)
UNLINKED = (Mention("data", None, "We may share", Span(0, 12)),)
LINKED = (Mention("data", "EmailAddress", "We may share", Span(0, 12)),)
JUDGED = [
    Judged("share-without-recipient", "info", (says(FIRST, action="share"),), (says(FIRST, **SHARE),)),
    Judged(
        "share-without-recipient",
        "info",
        (says(FIRST, action="sell"),),
        (says(SECOND, action="sell", polarity="denied"),),
    ),
    Judged(
        "retention-without-duration",
        "info",
        (says(FIRST, action="retain"),),
        (
            says(FIRST, action="retain", duration="a year"),
            says(SECOND, action="retain", polarity="denied", data=("Name",)),
        ),
    ),
    # What others do is theirs to explain; what the law asks for goes to whoever asks.
    Judged(
        "share-without-recipient",
        "info",
        (says(FIRST, action="share"), says(SECOND, **SHARE)),
        (
            says(FIRST, action="share"),
            says(FIRST, **SHARE),
            says(SECOND, action="share", actor="Advertiser"),
            says(THIRD, action="share", purposes=("LegalCompliance",)),
        ),
    ),
    # A time said elsewhere holds for what it is said of, and for narrower kinds.
    Judged(
        "retention-without-duration",
        "info",
        (says(FIRST, action="retain"), says(SECOND, action="retain", data=("Name",), duration="a year")),
        (says(FIRST, action="retain"), says(SECOND, action="retain", data=("PersonalData",), duration="a year")),
    ),
    Judged("use-without-purpose", "info", (says(FIRST, action="use"),), (says(FIRST, **USE),)),
    Judged(
        "use-without-purpose",
        "info",
        (says(FIRST, action="use"), says(SECOND, **USE)),
        (says(FIRST, action="use"), says(FIRST, **USE), says("We collect:", action="use")),
    ),
    Judged("words-without-term", "info", (says(FIRST, mentions=UNLINKED),), (says(FIRST, mentions=LINKED),)),
    Judged("words-without-term", "info", (says(FIRST, mentions=UNLINKED),), (says(FIRST, mentions=POINTING),)),
    Judged("policy-without-statement", "warning", (), (says(FIRST),)),
    # A narrower kind of data, to a narrower recipient, is what was denied.
    Judged(
        "contradictory-statements",
        "warning",
        (says(FIRST, **NO_SHARE), says(SECOND, **SHARE)),
        (says(FIRST, **NO_SHARE), says(SECOND, **SHARE, condition="if you agree")),
    ),
    # Whoever sells shares; whoever shares has not sold.
    Judged(
        "contradictory-statements",
        "warning",
        (says(FIRST, **NO_SHARE), says(SECOND, action="sell", recipients=("DataBroker",))),
        (says(FIRST, **(NO_SHARE | {"action": "sell"})), says(SECOND, **SHARE)),
    ),
    Judged(
        "contradictory-statements",
        "warning",
        (says(FIRST, action="collect", polarity="denied", data=("Name",)), says(SECOND, data=("Name",))),
        (says(FIRST, action="collect", polarity="denied", data=("Name",)), says(SECOND, data=("IdentityData",))),
    ),
    # What is denied of children, or with an exception, leaves room.
    Judged(
        "contradictory-statements",
        "warning",
        (says(FIRST, **NO_SHARE, subject="Child"), says(SECOND, **SHARE, subject="Child")),
        (says(FIRST, **NO_SHARE, subject="Child"), says(SECOND, **SHARE), says(THIRD, **NO_SHARE, exception="but ads")),
    ),
    # "For advertising" is only denied as far as advertising goes.
    Judged(
        "contradictory-statements",
        "warning",
        (says(FIRST, **NO_SHARE, purposes=("Advertising",)), says(SECOND, **SHARE, purposes=("TargetedAdvertising",))),
        (says(FIRST, **NO_SHARE, purposes=("Advertising",)), says(SECOND, **SHARE, purposes=("Delivery",))),
    ),
    # Who gets the data, or what for, is only denied where it is said; and so must the practice say it.
    Judged(
        "contradictory-statements",
        "warning",
        (says(FIRST, **(NO_SHARE | {"recipients": ()})), says(SECOND, **(SHARE | {"recipients": ()}))),
        (says(FIRST, **NO_SHARE), says(SECOND, **(SHARE | {"recipients": ()}))),
    ),
    # Data are kept for a time, and then no more.
    Judged(
        "contradictory-statements",
        "warning",
        (says(FIRST, action="retain", polarity="denied"), says(SECOND, action="retain")),
        (says(FIRST, action="retain", polarity="denied"), says(SECOND, action="retain", duration="a year")),
    ),
    # One sentence does not contradict itself.
    Judged(
        "contradictory-statements",
        "warning",
        (says(FIRST, **NO_SHARE), says(SECOND, **SHARE)),
        (says(FIRST, **NO_SHARE), says(FIRST, **SHARE)),
    ),
    Judged(
        "denial-undone-by-exception",
        "warning",
        (says(FIRST, **NO_SHARE, exception="others"), says(FIRST, **(NO_SHARE | {"polarity": "affirmed"}))),
        (says(FIRST, **NO_SHARE, exception="but ads"), says(FIRST, **SHARE)),
    ),
    Judged(
        "denial-undone-by-exception",
        "warning",
        (says(FIRST, **USE, polarity="denied", exception="x"), says(FIRST, **USE)),
        (says(FIRST, action="use", polarity="denied", exception="x"), says(FIRST, **USE)),
    ),
]


@pytest.mark.parametrize("judged", JUDGED, ids=lambda judged: judged.check)
def test_a_check_tells_what_it_is_for_and_leaves_what_is_not(judged: Judged) -> None:
    told = [found for found in findings(store_of(reading(*judged.told))) if found.shape == judged.check]
    assert [found.severity for found in told] == [judged.severity]
    assert told[0].policy == "pine.md"
    assert told[0].solution
    assert judged.check not in {found.shape for found in findings(store_of(reading(*judged.left)))}


def test_a_contradiction_is_told_with_both_quotes_and_the_place_of_the_denial() -> None:
    store = store_of(reading(says(FIRST, **NO_SHARE), says(SECOND, **SHARE)))
    (found,) = (one for one in findings(store) if one.shape == "contradictory-statements")
    assert (found.quote, found.against) == (FIRST, SECOND)
    start, end = map(int, found.place.split("-"))
    assert reading().source[start:end] == FIRST


def test_a_denial_is_told_of_once_against_the_surest_statement_of_the_same_data() -> None:
    same = says(SECOND, **(SHARE | {"data": ("PersonalData",)}))
    narrower = says(THIRD, **SHARE)
    store = store_of(reading(says(FIRST, **NO_SHARE), narrower, same))
    assert [one.against for one in findings(store) if one.shape == "contradictory-statements"] == [SECOND]


def shapes_found(words: str) -> set[str]:
    """What is found where these words deny what FIRST states."""
    text = f"{words}. {FIRST}."
    denied, stated = statement(words, text, **NO_SHARE), statement(FIRST, text, **SHARE)
    return {one.shape for one in findings(store_of(reading(denied, stated, text=text)))}


@pytest.mark.parametrize("words", ["We do not share your name", "Under this policy nothing is shared"])
def test_a_denial_of_the_whole_policy_contradicts_a_practice(words: str) -> None:
    assert "contradictory-statements" in shapes_found(words)


@pytest.mark.parametrize(
    "words",
    [
        "This information is not shared",
        "These cookies contain no personal information",
        "Cookies do not tell us your name",
        "It does not collect your name",
    ],
)
def test_a_denial_of_what_stood_before_it_contradicts_nothing(words: str) -> None:
    assert "contradictory-statements" not in shapes_found(words)
