"""What of OPP-115's annotations is compared with what of our statements."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from benchmarks.opp115 import NAMED, OWN, SHARE, Fact, Marks, facts_marked, facts_stated, marks, measure, visits
from benchmarks.tally import Tally
from kg.model import Evidence, NamedOrganization, Statement
from kg.spans import Span

VALUES = {
    ("data", "EmailAddress"): "contact",
    ("data", "Name"): "contact",
    ("data", "AggregateData"): "other",
    ("purpose", "Marketing"): "marketing",
    ("recipient", "ThirdParty"): "unnamed third party",
    ("recipient", "Advertiser"): "unnamed third party",
}


COLLECTS = Statement(
    "FirstParty", "collect", "affirmed", "does", ("EmailAddress",), Evidence((Span(0, 5),), (), "rule")
)


def marked(number: int | str = 1, segment: int = 0, **said: Any) -> dict[str, Any]:  # noqa: ANN401  # words or None
    row = {"id": f"opp115-9-{segment}-{number}", "segment": segment, "kind": "first-party-collect-use"}
    values = {"data": "Contact", "purpose": "Unspecified", "recipient": None} | said
    row |= {"consolidated": str(number).startswith("C"), "polarity": values.pop("polarity", "positive")}
    row |= {"kind": values.pop("kind", row["kind"])}
    return row | {key: {"value": value} if value else None for key, value in values.items()}


def stated(**said: Any) -> Statement:  # noqa: ANN401  # a statement's fields
    return replace(COLLECTS, **said)


def test_an_annotation_tells_of_data_purpose_and_entity_and_of_none_that_it_leaves_unsaid() -> None:
    assert facts_marked(marked()) == {Fact("data", OWN, "contact")}
    shared = marked(kind="third-party-share-collect", purpose="Marketing", recipient="Public", data="Other")
    assert facts_marked(shared) == {Fact("purpose", SHARE, "marketing"), Fact("entity", SHARE, "public")}


def test_a_denial_is_compared_apart() -> None:
    assert facts_marked(marked(polarity="negative", purpose="Marketing")) == {Fact("does not", OWN, "contact")}
    denied = stated(action="sell", polarity="denied", purposes=("Marketing",))
    assert facts_stated([denied], VALUES) == {Fact("does not", SHARE, "contact")}


def test_unspecified_information_is_generic_information() -> None:
    (fact,) = facts_marked(marked(data="Unspecified"))
    assert fact.value == "generic personal information"


def test_concepts_of_one_value_are_one_fact_and_those_of_none_are_no_fact() -> None:
    found = facts_stated([stated(data=("EmailAddress", "Name", "AggregateData"), purposes=("Marketing",))], VALUES)
    assert found == {Fact("data", OWN, "contact"), Fact("purpose", OWN, "marketing")}


def test_what_third_parties_do_is_sharing_and_they_are_its_entity() -> None:
    found = facts_stated([stated(actor="Advertiser")], VALUES)
    assert found == {Fact("data", SHARE, "contact"), Fact("entity", SHARE, "unnamed third party")}


def test_a_recipient_called_by_name_is_a_named_third_party() -> None:
    named = (NamedOrganization("recipient", "WorldPay", "ThirdParty"),)
    found = facts_stated([stated(action="share", recipients=("ThirdParty",), names=named)], VALUES)
    assert Fact("entity", SHARE, NAMED) in found
    assert Fact("entity", SHARE, "unnamed third party") not in found


def test_retention_is_left_out() -> None:
    assert not facts_stated([stated(action="retain")], VALUES)


def test_marks_of_a_segment_are_of_one_visit_until_another_segment_is_marked() -> None:
    rows = [marked(1), marked(2), marked(7, segment=3), marked(9), marked("C4")]
    assert [[row["id"][-1] for row in visit] for visit in visits(rows)] == [["1", "2"], ["7"], ["9"]]


def test_agreed_is_what_two_visits_of_a_segment_mark_or_what_was_consolidated() -> None:
    contact, health, location = (Fact("data", OWN, word) for word in ("contact", "health", "location"))
    rows = [marked(1), marked(2, data="Health"), marked(3, data="Health"), marked(4, segment=3), marked(5)]
    found = marks([*rows, marked("C1", data="Location")])
    assert found == Marks(frozenset({contact, health, location}), frozenset({contact, location}))


def test_figures_are_summed_over_the_policies() -> None:
    one, two = Fact("data", OWN, "contact"), Fact("data", OWN, "health")
    gold = {"a": Marks(frozenset({one, two}), frozenset({one})), "b": Marks(frozenset({one}), frozenset())}
    table = measure({"a": frozenset({one})}, gold)
    assert table["data", "all"] == Tally(right=1, found=1, met=1, gold=3)
    assert table["data", "agreed"] == Tally(right=1, found=1, met=1, gold=1)
