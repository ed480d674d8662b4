"""Rows of tables: which of them names the columns, and which cells are prose that needs no head to be understood."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.model import BETWEEN_CELLS
from kg.segment.words import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.model import Block, Segment
    from kg.segment.sentences import Range

_COLUMN = re.compile(rf"\b(?:{pattern('columns')})\b", re.IGNORECASE)
_NAMES_DATA = re.compile(rf"\b(?:{pattern('columns of data')})\b", re.IGNORECASE)
_STOP_WITHIN = re.compile(r"[a-z]{2}\. [A-Z][a-z]+ [a-z]")
"""Where one sentence of a cell ends and the next begins."""
_LONGEST_HEAD = 14
_SHORTEST_PROSE = 7
"""Words of a cell from which it may be a sentence."""


def names_columns(row: Block) -> bool:
    """Whether a first row that nothing marks as the header says what the columns hold."""
    cells = [cell.text for cell in row.cells]
    short = all(cell.count(" ") < _LONGEST_HEAD and not cell.endswith(".") for cell in cells)
    return len(cells) > 1 and short and sum(bool(_COLUMN.search(cell)) for cell in cells) > 1


def prose(row: Block, header: Segment | None) -> tuple[Range, ...]:
    """The places of the cells that hold whole sentences, in a table where no column is said to hold data."""
    alone = not row.cells[1:]
    if alone or (header is not None and _NAMES_DATA.search(header.text.text)):
        return ()
    return tuple(place for place in _places(row) if is_prose(row.text.text[slice(*place)]))


def title(row: Block) -> str:
    """The words of the first cell, where they are no prose themselves."""
    first = row.cells[0].text
    return "" if is_prose(first) else first


def _places(row: Block) -> Iterator[Range]:
    at = 0
    for cell in row.cells:
        yield at, at + len(cell)
        at += len(cell) + len(BETWEEN_CELLS)


def is_prose(cell: str) -> bool:
    """Whether a cell holds sentences, though a list may follow the last of them."""
    stops = cell.rstrip(')"\u201d').endswith((".", "!")) or _STOP_WITHIN.search(cell) is not None
    return stops and cell.count(" ") + 1 >= _SHORTEST_PROSE
