"""The policies that were made up and labelled for this project, which need nothing but this repository."""

from __future__ import annotations

import json
import tomllib
from typing import TYPE_CHECKING

import pytest

from benchmarks.evaluate import HERE, MADE_UP, on_made_up
from benchmarks.figures import failures

if TYPE_CHECKING:
    from pathlib import Path

    from kg.model import Vocabulary


def test_they_are_read_no_worse_than_their_floors(vocabulary: Vocabulary) -> None:
    floors = tomllib.loads((HERE / "floors.toml").read_text("utf-8"))
    assert not list(failures(list(on_made_up(vocabulary)), floors))


@pytest.mark.parametrize("labels", sorted(MADE_UP.glob("*.jsonl")), ids=lambda path: path.stem)
def test_every_label_is_quoted_word_for_word(labels: Path) -> None:
    (policy,) = (path for path in MADE_UP.iterdir() if path.stem == labels.stem and path != labels)
    quotes = [json.loads(line)["quote"] for line in labels.read_text("utf-8").splitlines()]
    assert quotes
    assert not [quote for quote in quotes if quote not in policy.read_bytes().decode("utf-8")]
