"""Turns tables round whose heads stand at the left: "Purpose | To send you news", below it "Data | E-mail address".

Each column of such a table then is a row, and the words at the left are the heads of its cells.
"""

from __future__ import annotations

import re
from functools import reduce
from itertools import groupby
from typing import TYPE_CHECKING

from kg.model import BETWEEN_CELLS, HEADER_DEPTH, Block
from kg.segment.rows import is_prose, names_columns
from kg.segment.words import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_HEAD = re.compile(
    r"\W*(?:the |our |your |processed |affected )*"
    rf"(?:{pattern('heads at the left')})\b(?:[ /]+[\w'\u2019()-]+){{0,7}}\W*",
    re.IGNORECASE,
)
"""What a cell at the left can say that the cells beside it hold."""
_LEAST, _MOST = 2, 0.6
"""Rows whose first cell is a head: how many, and what part of them all, at least."""


def with_heads_on_top(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks, with such tables turned round."""
    return tuple(each for kind, group in groupby(blocks, lambda b: b.kind) for each in _turned(kind, tuple(group)))


def _turned(kind: str, rows: tuple[Block, ...]) -> Iterator[Block]:
    if kind != "row":
        yield from rows
        return
    width = len(rows[-1].cells)
    titled = (len(rows[0].cells) == width - 1 and width > _LEAST) or (rows[0].depth > 0 and not _is_head(rows[0]))
    body = rows[1:] if titled else rows
    if (titled and names_columns(rows[0])) or not _has_heads_at_left(body, width):
        yield from rows
        return
    for column in range(width):
        cells = tuple(row.cells[column] for row in body)
        yield Block(
            "row",
            reduce(lambda whole, cell: whole.beside(cell, BETWEEN_CELLS), cells),
            0 if column else HEADER_DEPTH,
            cells,
        )


def _has_heads_at_left(rows: Sequence[Block], width: int) -> bool:
    """Whether the words at the left of most rows, and not those on top, say what the cells hold."""
    if len(rows) < _LEAST or width < _LEAST or any(len(row.cells) != width for row in rows):
        return False
    heads = {row.cells[0].text.lower() for row in rows if _is_head(row)}
    if len(heads) < max(_LEAST, len(rows) * _MOST) or names_columns(rows[0]):
        return False
    return not any(is_prose(cell.text) for row in rows for cell in row.cells[1:])


def _is_head(row: Block) -> bool:
    return _HEAD.fullmatch(row.cells[0].text) is not None
