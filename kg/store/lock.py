"""Lets one build at a time write to a graph folder, and keeps a generation on disk while a process reads it."""

from __future__ import annotations

import os
from contextlib import contextmanager, suppress
from pathlib import Path  # noqa: TC003  (a variable of the module holds some)
from typing import TYPE_CHECKING

from kg.errors import GraphLocked

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TextIO

_READERS = "readers.lock"
_held: dict[Path, int] = {}


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Holds the folder's lock; the system lets it go when the process ends, however it ends."""
    path = folder / ".lock"
    with path.open("a+", encoding="utf-8") as file:
        if not _take(file):
            file.seek(0)
            holder = file.read().strip() or "another process"
            raise GraphLocked(
                f"process {holder} is building here", where=str(folder), hint="wait for it, or build elsewhere with -o"
            )
        file.seek(0)
        file.truncate()
        file.write(str(os.getpid()))
        file.flush()
        yield


def open_to_readers(generation: Path) -> None:
    """Lets readers hold a generation that is ready."""
    (generation / _READERS).touch()


def hold(generation: Path) -> None:
    """Keeps a generation on disk until this process ends: the store opens its files only when it needs them."""
    if generation not in _held:
        with suppress(OSError, ImportError):
            import fcntl  # noqa: PLC0415  (not on Windows, where nobody can delete a file that is open)

            _held[generation] = descriptor = os.open(generation / _READERS, os.O_RDONLY)
            fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)


def is_held(generation: Path) -> bool:
    """Whether some process reads a generation."""
    with suppress(FileNotFoundError), (generation / _READERS).open(encoding="utf-8") as file:
        return not _take(file)
    return False


def _take(file: TextIO) -> bool:
    with suppress(OSError):
        try:
            import fcntl  # noqa: PLC0415  (not on Windows)
        except ImportError:
            import msvcrt  # noqa: PLC0415  (only on Windows)

            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
            return True
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return True
    return False
