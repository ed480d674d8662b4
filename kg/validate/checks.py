"""Runs the checks: SPARQL files that find what no shape can, each with its problem and its solution in the header.

    # Problem: An organization is said to do what no affirmed statement says.
    # Solution: Build the graph again.
    # Severity: violation

A check selects ?focus, and where it can ?file, ?path, ?value, ?quote and ?against; each row is a finding.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from kg.errors import BadInput
from kg.resources import queries_dir
from kg.validate.finding import SEVERITIES, Finding, placed, short

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from pyoxigraph import QuerySolution, QuerySolutions, Store

    from kg.validate.finding import Severity

_HEADER = re.compile(r"^# (Problem|Solution|Severity): (.+)$", re.MULTILINE)


def check_findings(store: Store, placing: Collection[str] = SEVERITIES) -> Iterator[Finding]:
    """What the checks find, check by check, each in a stable order; with places for these severities."""
    for path in sorted((queries_dir() / "checks").glob("*.rq")):
        query = path.read_text("utf-8")
        header = dict(_HEADER.findall(query))
        missing = [name for name in ("Problem", "Solution", "Severity") if name not in header]
        if missing or header["Severity"] not in SEVERITIES:
            hint = "begin it with '# Problem: …', '# Solution: …' and '# Severity: violation', 'warning' or 'info'"
            raise BadInput("the header of the check is not whole", where=str(path), hint=hint)
        rows = cast("QuerySolutions", store.query(query))
        found = sorted({_finding(row, header, path.stem, rows) for row in rows})
        told = header["Severity"] in placing
        yield from (placed(store, finding) if told else finding for finding in found)


def _finding(row: QuerySolution, header: Mapping[str, str], name: str, rows: QuerySolutions) -> Finding:
    told = {variable.value: getattr(row[variable], "value", "") for variable in rows.variables}
    return Finding(
        policy=told.get("file", ""),
        focus=told.get("focus", ""),
        message=header["Problem"].removesuffix("."),
        path=short(told.get("path", "")),
        value=short(told.get("value", "")),
        quote=told.get("quote", ""),
        against=told.get("against", ""),
        severity=cast("Severity", header["Severity"]),
        shape=name,
        solution=header["Solution"],
    )
