"""The signs that begin a list item: bullets, numbers, letters."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Container

_SURE = (
    r"(?:\\?[*+\-\u2022\u25cf\u00b7\u25aa\u25ab\u25e6\u2023\u2043\u27a2\u2219\u25a0\u25a1\u25cb\x95]|\u2013|\u00bb|"
    r"o(?=[ \t]+\w))"
)
_NUMBER = r"\(?\d{1,2}(?:\\?\.(?!\d)|\)|[\u00b0\u00ba]\)?)"
_LETTER = r"\([A-Za-z]\)|[A-Za-z](?:\)|\\?\.)"
_ROMAN = r"\(?(?:[ivx]{2,5}|[IVX]{2,5})(?:\\?\.|\))"
_BULLET = re.compile(
    rf"(?:(?P<sign>{_SURE})|(?P<number>{_NUMBER})|(?P<roman>{_ROMAN})|(?P<letter>{_LETTER}))[ \t\xa0]+(?=\S)"
    r"|(?P<glued>[\u2022\u25cf\u25aa\u25e6\u2023\u27a2\u25a0\x95]|\\-)(?=\w)",
)

_ROMAN_LETTERS = frozenset("ivx")


class Bullet(NamedTuple):
    """A sign that begins an item: of what family it is, how many characters it takes, and its letter if it is one."""

    family: str
    length: int
    letter: str = ""


def bullet(text: str, at: int = 0) -> Bullet | None:
    """The sign that the text begins with at the place given, if it is one."""
    match = _BULLET.match(text, at)
    if match is None:
        return None
    family = "sign" if match.lastgroup == "glued" else match.lastgroup or ""
    return Bullet(family, match.end() - at, (match["letter"] or "").strip("().\\").lower())


class Nesting:
    """How deep an item is nested, by its indentation and by the family of its sign."""

    def __init__(self) -> None:
        self._open: list[tuple[int, str]] = []
        self._letter = ""

    def depth(self, indent: int, sign: Bullet) -> int:
        """The depth of an item that stands so far in; 1 is the outermost."""
        while self._open and indent < self._open[-1][0]:
            self._open.pop()
        families = [name for column, name in self._open if column == indent]
        family = self._family(sign, families)
        self._letter = sign.letter if family == "letter" else self._letter
        if family in families:
            while self._open[-1] != (indent, family):
                self._open.pop()
        elif not self._open or indent > self._open[-1][0] + 1 or families:
            self._open.append((indent, family))
        return len(self._open)

    def clear(self) -> None:
        """Say that the list is over."""
        self._open.clear()
        self._letter = ""

    def _family(self, sign: Bullet, beside: Container[str]) -> str:
        """The family of a sign: "i" counts in Roman numerals unless it stands behind "h", "v" and "x" behind others."""
        counts = sign.letter == "i" and self._letter != "h"
        return "roman" if counts or (sign.letter in _ROMAN_LETTERS and "roman" in beside) else sign.family
