"""Runs the checks: SPARQL files that find what no shape can, each with its problem and its solution in the header.

    # Problem: An organization is said to do what no affirmed statement says.
    # Solution: Build the graph again.

A check selects ?focus, and where it can ?file, ?path, ?value and ?quote; each row is a finding.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from kg.errors import BadInput
from kg.resources import queries_dir
from kg.validate.finding import Finding, short

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyoxigraph import QuerySolution, QuerySolutions, Store

_PROBLEM = re.compile(r"^# Problem: (.+?)\.?$", re.MULTILINE)


def check_findings(store: Store) -> Iterator[Finding]:
    """What the checks find, check by check, each in a stable order."""
    for path in sorted((queries_dir() / "checks").glob("*.rq")):
        query = path.read_text("utf-8")
        problem = _PROBLEM.search(query)
        if problem is None:
            raise BadInput("the check does not say its problem", where=str(path), hint="begin it with '# Problem: …'")
        rows = cast("QuerySolutions", store.query(query))
        yield from sorted({_finding(row, problem[1], path.stem, rows) for row in rows})


def _finding(row: QuerySolution, problem: str, name: str, rows: QuerySolutions) -> Finding:
    told = {variable.value: getattr(row[variable], "value", "") for variable in rows.variables}
    return Finding(
        policy=told.get("file", ""),
        focus=told.get("focus", ""),
        message=problem,
        path=short(told.get("path", "")),
        value=short(told.get("value", "")),
        quote=told.get("quote", ""),
        shape=name,
    )
