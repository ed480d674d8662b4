"""The lines of a file: where the words of each are, without quotation marks, indents and spaces at the end."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_LINES = re.compile(r"([^\r\n]*)(\r\n|\r|\n|$)")
_QUOTE = re.compile(r"[ ]{0,3}>[ ]?")
_NO_TEXT = " \t\xa0\u200b\u200c\u200d\u2060\ufeff\\"
_TAB = 4
NARROWEST, WIDEST = 40, 160
"""How wide text is whose lines were broken for want of room; other lines are paragraphs or entries of their own."""


class Physical(NamedTuple):
    """A line of the file: where its words are, how far in they stand, whether they end in a hard break."""

    start: int
    end: int
    indent: int
    hard: bool


def physical_lines(source: str, start: int) -> Iterator[Physical]:
    """The lines of the source from `start` on, the empty ones too."""
    for match in _LINES.finditer(source, start):
        begin, stop = match.span(1)
        raw = match[1]
        if raw.lstrip()[:1] == ">":
            while quote := _QUOTE.match(source, begin, stop):
                begin = quote.end()
            raw = source[begin:stop]
        body = raw.lstrip(_NO_TEXT[:-1])
        begin = stop - len(body)
        lead = raw[: len(raw) - len(body)]
        indent = len(lead) if "\t" not in lead else len(lead.expandtabs(_TAB))
        words = body.rstrip(_NO_TEXT[:-1])
        hard = len(body) - len(words) > 1 or body.endswith("\\")
        yield Physical(begin, begin + len(words.rstrip(_NO_TEXT) if words.endswith("\\") else words), indent, hard)
