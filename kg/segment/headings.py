"""Tells by its words what a heading is beside a title: a statement, or the lead-in to the list below it."""

from __future__ import annotations

import re

from kg.segment.words import pattern
from kg.titles import BEFORE

_STATES = re.compile(
    rf"{BEFORE}we\s"
    r"(?:do not|don['\u2019]t|will not|will never|won['\u2019]t|never|do never|may|will|only|also|"
    rf"{pattern('deeds of a sentence')})\b(?=.*\s\w+\s\w+)",
    re.IGNORECASE,
)
_LEADS = re.compile(r"\b(?:we|you|may|to|with|for|is|are|our|your|following|include)\b.*:\s*$", re.IGNORECASE)
_TO_WHOM = r"(?:to|with|for|from|by|about|(?:when|where|if)(?: you)?|because|in order to|so that)"
_NOT_ASKING = r"(?!how|what|why|who|when|where)"
_OF_US = rf"(?:we|i)\b.*\b(?:{_TO_WHOM}|may|will|can|do|never|not|won['\u2019]t|don['\u2019]t|only|also|ever)"
_DEED_OF_US = (
    r"(?:we|i) (?:(?:do not|don['\u2019]t|will not|never|may|only|also|will|can|might|must) )*"
    rf"(?:{pattern('deeds')})"
)
_OF_OTHERS = (
    r"(?!how|what|why|who|when|where|information|data|the|types|categories)[\w ]+\b"
    rf"(?:is|are|be|collects?|uses?|shares?|discloses?|keeps?|receives?) .*\b{_TO_WHOM}"
)
_EXAMPLES = rf"{_NOT_ASKING}.*\b(?:(?:may )?includes?|consists? of|such as)"
_BREAKS_OFF = re.compile(
    rf"(?!.*\b(?:it|them)\b){BEFORE}(?:{_OF_US}|{_DEED_OF_US}|{_OF_OTHERS}|{_EXAMPLES})\W*$", re.IGNORECASE
)
"""A heading that each item below completes ("We share your data with", "We may collect"); with "it" it only announces
them, for what it means stands under another heading."""


def states(text: str, start: int = 0, end: int | None = None) -> bool:
    """Whether a title, which may stand in a longer text, is a statement too ("We do not sell your data")."""
    return _STATES.match(text, start, len(text) if end is None else end) is not None


def leads_in(text: str) -> bool:
    """Whether a heading above a list is no title but the lead-in to it ("We use your data to:")."""
    return not text.endswith("?") and bool(_LEADS.search(text) or _BREAKS_OFF.match(text))
