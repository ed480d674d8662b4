"""Which names are the organization's own."""

from __future__ import annotations

import pytest

from kg.link.parties.own import is_short_name, is_whole_name
from kg.model import Document, Policy


@pytest.mark.parametrize(
    ("words", "own"), [("Marlow", True), ("Marlow Freight", True), ("Marlow Holidays", False), ("Freight", False)]
)
def test_a_name_is_short_for_the_organization_where_its_own_begins_so(words: str, *, own: bool) -> None:
    document = Document(Policy("policy.md", "0", "text", "Marlow Freight Lines"), "", ())
    assert is_short_name(document, words) is own


@pytest.mark.parametrize(
    ("words", "own"),
    [("Bank of Cobalt", True), ("Bank of Cobalt, Inc.", True), ("Cobalt", False), ("Bank of Cobalt's partners", False)],
)
def test_a_name_with_the_word_for_a_trade_is_our_own_only_as_a_whole(words: str, *, own: bool) -> None:
    document = Document(Policy("policy.md", "0", "text", "Bank of Cobalt"), "", ())
    assert is_whole_name(document, words) is own
