"""Writes QUALITY.md: the table of a run, its errors by cause, and what is known to go wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.causes import CAUSES, tally_causes
from benchmarks.figures import markdown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from benchmarks.gold import Labelled, Split

HEAD = """# Quality

Written by `make evaluate` on {date}; do not edit. What each benchmark compares stands at the top of its file in this
folder. *gold* are {policies} real policies with {statements} labelled statements; *strict* counts the same concepts,
*lenient* also a concept above or below. The errors of *untuned* parts are never read, only their figures; rules are
written from tuned parts. The figure is an F1 where precision and recall stand beside it. Targets are goals, floors what
`make evaluate` fails below; the cases need nothing but this repository and are held by the tests.

"""


def report(
    today: date, table: Sequence[Sequence[str]], policies: Sequence[Labelled], split: Split, weaknesses: str
) -> str:
    """The whole document."""
    statements = sum(len(policy.gold) for policy in policies)
    head = HEAD.format(date=today.isoformat(), policies=len(policies), statements=statements)
    causes = "\n".join(markdown(cause_rows(policies, split)))
    return (
        f"{head}{chr(10).join(markdown(table))}\n\n## Errors by cause\n\n"
        "Edges of the labelled policies that were missed, and edges found that are wrong, by the least that differs "
        f"from\nwhat stands at the same place ([causes.py](causes.py)).\n\n{causes}\n\n{weaknesses}"
    )


def cause_rows(policies: Sequence[Labelled], split: Split) -> Iterator[tuple[str, ...]]:
    """The table of causes, its head first."""
    parts = split.parts(policies)
    counts = [count for part in ("tuned", "untuned") for count in tally_causes(parts[part])]
    yield ("what differs", "missed, tuned", "wrong, tuned", "missed, untuned", "wrong, untuned")
    yield from ((cause, *(str(count[cause]) for count in counts)) for cause in CAUSES)
    yield ("all", *(str(count.total()) for count in counts))
