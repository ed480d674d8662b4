"""Lists that have no bullets: short paragraphs below one that ends with a colon."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.segment.enumerations import PARTED, are_items, is_fragment, lines
from kg.segment.run_on import completes, parted

if TYPE_CHECKING:
    from kg.model import Block

_TITLE = re.compile(
    r"[A-Z][\w'\u2019/&-]*(?: (?!(?:is|are|was|were|will|may|can|has|have|do|does|not)\b)[\w'\u2019/&(),-]+){0,5}"
    r"(?:[.:]| [\u2013\u2014-]) (?=[A-Z\"\u201c])"
)


def with_items(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks, with such paragraphs as list items."""
    blocks = tuple(part for block in blocks for part in parted(block))
    found: list[Block] = []
    at = 0
    while at < len(blocks):
        found.append(blocks[at])
        at += 1
        if found[-1].kind != "paragraph" or not found[-1].text.text.endswith(":"):
            continue
        if at < len(blocks) and (entries := _entries(blocks[at])):
            found += entries
            at += 1
            continue
        run = _run(blocks, at) or _titled_run(blocks, at) or _run_of_aims(blocks, at)
        found += [replace(block, kind="item", depth=1) for block in blocks[at : at + run]]
        at += run
    return tuple(found)


def _run(blocks: tuple[Block, ...], at: int) -> int:
    """How many paragraphs from here on are items; none if it is only one."""
    stop = at
    while stop < len(blocks) and blocks[stop].kind == "paragraph" and is_fragment(blocks[stop].text.text):
        stop += 1
    # The last item of a list may have a full stop, if the ones before it are parted by semicolons or commas.
    if stop - at > 1 and stop < len(blocks) and blocks[stop].kind == "paragraph":
        before, last = blocks[stop - 1].text.text, blocks[stop].text.text
        parted = before.endswith(PARTED)
        if parted and is_fragment(last.rstrip(".")):
            stop += 1
    return stop - at if stop - at > 1 else 0


def _titled_run(blocks: tuple[Block, ...], at: int) -> int:
    """How many paragraphs from here on begin with a title of their own ("Log data. We record …"); none if only one."""
    stop = at
    while stop < len(blocks) and blocks[stop].kind == "paragraph" and _TITLE.match(blocks[stop].text.text):
        stop += 1
    return stop - at if stop - at > 1 else 0


def _run_of_aims(blocks: tuple[Block, ...], at: int) -> int:
    """How many paragraphs from here on only say what for or to whom ("To send you news."); none if only one."""
    stop = at
    while stop < len(blocks) and blocks[stop].kind == "paragraph" and completes(blocks[stop].text.text):
        stop += 1
    return stop - at if stop - at > 1 else 0


def _entries(block: Block) -> list[Block]:
    """The lines of one paragraph as items, if each of them is one."""
    text = block.text.text
    if block.kind != "paragraph" or "\n" not in text:
        return []
    parts = tuple(lines(text))
    if not are_items(text, parts):
        return []
    return [replace(block, kind="item", depth=1, text=block.text.part(*part)) for part in parts]
