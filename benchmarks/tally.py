"""Counts what was found and what was there, and makes precision, recall and F1 of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of the things found are right, and how many of those that are there were found."""

    right: int = 0
    found: int = 0
    met: int = 0
    gold: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.right + other.right, self.found + other.found, self.met + other.met, self.gold + other.gold)

    @property
    def precision(self) -> float:
        """The share of the things found that are right."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """The share of the things that are there that were found."""
        return self.met / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def compared(found: frozenset[Thing], gold: frozenset[Thing]) -> Tally:
    """The tally of two sets whose members match where they are equal."""
    both = len(found & gold)
    return Tally(both, len(found), both, len(gold))
