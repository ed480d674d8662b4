"""What things of the graph are called, for readers to whom their IRIs say nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, QuerySolutions

from kg.namespaces import PREFIXES

if TYPE_CHECKING:
    from kg.query.answers import Table
    from kg.query.endpoint import Source

_MOST = 5_000
"""IRIs that are looked up; an answer with more is for programs."""


def names_in(source: Source, table: Table) -> dict[str, str]:
    """The labels of the organizations, series and policies that an answer names by their IRIs."""
    cells = dict.fromkeys(cell for row in table.rows for cell in row if isinstance(cell, NamedNode))
    own = [cell for cell in cells if cell.value.startswith(PREFIXES["id"])][:_MOST]
    if not own:
        return {}
    listed = " ".join(map(str, own))
    rows = source.query(
        f"SELECT ?thing (MIN(?label) AS ?name) {{ VALUES ?thing {{ {listed} }} ?thing rdfs:label ?label }}"
        " GROUP BY ?thing",
        prefixes={"rdfs": PREFIXES["rdfs"]},
    )
    if not isinstance(rows, QuerySolutions):
        return {}
    return {row["thing"].value: row["name"].value for row in rows if row["thing"] and row["name"]}
