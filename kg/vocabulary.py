"""Reads the terms of the ontology: which concepts there are, and by which words a policy names them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from kg.errors import BadInput, UnknownName
from kg.model import Scheme, Term, Vocabulary
from kg.resources import ontology_dir
from kg.words import stems

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pyoxigraph import Quad, Triple

_BASE = "https://w3id.org/policykg/"
_SKOS = "http://www.w3.org/2004/02/skos/core#"
_SCHEMES: tuple[Scheme, ...] = get_args(Scheme)
_LABELS = tuple(_SKOS + name for name in ("prefLabel", "altLabel", "hiddenLabel"))
_PREFERRED, _BROADER = _LABELS[0], _SKOS + "broader"
_MEMBER = (_SKOS + "inScheme", _SKOS + "topConceptOf")
_TYPE, _CONCEPT = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type", _SKOS + "Concept"
_FORMATS = {".nt": RdfFormat.N_TRIPLES, ".rdf": RdfFormat.RDF_XML, ".owl": RdfFormat.RDF_XML}
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")

_Key = tuple[Scheme, str]


@dataclass(slots=True)
class _Entry:
    """What one file says about one concept, gathered while it is read."""

    place: str
    iri: str
    is_concept: bool = False
    scheme: Scheme | None = None
    preferred: dict[str, str] = field(default_factory=dict)
    """The preferred label of each language."""
    other: list[str] = field(default_factory=list)
    broader: list[str] = field(default_factory=list)


def load_vocabulary(extra: Iterable[Path] = ()) -> Vocabulary:
    """The concepts of the ontology, with those that the user's own files add.

    A file may give a concept that is there already more labels, or bring new concepts below it. It does not move or
    rename what is there, and no wording names two concepts of one scheme.
    """
    terms: dict[_Key, Term] = {}
    folder = ontology_dir() / "terms"
    own = [path for name in ("data", "recipients", "purposes") if (path := folder / f"{name}.ttl").is_file()]
    if not own:
        raise BadInput("the ontology holds no terms", where=str(folder), hint="install policykg again")
    for path in own:
        _merge(terms, _read(path))
    for path in extra:
        _check_labels(terms, added := _read(Path(path)))
        _merge(terms, added)
    return _in_order(terms)


def vocabulary_of(triples: Iterable[Triple | Quad], place: str) -> Vocabulary:
    """The concepts that these triples declare: those of the ontology that a graph was built with."""
    terms: dict[_Key, Term] = {}
    _merge(terms, [entry for entry in _entries(triples, place) if _key(entry)])
    return _in_order(terms)


def _in_order(terms: Mapping[_Key, Term]) -> Vocabulary:
    return Vocabulary(
        tuple(sorted(terms.values(), key=lambda term: _SCHEMES.index(term.scheme)))
    )  # stable: as in files


def _read(path: Path) -> list[_Entry]:
    """The concepts of one file, in the order in which they first stand as a subject."""
    try:
        text = path.read_bytes()
    except OSError as problem:
        raise BadInput(f"cannot read the terms: {problem.strerror}", where=str(path)) from problem
    try:
        return _entries(parse(text, format=_FORMATS.get(path.suffix.lower(), RdfFormat.TURTLE)), str(path))
    except (SyntaxError, ValueError) as problem:
        line = getattr(problem, "lineno", None)
        where = f"{path}:{line}" if line else str(path)
        raise BadInput(f"not Turtle that can be read: {problem}", where=where) from problem


def _entries(triples: Iterable[Triple | Quad], place: str) -> list[_Entry]:
    found: dict[str, _Entry] = {}
    for triple in triples:
        if isinstance(triple.subject, NamedNode):
            entry = found.setdefault(triple.subject.value, _Entry(place, triple.subject.value))
            _note(entry, triple.predicate.value, triple.object)
    return [entry for entry in found.values() if entry.is_concept or entry.preferred or entry.other or entry.broader]


def _note(entry: _Entry, predicate: str, value: object) -> None:
    if isinstance(value, Literal):
        label, language = value.value.strip(), value.language or "en"
        if predicate == _PREFERRED and label:
            if entry.preferred.setdefault(language, label) != label:
                what = f"<{entry.iri}> has two preferred labels: '{entry.preferred[language]}' and '{label}'"
                raise BadInput(what, where=entry.place, hint="make one of them a skos:altLabel")
        elif predicate in _LABELS and label:
            entry.other.append(label)
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
    scheme, name = key
    if not entry.preferred:
        raise BadInput(f"the concept '{name}' has no skos:prefLabel", where=entry.place)
    if "#" not in entry.iri or not _NAME.fullmatch(name):
        hint = (
            "let its namespace end in '#' and its name be letters, digits and hyphens: <https://example.org/terms#Mood>"
        )
        raise BadInput(f"the concept <{entry.iri}> has no name to be asked for", where=entry.place, hint=hint)
    above = _name_of(entry.broader[0]) if entry.broader else None
    elsewhere = "" if entry.iri == f"{_BASE}{scheme}#{name}" else entry.iri
    label = entry.preferred.get("en") or next(iter(entry.preferred.values()))
    return Term(scheme, name, label, above, _folded((), entry), elsewhere)


def _extended(term: Term, entry: _Entry) -> Term:
    if entry.iri != (term.iri or f"{_BASE}{term.scheme}#{term.id}"):
        what = f"'{term.id}' is a concept of the ontology already; <{entry.iri}> cannot be called so too"
        raise BadInput(what, where=entry.place, hint="give it another name, or add labels to the one that is there")
    if any(_name_of(above) != term.broader for above in entry.broader):
        raise BadInput(f"'{term.id}' stands elsewhere in the ontology; it cannot be moved", where=entry.place)
    if entry.preferred.get("en", term.label) != term.label:
        what = f"'{term.id}' is called '{term.label}' already, and not '{entry.preferred['en']}'"
        raise BadInput(what, where=entry.place, hint="make it a skos:altLabel")
    return replace(term, labels=_folded(term.labels, entry))


def _folded(before: tuple[str, ...], entry: _Entry) -> tuple[str, ...]:
    every = (*before, *(label.lower() for label in (*entry.preferred.values(), *entry.other)))
    return tuple(dict.fromkeys(every))


def _check_labels(terms: Mapping[_Key, Term], added: Iterable[_Entry]) -> None:
    """A wording names one concept of a scheme, or nobody could say which one is meant."""
    owners = {(key[0], stems(label)): key[1] for key, term in terms.items() for label in (term.label, *term.labels)}
    for entry in added:
        key = _key(entry)
        if key is None:
            continue
        for label in (*entry.preferred.values(), *entry.other):
            owner = owners.setdefault((key[0], stems(label)), key[1])
            if owner != key[1]:
                what = f"'{label}' names {owner} already; it cannot name {key[1]} too"
                raise BadInput(what, where=entry.place, hint="leave it out, or say more: the longest wording is taken")


def _check_broader(terms: Mapping[_Key, Term], scheme: Scheme, name: str, entry: _Entry) -> None:
    known = [term.id for term in terms.values() if term.scheme == scheme]
    for above in entry.broader:
        if (scheme, _name_of(above)) not in terms:
            what = f"{scheme} concept above {name} called"
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
