"""Reads lists that only a heading governs: under "Information we collect", every item is collected."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extract.slots import Reach
from kg.extract.walk import fill
from kg.model import Frame

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.frames import Place
    from kg.extract.tokens import Parsed

_COLLECTED = re.compile(
    r"\b(?:information|data)\b.*\b(?:collect|gather|receiv|obtain|process|request)|\b(?:collect|gather|process)\w*\b.*\b(?:information|data)\b"
    r"|\bwhat\b.*\bcollect|\b(?:types|kinds|categories) of (?:personal )?(?:information|data)\b",
    re.IGNORECASE,
)
_OTHERWISE = re.compile(r"\b(?:how|why|not|use|share|third|children|purpose|choices|rights)\b", re.IGNORECASE)


def lists_data(heading: str) -> bool:
    """Whether the heading announces the data that are collected."""
    return bool(_COLLECTED.search(heading)) and not _OTHERWISE.search(heading)


def under_heading(parsed: Parsed, place: Place) -> Iterator[Frame]:
    """The item as data collected."""
    slots = fill(parsed, 0, len(parsed.tokens), Reach("collect"), "data")
    if slots.data:
        yield Frame(
            text=parsed.text,
            spans=place.spans,
            segment=place.segment,
            block=place.block,
            heading=place.heading,
            rule="heading-list",
            action="collect",
            data=tuple(slots.data),
            purposes=tuple(slots.purposes),
            condition=slots.condition,
        )
