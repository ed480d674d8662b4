"""What it costs to validate a graph, beside reading its policies: `validation.py FOLDER [--policies 100] [--check]`.

Processor time on one core, of as many policies of the folder and of half as many, so that it shows whether the cost of
one policy grows with the others. Loading the parser's model and the vocabulary is not counted. Reading is everything
from the file to the statements; validation everything that `kg validate` does, quotes included. With --check the exit
code is 1 where validation takes more than a quarter of the time of reading.

On 2026-11-21: 21 % of 30 archived policies and 21 % of 60, 144 and 130 ms a policy, two thirds of it for the shapes.
"""

from __future__ import annotations

import argparse
import gc
import sys
import tempfile
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING

from kg.model import Reading
from kg.pipeline import read_policies, validate
from kg.read import find_sources
from kg.store import open_graph, updating
from kg.validate import findings, shape_findings

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kg.model import Source

MOST = 0.25
"""The part of the time of reading that validation may take."""


@dataclass(frozen=True)
class Cost:
    """Seconds of processor time for some policies."""

    policies: int
    reading: float
    shapes: float
    validation: float
    fast: float | None

    @property
    def ratio(self) -> float:
        """Validation as a part of reading."""
        return self.validation / self.reading


def spent(work: Callable[[], object]) -> float:
    """The processor time that the work takes."""
    began = process_time()
    work()
    return process_time() - began


def cost_of(sources: Sequence[Source]) -> Cost:
    """What reading and validating these policies costs."""
    readings = list[Reading]()
    reading = spent(lambda: readings.extend(one for one in read_policies(sources) if isinstance(one, Reading)))
    with tempfile.TemporaryDirectory() as home:
        folder = Path(home)
        with updating(folder, {}) as update:
            update.put(readings)
            update.finish({})
        readings.clear()
        gc.collect()
        gc.freeze()  # `kg validate` has no parser and its model in memory, which the collector would walk through
        store = open_graph(folder).store
        shapes = spent(lambda: list(shape_findings(store)))
        whole = spent(lambda: list(validate(folder, jobs=1, sources=sources, placing=("violation", "warning"))))
        fast = spent(lambda: list(findings(store, sources, by="fast"))) if find_spec("shacl") else None
    return Cost(len(sources), reading, shapes, whole, fast)


def spread(sources: Sequence[Source], number: int) -> tuple[Source, ...]:
    """So many of the sources, from all over the folder."""
    return tuple(sources[:: max(1, len(sources) // number)])[:number]


def main() -> int:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="a folder of policies")
    parser.add_argument("--policies", type=int, default=100, help="how many; half of them are measured by themselves")
    parser.add_argument("--check", action="store_true", help="end with 1 where validation takes more than a quarter")
    options = parser.parse_args()
    if not options.folder.exists():
        print(f"skipped: there is no folder {options.folder}")
        return 0
    sources = find_sources([options.folder])
    list(read_policies(sources[:1]))  # loads what is loaded once
    print(
        f"{'policies':>8} {'reading':>9} {'shapes':>9} {'validation':>11} {'of reading':>11} {'each':>8}  fast engine"
    )
    costs = [cost_of(spread(sources, number)) for number in (options.policies // 2, options.policies)]
    for cost in costs:
        fast = f"{cost.fast:.1f} s" if cost.fast is not None else "not installed"
        seconds = f"{cost.reading:7.1f} s {cost.shapes:7.1f} s {cost.validation:9.1f} s"
        each = f"{1000 * cost.validation / cost.policies:5.0f} ms"
        print(f"{cost.policies:8} {seconds} {cost.ratio:11.0%} {each}  {fast}")
    return int(options.check and costs[-1].ratio > MOST)


if __name__ == "__main__":
    sys.exit(main())
