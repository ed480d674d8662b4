"""Draws which kinds of data several organizations handle, and prints the pairs of them that have most in common.

    python examples/networkx/shared_data.py output shared.png

`output` is a graph that `kg build` made. The picture needs Matplotlib and no display.
"""

from __future__ import annotations

import sys
from pathlib import Path

import networkx as nx

from kg.draw import shared_data
from kg.errors import KgError
from kg.network import network
from kg.store import open_graph


def main(folder: str, picture: str) -> None:
    """Draw the data that at least two organizations handle."""
    graph = network(open_graph(Path(folder)).store)
    kinds, labels = graph.nodes(data="kind"), graph.nodes(data="label")
    handled = [(start, end) for start, end in graph.edges() if kinds[start] == "organization" and kinds[end] == "data"]
    organizations = sorted({organization for organization, _ in handled})
    common = nx.bipartite.weighted_projected_graph(nx.Graph(handled), organizations)
    pairs = sorted(common.edges(data="weight"), key=lambda pair: (-pair[2], labels[pair[0]], labels[pair[1]]))
    for one, other, number in pairs[:10]:
        print(f"{number:4}  {labels[one]} and {labels[other]}")
    shared_data(graph, Path(picture))
    print(f"drawn: {picture}")


if __name__ == "__main__":
    if len(sys.argv) != 3:  # noqa: PLR2004  (the two that the line above shows)
        sys.exit(__doc__)
    try:
        main(*sys.argv[1:])
    except KgError as error:
        sys.exit(f"shared_data: {error}")
