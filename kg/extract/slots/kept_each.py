"""Finds what else is kept, each for a time of its own, where the verb is said once.

"Invoices are kept for seven years, job applications for six months" has no second verb that would tell of applications.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.model import Phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.model import Frame

_TIME = r"(?:(?:for|after|within)\s(?:[\w-]+\s){1,4}?(?:hours?|days?|weeks?|months?|years?)\b|until\b)"
_FIRST = re.compile(rf"[^.;:]*?\b{_TIME}")
"""What stands behind the first of them, up to its time."""
_NEXT = re.compile(
    rf"(?:[,;]\sand\s|[,;]\s|\sand\s)(?P<data>(?:(?!(?:and|or|we|you|they|it|this|that|these|then|which|who|so|but|if|when"
    rf"|unless|except|is|are|was|were|be|been|will|may|can|must|not|only|longer|for|after|until|within|delete[sd]?"
    rf"|erase[sd]?|remove[sd]?|kept|keep|stored?|retain(?:ed)?|whichever|as|from|to|at)\b)[\w’'/-]+\s){{1,5}})"
    rf"(?P<time>{_TIME}(?:(?<=until)[^,;.]*)?)",
    re.IGNORECASE,
)


def kept_each(frame: Frame) -> Iterator[Frame]:
    """A frame for each of those that follow with a time and no verb."""
    if frame.action != "retain" or not frame.data:
        return
    first = _FIRST.match(frame.text.text, frame.data[-1].end)
    if first is None:
        return
    for found in _NEXT.finditer(frame.text.text, first.end()):
        data = Phrase(found.start("data"), found.end("data") - 1)
        time = Phrase(*found.span("time"))
        yield replace(frame, data=(data,), recipients=(), purposes=(), exception=None, condition=None, duration=time)
