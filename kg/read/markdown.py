"""Markdown and plain text become drafts of blocks, line by line over the source as it is.

A scanner of our own: markdown-it-py gives line numbers but no character offsets for inline text, and takes the loosely
indented lists of html2text for code blocks, so that their words would be lost.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.read.bullets import Bullet, Nesting, bullet
from kg.read.captions import begins_caption, is_caption
from kg.read.inline import Line, inline
from kg.read.lines import NARROWEST, WIDEST, physical_lines
from kg.read.spacing import single_spaced
from kg.read.tables import is_rule, is_table_line, table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.model import BlockKind
    from kg.read.drafts import Draft
    from kg.read.lines import Physical

_ATX = re.compile(r"(#{1,6})(?:[ \t\xa0]+|$)")
_ATX_END = re.compile(r"[ \t]+#+[ \t]*$")
_RULE = re.compile(r"(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,}|(?:=[ \t]*){3,})$")
_UNDERLINE = re.compile(r"(?:=+|-{2,})[ \t]*$")
_BOLD_LINE = re.compile(r"(\*\*|__)(?!\s)(?:(?!\1).){1,150}\1[ \t:]*$")
_CLAUSE = re.compile(r"\d{1,2}(?:\.\d{1,2})+\.?[ \t]+\w")
"""The number of a clause ("5.1"), which goes on with no item above it."""
_LONGEST_HEADING = 3
"""Lines that a heading underlined with "---" may have; more of them are a paragraph above a rule."""


def drafts(source: str, start: int = 0, *, marks: bool = True) -> list[Draft]:
    """The blocks of the source from `start` on; with `marks` false, asterisks and brackets are words (plain text)."""
    return list(_Scanner(source, marks=marks).scan(single_spaced(source, tuple(physical_lines(source, start)))))


class _Scanner:
    """Walks the lines and keeps the block that is open."""

    def __init__(self, source: str, *, marks: bool) -> None:
        self.source, self.marks = source, marks
        self.kind: BlockKind = "paragraph"
        self.depth = 0
        self.column = 0
        self.open: list[Physical] = []
        self.rows: list[Physical] = []
        self.nesting = Nesting()
        self.blank = True
        self.in_list = False

    def scan(self, lines: Iterable[Physical]) -> Iterator[Draft]:
        for line in lines:
            yield from self._line(line)
        yield from self._close()

    def _line(self, line: Physical) -> Iterator[Draft]:
        text = self.source[line.start : line.end]
        if not text or text == "\\":
            if self.rows:
                yield from self._close()
            self.blank = True
            return
        if is_table_line(text, in_table=bool(self.rows)):
            if not self.rows:
                yield from self._before_table(text)
            self.rows.append(line)
        elif self.open and not self.blank and self.kind == "paragraph" and _UNDERLINE.match(text):
            yield from self._underlined(text)
        elif _RULE.match(text):
            yield from self._close()
            self._end_list()
        elif self.marks and (atx := _ATX.match(text)):
            yield from self._close()
            self._end_list()
            stop = _ATX_END.search(text)
            end = line.start + (stop.start() if stop else len(text))
            self._begin(line._replace(start=line.start + atx.end(), end=end, hard=False), "heading", len(atx[1]))
            yield from self._close()
        elif (sign := self._bullet(text)) is not None:
            yield from self._item(line, sign)
        else:
            yield from self._text(line, text)
        self.blank = False

    def _before_table(self, text: str) -> Iterator[Draft]:
        """The line above a separator row is the table's header, even where it has no outer bars."""
        goes_on = bool(self.open) and self.kind == "paragraph" and not self.blank
        header = self.open.pop() if goes_on and is_rule(text) else None
        yield from self._close()
        self._end_list()
        if header:
            self.rows.append(header)

    def _underlined(self, text: str) -> Iterator[Draft]:
        if len(self.open) <= _LONGEST_HEADING:
            self.kind, self.depth = "heading", 1 if text[0] == "=" else 2
        yield from self._close()
        self._end_list()

    def _bullet(self, text: str) -> Bullet | None:
        sign = bullet(text)
        if sign is None or self.blank or not self.open:
            return sign
        # In the middle of a paragraph "14. " may be the end of a date; a hard break or a list makes it an item.
        return sign if sign.family == "sign" or self.kind == "item" or self.open[-1].hard or not self.marks else None

    def _item(self, line: Physical, sign: Bullet) -> Iterator[Draft]:
        yield from self._close()
        depth = self.nesting.depth(line.indent, sign)
        start = line.start + sign.length
        self.column, self.in_list = line.indent + 1, True
        self._begin(line._replace(start=start), "item", depth)

    def _text(self, line: Physical, text: str) -> Iterator[Draft]:
        if self._goes_on(line, text):
            if self.blank:
                self.open[-1] = self.open[-1]._replace(hard=True)
            self.open.append(line)
            return
        yield from self._close()
        self._end_list()
        self._begin(line, "paragraph", 0)

    def _goes_on(self, line: Physical, text: str) -> bool:
        """Whether a line belongs to the block that is open: no title begins or ends between them."""
        if not self.open:
            return False
        if self.blank and not (self._is_below_item(line) and not _CLAUSE.match(text)):
            return False
        above = self.source[self.open[-1].start : self.open[-1].end]
        first = self.kind == "paragraph" and len(self.open) == 1
        if (first and is_caption(above, text)) or (not self.blank and begins_caption(above, text)):
            return False
        ends_title = self.kind == "paragraph" and self._is_bold_line(self.open[-1])
        begins_title = self.open[-1].hard and _BOLD_LINE.match(text) is not None
        return not (self.marks and (ends_title or begins_title))

    def _is_below_item(self, line: Physical) -> bool:
        return self.kind == "item" and line.indent >= self.column and line.indent > 1

    def _is_bold_line(self, line: Physical) -> bool:
        return len(self.open) == 1 and bool(_BOLD_LINE.match(self.source[line.start : line.end]))

    def _begin(self, line: Physical, kind: BlockKind, depth: int) -> None:
        self.open, self.kind, self.depth = [line], kind, depth

    def _end_list(self) -> None:
        self.nesting.clear()
        self.in_list = False

    def _close(self) -> Iterator[Draft]:
        if self.rows:
            rows, self.rows = self.rows, []
            yield from table(self.source, [Line(row.start, row.end) for row in rows], marks=self.marks)
        if self.open:
            lines = self._broken() if not self.marks else [Line(each.start, each.end, each.hard) for each in self.open]
            draft = inline(self.source, lines, marks=self.marks).draft(self.kind, self.depth)
            self.open = []
            if draft.text.text:
                yield draft

    def _broken(self) -> list[Line]:
        """The lines of plain text: a break is the author's where the next word would still have found room."""
        width = max(each.end - each.start for each in self.open)
        lines = []
        for each, below in zip(self.open, [*self.open[1:], None], strict=True):
            word = self.source[below.start : below.end].split(maxsplit=1)[0] if below else ""
            room = each.end - each.start + len(word) + 1
            wrapped = width > NARROWEST and width * 0.9 <= room and width <= WIDEST
            lines.append(Line(each.start, each.end, hard=not wrapped))
        return lines
