from __future__ import annotations

import html
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.errors import BadInput, UnreadableDocument
from kg.model import Document, Source
from kg.read import find_sources, read_document
from kg.segment import segments

if TYPE_CHECKING:
    from pathlib import Path

HEADER = (
    "> *The following text is extracted and transformed from the acme.com privacy policy that "
    "was archived "
    "on 2013-05-22. Please check the "
    "[original snapshot on the Wayback Machine](https://example.org/acme) for the most accurate "
    "reproduction.*\n\n"
)


def read(folder: Path, text: str, name: str = "policy.md") -> Document:
    (folder / name).write_bytes(text.encode())
    return read_document(Source(str(folder / name), name))


def shape(document: Document) -> list[tuple[str, str]]:
    return [(block.kind, block.text.text) for block in document.blocks]


def test_the_header_line_says_site_date_and_address_and_is_no_policy_text(tmp_path: Path) -> None:
    document = read(tmp_path, HEADER + "# Acme Privacy Policy\n\nWe collect data.\n")
    assert document.policy.site == "acme.com"
    assert str(document.policy.archived) == "2013-05-22"
    assert document.policy.url == "https://example.org/acme"
    assert document.policy.organization == "Acme"
    assert shape(document) == [("heading", "Acme Privacy Policy"), ("paragraph", "We collect data.")]


def test_a_malformed_header_is_text(tmp_path: Path) -> None:
    document = read(tmp_path, HEADER.replace("2013-05-22", "2013-55-22") + "We collect data.\n")
    assert document.policy.archived is None
    assert len(document.blocks) == 2


def test_site_and_date_come_from_the_path_where_there_is_no_header(tmp_path: Path) -> None:
    (tmp_path / "acme.com").mkdir()
    document = read(tmp_path, "We collect data.", "acme.com/2013-05-22.txt")
    assert (document.policy.site, str(document.policy.archived)) == ("acme.com", "2013-05-22")


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("Data\n====\n\nText here.", [("heading", "Data"), ("paragraph", "Text here.")]),
        (f"![ape](data:image/png;base64,{'iVBOR/+' * 900}==)We ask.", [("paragraph", "We ask.")]),
        (f"[![](data:image/png;base64,{'iVBOR/+' * 900}==)](https://acme.com) here.", [("paragraph", "here.")]),
        ("**Our cookies**\n\nWe set them.", [("heading", "Our cookies"), ("paragraph", "We set them.")]),
        ("**Our cookies**  \nWe set them.", [("heading", "Our cookies"), ("paragraph", "We set them.")]),
        (
            "**How we use it:** Your name is not given to anybody.",
            [("heading", "How we use it:"), ("paragraph", "Your name is not given to anybody.")],
        ),
        ("**We use the following:** Your name.", [("paragraph", "We use the following: Your name.")]),
        ("We ask:\n\n  * name \n  * e-mail\n", [("paragraph", "We ask:"), ("item", "name"), ("item", "e-mail")]),
        ("See [our _site_](http://x.y/z) &amp; **more**.", [("paragraph", "See our site & more.")]),
        ("The cookie _ga\\_x is set.", [("paragraph", "The cookie _ga_x is set.")]),
        ("one\r\ntwo", [("paragraph", "one two")]),
        ("| A | B |\n|---|---|\n| a | b<br>c |", [("row", "A | B"), ("row", "a | b; c")]),
        ("[Home](/) | [About](/a) | [Contact](/c)\n\nWe ask.", [("paragraph", "We ask.")]),
        ("At amazon.  \ncom we ask.", [("paragraph", "At amazon.com we ask.")]),
    ],
)
def test_marks_are_no_text(tmp_path: Path, text: str, blocks: list[tuple[str, str]]) -> None:
    assert shape(read(tmp_path, text)) == blocks


