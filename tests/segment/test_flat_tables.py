"""The table of the US model privacy form, as converters leave it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.model import Source
from kg.read import read_document
from kg.segment import segments

if TYPE_CHECKING:
    from pathlib import Path

HEADS = ("Reasons we can share your personal information", "Does Acme share?", "Can you limit this sharing?")
ROWS = (
    ("For our marketing purposes - to offer our services to you", "Yes", "No"),
    ("For nonaffiliates to market to you", "No", "We don't share"),
)


def rows(folder: Path, text: str) -> list[str]:
    path = folder / "p.txt"
    path.write_text(text)
    return [each.text.text for each in segments(read_document(Source(str(path), path.name))) if each.kind == "row"]


@pytest.mark.parametrize(
    "text",
    [
        "\n\n".join("\n".join(row) for row in (HEADS, *ROWS)),
        "\n\n".join(" ".join(row) for row in (HEADS, *ROWS)),
        " ".join(" ".join(row) for row in (HEADS, *ROWS)),
        "\n\n".join(cell for row in (HEADS, *ROWS) for cell in row),
        "\n".join(" ".join(" ".join(row) for row in (HEADS, *ROWS)).split(" ")),
    ],
    ids=[
        "a line for each cell",
        "a line for each row",
        "all in one line",
        "a paragraph for each cell",
        "a line for each word",
    ],
)
def test_its_rows_come_back(tmp_path: Path, text: str) -> None:
    assert rows(tmp_path, text) == [" | ".join(row) for row in ROWS]


def test_what_stands_around_it_stays(tmp_path: Path) -> None:
    path = tmp_path / "p.txt"
    table = " ".join(" ".join(row) for row in (HEADS, *ROWS))
    path.write_text(f"We ask first. {table} Call us with questions.")
    told = [each.text.text for each in segments(read_document(Source(str(path), path.name)))]
    assert told == ["We ask first.", *(" | ".join(row) for row in ROWS), "Call us with questions."]


def test_a_question_without_answers_makes_no_table(tmp_path: Path) -> None:
    assert rows(tmp_path, " ".join(HEADS) + " Call us to hear more.") == []
