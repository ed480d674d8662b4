"""Writes the policies' graph as Turtle that people can read and diff: in a fixed order, policy by policy."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from pyoxigraph import DefaultGraph, Literal, NamedNode

from kg.namespaces import PREFIXES, term
from kg.store.parts import subjects_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pyoxigraph import Quad, Store, Triple

ONTOLOGY_GRAPH = NamedNode(PREFIXES["id"] + "ontology")
_DEFAULT = DefaultGraph()
_BASE = PREFIXES["id"]
_BELOW_BASE = re.compile("[a-z][a-z0-9-]*(?:/[a-z0-9-]+)*")
_LOCAL = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")
_SPACES = sorted(((space, prefix) for prefix, space in PREFIXES.items()), key=lambda pair: -len(pair[0]))
_INTEGER, _STRING = PREFIXES["xsd"] + "integer", PREFIXES["xsd"] + "string"


def turtle(store: Store) -> Iterator[str]:
    """The text, piece by piece: prefixes, then what policies share, then each policy with its statements."""
    yield f"@base <{_BASE}> .\n"
    yield "".join(f"@prefix {prefix}: <{space}> .\n" for prefix, space in sorted(PREFIXES.items()) if prefix != "id")
    for subject in sorted(_shared(store), key=str):
        yield from _described(store, subject)
    policies = (q.subject for q in store.quads_for_pattern(None, term("rdf:type"), term("pp:Policy"), _DEFAULT))
    for policy in sorted((p for p in policies if isinstance(p, NamedNode)), key=str):
        for subject in subjects_of(store, policy):
            yield from _described(store, subject)


def _shared(store: Store) -> set[NamedNode]:
    """What policies state together: the subjects of their named graphs."""
    graphs = (graph for graph in store.named_graphs() if graph != ONTOLOGY_GRAPH)
    quads = (quad for graph in graphs for quad in store.quads_for_pattern(None, None, None, graph))
    return {quad.subject for quad in quads if isinstance(quad.subject, NamedNode)}


def described(triples: Iterable[Triple]) -> Iterator[str]:
    """Triples that stand in no store, as the text writes those that do; its prefixes hold for them too."""
    by_subject: dict[str, list[Triple]] = {}
    for triple in triples:
        by_subject.setdefault(_written(triple.subject), []).append(triple)
    for subject, said in sorted(by_subject.items()):
        yield _paragraph(subject, said)


def _described(store: Store, subject: NamedNode) -> Iterator[str]:
    """All that is said of the subject."""
    quads = list(store.quads_for_pattern(subject, None, None, _DEFAULT))
    if quads:
        yield _paragraph(_written(subject), quads)


def _paragraph(subject: str, triples: Iterable[Quad | Triple]) -> str:
    """What is said of one subject, the type first: no prefix is as short as "a"."""
    said = sorted((_verb(triple.predicate), _written(triple.object)) for triple in triples)
    lines = (f"{verb} {', '.join(words for _, words in group)}" for verb, group in groupby(said, key=itemgetter(0)))
    return "\n" + subject + " " + " ;\n    ".join(lines) + " .\n"


@lru_cache(maxsize=1_000)
def _verb(predicate: NamedNode) -> str:
    return "a" if predicate == term("rdf:type") else _shortened(predicate.value)


def _written(node: object) -> str:
    if isinstance(node, NamedNode):
        return _shortened(node.value)
    if isinstance(node, Literal):
        return _literal(node)
    return str(node)


@lru_cache(maxsize=10_000)
def _shortened(iri: str) -> str:
    """The IRI with its prefix, or relative to the base, where what is left is plain; in full elsewhere."""
    if iri.startswith(_BASE) and _BELOW_BASE.fullmatch(iri, len(_BASE)):
        return f"<{iri[len(_BASE) :]}>"
    for space, prefix in _SPACES:
        if iri.startswith(space) and _LOCAL.fullmatch(iri, len(space)):
            return f"{prefix}:{iri[len(space) :]}"
    return f"<{iri}>"


def _literal(literal: Literal) -> str:
    kind = literal.datatype.value
    if kind == _INTEGER and literal.value.isdecimal() and literal.value.isascii():
        return literal.value
    if literal.language or kind == _STRING:
        return str(literal)
    return f"{Literal(literal.value)}^^{_shortened(kind)}"
