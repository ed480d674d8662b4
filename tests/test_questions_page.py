"""docs/questions.md asks every named question of the sample policies and shows what is answered now."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.query import load_questions
from tests.conftest import ROOT
from tests.console import matches, said, sandbox, shown

if TYPE_CHECKING:
    from pathlib import Path

PAGE = ROOT / "docs" / "questions.md"


def test_the_page_shows_what_the_questions_answer_now(tmp_path: Path) -> None:
    folder = sandbox(tmp_path)
    stale = [
        part.command for part in shown(PAGE.read_text("utf-8")) if not matches(part.output, said(part.command, folder))
    ]
    assert stale == [], "`make docs` writes what is printed now into the documents"


def test_the_page_asks_every_question_under_its_title() -> None:
    text = PAGE.read_text("utf-8")
    asked = re.findall(r"^\$ kg ask ([a-z-]+)", text, re.MULTILINE)
    questions = load_questions()
    assert sorted(asked) == sorted(questions)
    assert re.findall(r"^## (.*)$", text, re.MULTILINE) == [questions[name].title for name in asked]
