"""What `kg explain` tells of a passage: the steps of its reading, and the reason where nothing was read."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from kg.errors import BadInput
from kg.explain import Passage, explain
from kg.model import Source
from tests.conftest import plain_environment

if TYPE_CHECKING:
    from pathlib import Path

    from kg.model import Vocabulary
    from tests.conftest import Kg

SILENT = [
    ("You may swim in our pond.", "no word in it can tell a flow of data"),
    ("Do we sell your data?", "a question states nothing"),
    ("This policy explains how we use your data.", "the policy talks about what it says"),
    ("We provide you with maps.", "it is given to the reader, and shared with nobody"),
    ("We keep your information safe.", "it promises how data are kept, not that they are"),
    ("When we disclose your information", "it only names a topic"),
    ("You may share your story.", "what a person may “share” is their own act"),
]


def passages(folder: Path, text: str, vocabulary: Vocabulary, where: str = "") -> tuple[Passage, ...]:
    file = folder / "policy.md"
    file.write_text(text, encoding="utf-8")
    return explain(Source(str(file), file.name), where, vocabulary)


@pytest.mark.parametrize(("text", "reason"), SILENT)
def test_a_silent_sentence_says_why(tmp_path: Path, vocabulary: Vocabulary, text: str, reason: str) -> None:
    (passage,) = passages(tmp_path, text, vocabulary)
    assert passage.statements == ()
    assert reason in (passage.silent or "")


def test_a_frame_without_a_statement_says_which_words_no_term_names(tmp_path: Path, vocabulary: Vocabulary) -> None:
    (passage,) = passages(tmp_path, "We collect unicorn dust.", vocabulary)
    (step,) = passage.steps
    assert step.silent == "no term names “unicorn dust.” as data of a person"


def test_a_reading_is_told_from_its_words_to_its_concepts(tmp_path: Path, vocabulary: Vocabulary) -> None:
    text = "We may share your e-mail address with shipping companies to deliver your order."
    (passage,) = passages(tmp_path, text, vocabulary)
    assert passage.gate == "share"
    assert {(slot.name, slot.concepts) for step in passage.steps for slot in step.slots if slot.concepts} == {
        ("data", ("EmailAddress",)),
        ("recipients", ("DeliveryProvider",)),
        ("purposes", ("Delivery",)),
    }
    assert [statement.data for statement in passage.statements] == [("EmailAddress",)]


def test_an_item_names_the_sentence_that_leads_to_it(tmp_path: Path, vocabulary: Vocabulary) -> None:
    text = "# Data\n\nWe collect:\n\n- your name\n- your age\n"
    lead, name, _ = (each for each in passages(tmp_path, text, vocabulary) if each.segment.text.text != "Data")
    assert lead.silent == "it leads to the list below, whose items are read together with it"
    assert name.segment.lead is not None
    assert name.statements[0].data == ("Name",)


def test_a_passage_is_found_by_its_line_or_by_its_words(tmp_path: Path, vocabulary: Vocabulary) -> None:
    text = "We collect names.\n\nWe sell\nnothing at all.\n"
    assert [each.segment.text.text for each in passages(tmp_path, text, vocabulary, "4")] == ["We sell nothing at all."]
    assert [each.line for each in passages(tmp_path, text, vocabulary, "SELL  nothing")] == [3]


def test_a_passage_that_is_not_there_names_the_nearest(tmp_path: Path, vocabulary: Vocabulary) -> None:
    with pytest.raises(BadInput) as no_words:
        passages(tmp_path, "We collect names.", vocabulary, "we collect games")
    assert "we collect names." in no_words.value.hint
    with pytest.raises(BadInput) as no_line:
        passages(tmp_path, "We collect names.", vocabulary, "7")
    assert no_line.value.hint == "the last is on line 1"


def test_the_command_tells_a_passage_as_text_and_as_data(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "policy.md").write_text("We collect your name.\n", encoding="utf-8")
    assert "states    FirstParty does collect Name" in kg("explain", "policy.md", "1", cwd=tmp_path).stdout
    told = json.loads(kg("explain", "policy.md", "your name", "-f", "json", cwd=tmp_path).stdout)
    assert told[0]["frames"][0]["slots"][-1] == {"slot": "data", "words": "your name.", "concepts": ["Name"]}


def test_the_command_reads_what_is_piped_in() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "kg", "explain", "-"],
        input="We collect your name.",
        capture_output=True,
        text=True,
        check=False,
        env=plain_environment(),
    )
    assert done.returncode == 0, done.stderr
    assert "collect Name" in done.stdout


def test_what_is_sold_is_sold_to_someone(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "policy.md").write_text("We do not sell your name to advertisers.\n", "utf-8")
    said = kg("explain", "policy.md", cwd=tmp_path).stdout
    assert "FirstParty does not sell Name to Advertiser" in said


def test_a_file_that_is_not_there_is_said_to_be_missing(kg: Kg, tmp_path: Path) -> None:
    done = kg("explain", "nowhere.md", cwd=tmp_path)
    assert done.returncode == 2
    assert "nowhere.md: no such policy file" in done.stderr
