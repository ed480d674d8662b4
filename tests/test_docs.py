"""The documents say what is so: their commands print what they show, their links lead somewhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.conftest import ROOT
from tests.console import matches, said, sandbox, shown
from tests.pages import PAGE, page

if TYPE_CHECKING:
    from pathlib import Path

DOCUMENTS = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs/modelling.md", "docs/ontology.md")


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_commands_of_a_document_print_what_it_shows(name: str, tmp_path: Path) -> None:
    folder = sandbox(tmp_path)
    for part in shown((ROOT / name).read_text("utf-8")):
        heard = said(part.command, folder)
        assert matches(part.output, heard), (
            f"$ {part.command}\n--- {name} shows\n{part.output}--- it prints\n{heard}"
            f"--- `make docs` writes what is printed now into the documents"
        )


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_links_of_a_document_lead_to_files_of_the_project(name: str) -> None:
    links = re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", (ROOT / name).read_text("utf-8"))
    assert [link for link in links if not ((ROOT / name).parent / link).exists()] == []


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_make_targets_that_a_document_names_exist(name: str) -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert set(re.findall(r"\bmake ([a-z]+)`", (ROOT / name).read_text("utf-8"))) <= targets


def test_the_page_of_the_ontology_is_what_its_files_say() -> None:
    assert PAGE.read_text("utf-8") == page(), "`make docs` writes the page anew"


def test_a_gap_stands_for_what_changes_from_run_to_run() -> None:
    assert matches("built in [...] s\n", "built in 3.1 s\n")
    assert matches("first\n[...]\nlast\n", "first\na\nb\nlast\n")
    assert not matches("built in [...] s\n", "built in 3.1 s\nand more\n")
    assert not matches("first\n", "")


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_python_of_a_document_runs_and_prints_what_its_comments_say(name: str, tmp_path: Path) -> None:
    blocks = re.findall(r"^```python\n(.*?)^```$", (ROOT / name).read_text("utf-8"), re.MULTILINE | re.DOTALL)
    if not blocks:
        return
    folder = sandbox(tmp_path)
    said("kg build examples/policies", folder)
    for block in blocks:
        (folder / "block.py").write_text(block, "utf-8")
        heard = said("python block.py && echo fine", folder)
        assert heard.endswith("fine\n"), f"{block}\n--- {heard}"
        for promised in re.findall(r"#> (.*)", block):
            assert promised in heard.splitlines(), f"{block}\n--- {heard}"
