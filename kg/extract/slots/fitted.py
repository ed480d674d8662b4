"""Reads by which data ads are chosen that cookies serve to show ("we use cookies to serve ads based on your visits").

The cookies are what is placed; the visits, searches or pages are what is used, by the same ones and for the same end.
Visits of which it is not said to what others they are may be no more than what the cookies themselves tell.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.model import Phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.model import Frame

_CARRIER = re.compile(r"\b(?:cookies?|beacons?|pixels?|web bugs?|tags|tracking technolog\w+)\b", re.IGNORECASE)
_CHOSEN_BY = re.compile(
    r"\b(?:ads?|advertis\w+|offers|promotions|messages)\b[^.;]*?\bbased (?:up)?on "
    r"(?P<data>(?:[\w\u2019'-]+ ){0,4}"
    r"(?:visits? [^.;]*\bothers? |brows|search|activit|behaviou?r|page|view|purchase|use of )[^.;]*)",
    re.IGNORECASE,
)


def fitted(frame: Frame) -> Iterator[Frame]:
    """What the frame tells to be used besides the cookies."""
    if frame.polarity == "denied" or not any(_CARRIER.search(frame.text.text, p.start, p.end) for p in frame.data):
        return
    for purpose in frame.purposes:
        found = _CHOSEN_BY.search(frame.text.text, purpose.start, purpose.end)
        if found:
            data = (Phrase(found.start("data"), found.end("data")),)
            yield replace(frame, rule="fitted", action="use", data=data, purposes=(purpose,))
            return
