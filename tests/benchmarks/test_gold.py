"""The measure of labelled policies: what counts as found, and where errors come from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from benchmarks.causes import cause, places, tally_causes
from benchmarks.edges import Edge, edges, near, polarity, unfold
from benchmarks.gold import GROUPS, HEADLINES, Labelled, Split, fold_of, measure, tally
from benchmarks.quality import lines, mistakes
from benchmarks.tally import Tally
from kg.model import Evidence, Statement
from kg.spans import Span

if TYPE_CHECKING:
    from kg.model import Vocabulary

QUOTE = "We collect it."


def row(**said: Any) -> dict[str, Any]:  # noqa: ANN401  # a row holds words and lists of words
    plain = {"quote": QUOTE, "actor": "FirstParty", "action": "collect", "polarity": "affirmed"}
    return {**plain, "data": ["EmailAddress"], "recipients": [], "purposes": [], **said}


def policy(name: str, gold: list[dict[str, Any]], *data: str, at: int = 0) -> Labelled:
    """A policy in which we find the collection of these data, at an offset."""
    where = Evidence((Span(at, at + len(QUOTE)),), (), "rule")
    found = tuple(Statement("FirstParty", "collect", "affirmed", "does", (each,), where) for each in data)
    return Labelled(name, f"{QUOTE} And that is all that we do.", tuple(gold), found)


def test_a_statement_unfolds_into_its_data_each_with_every_recipient_and_every_purpose() -> None:
    two = row(data=["Name", "Age"], recipients=["Advertiser"], purposes=["Marketing", "Delivery"])
    assert [edge.kind for edge in unfold(two)] == ["data", "recipient", "purpose", "purpose"] * 2


def test_repeating_a_statement_changes_nothing() -> None:
    assert edges([row(), row(), row(quote="Again.")]) == edges([row()])


def test_a_concept_near_the_gold_one_counts_in_the_lenient_measure_alone(vocabulary: Vocabulary) -> None:
    table = measure([policy("p", [row()], "ContactData")], vocabulary)
    assert (table["all, strict"].f1, table["all, lenient"].f1) == (0.0, 1.0)


@pytest.mark.parametrize("other", [{"polarity": "denied"}, {"action": "use"}, {"data": ["TelephoneNumber"]}])
def test_another_action_polarity_or_sibling_concept_is_not_near(other: dict[str, Any], vocabulary: Vocabulary) -> None:
    (one,), (two,) = unfold(row()), unfold(row(**other))
    assert not near(one, two, vocabulary)


def test_policies_are_summed_and_one_without_a_finding_counts_as_missed(vocabulary: Vocabulary) -> None:
    policies = [policy("p", [row()], "EmailAddress", "Name"), policy("q", [row()])]
    assert tally(policies, "all", "strict", vocabulary) == Tally(right=1, found=2, met=1, gold=2)
    assert tally(policies[1:], "all", "strict", vocabulary).f1 == 0.0


def test_a_group_counts_its_own_edges(vocabulary: Vocabulary) -> None:
    policies = [policy("p", [row(), row(polarity="denied", purposes=["Marketing"])], "EmailAddress")]
    assert tally(policies, "denied", "strict", vocabulary) == Tally(right=0, found=0, met=0, gold=2)
    assert tally(policies, "edge purpose", "strict", vocabulary).gold == 1
    assert tally(policies, "action share", "strict", vocabulary) == Tally()


def test_polarity_is_right_where_the_gold_has_the_same_flow_with_the_same_polarity() -> None:
    gold = edges([row(data=["Name", "Age"]), row(data=["Gender"], polarity="denied")])
    ours = edges([row(data=["Name", "Gender", "Income"])])
    assert polarity(ours, gold) == Tally(right=1, found=2, met=1, gold=2)


def test_every_headline_is_measured(vocabulary: Vocabulary) -> None:
    assert set(HEADLINES) <= set(measure([policy("p", [row()])], vocabulary))


def test_any_fold_can_be_the_untuned_one_and_together_they_are_all() -> None:
    policies = [policy(f"site{number}.example", []) for number in range(60)]
    untuned = [Split(folds=4, fold=fold).parts(policies)["untuned"] for fold in range(4)]
    assert sorted(each.name for part in untuned for each in part) == sorted(each.name for each in policies)
    assert all(5 <= len(part) <= 30 for part in untuned)
    parts = Split(folds=4, fold=2).parts(policies)
    assert {fold_of(each.name, 4) for each in parts["tuned"]} == {0, 1, 3}
    assert parts["all"] == policies


def test_a_mistake_is_shown_below_its_quote(vocabulary: Vocabulary) -> None:
    listed = "\n".join(mistakes(policy("p", [row()], "ContactData"), vocabulary))
    assert "+~ FirstParty collect affirmed ContactData" in listed
    assert "-~ FirstParty collect affirmed EmailAddress" in listed
    assert listed.count(f"{QUOTE!r}") == 2


def test_the_table_has_a_line_for_each_group_and_policy(vocabulary: Vocabulary) -> None:
    listed = list(lines([policy("p", [row()], "EmailAddress")], vocabulary))
    assert [line.split("  ")[0] for line in listed[1:]] == [*GROUPS, "policy p"]
    assert listed[-1].split()[2:5] == ["1.000", "1.000", "1.000"]


@pytest.mark.parametrize(
    ("beside", "named"),
    [
        ([], "nothing is there"),
        ([row()], "the purpose alone"),
        ([row(data=["Name"])], "the data"),
        ([row(actor="Advertiser")], "who acts"),
        ([row(action="use")], "the action"),
        ([row(polarity="denied")], "the polarity"),
        ([row(action="use", polarity="denied")], "two of these or more"),
        ([row(action="use"), row(data=["Name"])], "the data"),
    ],
)
def test_the_cause_is_the_least_that_differs_from_what_stands_there(beside: list[dict[str, Any]], named: str) -> None:
    edge = Edge("purpose", "FirstParty", "collect", "affirmed", "EmailAddress", "Marketing")
    assert cause(edge, beside) == named


def test_errors_are_compared_with_what_overlaps_their_words() -> None:
    here, elsewhere = policy("p", [row()], "Name"), policy("q", [row()], "Name", at=20)
    missed, wrong = tally_causes([here, elsewhere])
    assert missed == {"the data": 1, "nothing is there": 1} == wrong


def test_a_quote_is_looked_for_everywhere() -> None:
    assert places("ab", "ab abab") == [(0, 2), (3, 5), (5, 7)]
    assert places("x", "ab") == []
