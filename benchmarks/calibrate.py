"""Fits the weights of confidence to labelled policies and writes them: `python -m benchmarks.calibrate GOLD`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.confidence import Weights, band_rows, calibration_error, cross_validated, examples, fit
from benchmarks.figures import aligned
from benchmarks.gold import load, names_in
from kg.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator

TABLE = Path(__file__).parent.parent / "kg" / "link" / "confidence.toml"
HEAD = """\
# What speaks for a statement and against it, in log-odds, by the features that kg/link/confidence.py tells.
# Written by `make calibrate`, fitted to {statements} statements of {policies} labelled policies.
"""


def written(weights: Weights, statements: int, policies: int) -> Iterator[str]:
    """The lines of the data file."""
    yield HEAD.format(statements=statements, policies=policies)
    yield f"base = {weights.base}\n"
    yield "[weights]"
    yield from (f'"{name}" = {weight}' for name, weight in weights.weights.items())


def main() -> int:
    """Fit, write, and show how true the confidences are on policies that the weights were not fitted to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path, help="folder of NAME.txt with NAME.jsonl beside it")
    folder = parser.parse_args().gold
    if not folder.is_dir():
        print(f"skipped: there is no gold folder {folder}")
        return 0
    policies = load(folder, names_in(folder), load_vocabulary())
    given = list(examples(policies))
    TABLE.write_text("\n".join(written(fit(given), len(given), len(policies))) + "\n", "utf-8")
    judged = cross_validated(given)
    print("\n".join(aligned(band_rows(judged))))
    print(f"expected calibration error, cross-validated: {calibration_error(judged):.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
