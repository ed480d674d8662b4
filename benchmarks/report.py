"""Writes QUALITY.md: the table of a run, its errors by cause, and what is known to go wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.causes import CAUSES, tally_causes
from benchmarks.confidence import band_rows, cross_validated, examples
from benchmarks.figures import markdown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from benchmarks.gold import Labelled, Split

DOCUMENT = """# Quality

Written by `make evaluate` on {date}; do not edit. What each benchmark compares stands at the top of its file in this
folder. *made up* are the labelled policies in [policies](policies), by which rules were written; *gold* are {policies}
real policies with {statements} labelled statements; *strict* counts the same concepts,
*lenient* also a concept above or below. Rules are written from *tuned* parts; what was read of *untuned* ones is told
below, with the weaknesses. The figure is an F1 where precision and recall stand beside it. Targets are goals, floors
what `make evaluate` fails below; the cases need nothing but this repository and are held by the tests.

{table}

## Errors by cause

Edges of the labelled policies that were missed, and edges found that are wrong, by the least that differs from what
stands at the same place ([causes.py](causes.py)).

{causes}

## Confidence against precision

Each fifth of the policies is judged by weights that `make calibrate` would fit to the other four. A statement is right
by the share of its strict edges that are in gold.

{confidence}

{weaknesses}"""


def report(
    today: date, table: Sequence[Sequence[str]], policies: Sequence[Labelled], split: Split, weaknesses: str
) -> str:
    """The whole document."""
    judged = cross_validated(list(examples(policies)))
    return DOCUMENT.format(
        date=today.isoformat(),
        policies=len(policies),
        statements=sum(len(policy.gold) for policy in policies),
        table="\n".join(markdown(table)),
        causes="\n".join(markdown(cause_rows(policies, split))),
        confidence="\n".join(markdown(band_rows(judged))),
        weaknesses=weaknesses,
    )


def cause_rows(policies: Sequence[Labelled], split: Split) -> Iterator[tuple[str, ...]]:
    """The table of causes, its head first."""
    parts = split.parts(policies)
    counts = [count for part in ("tuned", "untuned") for count in tally_causes(parts[part])]
    yield ("what differs", "missed, tuned", "wrong, tuned", "missed, untuned", "wrong, untuned")
    yield from ((cause, *(str(count[cause]) for count in counts)) for cause in CAUSES)
    yield ("all", *(str(count.total()) for count in counts))
