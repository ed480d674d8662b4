"""How long each question takes on a graph: the processor's time, beside the fastest one's.

    python -m benchmarks.questions GRAPH [--runs 3] [--limit 60]

GRAPH is the folder of a built graph, best a large one: what is wrong with a question shows there. What a question
needs to be told is taken from the graph. Each runs in a process of its own, as with kg ask; the best of several runs
counts.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import QuerySolutions

from kg.errors import QueryTimeout
from kg.model import Vocabulary
from kg.query import PREFIXES, ask, load_questions, within
from kg.store import open_graph

if TYPE_CHECKING:
    from pyoxigraph import Store

    from kg.query import Question

_FOR_EXAMPLE = {
    "organization": "?policy pp:organization/rdfs:label ?one",
    "recipient": "?by pp:recipientOrganization/rdfs:label ?one",
    "policy": "?policy pp:sourceFile ?one",
    "text": "?word skos:prefLabel ?one",
}


def seconds(folder: Path, question: Question) -> tuple[float, int]:
    """How long the answer takes, and its rows."""
    store = open_graph(folder).store
    arguments = {p.name: [_example(store, p.name)] for p in question.parameters if p.required}
    began = time.process_time()
    rows = ask(store, Vocabulary(()), question, arguments).table.rows
    return time.process_time() - began, len(rows)


def _example(store: Store, name: str) -> str:
    """The first value that the graph has for a parameter."""
    found = store.query(f"SELECT ?one {{ {_FOR_EXAMPLE[name]} }} ORDER BY STR(?one) LIMIT 1", prefixes=dict(PREFIXES))
    return next((row["one"].value for row in found), "") if isinstance(found, QuerySolutions) else ""


def main() -> None:
    """Measures and prints a table, the slowest last."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("graph", type=Path)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--limit", type=float, default=60, help="seconds that a question may take")
    given = parser.parse_args()
    took: dict[str, tuple[float, int]] = {}
    for name, question in load_questions().items():
        try:
            took[name] = min(within(given.limit, seconds, given.graph, question) for _ in range(given.runs))
        except QueryTimeout:
            took[name] = (given.limit, 0)
    fastest = min(each for each, _ in took.values()) or 1e-6
    print(f"{'question':28} {'rows':>7} {'seconds':>8} {'ratio':>7}")
    for name, (each, rows) in sorted(took.items(), key=lambda item: item[1]):
        print(f"{name:28} {rows:7} {each:8.2f} {each / fastest:7.1f}")


if __name__ == "__main__":
    main()
