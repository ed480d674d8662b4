"""Reads the members of a list of data that no slot took, because a clause within the list seemed to end it.

A short list must name them by whole members. So must words that were read as telling by what means, what for or when it
is done, where those words swallowed the rest of the list ("the pages you see through our app, | access times").
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.link.cues import cue
from kg.link.data.clauses import with_clauses
from kg.link.data.mistaken import meant
from kg.link.memory import GENERIC
from kg.model import Phrase
from kg.words import stem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.link.labels import Labels, Match
    from kg.model import Frame

_PROCESS = stem("process")
"""The verb by which some policies tell that they get data."""
_LONG = 4
"""Kinds of data that a list names at least, so that what goes on behind it is surely one of them."""
_SHORT = 2
"""The same where the members are whole."""
_MEMBER = re.compile(
    r"(?:[,;)]|\b(?:and|or)\b)\s*(?:(?:and|or|as well as|your|the|their|an?|any|users?['’]?|its)\s+)*", re.IGNORECASE
)
_WHOLE_END = re.compile(r"\s*(?:[,;.)]|$|(?:and|or|as well as)\b)", re.IGNORECASE)
_REACH = 60
"""Characters of a member among which its name stands."""
_NEVER = frozenset({GENERIC, "CookieData", "UserContent", "Communication", "ContactList"})
"""Concepts whose words may begin another clause ("and contact you", "or files on your computer")."""


def leftover(frame: Frame, labels: Labels, concepts: set[str]) -> Iterator[tuple[Phrase, Match]]:
    """The members behind the first data of a list that say what they are with their first words."""
    obtained = frame.action in {"collect", "retain"} or frame.verb == _PROCESS
    if not obtained or frame.polarity == "denied" or len(concepts) < _SHORT:
        return
    begin = min(phrase.start for phrase in frame.data)
    left_out = cue("leaves_out").search(frame.text.text, begin)
    last = 0
    for found in _MEMBER.finditer(frame.text.text, begin, left_out.start() if left_out else len(frame.text.text)):
        start = found.end()
        if _is_in(start, _taken(frame)):
            continue
        phrase = Phrase(start, min(len(frame.text.text), start + _REACH), "example")
        named = with_clauses(
            frame, phrase, meant(frame, phrase, labels.contiguous(frame.text.text[start : phrase.end]))
        )
        first = next((match for match in named if match.start == 0), None)
        if first is None or first.concept in _NEVER | concepts or _is_of_short_form(found, first):
            continue
        swallowed = _is_in(start, _swallowing(frame))
        apart = not swallowed or (first.words > 1 and (found[0][0] in ",;" or found.start() - 1 <= last))
        if apart and ((len(concepts) >= _LONG and not swallowed) or _is_whole(frame, phrase, first)):
            last = start + first.end
            yield phrase, first


def _is_whole(frame: Frame, phrase: Phrase, named: Match) -> bool:
    """Whether a member says nothing but what it is, and no way by which something is done, nor when."""
    text, end = frame.text.text, phrase.start + named.end
    return cue("mere_way").fullmatch(text, phrase.start, end) is None and _WHOLE_END.match(text, end) is not None


def _is_of_short_form(found: re.Match[str], named: Match) -> bool:
    """Whether a single word goes on with the name before a bracket ("Internet Protocol ("IP") | address")."""
    return named.words == 1 and found[0].startswith(")")


def _is_in(place: int, phrases: Iterable[Phrase]) -> bool:
    return any(phrase.start <= place < phrase.end for phrase in phrases)


def _taken(frame: Frame) -> Iterator[Phrase]:
    """The phrases that tell surely what they are of."""
    others = (frame.exception, frame.duration, frame.actor)
    yield from (phrase for phrase in frame.data if phrase.kind != "means")
    yield from (*frame.recipients, *(phrase for phrase in others if phrase))


def _swallowing(frame: Frame) -> Iterator[Phrase]:
    """The phrases that may have taken more than is theirs."""
    yield from (phrase for phrase in frame.data if phrase.kind == "means")
    yield from (*frame.purposes, *((frame.condition,) if frame.condition else ()))
