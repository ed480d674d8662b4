"""Measures what the pipeline finds in policies that people have labelled: `quality.py GOLD_DIR`.

The folder holds NAME.txt, a policy, and NAME.jsonl, the statements a careful reader takes it to make. Statements are
unfolded into edges (who does what with which data; each with every recipient; each with every purpose), and the sets of
edges of a policy are compared. Strict: the same concepts. Lenient: a concept may stand above or below the gold one.
Exit 1 if a figure is below its floor in floors.toml; 0 where the folder is absent, which is said.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
import tomllib
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from kg.gold import to_row
from kg.model import Source
from kg.pipeline import read_policy
from kg.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kg.model import Scheme, Vocabulary

Row = dict[str, Any]
FLOORS = Path(__file__).with_name("floors.toml")
MODES = ("strict", "lenient")
GROUPS = (
    "all",
    *(f"edge {kind}" for kind in ("data", "recipient", "purpose")),
    *(f"action {action}" for action in ("collect", "use", "share", "sell", "retain")),
    "denied",
)
"""The lines of the table above those of the policies."""
HELD_SHARE = 3
"""One policy in so many is held back: it is measured, never tuned on."""


class Edge(NamedTuple):
    """One flow that a statement tells of; `end` is the recipient or the purpose, empty for an edge of kind data."""

    kind: Scheme
    actor: str
    action: str
    polarity: str
    data: str
    end: str = ""

    def __str__(self) -> str:
        to = f" → {self.kind} {self.end}" if self.end else ""
        return f"{self.actor} {self.action} {self.polarity} {self.data}{to}"


@dataclass(slots=True)
class Tally:
    """How many of the edges found are right, and how many of the gold edges were found."""

    right: int = 0
    found: int = 0
    met: int = 0
    gold: int = 0

    @property
    def precision(self) -> float:
        """The share of the edges found that are right."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """The share of the gold edges that were found."""
        return self.met / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def unfold(row: Row) -> Iterator[Edge]:
    """The edges of one statement."""
    head = (row["actor"], row["action"], row["polarity"])
    for data in row["data"]:
        yield Edge("data", *head, data)
        yield from (Edge("recipient", *head, data, end) for end in row.get("recipients") or ())
        yield from (Edge("purpose", *head, data, end) for end in row.get("purposes") or ())


def edges(rows: Iterable[Row]) -> frozenset[Edge]:
    """The edges of a policy's statements, each once."""
    return frozenset(edge for row in rows for edge in unfold(row))


def near(one: Edge, other: Edge, vocabulary: Vocabulary) -> bool:
    """Whether two edges tell of the same flow but for how precisely they name it."""

    def related(scheme: Scheme, a: str, b: str) -> bool:
        return a == b or a in vocabulary.ancestors(scheme, b) or b in vocabulary.ancestors(scheme, a)

    return (
        (one.kind, one.action, one.polarity) == (other.kind, other.action, other.polarity)
        and related("recipient", one.actor, other.actor)
        and related("data", one.data, other.data)
        and related(one.kind, one.end, other.end)
    )


def matched(these: frozenset[Edge], those: frozenset[Edge], mode: str, vocabulary: Vocabulary) -> frozenset[Edge]:
    """Those of these edges that the others confirm."""
    if mode == "strict":
        return these & those
    return frozenset(e for e in these if e in those or any(near(e, other, vocabulary) for other in those))


def groups(name: str, edge: Edge) -> Iterator[str]:
    """The lines of the table that an edge of a policy counts in."""
    yield from ("all", f"edge {edge.kind}", f"action {edge.action}", f"policy {name}")
    if edge.polarity == "denied":
        yield "denied"


Table = dict[tuple[str, str], Tally]


def measure(gold: Mapping[str, list[Row]], found: Mapping[str, list[Row]], vocabulary: Vocabulary) -> Table:
    """A tally for each line of the table and each mode, summed over the policies."""
    table: Table = defaultdict(Tally)
    for name in sorted(gold):
        right, ours = edges(gold[name]), edges(found.get(name, ()))
        for group in (*GROUPS, f"policy {name}"):
            g = frozenset(edge for edge in right if group in groups(name, edge))
            f = frozenset(edge for edge in ours if group in groups(name, edge))
            for mode in MODES:
                tally = table[group, mode]
                tally.right += len(matched(f, g, mode, vocabulary))
                tally.found += len(f)
                tally.met += len(matched(g, f, mode, vocabulary))
                tally.gold += len(g)
    return table


