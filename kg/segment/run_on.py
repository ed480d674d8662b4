"""Parts lists that lost their bullets, a line an item: "We use it for these aims: To answer you." above "To send news."."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.segment.enumerations import is_fragment, lines
from kg.segment.sentences import Range, sentence_ranges, trimmed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.model import Block

_COLON = re.compile(r":\s+(?=[\"'\u201c(]?\w)")
_COMPLETES = re.compile(r"(?:to|for|with|within|among|in|by|when|where|as|if|unless) \w+", re.IGNORECASE)
_CLAUSE = re.compile(
    r"[,:]\s+(?:and )?(?:we|you|they|it)\b|[,:]\s+(?:our|your|this|these|the)(?: \w+){1,4} (?:may|will|can|is|are|has|have)\b"
    r"|\b(?:please|visit|click)\b|\byou (?:may|can|must|should)\b",
    re.IGNORECASE,
)
"""What tells that words which begin so go on to a clause that stands alone ("To help you, we …")."""
_VERB = re.compile(
    r"\b(?:may|will|can|must|shall|should|is|are|was|were|has|have|do|does|please|visit|click|we (?!provide|offer|run)\w+)\b",
    re.IGNORECASE,
)
_LONGEST = 60
"""Words of an item that completes its lead-in, at most."""


def parted(block: Block) -> tuple[Block, ...]:
    """The block; where it holds such a list its lead-in, its items and what follows, one by one."""
    text = block.text.text
    if block.kind not in {"paragraph", "item"} or "\n" not in text:
        return (block,)
    for colon in _COLON.finditer(text):
        items = tuple(_items(text, colon.end()))
        if len(items) > 1:
            listed = (replace(block, kind="item", depth=block.depth + 1, text=block.text.part(*item)) for item in items)
            start, end = trimmed(text, items[-1][1], len(text))
            behind = replace(block, kind="paragraph", depth=0, text=block.text.part(start, end))
            lead = replace(block, text=block.text.part(0, colon.start() + 1))
            return (lead, *listed, *(parted(behind) if start < end else ()))
    return (block,)


def _items(text: str, at: int) -> Iterator[Range]:
    """The lines from a place on that are items of the same kind as the first one."""
    is_item, before = None, ";"
    for line in lines(text, at):
        words = text[slice(*line)]
        is_item = is_item or next((fits for fits in (_completes, _names) if fits(words)), None)
        wrapped = words[0].islower() and not before.endswith(";")
        if is_item is None or not is_item(words) or wrapped:
            return
        yield line
        before = words


def _completes(words: str) -> bool:
    """Whether words only say to whom, what for or when, and so belong to what stands before them."""
    whole = words.count(" ") < _LONGEST and len(sentence_ranges(words)) == 1
    return whole and _COMPLETES.match(words) is not None and _CLAUSE.search(words) is None


def _names(words: str) -> bool:
    """Whether words only name something, with a full stop or none ("Your postal address.")."""
    return is_fragment(words.removesuffix(".")) and _VERB.search(words) is None
