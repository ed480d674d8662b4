"""The pictures: the scripts of examples/networkx and `kg draw`, on a machine without a display."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from kg.draw import organization_flows, shared_data
from kg.errors import BadInput
from kg.network import network
from tests.conftest import ROOT, plain_environment
from tests.query.sample import acme, graph_folder, kite, store_of

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Kg

PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return graph_folder(tmp_path_factory.mktemp("graph"), acme(), kite())


def script(name: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in plain_environment().items() if name != "DISPLAY"}
    path = os.pathsep.join([str(ROOT), *filter(None, [environment.get("PYTHONPATH")])])
    return subprocess.run(
        [sys.executable, ROOT / "examples" / "networkx" / name, *map(str, arguments)],
        env=environment | {"PYTHONPATH": path, "MPLBACKEND": "Agg"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_the_flows_of_an_organization_are_drawn(folder: Path, tmp_path: Path) -> None:
    picture = tmp_path / "flows.png"
    done = script("organization_flows.py", folder, "Acme", picture)
    assert done.returncode == 0, done.stderr
    assert "   1  Advertiser\n" in done.stdout
    assert picture.read_bytes().startswith(PNG)


def test_the_data_that_organizations_share_is_drawn(folder: Path, tmp_path: Path) -> None:
    picture = tmp_path / "shared.png"
    done = script("shared_data.py", folder, picture)
    assert done.returncode == 0, done.stderr
    assert "   2  Acme Lanterns and Kite Club\n" in done.stdout
    assert picture.read_bytes().startswith(PNG)


def test_a_script_says_what_is_wrong_in_one_line(folder: Path, tmp_path: Path) -> None:
    done = script("organization_flows.py", folder, "Acne Lanterns", tmp_path / "none.png")
    assert done.returncode == 1
    assert done.stderr == "organization_flows: no organization 'Acne Lanterns' (did you mean 'Acme Lanterns'?)\n"
    assert "organization_flows.py output" in script("organization_flows.py").stderr


def test_kg_draw_draws_both(kg: Kg, folder: Path, tmp_path: Path) -> None:
    for arguments in (["Kite Club", "-o", "kite.png"], ["-o", "shared.svg"]):
        done = kg("draw", *arguments, "-g", folder, cwd=tmp_path)
        assert done.returncode == 0, done.stderr
        assert (tmp_path / arguments[-1]).stat().st_size > 5000


def test_a_picture_of_nothing_is_refused(tmp_path: Path) -> None:
    empty = network(store_of())
    for draw in (organization_flows, shared_data):
        with pytest.raises(BadInput, match="nothing to draw"):
            draw(empty, tmp_path / "none.png")


def test_a_form_that_cannot_be_drawn_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="cannot draw"):
        organization_flows(network(store_of(acme())), tmp_path / "flows.docx")


def test_the_same_network_gives_the_same_picture(tmp_path: Path) -> None:
    for name, order in (("one", (acme(), kite())), ("other", (kite(), acme()))):
        organization_flows(network(store_of(*order)), tmp_path / f"{name}.svg")
    assert (tmp_path / "one.svg").read_bytes() == (tmp_path / "other.svg").read_bytes()
