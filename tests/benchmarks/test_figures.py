"""The table of figures, its floors and its report."""

from __future__ import annotations

import tomllib
from datetime import date
from typing import TYPE_CHECKING

from benchmarks.evaluate import HERE
from benchmarks.figures import Figure, aligned, failures, markdown, of_tallies, rows
from benchmarks.gold import Split
from benchmarks.report import report
from benchmarks.tally import Tally
from tests.test_cases import CASES

if TYPE_CHECKING:
    from benchmarks.figures import Bounds

GOOD = Figure("gold", "all", "data", 0.7)
FAULT = Figure("gold", "all", "false alarms", 0.05, fault=True)
FLOORS: Bounds = {"gold": {"all": {"data": 0.6, "false alarms": 0.06}}}


def bounds(name: str) -> Bounds:
    found: Bounds = tomllib.loads((HERE / f"{name}.toml").read_text("utf-8"))
    return found


def test_a_figure_holds_at_its_floor_and_a_fault_at_its_most() -> None:
    assert list(failures([GOOD, FAULT], FLOORS)) == []
    assert list(failures([GOOD, FAULT], {"gold": {"all": {"data": 0.7, "false alarms": 0.05}}})) == []


def test_a_figure_below_its_floor_is_named_and_a_fault_above_its_most() -> None:
    floors: Bounds = {"gold": {"all": {"data": 0.701, "false alarms": 0.049}}}
    assert list(failures([GOOD, FAULT], floors)) == [
        "gold, all, data: 0.700 is below its floor 0.701",
        "gold, all, false alarms: 0.050 is above its floor 0.049",
    ]


def test_a_floor_without_a_figure_is_an_error_where_its_benchmark_ran() -> None:
    assert list(failures([GOOD], FLOORS)) == ["gold, all, false alarms: has a floor and no figure"]
    assert list(failures([Figure("cases", "own", "passing", 1.0)], FLOORS)) == []


def test_the_table_says_which_figures_fall_short() -> None:
    (figure,) = of_tallies("gold", "all", {"data": Tally(right=1, found=2, met=1, gold=1)})
    head, line = rows([figure], {"gold": {"all": {"data": 0.8}}}, FLOORS)
    assert line == ("gold", "all", "data", "0.500", "1.000", "0.667", "≥ 0.800", "≥ 0.600", "short of its target")
    assert len(head) == len(line)
    ((_, line),) = [tuple(rows([FAULT], {}, {"gold": {"all": {"false alarms": 0.04}}}))]
    assert line[-2:] == ("≤ 0.040", "below its floor")


def test_the_table_is_aligned_for_a_terminal_and_marked_up_for_a_document() -> None:
    assert list(aligned([("a", "b"), ("long", "c")])) == ["a     b", "long  c"]
    assert list(markdown([("a", "b"), ("c", "d")])) == ["| a | b |", "|---|---|", "| c | d |"]


def test_the_report_holds_the_date_the_table_the_causes_and_the_weaknesses() -> None:
    text = report(date(2026, 3, 1), [("a", "b"), ("c", "d")], (), Split(), "## Known weaknesses\n")
    assert "2026-03-01" in text
    assert "| c | d |" in text
    assert "| nothing is there | 0 | 0 | 0 | 0 |" in text
    assert text.endswith("## Known weaknesses\n")


def test_there_are_as_many_own_cases_as_their_floor_says() -> None:
    """That each of them passes is a test of its own."""
    floor = bounds("floors")["cases"]["own"]
    assert floor["passing"] == 1.0
    assert len(CASES) >= floor["number"] >= 250
