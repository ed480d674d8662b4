"""Runs tasks in several processes and gives the results in the tasks' order, whatever happens to a process."""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

T = TypeVar("T")

_AHEAD = 8
"""Tasks handed out per process before the first result is taken: enough to keep all busy, few enough to hold."""


def in_processes(work: Callable[..., T], tasks: Sequence[tuple[object, ...]], jobs: int) -> Iterator[T | None]:
    """The result of each task in order; None for a task whose process died, also when it had a second one to itself."""
    at = 0
    while at < len(tasks):
        for outcome in _until_one_dies(work, tasks[at:], jobs):
            at += 1
            yield outcome
        if at < len(tasks):  # this one, or one of those under way beside it
            yield _alone(work, tasks[at])
            at += 1


def _until_one_dies(work: Callable[..., T], tasks: Sequence[tuple[object, ...]], jobs: int) -> Iterator[T]:
    """The results as far as they come before a process dies; with it the pool is lost."""
    context = multiprocessing.get_context("spawn")  # a fork would share the threads and locks of what is open here
    # Ctrl-C reaches all of a terminal's processes; this one answers it, and the others end without a word.
    at_once = (signal.SIGINT, signal.SIG_DFL)
    pool = ProcessPoolExecutor(jobs, mp_context=context, initializer=signal.signal, initargs=at_once)
    pending: deque[Future[T]] = deque()
    try:
        rest = iter(tasks)
        for task in rest:
            pending.append(pool.submit(work, *task))
            if len(pending) >= jobs * _AHEAD:
                yield pending.popleft().result()
        while pending:
            yield pending.popleft().result()
    except BrokenProcessPool:
        return
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _alone(work: Callable[..., T], task: tuple[object, ...]) -> T | None:
    """The result of a task in a process that does nothing else; None where that dies too."""
    return next(iter(_until_one_dies(work, [task], 1)), None)
