"""Reads the work of those who are hired where the next sentence lists it: "We hire others. Examples include …"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.link.parties import hired
from kg.link.reading import words_of
from kg.model import Phrase
from kg.spans import MappedText

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.model import Frame

_LISTS = "inclusion-back"
"""The rule that finds "examples include …"."""
_OF_WORK = re.compile(
    r"(?:(?:some |a few |other )?examples(?: of (?:these|such|this|their) [\w ]+)?"
    r"|(?:these|such|their|those|the) (?:[\w-]+ ){0,2}(?:services|functions|tasks|duties|activities|work))\W*$",
    re.IGNORECASE,
)


def with_work_listed(frames: Iterable[Frame]) -> Iterator[Frame]:
    """The frames; one that lists the work of those hired right before becomes that of hiring them for it."""
    before: Frame | None = None
    listing = -1
    for frame in frames:
        if before is not None and _lists_work(frame, before):
            listing = frame.segment
            yield _hired_for(frame, before)
        elif frame.segment != listing or frame.actor is not None or frame.rule != "active-verb":
            yield frame
        before = frame if frame.rule == hired.RULE else before


def _hired_for(frame: Frame, before: Frame) -> Frame:
    listed = [*(phrase for phrase in frame.data if phrase.kind != "head"), *frame.purposes, *frame.recipients]
    gap = MappedText(" ", before.text.ends[-1:], before.text.ends[-1:])
    start = len(before.text) + len(gap)
    work = Phrase(start + min(p.start for p in listed), start + max(p.end for p in listed))
    return replace(
        before,
        segment=frame.segment,
        text=before.text + gap + frame.text,
        spans=(before.spans[-1], frame.spans[-1]),
        purposes=(*before.purposes, work),
    )


def _lists_work(frame: Frame, before: Frame) -> bool:
    """Whether the frame lists what those are hired for of whom the sentence before speaks."""
    heads = [words_of(frame, phrase) for phrase in frame.data if phrase.kind == "head"]
    follows = before.rule == hired.RULE and frame.segment - before.segment == 1
    single = len(before.spans) == len(frame.spans) == 1 and len(frame.data) > len(heads)
    return frame.rule == _LISTS and follows and single and bool(heads) and all(map(_OF_WORK.match, heads))
