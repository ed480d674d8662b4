from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.words import stem, stems, words

SAME = [
    ("share", "shares", "shared", "sharing"),
    ("ship", "ships", "shipped", "shipping"),
    ("use", "uses", "used", "using"),
    ("personalise", "personalize", "personalised", "personalizing"),
    ("analyse", "analyzing", "analysed"),
    ("cookie", "cookies"),
    ("party", "parties"),
    ("address", "addresses"),
    ("company", "companies"),
    ("give", "giving", "given"),
    ("notify", "notified", "notifies"),
    ("note", "notes", "noted"),
]
APART = [("not", "note"), ("us", "use"), ("news", "new"), ("data", "date"), ("sit", "site")]


@pytest.mark.parametrize("forms", SAME, ids=lambda forms: forms[0])
def test_the_forms_of_a_word_have_one_stem(forms: tuple[str, ...]) -> None:
    assert len({stem(form) for form in forms}) == 1


@pytest.mark.parametrize(("one", "other"), APART)
def test_different_words_keep_different_stems(one: str, other: str) -> None:
    assert stem(one) != stem(other)


@pytest.mark.parametrize("written", ["e-mail address", "E-Mail Address", "email addresses", "your e mail address"])
def test_however_it_is_written_a_label_is_the_same(written: str) -> None:
    assert stems(written) == stems("email address")


def test_a_label_of_stop_words_alone_keeps_them() -> None:
    assert stems("its own") == ("it", "own") or stems("its") == ("its",)


@given(st.text(string.ascii_letters + " -'’.,é0123456789", max_size=80))
def test_every_word_stands_where_it_says(text: str) -> None:
    end = 0
    for word in words(text):
        assert end <= word.start < word.end <= len(text)
        assert word.lower == "".join(c for c in text[word.start : word.end].lower() if c not in "- ")
        end = word.end
