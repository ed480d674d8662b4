"""How far a statement can be trusted."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from kg.link.confidence import SURE, UNSURE, confidence, features, likelihood
from kg.model import Evidence, Mention, Source, Statement
from kg.pipeline import read_policy
from kg.spans import Span

if TYPE_CHECKING:
    from pathlib import Path

    from kg.model import Vocabulary

PLAIN = Statement(
    "FirstParty",
    "use",
    "affirmed",
    "does",
    ("Name",),
    Evidence((Span(0, 9),), ("Use",), "active-verb"),
    mentions=(Mention("data", "Name", "name", Span(0, 4)),),
)
TWO_PLACES = Evidence((Span(0, 9), Span(12, 20)), ("Use",), "active-verb")


def test_weights_add_up_in_log_odds() -> None:
    assert likelihood((), 0.0, {}) == 0.5
    assert likelihood(("a", "b"), 0.0, {"a": 1.0, "b": 1.0, "c": 5.0}) == 0.88  # 1 / (1 + e⁻²)
    assert likelihood(("a",), 1.0, {"a": -1.0}) == 0.5


def test_nothing_is_certain() -> None:
    assert (likelihood((), 50.0, {}), likelihood((), -50.0, {})) == (SURE, UNSURE)


@pytest.mark.parametrize(
    ("said", "feature"),
    [
        ({"actor": "Advertiser"}, "a third party acts"),
        ({"polarity": "denied"}, "denied use"),
        ({"modality": "may"}, "may"),
        ({"data": ("PersonalData",)}, "generic data"),
        ({"mentions": ()}, "data said elsewhere"),
        ({"mentions": (*PLAIN.mentions, Mention("purpose", None, "fun", Span(5, 8)))}, "unlinked purpose"),
        ({"evidence": TWO_PLACES}, "composed of a lead-in and an item"),
        ({"purposes": ("Marketing", "Delivery")}, "purposes 2"),
        ({"data": tuple("abcdefghi")}, "data 8 or more"),
    ],
)
def test_a_feature_is_told_where_it_is_there_and_nowhere_else(said: dict[str, Any], feature: str) -> None:
    assert feature in features(replace(PLAIN, **said))
    assert feature not in features(PLAIN)


def test_a_rule_that_the_table_does_not_know_is_no_obstacle() -> None:
    unknown = replace(PLAIN, evidence=replace(PLAIN.evidence, rule="of-tomorrow"))
    assert UNSURE < confidence(unknown) < SURE


def test_statements_carry_their_confidence(tmp_path: Path, vocabulary: Vocabulary) -> None:
    policy = tmp_path / "policy.txt"
    policy.write_text(
        "We collect your name. Advertisers may collect it, among other things, to do as they like.", "utf-8"
    )
    statements = read_policy(Source(str(policy), policy.name), vocabulary).statements
    assert statements
    assert [statement.confidence for statement in statements] == [confidence(each) for each in statements]
    assert all(UNSURE <= statement.confidence <= SURE for statement in statements)
