"""A table of an HTML page while it is read: rows of cells, or the frame of a page's layout."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.read.drafts import Draft
from kg.read.tables import joined, row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.spans import MappedText

_LONG_CELL = 90
"""Words of a cell, and drafts in it, from which on a table is there for the layout of the page."""
_MANY_DRAFTS = 8


class Table:
    """A table that is open: the drafts of its cells, row by row."""

    def __init__(self) -> None:
        self.rows: list[tuple[bool, list[list[Draft]]]] = []
        self.layout = False

    def open(self, tag: str) -> None:
        """A row or a cell begins; a row of nothing but `th` is a header."""
        if tag == "tr" or not self.rows:
            self.rows.append((True, []))
        if tag != "tr":
            header, cells = self.rows[-1]
            self.rows[-1] = (header and tag == "th", [*cells, []])

    def take(self, draft: Draft) -> bool:
        """Put a block into the open cell, if there is one."""
        if not self.rows or not self.rows[-1][1]:
            return False
        self.rows[-1][1][-1].append(draft)
        return True

    def drafts(self) -> Iterator[Draft]:
        """The rows; where the table only lays out the page, the blocks in its cells."""
        for number, (header, cells) in enumerate(self.rows):
            filled = [cell for cell in cells if cell]
            if self.layout or len(filled) < 2 or any(_is_layout(cell) for cell in filled):  # noqa: PLR2004 (a pair)
                for cell in filled:
                    yield from cell
            else:
                # Below a header an empty cell holds its column's place.
                shown = cells if self.rows[0][0] and cells[0] else filled
                made = row(tuple(_cell(cell) for cell in shown), header=header and number == 0)
                yield Draft(made.kind, made.text, made.depth, made.cells, region=filled[0][0].region)


def _is_layout(cell: list[Draft]) -> bool:
    words = sum(draft.text.text.count(" ") + 1 for draft in cell)
    return len(cell) > 1 and (words > _LONG_CELL or len(cell) > _MANY_DRAFTS or any(d.kind == "heading" for d in cell))


def _cell(cell: list[Draft]) -> MappedText:
    return joined([draft.text for draft in cell], lambda _: "\n")
