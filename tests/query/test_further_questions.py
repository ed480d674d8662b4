"""Questions that compare, count or look for what is missing, asked of three policies and worked out by hand."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from kg.model import Mention, NamedOrganization, Reading
from kg.query import Table, ask, find_question, load_questions
from kg.spans import Span
from tests.query.sample import reading, statement, store_of
from tests.query.test_questions import ANSWERS

if TYPE_CHECKING:
    from pyoxigraph import Store

    from kg.model import Vocabulary

    Cells = list[tuple[str | None, ...]]

OLD = "We collect your name. We do not share your name without your consent. We give your health data to a lab."
NEW = "We collect your name. We collect your address and your browser type. AdNet receives your name for its marketing."
OTHER = "We collect your name. We may collect your address. We use your name to count visits. AdNet collects cookies."
SOURCES = {"lamps/2012.md": OLD, "lamps/2015.md": NEW, "ovens.md": OTHER}


def said(source: str, quote: str, action: str, data: str, **more: Any) -> Any:  # noqa: ANN401  (fields of a statement)
    return statement(source, quote, action, data, **more)


def meaning(concept: str) -> tuple[Mention, ...]:
    return (Mention("data", concept, "your address", Span(0, 2)),)


def lamps_then() -> Reading:
    found = [
        said(OLD, "We collect your name", "collect", "Name"),
        said(OLD, "We do not share your name without your consent", "share", "Name", polarity="denied",
             exception="without your consent"),
        said(OLD, "We give your health data to a lab", "share", "HealthData", recipients="ThirdParty", confidence=0.4),
    ]  # fmt: skip
    return reading("lamps/2012.md", "Lamps", OLD, found, archived=date(2012, 5, 1))


def lamps_now() -> Reading:
    adnet = (NamedOrganization("recipient", "AdNet", "Advertiser"),)
    found = [
        said(NEW, "We collect your name", "collect", "Name"),
        said(NEW, "We collect your address and your browser type", "collect", "PostalAddress BrowserType",
             mentions=meaning("PostalAddress")),
        said(NEW, "AdNet receives your name for its marketing", "share", "Name", recipients="Advertiser",
             purposes="Marketing", names=adnet),
    ]  # fmt: skip
    return reading("lamps/2015.md", "Lamps", NEW, found, archived=date(2015, 5, 1))


def ovens() -> Reading:
    adnet = (NamedOrganization("actor", "AdNet", "Advertiser"),)
    found = [
        said(OTHER, "We collect your name", "collect", "Name"),
        said(OTHER, "We may collect your address", "collect", "IPAddress", modality="may",
             mentions=meaning("IPAddress")),
        said(OTHER, "We use your name to count visits", "use", "Name", purposes="Analytics"),
        said(OTHER, "AdNet collects cookies", "collect", "CookieData", actor="Advertiser", names=adnet),
    ]  # fmt: skip
    return reading("ovens.md", "Ovens", OTHER, found, archived=date(2015, 7, 1))


@pytest.fixture(scope="module")
def store() -> Store:
    return store_of(lamps_then(), lamps_now(), ovens())


def cells(table: Table, *columns: str) -> Cells:
    at = [table.columns.index(column) for column in columns]
    return [tuple(None if row[i] is None else row[i].value for i in at) for row in table.rows]  # type: ignore[union-attr]


FURTHER: list[tuple[str, dict[str, list[str]], list[str], Cells]] = [
    (
        "recipients-named-or-not",
        {},
        ["organization", "named", "of_a_kind", "unsaid"],
        [("Lamps", "1", "1", "0")],
    ),
    (
        "purposes-own-and-others",
        {"data": ["Name"]},
        ["data", "purpose", "own", "others"],
        [("Name", "Analytics", "1", "0"), ("Name", "Marketing", "0", "1")],
    ),
    (
        "beyond-the-service",
        {},
        ["organization", "data", "purposes", "how"],
        [("Lamps", "Name", "Marketing", "does share"), ("Ovens", "Name", "Analytics", "does use")],
    ),
    ("beyond-the-service", {"purpose": ["Analytics"]}, ["organization"], [("Ovens",)]),
    (
        "denials-with-exceptions",
        {},
        ["organization", "says", "data", "exception"],
        [("Lamps", "does not share", "Name", "without your consent")],
    ),
    (
        "words-of-many-meanings",
        {},
        ["words", "meanings", "data"],
        [("your address", "2", "IPAddress, PostalAddress")],
    ),
    ("words-of-many-meanings", {"at_least": ["3"]}, ["words"], []),
    (
        "vaguest-policies",  # 2012 makes too few statements; in 2015 two of three are for no purpose
        {},
        ["organization", "vague", "may", "any_data", "any_recipient", "no_purpose", "statements"],
        [("Ovens", "25", "25", "0", "0", "75", "4"), ("Lamps", "17", "0", "0", "0", "67", "3")],
    ),
    (
        "practice-by-year",
        {"action": ["collect"], "data": ["PostalAddress"]},
        ["year", "policies", "stating", "percent", "organization"],
        [("2015", "2", "1", "50", "Lamps")],
    ),
    (
        "practice-by-year",
        {"recipient": ["ThirdParty"]},
        ["year", "policies", "stating", "percent"],
        [("2012", "1", "1", "100"), ("2015", "2", "1", "50")],
    ),
    (
        "sensitive-data",
        {},
        ["organization", "data", "how", "recipients"],
        [("Lamps", "HealthData", "does share", "ThirdParty")],
    ),
    ("sensitive-data", {"data": ["BiometricData"]}, ["organization"], []),
    (
        "who-sends-to",
        {"recipient": ["AdNet"]},
        ["recipient", "says", "organization", "data"],
        [("AdNet", "collects itself", "Ovens", "CookieData"), ("AdNet", "receives", "Lamps", "Name")],
    ),
    ("to-review", {}, ["confidence", "organization", "says"], [("0.4", "Lamps", "does share")]),
    ("to-review", {"below": ["40"]}, ["organization"], []),
    (
        "silent-policies",
        {},
        ["file", "silent_about"],
        [
            ("lamps/2012.md", "children, retain, sell, use"),
            ("lamps/2015.md", "children, retain, sell, use"),
            ("ovens.md", "children, retain, sell, share"),
        ],
    ),
    ("silent-policies", {"topic": ["share"]}, ["file"], [("ovens.md",)]),
    (
        "summary",
        {"policy": ["ovens"]},
        ["category", "statements"],
        [("First Party Collection/Use", "3"), ("Third Party Sharing/Collection", "1")],
    ),
    ("summary", {"policy": ["2012"]}, ["category", "statements"], [
        ("First Party Collection/Use", "1"),
        ("Third Party Sharing/Collection", "1"),
        ("denied: Third Party Sharing/Collection", "1"),
    ]),
    (
        "most-alike",  # both collect names; 2012 also shares health data, the ovens do three things more
        {"at_least": ["1"]},
        ["organization", "file", "like", "in_common", "alike"],
        [("Lamps", "lamps/2012.md", "Ovens", "1", "20"), ("Lamps", "lamps/2015.md", "Ovens", "1", "14")],
    ),
    (
        "new-in-a-snapshot",
        {},
        ["organization", "not_yet", "stated", "says", "data"],
        [
            ("Lamps", "2012-05-01", "2015-05-01", "collect", "PostalAddress, BrowserType"),
            ("Lamps", "2012-05-01", "2015-05-01", "share", "Name"),
        ],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("name", "given", "columns", "expected"), FURTHER, ids=lambda value: str(value)[:40])
def test_a_question_has_the_answer_that_a_reader_of_the_policies_works_out(
    store: Store, vocabulary: Vocabulary, name: str, given: dict[str, list[str]], columns: list[str], expected: Cells
) -> None:
    arguments = {key.replace("_", "-"): value for key, value in given.items()}
    table = ask(store, vocabulary, find_question(name), arguments).table
    assert cells(table, *columns) == expected
    if {"quote", "place"} <= set(table.columns):
        for quote, place in cells(table, "quote", "place"):
            file, _, span = str(place).rpartition(":")
            start, _, end = span.partition("-")
            assert SOURCES[file][int(start) : int(end)] == quote


def test_every_question_is_among_those_worked_out() -> None:
    assert {name for name, *_ in (*ANSWERS, *FURTHER)} == set(load_questions())
