"""Titles right above their text, with no empty line between: people who type a policy often set them so."""

from __future__ import annotations

import re

_TITLE = re.compile(r"(?=.*\w{3})\W?[A-Z0-9](?:[^\s,;:]+ ){0,9}[^\s,;]*[^\s,;:.]", re.DOTALL)
_OPENS = re.compile(r"[\"'“‘(]?[A-Z]")
_CLOSES = (".", "!", "?", ":")
_FEWEST_WORDS = 6
"""Words of the line below a title in small letters, so that addresses and signatures stay together."""
_ROOM = 0.6
"""How much of the line below a title fills at most, with the first word of it, so that nothing was merely wrapped."""


def is_caption(line: str, below: str) -> bool:
    """Whether the first line of a paragraph is a title of what stands below it."""
    if not _TITLE.fullmatch(line) or not _OPENS.match(below) or below.isupper():
        return False
    words = below.split()
    return line.isupper() or (len(words) >= _FEWEST_WORDS and len(line) + len(words[0]) < _ROOM * len(below))


def begins_caption(above: str, line: str) -> bool:
    """Whether a line in capitals is a title that stands right behind whole sentences."""
    return line.isupper() and not above.isupper() and above.endswith(_CLOSES) and _TITLE.fullmatch(line) is not None
