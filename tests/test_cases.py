"""Reading skills, one a folder: tests/cases/NAME holds a policy and the statements that it makes, no more and no fewer.

A row of expected.jsonl says actor, action, polarity, modality and data; recipients and purposes are empty unless said;
quote, names, exception, condition, subject and duration are compared where it says them.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from kg.gold import to_row
from kg.model import Source
from kg.pipeline import read_policy

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.model import Reading, Vocabulary

Row = dict[str, Any]
CASES = sorted(path for path in (Path(__file__).parent / "cases").glob("*") if path.is_dir())
ALWAYS = ("actor", "action", "polarity", "modality", "data")
COMPARED = {*ALWAYS, "recipients", "purposes", "quote", "names", "exception", "condition", "subject", "duration"}


def policy_of(case: Path) -> Path:
    (policy,) = (path for path in case.iterdir() if path.stem == "policy")
    return policy


def expected_of(case: Path) -> list[Row]:
    lines = (case / "expected.jsonl").read_text("utf-8").splitlines()
    return [{"recipients": [], "purposes": [], **json.loads(line)} for line in lines if line.strip()]


def plain(value: object) -> object:
    """A value as it is compared: the order of concepts says nothing."""
    return sorted(value) if isinstance(value, list) else value


def agree(expected: Row, found: Row) -> bool:
    return all(plain(found[key]) == plain(value) for key, value in expected.items())


def shown(sign: str, rows: Iterable[Row]) -> list[str]:
    return [f"{sign} {json.dumps({k: v for k, v in row.items() if k in COMPARED}, ensure_ascii=False)}" for row in rows]


@pytest.fixture(scope="module", params=CASES, ids=lambda case: case.name)
def case(request: pytest.FixtureRequest) -> Path:
    path: Path = request.param
    return path


@pytest.fixture(scope="module")
def reading(case: Path, vocabulary: Vocabulary) -> Reading:
    policy = policy_of(case)
    return read_policy(Source(str(policy), policy.name), vocabulary)


def test_a_case_yields_its_statements_and_no_others(case: Path, reading: Reading) -> None:
    expected = expected_of(case)
    found = [to_row(statement, reading.source) for statement in reading.statements]
    missing = [row for row in expected if not any(agree(row, other) for other in found)]
    extra = [row for row in found if not any(agree(other, row) for other in expected)]
    report = [*shown("missing", missing), *shown("  extra", extra)]
    assert not report, "\n".join([f"{case.name}: {reading.source.strip()}", *report])


def test_a_case_is_quoted_word_for_word_at_its_offsets(case: Path, reading: Reading) -> None:
    source = policy_of(case).read_bytes().decode("utf-8")
    for statement in reading.statements:
        assert statement.evidence.spans
        assert to_row(statement, source)["quote"] == statement.evidence.spans[-1].of(source)
        for span in statement.evidence.spans:
            assert 0 <= span.start < span.end <= len(source)
            assert span.of(source).strip()
        assert all(mention.span.start < mention.span.end for mention in statement.mentions)


def test_a_case_is_written_in_the_gold_form(case: Path, vocabulary: Vocabulary) -> None:
    for row in expected_of(case):
        assert set(ALWAYS) <= set(row) <= COMPARED
        assert row["data"]
        assert {row["actor"], *row["recipients"]} <= set(vocabulary.ids("recipient"))
        assert set(row["data"]) <= set(vocabulary.ids("data"))
        assert set(row["purposes"]) <= set(vocabulary.ids("purpose"))
        assert row.get("quote", "") in policy_of(case).read_text("utf-8")
