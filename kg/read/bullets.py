"""The signs that begin a list item: bullets, numbers, letters."""

from __future__ import annotations

import re
from typing import NamedTuple

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


class Bullet(NamedTuple):
    """A sign that begins an item: of what family it is, and how many characters it takes."""

    family: str
    length: int


def bullet(text: str, at: int = 0) -> Bullet | None:
    """The sign that the text begins with at the place given, if it is one."""
    match = _BULLET.match(text, at)
    if match is None:
        return None
    family = "sign" if match.lastgroup == "glued" else match.lastgroup or ""
    return Bullet(family, match.end() - at)


class Nesting:
    """How deep an item is nested, by its indentation and by the family of its sign."""

    def __init__(self) -> None:
        self._open: list[tuple[int, str]] = []

    def depth(self, indent: int, family: str) -> int:
        """The depth of an item that stands so far in; 1 is the outermost."""
        while self._open and indent < self._open[-1][0]:
            self._open.pop()
        families = [name for column, name in self._open if column == indent]
        if family in families:
            while self._open[-1] != (indent, family):
                self._open.pop()
        elif not self._open or indent > self._open[-1][0] + 1 or families:
            self._open.append((indent, family))
        return len(self._open)

    def clear(self) -> None:
        """Say that the list is over."""
        self._open.clear()
