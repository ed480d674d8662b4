"""Lets only those sentences through to the parser that may state something: they hold a word that can tell a flow."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from kg.extract import cues
from kg.words import stem

_WORD = re.compile(r"[a-z]+")
_WITHOUT_ACTION = re.compile(rf"\b(?:{'|'.join(cues.openings())})")
"""What `patterns`, `contact` and `nominal` recognize a flow by where no action verb tells it."""
_CONTENTS = re.compile("|".join(cues.contents()), re.IGNORECASE)


@cache
def _is_action(word: str) -> bool:
    return stem(word) in cues.actions() or stem(word) in cues.telling() or word in cues.deeds()


def stating_word(text: str) -> str | None:
    """The first word that can tell a flow of data, if the sentence holds one."""
    lower = text.lower()
    words = _WORD.findall(lower)
    action = next((word for word in words if _is_action(word)), None)
    if action is not None:
        return str(action)
    opening = _WITHOUT_ACTION.search(lower)
    return opening[0] if opening else _of_phrase(words)


def _of_phrase(words: list[str]) -> str | None:
    """The first word of an action that several words tell ("find | out"), if all of them stand there."""
    stems = set(map(stem, words))
    found = (word for word in words for parts, _ in cues.phrases().get(stem(word), ()) if stems.issuperset(parts))
    return next(found, None)


def may_state(text: str) -> bool:
    """Whether the sentence holds a word that can tell a flow of data."""
    return stating_word(text) is not None


@lru_cache(maxsize=4096)
def leads_to_contents(text: str) -> bool:
    """Whether the items below only tell what a policy speaks of ("This policy explains:", "Table of Contents")."""
    return _CONTENTS.search(text) is not None
