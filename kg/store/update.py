"""Brings a graph up to date in one step: all of a build's changes become visible together, or none does."""

from __future__ import annotations

import json
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING

from pyoxigraph import DefaultGraph, Quad, RdfFormat, Store, parse

from kg.namespaces import policy_iri
from kg.resources import ontology_dir
from kg.store.folder import (
    CURRENT,
    MADE_WITH,
    REPORT,
    TURTLE,
    current,
    generations,
    made_with,
    next_generation,
    policies_in,
    write_whole,
)
from kg.store.lock import locked
from kg.store.parts import quads_of, remove
from kg.store.turtle import ONTOLOGY_GRAPH, turtle

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from kg.model import Reading


class Update:
    """A build in progress: what is there already, and what it puts in and takes out."""

    def __init__(self, folder: Path, made: Mapping[str, str], terms: Iterable[Path]) -> None:
        self._folder, self._made, self._terms = folder, dict(made), tuple(terms)
        old = current(folder)
        self._old = old if old is not None and made_with(old) == self._made else None
        self._generation: Path | None = None
        self._store: Store | None = None
        self.known: Mapping[str, str] = policies_in(Store.read_only(str(self._old / "store"))) if self._old else {}
        """The sha256 of every policy that need not be read again, by name."""

    def put(self, readings: Iterable[Reading]) -> None:
        """Puts policies in, each in place of an older version of the same file."""
        self._open().bulk_extend(quad for reading in readings for quad in self._quads(reading))

    def drop(self, names: Iterable[str]) -> None:
        """Takes out the policies whose files are gone."""
        for name in names:
            if name in self.known:
                remove(self._open(), policy_iri(name, self.known[name]))

    def finish(self, report: Mapping[str, object]) -> None:
        """Makes the changes visible and writes the Turtle and the report."""
        store = self._open()
        generation = self._generation
        if generation is None:
            return
        store.flush()
        with (generation / TURTLE).open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(turtle(store))
        (generation / MADE_WITH).write_text(json.dumps(self._made, sort_keys=True), encoding="utf-8")
        write_whole(self._folder / CURRENT, f"{generation.name}\n")
        publish(self._folder)
        write_whole(self._folder / REPORT, json.dumps(report, indent=2, ensure_ascii=False) + "\n")

    def _quads(self, reading: Reading) -> Iterator[Quad]:
        name = reading.policy.name
        if name in self.known:
            remove(self._open(), policy_iri(name, self.known[name]))
        yield from quads_of(reading)

    def _open(self) -> Store:
        """The store of the new generation: a cheap copy of the current one, or an empty one with the ontology."""
        if self._store is None:
            self._generation = next_generation(self._folder)
            self._generation.mkdir(parents=True)
            place = str(self._generation / "store")
            if self._old is not None:
                Store.read_only(str(self._old / "store")).backup(place)
                self._store = Store(place)
            else:
                self._store = Store(place)
                self._store.bulk_extend(_ontology(self._terms))
        return self._store


def _ontology(terms: Iterable[Path]) -> Iterator[Quad]:
    """The ontology, in the default graph for queries and in its own so that it can be told from the policies."""
    place = ontology_dir()
    for path in (*sorted(place.glob("*.ttl")), *sorted((place / "terms").glob("*.ttl")), *terms):
        for quad in parse(path=path, format=RdfFormat.TURTLE):
            yield Quad(quad.subject, quad.predicate, quad.object, DefaultGraph())
            yield Quad(quad.subject, quad.predicate, quad.object, ONTOLOGY_GRAPH)


@contextmanager
def updating(folder: Path, made: Mapping[str, str], terms: Iterable[Path] = ()) -> Iterator[Update]:
    """An update of the folder's graph, alone under its lock; `made` says what readings depend on."""
    folder.mkdir(parents=True, exist_ok=True)
    with locked(folder):
        _sweep(folder)
        publish(folder)
        yield Update(folder, made, terms)
        _sweep(folder, keep_previous=True)


def publish(folder: Path) -> None:
    """Puts the current generation's Turtle beside it, also where a build was killed before it could."""
    generation = current(folder)
    source = generation / TURTLE if generation else None
    target = folder / TURTLE
    if source is None or not source.exists() or (target.exists() and target.samefile(source)):
        return
    partial = folder / f".{TURTLE}"
    partial.unlink(missing_ok=True)
    try:
        partial.hardlink_to(source)
    except OSError:
        shutil.copyfile(source, partial)
    partial.replace(target)


def _sweep(folder: Path, *, keep_previous: bool = False) -> None:
    """Clears away what killed builds left, and generations that no reader holds any more."""
    live = current(folder)
    older = [path for path in generations(folder) if path != live]
    for path in older[:-1] if keep_previous else older:
        shutil.rmtree(path, ignore_errors=True)
