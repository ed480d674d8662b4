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

from kg.read.drafts import Draft, Strand
from kg.read.inline import SPACE_OR_UNSEEN
from kg.read.regions import region_of, without_regions
from kg.read.web_table import Table

_NO_TEXT = frozenset(
    {"script", "style", "noscript", "template", "svg", "math", "select", "textarea", "iframe", "object", "head"},
)
_VOID = frozenset(
    {"br", "hr", "img", "input", "meta", "link", "area", "base", "col", "embed", "source", "track", "wbr"},
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_LISTS = frozenset({"ul", "ol", "menu", "dir"})
_PARTS = frozenset({"section", "article", "main", "header", "footer", "nav", "aside", "form", "details", "body"})
_BLOCKS = _PARTS | {
    "html",
    "p",
    "div",
    "fieldset",
    "blockquote",
    "address",
    "center",
    "dl",
    "dt",
    "dd",
    "pre",
    "summary",
}
_DEFINITIONS = frozenset({"dt", "dd"})
_TERM = 9
"""Depth of a term as a heading, below those of the page."""
_BLOCKS |= {"figure", "figcaption", "tbody", "thead", "tfoot", "caption"}
_BOLD = frozenset({"b", "strong"})
_CELLS = frozenset({"td", "th"})
_CLOSED_BY = {
    "li": (frozenset({"li"}), _LISTS),
    "p": (frozenset({"p"}), _BLOCKS | _CELLS | {"li"} - {"p"}),
    "td": (_CELLS, frozenset({"tr", "table"})),
    "th": (_CELLS, frozenset({"tr", "table"})),
    "tr": (frozenset({"tr"}), frozenset({"table"})),
    "dt": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "dd": (frozenset({"dt", "dd"}), frozenset({"dl"})),
}
"""Tags that end an open one of the same kind that was not closed, looking no further than the second set."""
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
        if tag in _CLOSED_BY:
            self._close_implied(*_CLOSED_BY[tag])
        region = "" if tag in _VOID else region_of(tag, dict(attrs), self.open)
        self._boundary(tag)
        if region and not self.silent:
            self._flush()
        if tag in _VOID or (len(self.open) > _DEEPEST and tag not in _NO_TEXT):
            return
        self.open.append((tag, region))
        if tag in _NO_TEXT:
            self.silent += 1
        if tag in _BOLD:
            self.strand.set_bold(True)
        if tag == "a" and any(name == "href" for name, _ in attrs):
            self.strand.set_link(True)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A tag that closes itself; browsers take the slash of `<div/>` for nothing, except in foreign elements."""
        if tag in _VOID or self.silent:
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
            if self.open[number][0] == "table" and tag not in _BLOCKS:
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
        if tag in _NO_TEXT:
            self.silent -= 1
        if tag in _BOLD and not any(name in _BOLD for name, _ in self.open):
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
        elif tag == "li" or tag in _HEADINGS or tag in _LISTS or tag == "hr":
            self._flush()
        elif tag in ("table", "tr") or tag in _CELLS:
            self._flush()
            self._table_tag(tag, closing=closing)
        elif tag in _BLOCKS:
            if self._in_item():
                at = self._at()
                self.strand.space(at, at, "\n")
            else:
                self._flush()

    def _in_item(self) -> bool:
        for name, _ in reversed(self.open):
            if name == "li":
                return True
            if name in _LISTS or name in _CELLS or name in _HEADINGS:
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
        tags = [name for name, _ in self.open]
        region = next((part for _, part in self.open if part), "")
        level = next((_HEADINGS[name] for name in reversed(tags) if name in _HEADINGS), 0)
        depth = sum(name in _LISTS for name in tags)
        if level:
            draft = strand.draft("heading", level, region)
        elif self._in_item():
            draft = strand.draft("item", max(1, depth), region)
        elif term := next((name for name in reversed(tags) if name in _DEFINITIONS), ""):
            draft = strand.draft("heading", _TERM, region) if term == "dt" else strand.draft("paragraph", 0, region)
            draft = replace(draft, is_text=term == "dd")
        else:
            draft = strand.draft("paragraph", 0, region)
        if any(name in _BOLD for name in tags):
            self.strand.set_bold(True)
        if draft.text.text:
            self._add(draft)
        self.breaks = 0

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
