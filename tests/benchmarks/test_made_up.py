"""The policies that were made up and labelled for this project, which need nothing but this repository."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import pytest

from benchmarks.evaluate import HERE, MADE_UP, on_made_up
from benchmarks.figures import failures
from benchmarks.gold import load, names_in

if TYPE_CHECKING:
    from kg.model import Vocabulary


def test_they_are_read_no_worse_than_their_floors(vocabulary: Vocabulary) -> None:
    floors = tomllib.loads((HERE / "floors.toml").read_text("utf-8"))
    assert not list(failures(list(on_made_up(vocabulary)), floors))


@pytest.mark.parametrize("name", names_in(MADE_UP))
def test_every_label_is_quoted_word_for_word(name: str, vocabulary: Vocabulary) -> None:
    (policy,) = load(MADE_UP, [name], vocabulary)
    assert policy.gold
    assert all(row["quote"] in policy.source for row in policy.gold)
