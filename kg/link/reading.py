"""What was read in one slot of a frame, and how its words are looked up."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.link.cues import cue
from kg.model import Mention

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.link.labels import Match
    from kg.model import Frame, Phrase, Role

_UP_TO_SIGN = re.compile(r"(?:[^,;.:()]|\.(?=\S))*")


@dataclass(frozen=True, slots=True)
class Reading:
    """The concepts of a slot, with the words each was read from."""

    concepts: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()
    points_back: bool = False


def words_of(frame: Frame, phrase: Phrase) -> str:
    """The words of a phrase."""
    return frame.text.text[phrase.start : phrase.end]


def up_to_sign(frame: Frame, phrase: Phrase) -> Phrase:
    """A phrase and what is behind it up to the next sign, also where a verb within it was read as one of its own."""
    ended = words_of(frame, phrase).rstrip().endswith((",", ";", ":"))
    rest = None if ended else _UP_TO_SIGN.match(frame.text.text, phrase.end)
    return replace(phrase, end=rest.end() if rest else phrase.end)


def pronoun(words: str) -> re.Match[str] | None:
    """The words, where they are "it" (the group "one") or "they" and nothing else."""
    return cue("it_or_them").match(words.strip(" .,;"))


def points_back(text: str) -> bool:
    """Whether the words stand for data said before ("it", "such information", but not "these services")."""
    pointer = cue("said_before").match(text)
    return pointer is not None and cue("no_data").match(text[pointer.end() :].lstrip()) is None


_BARE_END = re.compile(r"(?: (?:and|or|and/or|\w+ly|(?:each|every) time\b.*))+$", re.DOTALL)
"""How or when a device does it, behind its name ("by your browser directly", "by your phone each time you call"), or
what joins the next words to it ("by browsers and | through your device")."""


def is_device(words: str) -> bool:
    """Whether the words name a device or what runs on it."""
    return cue("device").search(_BARE_END.sub("", words.strip())) is not None


def is_own_device(words: str) -> bool:
    """Whether the words name a person's device or what runs on it, by which a policy tells what reaches us."""
    return is_device(words) and cue("devices_in_general").match(words) is None


def mention(frame: Frame, phrase: Phrase, match: Match, role: Role) -> Mention:
    """A label found in a phrase, with its place in the source."""
    start, end = phrase.start + match.start, phrase.start + match.end
    return Mention(role, match.concept, frame.text.text[start:end], frame.text.span(start, end))


def unlinked(frame: Frame, phrase: Phrase, role: Role) -> tuple[Mention, ...]:
    """A phrase that no label names, kept as text; none where its words name nothing in any case."""
    text = words_of(frame, phrase)
    if re.search(r"[^\W\d_]", cue("empty").sub("", text)) is None:
        return ()
    return (Mention(role, None, text, frame.text.span(phrase.start, phrase.end)),)


def reading(frame: Frame, phrase: Phrase, matches: Sequence[Match], role: Role) -> Reading:
    """The finds of one phrase."""
    mentions = tuple(mention(frame, phrase, m, role) for m in matches)
    return Reading(tuple(dict.fromkeys(m.concept for m in mentions if m.concept)), mentions)
