"""Checks policies against the SHACL shapes and says in plain words what is wrong."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pyoxigraph import DefaultGraph, NamedNode

from kg.namespaces import PREFIXES, term
from kg.validate.engines import ENGINES, engine
from kg.validate.finding import AGAIN, Finding, placed, policies_in, quote_of, short, text
from kg.validate.parts import Parts
from kg.validate.shape import classes, predicates, shapes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from pyoxigraph import Store

    from kg.validate.shape import Result

_BATCH = 5_000
"""Triples checked at once: an engine takes some time for each run whatever it is given, and memory by size."""
_POLICY = re.compile(re.escape(PREFIXES["id"]) + "policy/[^/]+")
_SHAPE = "https://w3id.org/policykg/shape#"


def shape_findings(
    store: Store, policies: Mapping[NamedNode, str] | None = None, by: str = ENGINES[0]
) -> Iterator[Finding]:
    """The findings of the policies given, or of all, by an engine: policy by policy, then of what they share.

    They come in the same order however many policies are checked together, and in however many processes.
    """
    new, parts = engine(by), Parts(store, predicates(), classes())
    shared = set[Finding]()  # an organization is met with every policy that names it, but told of once
    batch, check, size = dict[NamedNode, str](), new(), 0
    for policy, name in (policies_in(store) if policies is None else policies).items():
        batch[policy] = name
        for said in parts.of(policy):
            check.add(said)
            size += len(said[1])
        if size >= _BATCH:
            yield from _sorted(store, check.results(), batch, shared)
            batch, check, size = {}, new(), 0
    yield from _sorted(store, check.results(), batch, shared)
    yield from sorted(shared)


def policy_findings(store: Store, policy: NamedNode, by: str = ENGINES[0]) -> Iterator[Finding]:
    """The findings of one policy."""
    yield from shape_findings(store, {policy: text(store, policy, "pp:sourceFile")}, by)


def stray_findings(store: Store) -> Iterator[Finding]:
    """Statements that no policy of the graph makes: they stand in no policy's part and are looked for by themselves."""
    policies = set(policies_in(store))
    found = set[Finding]()
    for quad in store.quads_for_pattern(None, term("rdf:type"), term("pp:Statement"), DefaultGraph()):
        made = {q.object for q in store.quads_for_pattern(quad.subject, term("pp:policy"), None, DefaultGraph())}
        if not made & policies:
            message = "a statement is made by exactly one policy of the graph"
            focus = quad.subject.value if isinstance(quad.subject, NamedNode) else str(quad.subject)
            found.add(Finding("", focus, message, "pp:policy", shape="StatementPolicy", solution=AGAIN))
    yield from sorted(found)


def _sorted(
    store: Store, results: Iterable[Result], policies: Mapping[NamedNode, str], shared: set[Finding]
) -> Iterator[Finding]:
    """The findings of some policies in their order; those of what they share with others are put aside."""
    names = {policy.value: name for policy, name in policies.items()}
    found: dict[str | None, set[Finding]] = {policy: set() for policy in (*names, None)}
    for result in results:
        found[_policy_of(result.focus, names)].add(_finding(store, result, names))
    shared |= found.pop(None)
    for policy in names:
        yield from (placed(store, finding) for finding in sorted(found[policy]))


def _finding(store: Store, result: Result, names: Mapping[str, str]) -> Finding:
    policy, shape = _policy_of(result.focus, names), shapes()[result.shape]
    return Finding(
        policy=names[policy] if policy else "",
        focus=result.focus,
        message=shape.message,
        path=short(result.path),
        value=short(result.value),
        quote=quote_of(store, NamedNode(result.focus)),
        severity=shape.severity,
        shape=result.shape.removeprefix(_SHAPE),
        solution=shape.solution,
    )


def _policy_of(focus: str, names: Mapping[str, str]) -> str | None:
    """The policy that a node belongs to, by its IRI."""
    whole = _POLICY.match(focus)
    return whole[0] if whole and whole[0] in names else None
