"""`kg diff` on snapshots of an invented shop: what it prints, and how it ends."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.console import said
from tests.query.sample import graph_folder, reading, statement

if TYPE_CHECKING:
    from pathlib import Path

    from kg.model import Reading
    from tests.conftest import Kg

OLD = "# Lamp Shop Privacy Policy\n\nWe collect your name. We never sell your personal information.\n"
NEW = "# Lamp Shop Privacy Policy\n\nWe collect your name and e-mail address.\n"


def shop(year: int, text: str) -> Reading:
    quote = text.partition("\n\n")[2].partition(".")[0]
    found = [statement(text, quote, "collect", "Name EmailAddress" if "mail" in quote else "Name")]
    if "never" in text:
        found.append(
            statement(text, "We never sell your personal information", "sell", "PersonalData", polarity="denied")
        )
    return reading(f"lamps/{year}.md", "Lamp Shop", text, found, archived=date(year, 5, 1))


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("home")
    graph_folder(folder / "output", shop(2012, OLD), shop(2015, NEW), shop(2016, NEW))
    folder.joinpath("snapshots").mkdir()
    for year, text in ((2012, OLD), (2015, NEW)):
        folder.joinpath("snapshots", f"{year}-05-01.md").write_text(text, "utf-8")
    return folder


def test_a_terminal_gets_the_changes_by_action_with_the_words_of_both_sides(home: Path) -> None:
    assert said("kg diff 2012 2015; echo $?", home).splitlines() == [
        "Lamp Shop (2012-05-01) → Lamp Shop (2015-05-01): 1 dropped, 1 changed",
        "",
        "COLLECT",
        "  ~ collects EmailAddress, Name",
        "      data: + EmailAddress",
        "      was: “We collect your name” [lamps/2012.md:28-48]",
        "      is: “We collect your name and e-mail address” [lamps/2015.md:28-67]",
        "",
        "SELL",
        "  - does not sell PersonalData",
        "      “We never sell your personal information” [lamps/2012.md:50-89]",
        "",
        "1",
    ]


def test_differences_are_findings_and_none_is_none(kg: Kg, home: Path) -> None:
    assert kg("diff", "2012", "2015", cwd=home).returncode == 1
    same = kg("diff", "2015", "2016", "-f", "tsv", cwd=home)
    assert (same.returncode, len(same.stdout.splitlines())) == (0, 1)
    assert "no difference" in same.stderr


def test_an_organization_alone_is_told_along_its_snapshots(kg: Kg, home: Path) -> None:
    done = kg("diff", "lamp shop", "-f", "json", cwd=home)
    assert [(row["from"], row["to"], row["change"]) for row in json.loads(done.stdout)] == [
        ("2012-05-01", "2015-05-01", "changed"),
        ("2012-05-01", "2015-05-01", "dropped"),
    ]


def test_files_are_compared_without_a_graph(kg: Kg, home: Path) -> None:
    snapshots = home / "snapshots"
    by_two = kg("diff", snapshots / "2012-05-01.md", snapshots / "2015-05-01.md", "-f", "csv", "-g", "none", cwd=home)
    assert by_two.returncode == 1, by_two.stderr
    assert "We never sell your personal information" in by_two.stdout
    series = kg("diff", snapshots, "-f", "md", "-g", "none", cwd=home)
    assert series.returncode == 1, series.stderr
    assert series.stdout.count("dropped") == 1


def test_a_snapshot_that_cannot_be_read_is_named_and_the_others_are_compared(kg: Kg, tmp_path: Path) -> None:
    for name, text in (("2012-05-01.md", OLD), ("2013-05-01.md", ""), ("2015-05-01.md", NEW)):
        (tmp_path / name).write_text(text, "utf-8")
    done = kg("diff", tmp_path, "-g", "none")
    assert done.returncode == 3
    assert done.stderr.startswith("kg: 2013-05-01.md: empty")
    assert "We never sell your personal information" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("2012", "lamp shop"), "'lamp shop' is 3 policies"),
        (("2012",), "only one snapshot"),
        (("lamb shop",), "did you mean 'Lamp Shop'"),
        (("2012", "2015", "-f", "xml"), "no form 'xml'"),
    ],
)
def test_what_cannot_be_compared_is_told(kg: Kg, home: Path, arguments: tuple[str, ...], message: str) -> None:
    done = kg("diff", *arguments, cwd=home)
    assert done.returncode == 2
    assert message in done.stderr
