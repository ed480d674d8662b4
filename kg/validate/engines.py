"""The engines that can hold policies against the shapes: pyshacl, whose word counts, and a fast one."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING, Protocol

from kg.errors import BadInput, UnknownName

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kg.validate.parts import Said
    from kg.validate.shape import Result

ENGINES = ("pyshacl", "fast")
"""The one that is taken unless another is asked for stands first."""
_EXTRA = "pip install 'policykg[fast]', or leave --engine out"


class Engine(Protocol):
    """Takes some policies, and says what in them breaks which shape."""

    def add(self, said: Said) -> None:
        """Takes what is said of a thing."""

    def results(self) -> Iterator[Result]:
        """What breaks which shape."""


def engine(name: str) -> Callable[[], Engine]:
    """What makes an engine anew for each lot of policies; a KgError where there is none, or it is not installed."""
    if name not in ENGINES:
        raise UnknownName("engine", name, ENGINES)
    if name == "fast":
        if find_spec("shacl") is None:
            raise BadInput("the fast engine is not installed", hint=_EXTRA)
        from kg.validate.by_shacl import Engine as Fast  # noqa: PLC0415  (optional)

        return Fast
    from kg.validate.by_pyshacl import Engine as Judge  # noqa: PLC0415  (half a second, and the other engine does without)

    return Judge
