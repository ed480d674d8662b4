"""Measures ways of keeping policies in one store so that each can be replaced: `store_layout.py [--policies N]`.

Three layouts hold the same made-up policies. "default" has everything in the default graph and cannot replace a policy;
it shows what is the best to be had. "union" has a named graph for each policy, and queries see the union of all.
"shared" is what `kg.store` does: everything in the default graph, and what several policies may state once more in a
named graph for each.

On two cores, busy with other work, with `--policies 200` (225,400 triples),
the median of three runs, in seconds but for the megabytes:

                load      MB    count     join    edges  replace   turtle
    default      0.9      19    0.050    0.025    0.017
    union        2.7      42    0.076    0.022    0.019    0.036
    shared       1.3      21    0.045    0.015    0.014    0.037    4.102
"""

from __future__ import annotations

import argparse
import hashlib
import random
import sys
import tempfile
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from pyoxigraph import DefaultGraph, Quad, RdfFormat, Store, parse

from kg.graph import triples
from kg.model import Evidence, Mention, NamedOrganization, Policy, Reading, Statement
from kg.namespaces import PREFIXES, policy_iri
from kg.resources import ontology_dir
from kg.spans import Span
from kg.store.parts import quads_of, remove
from kg.store.turtle import turtle
from kg.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

QUESTIONS = {
    "count": "SELECT ?data (COUNT(*) AS ?n) { ?s a pp:Statement ; pp:data ?data } GROUP BY ?data",
    "join": """SELECT ?name ?quote { ?data skos:broader* data:ContactData . ?s pp:data ?data ; pp:action pp:Share ;
        pp:polarity pp:Affirmed ; pp:recipient recipient:Advertiser ; pp:policy/pp:organization/rdfs:label ?name ;
        pp:evidence/pp:quote ?quote }""",
    "edges": "SELECT ?org (COUNT(*) AS ?n) { ?org pp:shares ?data ; pp:sharesWith ?to } GROUP BY ?org",
}
TEXT = "We may share your contact data and what you tell us with the companies that help us. " * 250


def made_up(number: int, statements: int = 30) -> Reading:
    """A policy of that many statements, the same for the same number."""
    chance = random.Random(number)  # noqa: S311  (no secret, but the same in every run)
    vocabulary = load_vocabulary_once()
    name = f"policy-{number}.md"

    def statement() -> Statement:
        start = chance.randrange(0, len(TEXT) - 200)
        data = tuple(chance.sample(vocabulary["data"], chance.choice((1, 1, 2))))
        mentions = tuple(Mention("data", one, f"the {one}", Span(start, start + 9)) for one in data)
        named = NamedOrganization("recipient", f"Partner {chance.randrange(200)}", "Advertiser")
        return Statement(
            actor="FirstParty",
            action=chance.choice(("collect", "use", "share", "sell", "retain")),
            polarity=chance.choice(("affirmed", "affirmed", "affirmed", "denied")),
            modality=chance.choice(("does", "may")),
            data=data,
            evidence=Evidence((Span(start, start + chance.randrange(60, 200)),), ("Sharing", "Partners"), "made-up"),
            recipients=tuple(chance.sample(vocabulary["recipient"], chance.choice((0, 1, 2)))),
            purposes=tuple(chance.sample(vocabulary["purpose"], chance.choice((0, 1, 2)))),
            names=(named,) if chance.randrange(10) == 0 else (),
            mentions=mentions,
        )

    sha256 = hashlib.sha256(name.encode()).hexdigest()
    policy = Policy(name, sha256, "markdown", f"Organization {number // 3}")
    return Reading(policy, TEXT, tuple(statement() for _ in range(statements)), 4000)


_concepts: dict[str, tuple[str, ...]] = {}


def load_vocabulary_once() -> dict[str, tuple[str, ...]]:
    """The ids of the concepts of every scheme."""
    if not _concepts:
        vocabulary = load_vocabulary()
        _concepts.update({scheme: vocabulary.ids(scheme) for scheme in ("data", "recipient", "purpose")})
    return _concepts


def in_default(reading: Reading) -> Iterator[Quad]:
    """Everything in the default graph."""
    return (Quad(t.subject, t.predicate, t.object, DefaultGraph()) for t in triples(reading))


def in_named(reading: Reading) -> Iterator[Quad]:
    """Everything in the policy's own graph."""
    graph = policy_iri(reading.policy.name, reading.policy.sha256)
    return (Quad(t.subject, t.predicate, t.object, graph) for t in triples(reading))


def ontology() -> Iterator[Quad]:
    """The terms that queries follow."""
    for path in sorted((ontology_dir() / "terms").glob("*.ttl")):
        yield from parse(path=path, format=RdfFormat.TURTLE)


def replaced_named(store: Store, reading: Reading) -> None:
    """Replaces a policy that has a graph of its own."""
    store.remove_graph(policy_iri(reading.policy.name, reading.policy.sha256))
    store.extend(in_named(reading))


def replaced_shared(store: Store, reading: Reading) -> None:
    """Replaces a policy as `kg.store` does."""
    remove(store, policy_iri(reading.policy.name, reading.policy.sha256))
    store.extend(quads_of(reading))


def seconds(work: Callable[[], object], times: int = 1) -> float:
    """The shortest of several runs."""

    def once() -> float:
        began = perf_counter()
        work()
        return perf_counter() - began

    return min(once() for _ in range(times))


def measure(
    policies: int,
    quads: Callable[[Reading], Iterator[Quad]],
    replace: Callable[[Store, Reading], None] | None,
    *,
    union: bool = False,
) -> dict[str, float]:
    """What a layout takes, in seconds and megabytes."""
    with tempfile.TemporaryDirectory() as folder:
        store = Store(folder)
        store.bulk_extend(ontology())
        found: dict[str, float] = {"load": 0.0}
        for first in range(0, policies, 200):
            batch = [quad for number in range(first, min(policies, first + 200)) for quad in quads(made_up(number))]
            found["load"] += seconds(lambda batch=batch: store.bulk_extend(batch))  # type: ignore[misc]
        store.flush()
        found["MB"] = sum(path.stat().st_size for path in Path(folder).rglob("*") if path.is_file()) / 1e6
        for name, text in QUESTIONS.items():

            def ask(text: str = text) -> int:
                answer = store.query(text, prefixes=PREFIXES, use_default_graph_as_union=union)
                return len(list(answer))  # type: ignore[arg-type]

            found[name] = seconds(ask, 3)
        found["replace"] = seconds(lambda: replace(store, made_up(policies // 2)), 3) if replace else float("nan")
        if replace is replaced_shared:
            found["turtle"] = seconds(lambda: sum(map(len, turtle(store))))
    return found


def main() -> int:
    """Print a line for each layout."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--policies", type=int, default=900)
    policies = parser.parse_args().policies
    print(f"{policies} policies, {sum(1 for _ in triples(made_up(0))) * policies:,} triples or so")
    print(f"{'':8}{'load':>8}{'MB':>8}" + "".join(f"{name:>9}" for name in (*QUESTIONS, "replace", "turtle")))
    layouts = {
        "default": measure(policies, in_default, None),
        "union": measure(policies, in_named, replaced_named, union=True),
        "shared": measure(policies, quads_of, replaced_shared),
    }
    for layout, found in layouts.items():
        rest = "".join(f"{found.get(name, float('nan')):9.3f}" for name in (*QUESTIONS, "replace", "turtle"))
        print(f"{layout:8}{found['load']:8.1f}{found['MB']:8.0f}{rest}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
