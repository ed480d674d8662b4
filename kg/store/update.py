"""Brings a graph up to date in one step: all of a build's changes become visible together, or none does."""

from __future__ import annotations

import hashlib
import json
import shutil
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

from pyoxigraph import DefaultGraph, Quad, RdfFormat, Store, parse

from kg.errors import BadInput
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
    reader,
    settled,
    write_whole,
)
from kg.store.lock import is_held, locked, open_to_readers
from kg.store.parts import quads_of, remove
from kg.store.turtle import ONTOLOGY_GRAPH, turtle

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from kg.model import Reading

_ELSEWHERE = "name another folder with -o"


class Update:
    """A build in progress: what is there already, and what it puts in and takes out."""

    def __init__(self, folder: Path, made: Mapping[str, str], terms: Iterable[Path]) -> None:
        self._folder, self._ontology = folder, _ontology_files(terms)
        self._made = {**made, "ontology": _digest(self._ontology)}
        old = current(folder)
        self._old = reader(old) if old is not None and made_with(old) == self._made else None
        self._generation = next_generation(folder)
        self._store: Store | None = None
        self.known: Mapping[str, str] = policies_in(self._old) if self._old is not None else {}
        """The sha256 of every policy that need not be read again, by name."""
        self._holds = dict(self.known)
        self._put = 0

    def put(self, readings: Iterable[Reading]) -> None:
        """Puts policies in, each in place of an older version of the same file; a batch of some hundred at a time."""
        batch = {reading.policy.name: reading for reading in readings}
        self.drop(batch)  # before anything is put in: what is taken out must not depend on how far that has got
        self._open().bulk_extend(quad for reading in batch.values() for quad in quads_of(reading))
        self._holds.update((name, reading.policy.sha256) for name, reading in batch.items())
        self._put += len(batch)

    def drop(self, names: Iterable[str]) -> None:
        """Takes out the policies whose files are gone."""
        for name in names:
            if name in self._holds:
                remove(self._open(), policy_iri(name, self._holds.pop(name)))

    def finish(self, report: Mapping[str, object]) -> None:
        """Makes the changes visible and writes the Turtle and the report."""
        store = self._open()
        if self._put * 10 > len(self._holds):  # it rewrites all, for questions half as long: not for a few policies
            store.optimize()
        store.flush()
        generation = self._generation
        with (generation / TURTLE).open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(turtle(store))
            settled(file)
        write_whole(generation / MADE_WITH, json.dumps(self._made, sort_keys=True))
        open_to_readers(generation)
        self.close()  # from here on nobody writes to the generation: its readers may trust its files to stay
        write_whole(self._folder / CURRENT, f"{generation.name}\n")
        publish(self._folder)
        write_whole(self._folder / REPORT, json.dumps(report, indent=2, ensure_ascii=False) + "\n")

    def close(self) -> None:
        """Lets the store go; the folder holds what was finished, and nothing else of this update counts."""
        self._store = self._old = None

    def _open(self) -> Store:
        """The store of the new generation: a cheap copy of the current one, or an empty one with the ontology."""
        if self._store is None:
            self._generation.mkdir(parents=True)
            place = str(self._generation / "store")
            if self._old is not None:
                self._old.backup(place)
                self._store = Store(place)
            else:
                self._store = Store(place)
                self._store.bulk_extend(_ontology_quads(self._ontology))
        return self._store


def _ontology_files(terms: Iterable[Path]) -> tuple[Path, ...]:
    place = ontology_dir()
    parts = ("policy.ttl", "alignments/*.ttl", "terms/*.ttl")
    return (*(path for part in parts for path in sorted(place.glob(part))), *terms)


def _digest(files: Iterable[Path]) -> str:
    return hashlib.sha256(b"\0".join(path.read_bytes() for path in files)).hexdigest()


def _ontology_quads(files: Iterable[Path]) -> Iterator[Quad]:
    """The ontology, in the default graph for queries and in its own so that it can be told from the policies."""
    for path in files:
        kind = RdfFormat.from_extension(path.suffix.lower().removeprefix(".")) or RdfFormat.TURTLE
        for quad in parse(path=path, format=kind, rename_blank_nodes=True):
            yield Quad(quad.subject, quad.predicate, quad.object, DefaultGraph())
            yield Quad(quad.subject, quad.predicate, quad.object, ONTOLOGY_GRAPH)


@contextmanager
def updating(folder: Path, made: Mapping[str, str], terms: Iterable[Path] = ()) -> Iterator[Update]:
    """An update of the folder's graph, alone under its lock; `made` says what readings depend on."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:
        raise BadInput("a file is in the way of the graph's folder", where=str(folder), hint=_ELSEWHERE) from error
    except OSError as error:
        what = f"the graph's folder cannot be made: {error.strerror}"
        raise BadInput(what, where=str(folder), hint=_ELSEWHERE) from error
    with _alone(folder):
        _sweep(folder)
        publish(folder)
        update = Update(folder, made, terms)
        try:
            yield update
        finally:
            update.close()
            _sweep(folder, keep_previous=True)


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Holds the folder's lock, where its file may be written."""
    with ExitStack() as held:
        try:
            held.enter_context(locked(folder))
        except OSError as error:
            what = f"the graph's folder cannot be written to: {error.strerror}"
            raise BadInput(what, where=str(folder), hint=_ELSEWHERE) from error
        yield


def publish(folder: Path) -> None:
    """Puts the current generation's Turtle beside it, also where a build was killed before it could."""
    generation = current(folder)
    source = generation / TURTLE if generation else None
    target = folder / TURTLE
    if source is None or not source.exists() or (target.exists() and target.samefile(source)):
        return
    partial = folder / f".{TURTLE}.partial"
    partial.unlink(missing_ok=True)
    try:
        partial.hardlink_to(source)
    except OSError:
        shutil.copyfile(source, partial)
    partial.replace(target)


def _sweep(folder: Path, *, keep_previous: bool = False) -> None:
    """Clears away what broken-off builds left, and the generations that no reader holds any more."""
    live = current(folder)
    spared = {live}
    if live is not None and keep_previous:  # a reader may have been told its name just now
        spared.update([path for path in generations(folder) if path < live][-1:])
    for path in generations(folder):
        if path not in spared and not is_held(path):
            shutil.rmtree(path, ignore_errors=True)
    for path in folder.glob(".*.partial"):
        path.unlink(missing_ok=True)
