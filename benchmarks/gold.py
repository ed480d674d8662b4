"""Measures the statements found in policies that people have labelled, against their labels.

The folder holds NAME.txt (or .md, .html), a policy, and NAME.jsonl, the statements a careful reader takes it to make.
The policies are parted into folds by a hash of their name. One fold is untuned: rules are written from the others, and
it tells how far they carry over. Any fold can be it in turn; what was read of the default one stands in weaknesses.md.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from benchmarks.edges import MODES, Edge, Row, compared, edges, polarity
from benchmarks.tally import Tally
from kg.gold import to_row
from kg.model import Source, Statement
from kg.pipeline import read_policy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from kg.model import Vocabulary

FOLDS, UNTUNED = 2, 1
ACTIONS = ("collect", "use", "share", "sell", "retain")
GROUPS: dict[str, Callable[[Edge], bool]] = {
    "all": lambda _: True,
    "edge data": lambda edge: edge.kind == "data",
    "edge recipient": lambda edge: edge.kind == "recipient",
    "edge purpose": lambda edge: edge.kind == "purpose",
    **{f"action {action}": lambda edge, action=action: edge.action == action for action in ACTIONS},  # type: ignore[misc]
    "denied": lambda edge: edge.polarity == "denied",
    "other actor": lambda edge: edge.actor != "FirstParty",
}
"""The lines of the table, with the edges that count in each."""
HEADLINES = ("all, strict", "all, lenient", "denied, strict", "polarity right")
"""The lines that are told of each part."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A policy with the statements of its readers and ours."""

    name: str
    source: str
    gold: tuple[Row, ...]
    statements: tuple[Statement, ...] = ()

    @property
    def found(self) -> tuple[Row, ...]:
        """Our statements in the gold form."""
        return tuple(to_row(statement, self.source) for statement in self.statements)


@dataclass(frozen=True, slots=True)
class Split:
    """Which of so many folds is the untuned one."""

    folds: int = FOLDS
    fold: int = UNTUNED

    def untuned(self, name: str) -> bool:
        """Whether the policy is of the untuned fold."""
        return fold_of(name, self.folds) == self.fold

    def parts(self, policies: Sequence[Labelled]) -> dict[str, list[Labelled]]:
        """The policies of each part, and all."""
        tuned = [policy for policy in policies if not self.untuned(policy.name)]
        untuned = [policy for policy in policies if self.untuned(policy.name)]
        return {"tuned": tuned, "untuned": untuned, "all": list(policies)}


def fold_of(name: str, folds: int) -> int:
    """The fold of a policy."""
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % folds


def names_in(folder: Path) -> list[str]:
    """The labelled policies of a folder."""
    return sorted(path.stem for path in folder.glob("*.jsonl"))


def load(folder: Path, names: Iterable[str], vocabulary: Vocabulary) -> tuple[Labelled, ...]:
    """The policies with their labels, read by the pipeline."""
    return tuple(_load(folder, name, vocabulary) for name in names)


def _load(folder: Path, name: str, vocabulary: Vocabulary) -> Labelled:
    gold = [json.loads(line) for line in (folder / f"{name}.jsonl").read_text("utf-8").splitlines() if line]
    (policy,) = (path for path in folder.iterdir() if path.stem == name and path.suffix != ".jsonl")
    reading = read_policy(Source(str(policy), policy.name), vocabulary)
    return Labelled(name, reading.source, tuple(gold), reading.statements)


def tally(policies: Iterable[Labelled], group: str, mode: str, vocabulary: Vocabulary) -> Tally:
    """The tally of a group of edges, summed over the policies."""
    total = Tally()
    for policy in policies:
        ours, gold = (frozenset(filter(GROUPS[group], edges(rows))) for rows in (policy.found, policy.gold))
        total += compared(ours, gold, mode, vocabulary)
    return total


def measure(policies: Sequence[Labelled], vocabulary: Vocabulary) -> dict[str, Tally]:
    """A tally for each line: each group in each mode, and whether the polarity is right."""
    table = {f"{group}, {mode}": tally(policies, group, mode, vocabulary) for group in GROUPS for mode in MODES}
    right = (polarity(edges(policy.found), edges(policy.gold)) for policy in policies)
    return table | {"polarity right": sum(right, Tally())}
