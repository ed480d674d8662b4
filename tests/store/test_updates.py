"""Laws of the graph folder: whatever the way to a set of policies, its graph is the one that a fresh build makes."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import traceback
from functools import partial
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import NamedOrganization, Reading
from kg.store import open_graph, updating
from kg.store import update as update_module
from tests.conftest import ROOT, plain_environment
from tests.graph.readings import NAMES, reading, readings, statement

if TYPE_CHECKING:
    from collections.abc import Callable

MADE = {"by": "this test"}
FILES = ("a.md", "b.md", "c/a.md")
EXIT_CODE = 77


def update(folder: Path, *put: Reading, drop: tuple[str, ...] = (), made: dict[str, str] = MADE) -> None:
    with updating(folder, made) as changes:
        for each in put:
            changes.put([each])
        changes.drop(drop)
        changes.finish({})


def fresh(*made: Reading) -> bytes:
    with TemporaryDirectory() as folder:
        update(Path(folder), *made)
        return Path(folder, "kg.ttl").read_bytes()


def quads_in(folder: Path) -> set[str]:
    return {str(quad) for quad in open_graph(folder).store}


def versions(name: str) -> st.SearchStrategy[Reading]:
    return readings(words=st.sampled_from(("We collect.", "We share.", "Höhe\n")), names=st.just(name))


changes = st.tuples(
    st.lists(st.sampled_from(FILES).flatmap(versions), max_size=3),
    st.lists(st.sampled_from(FILES), max_size=1).map(tuple),
)


@settings(max_examples=4, deadline=None)
@given(st.lists(changes, min_size=1, max_size=3))
def test_any_course_of_updates_ends_in_the_bytes_of_a_fresh_build(
    course: list[tuple[list[Reading], tuple[str, ...]]],
) -> None:
    with TemporaryDirectory() as name:
        folder, held = Path(name), dict[str, Reading]()
        for put, drop in course:
            update(folder, *put, drop=drop)
            held.update((each.policy.name, each) for each in put)
            held = {file: each for file, each in held.items() if file not in drop}
        assert open_graph(folder).policies() == {file: each.policy.sha256 for file, each in held.items()}
        assert (folder / "kg.ttl").read_bytes() == fresh(*held.values())
        with TemporaryDirectory() as other:
            update(Path(other), *held.values())
            assert quads_in(folder) == quads_in(Path(other))


def test_what_was_made_otherwise_is_built_from_nothing(tmp_path: Path) -> None:
    update(tmp_path, acme("old.md"))
    with updating(tmp_path, {"by": "another version"}) as changing:
        assert changing.known == {}
    with updating(tmp_path, MADE) as changing:
        assert set(changing.known) == {"old.md"}
    update(tmp_path, acme("new.md"), made={"by": "another version"})
    assert set(open_graph(tmp_path).policies()) == {"new.md"}
    assert (tmp_path / "kg.ttl").read_bytes() == fresh(acme("new.md"))


def test_a_folder_that_is_no_generation_is_left_alone(tmp_path: Path) -> None:
    for name in ("graph-paper", "graph-2024-backup", "graph-1"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "precious.txt").write_text("mine")
    update(tmp_path, acme("a.md"))
    update(tmp_path, acme("b.md"))
    for name in ("graph-paper", "graph-2024-backup", "graph-1"):
        assert (tmp_path / name / "precious.txt").read_text() == "mine"
    assert set(open_graph(tmp_path).policies()) == {"a.md", "b.md"}


def test_the_lock_is_free_after_an_update_that_failed_and_the_next_one_starts_clean(tmp_path: Path) -> None:
    update(tmp_path, acme("a.md"))

    def fail() -> None:
        with updating(tmp_path, MADE) as changing:
            changing.put([acme("b.md")])
            changing.drop(["a.md"])
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError) as kept:
        fail()
    assert set(open_graph(tmp_path).policies()) == {"a.md"}
    assert [path.name for path in tmp_path.glob("graph-*")] == ["graph-000001"]
    update(tmp_path, acme("c.md"))
    assert set(open_graph(tmp_path).policies()) == {"a.md", "c.md"}
    assert kept  # the error still holds what it met, as in a program that reports it later


@pytest.mark.parametrize("seed", ["0", "1", "4242"])
def test_the_hash_seed_changes_no_byte(tmp_path: Path, seed: str) -> None:
    script = "from tests.store.test_updates import *; update(Path(sys.argv[1]), *several())"
    run(script, tmp_path, PYTHONHASHSEED=seed)
    assert (tmp_path / "kg.ttl").read_bytes() == fresh(*reversed(several()))


STEPS = (
    ("_sweep", 2),
    ("Update._open", 1),
    ("remove", 1),
    ("quads_of", 2),
    ("turtle", 1),
    ("settled", 1),
    ("write_whole", 3),
    ("publish", 2),
)
"""What a build does, in kg.store.update, and how often; it dies just before it has done it and just after."""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="forks, so that Python and its libraries start once")
def test_a_build_that_dies_at_any_step_leaves_the_old_graph_or_the_new(tmp_path: Path) -> None:
    run("from tests.store.test_updates import *; die_at_every_step(Path(sys.argv[1]))", tmp_path)


def die_at_every_step(place: Path) -> None:
    """Every store is opened in a fork of its own, for its threads do not live on in a fork."""
    original, copies = place / "original", []
    assert forked(lambda: update(original, acme("old.md"))) == 0
    for step, often in STEPS:
        for when, times in product(("before", "after"), range(1, often + 1)):
            copy = shutil.copytree(original, place / f"{step}-{when}-{times}")
            assert forked(partial(dying_update, copy, step, when, times)) == EXIT_CODE, copy
            copies.append(copy)
    assert forked(lambda: check_survivors(copies)) == 0


def forked(work: Callable[[], None]) -> int:
    """How a process that does this work ends."""
    child = os.fork()
    if child == 0:
        try:
            work()
        except BaseException:  # noqa: BLE001  (it must not go on as a second copy of the parent)
            traceback.print_exc()
            os._exit(1)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def dying_update(folder: Path, step: str, when: str, times: int) -> None:
    """Updates the folder and dies before or after it does the step for the nth time."""
    owner = update_module.Update if "." in step else update_module
    name = step.rpartition(".")[2]
    real, calls = getattr(owner, name), 0

    def dying(*arguments: Any, **options: Any) -> Any:  # noqa: ANN401  (whatever the step takes and gives)
        nonlocal calls
        calls += 1
        mine = calls
        if mine == times and when == "before":
            os._exit(EXIT_CODE)
        result = real(*arguments, **options)
        if mine == times:
            os._exit(EXIT_CODE)
        return result

    setattr(owner, name, dying)
    update(folder, acme("new.md"), acme("newer.md"), drop=("old.md",))


def check_survivors(folders: list[Path]) -> None:
    """The folder of a build that died holds the old graph or the new one, and the next build ends its work."""
    expected, old = fresh(acme("new.md"), acme("newer.md")), fresh(acme("old.md"))
    for folder in folders:
        held = set(open_graph(folder).policies())
        assert held in ({"old.md"}, {"new.md", "newer.md"}), (folder, held)
        assert (folder / "kg.ttl").read_bytes() in (expected, old), folder
        with updating(folder, MADE) as changing:  # clears up, and publishes what the dead one could not
            assert set(changing.known) == held, folder
            assert len(list(folder.glob("graph-*"))) == 1, folder
        assert (folder / "kg.ttl").read_bytes() == (old if held == {"old.md"} else expected), folder
        update(folder, acme("new.md"), acme("newer.md"), drop=("old.md",))
        assert (folder / "kg.ttl").read_bytes() == expected, folder
        left = {path.name for path in folder.iterdir()} - {"CURRENT", "kg.ttl", "report.json", ".lock"}
        assert all(name.startswith("graph-") for name in left), left
        assert len(left) <= 2, left


def acme(name: str) -> Reading:
    named = (NamedOrganization("recipient", "WorldPay", "PaymentProvider"),)
    return reading(name, "Acme", "We share.", statement("share", names=named))


def several() -> list[Reading]:
    return [
        reading(f"{n}.md", name, "We share é.", statement("share", purposes=("Payment",)))
        for n, name in enumerate(NAMES)
    ]


def run(script: str, folder: Path, **environment: str) -> None:
    subprocess.run(
        [sys.executable, "-W", "error::Warning:tests", "-c", f"import sys\n{script}", str(folder)],
        cwd=ROOT,
        env=plain_environment() | {"PYTHONPATH": "."} | environment,
        check=True,
        timeout=60,
    )
