"""Checks a graph: against the SHACL shapes, against itself as a whole, and against the files it was read from.

The shapes (`ontology/shapes`) say what each node must look like; pyshacl checks them, some policies at a time, with no
more of the vocabulary than those refer to. The checks (`queries/checks`) are SPARQL over the whole graph, for what no
shape can say. With the source files at hand, every quote is looked up where it is said to stand.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from kg.validate.checks import check_findings
from kg.validate.finding import SEVERITIES, Finding, placed
from kg.validate.quotes import quote_findings
from kg.validate.reports import REPORTS
from kg.validate.shapes import policy_findings, shape_findings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pyoxigraph import Store

    from kg.model import Source

__all__ = ["REPORTS", "SEVERITIES", "Finding", "findings", "policy_findings", "quote_findings"]


def findings(store: Store, sources: Iterable[Source] = ()) -> Iterator[Finding]:
    """All that is wrong in a graph: by shapes, by checks, and in the quotes of the sources given."""
    for finding in chain(shape_findings(store), check_findings(store), quote_findings(store, sources)):
        yield placed(store, finding)
