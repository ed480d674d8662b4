"""The measure of `make evaluate`: what counts as found, and that no figure falls unnoticed."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any

import pytest

from benchmarks.quality import FLOORS, MODES, below_floor, edges, held, lines, measure, mistakes, near, unfold

if TYPE_CHECKING:
    from kg.model import Vocabulary


def row(**said: Any) -> dict[str, Any]:  # noqa: ANN401  # a row holds words and lists of words
    plain = {"quote": "We collect it.", "actor": "FirstParty", "action": "collect", "polarity": "affirmed"}
    return {**plain, "data": ["EmailAddress"], "recipients": [], "purposes": [], **said}


def test_a_statement_unfolds_into_its_data_each_with_every_recipient_and_every_purpose() -> None:
    two = row(data=["Name", "Age"], recipients=["Advertiser"], purposes=["Marketing", "Delivery"])
    assert [edge.kind for edge in unfold(two)] == ["data", "recipient", "purpose", "purpose"] * 2


def test_repeating_a_statement_changes_nothing() -> None:
    assert edges([row(), row(), row(quote="Again.")]) == edges([row()])


def test_a_concept_near_the_gold_one_counts_in_the_lenient_measure_alone(vocabulary: Vocabulary) -> None:
    table = measure({"p": [row()]}, {"p": [row(data=["ContactData"])]}, vocabulary)
    assert (table["all", "strict"].f1, table["all", "lenient"].f1) == (0.0, 1.0)


@pytest.mark.parametrize("other", [{"polarity": "denied"}, {"action": "use"}, {"data": ["TelephoneNumber"]}])
def test_another_action_polarity_or_sibling_concept_is_not_near(other: dict[str, Any], vocabulary: Vocabulary) -> None:
    (one,), (two,) = unfold(row()), unfold(row(**other))
    assert not near(one, two, vocabulary)


def test_a_policy_without_a_finding_counts_as_missed(vocabulary: Vocabulary) -> None:
    table = measure({"p": [row()], "q": [row()]}, {"p": [row()]}, vocabulary)
    assert (table["all", "strict"].precision, table["all", "strict"].recall) == (1.0, 0.5)
    assert table["policy q", "strict"].f1 == 0.0


def test_a_figure_below_its_floor_is_named(vocabulary: Vocabulary) -> None:
    table = measure({"p": [row()]}, {"p": [row(data=["Name"])]}, vocabulary)
    assert list(below_floor(table, {"all": {"strict": 0.5}})) == ["all: strict F1 0.000 is below its floor 0.500"]
    assert list(below_floor(table, {"all": {"strict": 0.0}})) == []


def test_every_floor_is_a_line_of_the_table(vocabulary: Vocabulary) -> None:
    table = measure({"p": [row()]}, {}, vocabulary)
    for group, floor in tomllib.loads(FLOORS.read_text("utf-8")).items():
        assert set(floor) <= set(MODES)
        assert any(line.startswith(group) for line in lines(table))


def test_a_mistake_is_shown_below_its_quote(vocabulary: Vocabulary) -> None:
    listed = "\n".join(mistakes("p", [row()], [row(data=["ContactData"])], vocabulary))
    assert "+~ FirstParty collect affirmed ContactData" in listed
    assert "-~ FirstParty collect affirmed EmailAddress" in listed
    assert listed.count("'We collect it.'") == 2


def test_the_snapshots_of_one_site_are_held_back_together() -> None:
    sites = [f"site{number}.example" for number in range(60)]
    assert all(held(f"{site}_2012-01-01") == held(f"{site}_2015-07-02") == held(site) for site in sites)
    assert 10 <= sum(map(held, sites)) <= 30
