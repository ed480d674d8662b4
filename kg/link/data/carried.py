"""Reads what cookies are set to hold, where only their purpose says it: "cookies to record the pages you view"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.link import sense
from kg.link.cues import cue
from kg.link.data.clauses import with_clauses
from kg.link.data.neighbours import unmasked
from kg.link.labels import Match
from kg.link.memory import GENERIC
from kg.link.reading import Reading, mention, words_of
from kg.model import Phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.link.labels import Labels
    from kg.model import Action, Frame

_NEVER = frozenset({GENERIC, "CookieData", "UserContent", "Communication", "TransactionData", "ContactList"})
"""Concepts that such words do not tell: "to store information", "to keep track of the items in your cart"."""
_REMEMBERED = frozenset({"Preference", "Username", "Password"})
"""What a cookie that stores it only remembers for the person: "to store your settings"."""
_BEGINS = re.compile(r"(?:^\s*|(?:,|\band|\bor)\s+(?:also\s+)?)$")
_KEEP = frozenset({"CookieData", "LogData"})
"""Means that hold data of a person: "we use cookies and server logs to count visits"."""


def with_carried(frame: Frame, cookies: Reading, labels: Labels) -> tuple[Action, Reading]:
    """What is done with the cookies of a frame, and the data: theirs too; where they only hold data, these alone."""
    held = _carried(frame, labels)
    action: Action = "collect"
    beside = {m.concept for m in cookies.mentions if cue("used_as_cookies").search(m.text)}
    data = (*(concept for concept in cookies.concepts if concept in _KEEP | beside), *held.concepts)
    if held.concepts and sense.is_no_store(frame):
        action, data = "retain", held.concepts
    elif GENERIC in held.concepts:
        data = held.concepts
    return action, Reading(data, (*cookies.mentions, *held.mentions))


def _carried(frame: Frame, labels: Labels) -> Reading:
    """The data that the cookies of a frame are said to record."""
    found = []
    never = _NEVER if frame.polarity == "affirmed" else _NEVER - {GENERIC}
    for phrase in frame.purposes:
        for said in _recorded(words_of(frame, phrase)):
            start = phrase.start + said.end()
            rest = frame.text.text[start : phrase.end]
            end = cue("recorded_ends").search(rest)
            part = Phrase(start, start + end.start() if end else phrase.end)
            words = words_of(frame, part)
            named = unmasked(words, with_clauses(frame, part, labels.contiguous(words)))
            out = never | _REMEMBERED if "stor" in said[0].lower() else never
            matches = [match for match in named if match.concept not in out]
            found += [mention(frame, part, match, "data") for match in matches]
        read = cue("opens_mail").search(words_of(frame, phrase))
        if read:
            found.append(mention(frame, phrase, Match("UsageData", read.start(), read.end(), 1), "data"))
    return Reading(tuple(dict.fromkeys(m.concept for m in found if m.concept)), tuple(found))


def _recorded(words: str) -> Iterator[re.Match[str]]:
    """The words of recording that begin a purpose, or a further one in its list; "and monitor use" is a study there."""
    for said in cue("records").finditer(words):
        studied = said.start() > 0 and "monitor" in said[0].lower()
        if not studied and _BEGINS.search(words, 0, said.start()):
            yield said
