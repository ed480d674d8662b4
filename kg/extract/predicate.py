"""What a verb states: its actions, with the words of its subject and the way it was recognized."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from kg.extract.grammar import Stretch
    from kg.model import Action

Kind = Literal[
    "plain",
    "asked",
    "given",
    "let",
    "inclusion",
    "inclusion-back",
    "service",
    "hired",
    "placed",
    "seen",
    "looked",
    "visible",
    "contained",
    "asset",
    "purpose",
    "contact",
    "nominal",
    "subjected",
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
