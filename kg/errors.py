"""Everything that can go wrong and that a user can mend.

KgError                     exit 2: the command could not run
├── BadInput                a path, file or option that cannot be used
│   └── UnreadableDocument  one policy file that cannot be read; a build names it and goes on (exit 3)
├── UnknownName             a query, concept, format or policy that does not exist; says the nearest one
├── BadQuery                SPARQL that does not parse or cannot be run
│   └── QueryTimeout        a query that took longer than it was given (exit 124)
├── NoGraph                 the graph folder holds no graph yet
└── GraphLocked             another build holds the graph
"""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_MOST = 12
"""How many names a hint lists."""


class KgError(Exception):
    """Says what is wrong, where, and what to do about it."""

    exit_code = 2

    def __init__(self, what: str, *, where: str = "", hint: str = "") -> None:
        super().__init__(what)
        self.what, self.where, self.hint = what, where, hint

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        advice = f" ({self.hint})" if self.hint else ""
        return f"{place}{self.what}{advice}"


class BadInput(KgError):
    """A path, file or option cannot be used."""


class UnreadableDocument(BadInput):
    """One policy file cannot be read; the others still are."""

    exit_code = 3


class UnknownName(KgError):
    """A name that nothing carries; the hint says the nearest that something does."""

    def __init__(
        self, kind: str, name: str, known: Iterable[str], *, where: str = "", wordings: Mapping[str, str] | None = None
    ) -> None:
        choices = sorted(known)
        near = _nearest(name, {choice.casefold(): choice for choice in choices}, 0.6)
        near = near or _nearest(name, wordings or {}, 0.8)  # of many wordings some is always a little like it
        hint = f"did you mean '{near}'?" if near else f"there are: {_first(choices)}"
        super().__init__(f"no {kind} '{name}'", where=where, hint=hint)


def _nearest(name: str, folded: Mapping[str, str], cutoff: float) -> str | None:
    """What the wording that is most like the name stands for."""
    return next((folded[near] for near in get_close_matches(name.casefold(), folded, n=1, cutoff=cutoff)), None)


def _first(names: Sequence[str]) -> str:
    """The names, as many as a line can hold; where that is not all of them it is said how many there are."""
    return ", ".join(names[:_MOST]) + (f" … ({len(names)} in all)" if len(names) > _MOST else "")


class BadQuery(KgError):
    """The SPARQL does not parse or cannot be run."""


class QueryTimeout(BadQuery):
    """The query took longer than it was given."""

    exit_code = 124


class NoGraph(KgError):
    """The graph folder holds no graph yet."""


class GraphLocked(KgError):
    """Another build is writing to the graph folder."""
