"""Lets only those sentences through to the parser that may state something: they must hold an action word."""

from __future__ import annotations

import re
from functools import cache

from kg.extract import cues
from kg.words import stem

_WORD = re.compile(r"[A-Za-z]+")


_WITHOUT_VERB = re.compile(r"\b(?:includ|consist|help|allow|enabl|access|view|see\b|necessary|essential)")
_ABOUT_DATA = re.compile(r"\b(?:information|data|details?|cookies?|beacons?|profile|address(?:es)?|this|these)\b")


@cache
def _known(word: str) -> bool:
    return stem(word) in cues.actions()


def may_state(text: str) -> bool:
    """Whether the sentence holds a word that can tell a flow of data."""
    lower = text.lower()
    if any(_known(word) for word in _WORD.findall(lower)):
        return True
    return bool(_WITHOUT_VERB.search(lower) and _ABOUT_DATA.search(lower))
