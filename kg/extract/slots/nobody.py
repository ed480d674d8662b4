"""Reads whom it leaves open that nobody gets the data but they ("nobody except our courier learns your address")."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.model import Frame, Phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

_NOBODY = re.compile(r"(?:nobody|no ?one|no other (?:\w+ )?(?:person|party|company|organi[sz]ation))\b", re.IGNORECASE)
_EXCEPT = re.compile(
    r"[,(]?\s*\b(?:except(?:ing)?(?: for)?|other than|but(?: for)?|save(?: for)?|(?:apart|aside) from|besides"
    r"|with the exception of) ",
    re.IGNORECASE,
)
_BY_MEANS = re.compile(r"(?:by|through|via|with|to|as|in|when|where|if)\b", re.IGNORECASE)
"""What follows that names nobody ("except as required by law")."""


def but_somebody(frame: Frame) -> tuple[Frame, ...]:
    """The frame, where nobody is said to get the data, and apart from it that those left out of the denial do."""
    who = frame.actor or next(iter(frame.recipients), None)
    text = frame.text.text
    getting = frame.action == "collect" or frame.rule == "seen-verb"
    if frame.polarity != "denied" or not getting or who is None or not _NOBODY.match(text, who.start, who.end):
        return (frame,)
    within = _EXCEPT.search(text, who.start, who.end)
    if within is None:
        return (frame, *_left_open(frame, frame.exception))
    alone = replace(who, end=within.start())
    frame = replace(frame, actor=alone) if frame.actor else replace(frame, recipients=(alone,))
    return (frame, *_left_open(frame, replace(who, start=within.start())))


def _left_open(frame: Frame, exception: Phrase | None) -> Iterator[Frame]:
    """What is done for all that with those whom the exception names."""
    opening = _EXCEPT.match(frame.text.text, exception.start, exception.end) if exception else None
    if exception is None or opening is None or _BY_MEANS.match(frame.text.text, opening.end()):
        return
    yield replace(
        frame,
        rule="carve-out",
        action="share",
        polarity="affirmed",
        modality="may",
        actor=None,
        recipients=(Phrase(opening.end(), exception.end),),
        exception=None,
        condition=exception,
    )
