"""What a check of the graph finds, and how it names things."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, get_args

from pyoxigraph import DefaultGraph, NamedNode
from pyoxigraph import Literal as Text

from kg.namespaces import PREFIXES, term

if TYPE_CHECKING:
    from pyoxigraph import Store

Severity = Literal["violation", "warning", "info"]
SEVERITIES: tuple[Severity, ...] = get_args(Severity)
"""The gravest first."""
AGAIN = "Build the policy again from its file: kg build."
"""What to do about most that is wrong with the form of a graph."""


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """Something in the graph that should not be so."""

    policy: str
    """The source file of the policy it belongs to."""
    focus: str
    """What is wrong: the IRI of the statement, evidence, policy or organization."""
    message: str
    path: str = ""
    value: str = ""
    quote: str = ""
    """The words of the statement it concerns, where there are any."""
    against: str = ""
    """The other words of the policy that they do not go with."""
    place: str = ""
    """Where in the policy's file the quote stands: "120-164"."""
    severity: Severity = "violation"
    shape: str = ""
    """The shape or check that it does not keep."""
    solution: str = ""
    """What a person can do about it."""


def short(iri: str) -> str:
    """An IRI with its prefix; anything else as it is."""
    for prefix, space in PREFIXES.items():
        if prefix != "id" and iri.startswith(space):
            return f"{prefix}:{iri[len(space) :]}"
    return iri


def policies_in(store: Store) -> dict[NamedNode, str]:
    """Every policy with its source file, in the order of their IRIs."""
    found = store.quads_for_pattern(None, term("rdf:type"), term("pp:Policy"), DefaultGraph())
    policies = sorted((quad.subject for quad in found if isinstance(quad.subject, NamedNode)), key=str)
    return {policy: text(store, policy, "pp:sourceFile") for policy in policies}


def text(store: Store, subject: NamedNode, predicate: str) -> str:
    """The literal that the subject has for the predicate, the first of several; empty where there is none."""
    quads = store.quads_for_pattern(subject, term(predicate), None, DefaultGraph())
    return min((quad.object.value for quad in quads if isinstance(quad.object, Text)), default="")


def placed(store: Store, finding: Finding) -> Finding:
    """The finding with the place of its quote, where it concerns something that a policy says."""
    waiting, reached = [finding.focus], set[str]()
    starts, ends = list[int](), list[int]()
    while waiting:
        focus = waiting.pop()
        if not focus.startswith(PREFIXES["id"]) or focus in reached:
            continue
        reached.add(focus)
        node = NamedNode(focus)
        start, end = text(store, node, "oa:start"), text(store, node, "oa:end")
        if start.isdecimal() and end.isdecimal():
            starts.append(int(start))
            ends.append(int(end))
        for name in ("pp:evidence", "oa:hasSelector"):
            below = store.quads_for_pattern(node, term(name), None, DefaultGraph())
            waiting.extend(quad.object.value for quad in below if isinstance(quad.object, NamedNode))
    return replace(finding, place=f"{min(starts)}-{max(ends)}") if starts and min(starts) <= max(ends) else finding


def quote_of(store: Store, focus: NamedNode) -> str:
    """The words that a node belongs to: its own, its statement's or its evidence's; the first of several."""
    holder = _holder(store, focus)
    evidence = store.quads_for_pattern(holder, term("pp:evidence"), None, DefaultGraph())
    quotes = [text(store, quad.object, "pp:quote") for quad in evidence if isinstance(quad.object, NamedNode)]
    return min(filter(None, quotes), default="") or text(store, holder, "pp:quote") or text(store, focus, "oa:exact")


def _holder(store: Store, focus: NamedNode) -> NamedNode:
    """The statement that has the mention, the evidence that has the selector, or the node itself."""
    for name in ("pp:mention", "oa:hasSelector"):
        above = store.quads_for_pattern(None, term(name), focus, DefaultGraph())
        nodes = [quad.subject for quad in above if isinstance(quad.subject, NamedNode)]
        if nodes:
            return min(nodes, key=str)
    return focus
