"""Keeps the graph on disk: one folder with the store, its Turtle and the report of the last build.

    output/
      CURRENT           the name of the generation that readers open
      graph-000002/     a generation: the Oxigraph store and what it was built with
      kg.ttl            the policies' graph as Turtle
      report.json       what the last build did
      .lock             who is building

A build works on a copy of the current generation (hard links, so it costs little) and switches CURRENT at its end; one
that is killed leaves the old graph as it was.

All triples stand in the default graph, where queries are fastest. The triples that several policies may state
(organizations, series, direct edges) stand once more in a named graph for each policy, so that one policy can be
replaced without taking away what another still says. With 225,400 triples (`benchmarks/store_layout.py --policies 200`,
median of three runs on a busy machine) this takes 1.3 s to load and 21 MB against 2.7 s and 42 MB for a named graph for
everything, and counts statements in 45 ms against 76; joins (15 and 14 ms against 22 and 19) and the replacing of a
policy (37 against 36) differ by no more than the runs do.
"""

from kg.store.folder import Graph, open_graph
from kg.store.turtle import ONTOLOGY_GRAPH, described
from kg.store.update import Update, updating

__all__ = ["ONTOLOGY_GRAPH", "Graph", "Update", "described", "open_graph", "updating"]
