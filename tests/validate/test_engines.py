"""The fast engine finds what pyshacl finds, of every graph that the other tests break; where it is installed."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings

from kg.errors import BadInput, UnknownName
from kg.validate import findings
from kg.validate.engines import ENGINES, engine
from kg.validate.finding import policies_in
from kg.validate.parts import Parts
from kg.validate.shape import classes, predicates
from tests.store.made_up import reading, readings, shop
from tests.validate.spoilt import SPOILT, Spoilt, good, spoil, store_of
from tests.validate.test_judgements import JUDGED, Judged

if TYPE_CHECKING:
    from pathlib import Path

    from pyoxigraph import Store

    from kg.model import Reading
    from tests.conftest import Kg

both = pytest.mark.skipif(find_spec("shacl") is None, reason="the extra policykg[fast] is not installed")


def results(by: str, store: Store) -> set[tuple[str, str, str, str]]:
    """What an engine finds in each policy of a store."""
    parts, found = Parts(store, predicates(), classes()), set[tuple[str, str, str, str]]()
    for policy in policies_in(store):
        check = engine(by)()
        for said in parts.of(policy):
            check.add(said)
        found |= {(one.focus, one.path, one.component, one.shape) for one in check.results()}
    return found


def same_in(store: Store) -> set[tuple[str, str, str, str]]:
    """What both engines find."""
    found = results("pyshacl", store)
    assert results("fast", store) == found
    return found


@both
@pytest.mark.parametrize("how", SPOILT, ids=lambda how: f"{how.shape}: {how.predicate} {how.value}")
def test_both_engines_find_the_same_in_what_is_spoilt(how: Spoilt) -> None:
    store = good()
    spoil(store, how)
    found = same_in(store)
    assert any(shape.endswith(f"#{how.shape}") for *_, shape in found) == how.shape[0].isupper()


@both
@pytest.mark.parametrize("judged", JUDGED, ids=lambda judged: judged.check)
def test_both_engines_find_the_same_in_what_is_judged(judged: Judged) -> None:
    same_in(store_of(reading(*judged.told)))
    same_in(store_of(reading(*judged.left)))


@both
@settings(max_examples=15, deadline=None)
@given(readings())
def test_both_engines_find_the_same_in_whatever_is_read(each: Reading) -> None:
    same_in(store_of(each))


@both
def test_both_engines_tell_the_same() -> None:
    store = good()
    for how in SPOILT:
        spoil(store, how)
    every = {by: [one for one in findings(store, by=by) if not one.value.startswith("_:")] for by in ENGINES}
    assert every["fast"] == every["pyshacl"]
    assert len(every["fast"]) > len(SPOILT) / 2


@both
def test_the_fast_engine_stands_behind_the_same_command(kg: Kg, tmp_path: Path) -> None:
    policy = tmp_path / "short.md"
    policy.write_text("We collect your name.", encoding="utf-8")
    kg("build", policy, "-o", tmp_path / "graph")
    told = [kg("validate", "-g", tmp_path / "graph", "--severity", "info", "--engine", name).stdout for name in ENGINES]
    assert told[0] == told[1]
    assert "fewer than 30 words" in told[0]


def test_an_engine_that_is_not_there_is_told_of(monkeypatch: pytest.MonkeyPatch) -> None:
    store = store_of(shop())
    with pytest.raises(UnknownName, match="no engine 'fats'"):
        list(findings(store, by="fats"))
    monkeypatch.setattr("kg.validate.engines.find_spec", lambda _name: None)
    with pytest.raises(BadInput, match="policykg\\[fast\\]"):
        list(findings(store, by="fast"))
