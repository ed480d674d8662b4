"""Reads of what kind mere "information" is from the words behind it: where it was given or kept, or of whom it is."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.link.cues import cue, kinds
from kg.link.memory import GENERIC
from kg.link.reading import words_of
from kg.model import Phrase

if TYPE_CHECKING:
    from kg.link.labels import Match
    from kg.model import Frame

_BARE = re.compile(r"(?:information|data|details?)(?: about you)?", re.IGNORECASE)
_NEXT = re.compile(r"(?:(?!\b(?:it|them)\b)[^,;:.()]){0,60}")
"""What may stand between data and the logs that they come into: the verb, and how it is done."""
_SEVERAL = re.compile(r",|\b(?:or|and) (?:when|while|by|if)\b")
"""What divides the occasions of a list."""
_SOCIAL = "SocialMediaData"


def told(frame: Frame, phrase: Phrase, match: Match) -> tuple[Match, ...]:
    """The match, with the concept that the clause right behind it tells, or the two forms that the data were given."""
    if match.concept != GENERIC:
        return (match,)
    behind = frame.text.text[phrase.start + match.end :]
    made = tuple(replace(match, concept=kind) for kind, says in kinds("made").items() if says.match(behind))
    return made or _on_occasions(frame, phrase, match)


def _on_occasions(frame: Frame, phrase: Phrase, match: Match) -> tuple[Match, ...]:
    """The match, and what else a person gives on some of the occasions that are listed behind it.

    "Information you provide by registering, answering our surveys or writing to us".
    """
    one = _given(frame, phrase, match)
    given = cue("given_on").match(frame.text.text[phrase.start + match.end :])
    told = [kind for kind, says in kinds("occasion_among").items() if given and says.search(given["when"])]
    if not given or not told or (len(told) == 1 and not _SEVERAL.search(given["when"])):
        return (one,)
    every = replace(match, end=match.end + given.start("when"))
    return (every, *(replace(match, concept=kind) for kind in told))


def _given(frame: Frame, phrase: Phrase, match: Match) -> Match:
    """The match, with the concept that the clause behind it tells of who is unknown, or where it was given."""
    text = frame.text.text[phrase.start + match.start : phrase.start + match.end]
    behind = frame.text.text[phrase.start + match.end :]
    if cue("names_nobody").match(behind):
        return replace(match, concept="NonPersonalData")
    if _BARE.fullmatch(text) is None:
        return match
    given = (kind for kind, says in kinds("given_as").items() if says.match(behind))
    told = _SOCIAL if _comes_from_network(frame, phrase.start + match.start) else _by_occasion(frame, phrase, match)
    return replace(match, concept=next(given, told))


def _by_occasion(frame: Frame, phrase: Phrase, match: Match) -> str:
    """What somebody gives on the occasion that the sentence opens with ("when you apply for a job")."""
    if not cue("handed_in").match(frame.text.text[phrase.start + match.end :]):
        return GENERIC
    before = frame.text.text[: phrase.start + match.start]
    return next((kind for kind, opens in kinds("occasion_of").items() if opens.search(before)), GENERIC)


def _comes_from_network(frame: Frame, start: int) -> bool:
    """Whether we are given the data because a person came by way of a social network, or by that network itself."""
    if frame.actor and cue("social_network").search(frame.text.text, frame.actor.start, frame.actor.end):
        return frame.action == "share" and any(cue("to_us").match(words_of(frame, each)) for each in frame.recipients)
    return frame.action == "collect" and cue("came_by_network").search(frame.text.text, 0, start) is not None


def logs(frame: Frame) -> tuple[Phrase, ...]:
    """The logs that data are said to come into ("we record your IP address in | our server logs |")."""
    if frame.polarity == "denied" or frame.action not in {"collect", "retain"}:
        return ()
    text = frame.text.text
    named = [phrase for phrase in frame.data if not cue("the_data").match(text, phrase.start)]
    found = [(phrase.end, cue("into_logs").search(text, phrase.end)) for phrase in named]
    near = (into for end, into in found if into and _NEXT.fullmatch(text, end, into.start()))
    return tuple(Phrase(*into.span("logs"), "means") for into in near)[:1]
