"""The readable words of markdown lines: without emphasis marks, link targets, images, escapes, entities and tags."""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from typing import NamedTuple

from kg.read.drafts import Strand


class Line(NamedTuple):
    """A line's words in the source, without its end; `hard` where the author broke it."""

    start: int
    end: int
    hard: bool = False


_SPECIAL = re.compile(
    r"[ \t\xa0\u2000-\u200a\u202f\u3000]{2,}|[\t\xa0\u2000-\u200a\u202f\u3000\n\x0b\x0c\r]"
    r"|[\u200b-\u200f\u2060\ufeff\xad]+|\\|&|<|!?\[|\*+|_+|`+|~~+",
)
SPACE_OR_UNSEEN = re.compile(
    r"[ \t\xa0\u2000-\u200a\u202f\u3000\n\x0b\x0c\r]+|[\u200b-\u200f\u2060\ufeff\xad]+",
)
"""White space, which becomes one space, and characters of no width, which become nothing."""
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9-]*(?:[\s/][^<>]*)?>|<!--.{0,800}?-->", re.DOTALL)
_BREAK = re.compile(r"<(?:br|/p|/div|/li)\b", re.IGNORECASE)
_AUTOLINK = re.compile(r"<((?:https?://|mailto:)?[^\s<>]+[.@:][^\s<>]+)>")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
# Possessive, so that a bracket that never closes costs one look and no more; bounded, so that many of them cost little.
_IMAGE_DATA = r"data:[\w/+.;=,%-]*+"
"""An image itself in place of its address, however long it is."""
_TARGET = (
    rf"\(\s*(?:{_IMAGE_DATA}|<[^<>\n]{{0,2000}}>|(?:[^()\s]|\([^()\s]{{0,500}}\)){{0,2000}}+)"
    r"(?:\s+(?:\"[^\"]{0,500}\"|'[^']{0,500}'))?\s*\)"
)
_LABEL = rf"(?:!\[[^\[\]]{{0,500}}\]\({_IMAGE_DATA}\)|[^\[\]\\]|\\.|\[[^\[\]]{{0,500}}\]){{0,2000}}+"
_LINK = re.compile(rf"!?\[({_LABEL})\](?:{_TARGET}|\[[^\[\]\n]{{0,200}}\])", re.DOTALL)
_TORN_BEFORE = re.compile(r"\w\.[ ]*$")
_TORN_AFTER = re.compile(
    r"(?:com|org|net|edu|gov|co|ca|uk|html?|php|aspx?|jsp|pdf|asp)\b|[,;)]|[A-Za-z]\.(?:[ ]*\n|$|[A-Z,])"
    r"|\d{1,3}\b(?!(?:\.\d{1,2})+\.?[ ]+[A-Z(])",
)
_SPACES = frozenset(" \t\xa0\u202f\u3000\n\x0b\x0c\r") | {chr(code) for code in range(0x2000, 0x200B)}
_BOLD_RUN = 2


def inline(source: str, lines: list[Line], *, marks: bool = True) -> Strand:
    """The words of the lines; with `marks` false, only white space is tidied (plain text)."""
    return _Scan(source, lines, marks=marks).run()


