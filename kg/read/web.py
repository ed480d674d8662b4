"""HTML becomes drafts of blocks: headings, paragraphs, nested lists and tables, with where every character came from.

The parser of the standard library is used because it says at what offset each tag and text begins when it is told not
to convert character references; selectolax and lxml are faster, but know no offsets, or lines only.
"""

from __future__ import annotations

import html
import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import accumulate

from kg.read import depths, tags
from kg.read.drafts import Draft, Strand
from kg.read.inline import SPACE_OR_UNSEEN
from kg.read.regions import region_of, without_regions
from kg.read.web_table import Table

_ENTITY = re.compile(r"&#?\w+;?")
_STRAY = re.compile(r"<(?![^<>]{0,4000}>)")
_MANY_STRAYS = 1000
_DEEPEST = 500
"""Tags that stand open at once; browsers stop at about as many."""


def drafts(source: str) -> tuple[str, list[Draft]]:
    """The title of the page and its blocks, without the parts around its main text."""
    page = _Page(source)
    page.feed(_without_stray_signs(source))
    page.close()
    page.finish()
    return " ".join("".join(page.title).split()), without_regions(page.found)


def _without_stray_signs(source: str) -> str:
    """The page with a space for each "<" that opens nothing, where there are very many of them.

    For each such sign the parser looks through all that follows; a hostile page would keep it busy for hours. The words
    are taken from the source itself, so that nothing is lost by this.
    """
    last_comment_end = source.rfind("-->")
    opened = source.find("<!--", max(0, last_comment_end))
    if opened >= 0:
        source = source[:opened] + source[opened:].replace("<!--", "    ")
    return source if len(_STRAY.findall(source)) < _MANY_STRAYS else _STRAY.sub(" ", source)


