"""Statements in the gold form: the keys that scoring reads, the words of the file, and the phrases read from it."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import given

from kg.gold import lines, to_row
from kg.model import NamedOrganization
from tests.store.made_up import TEXT, reading, readings, shop, statement

if TYPE_CHECKING:
    from pathlib import Path

    from kg.model import Reading

KEYS = {
    *("quote", "actor", "action", "polarity", "modality", "data", "recipients", "purposes"),
    *("names", "exception", "condition", "subject", "duration"),
}


def test_a_statement_becomes_a_row_of_the_gold_form() -> None:
    row = to_row(shop().statements[0], TEXT)
    assert {key: row[key] for key in KEYS} == {
        "quote": "We may share your e-mail address with shipping companies to deliver your order",
        "actor": "FirstParty",
        "action": "share",
        "polarity": "affirmed",
        "modality": "may",
        "data": ["EmailAddress"],
        "recipients": ["DeliveryProvider"],
        "purposes": ["Delivery"],
        "names": {"recipients": ["Swift Carriers Ltd"]},
        "exception": None,
        "condition": None,
        "subject": None,
        "duration": None,
    }


def test_a_row_tells_the_phrases_it_was_read_from() -> None:
    row = to_row(shop().statements[0], TEXT)
    assert [(one["role"], one["concept"], TEXT[one["start"] : one["end"]]) for one in row["mentions"]] == [
        ("data", "EmailAddress", "e-mail address"),
        ("recipient", None, "shipping companies"),
    ]


def test_of_a_list_the_item_is_the_quote() -> None:
    assert to_row(shop().statements[2], TEXT)["quote"] == "your name"


def test_a_named_actor_is_told() -> None:
    names = (NamedOrganization("actor", "Gull Ads", "Advertiser"),)
    one = replace(statement("We collect:", actor="Advertiser"), names=names)
    assert to_row(one, TEXT)["names"] == {"actor": "Gull Ads"}


@given(readings())
def test_every_line_is_json_and_quotes_the_source_verbatim(each: Reading) -> None:
    written = lines(each)
    rows = [json.loads(line) for line in written.encode().decode().splitlines()]
    assert len(rows) == len(each.statements)
    for row in rows:
        start, end = row["spans"][-1]
        assert row["quote"] == each.source[start:end]
        assert set(row) >= KEYS


def test_the_checker_of_the_gold_form_takes_what_is_written(tmp_path: Path, shared: Path) -> None:
    policy, gold = tmp_path / "pine.md", tmp_path / "pine.jsonl"
    policy.write_text(TEXT, encoding="utf-8", newline="")
    rows = [
        {key: value for key, value in json.loads(line).items() if key in KEYS} for line in lines(shop()).splitlines()
    ]
    gold.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, shared / "gold" / "check.py", policy, gold], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout


def test_a_policy_without_statements_has_no_lines() -> None:
    assert lines(reading()) == ""
