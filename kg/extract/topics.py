"""Hands what a lead-in says of "the following information" to the sentences of its items.

"We use the following information to improve our service: Log data. We record your IP address." The item's own sentence
tells which data; the lead-in tells what else is done with them and why.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.frames import frames
from kg.extract.syntax.tokens import joined

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.frames import Place
    from kg.extract.syntax.tokens import Parsed
    from kg.model import Frame, Phrase, Segment

_ANNOUNCED = re.compile(
    r"\bfollowing (?:(?:types?|kinds?|categories|pieces|items) of )?(?:[\w-]+ ){0,2}(?:information|data|details)\b",
    re.IGNORECASE,
)
_LONGEST_TITLE = 4
_OBTAINED = frozenset({"collect", "use", "retain"})
_FIRST = re.compile(r"(?:we|i|our)\b", re.IGNORECASE)


def announces_data(lead: Segment) -> bool:
    """Whether the lead-in says something of data that its items name."""
    return _ANNOUNCED.search(lead.text.text) is not None


def is_title(item: Segment) -> bool:
    """Whether it is no more than the title of an item whose sentences follow."""
    return item.text.text.count(" ") < _LONGEST_TITLE


def under_topic(lead: Parsed, item: Parsed, own: tuple[Frame, ...], place: Place) -> Iterator[Frame]:
    """The frames of the lead-in with the data that the item's own frames tell."""
    named = [frame for frame in own if tells_data(frame)]
    whole = joined(lead, item)
    shift = len(whole.text) - len(item.text)
    for said in frames(lead, place):
        if said.polarity == "denied" or not _is_by_us(said):
            continue
        for frame in named:
            if not said.purposes and said.action in {"collect", frame.action}:
                continue
            yield replace(
                said,
                text=whole.text,
                spans=place.spans,
                rule="list-topic",
                data=tuple(_moved(phrase, shift) for phrase in frame.data),
                purposes=(*said.purposes, *(_moved(phrase, shift) for phrase in frame.purposes)),
                condition=_moved(frame.condition, shift) if frame.condition else said.condition,
            )


def tells_data(frame: Frame) -> bool:
    """Whether the policy's organization has the data that the frame names."""
    has = frame.polarity == "affirmed" and frame.action in _OBTAINED and bool(frame.data)
    return has and _is_by_us(frame)


def _is_by_us(frame: Frame) -> bool:
    return frame.actor is None or _FIRST.match(frame.text.text, frame.actor.start) is not None


def _moved(phrase: Phrase, by: int) -> Phrase:
    return replace(phrase, start=phrase.start + by, end=phrase.end + by)
