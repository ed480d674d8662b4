"""Builds the graph of a folder of policies, and reads only what has changed since the last time."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from itertools import islice
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

import kg
from kg import __version__
from kg.errors import BadInput
from kg.model import Failure, Reading
from kg.pipeline.reading import cores, read_policies
from kg.pipeline.report import Report, Tally
from kg.read import find_sources
from kg.resources import ontology_dir
from kg.store import updating

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from kg.model import Source

_BATCH = 200
"""Readings put into the store at once."""
_WORTH_A_PROCESS = 400_000
"""Bytes of policies for which another process, and another copy of the parser's model in it, pays off."""


def build(
    paths: Sequence[Path],
    folder: Path,
    *,
    jobs: int | None = None,
    terms: Sequence[Path] = (),
    progress: Callable[[int, int], None] | None = None,
) -> Report:
    """Makes the graph in `folder` that of the policies at `paths`; `progress` hears how many of how many are read.

    Policies whose files are as they were stay untouched, those whose files are gone from the paths are taken out, and
    where a file can no longer be read what it said before stays.
    """
    began = perf_counter()
    sources = find_sources(paths)
    if not sources:
        places = ", ".join(map(str, paths))
        raise BadInput("no policy files here", where=places, hint="they end in .md, .markdown, .txt, .html or .htm")
    with updating(folder, _made_with(terms), terms) as update:
        todo = [source for source in sources if _changed(source, update.known)]
        gone = sorted(set(update.known) - {source.name for source in sources})
        tally = Tally()
        outcomes = read_policies(todo, jobs or _jobs_for(todo), terms)
        readings = _readings(outcomes, tally, len(todo), progress or (lambda _done, _all: None))
        while batch := list(islice(readings, _BATCH)):
            update.put(batch)
        update.drop(gone)
        report = _report(tally, update.known, sources, todo, gone, perf_counter() - began)
        report = replace(report, paths=tuple(str(Path(path).resolve()) for path in paths))
        if report.changed:
            update.finish(report.as_json())
    return report


def _readings(
    outcomes: Iterator[Reading | Failure], tally: Tally, total: int, progress: Callable[[int, int], None]
) -> Iterator[Reading]:
    """The readings that there are; failures are put down in the tally."""
    progress(0, total)
    for done, outcome in enumerate(outcomes, 1):
        if isinstance(outcome, Failure):
            tally.failures.append(outcome)
        else:
            tally.count(outcome)
            yield outcome
        progress(done, total)


def _report(
    tally: Tally,
    known: Mapping[str, str],
    sources: Sequence[Source],
    todo: Sequence[Source],
    gone: Sequence[str],
    seconds: float,
) -> Report:
    failed = {failure.name for failure in tally.failures}
    return Report(
        policies=sum(source.name in known or source.name not in failed for source in sources),
        read=tally.read,
        unchanged=len(sources) - len(todo),
        removed=len(gone),
        statements=tally.statements,
        edges=tally.edges,
        words=tally.words,
        unlinked=tally.unlinked,
        seconds=round(seconds, 3),
        failures=tuple(tally.failures),
        silent=tuple(tally.silent),
        fresh=tuple(tally.fresh),
    )


def _changed(source: Source, known: Mapping[str, str]) -> bool:
    """Whether the file is another than the graph knows; one that cannot be opened is for the reading to report."""
    if source.name not in known:
        return True
    try:
        return hashlib.sha256(Path(source.path).read_bytes()).hexdigest() != known[source.name]
    except OSError:
        return True


def _made_with(terms: Sequence[Path]) -> dict[str, str]:
    """What a graph depends on beside the policies: another program, ontology or term makes it anew."""
    package, ontology = Path(kg.__file__).parent, ontology_dir()
    program = [path for path in package.rglob("*") if path.suffix in {".py", ".toml"}]
    return {
        "policykg": __version__,
        "program": _digest(package, program),
        "ontology": _digest(ontology, ontology.rglob("*.ttl")),
        "terms": hashlib.sha256(b"\0".join(path.read_bytes() for path in terms)).hexdigest(),
    }


def _digest(root: Path, paths: Iterable[Path]) -> str:
    """A hash of files and their places below a folder."""
    digest = hashlib.sha256()
    for name, path in sorted((path.relative_to(root).as_posix(), path) for path in paths):
        digest.update(name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def _jobs_for(sources: Sequence[Source]) -> int:
    size = 0
    for source in sources:
        path = Path(source.path)
        size += path.stat().st_size if path.is_file() else 0
    return max(1, min(cores(), size // _WORTH_A_PROCESS + 1))
