"""What the graph folder promises: each policy by itself, the same bytes by whatever way, the old graph or the new."""

from __future__ import annotations

import itertools
import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import DefaultGraph, RdfFormat, Store, parse

from kg.errors import GraphLocked, NoGraph
from kg.graph import triples
from kg.namespaces import PREFIXES, policy_iri
from kg.store import open_graph, updating
from kg.store.parts import quads_of, remove
from kg.store.turtle import ONTOLOGY_GRAPH, turtle
from tests.conftest import ROOT
from tests.store.made_up import reading, readings, shop, statement

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.model import Reading

MADE = {"policykg": "test"}
NAMES = ("a.md", "b/a.md", "c.html")


def put(folder: Path, *readings: Reading, drop: Iterable[str] = (), made: dict[str, str] | None = None) -> None:
    with updating(folder, made or MADE) as update:
        update.put(readings)
        update.drop(drop)
        update.finish({"policies": len(readings)})


def text_of(store: Store) -> str:
    return "".join(turtle(store))


def in_memory(readings: Iterable[Reading]) -> Store:
    store = Store()
    for each in readings:
        store.extend(quads_of(each))
    return store


def quads_in(store: Store) -> set[str]:
    return {str(quad) for quad in store if quad.graph_name != ONTOLOGY_GRAPH}


def other(words: str = "We collect:", name: str = "other.md", organization: str = "Gull Ads") -> Reading:
    return reading(statement(words, data=("CookieData",)), name=name, organization=organization)


@settings(max_examples=12, deadline=None)
@given(st.data())
def test_a_replaced_policy_leaves_exactly_what_a_fresh_build_gives(data: st.DataObject) -> None:
    before = [data.draw(readings(name)) for name in NAMES]
    after = [data.draw(readings(name)) for name in NAMES]
    changed = data.draw(st.lists(st.sampled_from(range(len(NAMES))), unique=True))
    store = in_memory(before)
    now = dict(enumerate(before))
    for which in changed:
        remove(store, policy_iri(before[which].policy.name, before[which].policy.sha256))
        if data.draw(st.booleans()):
            store.extend(quads_of(after[which]))
            now[which] = after[which]
        else:
            del now[which]
    fresh = in_memory(now.values())
    assert quads_in(store) == quads_in(fresh)
    assert text_of(store) == text_of(fresh)


@settings(max_examples=8, deadline=None)
@given(st.tuples(*(readings(name) for name in NAMES)))
def test_the_order_of_the_policies_changes_no_byte_of_the_turtle(given_readings: tuple[Reading, ...]) -> None:
    assert len({text_of(in_memory(order)) for order in itertools.permutations(given_readings)}) == 1


def test_a_built_graph_holds_its_policies_and_the_ontology(tmp_path: Path) -> None:
    put(tmp_path, shop())
    graph = open_graph(tmp_path)
    assert graph.policies() == {"pine.md": shop().policy.sha256}
    assert json.loads(graph.report.read_text("utf-8")) == {"policies": 1}
    text = "SELECT ?label { ?s pp:data/skos:broader*/skos:prefLabel ?label } ORDER BY ?label"
    labels = [row["label"].value for row in graph.store.query(text, prefixes=PREFIXES)]  # type: ignore[union-attr]
    assert "personal data" in labels


def test_the_ontology_is_not_in_the_turtle(tmp_path: Path) -> None:
    put(tmp_path, shop())
    read = {quad.triple for quad in parse(path=str(open_graph(tmp_path).turtle), format=RdfFormat.TURTLE)}
    assert read == set(triples(shop()))


def test_what_another_policy_still_states_survives_the_removal_of_the_first(tmp_path: Path) -> None:
    put(tmp_path, shop(), replace(shop(), policy=replace(shop().policy, name="copy.md")))
    edges = "SELECT ?to { ?org pp:sharesWith ?to }"

    def count() -> int:
        return len(list(open_graph(tmp_path).store.query(edges, prefixes=PREFIXES)))  # type: ignore[arg-type]

    assert count() == 2
    put(tmp_path, drop=["pine.md"])
    assert count() == 2
    put(tmp_path, drop=["copy.md"])
    assert count() == 0


def test_one_update_may_put_the_same_file_twice(tmp_path: Path) -> None:
    with updating(tmp_path, MADE) as update:
        update.put([shop(), other(name="pine.md")])
        update.put([other(name="x.md")])
        update.put([other("your name", name="x.md")])
        update.finish({})
    assert quads_in(open_graph(tmp_path).store) >= quads_in(
        in_memory([other(name="pine.md"), other("your name", name="x.md")])
    )
    assert len(open_graph(tmp_path).policies()) == 2


def test_a_reader_goes_on_reading_while_the_graph_is_built_again(tmp_path: Path) -> None:
    put(tmp_path, shop())
    old = open_graph(tmp_path)
    for number in range(3):
        put(tmp_path, other(name=f"{number}.md"), drop=["pine.md"])
    assert set(old.policies()) == {"pine.md"}
    assert set(open_graph(tmp_path).policies()) == {"0.md", "1.md", "2.md"}


def test_no_more_than_two_generations_stay_on_disk(tmp_path: Path) -> None:
    for number in range(4):
        put(tmp_path, other(name=f"{number}.md"))
    assert len(list(tmp_path.glob("graph-*"))) == 2


