"""What a check of the graph finds, and how it names things."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import DefaultGraph, Literal, NamedNode

from kg.namespaces import PREFIXES, term

if TYPE_CHECKING:
    from pyoxigraph import Store


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """Something in the graph that should not be so."""

    policy: str
    """The source file of the policy it belongs to."""
    focus: str
    """What is wrong: the IRI of the statement, evidence, policy or organization."""
    message: str
    path: str
    value: str
    quote: str
    """The words of the statement it concerns, where there are any."""
    severity: str = "violation"
    shape: str = ""
    """The shape or check that it does not keep."""


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
    """The literal that the subject has for the predicate; empty where there is none."""
    quads = store.quads_for_pattern(subject, term(predicate), None, DefaultGraph())
    return next((quad.object.value for quad in quads if isinstance(quad.object, Literal)), "")
