"""The folder of a graph: where its generations are and which one is current."""

from __future__ import annotations

import json
import os
import re
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import Literal, Store

from kg.errors import NoGraph
from kg.namespaces import term
from kg.store.lock import hold

if TYPE_CHECKING:
    from pathlib import Path
    from typing import TextIO

CURRENT, TURTLE, REPORT, MADE_WITH = "CURRENT", "kg.ttl", "report.json", "made-with.json"
_GENERATION = re.compile("graph-([0-9]{6,})")
"""What builds name their generations; another folder beside them is the user's, and left alone."""


@dataclass(frozen=True, slots=True)
class Graph:
    """An open graph: its folder, and the store to query."""

    folder: Path
    store: Store

    def policies(self) -> dict[str, str]:
        """The sha256 of every policy in the graph, by the name of its file."""
        return policies_in(self.store)

    @property
    def turtle(self) -> Path:
        """The policies' graph as Turtle."""
        return self.folder / TURTLE

    @property
    def report(self) -> Path:
        """What the last build did, as JSON."""
        return self.folder / REPORT


def open_graph(folder: Path) -> Graph:
    """The current graph of a folder, for reading; it stays readable while a build goes on."""
    made_by = "kg build POLICIES" + ("" if folder.name == "output" else f" -o {folder}")
    tried = None
    while (generation := current(folder)) is not None and generation != tried:
        hold(generation)
        if (store := reader(generation)) is not None:
            return Graph(folder, store)
        tried = generation  # two builds may have ended since its name was read: then there is another
    if tried:
        raise NoGraph("the graph here is damaged", where=str(folder), hint=f"delete it and make it anew: {made_by}")
    raise NoGraph("no graph here", where=str(folder), hint=f"make it with: {made_by}")


def reader(generation: Path) -> Store | None:
    """The store of a generation, for reading; None where it cannot be opened."""
    with suppress(OSError, RuntimeError):  # the file system's word for it, and RocksDB's
        return Store.read_only(str(generation / "store"))
    return None


def current(folder: Path) -> Path | None:
    """The generation that readers open, if there is one."""
    with suppress(OSError):
        name = (folder / CURRENT).read_text(encoding="utf-8").strip()
        if _GENERATION.fullmatch(name) and (folder / name / "store").is_dir():
            return folder / name
    return None


def generations(folder: Path) -> list[Path]:
    """All generations on disk, oldest first."""
    return sorted((path for path in folder.glob("graph-*") if _number(path) and path.is_dir()), key=_number)


def next_generation(folder: Path) -> Path:
    """A place for the generation after the newest."""
    return folder / f"graph-{max(map(_number, generations(folder)), default=0) + 1:06}"


def _number(path: Path) -> int:
    """Which generation a folder is, counted from 1; 0 for one that is none."""
    match = _GENERATION.fullmatch(path.name)
    return int(match[1]) if match else 0


def policies_in(store: Store) -> dict[str, str]:
    """The sha256 of every policy in a store, by the name of its file."""
    found: dict[str, str] = {}
    for quad in store.quads_for_pattern(None, term("pp:sourceFile"), None, None):
        digest = next(store.quads_for_pattern(quad.subject, term("pp:sha256"), None, None), None)
        if digest is not None and isinstance(quad.object, Literal) and isinstance(digest.object, Literal):
            found[quad.object.value] = digest.object.value
    return found


def made_with(generation: Path) -> dict[str, str]:
    """What a generation was built with: another version or vocabulary reads policies differently."""
    with suppress(OSError, ValueError):
        return dict(json.loads((generation / MADE_WITH).read_text(encoding="utf-8")))
    return {}


def write_whole(path: Path, text: str) -> None:
    """Writes a file so that a reader sees the old one or the new one, never half of it."""
    partial = path.with_name(f".{path.name}.partial")
    with partial.open("w", encoding="utf-8", newline="\n") as file:
        file.write(text)
        settled(file)
    partial.replace(path)


def settled(file: TextIO) -> None:
    """Waits until what was written is on the disk, so that it outlives a power cut too."""
    file.flush()
    os.fsync(file.fileno())
