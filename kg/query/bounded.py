"""Does work in a process of its own, so that it can be ended when it takes too long or too much memory."""

from __future__ import annotations

import multiprocessing
import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, ParamSpec, TypeVar, cast

from kg.errors import BadQuery, KgError, QueryTimeout

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection

P = ParamSpec("P")
T = TypeVar("T")


def within(seconds: float, work: Callable[P, T], *arguments: P.args, **options: P.kwargs) -> T:
    """What the work gives back, or raises; QueryTimeout after so many seconds, whatever it is doing then."""
    start = multiprocessing.get_context("fork") if _alone() else multiprocessing.get_context("spawn")
    ours, theirs = start.Pipe(duplex=False)
    process = start.Process(target=_run, args=(theirs, work, arguments, options), daemon=True)
    process.start()
    theirs.close()
    try:
        if not ours.poll(seconds):
            hint = "ask for less, add LIMIT, or give it longer with --timeout"
            raise QueryTimeout(f"no answer within {seconds:g} s", where="query", hint=hint)
        outcome = ours.recv()
    except EOFError as ended:
        hint = "it may need more memory than half of this machine's; ask for less, or add LIMIT"
        raise BadQuery("the query broke off", where="query", hint=hint) from ended
    finally:
        process.kill()
        process.join()
        ours.close()
    if isinstance(outcome, _Problem):
        raise outcome.error()
    return cast("T", outcome)


def _alone() -> bool:
    """Whether this process has a single thread: then a fork, which is faster, leaves no other's lock behind."""
    with suppress(OSError):
        return sum(1 for _ in Path("/proc/self/task").iterdir()) == 1  # elsewhere than on Linux there is no telling
    return False


class _Problem:
    """A KgError on its way between processes; some of them cannot be made again from their one argument."""

    def __init__(self, error: KgError) -> None:
        self.kind, self.what, self.where, self.hint = type(error), error.what, error.where, error.hint

    def error(self) -> KgError:
        error = self.kind.__new__(self.kind, self.what)
        KgError.__init__(error, self.what, where=self.where, hint=self.hint)
        return error


def _run(
    connection: Connection,
    work: Callable[..., object],
    arguments: tuple[object, ...],
    options: dict[str, object],
) -> None:
    _limit_memory()
    try:
        outcome = work(*arguments, **options)
    except KgError as error:
        outcome = _Problem(error)
    except MemoryError:
        return  # the other side sees that the line went dead
    with suppress(BrokenPipeError):
        connection.send(outcome)


def _limit_memory() -> None:
    """Half of the machine's memory is the most that the work can have, where the system can hold it to that."""
    with suppress(ImportError, AttributeError, ValueError, OSError):
        import resource  # noqa: PLC0415  (not on Windows)

        most = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") // 2
        resource.setrlimit(resource.RLIMIT_DATA, (most, resource.getrlimit(resource.RLIMIT_DATA)[1]))
