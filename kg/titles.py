"""Titles as more than one stage looks at them: what may stand before their words, and whether they say what for."""

from __future__ import annotations

import re

_NUMBER = r"\d{1,2}(?:(?:\.\d{1,2})+[.)]?\s|[.)](?!\d)|\s(?=(?-i:[A-Z])))"
_LETTER = r"(?:[ivx]{1,4}|[a-z])[.)]\s"
BEFORE = rf"(?:\W|{_NUMBER}|{_LETTER})*"
"""What can stand before the words of a title, as a pattern: signs, and a number or letter of its own."""
_BEFORE = re.compile(BEFORE)
_SAYS_WHAT_FOR = re.compile(rf"{BEFORE}(?:to|for) \w+,? \w+", re.IGNORECASE)


def words_at(title: str) -> int:
    """Where the words of a title begin, behind its number."""
    before = _BEFORE.match(title)
    return before.end() if before else 0


def says_what_for(title: str) -> bool:
    """Whether a title says what something is done for ("3. To send you news"), and asks nothing."""
    return _SAYS_WHAT_FOR.match(title) is not None and not title.endswith("?")
