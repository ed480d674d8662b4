"""Measures whether confidences are true: of statements with confidence 0.8, are eight of ten right?

A statement counts as right by the share of its edges that the labels of its policy have (strict). Confidences here are
of weights fitted to other policies: each fifth of the policies is judged by what was learned from the other four.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from benchmarks.edges import edges, unfold
from benchmarks.gold import fold_of
from kg.gold import to_row
from kg.link.confidence import features, likelihood

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from benchmarks.gold import Labelled

FOLDS = 5
BANDS = 10
PENALTY = 12.0
"""What a weight costs: the higher, the closer all stay to zero. From 8 to 32 the figures hardly differ."""
FEWEST = 5
"""Statements that must have a feature before it gets a weight."""
STEPS = 50


@dataclass(frozen=True, slots=True)
class Example:
    """A statement of a policy: its features, and how far it is right."""

    policy: str
    features: tuple[str, ...]
    right: float


@dataclass(frozen=True, slots=True)
class Weights:
    """What speaks for a statement and against it, in log-odds."""

    base: float
    weights: dict[str, float]

    def confidence(self, example: Example) -> float:
        """The confidence of a statement with these features."""
        return likelihood(example.features, self.base, self.weights)


@dataclass(frozen=True, slots=True)
class Band:
    """Statements of about one confidence."""

    low: float
    high: float
    number: int
    confidence: float
    precision: float


Judged = tuple[float, float]
"""The confidence of a statement, and how far it is right."""


def examples(policies: Iterable[Labelled]) -> Iterator[Example]:
    """The statements found in labelled policies."""
    for policy in policies:
        gold = edges(policy.gold)
        for statement in policy.statements:
            ours = set(unfold(to_row(statement, policy.source)))
            yield Example(policy.name, features(statement), len(ours & gold) / len(ours))


def fit(given: Sequence[Example]) -> Weights:
    """The weights that explain best how far the statements are right: logistic regression with a penalty on weights.

    Newton's method from zero, so that the same statements always give the same weights.
    """
    often: dict[str, int] = {}
    for example in given:
        for feature in example.features:
            often[feature] = often.get(feature, 0) + 1
    names = sorted(name for name, number in often.items() if number >= FEWEST)
    matrix = np.array([[1.0, *(float(name in example.features) for name in names)] for example in given])
    right = np.array([example.right for example in given])
    penalty = np.diag([0.0, *(PENALTY for _ in names)])
    theta = np.zeros(len(names) + 1)
    for _ in range(STEPS):
        likely = 1 / (1 + np.exp(-matrix @ theta))
        slope = matrix.T @ (right - likely) - penalty @ theta
        bend = (matrix.T * (likely * (1 - likely))) @ matrix + penalty
        theta = theta + np.linalg.solve(bend, slope)
    weights = {name: round(float(weight), 2) for name, weight in zip(names, theta[1:], strict=True)}
    return Weights(round(float(theta[0]), 2), {name: weight for name, weight in weights.items() if weight})


def cross_validated(given: Sequence[Example]) -> list[Judged]:
    """Every statement with the confidence it gets from weights fitted to other policies."""
    judged: list[Judged] = []
    for fold in range(FOLDS):
        own = [each for each in given if fold_of(each.policy, FOLDS) == fold]
        rest = [each for each in given if fold_of(each.policy, FOLDS) != fold]
        weights = fit(rest) if rest else Weights(0.0, {})
        judged += [(weights.confidence(each), each.right) for each in own]
    return judged


def bands(judged: Sequence[Judged]) -> list[Band]:
    """Confidence against precision, in bands of a tenth; those without a statement are left out."""
    found = []
    for number in range(BANDS):
        low, high = number / BANDS, (number + 1) / BANDS
        some = [each for each in judged if min(int(each[0] * BANDS + 1e-9), BANDS - 1) == number]
        if some:
            means = (sum(column) / len(some) for column in zip(*some, strict=True))
            found.append(Band(low, high, len(some), *means))
    return found


def calibration_error(judged: Sequence[Judged]) -> float:
    """How far confidence and precision differ in a band, on average over the statements."""
    differences = (band.number * abs(band.confidence - band.precision) for band in bands(judged))
    return sum(differences) / len(judged) if judged else 0.0


def at_least(limit: float, judged: Sequence[Judged]) -> tuple[float, float]:
    """The precision of the statements with at least this confidence, and their share of all."""
    right = [each for confidence, each in judged if confidence >= limit]
    return (sum(right) / len(right), len(right) / len(judged)) if right else (0.0, 0.0)


def band_rows(judged: Sequence[Judged]) -> Iterator[tuple[str, ...]]:
    """The table of confidence against precision, its head first."""
    yield ("confidence", "statements", "mean confidence", "precision")
    for band in bands(judged):
        span = f"{band.low:.1f} to {band.high:.1f}"
        yield (span, str(band.number), f"{band.confidence:.3f}", f"{band.precision:.3f}")
