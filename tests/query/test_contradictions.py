"""A denial beside a practice: whether the two contradict or leave each other room, as a careful reader judges."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from kg.query import ask, find_question
from tests.query.sample import reading, statement, store_of

if TYPE_CHECKING:
    from kg.model import Reading, Vocabulary

    Said = dict[str, Any]

NEVER = "Under no circumstances will your information be given to anyone"
PLAIN = "We do not share your information with third parties"
HELPERS = "We may disclose information to companies that perform services for us"


def judged(
    vocabulary: Vocabulary, denial: str, practice: str, no: Said | None = None, yes: Said | None = None
) -> list[tuple[str, str]]:
    """Kind and reason of every row for a sentence that denies and one that states."""
    source = f"{denial}. {practice}."
    refused = {"action": "share", "data": "PersonalData", "polarity": "denied", **(no or {})}
    stated = {"action": "share", "data": "PersonalData", **(yes or {})}
    said = [statement(source, denial, **refused), statement(source, practice, **stated)]
    return found_in(vocabulary, reading("a.md", "Acme", source, said))


def found_in(vocabulary: Vocabulary, policy: Reading) -> list[tuple[str, str]]:
    """Kind and reason of every row, the apparent ones too."""
    store = store_of(policy)
    kinds = ["contradiction", "narrowing", "exception", "apparent"]
    table = ask(store, vocabulary, find_question("contradictions"), {"kind": kinds}).table
    at = [table.columns.index(name) for name in ("is", "why")]
    return [(row[at[0]].value, row[at[1]].value) for row in table.rows]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("denial", "no", "practice", "yes", "kind", "reason"),
    [
        (NEVER, {"recipients": "ThirdParty"}, HELPERS, {"recipients": "ServiceProvider"}, "contradiction", "no room"),
        (NEVER, {"exception": "except where required by law"}, HELPERS, {"recipients": "ServiceProvider"},
         "contradiction", "no room"),
        (PLAIN, {"recipients": "ThirdParty"}, "We trade your data with other firms", {"recipients": "ThirdParty"},
         "contradiction", "nothing sets"),
        ("We do not sell data", {"action": "sell"}, "We rent out our list", {"action": "sell"},
         "contradiction", "nothing sets"),
        (PLAIN, {"recipients": "ThirdParty"}, HELPERS, {"recipients": "ServiceProvider"}, "narrowing", "one recipient"),
        (PLAIN, {}, "We pass on your name", {"data": "Name"}, "narrowing", "one kind of the data"),
        (PLAIN, {}, "The buyer of our firm gets your data", {"recipients": "Successor"}, "narrowing", "a sale"),
        (PLAIN, {}, "The police may see it", {"recipients": "Authority"}, "narrowing", "the law"),
        (f"{PLAIN} except to comply with the law", {"exception": "except to comply with the law"},
         "The police may see it", {"recipients": "Authority"}, "exception", "what the law"),
        (f"{PLAIN} without consent", {"exception": "without consent"}, "We share it with your consent",
         {"condition": "with your consent"}, "exception", "left to the person"),
        (f"{PLAIN} except as described below", {"exception": "except as described below"}, HELPERS, {},
         "exception", "more than the law"),
        (PLAIN, {}, "This does not include trusted firms that help us", {"recipients": "ServiceProvider"},
         "exception", "told as an exception"),
        (f"{PLAIN} except as told below", {"exception": "except as told below", "data": "PaymentCard"}, HELPERS,
         {}, "apparent", "one kind of the data"),
        ("We require that these firms do not share your information", {}, HELPERS, {}, "apparent", "others may do"),
        ("We do not ask for more information than is needed", {"action": "collect"}, "We ask for your information",
         {"action": "collect"}, "apparent", "more than is needed"),
        ("We do not combine it with other data", {"action": "use"}, "We use it to help you", {"action": "use"},
         "apparent", "together"),
        (PLAIN, {}, "This policy explains how we share your information", {}, "apparent", "only spoken of"),
        (f"{PLAIN} for marketing", {"purposes": "Marketing"}, HELPERS, {"purposes": "Payment"}, "apparent", "purpose"),
        (PLAIN, {"data": "EmailAddress"}, HELPERS, {}, "apparent", "one kind of the data of the practice"),
        ("Cookies do not collect personal data", {"action": "collect"}, "We ask for your name",
         {"action": "collect", "data": "Name"}, "apparent", "one means"),
        ("These do not contain personal data", {"action": "collect"}, "We ask for your name",
         {"action": "collect", "data": "Name"}, "apparent", "one means"),
        ("This information is not shared", {}, HELPERS, {}, "apparent", "sentences before"),
        ("Aggregated figures do not name you", {}, HELPERS, {}, "apparent", "sentences before"),
        ("We have no control over others' use of cookies", {"action": "collect", "data": "CookieData"},
         "We use cookies", {"action": "collect", "data": "CookieData"}, "apparent", "others may do"),
        ("You may request that we not share your data", {}, HELPERS, {}, "apparent", "may ask for"),
        (f"{PLAIN} for marketing", {}, HELPERS, {}, "apparent", "purpose"),
        ("We will not use cookies to learn your name", {"action": "collect", "data": "CookieData"}, "We use cookies",
         {"action": "collect", "data": "CookieData"}, "apparent", "one means"),
        ("No data are collected in this process", {"action": "collect"}, "We collect data", {"action": "collect"},
         "apparent", "one case"),
        ("We do not collect your data unless you order", {"action": "collect"}, "We ask for data",
         {"action": "collect"}, "exception", "more than the law"),
        (f"{PLAIN} without your consent", {"exception": "without your consent"}, "We pass on data", {},
         "exception", "room for consent"),
        (PLAIN, {}, "Outside of the app we share your data", {}, "apparent", "different places"),
        ("We do not collect personal data", {"action": "collect"}, "We log addresses of machines",
         {"action": "collect", "data": "IPAddress"}, "apparent", "technical"),
        ("We do not give data to these firms", {}, HELPERS, {}, "apparent", "certain recipients"),
        ("If you close your account we keep nothing", {"action": "retain"}, "We keep your data",
         {"action": "retain"}, "apparent", "one case"),
        ("You do not have to give us data", {"action": "collect"}, "We collect data", {"action": "collect"},
         "apparent", "a duty"),
        ("You need not enter your name", {"action": "collect"}, "We collect data", {"action": "collect"},
         "apparent", "a duty"),
        (PLAIN, {}, "We share anonymous data", {}, "apparent", "identify nobody"),
    ],
)  # fmt: skip
def test_a_denial_and_a_practice_meet_as_a_reader_says(
    vocabulary: Vocabulary, denial: str, no: Said, practice: str, yes: Said, kind: str, reason: str
) -> None:
    ((found, why),) = judged(vocabulary, denial, practice, no, yes)
    assert (found, reason in why) == (kind, True), why


@pytest.mark.parametrize(
    ("no", "yes"),
    [
        ({"subject": "Child"}, {}),
        ({"recipients": "Advertiser"}, {"recipients": "PaymentProvider"}),
        ({"action": "sell"}, {"action": "share"}),
        ({}, {"data": "AnonymousData"}),
        ({}, {"actor": "Advertiser"}),
        ({"data": "Name"}, {"data": "LocationData"}),
    ],
)
def test_what_does_not_meet_is_no_row(vocabulary: Vocabulary, no: Said, yes: Said) -> None:
    assert judged(vocabulary, PLAIN, HELPERS, no, yes) == []


def test_a_denial_means_those_whom_its_sentence_names_beside_it(vocabulary: Vocabulary) -> None:
    denial, practice = "Figures go to our partners, and nothing about you goes along", "Other sites see your data"
    text = f"{denial}. {practice}."
    said = [
        statement(text, denial, "share", "AggregateData", recipients="BusinessPartner"),
        statement(text, denial, "share", "PersonalData", polarity="denied"),
        statement(text, practice, "share", "PersonalData"),
    ]
    ((found, why),) = found_in(vocabulary, reading("a.md", "Acme", text, said))
    assert (found, "certain recipients" in why) == ("apparent", True)


def test_two_snapshots_do_not_contradict_each_other(vocabulary: Vocabulary) -> None:
    one = reading("2012.md", "Acme", PLAIN, [statement(PLAIN, PLAIN, "share", "PersonalData", polarity="denied")])
    other = reading("2015.md", "Acme", HELPERS, [statement(HELPERS, HELPERS, "share", "PersonalData")])
    assert not ask(store_of(one, other), vocabulary, find_question("contradictions"), {}).table.rows
