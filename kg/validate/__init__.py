"""Checks a graph: against the SHACL shapes, against itself as a whole, and against the files it was read from.

The shapes (`ontology/shapes`) say what each node must look like; pyshacl checks them, or another engine by wish, some
policies at a time, with no more of the vocabulary than those refer to. The checks (`queries/checks`) are SPARQL over
the whole graph, for what no shape can say. With the source files at hand, every quote is looked up where it is said
to stand.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.validate.checks import check_findings
from kg.validate.engines import ENGINES, engine
from kg.validate.finding import SEVERITIES, Finding, policies_in
from kg.validate.quotes import quote_findings, unheard
from kg.validate.reports import REPORTS
from kg.validate.shapes import policy_findings, shape_findings, stray_findings

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from pyoxigraph import Store

    from kg.model import Source

__all__ = [
    "ENGINES",
    "REPORTS",
    "SEVERITIES",
    "Finding",
    "engine",
    "findings",
    "policies_in",
    "policy_findings",
    "shape_findings",
    "unheard",
    "whole_findings",
]


def findings(store: Store, sources: Iterable[Source] = (), by: str = ENGINES[0]) -> Iterator[Finding]:
    """All that is wrong in a graph: by shapes, by checks, and in the quotes of the sources given."""
    yield from shape_findings(store, by=by)
    yield from whole_findings(store, sources)


def whole_findings(
    store: Store,
    sources: Iterable[Source] = (),
    placing: Collection[str] = SEVERITIES,
    checked: Callable[[int], None] = unheard,
) -> Iterator[Finding]:
    """What is wrong in the graph as a whole, and in the quotes of the sources given; `checked` hears of how many."""
    yield from stray_findings(store)
    yield from check_findings(store, placing)
    yield from quote_findings(store, sources, checked)
