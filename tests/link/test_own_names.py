"""Which names are the organization's own."""

from __future__ import annotations

import pytest

from kg.link.parties.own import is_short_name
from kg.model import Document, Policy


@pytest.mark.parametrize(
    ("words", "own"), [("Marlow", True), ("Marlow Freight", True), ("Marlow Holidays", False), ("Freight", False)]
)
def test_a_name_is_short_for_the_organization_where_its_own_begins_so(words: str, *, own: bool) -> None:
    document = Document(Policy("policy.md", "0", "text", "Marlow Freight Lines"), "", ())
    assert is_short_name(document, words) is own
