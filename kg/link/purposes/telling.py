"""Tells from its words whether a phrase speaks of a purpose at all, before any label is looked up."""

from __future__ import annotations

import re
from functools import cache

from kg.link.scattered import patterns, verbs
from kg.words import words

_LOOK_AHEAD = 3
"""Words among which the verb stands that says what is to be done ("to better understand")."""


@cache
def pattern(kind: str) -> re.Pattern[str]:
    """The patterns of a kind as one."""
    return re.compile(rf"\b(?:{'|'.join(patterns(kind))})", re.IGNORECASE)


def tells_purpose(text: str) -> bool:
    """Whether a phrase says what for; "for children", "to opt out" and the like do not."""
    begin = text.lstrip(" ,;([*_")
    if pattern("no_purpose").match(begin) or pattern("elsewhere").match(begin):
        return False
    first = words(text)[:_LOOK_AHEAD]
    acts = any(word.stem in verbs("verbs") or word.lower.endswith("ing") for word in first)
    return acts or pattern("purposeful").search(text) is not None


def tells_who(text: str) -> bool:
    """Whether a clause about a party says who it is and not what it does for us ("who sponsor a contest")."""
    return pattern("about_them").match(text) is not None and pattern("for_us").search(text) is None
