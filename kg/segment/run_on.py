"""Parts lists that ran together with their lead-in: they lost their bullets, or keep them in the middle of a line.

"We use it for these aims: To answer you." stands above the line "To send news."; "We use it to: \u2022 Answer you." is
the first bullet of a list and the sentence before it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from kg.segment.enumerations import is_fragment, lines
from kg.segment.sentences import Range, sentence_ranges, trimmed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.model import Block

_LAST_COLON = re.compile(r".*:\s+(?=[\"'\u201c(]?\w)")
_INNER_BULLET = re.compile(r"(?<=\w[\w,:;] )[\u2022\u25cf\u25aa\u2023]\s?(?=\S)")
_COMPLETES = re.compile(r"(?:to|for|with|within|among|in|by|when|where|as|if|unless) \w+", re.IGNORECASE)
_CLAUSE = re.compile(
    r"[,:]\s+(?:and )?(?:we|you|they|it)\b|\b(?:please|visit|click)\b|\byou (?:may|can|must|should)\b"
    r"|[,:]\s+(?:our|your|this|these|the)(?: \w+){1,4} (?:may|will|can|is|are|has|have)\b",
    re.IGNORECASE,
)
"""What tells that words which begin so go on to a clause that stands alone ("To help you, we …")."""
_VERB = re.compile(
    r"^(?:please|visit|click)\b|\bwe (?!provide|offer|run)\w+\b"
    r"|\b(?:may|will|can|must|shall|should|is|are|was|were|has|have|do|does)\b",
    re.IGNORECASE,
)
_LONGEST = 60
"""Words of an item that completes its lead-in, at most."""


def parted(block: Block) -> Iterator[Block]:
    """The block, or its lead-ins and items one by one where such lists stand in it."""
    bullet = _INNER_BULLET.search(block.text.text) if block.kind == "item" else None
    if bullet:
        yield replace(block, kind="paragraph", depth=0, text=block.text.part(0, bullet.start() - 1))
        yield replace(block, text=block.text.part(bullet.end(), len(block.text)))
    elif block.kind in {"paragraph", "item"} and "\n" in block.text.text:
        yield from _by_lines(block)
    else:
        yield block


def _by_lines(block: Block) -> Iterator[Block]:
    """What stands before each list whose items are lines, the items, and what follows."""
    text = block.text.text
    rows = tuple(lines(text))
    at = begin = 0
    plain = block
    while at < len(rows):
        colon = _LAST_COLON.match(text, *rows[at])
        first = (colon.end() if colon else 0, rows[at][1])
        items = tuple(_items(text, chain((first,), (rows[n] for n in range(at + 1, len(rows)))))) if colon else ()
        at += len(items) or 1
        if len(items) > 1:
            yield replace(plain, text=block.text.part(*trimmed(text, begin, first[0])))
            for item in items:
                yield replace(block, kind="item", depth=block.depth + 1, text=block.text.part(*item))
            begin = rows[at][0] if at < len(rows) else len(text)
            plain = replace(block, kind="paragraph", depth=0)
    if begin < len(text):
        yield replace(plain, text=block.text.part(begin, len(text)))


def _items(text: str, rows: Iterable[Range]) -> Iterator[Range]:
    """The first of the lines that are items of the same kind."""
    is_item, before = None, ";"
    for row in rows:
        words = text[slice(*row)]
        is_item = is_item or next((fits for fits in (completes, _names) if fits(words)), None)
        wrapped = words[0].islower() and not before.endswith(";")
        if is_item is None or not is_item(words) or wrapped:
            return
        yield row
        before = words


def completes(words: str) -> bool:
    """Whether words only say to whom, what for or when, and so belong to what stands before them."""
    whole = words.count(" ") < _LONGEST and len(sentence_ranges(words)) == 1
    return whole and _COMPLETES.match(words) is not None and _CLAUSE.search(words) is None


def _names(words: str) -> bool:
    """Whether words only name something, with a full stop or none ("Your postal address.")."""
    return is_fragment(words.removesuffix(".")) and _VERB.search(words) is None
