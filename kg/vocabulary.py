"""Reads the terms of the ontology: which concepts there are, and by which words a policy names them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from kg.errors import BadInput, UnknownName
from kg.model import Scheme, Term, Vocabulary
from kg.resources import ontology_dir

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_BASE = "https://w3id.org/policykg/"
_SKOS = "http://www.w3.org/2004/02/skos/core#"
_SCHEMES: tuple[Scheme, ...] = get_args(Scheme)
_LABELS = tuple(_SKOS + name for name in ("prefLabel", "altLabel", "hiddenLabel"))
_PREFERRED, _BROADER = _LABELS[0], _SKOS + "broader"
_MEMBER = (_SKOS + "inScheme", _SKOS + "topConceptOf")
_TYPE, _CONCEPT = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type", _SKOS + "Concept"
_FORMATS = {".nt": RdfFormat.N_TRIPLES, ".rdf": RdfFormat.RDF_XML, ".owl": RdfFormat.RDF_XML}

_Key = tuple[Scheme, str]


@dataclass(slots=True)
class _Entry:
    """What one file says about one concept, gathered while it is read."""

    place: str
    iri: str
    is_concept: bool = False
    scheme: Scheme | None = None
    preferred: list[str] = field(default_factory=list)
    other: list[str] = field(default_factory=list)
    broader: list[str] = field(default_factory=list)


def load_vocabulary(extra: Iterable[Path] = ()) -> Vocabulary:
    """The concepts of the ontology, with those that the user's own files add.

    A file may give a concept that is there already more labels, or bring new concepts below it. It does not move or
    rename what is there.
    """
    terms: dict[_Key, Term] = {}
    folder = ontology_dir() / "terms"
    own = [path for name in ("data", "recipients", "purposes") if (path := folder / f"{name}.ttl").is_file()]
    if not own:
        raise BadInput("the ontology holds no terms", where=str(folder), hint="install policykg again")
    for path in (*own, *extra):
        _merge(terms, _entries(Path(path)))
    in_order = sorted(terms.values(), key=lambda term: _SCHEMES.index(term.scheme))  # stable: as in the files
    return Vocabulary(tuple(in_order))


def _entries(path: Path) -> list[_Entry]:
    """The concepts of one file, in the order in which they first stand as a subject."""
    try:
        text = path.read_bytes()
    except OSError as problem:
        raise BadInput(f"cannot read the terms: {problem.strerror}", where=str(path)) from problem
    found: dict[str, _Entry] = {}
    try:
        for triple in parse(text, format=_FORMATS.get(path.suffix.lower(), RdfFormat.TURTLE)):
            subject, predicate = triple.subject, triple.predicate.value
            if isinstance(subject, NamedNode):
                entry = found.setdefault(subject.value, _Entry(str(path), subject.value))
                _note(entry, predicate, triple.object)
    except (SyntaxError, ValueError) as problem:
        line = getattr(problem, "lineno", None)
        where = f"{path}:{line}" if line else str(path)
        raise BadInput(f"not Turtle that can be read: {problem}", where=where) from problem
    return [entry for entry in found.values() if entry.is_concept or entry.preferred or entry.other or entry.broader]


def _note(entry: _Entry, predicate: str, value: object) -> None:
    if isinstance(value, Literal):
        if predicate in _LABELS and value.value.strip():
            (entry.preferred if predicate == _PREFERRED else entry.other).append(value.value.strip())
    elif isinstance(value, NamedNode):
        if predicate == _TYPE and value.value == _CONCEPT:
            entry.is_concept = True
        elif predicate == _BROADER:
            entry.broader.append(value.value)
        elif predicate in _MEMBER and value.value.removeprefix(_BASE) in _SCHEMES:
            entry.scheme = _scheme(value.value.removeprefix(_BASE))


def _merge(terms: dict[_Key, Term], entries: list[_Entry]) -> None:
    """Puts the concepts of one file beside those of the files before it."""
    declared: dict[_Key, _Entry] = {}
    for entry in entries:
        if not entry.is_concept and (_key(entry) is None or _key(entry) not in terms):
            continue  # a label of the scheme itself, or of something else the file speaks of
        key = _key(entry)
        if key is None:
            hint = f"say skos:inScheme <{_BASE}data>, <{_BASE}recipient> or <{_BASE}purpose>"
            raise BadInput(f"the concept <{entry.iri}> is in no scheme", where=entry.place, hint=hint)
        if key in declared:
            what = f"two concepts are called '{key[1]}': <{declared[key].iri}> and <{entry.iri}>"
            raise BadInput(what, where=entry.place, hint="give one of them another name")
        declared[key] = entry
        terms[key] = _extended(terms[key], entry) if key in terms else _new(key, entry)
    for (scheme, name), entry in declared.items():
        _check_broader(terms, scheme, name, entry)


def _key(entry: _Entry) -> _Key | None:
    """The scheme and the name of a concept: its scheme is said by inScheme, else by the IRI it is minted under."""
    namespace, _, name = entry.iri.rpartition("#" if "#" in entry.iri else "/")
    minted = namespace.removeprefix(_BASE)
    scheme = entry.scheme or (_scheme(minted) if namespace.startswith(_BASE) and minted in _SCHEMES else None)
    return (scheme, name) if scheme and name else None


def _new(key: _Key, entry: _Entry) -> Term:
    if not entry.preferred:
        raise BadInput(f"the concept '{key[1]}' has no skos:prefLabel", where=entry.place)
    above = _name_of(entry.broader[0]) if entry.broader else None
    return Term(key[0], key[1], entry.preferred[0], above, _folded((), entry))


def _extended(term: Term, entry: _Entry) -> Term:
    if not entry.iri.startswith(f"{_BASE}{term.scheme}#"):
        what = f"'{term.id}' is a concept of the ontology already; <{entry.iri}> cannot be called so too"
        raise BadInput(what, where=entry.place, hint="give it another name, or add labels to the one that is there")
    if any(_name_of(above) != term.broader for above in entry.broader):
        raise BadInput(f"'{term.id}' stands elsewhere in the ontology; it cannot be moved", where=entry.place)
    return replace(term, labels=_folded(term.labels, entry))


def _folded(before: tuple[str, ...], entry: _Entry) -> tuple[str, ...]:
    every = (*before, *(label.lower() for label in (*entry.preferred, *entry.other)))
    return tuple(dict.fromkeys(every))


def _check_broader(terms: Mapping[_Key, Term], scheme: Scheme, name: str, entry: _Entry) -> None:
    known = [term.id for term in terms.values() if term.scheme == scheme]
    for above in entry.broader:
        if (scheme, _name_of(above)) not in terms:
            what = f"{scheme} concept to be broader than '{name}'"
            raise UnknownName(what, _name_of(above), known, where=entry.place)
    chain, above_name = [name], terms[scheme, name].broader
    while above_name is not None:
        if above_name in chain:
            raise BadInput(f"'{name}' is broader than itself: {' < '.join([*chain, above_name])}", where=entry.place)
        chain.append(above_name)
        above_name = terms[scheme, above_name].broader


def _name_of(iri: str) -> str:
    return iri.rpartition("#" if "#" in iri else "/")[2]


def _scheme(name: str) -> Scheme:
    return next(scheme for scheme in _SCHEMES if scheme == name)
