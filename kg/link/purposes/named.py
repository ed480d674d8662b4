"""Finds the purposes that words name, whatever the frame that they stand in."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from kg.link.labels import Match
from kg.link.purposes.deeds import deeds
from kg.link.purposes.messages import messages
from kg.link.purposes.overlap import distinct
from kg.link.purposes.telling import pattern
from kg.link.scattered import patterns_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.link.labels import Labels

_NAME = re.compile(r"\s[A-Z][\w&'’.]*\s$")
_SMALL = re.compile(r"\b(?!(?:with|from|into|upon|other|such|including)\b)[a-z]{4,}")
"""A word that titles write large."""
_PROPER = r"[A-Z][\w&-]+(?: [A-Z][\w&-]+){0,3}(?= ?(?:$|[,.;)]| (?:and|or|in|by|from)\b))"
"""The name of a service or a company, with nothing more behind it."""


@lru_cache(maxsize=4096)
def aims(text: str, labels: Labels) -> tuple[Match, ...]:
    """The purposes that words name, each with its place."""
    said = list(messages(text))
    found = [
        match
        for match in labels.gapped(text)
        if not any(m.absorbs(match.concept, match.start) for m in said) and not _is_name(text, match)
    ]
    found.extend(Match(concept, m.start, m.end, 2) for m in said for concept in m.concepts)
    taken = {match.start: match.concept for match in found}
    found.extend(match for match in _of_named(text) if match.start not in taken)
    found.extend(match for match in plain(text) if taken.get(match.start) != match.concept)
    found.extend(each for each in list(deeds(text)) if not any(_overlap(each, match) for match in found))
    found = sorted((m for m in found if not is_permission(text, m)), key=lambda match: match.start)
    return tuple(_with_untargeted(text, distinct(text, found)))


def _with_untargeted(text: str, found: list[Match]) -> Iterator[Match]:
    """Advertisements that the words say fit nobody, as advertising alone."""
    general = pattern("untargeted").search(text)
    for match in found:
        meant = general and match.start < general.end() and match.end > general.start()
        targeted = meant and match.concept == "TargetedAdvertising"
        yield replace(match, concept="Advertising") if targeted else match


def _of_named(text: str) -> Iterator[Match]:
    """What is done to a service or company that only its name tells ("to operate Acme", "to protect Acme")."""
    for concept, verbs in patterns_of("named").items():
        for match in re.finditer(rf"\b(?:{'|'.join(verbs)})\s+(?:the )?{_PROPER}", text):
            yield Match(concept, *match.span(), 2)


def plain(text: str) -> Iterator[Match]:
    """What words tell only in the very form they have."""
    for concept in patterns_of("plain"):
        for match in pattern(f"plain_{concept}").finditer(text):
            yield Match(concept, *match.span(), 2)


def _overlap(one: Match, other: Match) -> bool:
    return one.start < other.end and other.start < one.end


def _is_name(text: str, match: Match) -> bool:
    """Whether the words are part of a proper name, and not of a title all of whose words are large."""
    words, others = text[match.start : match.end], text[: match.start] + text[match.end :]
    if _NAME.search(text[: match.start]) is None or not all(word[0].isupper() for word in words.split()):
        return False
    return _SMALL.search(others) is not None


def is_permission(words: str, match: Match) -> bool:
    """Whether the law only allows it, which is no reason to do it."""
    before = words[: match.start].rstrip().lower()
    said = ("in " if before.endswith("in") else "") + words[match.start : match.end]
    bound = pattern("bound").search(said) or pattern("bound_or").search(before)
    if match.concept != "LegalCompliance" or bound:
        return False
    behind = before.endswith("subject to") or pattern("permitted_by").search(before) is not None
    return behind or pattern("permitted").search(said) is not None
