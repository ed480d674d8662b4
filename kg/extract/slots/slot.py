"""The slots around a verb, and what governs which phrase goes into which."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from kg.extract import cues

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.model import Action, Phrase

Slot = Literal[
    "data",
    "left out",
    "recipient",
    "purpose",
    "condition",
    "exception",
    "duration",
    "agent",
    "relative",
    "other",
    "open",
]


@dataclass(slots=True)
class Slots:
    """The phrases found, by slot."""

    data: list[Phrase] = field(default_factory=list)
    left_out: list[Phrase] = field(default_factory=list)
    """Data that the sentence says are not among them."""
    recipients: list[Phrase] = field(default_factory=list)
    purposes: list[Phrase] = field(default_factory=list)
    condition: Phrase | None = None
    exception: Phrase | None = None
    duration: Phrase | None = None
    agent: Phrase | None = None

    def put(self, slot: Slot, phrase: Phrase, *, gives: bool) -> None:
        """Puts a phrase where it belongs; of conditions and the like the first one counts."""
        match slot:
            case "data":
                self.data.append(phrase)
            case "left out":
                self.left_out.append(phrase)
            case "recipient":
                self.recipients.append(phrase)
            case "purpose":
                self.purposes.append(phrase)
            case "open":
                self.purposes.append(phrase)
                if gives:
                    self.recipients.append(phrase)
            case "condition" | "exception" | "duration" | "agent":
                setattr(self, slot, getattr(self, slot) or phrase)
            case _:
                pass


@dataclass(frozen=True, slots=True)
class Reach:
    """What governs the slots: the verb's action and voice, and whether it is denied."""

    action: Action
    verb: str = ""
    passive: bool = False
    denied: bool = False
    verbs: frozenset[int] = frozenset()
    """The numbers of the verbs, to ask the parser whether a phrase hangs on them."""
    asks: bool = False
    """Whether the verb asks "for" the data."""
    joins: bool = False
    """Whether data that are named before the verb are joined to those behind it."""
    passed: Mapping[int, int] = field(default_factory=dict)
    """Where clauses begin that tell of one member of a list, and where the list goes on behind each."""

    @property
    def gives(self) -> bool:
        """Whether somebody receives the data."""
        return self.action in {"share", "sell"}

    @property
    def by(self) -> Literal["recipient", "agent"] | None:
        """What a "by" phrase tells: who sees the data, or who acts; None where it only tells how."""
        lets_in = self.action == "share" and not self.passive and self.verb in cues.verbs("permit")
        if lets_in or self.verb in cues.verbs("seen"):
            return "recipient"
        return "agent" if self.passive else None