class _Scan:
    """One pass over lines that are first joined, so that a link or an emphasis may go across them."""

    def __init__(self, source: str, lines: list[Line], *, marks: bool) -> None:
        self.lines, self.marks = lines, marks
        self.text = "\n".join([source[line.start : line.end] for line in lines])
        self.line_starts, at = [], 0
        for line in lines:
            self.line_starts.append(at)
            at += line.end - line.start + 1
        self.strand = Strand(source)
        self.closers: set[int] = set()
        self.bold = False

    def run(self) -> Strand:
        self._words(0, len(self.text))
        return self.strand

    def place(self, at: int) -> int:
        """Where in the source the character `at` of the joined text stands."""
        number = bisect_right(self.line_starts, at) - 1
        return self.lines[number].start + at - self.line_starts[number]

    def _words(self, at: int, stop: int) -> None:
        special = _SPECIAL if self.marks else SPACE_OR_UNSEEN
        while at < stop:
            match = special.search(self.text, at, stop)
            if match is None:
                self._copy(at, stop)
                return
            self._copy(at, match.start())
            at = max(self._mark(match, stop), match.start() + 1)

    def _copy(self, start: int, end: int) -> None:
        if start < end:
            first = self.place(start)
            self.strand.copy(first, first + end - start)

    def _mark(self, match: re.Match[str], stop: int) -> int:
        """Deal with a character that may be more than itself; says where to go on."""
        found, at = match[0], match.start()
        first = found[0]
        if first in _SPACES:
            return self._space(found, at, match.end())
        if first in "*_`~":
            return self._emphasis(found, at, match.end())
        if first in "![":
            return self._link(at, stop, image=first == "!", skip=match.end())
        if first == "\\":
            return self._escape(at)
        if first == "&":
            return self._entity(at)
        if first == "<":
            return self._tag(at)
        return match.end()  # characters of no width

    def _space(self, found: str, at: int, end: int) -> int:
        place = self.place(at)
        if found == "\n":
            number = bisect_right(self.line_starts, at) - 1
            if self.lines[number].hard and self._is_torn(at):
                return end
            # The place of a line's end, whatever stood there: spaces, "\r\n", the ">" of a quotation.
            self.strand.space(place, self.lines[number + 1].start, "\n" if self.lines[number].hard else " ")
        else:
            self.strand.space(place, place + end - at)
        return end

    def _is_torn(self, at: int) -> bool:
        """Whether a break tears a word: texts that were cut at every full stop have "e.", "g." and "amazon.", "com"."""
        return bool(_TORN_BEFORE.search(self.text, max(0, at - 12), at)) and bool(_TORN_AFTER.match(self.text, at + 1))

    def _emphasis(self, found: str, at: int, end: int) -> int:
        before = self.text[at - 1] if at else " "
        after = self.text[end] if end < len(self.text) else " "
        is_word = found[0] == "_" and not self._is_underscore_mark(found, at, end, before, after)
        if is_word or (found[0] == "*" and before.isspace() and after.isspace()):
            self._copy(at, end)
        elif found[0] in "*_" and len(found) // _BOLD_RUN % 2:
            self.bold = not self.bold
            self.strand.set_bold(self.bold)
        return end

    def _is_underscore_mark(self, found: str, at: int, end: int, before: str, after: str) -> bool:
        """An underscore is a mark where another one closes it; `_ga` is a name."""
        if at in self.closers:
            return True
        if before.isalnum() or before == "_" or after.isspace():
            return False
        closer = re.compile(rf"(?<=[^\s_]){found}(?![\w_])").search(self.text, end, end + 1000)
        if closer is None:
            return False
        self.closers.add(closer.start())
        return True

    def _link(self, at: int, stop: int, *, image: bool, skip: int) -> int:
        match = _LINK.match(self.text, at, stop)
        if match is None:
            self._copy(at, skip)
            return skip
        if not image:
            self.strand.set_link(True)
            self._words(match.start(1), match.end(1))
            self.strand.set_link(False)
        return match.end()

    def _escape(self, at: int) -> int:
        match = _ESCAPE.match(self.text, at)
        place = self.place(at)
        if match is None:
            self.strand.copy(place, place + 1)
            return at + 1
        self.strand.put(match[1], place, place + 2)
        return match.end()

    def _entity(self, at: int) -> int:
        match = _ENTITY.match(self.text, at)
        place = self.place(at)
        if match is None:
            self.strand.copy(place, place + 1)
            return at + 1
        self.decoded(html.unescape(match[0]), place, place + len(match[0]))
        return match.end()

    def decoded(self, words: str, start: int, end: int) -> None:
        """Add what an entity stands for."""
        if words.isspace():
            self.strand.space(start, end)
        else:
            self.strand.put(words, start, end)

    def _tag(self, at: int) -> int:
        place = self.place(at)
        match = _AUTOLINK.match(self.text, at)
        if match:
            self.strand.set_link(True)
            self._copy(match.start(1), match.end(1))
            self.strand.set_link(False)
            return match.end()
        match = _TAG.match(self.text, at)
        if match is None:
            self.strand.copy(place, place + 1)
            return at + 1
        if _BREAK.match(match[0]):
            self.strand.space(place, place + 1, "\n")
        return match.end()
