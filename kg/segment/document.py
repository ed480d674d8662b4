"""The blocks of a document, one after the other, become its segments."""

from __future__ import annotations

from dataclasses import replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from kg.model import Segment
from kg.segment.answers import with_answers, without_speakers
from kg.segment.cited_law import without_law
from kg.segment.each_helper import with_each_helper
from kg.segment.entitled import Announced, announced, entry
from kg.segment.entries import is_more_of_item
from kg.segment.enumerations import enumeration, without_joiner
from kg.segment.flat_tables import with_rows
from kg.segment.half_stops import with_semicolons
from kg.segment.headings import leads_in, states
from kg.segment.lead_ins import governing, governing_item
from kg.segment.lists import with_items
from kg.segment.nested import with_depths
from kg.segment.rows import names_columns, prose, title
from kg.segment.sentences import sentence_ranges
from kg.segment.titles import is_title_of
from kg.segment.turned import with_heads_on_top
from kg.titles import says_what_for, words_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.model import Block, Document, SegmentKind
    from kg.segment.sentences import Range

_DEEPEST = 9
"""Level of a heading in front of its text, below all others."""
_LONGEST_LIST_OF_WORDS = 300
"""Characters of a paragraph that may be a mere list of what its heading announces."""


def segments(document: Document) -> tuple[Segment, ...]:
    """The sentences, list items and table rows of a document, in their order."""
    name = document.policy.organization
    stopped = tuple(with_semicolons(block, name) for block in without_speakers(document.blocks))
    blocks = with_depths(with_items(with_heads_on_top(with_rows(stopped))))
    return tuple(with_each_helper(with_answers(_Walk(name).blocks(blocks))))


