"""What was read in one slot of a frame, and how its words are looked up."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.model import Mention

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.link.labels import Match
    from kg.model import Frame, Phrase, Role

_BACK = re.compile(
    r"^(?:all |any |some |both |each )?(?:of )?(?:this|these|those|such|it|them|they|that|the same)\b"
    r"(?! (?:site|website|policy|page))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Reading:
    """The concepts of a slot, with the words each was read from."""

    concepts: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()
    points_back: bool = False


def words_of(frame: Frame, phrase: Phrase) -> str:
    """The words of a phrase."""
    return frame.text.text[phrase.start : phrase.end]


def points_back(text: str) -> bool:
    """Whether the words stand for something said before ("these companies", "such information")."""
    return bool(_BACK.match(text))


def mention(frame: Frame, phrase: Phrase, match: Match, role: Role) -> Mention:
    """A label found in a phrase, with its place in the source."""
    start, end = phrase.start + match.start, phrase.start + match.end
    return Mention(role, match.concept, frame.text.text[start:end], frame.text.span(start, end))


def unlinked(frame: Frame, phrase: Phrase, role: Role) -> Mention:
    """A phrase that no label names; it is kept as text."""
    return Mention(role, None, words_of(frame, phrase), frame.text.span(phrase.start, phrase.end))


def reading(frame: Frame, phrase: Phrase, matches: Sequence[Match], role: Role) -> Reading:
    """The finds of one phrase."""
    mentions = tuple(mention(frame, phrase, m, role) for m in matches)
    return Reading(tuple(dict.fromkeys(m.concept for m in mentions if m.concept)), mentions)
