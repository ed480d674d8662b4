"""Statements with their quotes, whether they were just read in a file or are read back from a graph."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pyoxigraph import Literal, NamedNode

from kg.graph import QUOTE_JOINT
from kg.model import Evidence, NamedOrganization, Statement
from kg.namespaces import term
from kg.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pyoxigraph import Store

    from kg.model import Reading

    Ends = dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Told:
    """A statement, the words that make it, and where they stand."""

    statement: Statement
    quote: str
    place: str


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A policy with all that it states, in the order of its text."""

    file: str
    organization: str
    site: str
    archived: str
    told: tuple[Told, ...]


def snapshot_of(reading: Reading) -> Snapshot:
    """The snapshot that was just read."""
    policy = reading.policy
    told = (
        _told(each, QUOTE_JOINT.join(span.of(reading.source) for span in each.evidence.spans), policy.name)
        for each in reading.statements
    )
    archived = policy.archived.isoformat() if policy.archived else ""
    return Snapshot(policy.name, policy.organization, policy.site or "", archived, _in_order(told))


def snapshots_in(store: Store, policies: Iterable[NamedNode]) -> tuple[Snapshot, ...]:
    """The snapshots with these IRIs, as the graph holds them, the oldest first."""
    found = []
    for policy in policies:
        ends = _ends(store, policy)
        file = _first(ends, "sourceFile")
        (own,) = _nodes(store, policy, "pp:organization")
        said = (quad.subject for quad in store.quads_for_pattern(None, term("pp:policy"), policy))
        told = (_read_back(store, each, file) for each in said if isinstance(each, NamedNode))
        names = (file, _label(store, own), _first(ends, "site"), _first(ends, "archived"))
        found.append(Snapshot(*names, _in_order(told)))
    return tuple(sorted(found, key=lambda one: (one.archived, one.file)))


def _told(statement: Statement, quote: str, file: str) -> Told:
    spans = statement.evidence.spans
    return Told(statement, quote, f"{file}:{min(s.start for s in spans)}-{max(s.end for s in spans)}")


def _in_order(told: Iterable[Told]) -> tuple[Told, ...]:
    """By place; statements of one place by what they say, whatever order the graph gave them in."""
    bare = ("actor", "action", "polarity", "data", "recipients", "purposes", "condition")
    return tuple(
        sorted(
            told,
            key=lambda one: (one.statement.evidence.spans, *(str(getattr(one.statement, name)) for name in bare)),
        )
    )


def _read_back(store: Store, iri: NamedNode, file: str) -> Told:
    ends = _ends(store, iri)
    (evidence,) = _nodes(store, iri, "pp:evidence")
    words = _ends(store, evidence)
    parts = [_ends(store, each) for each in _nodes(store, evidence, "oa:hasSelector")]
    spans = tuple(sorted(Span(int(_first(part, "start")), int(_first(part, "end"))) for part in parts))
    said: dict[str, Any] = {
        "action": _first(ends, "action").lower(),
        "polarity": _first(ends, "polarity").lower(),
        "modality": _first(ends, "modality").lower(),
        "subject": _first(ends, "dataSubject") or None,
        **{field: _first(ends, field) or None for field in ("exception", "condition", "duration")},
    }
    statement = Statement(
        actor=_first(ends, "actor"),
        data=tuple(sorted(ends.get("data", ()))),
        recipients=tuple(sorted(ends.get("recipient", ()))),
        purposes=tuple(sorted(ends.get("purpose", ()))),
        names=_names(store, iri, _first(ends, "actor")),
        confidence=float(_first(ends, "confidence") or 1),
        evidence=Evidence(spans, tuple(filter(None, _first(words, "heading").split(" > "))), _first(words, "rule")),
        **said,
    )
    return _told(statement, _first(words, "quote"), file)


def _names(store: Store, iri: NamedNode, actor: str) -> tuple[NamedOrganization, ...]:
    """The organizations named; the role of a recipient is not kept one by one, so it is left open."""
    receivers = _nodes(store, iri, "pp:recipientOrganization")
    found = [NamedOrganization("recipient", _label(store, each), "") for each in receivers]
    if actor != "FirstParty":
        actors = _nodes(store, iri, "pp:actorOrganization")
        found += [NamedOrganization("actor", _label(store, each), actor) for each in actors]
    return tuple(sorted(found, key=lambda named: (named.role, named.name)))


def _label(store: Store, node: NamedNode) -> str:
    return _first(_ends(store, node), "label")


def _nodes(store: Store, subject: NamedNode, property_: str) -> list[NamedNode]:
    ends = (quad.object for quad in store.quads_for_pattern(subject, term(property_), None))
    return sorted((end for end in ends if isinstance(end, NamedNode)), key=str)


def _ends(store: Store, subject: NamedNode) -> Ends:
    """What the triples of a subject lead to, by the last part of the property: words, and last parts of IRIs."""
    found: Ends = {}
    for quad in store.quads_for_pattern(subject, None, None):
        if isinstance(quad.object, NamedNode | Literal):
            value = _last(quad.object.value) if isinstance(quad.object, NamedNode) else quad.object.value
            found.setdefault(_last(quad.predicate.value), []).append(value)
    return found


def _first(ends: Ends, name: str) -> str:
    return min(ends.get(name, ()), default="")


def _last(iri: str) -> str:
    return iri.rpartition("#" if "#" in iri else "/")[2]
