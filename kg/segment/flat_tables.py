"""Gives the table of the US model privacy form its rows back where a converter left only its words.

Banks and insurers tell on that form why they share data: each row is a reason, whether they share for it, and whether a
person can limit that. As plain text the cells stand one below the other, or all in a line.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import reduce
from typing import TYPE_CHECKING

from kg.model import BETWEEN_CELLS, HEADER_DEPTH, Block
from kg.segment.sentences import trimmed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.spans import MappedText

_HEADS = re.compile(
    r"(?P<reason>reasons\s+(?:why\s+)?(?:\w+\s+){1,4}can\s+share\s+(?:\w+\s+){1,3}information)\W{1,8}"
    r"(?P<shared>do(?:es)?\s[^?]{1,80}?\sshare\?)\W{1,8}(?P<limit>can\s+you\s+limit\s+(?:this\s+|our\s+)?sharing\?)",
    re.IGNORECASE,
)
_ROW = re.compile(
    r"\W{1,8}(?P<reason>for\s[^?]{8,400}?)[\s|*:]{1,8}(?P<shared>yes|no)\b[\s|*]{1,8}"
    r"(?P<limit>yes|no|we\s+(?:don['\u2019]t|do\s+not)\s+share)\b",
    re.IGNORECASE,
)
_ASKS = re.compile(r"\blimit\s+(?:this\s+|our\s+)?sharing\?", re.IGNORECASE)
_BREAK = "\n"


def with_rows(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks, with those that hold such a table as its rows."""
    if not any(block.kind != "row" and _ASKS.search(block.text.text) for block in blocks):
        return blocks
    whole = _joined([block.text for block in blocks], _BREAK)
    heads = _HEADS.search(whole.text)
    rows = list(_rows(whole.text, heads.end())) if heads else []
    if heads is None or not rows:
        return blocks
    table = (_row(whole, heads, HEADER_DEPTH), *(_row(whole, each, 0) for each in rows))
    return tuple(_around(blocks, (heads.start(), rows[-1].end()), table))


def _rows(text: str, at: int) -> Iterator[re.Match[str]]:
    """The rows from there on, as long as one follows the other."""
    while found := _ROW.match(text, at):
        yield found
        at = found.end()


def _row(whole: MappedText, found: re.Match[str], depth: int) -> Block:
    places = (trimmed(whole.text, *found.span(name)) for name in ("reason", "shared", "limit"))
    cells = tuple(whole.part(*place).on_one_line() for place in places)
    return Block("row", _joined(cells, BETWEEN_CELLS), depth, cells)


def _around(blocks: Sequence[Block], table: tuple[int, int], rows: Sequence[Block]) -> Iterator[Block]:
    """The blocks with the rows in the place of their words; what stands before and behind in its block stays."""
    at = 0
    for block in blocks:
        start, end = at, at + len(block.text)
        at = end + len(_BREAK)
        if end <= table[0] or start >= table[1]:
            yield block
            continue
        yield from _part(block, 0, table[0] - start)
        yield from rows if start <= table[0] else ()
        yield from _part(block, table[1] - start, end - start)


def _part(block: Block, start: int, end: int) -> Iterator[Block]:
    first, last = trimmed(block.text.text, max(0, start), max(0, end))
    if first < last:
        yield replace(block, text=block.text.part(first, last))


def _joined(parts: Sequence[MappedText], between: str) -> MappedText:
    return reduce(lambda whole, part: whole.beside(part, between), parts)
