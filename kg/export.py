"""Writes the graph in the forms that other tools read, beside the Turtle that the store keeps itself."""

from __future__ import annotations

import json
import re
from itertools import groupby
from typing import TYPE_CHECKING, Any

from pyoxigraph import Literal, NamedNode, QueryTriples

from kg.resources import queries_dir

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import networkx as nx
    from pyoxigraph import Store, Triple

FORMATS = ("ttl", "trig", "nt", "jsonld", "graphml")

_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_STRING = "http://www.w3.org/2001/XMLSchema#string"
_LANGUAGE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"
# No prefix is named like a scheme of IRIs: a "data" prefix would swallow every data: IRI.
_CONTEXT = {
    "dcterms": "http://purl.org/dc/terms/",
    "dpv": "https://w3id.org/dpv#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "oa": "http://www.w3.org/ns/oa#",
    "pp": "https://w3id.org/policykg#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def in_dpv(store: Store) -> set[Triple]:
    """What the graph says in the words of the Data Privacy Vocabulary; the query says which."""
    query = (queries_dir() / "exports" / "dpv.rq").read_text("utf-8")
    said = store.query(query)
    return set(said) if isinstance(said, QueryTriples) else set()


def ntriples(triples: Iterable[Triple]) -> Iterator[str]:
    """The graph a triple a line, sorted."""
    yield from sorted({f"{triple} .\n" for triple in triples})


def jsonld(triples: Iterable[Triple]) -> Iterator[str]:
    """The graph as JSON-LD, a node a line, sorted; it carries its context, so that no tool looks for one elsewhere."""
    in_order = sorted(set(triples), key=lambda triple: (str(triple.subject), str(triple.predicate), str(triple.object)))
    yield f'{{"@context": {json.dumps(_CONTEXT)},\n"@graph": ['
    before = "\n"
    for _, group in groupby(in_order, key=lambda triple: str(triple.subject)):
        yield before + json.dumps(_node(list(group)), ensure_ascii=False)
        before = ",\n"
    yield "\n]}\n"


def graphml(network: nx.MultiDiGraph) -> Iterator[str]:
    """The network of `kg.network` as GraphML; the policies and organizations of an edge are joined by a bar."""
    import networkx as nx  # noqa: PLC0415  (a third of a second, and the other forms do without)

    plain = nx.MultiDiGraph()
    plain.add_nodes_from((node, _plain(said)) for node, said in network.nodes(data=True))
    for number, (start, end, said) in enumerate(network.edges(data=True), 1):
        plain.add_edge(start, end, f"e{number}", **_plain(said))  # GraphML wants an id of its own for each edge
    yield "<?xml version='1.0' encoding='utf-8'?>\n"
    for line in nx.generate_graphml(plain, named_key_ids=True):
        yield f"{line}\n"


def _node(triples: list[Triple]) -> dict[str, Any]:
    """One node of JSON-LD with all that is said of it."""
    node: dict[str, Any] = {"@id": _compact(_iri(triples[0].subject))}
    for predicate, group in groupby(triples, key=lambda triple: triple.predicate.value):
        objects = [triple.object for triple in group]
        if predicate == _TYPE:
            node["@type"] = [_compact(_iri(each)) for each in objects]
        else:
            values = [_value(each) for each in objects]
            node[_compact(predicate)] = values[0] if len(values) == 1 else values
    return node


def _value(term: object) -> dict[str, str] | str:
    if not isinstance(term, Literal):
        return {"@id": _compact(_iri(term))}
    if term.language:
        return {"@value": term.value, "@language": term.language}
    if term.datatype.value in (_STRING, _LANGUAGE):
        return term.value
    return {"@value": term.value, "@type": _compact(term.datatype.value)}


def _iri(term: object) -> str:
    return term.value if isinstance(term, NamedNode) else str(term)


def _compact(iri: str) -> str:
    for prefix, namespace in _CONTEXT.items():
        local = iri.removeprefix(namespace)
        if local != iri and local and not local.startswith("//"):
            return f"{prefix}:{local}"
    return iri


def _plain(said: dict[str, Any]) -> dict[str, Any]:
    """Attributes that XML can hold: tuples joined, characters it has no place for left out."""
    joined = {name: " | ".join(value) if isinstance(value, tuple) else value for name, value in said.items()}
    return {name: _NO_XML.sub("", value) if isinstance(value, str) else value for name, value in joined.items()}
