"""Measures how fast policies become a graph, on one core: `speed.py FOLDER [--limit N]`.

Two passes over the same files. The first times each stage by itself; the second is what `kg build` does, store and
files included. Words are what stands between spaces. The model's loading is told apart: a build pays it once.
"""

from __future__ import annotations

import argparse
import resource
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from kg.errors import UnreadableDocument
from kg.extract import extract
from kg.graph import own_triples, shared_triples
from kg.link import Linker
from kg.model import Reading
from kg.pipeline import build
from kg.read import find_sources, read_document
from kg.segment import segments
from kg.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from kg.model import Source

PEAK_UNITS_PER_KIB = 1024 if sys.platform == "darwin" else 1
"""Peak memory is told in bytes on macOS, in KiB elsewhere."""


class Watch:
    """Adds up the time that each stage takes."""

    def __init__(self) -> None:
        self.spent: defaultdict[str, float] = defaultdict(float)
        self._last = perf_counter()

    def start(self) -> None:
        """From here on time counts."""
        self._last = perf_counter()

    def stop(self, stage: str) -> None:
        """What has passed since the last call was this stage's."""
        now = perf_counter()
        self.spent[stage] += now - self._last
        self._last = now


def stage_by_stage(sources: tuple[Source, ...]) -> tuple[Watch, int]:
    """Every stage timed over the files that can be read, with the number of their words."""
    watch, words = Watch(), 0
    linker = Linker(load_vocabulary())
    for source in sources[:1]:
        tuple(extract(segments(read_document(source))))  # the model is loaded when it is first needed
    watch.stop("loading")
    for source in sources:
        watch.start()
        try:
            document = read_document(source)
        except UnreadableDocument:
            continue
        watch.stop("read")
        parts = segments(document)
        watch.stop("segment")
        frames = tuple(extract(parts))
        watch.stop("extract")
        statements = tuple(linker.statements(frames, parts, document))
        watch.stop("link")
        count = len(document.source.split())
        reading = Reading(document.policy, document.source, statements, count)
        sum(1 for triples in (own_triples, shared_triples) for _ in triples(reading))
        watch.stop("graph")
        words += count
    return watch, words


def main() -> int:
    """Run both passes and print what they took."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="a folder of policies")
    parser.add_argument("--limit", type=int, default=0, help="no more than so many files, spread over the folder")
    options = parser.parse_args()
    if not options.folder.exists():
        print(f"skipped: there is no folder {options.folder}")
        return 0
    sources = find_sources([options.folder])
    if options.limit and options.limit < len(sources):
        sources = sources[:: -(-len(sources) // options.limit)]
    watch, words = stage_by_stage(sources)
    loading = watch.spent.pop("loading")
    total = sum(watch.spent.values())
    print(f"{len(sources)} files, {words:,} words; vocabulary and model loaded in {loading:.1f} s")
    for stage, seconds in watch.spent.items():
        print(f"{stage:10}{seconds:8.1f} s{seconds / total:7.1%}")
    print(f"{'stages':10}{total:8.1f} s{words / total:10,.0f} words/s")
    with tempfile.TemporaryDirectory() as folder:
        began = perf_counter()
        build([Path(source.path) for source in sources], Path(folder), jobs=1)
        took = perf_counter() - began
    print(f"{'build':10}{took:8.1f} s{words / took:10,.0f} words/s a core, end to end")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / PEAK_UNITS_PER_KIB / 1024
    print(f"{'memory':10}{peak:8.0f} MiB at its peak")
    return 0


if __name__ == "__main__":
    sys.exit(main())
