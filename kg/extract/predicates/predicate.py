"""A predicate as a value, and a verb in its sentence, from which one is made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from kg.extract import cues

if TYPE_CHECKING:
    from kg.extract.predicates.acts.runs import Run
    from kg.extract.syntax.grammar import Stretch
    from kg.extract.syntax.tokens import Parsed, Token
    from kg.model import Action

Kind = Literal[
    "plain",
    "asked",
    "given",
    "let",
    "absent",
    "inclusion",
    "inclusion-back",
    "varying",
    "service",
    "hired",
    "joint",
    "listed",
    "placed",
    "seen",
    "informed",
    "looked",
    "visible",
    "contained",
    "asset",
    "purpose",
    "means",
    "contact",
    "nominal",
    "refused",
    "pointed",
    "subjected",
    "based",
    "aim",
    "accessed",
    "hidden",
    "practice",
]


@dataclass(frozen=True, slots=True)
class Predicate:
    """One or more coordinated verbs with the same subject and object; the slots start behind token `last`."""

    first: int
    last: int
    actions: tuple[Action, ...]
    subject: Stretch | None = None
    passive: bool = False
    kind: Kind = "plain"


@dataclass(frozen=True, slots=True)
class Verb:
    """A run in its sentence, with what the parse says about it."""

    parsed: Parsed
    run: Run
    top: int
    subject: Stretch | None
    passive: bool

    @property
    def token(self) -> Token:
        """Its first word."""
        return self.parsed.tokens[self.run.first]

    @property
    def above(self) -> Token:
        """The token that governs it."""
        return self.parsed.tokens[self.parsed.tokens[self.top].head]

    def states(self, subject: Stretch | None, kind: Kind = "plain", *, passive: bool = False) -> Predicate:
        """The predicate it makes; what is asked, given or got for a purpose is collected."""
        actions: tuple[Action, ...] = ("collect",) if kind in {"asked", "given"} else self.run.actions
        passive = passive or self.token.stem in cues.verbs("end")
        return Predicate(self.run.first, self.run.last, actions, subject, passive, kind)