def test_a_folder_without_a_graph_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(NoGraph, match=r"no graph here.*kg build POLICIES -o "):
        open_graph(tmp_path)
    with pytest.raises(NoGraph):
        open_graph(tmp_path / "nowhere")


def test_a_damaged_graph_says_so_and_a_build_makes_it_anew(tmp_path: Path) -> None:
    put(tmp_path, shop())
    for path in (tmp_path / "graph-000001" / "store").glob("*"):
        path.write_bytes(b"garbage")
    with pytest.raises(NoGraph, match="damaged"):
        open_graph(tmp_path)
    with updating(tmp_path, MADE) as update:
        assert update.known == {}
        update.put([shop()])
        update.finish({})
    assert set(open_graph(tmp_path).policies()) == {"pine.md"}


def test_current_names_nothing_outside_the_folder(tmp_path: Path) -> None:
    put(tmp_path / "real", shop())
    folder = tmp_path / "other"
    folder.mkdir()
    for name in ("../real/graph-000001", "graph-../../real/graph-000001", "/etc", "", "graph-"):
        (folder / "CURRENT").write_text(name, encoding="utf-8")
        with pytest.raises(NoGraph):
            open_graph(folder)


def test_the_second_of_two_builds_says_who_holds_the_graph(tmp_path: Path) -> None:
    with updating(tmp_path, MADE), pytest.raises(GraphLocked, match=str(os.getpid())), updating(tmp_path, MADE):
        pass
    put(tmp_path, shop())  # the lock is free again


def test_a_killed_build_holds_no_lock(tmp_path: Path) -> None:
    process = builder(tmp_path, seconds=60)
    assert process.stdout is not None
    process.stdout.readline()
    with pytest.raises(GraphLocked, match=str(process.pid)), updating(tmp_path, MADE):
        pass
    process.kill()
    process.wait()
    process.stdout.close()
    put(tmp_path, shop())


@pytest.mark.parametrize("moment", [0.0, 0.03, 0.12])
def test_a_build_killed_at_any_moment_leaves_the_old_graph_or_the_new_one(tmp_path: Path, moment: float) -> None:
    put(tmp_path, shop())
    old = (tmp_path / "kg.ttl").read_bytes()
    process = builder(tmp_path)
    assert process.stdout is not None
    process.stdout.readline()  # it has the lock
    time.sleep(moment)
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdout.close()
    expected = {"pine.md": old, **dict.fromkeys((f"{n}.md" for n in range(40)), b"")}
    policies = set(open_graph(tmp_path).policies())
    assert policies in ({"pine.md"}, set(expected) - {"pine.md"})
    written = (tmp_path / "kg.ttl").read_bytes()
    assert written == old or policies != {"pine.md"}
    put(tmp_path, shop(), *many(), drop=["pine.md"])
    with TemporaryDirectory() as fresh:
        put(Path(fresh), *many(), shop())
        put(Path(fresh), drop=["pine.md"])
        assert (tmp_path / "kg.ttl").read_bytes() == Path(fresh, "kg.ttl").read_bytes()


def test_the_default_graph_holds_all_that_named_graphs_hold(tmp_path: Path) -> None:
    put(tmp_path, shop(), other())
    store = open_graph(tmp_path).store
    default = {quad.triple for quad in store.quads_for_pattern(None, None, None, DefaultGraph())}
    assert {quad.triple for quad in store} == default


def many() -> list[Reading]:
    return [other(name=f"{number}.md", organization=f"Organization {number}") for number in range(40)]


def builder(folder: Path, seconds: float = 0) -> subprocess.Popen[str]:
    """A process that replaces the shop by forty policies; it says when it begins, and may wait then."""
    script = (
        "import sys, time; from pathlib import Path; from kg.store import updating\n"
        "from tests.store.test_folder import MADE, many\n"
        "with updating(Path(sys.argv[1]), MADE) as update:\n"
        "    print('begun', flush=True); time.sleep(float(sys.argv[2]))\n"
        "    for one in many(): update.put([one])\n"
        "    update.drop(['pine.md']); update.finish({})\n"
    )
    return subprocess.Popen(
        [sys.executable, "-c", script, str(folder), str(seconds)],
        cwd=ROOT,
        env={"PYTHONPATH": "."},
        stdout=subprocess.PIPE,
        text=True,
    )


def test_a_generation_goes_when_its_last_reader_has_ended(tmp_path: Path) -> None:
    put(tmp_path, shop())
    script = (
        "import sys; from pathlib import Path; from kg.store import open_graph\n"
        "graph = open_graph(Path(sys.argv[1])); print('open', flush=True); sys.stdin.readline()\n"
        "print(*graph.policies())\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script, str(tmp_path)],
        cwd=ROOT,
        env={"PYTHONPATH": "."},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"
        for number in range(3):
            put(tmp_path, other(name=f"{number}.md"), drop=["pine.md"])
        assert (tmp_path / "graph-000001").is_dir()
        process.stdin.write("\n")
        process.stdin.flush()
        assert process.stdout.readline() == "pine.md\n"
    put(tmp_path, drop=["0.md"])
    assert not (tmp_path / "graph-000001").exists()
