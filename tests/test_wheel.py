"""A wheel carries all it needs: installed outside the checkout, it builds a graph and answers a question."""

from __future__ import annotations

import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

from tests.conftest import ROOT, plain_environment


def run(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    """A command that must succeed."""
    outside = {name: value for name, value in plain_environment().items() if name != "PYTHONPATH"}
    done = subprocess.run(command, cwd=cwd, env=outside, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT, cwd=folder)
    (built,) = folder.glob("policykg-*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The `kg` of a new environment that holds the wheel and borrows the libraries of this one.

    Those hold policykg's own editable install too, as a .pth file; but a .pth file is not read in a folder that is
    itself named in a .pth file, and so the checkout stays out of reach.
    """
    home = tmp_path_factory.mktemp("env")
    venv.create(home, with_pip=False)
    scripts = "Scripts" if sys.platform == "win32" else "bin"
    site = Path(sysconfig.get_path("purelib", "venv", {"base": str(home), "platbase": str(home)}))
    run(
        sys.executable, "-m", "pip", "--python", home / scripts / "python", "install",
        "--quiet", "--no-deps", "--no-index", "--disable-pip-version-check", wheel,
        cwd=home,
    )  # fmt: skip
    borrowed = dict.fromkeys((sysconfig.get_path("purelib"), sysconfig.get_path("platlib")))
    site.joinpath("borrowed.pth").write_text("\n".join(borrowed) + "\n", "utf-8")
    return home / scripts / "kg"


def test_the_wheel_carries_the_ontology_and_the_questions_as_they_stand_in_the_checkout(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        for folder in ("ontology", "queries"):
            carried = {
                name.removeprefix("kg/_data/"): archive.read(name)
                for name in archive.namelist()
                if name.startswith(f"kg/_data/{folder}/")
            }
            edited = {p.relative_to(ROOT).as_posix(): p.read_bytes() for p in (ROOT / folder).rglob("*") if p.is_file()}
            assert carried == edited
        assert "kg/py.typed" in archive.namelist()


def test_the_installed_program_is_not_the_checkout(installed: Path, tmp_path: Path) -> None:
    where = run(installed.with_name("python"), "-c", "import kg; print(kg.__file__)", cwd=tmp_path).stdout
    assert ROOT not in Path(where.strip()).parents


def test_the_installed_program_builds_a_graph_and_answers_a_question(installed: Path, tmp_path: Path) -> None:
    quote = "We share your e-mail address with advertisers."
    tmp_path.joinpath("policy.md").write_text(f"# Acme Lanterns Privacy Policy\n\n{quote}\n", "utf-8")
    run(installed, "build", "policy.md", "-o", "graph", cwd=tmp_path)
    answer = run(installed, "ask", "who-shares", "--data", "EmailAddress", "-g", "graph", cwd=tmp_path).stdout
    assert quote in answer
    assert "Acme Lanterns" in answer
