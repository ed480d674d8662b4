"""Lists that have no bullets, or lost them: lines or short paragraphs below a colon.

"We use it for these aims:" leads to the lines of its own paragraph, those of the next one, or a run of paragraphs. The
first item may stand in the line of its lead-in ("We use it for these aims: To answer you.").
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.segment.entries import KINDS, PLAIN, run
from kg.segment.sentences import Range, trimmed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.model import Block

_LAST_COLON = re.compile(r".*:\s+(?=[\"'\u201c(]?\w)")
_SECTION = re.compile(r"^\d{1,2}(?:\.\d{1,2})+\.?[ \t]+(?=[A-Z(\"'\u201c])", re.MULTILINE)
_LEAST = 2
_INNER_BULLET = re.compile(r"(?<=\w[\w,:;] )[\u2022\u25cf\u25aa\u2023]\s?(?=\S)")


def with_items(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks, with the entries of such lists as list items."""
    found: list[Block] = []
    rest = [part for block in blocks for each in _at_numbers(block) for part in _at_bullet(each)]
    rest.reverse()
    while rest:
        found += _at_colons(rest.pop())
        if found[-1].kind == "paragraph" and found[-1].text.text.endswith(":"):
            found += _below(rest)
    return tuple(found)


def _at_numbers(block: Block) -> Iterator[Block]:
    """The block, or what each of its lines says that a number of a section begins ("2.1 Name. 2.2 Address.")."""
    marks = list(_SECTION.finditer(block.text.text)) if block.kind == "paragraph" else []
    if len(marks) < _LEAST or marks[0].start():
        yield block
        return
    for mark, end in zip(marks, [*(later.start() for later in marks[1:]), len(block.text)], strict=True):
        yield replace(block, kind="item", depth=1, text=block.text.part(*trimmed(block.text.text, mark.end(), end)))


def _at_bullet(block: Block) -> Iterator[Block]:
    """The block, or its lead-in and its first item where a bullet stands between them."""
    bullet = _INNER_BULLET.search(block.text.text) if block.kind == "item" else None
    if bullet:
        yield replace(block, kind="paragraph", depth=0, text=block.text.part(0, bullet.start() - 1))
        yield replace(block, text=block.text.part(bullet.end(), len(block.text)))
    else:
        yield block


def _at_colons(block: Block) -> Iterator[Block]:
    """What stands before each list that the lines of the block make, its items, and what follows."""
    text = block.text.text
    if block.kind not in {"paragraph", "item"} or "\n" not in text:
        yield block
        return
    rows = tuple(_lines(text))
    at = begin = 0
    plain = block
    while at < len(rows):
        stop, items = _items_at(text, rows[at:])
        at += len(items) or 1
        if items:
            at += stop == rows[at - len(items)][1]
            yield replace(plain, text=block.text.part(*trimmed(text, begin, stop)))
            for item in items:
                yield replace(block, kind="item", depth=block.depth + 1, text=block.text.part(*item))
            begin = rows[at][0] if at < len(rows) else len(text)
            plain = replace(block, kind="paragraph", depth=0)
    if begin < len(text):
        yield replace(plain, text=block.text.part(begin, len(text)))


def _items_at(text: str, rows: Sequence[Range]) -> tuple[int, Sequence[Range]]:
    """Where the lead-in ends that the first line is or holds, and the items that follow."""
    start, end = rows[0]
    if text[end - 1] == ":":
        return end, rows[1 : 1 + run([text[slice(*row)] for row in rows[1:]], KINDS)]
    colon = _LAST_COLON.match(text, start, end)
    if colon is None:
        return end, ()
    items = ((colon.end(), end), *rows[1:])
    return colon.end(), items[: run([text[slice(*item)] for item in items], PLAIN, wrapped=True)]


def _below(rest: list[Block]) -> Iterator[Block]:
    """The items below a paragraph that ends with a colon, taken from the blocks after it (the next one comes last)."""
    if not rest or rest[-1].kind != "paragraph":
        return
    first = rest[-1]
    rows = tuple(_lines(first.text.text))
    if len(rows) > 1:
        count = run([first.text.text[slice(*row)] for row in rows], KINDS)
        if count == len(rows):
            rest.pop()
            yield from (replace(first, kind="item", depth=1, text=first.text.part(*row)) for row in rows)
            return
    paragraphs = []
    for block in reversed(rest):
        if block.kind != "paragraph":
            break
        paragraphs.append(block.text.text)
    taken = run(paragraphs, KINDS, strict=True)
    for _ in range(taken):
        yield replace(rest.pop(), kind="item", depth=1)
    if taken and paragraphs[taken - 1].endswith(":"):
        yield from _deeper(rest)


def _deeper(rest: list[Block]) -> Iterator[Block]:
    """The items that come next, as those of the item before them."""
    while rest and rest[-1].kind == "item":
        item = rest.pop()
        yield replace(item, depth=item.depth + 1)


def _lines(text: str) -> Iterator[Range]:
    """The lines of a text that are not empty."""
    at = 0
    for line in text.split("\n"):
        start, end = trimmed(text, at, at + len(line))
        at += len(line) + 1
        if start < end:
            yield start, end
