"""The blocks of a document, one after the other, become its segments."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.model import MappedText, Segment
from kg.segment.sentences import sentence_ranges

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.model import Block, Document

_CUE = re.compile(r":\W*$|\b(?:following|below|includes?|including|such as)\b[^.]*$|[\w,)]$", re.IGNORECASE)


def segments(document: Document) -> tuple[Segment, ...]:
    """The sentences, list items and table rows of a document, in their order."""
    return tuple(_Walk().blocks(document.blocks))


class _Walk:
    """What stands above the block at hand."""

    def __init__(self) -> None:
        self.headings: list[tuple[int, str]] = []
        self.number = -1
        self.before: Block | None = None
        self.last: Segment | None = None
        self.lead: Segment | None = None
        self.above: list[tuple[int, Segment]] = []
        self.header: Segment | None = None

    def blocks(self, blocks: tuple[Block, ...]) -> Iterator[Segment]:
        for block in blocks:
            kind = block.kind
            if kind not in ("item", "row") or self.before is None or self.before.kind != kind:
                self.number += 1
                self._open_list(block)
            if kind == "heading":
                self._heading(block)
            elif kind == "row":
                yield from self._row(block)
            else:
                yield from self._words(block)
            self.before = block

    def _heading(self, block: Block) -> None:
        while self.headings and self.headings[-1][0] >= block.depth:
            self.headings.pop()
        self.headings.append((block.depth, block.text.text))
        self.last = None

    def _open_list(self, block: Block) -> None:
        self.above, self.header, self.lead = [], None, None
        if block.kind == "item" and self.last is not None and _CUE.search(self.last.text.text):
            self.lead = self.last

    def _path(self) -> tuple[str, ...]:
        return tuple(words for _, words in self.headings)

    def _row(self, block: Block) -> Iterator[Segment]:
        segment = Segment(block.text, "row", self._path(), self.number, self.header)
        if block.depth:
            self.header = segment
        else:
            yield segment

    def _words(self, block: Block) -> Iterator[Segment]:
        lead = None
        if block.kind == "item":
            while self.above and self.above[-1][0] >= block.depth:
                self.above.pop()
            lead = self.above[-1][1] if self.above else self.lead
        for number, (start, end) in enumerate(sentence_ranges(block.text.text)):
            words = _one_line(block.text.part(start, end))
            first = block.kind == "item" and number == 0
            segment = Segment(words, "item" if first else "sentence", self._path(), self.number, lead if first else None)
            if first:
                self.above.append((block.depth, segment))
            if block.kind == "paragraph":
                self.last = segment
            yield segment


def _one_line(text: MappedText) -> MappedText:
    return MappedText(text.text.replace("\n", " "), text.starts, text.ends) if "\n" in text.text else text