def lines(table: Table) -> Iterator[str]:
    """The table as text: totals first, then policy by policy."""
    yield f"{'':32}{'strict P':>10}{'R':>7}{'F1':>7}{'lenient P':>12}{'R':>7}{'F1':>7}{'gold':>7}{'found':>7}"
    for group in sorted(dict.fromkeys(g for g, _ in table), key=lambda g: g.startswith("policy ")):
        strict, lenient = table[group, "strict"], table[group, "lenient"]
        yield (
            f"{group[:31]:32}{strict.precision:10.3f}{strict.recall:7.3f}{strict.f1:7.3f}"
            f"{lenient.precision:12.3f}{lenient.recall:7.3f}{lenient.f1:7.3f}{strict.gold:7}{strict.found:7}"
        )


def mistakes(name: str, gold: list[Row], found: list[Row], vocabulary: Vocabulary) -> Iterator[str]:
    """The wrong edges (+) and the missed ones (-) below their quotes; ~ where the lenient measure agrees."""
    for sign, these, those in (("+", found, edges(gold)), ("-", gold, edges(found))):
        said: set[Edge] = set()
        for row in these:
            wrong = [edge for edge in dict.fromkeys(unfold(row)) if edge not in those and edge not in said]
            said.update(wrong)
            if wrong:
                yield f"\n{name}  {' '.join(row['quote'].split())!r}"
            for edge in wrong:
                close = any(near(edge, other, vocabulary) for other in those)
                yield f"  {sign}{'~' if close else ' '} {edge}"


def below_floor(table: Table, floors: Mapping[str, Mapping[str, float]]) -> Iterator[str]:
    """What fell short of its floor."""
    for group, floor in floors.items():
        for mode, least in floor.items():
            if table[group, mode].f1 < least:
                yield f"{group}: {mode} F1 {table[group, mode].f1:.3f} is below its floor {least:.3f}"


def held(name: str) -> bool:
    """Whether a policy is held back; the snapshots of one site go together, for they say much the same."""
    site = re.sub(r"_\d{4}-\d{2}-\d{2}$", "", name)
    return int.from_bytes(hashlib.sha256(site.encode()).digest()) % HELD_SHARE == 0


def chosen(folder: Path, policies: str, split: str) -> list[str]:
    """The names of the policies to measure."""
    names = sorted(path.stem for path in folder.glob("*.jsonl"))
    if policies:
        wanted = policies.split(",")
        if unknown := sorted(set(wanted) - set(names)):
            sys.exit(f"no gold policy {', '.join(unknown)} in {folder}")
        names = wanted
    return [name for name in names if not split or held(name) == (split == "held")]


def rows_of(folder: Path, name: str, vocabulary: Vocabulary) -> list[Row]:
    """The statements that the pipeline finds in a policy, in the gold form."""
    source = Source(str(folder / f"{name}.txt"), f"{name}.txt")
    reading = read_policy(source, vocabulary)
    return [to_row(statement, reading.source) for statement in reading.statements]


def main() -> int:
    """Measure, print the table, compare with the floors."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, help="folder of NAME.txt with NAME.jsonl beside it")
    parser.add_argument("--policies", default="", help="measure these only: name,name")
    parser.add_argument("--split", choices=("tuned", "held"), default="", help="measure one part of the policies only")
    parser.add_argument("--errors", action="store_true", help="list the wrong and the missed edges with their quotes")
    options = parser.parse_args()
    if not options.gold.is_dir():
        print(f"skipped: there is no gold folder {options.gold}")
        return 0
    names = chosen(options.gold, options.policies, options.split)
    vocabulary = load_vocabulary()
    gold = {
        name: [json.loads(line) for line in (options.gold / f"{name}.jsonl").read_text("utf-8").splitlines() if line]
        for name in names
    }
    found = {name: rows_of(options.gold, name, vocabulary) for name in names}
    if options.errors:
        print(
            "\n".join(line for name in names for line in mistakes(name, gold[name], found[name], vocabulary)),
            end="\n\n",
        )
    table = measure(gold, found, vocabulary)
    print("\n".join(lines(table)))
    if options.policies or options.split:
        print("floors are for all policies together: not compared")
        return 0
    short = list(below_floor(table, tomllib.loads(FLOORS.read_text("utf-8"))))
    print("\n".join(short) or "every floor held")
    return 1 if short else 0


if __name__ == "__main__":
    sys.exit(main())
