"""Parts what cookies record from the cookies themselves, whose purposes are seldom those of what they hold."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.model import Frame, Mention, Statement

_COOKIES = "CookieData"
_RECORDING = {"Analytics": None, "Personalisation": {"Preference"}}
"""What the words for recording tell by themselves ("to track the use of our site"), and of which data alone."""
_THEREFORE = re.compile(
    r"[^,;]*?(?:,? ?\b(?:so|in order to|in the interest|which|that|for)\b|(?<!\band)(?<!\bor)(?<!\bas) to)\b",
    re.IGNORECASE,
)
"""Behind the words for data, that their own purpose follows, and not another one of the cookies."""


def with_held_apart(frame: Frame, statement: Statement, source: str) -> Iterator[Statement]:
    """The statement; or one of the cookies and one of what they record, where these serve not the same."""
    held = [m for m in statement.mentions if m.role == "data" and _is_held(frame, m)]
    concepts = tuple(c for c in statement.data if c != _COOKIES and any(m.concept == c for m in held))
    aims = [m for m in statement.mentions if m.role == "purpose" and m.concept and held and _is_for(held, m, source)]
    told = tuple(dict.fromkeys(m.concept for m in aims if m.concept))
    by_cookies = statement.action == "collect" and statement.data[:1] == (_COOKIES,)
    if not by_cookies or not concepts or set(told) == set(statement.purposes):
        yield statement
        return
    others = tuple(m for m in statement.mentions if m not in held)
    yield replace(statement, data=tuple(c for c in statement.data if c not in concepts), mentions=others)
    rest = tuple(m for m in statement.mentions if m.role not in {"data", "purpose"})
    yield replace(statement, data=concepts, purposes=told, mentions=(*held, *rest, *aims))


def _is_held(frame: Frame, told: Mention) -> bool:
    """Whether the words for data stand in those that tell what the cookies are for."""
    places = (frame.text.span(phrase.start, phrase.end) for phrase in frame.purposes)
    return any(place.start <= told.span.start < place.end for place in places)


def _is_for(held: list[Mention], aim: Mention, source: str) -> bool:
    """Whether the purpose is one of what the cookies record, and not of the cookies alone."""
    last = max(m.span.end for m in held)
    if aim.span.start < last:
        of_data = _RECORDING.get(aim.concept or "", set())
        fits = of_data is None or {m.concept for m in held} <= of_data
        return fits and aim.span.end >= min(m.span.start for m in held)
    return _THEREFORE.match(source[last : aim.span.start]) is not None
