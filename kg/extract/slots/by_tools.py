"""Reads what tools tell: "we use technologies to track use of our site, including your IP address" gathers it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.model import Frame

_TOOLS = re.compile(r"(?:[\w-]+ ){0,4}(?:technolog(?:y|ies)|tools?|techniques?|methods?|software)\W*", re.IGNORECASE)
_TRACKS = re.compile(r"\b(?:track|monitor|measur|record|log|analy[sz]|understand|count|follow)\w*", re.IGNORECASE)
_LISTS = re.compile(r"\b(?:including|such as|namely)\W*$", re.IGNORECASE)


def gathering(frame: Frame) -> Frame:
    """The frame, as one of gathering where only tools are used to track something, and data are listed behind that."""
    text = frame.text.text
    if frame.rule != "active-verb" or frame.action != "use" or not frame.data:
        return frame
    tools, *told = frame.data
    before = tuple(aim for aim in frame.purposes if told and aim.end <= told[0].start)
    if not any(_TRACKS.search(text, aim.start, aim.end) for aim in before):
        return frame
    if not (_TOOLS.fullmatch(text, tools.start, tools.end) and _LISTS.search(text, 0, told[0].start)):
        return frame
    return replace(frame, action="collect", verb="collect", data=tuple(told))
