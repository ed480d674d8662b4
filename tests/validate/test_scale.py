"""Validation of many policies: each costs what it costs alone, and what is told depends on nothing else."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pyshacl
import pytest
import rdflib

from kg.namespaces import policy_iri
from kg.pipeline import build, validate
from kg.store import updating
from kg.validate import findings
from kg.validate.parts import Parts
from kg.validate.shape import classes, predicates
from tests.store.made_up import other_shop, shop
from tests.validate.spoilt import store_of, whole

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from pyoxigraph import NamedNode, Store

    from kg.model import Reading
    from tests.conftest import Kg


def policies(number: int) -> list[Reading]:
    """As many policies of shops of their own, every third of which shares what it denies to share."""
    made = []
    for each in range(number):
        reading = shop() if each % 3 else other_shop()
        policy = replace(reading.policy, name=f"shop{each}.md", organization=f"Shop {each}", sha256=f"{each:064x}")
        made.append(replace(reading, policy=policy))
    return made


def folder_of(folder: Path, readings: Sequence[Reading]) -> Path:
    with updating(folder, {}) as update:
        update.put(readings)
        update.finish({})
    return folder


def test_what_is_looked_at_for_a_policy_does_not_grow_with_the_corpus() -> None:
    one, many = policies(1), policies(12)
    iri = policy_iri(one[0].policy.name, one[0].policy.sha256)
    assert looked_at(store_of(*one), iri) == looked_at(store_of(*many), iri)


def looked_at(store: Store, policy: NamedNode) -> set[tuple[str, str, str]]:
    parts = Parts(store, predicates(), classes())
    return {(str(subject), link, str(value)) for subject, said in parts.of(policy) for link, value in said}


@pytest.mark.parametrize("together", [1, 400, 15_000])
def test_what_is_told_does_not_depend_on_how_many_are_checked_together(
    monkeypatch: pytest.MonkeyPatch, together: int
) -> None:
    store = store_of(*policies(9))
    expected = list(findings(store))
    monkeypatch.setattr("kg.validate.shapes._BATCH", together)
    assert list(findings(store)) == expected
    assert expected


def test_what_is_told_does_not_depend_on_the_number_of_processes(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, policies(30))
    alone = list(validate(folder, jobs=1))
    assert list(validate(folder, jobs=2)) == alone
    assert alone


def test_only_the_policies_asked_for_are_looked_at(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, policies(6))
    found = list(validate(folder, jobs=1, only={"shop3.md"}))
    assert {one.policy for one in found} == {"shop3.md"}


def test_only_what_the_last_build_read_is_looked_at_by_wish(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for name in ("one", "two"):
        (tmp_path / "in" / f"{name}.md").write_text(f"# {name} Privacy Policy\n\nWe collect your name.\n", "utf-8")
        build([tmp_path / "in"], tmp_path / "graph", jobs=1)
    told = kg("validate", "-g", tmp_path / "graph", "--changed", "--severity", "info", "-f", "json").stdout
    assert {row["policy"] for row in json.loads(told)} == {"two.md"}
    every = kg("validate", "-g", tmp_path / "graph", "--severity", "info", "-f", "json").stdout
    assert {row["policy"] for row in json.loads(every)} == {"one.md", "two.md"}


def test_the_shapes_hold_for_whoever_validates_the_turtle_with_the_terms_beside_it(root: Path, tmp_path: Path) -> None:
    folder = folder_of(tmp_path, [whole(), other_shop()])
    data, shapes = rdflib.Graph().parse(folder / "kg.ttl"), rdflib.Graph()
    for path in (root / "ontology" / "terms").glob("*.ttl"):
        data.parse(path)
    for path in (root / "ontology" / "shapes").glob("*.ttl"):
        shapes.parse(path)
    conforms, report, _ = pyshacl.validate(data, shacl_graph=shapes, inference="none", allow_infos=True)
    assert conforms, report.serialize()
    data.remove((None, rdflib.URIRef("https://w3id.org/policykg#polarity"), None))
    assert not pyshacl.validate(data, shacl_graph=shapes, inference="none", allow_infos=True)[0]
