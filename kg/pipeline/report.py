"""What a build did, in numbers and names."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.model import Failure, Reading


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of a build; the numbers are those of the policies that it read."""

    policies: int
    """How many policies the graph holds now."""
    read: int
    unchanged: int
    removed: int
    statements: int
    edges: int
    """Flows: who does what with which data; each again with every recipient and with every purpose."""
    words: int
    unlinked: int
    """Phrases that no term names."""
    seconds: float
    failures: tuple[Failure, ...] = ()
    silent: tuple[str, ...] = ()
    """Policies in which no statement was found."""
    fresh: tuple[str, ...] = ()
    """Policies that were read, for `kg validate --changed`."""
    paths: tuple[str, ...] = ()
    """Where the policies were, so that `kg validate` finds their files again."""

    @property
    def changed(self) -> bool:
        """Whether the graph is another than before."""
        return bool(self.read or self.removed)

    def as_json(self) -> dict[str, Any]:
        """The report as it is written beside the graph."""
        return asdict(self)


@dataclass(slots=True)
class Tally:
    """Counts readings as they go by."""

    read: int = 0
    statements: int = 0
    edges: int = 0
    words: int = 0
    unlinked: int = 0
    failures: list[Failure] = field(default_factory=list)
    silent: list[str] = field(default_factory=list)
    fresh: list[str] = field(default_factory=list)

    def count(self, reading: Reading) -> None:
        """Adds a reading."""
        self.read += 1
        self.fresh.append(reading.policy.name)
        self.statements += len(reading.statements)
        self.edges += len(_edges(reading))
        self.words += reading.words
        self.unlinked += sum(mention.concept is None for each in reading.statements for mention in each.mentions)
        if not reading.statements:
            self.silent.append(reading.policy.name)


def _edges(reading: Reading) -> set[tuple[str, ...]]:
    return {
        (each.actor, each.action, each.polarity, data, *end)
        for each in reading.statements
        for data in each.data
        for end in [(), *(("to", one) for one in each.recipients), *(("for", one) for one in each.purposes)]
    }
