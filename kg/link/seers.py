"""Tells what it means that somebody sees data: we who do collect them, and others who cannot do not get them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.link.reading import words_of

if TYPE_CHECKING:
    from kg.link.actors import Actors
    from kg.model import Document, Frame

_RULE = "seen-verb"
_OWN_THING = re.compile(
    r"(?:(?:none|some|any|all|each|one) of )?(?:our|the) (?:[\w-]+ ){0,2}?"
    r"(?:products?|software|apps?|applications?|extensions?|sites?|websites?|servers?|services?|systems?|tools?)\b"
    r"(?! (?:provider|partner|compan|vendor|supplier|operator|developer|agent|firm))",
    re.IGNORECASE,
)
_OTHERS = re.compile(r"(?:third|other|their|partner|outside|external)", re.IGNORECASE)


def got_by_sight(frame: Frame, actors: Actors, document: Document) -> Frame:
    """The frame of "who sees what" as a collecting, where it is ours, or denied of a third party."""
    if frame.rule != _RULE or len(frame.recipients) != 1 or frame.action != "share":
        return frame
    who = frame.recipients[0]
    words = words_of(frame, who)
    ours = _OWN_THING.match(words) is not None and _OTHERS.search(words) is None
    if ours or actors.is_named(words, document):
        return replace(frame, action="collect", recipients=())
    third = actors.third_parties(words) if frame.polarity == "denied" else ()
    return replace(frame, action="collect", actor=who, recipients=()) if third else frame
