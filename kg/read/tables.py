"""The tables of markdown: rows of cells between bars."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.model import BETWEEN_CELLS, HEADER_DEPTH
from kg.read.bullets import bullet
from kg.read.drafts import Draft
from kg.read.inline import Line, inline
from kg.spans import MappedText

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_RULE = re.compile(r"\|?[ \t]*:?-{2,}:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_BAR = re.compile(r"(?<!\\)\|")


def is_table_line(text: str, *, in_table: bool) -> bool:
    """Whether the line is a row of a table, or the rule below its header."""
    if "|" not in text:
        return False
    if in_table or (text[0] == "|" and _BAR.search(text, 1)):
        return True
    return is_rule(text)


def is_rule(text: str) -> bool:
    """Whether the line is the rule between header and rows."""
    return "|" in text and _RULE.match(text) is not None


def table(source: str, lines: list[Line], *, marks: bool = True) -> Iterator[Draft]:
    """The rows as drafts, the rule left out; the row above the rule is the header."""
    rules = {number for number, line in enumerate(lines) if is_rule(source[line.start : line.end])}
    for number, line in enumerate(lines):
        if number in rules:
            continue
        cells = tuple(
            inline(source, [Line(start, end)], marks=marks).draft("row").text for start, end in _cells(source, line)
        )
        # Below a header an empty cell holds its column's place; elsewhere it only lays out the page.
        cells = cells if rules and cells and cells[0].text else tuple(cell for cell in cells if cell.text)
        if any(cell.text for cell in cells):
            yield row(cells, header=number + 1 in rules and number == 0)


def row(cells: tuple[MappedText, ...], *, header: bool = False) -> Draft:
    """A row whose text is its cells with bars between them."""
    cells = tuple(_on_one_line(cell) for cell in cells)
    return Draft("row", joined(cells, lambda _: BETWEEN_CELLS), HEADER_DEPTH if header else 0, cells)


def joined(parts: Sequence[MappedText], between: Callable[[MappedText], str]) -> MappedText:
    """The parts in one text; what comes after each of them stands for nothing in the source."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for number, part in enumerate(parts):
        if number:
            sign, at = between(parts[number - 1]), ends[-1]
            words.append(sign)
            starts += [at] * len(sign)
            ends += [at] * len(sign)
        words.append(part.text)
        starts += part.starts
        ends += part.ends
    return MappedText("".join(words), tuple(starts), tuple(ends))


def _on_one_line(cell: MappedText) -> MappedText:
    """The lines of a cell as a list with semicolons, for that is what they are as a rule."""
    if "\n" not in cell.text:
        return cell
    entries, at = [], 0
    for line in cell.text.split("\n"):
        sign = bullet(line)
        part = cell.part(at + (sign.length if sign else 0), at + len(line))
        at += len(line) + 1
        if part.text.strip():
            entries.append(part)
    return joined(entries, lambda part: " " if part.text.rstrip()[-1] in ".,;:!?" else "; ")


def _cells(source: str, line: Line) -> Iterator[tuple[int, int]]:
    at = line.start + (source[line.start] == "|")
    for bar in _BAR.finditer(source, at, line.end):
        yield at, bar.start()
        at = bar.end()
    if at < line.end:
        yield at, line.end