class _Page(HTMLParser):
    """Walks the tags and keeps the block that is open."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=False)
        self.source = source
        self.line_starts = [0, *accumulate(len(line) + 1 for line in source.split("\n"))]
        self.title: list[str] = []
        self.found: list[Draft] = []
        self.open: list[tuple[str, str]] = []
        self.tables: list[Table] = []
        self.strand = Strand(source)
        self.breaks = 0
        self.silent = 0

    def _at(self) -> int:
        line, column = self.getpos()
        return self.line_starts[line - 1] + column

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A tag opens; many of them end the block before."""
        if tag in tags.CLOSED_BY:
            self._close_implied(*tags.CLOSED_BY[tag])
        region = "" if tag in tags.VOID else region_of(tag, dict(attrs), self.open)
        self._boundary(tag)
        if region and not self.silent:
            self._flush()
        if tag in tags.VOID or (len(self.open) > _DEEPEST and tag not in tags.NO_TEXT):
            return
        self.open.append((tag, region))
        if tag in tags.NO_TEXT:
            self.silent += 1
        if tag in tags.BOLD:
            self.strand.set_bold(True)
        if tag == "a" and any(name == "href" for name, _ in attrs):
            self.strand.set_link(True)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A tag that closes itself; browsers take the slash of `<div/>` for nothing, except in foreign elements."""
        if tag in tags.VOID or self.silent:
            self._boundary(tag)
        else:
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        """A tag closes, and with it all that was opened inside it."""
        if tag in ("br", "p") and not any(name == tag for name, _ in self.open):
            self._boundary("br" if tag == "br" else "p")
            return
        for number in range(len(self.open) - 1, max(-1, len(self.open) - 400), -1):
            if self.open[number][0] == tag:
                while len(self.open) > number:
                    self._pop()
                return
            if self.open[number][0] == "table" and tag not in tags.BLOCKS:
                return  # a stray end tag in a cell closes nothing outside the table

    def handle_data(self, data: str) -> None:
        """Words."""
        if self.silent:
            if self.open and self.open[-1][0] == "title":
                self.title.append(data)
            return
        at = self._at()
        end = at + len(data)
        for match in SPACE_OR_UNSEEN.finditer(self.source, at, end):
            self._copy(at, match.start())
            at = match.end()
            if match[0][0].isspace():
                line_break = "\n" in match[0] and any(tag == "pre" for tag, _ in self.open)
                self.strand.space(match.start(), at, "\n" if line_break else " ")
        self._copy(at, end)

    def handle_entityref(self, name: str) -> None:  # noqa: ARG002  (as the source writes it is what counts)
        """A named character."""
        self._entity()

    def handle_charref(self, name: str) -> None:  # noqa: ARG002  (as for named ones)
        """A numbered character."""
        self._entity()

    def _entity(self) -> None:
        match = _ENTITY.match(self.source, self._at())
        if match is None:
            return
        words = html.unescape(match[0])
        if self.silent:
            if self.open and self.open[-1][0] == "title":
                self.title.append(words)
        elif words.isspace():
            self.strand.space(match.start(), match.end())
        elif words not in ("\u200b", "\u200c", "\u200d", "\ufeff", "\xad"):
            self.strand.put(words, match.start(), match.end())
            self.breaks = 0

    def _copy(self, start: int, end: int) -> None:
        if start < end:
            self.strand.copy(start, end)
            self.breaks = 0

    def _pop(self) -> None:
        tag, region = self.open[-1]
        self._boundary(tag, closing=True)
        if region and not self.silent:
            self._flush()
        self.open.pop()
        if tag in tags.NO_TEXT:
            self.silent -= 1
        if tag in tags.BOLD and not any(name in tags.BOLD for name, _ in self.open):
            self.strand.set_bold(False)
        if tag == "a":
            self.strand.set_link(False)

    def _close_implied(self, closed: frozenset[str], limit: frozenset[str]) -> None:
        for number in range(len(self.open) - 1, -1, -1):
            name = self.open[number][0]
            if name in closed:
                while len(self.open) > number:
                    self._pop()
                return
            if name in limit:
                return

    def _boundary(self, tag: str, *, closing: bool = False) -> None:
        """What a tag does to the block that is open."""
        if self.silent:
            return
        if tag == "br":
            self.breaks += 1
            if self.breaks > 1 and not self._in_item():
                self._flush()
            else:
                at = self._at()
                self.strand.space(at, at, "\n")
        elif tag == "li" or tag in tags.HEADINGS or tag in tags.LISTS or tag == "hr":
            self._flush()
        elif tag in ("table", "tr") or tag in tags.CELLS:
            self._flush()
            self._table_tag(tag, closing=closing)
        elif tag in tags.BLOCKS:
            if self._in_item():
                at = self._at()
                self.strand.space(at, at, "\n")
            else:
                self._flush()

    def _in_item(self) -> bool:
        for name, _ in reversed(self.open):
            if name == "li":
                return True
            if name in tags.LISTS or name in tags.CELLS or name in tags.HEADINGS:
                return False
        return False

    def _table_tag(self, tag: str, *, closing: bool) -> None:
        if tag == "table" and closing:
            self._end_table()
        elif tag == "table":
            if self.tables:
                self.tables[-1].layout = True
            self.tables.append(Table())
        elif self.tables and not closing:
            self.tables[-1].open(tag)

    def _end_table(self) -> None:
        if self.tables:
            for draft in self.tables.pop().drafts():
                self._add(draft)

    def _flush(self) -> None:
        """End the block that is open."""
        if not len(self.strand):
            return
        strand, self.strand = self.strand, Strand(self.source)
        draft = self._draft(strand)
        if any(name in tags.BOLD for name, _ in self.open):
            self.strand.set_bold(True)
        if draft.text.text:
            self._add(draft)
        self.breaks = 0

    def _draft(self, strand: Strand) -> Draft:
        """What was gathered as the block that the tags around it make of it."""
        around = [name for name, _ in reversed(self.open)]
        region = next((part for _, part in self.open if part), "")
        level = next((tags.HEADINGS[name] for name in around if name in tags.HEADINGS), 0)
        if level:
            return strand.draft("heading", level, region)
        if self._in_item():
            return strand.draft("item", max(1, sum(name in tags.LISTS for name in around)), region)
        match next((name for name in around if name in tags.DEFINITIONS), ""):
            case "dt":
                return strand.draft("heading", depths.TERM, region)
            case "dd":
                return replace(strand.draft("paragraph", 0, region), is_text=True)
        return strand.draft("paragraph", 0, region)

    def _add(self, draft: Draft) -> None:
        if not (self.tables and self.tables[-1].take(draft)):
            self.found.append(draft)

    def finish(self) -> None:
        """The file is over: what is still open closes."""
        while self.open:
            self._pop()
        self._flush()
        while self.tables:
            self._end_table()
