"""Lets only those sentences through to the parser that may state something: they must hold an action word."""

from __future__ import annotations

import re
from functools import cache

from kg.extract import cues
from kg.words import stem

_WORD = re.compile(r"[A-Za-z]+")


@cache
def _known(word: str) -> bool:
    return stem(word) in cues.actions()


def may_state(text: str) -> bool:
    """Whether the sentence holds a word that can tell a flow of data."""
    return any(_known(word) for word in _WORD.findall(text.lower()))
