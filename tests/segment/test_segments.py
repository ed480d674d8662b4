from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.model import Segment, Source
from kg.read import read_document
from kg.segment import segments
from kg.segment.sentences import sentence_ranges

if TYPE_CHECKING:
    from pathlib import Path


def of(folder: Path, text: str) -> list[Segment]:
    (folder / "p.md").write_text(text)
    return list(segments(read_document(Source(str(folder / "p.md"), "p.md"))))


def led(found: list[Segment]) -> list[tuple[str, str, str | None]]:
    return [(each.kind, each.text.text, each.lead.text.text if each.lead else None) for each in found]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("We ask. You say.", ["We ask.", "You say."]),
        ("Acme Inc. collects data, e.g. names.", ["Acme Inc. collects data, e.g. names."]),
        ("We are in the U.S. We ask.", ["We are in the U.S.", "We ask."]),
        ("Under Art. 6 No. 1 we ask.", ["Under Art. 6 No. 1 we ask."]),
        ('He said "no." We ask.', ['He said "no."', "We ask."]),
        ("Business Transfers: If we are sold, data goes.", ["Business Transfers:", "If we are sold, data goes."]),
        ("Names, addresses, etc. are kept.", ["Names, addresses, etc. are kept."]),
        ("See acme.com. It has more.", ["See acme.com.", "It has more."]),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, sentences: list[str]) -> None:
    assert [text[start:end] for start, end in sentence_ranges(text)] == sentences


def test_a_nested_item_is_governed_by_the_item_above_it(tmp_path: Path) -> None:
    found = of(tmp_path, "We ask you.\nWe share data with:\n\n* police when\n    * a court orders it\n* banks\n")
    assert led(found)[2:] == [
        ("item", "police when", "We share data with:"),
        ("item", "a court orders it", "police when"),
        ("item", "banks", "We share data with:"),
    ]
    assert len({each.block for each in found[2:]}) == 1


def test_a_list_below_a_finished_sentence_has_no_lead(tmp_path: Path) -> None:
    assert led(of(tmp_path, "We like lists.\n\n* We ask names.\n* We keep them.\n"))[1][2] is None


def test_later_sentences_of_an_item_stand_by_themselves(tmp_path: Path) -> None:
    found = of(tmp_path, "We use data:\n\n* To help you  \n(your data helps us).\n* To bill you. It is kept.\n")
    assert [(kind, text) for kind, text, _ in led(found)[1:]] == [
        ("item", "To help you"),
        ("sentence", "(your data helps us)."),
        ("item", "To bill you."),
        ("sentence", "It is kept."),
    ]


def test_short_paragraphs_below_a_colon_are_items(tmp_path: Path) -> None:
    found = of(tmp_path, "We collect:\n\nyour name;\n\nyour e-mail address\n\nWe sell nothing.\n")
    assert [each.kind for each in found] == ["sentence", "item", "item", "sentence"]


def test_a_long_enumeration_in_a_sentence_is_a_list(tmp_path: Path) -> None:
    found = of(
        tmp_path, "We use data to: (a) send you the things you ordered; and (b) tell you about our new offers.\n"
    )
    assert led(found)[1:] == [
        ("item", "send you the things you ordered", "We use data to:"),
        ("item", "tell you about our new offers.", "We use data to:"),
    ]


def test_a_row_is_led_by_the_header_of_its_table(tmp_path: Path) -> None:
    assert led(of(tmp_path, "| Data | Why |\n|---|---|\n| name | orders |\n")) == [
        ("row", "name | orders", "Data | Why")
    ]


def test_headings_make_a_path(tmp_path: Path) -> None:
    found = of(tmp_path, "# A\n\n## B\n\nWe ask.\n\n## C\n\nWe keep.\n")
    assert [each.heading for each in found] == [("A", "B"), ("A", "C")]


def test_a_heading_that_states_something_is_a_sentence_too(tmp_path: Path) -> None:
    found = of(tmp_path, "## We do not sell your data\n\nNever at all.\n")
    assert found[0].text.text == "We do not sell your data"