class _Walk:
    """What stands above the block at hand."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.headings: list[tuple[int, str]] = []
        self.titles: list[tuple[int, Segment]] = []
        self.number = -1
        self.last: Segment | None = None
        self.title: Segment | None = None
        self.paragraph: list[Segment] = []
        self.above: list[tuple[int, list[Segment]]] = []
        self.lead: Segment | None = None
        self.header: Segment | None = None
        self.fresh = True
        self.announced: Announced | None = None
        self.entry: Segment | None = None

    def blocks(self, blocks: tuple[Block, ...]) -> Iterator[Segment]:
        """The segments of the blocks."""
        before = ""
        for number, block in enumerate(blocks):
            below = blocks[number + 1].kind if number + 1 < len(blocks) else ""
            if block.kind not in ("item", "row") or block.kind != before:
                self.number += 1
                self._open_list(block)
            if block.kind == "heading":
                yield from self._heading(block, below)
            elif block.kind == "row" and (block.cells[1:] or self.header is not None):
                yield from self._row(block, below)
            elif block.kind == "item":
                yield from self._item(block)
            else:
                yield from self._paragraph(block)
            before = block.kind

    def _segment(
        self,
        block: Block,
        place: Range,
        kind: SegmentKind = "sentence",
        lead: Segment | None = None,
        topic: Segment | None = None,
    ) -> Segment:
        path = tuple(words for _, words in self.headings)
        return Segment(without_law(block.text.part(*place).on_one_line()), kind, path, self.number, lead, topic)

    def _heading(self, block: Block, below: str) -> Iterator[Segment]:
        """A heading that is a statement too ("We do not sell your data") is both; one above a list may lead to it."""
        text = block.text.text
        self.announced = announced(self.announced, block, self.last, self.headings[-1][0] if self.headings else 0)
        self.last, self.title, self.entry = None, None, None
        self._close_sections(block.depth)
        above = self.titles[-1][1] if self.titles else None
        governs = below == "item" and leads_in(text)
        aim = (words_at(text), len(text)) if says_what_for(text) else None
        if self.announced is not None and not governs and (place := entry(block, self.announced)):
            self.entry = self._segment(block, place, "item", self.announced.lead)
            yield self.entry
        elif above is not None and aim is not None:
            yield self._segment(block, aim, topic=above)
        if governs or states(text):
            segment = self._segment(block, (0, len(text)))
            self.last, self.paragraph = (segment, [segment]) if governs else (None, [])
            yield segment
        if not governs:
            self.headings.append((block.depth, text.replace("\n", " ")))
            self.title = self._segment(block, aim or (0, len(text)), "heading", topic=above)
            self.titles.append((block.depth, self.title))

    def _close_sections(self, depth: int) -> None:
        """Leave the sections whose headings are no higher than one at this depth."""
        while self.headings and self.headings[-1][0] >= depth:
            self.headings.pop()
        while self.titles and self.titles[-1][0] >= depth:
            self.titles.pop()

    def _open_list(self, block: Block) -> None:
        self.above, self.header, self.lead, self.fresh = [], None, self.entry or self.title, True
        if block.kind == "item" and self.last is not None:
            self.lead = governing(self.paragraph, block.text.text) or self.title

    def _row(self, block: Block, below: str) -> Iterator[Segment]:
        """A row that names the columns, or is read by what they hold, or whose cells say all of it themselves."""
        segment = self._segment(block, (0, len(block.text)), "row", self.header)
        heads = self.header is None and self.fresh and names_columns(block)
        self.fresh = False
        told = prose(block, self.header)
        if (block.depth or heads) and below == "row":
            self.header = segment
        elif told:
            path = len(self.headings)
            if title(block):
                self.headings = [*self.headings, (_DEEPEST, title(block))]
            for start, end in told:
                for first, last in sentence_ranges(block.text.text[start:end], self.name):
                    yield self._segment(block, (start + first, start + last))
            self.headings = self.headings[:path]
        else:
            yield segment
        self.last = None

    def _item(self, block: Block) -> Iterator[Segment]:
        while self.above and self.above[-1][0] >= block.depth:
            self.above.pop()
        lead = governing_item(self.above[-1][1]) if self.above else self.lead
        text, said = block.text.text, list[Segment]()
        self.above.append((block.depth, said))
        for number, place in enumerate(sentence_ranges(text, self.name)):
            if number and not (said[0].kind == "item" and is_more_of_item(text[slice(*place)])):
                said.extend(self._with_inner_list(block, self._segment(block, place, topic=lead), place))
            else:
                part = without_joiner(text, *place)
                said.extend(self._with_inner_list(block, self._segment(block, part, "item", lead), part))
        yield from said
        self.last = None

    def _with_inner_list(self, block: Block, whole: Segment, place: Range) -> Iterator[Segment]:
        """A sentence or item; of one that holds a list, what leads to the list, and the list's items."""
        listed = enumeration(block.text.text[slice(*place)])
        if listed is None:
            yield whole
            return
        start, _ = place
        (_, end), items = listed
        lead = replace(whole, text=self._segment(block, (start, start + end)).text)
        yield lead
        for first, last in items:
            yield self._segment(block, without_joiner(block.text.text, start + first, start + last), "item", lead)

    def _paragraph(self, block: Block) -> Iterator[Segment]:
        text = block.text.text
        listed = enumeration(text)
        self.paragraph = []
        path = len(self.headings)
        places = sentence_ranges(text if listed is None else text[: listed.before[1]], self.name)
        for place, following in zip_longest(places, places[1:]):
            if following is not None and is_title_of(text, place, following) and not states(text, *place):
                self.title = self._segment(block, place, "heading")
                self.headings = [*self.headings[:path], (_DEEPEST, text[slice(*place)].replace("\n", " "))]
                continue
            topic = self.title if len(text) <= _LONGEST_LIST_OF_WORDS else None
            self.last = self._segment(block, place, topic=topic)
            self.paragraph.append(self.last)
            yield from self._with_inner_list(block, self.last, place)
        self.headings = self.headings[:path]
        if listed is None:
            return
        lead = self.last
        for start, end in listed.items:
            for number, (first, last) in enumerate(sentence_ranges(text[start:end], self.name)):
                place = (start + first, start + last)
                if number:
                    yield self._segment(block, place)
                else:
                    yield self._segment(block, without_joiner(text, *place), "item", lead)
        self.last = None
