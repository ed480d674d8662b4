"""Reads policies: one, or many in several processes, where no bad file can stop the rest."""

from __future__ import annotations

import os
from functools import cache
from typing import TYPE_CHECKING

from kg.errors import KgError
from kg.extract import extract
from kg.link import Linker
from kg.model import Failure, Reading
from kg.pipeline.deadline import TooLate, deadline
from kg.pipeline.workers import in_processes
from kg.read import read_document
from kg.segment import segments
from kg.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from kg.model import Source, Vocabulary

LONGEST_SECONDS = 300
"""What one policy may take; the longest of hundreds of real ones takes two seconds."""


def read_policy(source: Source, vocabulary: Vocabulary) -> Reading:
    """All that a policy states; raises UnreadableDocument where it cannot be read."""
    return _read(source, _linker(vocabulary), vocabulary)


def read_policies(
    sources: Sequence[Source],
    jobs: int = 1,
    terms: Sequence[Path] = (),
    read: Callable[[Source, Sequence[Path]], Reading] | None = None,
) -> Iterator[Reading | Failure]:
    """The readings of the policies in the order given, a Failure in the place of each that cannot be read.

    With several jobs the policies are read in processes of their own; a script that asks for that keeps its doings
    under `if __name__ == "__main__":`, as Python wants it. A process that dies loses only the policy that it read.
    """
    if terms:  # a mistake in them is told once, with their place, and not as one of every policy
        _own_vocabulary(tuple(terms))
    work = read or read_with_terms
    if jobs <= 1 or len(sources) <= 1:
        yield from (attempt(source, tuple(terms), work) for source in sources)
        return
    tasks = [(source, tuple(terms), work) for source in sources]
    lost = "the process that read it died; it may be out of memory"
    for task, outcome in zip(tasks, in_processes(attempt, tasks, min(jobs, len(tasks))), strict=True):
        yield outcome if outcome is not None else Failure(task[0].name, lost)


def attempt(
    source: Source, terms: tuple[Path, ...], read: Callable[[Source, tuple[Path, ...]], Reading]
) -> Reading | Failure:
    """The reading of a policy, or why there is none."""
    try:
        with deadline(LONGEST_SECONDS):
            return read(source, terms)
    except KgError as error:
        reason = error.what + (f" ({error.hint})" if error.hint else "")
    except TooLate:
        reason = f"it took longer than {LONGEST_SECONDS} s to read"
    except MemoryError:
        reason = "there is not enough memory to read it"
    except Exception as error:  # noqa: BLE001  (a fault met in one file must not lose the others; it is reported with it)
        reason = f"it could not be read for a fault of policykg: {type(error).__name__}: {error}"
    return Failure(source.name, reason)


def read_with_terms(source: Source, terms: tuple[Path, ...]) -> Reading:
    """The reading of a policy by the ontology's terms and those of the user's files."""
    return _read(source, _own_linker(terms), _own_vocabulary(terms))


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _read(source: Source, linker: Linker, vocabulary: Vocabulary) -> Reading:
    document = read_document(source)
    parts = segments(document)
    statements = tuple(linker.statements(extract(parts), parts, document))
    defined = tuple(dict.fromkeys(linker.definitions(parts)))
    words = len(document.source.split())
    return Reading(document.policy, document.source, statements, words, vocabulary.minted, defined)


@cache
def _own_vocabulary(terms: tuple[Path, ...]) -> Vocabulary:
    return load_vocabulary(terms)


@cache
def _own_linker(terms: tuple[Path, ...]) -> Linker:
    return Linker(_own_vocabulary(terms))


_kept: list[tuple[Vocabulary, Linker]] = []


def _linker(vocabulary: Vocabulary) -> Linker:
    """The linker of a vocabulary, made once while the same one is used."""
    if not _kept or _kept[0][0] is not vocabulary:
        _kept[:] = [(vocabulary, Linker(vocabulary))]
    return _kept[0][1]
