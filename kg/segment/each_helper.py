"""Gives each of several helpers a sentence: "we use Acme to host our site, Bolt to send mail and Coil for payments".

Only the first of them has a verb, and a parser makes the others do the work themselves ("Bolt | to send mail").
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.model import Segment

_NAME = r"[A-Z][\w.&’'-]*(?: (?:[A-Z][\w.&’'-]*|\([^()]{1,40}\))){0,3}"
_WORK = r"(?:to|for) (?!you\b|us\b)[a-z][^,;:.]{2,60}?"
_HELPER = rf"{_NAME} {_WORK}"
_WE_USE = re.compile(
    r"(?:[^,;:.]{0,40}\b)?(?i:we|our (?:web ?)?site|our app|our service) (?:(?:also|currently|now) )?"
    r"(?:uses?|rel(?:y|ies) on|works? with|partners? with|engages?|employs?) "
    rf"(?=(?:{_HELPER}, ){{1,8}}{_HELPER},? and {_HELPER}\.?$)"
)
"""Who uses them, up to the first of at least three that are named, each with its work; the parser reads two well."""
_NEXT = re.compile(rf",? and (?={_HELPER}(?:\.?$))|, (?={_HELPER})")
_LONGEST = 600
"""Characters of a sentence that only names helpers."""


def with_each_helper(segments: Iterable[Segment]) -> Iterator[Segment]:
    """The segments, where a sentence that names several helpers is as many sentences."""
    for segment in segments:
        text = segment.text
        opening = _WE_USE.match(text.text) if len(text) < _LONGEST else None
        if opening is None:
            yield segment
            continue
        signs = [(0, opening.end()), *(found.span() for found in _NEXT.finditer(text.text, opening.end()))]
        stops = [*(start for start, _ in signs[1:]), len(text)]
        use = text.part(0, opening.end())
        for (_, begin), stop in zip(signs, stops, strict=True):
            yield replace(segment, text=use + text.part(begin, stop))
