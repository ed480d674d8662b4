"""Lists in lists whose depth the page does not show.

Below "We use it to:" stands "Run our shop, for example by:" as a paragraph with a list of its own; or an item that ends
with a colon leads to the items behind it, which are set no deeper than it is.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.segment.entries import KINDS, completes, names_only, run

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.model import Block


def with_depths(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks, with the entries of outer lists as items and those of inner ones below them."""
    return tuple(_deepened(blocks))


def _deepened(blocks: Sequence[Block]) -> Iterator[Block]:
    at = 0
    while at < len(blocks):
        block = blocks[at]
        at += 1
        yield block
        if not block.text.text.endswith(":"):
            continue
        below = _outer_list(blocks, at) if block.kind == "paragraph" else _behind(block, blocks, at)
        yield from below
        at += len(below)


def _outer_list(blocks: Sequence[Block], at: int) -> tuple[Block, ...]:
    """The paragraphs that are each an entry of a list, with the lists below them; none where no such list is there."""
    found: list[Block] = []
    is_nested = False
    while at < len(blocks) and blocks[at].kind == "paragraph":
        items = _items(blocks, at + 1)
        if not _is_entry(blocks[at].text.text, leads=bool(items)):
            break
        is_nested = is_nested or bool(items)
        found += (replace(blocks[at], kind="item", depth=1), *(replace(i, depth=i.depth + 1) for i in items))
        at += 1 + len(items)
    return tuple(found) if is_nested else ()


def _is_entry(text: str, *, leads: bool) -> bool:
    """Whether a paragraph says nothing by itself, but is something that a lead-in announces."""
    if leads and not text.endswith(":"):
        return False
    words = text.removesuffix(":")
    return "\n" not in text and (completes(words) or names_only(words))


def _items(blocks: Sequence[Block], at: int) -> Sequence[Block]:
    end = at
    while end < len(blocks) and blocks[end].kind == "item":
        end += 1
    return blocks[at:end]


def _behind(item: Block, blocks: Sequence[Block], at: int) -> tuple[Block, ...]:
    """The items behind an item that leads to them, as deep as it though they are."""
    if item.kind != "item":
        return ()
    items = _items(blocks, at)
    small = bool(items) and items[0].text.text[:1].islower()
    level = next((n for n, each in enumerate(items) if not _is_like(each, item.depth, small=small)), len(items))
    texts = [each.text.text for each in items[:level]]
    count = max(run(texts, (kind,), strict=True) for kind in KINDS)
    return tuple(replace(each, depth=each.depth + 1) for each in items[:count])


def _is_like(item: Block, depth: int, *, small: bool) -> bool:
    """Whether an item may belong to a list at this depth, whose first item begins with a small letter or not."""
    return item.depth == depth and (not small or item.text.text[:1].islower())
