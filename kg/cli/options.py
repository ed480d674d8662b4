"""Options that several commands have in common."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

DEFAULT_GRAPH = Path("output")

Graph = Annotated[Path, typer.Option("--graph", "-g", metavar="DIR", help="The folder of the graph.")]
Form = Annotated[
    str, typer.Option("--format", "-f", metavar="FORM", help="table, csv, tsv, json or md; else as FILE ends.")
]
Output = Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write here and not to stdout.")]
AtEndpoint = Annotated[
    str, typer.Option("--endpoint", metavar="URL", help="Ask this SPARQL endpoint and not the graph of the folder.")
]
Timeout = Annotated[float, typer.Option("--timeout", metavar="SECONDS", min=0.1, help="Give up after so many seconds.")]
SECONDS = 60.0
