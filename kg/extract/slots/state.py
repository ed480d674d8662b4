"""What a walk over a clause has found so far, of which the rules ask where its phrases end."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from kg.extract.slots.slot import Slots
from kg.model import Phrase

if TYPE_CHECKING:
    from kg.extract.slots.slot import Reach, Slot
    from kg.extract.syntax.tokens import Parsed, Token
    from kg.model import PhraseKind


@dataclass
class State:
    """The clause that is walked over, the slot that is open, and where its phrase began."""

    parsed: Parsed
    reach: Reach
    start: int
    end: int
    slot: Slot
    kind: PhraseKind = "plain"
    begun: int | None = None
    found: Slots = field(default_factory=Slots)

    @property
    def tokens(self) -> tuple[Token, ...]:
        """All tokens of the sentence; the clause goes from `start` up to `end`."""
        return self.parsed.tokens

    @cached_property
    def objects(self) -> frozenset[int]:
        """Where the objects of the verb begin."""
        objects = (t.i for t in self.tokens if t.dep == "dobj" and t.head in self.reach.verbs)
        return frozenset(self.parsed.extent(i)[0] for i in objects)

    def begun_by(self, i: int) -> int:
        """Where the open phrase begins, at token `i` if none has begun before it."""
        return i if self.begun is None else self.begun

    def switch(self, i: int, slot: Slot, kind: PhraseKind = "plain") -> None:
        """Ends the open phrase and begins one of another slot at token `i`."""
        self.close(i)
        self.slot, self.kind, self.begun = slot, kind, i

    def close(self, i: int) -> None:
        """Ends the open phrase before token `i`."""
        if self.begun is not None and self.begun < i:
            phrase = Phrase(self.tokens[self.begun].start, self.tokens[i - 1].end, self.kind)
            self.found.put(self.slot, phrase, gives=self.reach.gives)
        self.begun = None
