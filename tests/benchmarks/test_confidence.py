"""The arithmetic of calibration, and its data file."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import pytest

from benchmarks.calibrate import TABLE, written
from benchmarks.confidence import (
    Example,
    Weights,
    at_least,
    band_rows,
    bands,
    calibration_error,
    cross_validated,
    examples,
    fit,
)
from benchmarks.gold import Labelled
from kg.link.confidence import likelihood
from kg.model import Evidence, Statement
from kg.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence


def some(number: int, right: float, *features: str, policy: str = "p") -> list[Example]:
    return [Example(policy, features, right)] * number


def test_confidence_that_is_true_has_no_error() -> None:
    assert calibration_error([(0.75, 1.0), (0.75, 1.0), (0.75, 1.0), (0.75, 0.0)]) == 0.0


def test_the_error_is_the_difference_in_a_band_weighed_by_its_statements() -> None:
    judged = [(0.9, 0.5), (0.3, 0.3), (0.3, 0.3), (0.3, 0.3)]
    assert calibration_error(judged) == pytest.approx(0.4 / 4)


def test_differences_within_a_band_make_up_for_each_other() -> None:
    judged = [(0.82, 1.0), (0.88, 0.7)]
    (band,) = bands(judged)
    assert (band.low, band.high, band.number) == (0.8, 0.9, 2)
    assert [band.confidence, band.precision] == pytest.approx([0.85, 0.85])


@pytest.mark.parametrize(("confidence", "low"), [(0.0, 0.0), (0.29, 0.2), (0.3, 0.3), (0.7, 0.7), (1.0, 0.9)])
def test_a_band_begins_with_its_lower_end(confidence: float, low: float) -> None:
    assert [band.low for band in bands([(confidence, 1.0)])] == [low]


def test_the_table_has_a_line_for_each_band_that_has_statements() -> None:
    assert list(band_rows([(0.75, 0.5), (0.92, 1.0)]))[1:] == [
        ("0.7 to 0.8", "1", "0.750", "0.500"),
        ("0.9 to 1.0", "1", "0.920", "1.000"),
    ]


def test_a_limit_leaves_the_statements_that_reach_it() -> None:
    assert at_least(0.8, [(0.8, 1.0), (0.9, 0.5), (0.79, 0.0), (0.1, 1.0)]) == (0.75, 0.5)
    assert at_least(0.8, []) == (0.0, 0.0)


def test_what_makes_statements_right_speaks_for_them() -> None:
    weights = fit([*some(200, 1.0, "good"), *some(200, 0.0, "bad"), *some(200, 0.5, "even")])
    assert weights.weights["good"] > 1 > -1 > weights.weights["bad"]
    assert abs(weights.weights.get("even", 0.0)) < 0.1


def test_many_statements_of_a_kind_get_the_confidence_that_is_theirs() -> None:
    weights = fit([*some(3000, 0.9, "a"), *some(3000, 0.4, "b")])
    assert weights.confidence(Example("p", ("a",), 0.0)) == pytest.approx(0.9, abs=0.02)
    assert weights.confidence(Example("p", ("b",), 0.0)) == pytest.approx(0.4, abs=0.02)


def test_a_feature_that_is_hardly_seen_gets_no_weight_and_one_unknown_counts_for_nothing() -> None:
    weights = fit([*some(300, 0.8), *some(2, 0.0, "rare")])
    assert weights.weights == {}
    assert weights.confidence(Example("p", ("never seen",), 0.0)) == weights.confidence(Example("p", (), 0.0))


def test_the_fit_does_not_depend_on_the_order_of_features() -> None:
    given = [*some(30, 1.0, "a", "b"), *some(20, 0.3, "b"), *some(20, 0.6, "a")]
    turned = [Example(each.policy, each.features[::-1], each.right) for each in given]
    assert fit(given) == fit(turned)


def test_a_policy_is_judged_by_weights_fitted_to_others() -> None:
    given = [each for number in range(40) for each in some(3, 0.8, policy=f"p{number}")]
    odd = cross_validated([*given, *some(400, 0.0, policy="odd")])
    right = {confidence for confidence, right in odd if right == 0.0}
    assert right == {0.8}


def test_a_statement_is_right_by_the_share_of_its_edges_in_the_gold() -> None:
    where = Evidence((Span(0, 2),), (), "rule")
    found = Statement("FirstParty", "use", "affirmed", "does", ("Name", "Age"), where, purposes=("Marketing",))
    row = {"actor": "FirstParty", "action": "use", "polarity": "affirmed", "data": ["Name"], "purposes": []}
    (example,) = examples([Labelled("p", "We", (row,), (found,))])
    assert example.right == 0.25


def test_the_data_file_says_what_was_fitted() -> None:
    weights = Weights(1.25, {"rule active-verb": -0.5})
    text = "\n".join(written(weights, 10, 2))
    assert tomllib.loads(text) == {"base": 1.25, "weights": {"rule active-verb": -0.5}}
    assert "10 statements of 2 labelled policies" in text


def judged_by_table(names: Sequence[str]) -> float:
    table = tomllib.loads(TABLE.read_text("utf-8"))
    return likelihood(names, table["base"], table["weights"])


def test_the_table_that_is_shipped_gives_an_unknown_rule_an_ordinary_confidence() -> None:
    assert 0.5 < judged_by_table(["rule of-tomorrow", "action use"]) < 0.95
