"""Lets one build at a time write to a graph folder."""

from __future__ import annotations

import os
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from kg.errors import GraphLocked

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import TextIO


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
