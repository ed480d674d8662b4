"""Compares whole policies with the practices that law students marked in OPP-115.

The folder shared holds `opp115/statements-dev.jsonl`, the `corpus` with the policies' texts and `gold/concepts.tsv`,
whose last column gives the OPP-115 value nearest to each of our concepts.

For each policy sets of facts are compared, ours with those of the annotations:

- *data*: an act with a type of personal information. The acts are two: collect/use (what the organization collects or
  uses itself) and share (what it shares or sells, and what third parties do themselves, as OPP-115 has it). Retention
  is a category of its own there and is left out.
- *purpose*: an act with a purpose.
- *entity*: the kinds of third party that get or collect data; one that our statement calls by name is a named one.
- *does not*: an act with a type of personal information that is denied; the other three count what is affirmed.

OPP-115's "Unspecified" information is what policies call "information" and no more; for us both it and its "Generic
personal information" are PersonalData, so the two are one value. Its other "Unspecified" and every "Other" are left
out on both sides: they name nothing.

Three people annotated each policy. *All* is what any of them marked, *agreed* what at least two did in one segment. The
files do not say who marked what, but each numbered their marks as they went: marks of one segment with those of another
between them are of two visits, taken as two people. What the corpus calls consolidated was marked by several.
"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

from benchmarks.tally import Tally, compared
from kg.model import Source
from kg.pipeline import read_policy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from kg.model import Statement, Vocabulary

Row = dict[str, Any]
KINDS = ("data", "purpose", "entity", "does not")
MARKED = ("all", "agreed")
OWN, SHARE = "collect/use", "share"
ACTS = {"first-party-collect-use": OWN, "third-party-share-collect": SHARE}
FIRST_PARTY = "FirstParty"
NAMED = "named third party"
GENERIC = "generic personal information"
NOTHING = frozenset({"", "other", "unspecified"})
WHEN = "2015-07-0*.txt"
"""When the annotated snapshots are dated; other snapshots of a site may differ."""


VALUE = 5
"""The column of a concept's OPP-115 value; a concept that has none ends before it."""


class Fact(NamedTuple):
    """What a policy does with which type of data, for which purpose, or for which entity."""

    kind: str
    act: str
    value: str


@dataclass(frozen=True, slots=True)
class Marks:
    """The facts that annotators marked in a policy."""

    all: frozenset[Fact]
    agreed: frozenset[Fact]


def facts_marked(row: Row) -> frozenset[Fact]:
    """The facts of one annotated practice."""
    act = ACTS[row["kind"]]
    data = value(row["data"])
    data = GENERIC if data == "unspecified" else data
    if row["polarity"] == "negative":
        found = {Fact("does not", act, data)}
    else:
        found = {Fact("data", act, data), Fact("purpose", act, value(row["purpose"]))}
        found |= {Fact("entity", act, value(row["recipient"]))}
    return frozenset(fact for fact in found if fact.value not in NOTHING)


def value(attribute: Row | None) -> str:
    """The value of an attribute, in small letters: OPP-115 writes some in two ways."""
    return str(attribute["value"]).casefold() if attribute else ""


def marks(rows: Sequence[Row]) -> Marks:
    """What the annotators of one policy marked, and what several of them did."""
    everything = frozenset(fact for row in rows for fact in facts_marked(row))
    agreed = {fact for row in rows if row["consolidated"] for fact in facts_marked(row)}
    said = [(row["segment"], fact) for visit in visits(rows) for row, fact in unique(visit)]
    agreed |= {fact for segment, fact in said if said.count((segment, fact)) > 1}
    return Marks(everything, frozenset(agreed))


def unique(visit: Iterable[Row]) -> Iterator[tuple[Row, Fact]]:
    """The facts of a visit, each once."""
    seen: set[Fact] = set()
    for row in visit:
        for fact in sorted(facts_marked(row) - seen):
            seen.add(fact)
            yield row, fact


def visits(rows: Iterable[Row]) -> Iterator[list[Row]]:
    """The marks that one person made in one segment without leaving it."""
    alone = sorted((row for row in rows if not row["consolidated"]), key=lambda row: int(row["id"].rsplit("-", 1)[1]))
    for _, visit in groupby(alone, key=lambda row: row["segment"]):
        yield list(visit)


def facts_stated(statements: Iterable[Statement], values: Mapping[tuple[str, str], str]) -> frozenset[Fact]:
    """The facts of a policy by our statements, in OPP-115's values."""
    return frozenset(
        fact for statement in statements for fact in _stated(statement, values) if fact.value not in NOTHING
    )


def _stated(statement: Statement, values: Mapping[tuple[str, str], str]) -> Iterator[Fact]:
    own = statement.actor == FIRST_PARTY
    if statement.action == "retain":
        return
    act = OWN if own and statement.action in {"collect", "use"} else SHARE
    kind = "data" if statement.polarity == "affirmed" else "does not"
    for concept in statement.data:
        yield Fact(kind, act, values.get(("data", concept), ""))
    if statement.polarity == "denied":
        return
    for concept in statement.purposes:
        yield Fact("purpose", act, values.get(("purpose", concept), ""))
    named = {each.concept for each in statement.names}
    parties = (*statement.recipients, *(() if own else (statement.actor,)))
    for concept in parties if act == SHARE else ():
        yield Fact("entity", act, NAMED if concept in named else values.get(("recipient", concept), ""))


def load_values(path: Path) -> dict[tuple[str, str], str]:
    """The OPP-115 value of each concept."""
    rows = (line.split("\t") for line in path.read_text("utf-8").splitlines() if line and not line.startswith("#"))
    return {(row[0], row[1]): row[VALUE].casefold() for row in rows if len(row) > VALUE}


def load_marks(path: Path) -> dict[str, Marks]:
    """What was marked, by the site of the policy."""
    by_site: dict[str, list[Row]] = defaultdict(list)
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        by_site[row["site"]].append(row)
    return {site: marks(rows) for site, rows in sorted(by_site.items())}


def measure(stated: Mapping[str, frozenset[Fact]], marked: Mapping[str, Marks]) -> dict[tuple[str, str], Tally]:
    """A tally for each kind of fact and each measure of the annotations, summed over the policies."""
    table = {(kind, of): Tally() for of in MARKED for kind in KINDS}
    for site, those in marked.items():
        for kind, of in table:
            ours = frozenset(fact for fact in stated.get(site, ()) if fact.kind == kind)
            gold = frozenset(fact for fact in getattr(those, of) if fact.kind == kind)
            table[kind, of] += compared(ours, gold)
    return table


def evaluate(shared: Path, vocabulary: Vocabulary) -> dict[tuple[str, str], Tally]:
    """The figures."""
    marked = load_marks(shared / "opp115" / "statements-dev.jsonl")
    values = load_values(shared / "gold" / "concepts.tsv")
    stated = {site: facts_stated(_statements(shared / "corpus" / site, vocabulary), values) for site in marked}
    return measure(stated, marked)


def _statements(folder: Path, vocabulary: Vocabulary) -> tuple[Statement, ...]:
    (text,) = folder.glob(WHEN)
    return read_policy(Source(str(text), text.name), vocabulary).statements
