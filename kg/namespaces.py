"""The IRIs of the graph: prefixes, the terms of the ontology, and how the things of a policy get theirs.

Words of a policy never go into an IRI as they stand: only slugs (a-z, 0-9, hyphens) and hashes do.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import cache

from pyoxigraph import NamedNode

BASE = "https://w3id.org/policykg"
PREFIXES = {
    "pp": f"{BASE}#",
    "data": f"{BASE}/data#",
    "recipient": f"{BASE}/recipient#",
    "purpose": f"{BASE}/purpose#",
    "id": f"{BASE}/id/",
    "dcterms": "http://purl.org/dc/terms/",
    "dpv": "https://w3id.org/dpv#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "oa": "http://www.w3.org/ns/oa#",
    "pd": "https://w3id.org/dpv/pd#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "tech": "https://w3id.org/dpv/tech#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_CORPORATE = re.compile(
    r"(?:,?\s*\b(?:inc|incorporated|llc|l\.l\.c|ltd|limited|corp|corporation|co|company|gmbh|plc|s\.?a|b\.?v|ag|pty)\b\.?)+$"
)
_LONGEST_NAME, _LONGEST_SLUG = 200, 60
_LEFT_OUT = re.compile("['\u2018\u2019\u02bc`\u00b4\u2122\u00ae\u00a9\u2120]")
"""Apostrophes and the signs of trade marks."""
_LETTERS = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "ı": "i"})
"""Latin letters that Unicode does not take apart into a plain one and its mark."""
_DOMAIN = re.compile(r"^(?:www\.)?([\w-]+)\.(?:com|org|net|co|io|edu|gov|ca|de|co\.uk|ac|info|biz)$")


@cache
def term(curie: str) -> NamedNode:
    """The IRI of a prefixed name ("pp:Statement")."""
    prefix, _, local = curie.partition(":")
    return NamedNode(PREFIXES[prefix] + local)


def slug(words: str) -> str:
    """The words as plain letters, digits and hyphens; with a hash of them where letters of another script are lost."""
    small = _LEFT_OUT.sub("", words.lower()).translate(_LETTERS)
    apart = [char for char in unicodedata.normalize("NFKD", small) if not unicodedata.combining(char)]
    plain = "-".join(re.findall("[a-z0-9]+", "".join(apart)))
    whole = len(plain) <= _LONGEST_SLUG and not any(char.isalnum() and not char.isascii() for char in apart)
    return plain if plain and whole else "-".join(filter(None, (plain[:_LONGEST_SLUG].strip("-"), short_hash(words))))


def short_hash(*parts: str) -> str:
    """A hash of the parts that tells them apart in any corpus."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def folded_name(name: str) -> str:
    """The name without what one policy writes and another leaves out: case, legal form, a domain's ending."""
    small = " ".join(name[:_LONGEST_NAME].split()).casefold().removeprefix("the ")
    bare = _CORPORATE.sub("", small).strip(" ,.")
    return _DOMAIN.sub(r"\1", bare) or small


def organization_iri(name: str) -> NamedNode:
    """One IRI for an organization, whichever policy names it."""
    return NamedNode(f"{PREFIXES['id']}organization/{slug(folded_name(name))}")


def series_iri(organization: str) -> NamedNode:
    """The series of an organization's policies, by its name and never by the domain alone."""
    return NamedNode(f"{PREFIXES['id']}series/{slug(folded_name(organization))}")


def policy_iri(name: str, sha256: str) -> NamedNode:
    """One snapshot: a source file with its content."""
    readable = slug(name.rpartition(".")[0] or name)
    return NamedNode(f"{PREFIXES['id']}policy/{readable}-{short_hash(name, sha256)}")


def part_iri(whole: NamedNode, part: str) -> NamedNode:
    """A part of something, below its IRI."""
    return NamedNode(f"{whole.value}/{part}")
