"""What the benchmarks measured, as figures that are compared with floors and targets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from benchmarks.tally import Tally

    Bounds = Mapping[str, Mapping[str, Mapping[str, float]]]
    """By benchmark, part and line, as floors.toml and targets.toml have them."""

COLUMNS = ("benchmark", "part", "line", "P", "R", "figure", "target", "floor", "")


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table: an F1 where there is a tally. Of a fault the bounds are the most, else the least."""

    benchmark: str
    part: str
    line: str
    value: float
    tally: Tally | None = None
    fault: bool = False

    def within(self, bound: float | None) -> bool:
        """Whether the figure is as good as the bound, to the three digits that are shown."""
        if bound is None:
            return True
        value = round(self.value, 3)
        return value <= bound if self.fault else value >= bound

    def bound(self, bounds: Bounds) -> float | None:
        """The bound that is set for it."""
        return bounds.get(self.benchmark, {}).get(self.part, {}).get(self.line)


def of_tallies(benchmark: str, part: str, tallies: Mapping[str, Tally]) -> list[Figure]:
    """A figure for each line."""
    return [Figure(benchmark, part, line, tally.f1, tally) for line, tally in tallies.items()]


def failures(figures: Sequence[Figure], floors: Bounds) -> Iterator[str]:
    """What fell below its floor, and what has a floor and was not measured though its benchmark ran."""
    for each in figures:
        floor = each.bound(floors)
        if floor is not None and not each.within(floor):
            fell = "is above" if each.fault else "is below"
            yield f"{each.benchmark}, {each.part}, {each.line}: {shown(each.value)} {fell} its floor {shown(floor)}"
    ran = {each.benchmark for each in figures}
    known = {(each.benchmark, each.part, each.line) for each in figures}
    for benchmark, parts in floors.items():
        named = [(benchmark, part, line) for part, lines in parts.items() for line in lines]
        yield from (
            f"{', '.join(name)}: has a floor and no figure" for name in named if benchmark in ran and name not in known
        )


def rows(figures: Iterable[Figure], targets: Bounds, floors: Bounds) -> Iterator[tuple[str, ...]]:
    """The table, its head first."""
    yield COLUMNS
    for each in figures:
        target, floor = each.bound(targets), each.bound(floors)
        parts = (shown(each.tally.precision), shown(each.tally.recall)) if each.tally else ("", "")
        bounds = tuple(
            f"{'≤' if each.fault else '≥'} {shown(bound)}" if bound is not None else "" for bound in (target, floor)
        )
        state = (
            "below its floor" if not each.within(floor) else "short of its target" if not each.within(target) else ""
        )
        yield (each.benchmark, each.part, each.line, *parts, shown(each.value), *bounds, state)


def shown(value: float) -> str:
    """A number as it stands in the table: counts whole, shares with three digits."""
    return str(value) if isinstance(value, int) else f"{value:.3f}"


def aligned(table: Iterable[Sequence[str]]) -> Iterator[str]:
    """The table for a terminal."""
    lines = list(table)
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    for line in lines:
        yield "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()


def markdown(table: Iterable[Sequence[str]]) -> Iterator[str]:
    """The table for a document."""
    for number, line in enumerate(table):
        yield f"| {' | '.join(line)} |"
        if not number:
            yield f"|{'---|' * len(line)}"
