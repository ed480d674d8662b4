"""Tells of what kind the data are that a reader gives of other people: "your friend's e-mail address" is one, too."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.link.cues import cue, kinds

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.link.labels import Match

OTHERS = "ContactList"


def with_kinds(text: str, matches: Iterable[Match]) -> Iterator[Match]:
    """The matches of a phrase, and beside those of data about others what the same words call these data."""
    for match in matches:
        yield match
        said = text[match.start : match.end]
        if match.concept == OTHERS and cue("other_person").search(said):
            yield from (
                replace(match, concept=kind) for kind, names in kinds("of_others").items() if names.search(said)
            )
