"""Counts the project's own cases, and how many of them yield their statements and no others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.gold import to_row
from kg.model import Source
from kg.pipeline import read_policy
from tests.test_cases import CASES, agree, expected_of, policy_of

if TYPE_CHECKING:
    from pathlib import Path

    from kg.model import Vocabulary


def passing(vocabulary: Vocabulary) -> tuple[int, int]:
    """How many cases pass, and how many there are."""
    return sum(passes(case, vocabulary) for case in CASES), len(CASES)


def passes(case: Path, vocabulary: Vocabulary) -> bool:
    """Whether a case yields what it expects."""
    policy, expected = policy_of(case), expected_of(case)
    reading = read_policy(Source(str(policy), policy.name), vocabulary)
    found = [to_row(statement, reading.source) for statement in reading.statements]
    return all(any(agree(row, other) for other in found) for row in expected) and all(
        any(agree(row, other) for row in expected) for other in found
    )