def test_nested_items_know_their_depth(tmp_path: Path) -> None:
    document = read(tmp_path, "We ask:\n\n* a\n    * b\n        * c\n* d\n")
    assert [block.depth for block in document.blocks if block.kind == "item"] == [1, 2, 3, 1]


def test_html_keeps_nested_lists_and_drops_what_is_around_the_text(tmp_path: Path) -> None:
    page = (  # as old sites write it, with tags left open
        "<html><head><title>Acme Privacy Policy</title><script>no</script></head><body><nav><a href=/>Home</a></nav>"
        "<h1>Privacy</h1><p>We &amp; you agree on many long things here.<ul><li>a<ul><li>b</ul></ul><footer>Bye"
    )
    document = read(tmp_path, page, "policy.html")
    assert document.policy.organization == "Acme"
    assert [(b.kind, b.depth, b.text.text) for b in document.blocks] == [
        ("heading", 1, "Privacy"),
        ("paragraph", 0, "We & you agree on many long things here."),
        ("item", 1, "a"),
        ("item", 2, "b"),
    ]


def test_a_policy_inside_a_form_is_not_lost(tmp_path: Path) -> None:
    words = "We collect your name and your address when you order from us online."
    assert shape(read(tmp_path, f"<html><form><p>{words}</p></form></html>", "p.html")) == [("paragraph", words)]


@pytest.mark.parametrize(("data", "what"), [(b"", "empty"), (b" \n", "empty"), (b"a\0b", "binary, not text")])
def test_a_file_that_holds_no_text_is_named(tmp_path: Path, data: bytes, what: str) -> None:
    (tmp_path / "x.txt").write_bytes(data)
    with pytest.raises(UnreadableDocument, match=what):
        read_document(Source(str(tmp_path / "x.txt"), "x.txt"))


@pytest.mark.parametrize("form", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_text_is_read_in_whatever_form_an_editor_saves_it(tmp_path: Path, form: str) -> None:
    (tmp_path / "x.txt").write_bytes("We collect your name – and your adrées.\n".encode(form))
    document = read_document(Source(str(tmp_path / "x.txt"), "x.txt"))
    assert [block.text.text for block in document.blocks] == ["We collect your name – and your adrées."]


def test_folders_are_walked_and_a_missing_path_is_an_error(tmp_path: Path) -> None:
    for name in ("b.md", "a/c.txt", "a/x.pdf", ".hidden/z.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    assert [source.name for source in find_sources([tmp_path])] == ["a/c.txt", "b.md"]
    assert [source.name for source in find_sources([tmp_path / "a" / "x.pdf"])] == ["x.pdf"]
    with pytest.raises(BadInput, match="no such file"):
        find_sources([tmp_path / "missing"])


PIECES = st.sampled_from(
    [
        *("We share data with:", "* name", "    * b", "**x**", "_y_", "[a](b)", "&amp;", "\\*", "| a | b |", "|--|--|"),
        *("<br>", "<li>", "<p>", "# H", "> q", "  \n", "\r\n", "\n\n", " ", "(a) one two three four;", "e.g."),
        *(
            "U.S. We",
            "\ufeff",
            "\u2022 z",
            "<b>",
            "<table><tr><td>",
            "&nbsp;1\\. It",
            "---",
            "=====",
            "A.",
            "w\u00f6rd",
        ),
    ],
)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(PIECES, min_size=1, max_size=25), st.sampled_from(["p.md", "p.txt", "p.html"]))
def test_every_character_is_what_the_source_says_at_its_place(tmp_path: Path, pieces: list[str], name: str) -> None:
    document = read(tmp_path, "Word " + "".join(pieces), name)
    for segment in segments(document):
        text = segment.text
        assert text.text
        assert list(text.starts) == sorted(text.starts)
        for char, start, end in zip(text.text, text.starts, text.ends, strict=True):
            source = document.source[start:end]
            said = char in (source, " ") or char in html.unescape(source) or source == "\\" + char
            assert start == end or said or (source, char) == (".", ";")  # a stop within a sentence parts a list
