"""Asks a SPARQL endpoint that the user names, over HTTP: the one place from which a question leaves the machine."""

from __future__ import annotations

from dataclasses import dataclass
from http.client import HTTPException
from typing import TYPE_CHECKING, Protocol
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode, urlsplit
from urllib.request import Request, urlopen

from pyoxigraph import QueryResultsFormat, RdfFormat, Store, parse, parse_query_results

from kg.errors import BadInput, BadQuery

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pyoxigraph import QueryBoolean, QuerySolutions, Triple

_RESULTS = {
    "application/sparql-results+json": QueryResultsFormat.JSON,
    "application/json": QueryResultsFormat.JSON,
    "application/sparql-results+xml": QueryResultsFormat.XML,
}
_TRIPLES = {
    "application/n-triples": RdfFormat.N_TRIPLES,
    "text/turtle": RdfFormat.TURTLE,
    "application/rdf+xml": RdfFormat.RDF_XML,
}
_ACCEPT = ", ".join(
    f"{kind};q={quality}"
    for quality, kinds in ((1.0, list(_RESULTS)[:1]), (0.9, list(_TRIPLES)), (0.5, list(_RESULTS)[1:]))
    for kind in kinds
)
_MOST = 256 * 2**20
"""Bytes of an answer that are read: more is no answer for a person."""


class Source(Protocol):
    """What answers SPARQL: the store of a graph folder, or an endpoint."""

    def query(
        self, query: str, *, prefixes: dict[str, str] | None = None
    ) -> QuerySolutions | QueryBoolean | Iterable[Triple]:
        """What the query finds there."""
        ...


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A SPARQL 1.1 endpoint, asked as a store is asked."""

    url: str
    seconds: float = 60.0

    def query(
        self, query: str, *, prefixes: dict[str, str] | None = None
    ) -> QuerySolutions | QueryBoolean | Iterable[Triple]:
        """What the endpoint answers; a mistake in the query is found here, before anything is sent."""
        Store().query(query, prefixes=prefixes)
        heads = "".join(f"PREFIX {prefix}: <{iri}> " for prefix, iri in (prefixes or {}).items())
        kind, body = self._sent(f"{heads}\n{query}")
        try:
            if kind in _RESULTS:
                return parse_query_results(body, format=_RESULTS[kind])
            if kind in _TRIPLES:
                return _triples(body, _TRIPLES[kind])
        except (SyntaxError, ValueError) as problem:
            raise BadInput(f"the answer cannot be read: {problem}", where=self.url) from problem
        hint = "the address of a SPARQL endpoint often ends in /query or /sparql"
        raise BadInput(f"the answer is {kind}, and no result of SPARQL", where=self.url, hint=hint)

    def _sent(self, query: str) -> tuple[str, bytes]:
        """The kind and the bytes of the answer."""
        if urlsplit(self.url).scheme not in ("http", "https"):
            raise BadInput("no address of an endpoint", where=self.url, hint="it begins with http:// or https://")
        headers = {"Accept": _ACCEPT, "User-Agent": "policykg", "Content-Type": "application/x-www-form-urlencoded"}
        request = Request(self.url, urlencode({"query": query}).encode(), headers)  # noqa: S310  (http or https: see above)
        try:
            with urlopen(request, timeout=self.seconds) as reply:  # noqa: S310  (as above)
                body = reply.read(_MOST + 1)
                kind = reply.headers.get_content_type()
        except HTTPError as error:
            said = " ".join(error.read(500).decode("utf-8", "replace").split())
            raise BadQuery(f"the endpoint says {error.code} {error.reason}: {said}", where=self.url) from error
        except (URLError, HTTPException, TimeoutError, ValueError, OSError) as error:
            why = getattr(error, "reason", None) or error
            raise BadInput(f"the endpoint does not answer: {why}", where=self.url, hint="is it running?") from error
        if len(body) > _MOST:
            raise BadQuery(f"the answer is larger than {_MOST >> 20} MiB", where=self.url, hint="ask with LIMIT")
        return kind, body


def _triples(body: bytes, form: RdfFormat) -> Iterator[Triple]:
    return (quad.triple for quad in parse(body, format=form))
