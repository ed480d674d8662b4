"""Reads what a kind of cookies is for by its name, where nothing else says it ("we use no marketing cookies")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.link.labels import Match
from kg.link.purposes.telling import pattern
from kg.link.reading import words_of
from kg.link.scattered import patterns_of
from kg.model import Phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.model import Frame


def of_cookies(frame: Frame) -> Iterator[tuple[Phrase, Match]]:
    """What the cookies that are set are for, with the words that say so."""
    for phrase in frame.data if frame.action in {"collect", "use"} else ():
        words = words_of(frame, phrase)
        for kinds in pattern("cookies_of_kinds").finditer(words) if "cookie" in words.lower() else ():
            for purpose in patterns_of("cookies_for"):
                found = pattern(f"cookies_for_{purpose}").search(kinds[0])
                if found:
                    start = phrase.start + kinds.start() + found.start()
                    yield Phrase(start, start + len(found[0])), Match(purpose, 0, len(found[0]), 1)
