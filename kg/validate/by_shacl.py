"""Holds policies against the shapes with shacl, an engine in Rust: many times as fast, and not always at hand."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import shacl

from kg.validate.shape import Result, shapes_in_turtle

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.validate.parts import Said


class Engine:
    """Takes some policies, and says what in them breaks which shape."""

    def __init__(self) -> None:
        """Knows of no policy yet."""
        self._lines = list[str]()

    def add(self, said: Said) -> None:
        """Takes what is said of a thing."""
        subject, links = said
        self._lines.extend(f"{subject} <{predicate}> {value} .\n" for predicate, value in links)

    def results(self) -> Iterator[Result]:
        """What breaks which shape."""
        for result in _shapes().validate_text("".join(self._lines), format="ntriples").results:
            yield Result(
                focus=_iri(result.focus_node),
                path=_iri(result.path or ""),
                component=str(result.component),
                shape=_iri(result.source_shape or ""),
                value=_value(result),
            )


def _value(result: Any) -> str:  # noqa: ANN401  (as below)
    """A value as pyshacl has it, but for the label of a blank node, which the engine gives anew."""
    blank = "_:" if str(result.value or "").startswith("_:") else ""
    return blank + str(result.value_plain or "")


def _iri(written: str) -> str:
    return written.removeprefix("<").removesuffix(">")


@cache
def _shapes() -> Any:  # noqa: ANN401  (mypy knows shacl.Shapes only where it is installed)
    return shacl.Shapes.from_turtle(shapes_in_turtle())
