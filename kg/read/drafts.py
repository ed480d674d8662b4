"""Blocks in the making: words with their places, and what is only needed until it is decided what each block is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.spans import MappedText

if TYPE_CHECKING:
    from kg.model import BlockKind

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Draft:
    """A block whose kind may still change; a line break that the author set stands in its text as a newline."""

    kind: BlockKind
    text: MappedText
    depth: int = 0
    cells: tuple[MappedText, ...] = ()
    bold: tuple[Range, ...] = ()
    """The characters of the text that are bold."""
    links: tuple[Range, ...] = ()
    """The characters of the text that are links."""
    region: str = ""
    """The part of a web page it stands in ("nav", "footer"), where that speaks against it."""
    is_text: bool = False
    """Whether the page says that it is the text below a term, and so no heading."""

    def part(self, start: int, end: int) -> Draft:
        """The characters from `start` up to `end`, without white space around them, with what is bold or a link."""
        text = self.text.text
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        return replace(
            self,
            text=self.text.part(start, end),
            bold=_within(self.bold, start, end),
            links=_within(self.links, start, end),
        )

    @property
    def is_bold(self) -> bool:
        """Whether all of its words are bold."""
        return bool(self.bold) and not _outside(self.text.text, self.bold)

    @property
    def is_linked(self) -> bool:
        """Whether all of its words are links."""
        return bool(self.links) and not _outside(self.text.text, self.links)


def _within(ranges: tuple[Range, ...], start: int, end: int) -> tuple[Range, ...]:
    return tuple((max(a, start) - start, min(b, end) - start) for a, b in ranges if a < end and b > start)


def _outside(text: str, ranges: tuple[Range, ...]) -> bool:
    """Whether there is a letter or digit outside the ranges."""
    at = 0
    for start, end in ranges:
        if any(map(str.isalnum, text[at:start])):
            return True
        at = max(at, end)
    return any(map(str.isalnum, text[at:]))


class Strand:
    """Gathers readable characters with their places; white space of any length becomes one space."""

    __slots__ = ("_bold_from", "_ends", "_link_from", "_parts", "_size", "_source", "_starts", "bold", "links")

    def __init__(self, source: str) -> None:
        self._source = source
        self._parts: list[str] = []
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._size = 0
        self._bold_from = self._link_from = -1
        self.bold: list[Range] = []
        self.links: list[Range] = []

    def __len__(self) -> int:
        return self._size

    @property
    def last(self) -> str:
        """The last character so far, nothing if there is none."""
        return self._parts[-1][-1] if self._parts else ""

    def copy(self, start: int, end: int) -> None:
        """Add the source from `start` to `end` as it stands."""
        if start < end:
            self._parts.append(self._source[start:end])
            self._starts.extend(range(start, end))
            self._ends.extend(range(start + 1, end + 1))
            self._size += end - start

    def put(self, text: str, start: int, end: int) -> None:
        """Add what the source from `start` to `end` stands for."""
        self._parts.extend(text)
        self._starts.extend([start] * len(text))
        self._ends.extend([end] * len(text))
        self._size += len(text)

    def space(self, start: int, end: int, char: str = " ") -> None:
        """Add a space or a line break, if words came before; the wider of two that meet stays."""
        last = self.last
        if not last:
            return
        if last not in " \n":
            self.put(char, start, end)
        elif char == "\n":
            self._parts[-1] = self._parts[-1][:-1] + char

    def set_bold(self, on: bool) -> None:  # noqa: FBT001  (a switch)
        """Say that what follows is bold, or no longer is."""
        if on and self._bold_from < 0:
            self._bold_from = self._size
        elif not on and self._bold_from >= 0:
            self.bold.append((self._bold_from, self._size))
            self._bold_from = -1

    def set_link(self, on: bool) -> None:  # noqa: FBT001  (a switch)
        """Say that what follows is a link, or no longer is."""
        if on and self._link_from < 0:
            self._link_from = self._size
        elif not on and self._link_from >= 0:
            self.links.append((self._link_from, self._size))
            self._link_from = -1

    def draft(self, kind: BlockKind, depth: int = 0, region: str = "") -> Draft:
        """All that was gathered, as a block."""
        self.set_bold(False)
        self.set_link(False)
        text = MappedText("".join(self._parts), tuple(self._starts), tuple(self._ends))
        draft = Draft(kind, text, depth, (), tuple(self.bold), tuple(self.links), region)
        return draft.part(0, len(text))
