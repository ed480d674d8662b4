"""Draws the flows of one organization: which data it handles, who receives them, and what for.

    python examples/networkx/organization_flows.py output "Acme Lanterns" flows.png

`output` is a graph that `kg build` made. The picture needs Matplotlib and no display.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from kg.draw import organization_flows
from kg.errors import KgError
from kg.network import network
from kg.query import find_organizations
from kg.store import open_graph


def main(folder: str, name: str, picture: str) -> None:
    """Draw the organization of that name, and print where most of its data goes."""
    store = open_graph(Path(folder)).store
    graph = network(store, {organization.value for organization in find_organizations(store, name)})
    ends: Counter[str] = Counter()
    for _, end, said in graph.edges(data=True):
        if graph.nodes[end]["kind"] == "recipient":
            ends[graph.nodes[end]["label"]] += said["statements"]
    for recipient, statements in sorted(ends.items(), key=lambda pair: (-pair[1], pair[0])):
        print(f"{statements:4}  {recipient}")
    organization_flows(graph, Path(picture))
    print(f"drawn: {picture}")


if __name__ == "__main__":
    if len(sys.argv) != 4:  # noqa: PLR2004  (the three that the line above shows)
        sys.exit(__doc__)
    try:
        main(*sys.argv[1:])
    except KgError as error:
        sys.exit(f"organization_flows: {error}")
