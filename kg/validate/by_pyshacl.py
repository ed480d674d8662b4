"""Holds policies against the shapes with pyshacl, whose word counts."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pyshacl
import rdflib
from rdflib.namespace import SH

from kg.validate.carried import Carried
from kg.validate.shape import Result, shapes_in_turtle

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.validate.parts import Said


class Engine:
    """Takes some policies, and says what in them breaks which shape."""

    def __init__(self) -> None:
        """Knows of no policy yet."""
        self._carried = Carried(_known())

    def add(self, said: Said) -> None:
        """Takes what is said of a thing."""
        self._carried.add_all(said)

    def results(self) -> Iterator[Result]:
        """What breaks which shape."""
        given, shapes = self._carried.graph, _shapes()
        _, report, _ = pyshacl.validate(given, shacl_graph=shapes, inference="none", advanced=False, inplace=True)
        for result in report.subjects(rdflib.RDF.type, SH.ValidationResult) if isinstance(report, rdflib.Graph) else ():
            value = report.value(result, SH.value)
            yield Result(
                focus=str(report.value(result, SH.focusNode)),
                path=str(report.value(result, SH.resultPath) or ""),
                component=str(report.value(result, SH.sourceConstraintComponent)).removeprefix(str(SH)),
                shape=str(report.value(result, SH.sourceShape)),
                value=str(value if value is not None else ""),
            )


@cache
def _shapes() -> rdflib.Graph:
    return rdflib.Graph().parse(data=shapes_in_turtle(), format="turtle")


@cache
def _known() -> dict[str, rdflib.URIRef]:
    """The IRIs that the shapes speak of, as they stand there."""
    nodes = [node for triple in _shapes() for node in triple if isinstance(node, rdflib.URIRef)]
    return {str(node): node for node in (*nodes, rdflib.RDF.type)}
