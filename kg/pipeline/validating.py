"""Validates a graph, some policies at a time, in as many processes as pay off."""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from kg.errors import BadInput
from kg.pipeline.reading import cores
from kg.pipeline.workers import in_processes
from kg.store import open_graph
from kg.validate import ENGINES, SEVERITIES, Finding, policies_in, shape_findings, unheard, whole_findings

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from kg.model import Source

_TOGETHER = 25
"""Policies that a process takes at once."""
_WORTH_A_PROCESS = 100
"""Policies for which another process pays off; it takes a second to start."""


def validate(
    folder: Path,
    *,
    jobs: int | None = None,
    sources: Sequence[Source] = (),
    only: Collection[str] | None = None,
    placing: Collection[str] = SEVERITIES,
    checked: Callable[[int], None] = unheard,
    by: str = ENGINES[0],
) -> Iterator[Finding]:
    """All that is wrong in the graph of a folder, as it is found; `only` names the files of policies to look at.

    Findings of the severities in `placing` say where their quotes stand, which takes time to look up. Quotes are looked
    up in `sources`; `checked` hears of how many. `by` names the engine that knows the shapes.

    What it says and in which order does not depend on the number of processes.
    """
    store = open_graph(folder).store
    policies = {node: name for node, name in policies_in(store).items() if only is None or name in only}
    number = jobs or min(cores(), len(policies) // _WORTH_A_PROCESS + 1)
    yield from shape_findings(store, policies, by) if number == 1 else _in_processes(folder, policies, number, by)
    wanted = [source for source in sources if only is None or source.name in only]
    for finding in whole_findings(store, wanted, placing, checked):
        if only is None or not finding.policy or finding.policy in only:
            yield finding


def _in_processes(folder: Path, policies: dict[NamedNode, str], jobs: int, by: str) -> Iterator[Finding]:
    rest = iter((node.value, name) for node, name in policies.items())
    tasks = [(str(folder), chunk, by) for chunk in iter(lambda: list(islice(rest, _TOGETHER)), [])]
    shared = set[Finding]()
    for found in in_processes(_of_some, tasks, jobs):
        if found is None:
            raise BadInput("a process that validated died; it may be out of memory", hint="try --jobs 1")
        shared.update(finding for finding in found if not finding.policy)
        yield from (finding for finding in found if finding.policy)
    yield from sorted(shared)


def _of_some(folder: str, policies: list[tuple[str, str]], by: str) -> list[Finding]:
    """Runs in a process of its own."""
    store = open_graph(Path(folder)).store
    return list(shape_findings(store, {NamedNode(iri): name for iri, name in policies}, by))
