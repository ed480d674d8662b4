"""Which policy files there are below the paths that were given."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import BadInput
from kg.model import Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SUFFIXES = frozenset({".txt", ".md", ".markdown", ".html", ".htm"})
_PAGES = (".html", ".htm")
_CLOSED_FORMS = frozenset({".pdf", ".doc", ".docx", ".odt", ".rtf", ".epub", ".pages", ".mht", ".mhtml"})
"""The endings of documents that may well be policies and are in no form that can be read."""


def find_sources(paths: Iterable[Path]) -> tuple[Source, ...]:
    """The policy files at the paths, folders walked, sorted by the names that they will go by."""
    found: dict[str, tuple[str, ...]] = {}
    for path in paths:
        for file, below in _walk(Path(path)):
            found.setdefault(str(file.resolve()), (str(file), below, file.resolve().as_posix()))
    return tuple(sorted(_named(list(found.values())), key=lambda source: source.name))


def left_out(paths: Iterable[Path]) -> tuple[str, ...]:
    """The documents in folders that are in no form that can be read; a file that is named itself is always tried."""
    return tuple(
        Path(folder, name).relative_to(path).as_posix()
        for path in paths
        for folder, _, names in os.walk(path)
        for name in sorted(names)
        if Path(name).suffix.lower() in _CLOSED_FORMS and not name.startswith(".")
    )


def _walk(path: Path) -> Iterator[tuple[Path, str]]:
    try:
        if path.is_file():
            yield path, path.name
            return
        if not path.is_dir():
            raise BadInput("no such file or folder", where=str(path), hint="give a policy file or a folder of them")
        for place in sorted(path.rglob("*")):
            below = place.relative_to(path)
            hidden = any(part.startswith(".") for part in below.parts)
            if not hidden and (_is_policy(place) or _is_closed(place)) and not _belongs_to_a_page(place, path):
                yield place, below.as_posix()
    except OSError as error:
        raise BadInput(error.strerror or "cannot be read", where=str(path), hint="check its permissions") from error


def _is_policy(place: Path) -> bool:
    """Whether it is a policy file by its name; a link to a file that is gone is one that cannot be read."""
    return place.suffix.lower() in SUFFIXES and (place.is_file() or (place.is_symlink() and not place.exists()))


def _is_closed(place: Path) -> bool:
    """Whether it is a folder that may not be looked into; whoever reads it as a file is told so."""
    return place.is_dir() and not place.is_symlink() and not os.access(place, os.R_OK | os.X_OK)


def _belongs_to_a_page(place: Path, top: Path) -> bool:
    """Whether a browser saved it with a page: the frames of `Privacy.html` go into the folder `Privacy_files`."""
    folders = (each for each in place.relative_to(top).parents if each.name.endswith("_files"))
    pages = (top / each.with_name(each.name.removesuffix("_files") + end) for each in folders for end in _PAGES)
    return any(page.is_file() for page in pages)


def _named(files: list[tuple[str, ...]]) -> Iterator[Source]:
    """Each file under its own name; where several would share one, with as many parent folders as tell them apart."""
    groups: dict[str, list[tuple[str, ...]]] = {}
    for file in files:
        groups.setdefault(file[1], []).append(file)
    for below, group in groups.items():
        names = [below] if len(group) == 1 else _longer_names([full for _, _, full in group])
        for (path, _, _), name in zip(group, names, strict=True):
            yield Source(path=path, name=name)


def _longer_names(paths: list[str]) -> list[str]:
    parts = [path.strip("/").split("/") for path in paths]
    for depth in range(2, max(map(len, parts)) + 1):
        names = ["/".join(each[-depth:]) for each in parts]
        if len(set(names)) == len(names):
            return names
    return ["/".join(each) for each in parts]
