"""The arithmetic of every benchmark."""

from __future__ import annotations

import pytest

from benchmarks.tally import Tally, compared


def test_precision_is_of_what_was_found_and_recall_of_what_is_there() -> None:
    tally = Tally(right=3, found=4, met=2, gold=8)
    assert (tally.precision, tally.recall) == (0.75, 0.25)
    assert tally.f1 == pytest.approx(2 * 0.75 * 0.25 / (0.75 + 0.25))


def test_where_nothing_is_found_nothing_is_right() -> None:
    assert (Tally().precision, Tally().recall, Tally().f1) == (0.0, 0.0, 0.0)


def test_tallies_are_summed_before_they_are_divided() -> None:
    both = Tally(1, 1, 1, 1) + Tally(0, 3, 0, 1)
    assert (both.precision, both.recall) == (0.25, 0.5)


def test_sets_match_by_their_equal_members() -> None:
    assert compared(frozenset("abc"), frozenset("bcde")) == Tally(right=2, found=3, met=2, gold=4)
