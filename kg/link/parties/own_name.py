"""Hides the organization's own name where data and purposes are looked for: what Elm Health does is about no health."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.model import Document, Frame

_CORPORATE = re.compile(r",? (?:inc|llc|ltd|corp)\.?$", re.IGNORECASE)
_SEVERAL_WORDS = re.compile(r"\w[ &-]+\w")
_SMALL, _CAPITAL = re.compile(r"[a-z]"), re.compile(r"[A-Z]")


def without_own_name(frame: Frame, document: Document) -> Frame:
    """The frame with other letters in that name, in which no term is found; a name of one word may be a plain one."""
    name = _CORPORATE.sub("", document.policy.organization or "")
    text = frame.text.text
    if name not in text or not _SEVERAL_WORDS.search(name):
        return frame
    hidden = _CAPITAL.sub("X", _SMALL.sub("x", name))
    return replace(frame, text=frame.text.spelled(text.replace(name, hidden)))
