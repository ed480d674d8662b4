"""What has changed between two snapshots of an invented shop, as a careful reader of both would tell it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.diff import Change, changes, timeline
from kg.model import Evidence, NamedOrganization
from kg.query import find_policies
from kg.told import Snapshot, snapshot_of, snapshots_in
from tests.query.sample import acme, kite, reading, statement, store_of

if TYPE_CHECKING:
    from kg.model import Statement

COLLECT = "We collect your name and e-mail address"


def told(*statements: tuple[str, str, str, dict[str, Any]], year: int = 2012) -> Snapshot:
    """A snapshot of a policy whose sentences are the quotes of its statements."""
    source = " ".join(f"{quote}." for quote, *_ in statements)
    made: list[Statement] = [statement(source, quote, action, data, **said) for quote, action, data, said in statements]
    return snapshot_of(reading(f"{year}.md", "Lamp Shop", source, made, archived=date(year, 5, 1)))


def short(found: tuple[Change, ...]) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(change.kind, change.told.quote, change.differences) for change in found]


def test_a_policy_does_not_differ_from_itself() -> None:
    one = snapshot_of(acme())
    assert changes(one, one) == ()


def test_what_is_only_in_one_of_them_is_added_or_dropped() -> None:
    old = told((COLLECT, "collect", "Name EmailAddress", {}), ("Logs are kept a month", "retain", "LogData", {}))
    new = told((COLLECT, "collect", "Name EmailAddress", {}), ("We sell it all", "sell", "PersonalData", {}))
    assert short(changes(old, new)) == [("added", "We sell it all", ()), ("dropped", "Logs are kept a month", ())]


def test_a_sentence_that_names_more_has_changed() -> None:
    old = told((COLLECT, "collect", "Name EmailAddress", {}))
    new = told((f"{COLLECT} and telephone number", "collect", "Name EmailAddress TelephoneNumber", {}))
    (change,) = changes(old, new)
    assert change.differences == ("data: + TelephoneNumber",)
    assert change.before is not None
    assert change.after is not None
    assert (change.before.quote, change.after.quote) == (COLLECT, f"{COLLECT} and telephone number")


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ({}, {"modality": "may"}, "modality: does → may"),
        ({}, {"recipients": "Advertiser"}, "recipients: + Advertiser"),
        ({"recipients": "Affiliate"}, {"recipients": "Advertiser"}, "recipients: + Advertiser, - Affiliate"),
        ({}, {"purposes": "Marketing"}, "purposes: + Marketing"),
        ({}, {"polarity": "denied"}, "polarity: affirmed → denied"),
        ({}, {"condition": "if you agree"}, "condition: none → “if you agree”"),
        (
            {"condition": "if you agree"},
            {"condition": "when a court says so"},
            "“if you agree” → “when a court says so”",
        ),
        ({"exception": "unless you object"}, {}, "exception: “unless you object” → none"),
        ({"duration": "for 60 days"}, {"duration": "for two years"}, "duration: “for 60 days” → “for two years”"),
        ({}, {"subject": "Child"}, "subject: none → Child"),
        (
            {"recipients": "Advertiser"},
            {"recipients": "Advertiser", "names": (NamedOrganization("recipient", "AdNet", "Advertiser"),)},
            "recipients: + AdNet",
        ),
    ],
)
def test_every_field_that_becomes_another_is_told(before: dict[str, Any], after: dict[str, Any], expected: str) -> None:
    words = "We share your e-mail address with some of those"
    old = told((words, "share", "EmailAddress", before))
    new = told((f"{words} we know", "share", "EmailAddress", after))
    (change,) = changes(old, new)
    assert change.kind == "changed"
    assert any(expected in words for words in change.differences), change.differences


def test_other_words_and_other_groupings_change_nothing() -> None:
    old = told((COLLECT, "collect", "Name EmailAddress", {"condition": "when you place an order"}))
    new = told(
        ("Names are gathered", "collect", "Name", {"condition": "when you place any order"}),
        ("Your mail address is gathered as well", "collect", "EmailAddress", {"condition": "when you place an order"}),
    )
    assert changes(old, new) == ()


def test_what_is_said_without_a_condition_anyway_is_no_news_under_one() -> None:
    old = told((COLLECT, "collect", "Name EmailAddress", {}))
    again = ("If a friend names you we may take your e-mail address", "collect", "EmailAddress",
             {"condition": "If a friend names you", "modality": "may"})  # fmt: skip
    assert changes(old, told((COLLECT, "collect", "Name EmailAddress", {}), again)) == ()
    assert changes(old, told(again)) != ()


def test_a_list_set_apart_is_no_change_of_its_sentence() -> None:
    item = "cookies to count visits"
    old = told((item, "collect", "CookieData", {}))
    source = f"We may use, when you visit: {item}"
    listed = statement(source, item, "collect", "CookieData", modality="may", condition="when you visit")
    lead = statement(source, "We may use, when you visit:", "collect", "CookieData").evidence.spans
    whole = Evidence((*lead, *listed.evidence.spans), (), "by-hand")
    new = snapshot_of(reading("2013.md", "Lamp Shop", source, [replace(listed, evidence=whole)]))
    assert changes(old, new) == ()


def test_a_timeline_goes_from_the_oldest_snapshot_to_the_newest() -> None:
    said = {2019: "Name EmailAddress Age", 2012: "Name", 2015: "Name EmailAddress"}
    years = [told((f"We collect your {data}", "collect", data, {}), year=year) for year, data in said.items()]
    steps = list(timeline(years))
    assert [(step.old.archived[:4], step.new.archived[:4]) for step in steps] == [("2012", "2015"), ("2015", "2019")]
    assert [[change.kind for change in step.changes] for step in steps] == [["changed"], ["changed"]]


def test_a_graph_and_the_files_it_was_built_from_tell_the_same() -> None:
    store = store_of(acme(), kite())
    (back,) = snapshots_in(store, find_policies(store, "acme"))
    fresh = snapshot_of(acme())
    assert (back.file, back.organization, back.archived) == (fresh.file, fresh.organization, fresh.archived)
    assert [(one.quote, one.place) for one in back.told] == [(one.quote, one.place) for one in fresh.told]
    assert changes(back, fresh) == ()
    assert changes(fresh, back) == ()


FIELDS = st.fixed_dictionaries(
    {
        "polarity": st.sampled_from(["affirmed", "denied"]),
        "modality": st.sampled_from(["does", "may"]),
        "recipients": st.sampled_from(["", "Advertiser", "Advertiser Affiliate"]),
        "condition": st.sampled_from([None, "if you agree"]),
    }
)
STATEMENTS = st.lists(
    st.tuples(
        st.sampled_from(["We share your mail", "Mail and names go to others", "Your name is shown"]),
        st.sampled_from(["share", "sell"]),
        st.sampled_from(["Name", "EmailAddress", "Name EmailAddress"]),
        FIELDS,
    ),
    max_size=5,
)


@given(STATEMENTS, STATEMENTS)
def test_what_is_added_one_way_is_dropped_the_other_way(one: Any, other: Any) -> None:  # noqa: ANN401  (lists of statements)
    there = changes(told(*one), told(*other))
    back = changes(told(*other), told(*one))
    assert sum(change.kind == "added" for change in there) == sum(change.kind == "dropped" for change in back)
    assert changes(told(*one), told(*reversed(one))) == ()
