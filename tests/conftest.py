"""What several tests need: the checkout, the shared material where it is, and the program itself."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pytest

from kg.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from kg.model import Vocabulary

ROOT = Path(__file__).resolve().parent.parent


class Kg(Protocol):
    """Runs `kg` with arguments."""

    def __call__(self, *arguments: str | Path, cwd: Path | None = None) -> subprocess.CompletedProcess[str]: ...


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    return load_vocabulary()


@pytest.fixture(scope="session")
def shared() -> Path:
    """The material beside the repo that is for testing only; its tests are skipped where it is absent."""
    folder = Path(os.environ.get("POLICYKG_SHARED", ROOT.parent / "shared"))
    if not folder.is_dir():
        pytest.skip("the shared test material is absent; POLICYKG_SHARED says where it is")
    return folder


@pytest.fixture(scope="session")
def kg() -> Kg:
    """The program, run as a user runs it, its output as in a pipe eighty columns wide."""

    def run(*arguments: str | Path, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [Path(sys.executable).with_name("kg"), *arguments],
            cwd=cwd,
            env=plain_environment(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=300,
            check=False,
        )

    return run


def plain_environment() -> dict[str, str]:
    """The environment without what would colour, widen or warn in the output; PYTHONPATH says which checkout runs."""
    left_out = ("PYTHON", "PYTEST", "FORCE_")
    kept = {name: value for name, value in os.environ.items() if name == "PYTHONPATH" or not name.startswith(left_out)}
    here = str(Path(sys.executable).parent)
    return kept | {"NO_COLOR": "1", "COLUMNS": "80", "PATH": f"{here}{os.pathsep}{kept.get('PATH', '')}"}
