"""What the shapes say of themselves, and what engines say that breaks them.

A shape says what it is about, how grave it is to break it, and what to do then; so every engine tells the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, RdfFormat, parse

from kg.resources import ontology_dir
from kg.validate.finding import AGAIN, SEVERITIES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pyoxigraph import Quad

    from kg.validate.finding import Severity

_SH = "http://www.w3.org/ns/shacl#"
_PATHS, _CLASSES = ("path", "lessThan", "lessThanOrEquals", "disjoint", "equals"), ("targetClass", "class")


@dataclass(frozen=True, slots=True)
class Shape:
    """One rule of the ontology for what a thing in the graph must look like."""

    message: str = ""
    severity: Severity = "violation"
    solution: str = AGAIN


@dataclass(frozen=True, slots=True, order=True)
class Result:
    """One thing that breaks a shape: which one, by which of its constraints, and with what value."""

    focus: str
    path: str
    component: str
    """The kind of constraint, by its name in SHACL: "MinCountConstraintComponent"."""
    shape: str
    value: str = ""


def shapes_in_turtle() -> str:
    """All shapes, of all classes, as one text."""
    return "\n".join(path.read_text("utf-8") for path in sorted((ontology_dir() / "shapes").glob("*.ttl")))


@cache
def shapes() -> dict[str, Shape]:
    """The shapes by their IRIs."""
    said: dict[str, dict[str, str]] = {}
    for quad in _triples():
        if isinstance(quad.subject, NamedNode):
            value = getattr(quad.object, "value", "")
            said.setdefault(quad.subject.value, {})[quad.predicate.value.removeprefix(_SH)] = value
    grave = {_SH + severity.capitalize(): severity for severity in SEVERITIES}
    return {iri: Shape(of["message"], grave[of["severity"]], of.get("description", AGAIN)) for iri, of in said.items()}


@cache
def predicates() -> frozenset[str]:
    """The predicates that some shape speaks of; the rest of a policy need not be looked at."""
    return frozenset(_named(_PATHS))


@cache
def classes() -> frozenset[str]:
    """The classes that some shape is for, or asks for."""
    return frozenset(_named(_CLASSES))


def _named(links: Iterable[str]) -> set[str]:
    wanted = {_SH + link for link in links}
    return {str(getattr(quad.object, "value", "")) for quad in _triples() if quad.predicate.value in wanted}


@cache
def _triples() -> tuple[Quad, ...]:
    return tuple(parse(shapes_in_turtle(), format=RdfFormat.TURTLE))
