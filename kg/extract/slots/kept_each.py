"""Finds what else is kept, each for a time of its own, where the verb is said once.

"Invoices are kept for seven years, job applications for six months" has no second verb that would tell of applications.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.model import Phrase

if TYPE_CHECKING:
    from kg.model import Frame

_UNIT = r"(?:hours?|days?|weeks?|months?|years?)\b"
_NUMBER = r"(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|sixty|ninety)"
_TIME = rf"(?:(?:for|after|within)\s(?:[\w-]+\s){{1,4}}?{_UNIT}|{_NUMBER}\s{_UNIT}|until\b)"
_FIRST = re.compile(rf"[^.;:]*?\b{_TIME}")
"""What stands behind the first of them, up to its time."""
_SAME = r"(?:in|plus|another|(?:an?|the) (?:further|additional|maximum|total)|sometimes|usually|up|about|roughly)\b"
"""Behind a time, that of the same data it is told how long they are kept at other times, or how much longer."""
_NEXT = re.compile(
    rf"(?:[,;]\sand\s|[,;]\s|\sand\s)(?!{_SAME})"
    rf"(?P<data>(?:(?!(?:and|or|we|you|they|it|this|that|these|then|which|who|so|but|if|when|unless|except|is|are|was|were|be|been|will|may|can|must|not|only|longer|for|after|until|within|delete[sd]?"
    rf"|erase[sd]?|remove[sd]?|kept|keep|stored?|retain(?:ed)?|whichever|as|from|to|at)\b)[\w’'/-]+\s){{1,5}})"
    rf"(?P<time>{_TIME}(?:(?<=until)[^,;.]*)?)",
    re.IGNORECASE,
)


def kept_each(frame: Frame) -> tuple[Frame, ...]:
    """The frame with no more than its own time, and one for each of those that follow with a time and no verb."""
    first = _FIRST.match(frame.text.text, frame.data[-1].end) if frame.action == "retain" and frame.data else None
    if first is None:
        return (frame,)
    others = tuple(_NEXT.finditer(frame.text.text, first.end()))
    return (_up_to(frame, others), *(_kept_so_long(frame, other) for other in others))


def _up_to(frame: Frame, others: tuple[re.Match[str], ...]) -> Frame:
    """The frame, whose time ends where the first of the others begins."""
    time = frame.duration
    if time is None or not others or not time.start < others[0].start() < time.end:
        return frame
    return replace(frame, duration=replace(time, end=others[0].start()))


def _kept_so_long(frame: Frame, other: re.Match[str]) -> Frame:
    data = Phrase(other.start("data"), other.end("data") - 1)
    time = Phrase(*other.span("time"))
    return replace(frame, data=(data,), recipients=(), purposes=(), exception=None, condition=None, duration=time)
