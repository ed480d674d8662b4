"""Finds the proper names by which a statement calls an organization ("WorldPay", "Google Analytics")."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.link.cues import cue
from kg.link.memory import FIRST_PARTY
from kg.link.reading import words_of
from kg.model import NamedOrganization
from kg.words import STOP_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.model import Document, Frame, Mention, Phrase

_NAME = re.compile(r"^(?:the )?((?:[A-Z][\w&.'’-]*)(?: (?:[A-Z][\w&.'’-]*|of|and|&))*)")
_LOOSE_END = re.compile(r"(?:['’]s|(?: (?:and|of|&))+)$")
_COMMON = STOP_WORDS | {"we", "you", "they", "it", "other", "third", "some", "both", "no", "new", "if", "non"}


def names(frame: Frame, actor: str, recipients: Iterable[Mention], document: Document) -> tuple[NamedOrganization, ...]:
    """The organizations that the frame calls by name, with the role each plays."""
    return tuple(dict.fromkeys(_names(frame, actor, recipients, document)))


def _names(frame: Frame, actor: str, recipients: Iterable[Mention], document: Document) -> Iterator[NamedOrganization]:
    if frame.actor is not None and actor != FIRST_PARTY:
        name = _proper(words_of(frame, frame.actor), document)
        name = name if name and not _is_opening(frame, frame.actor, name, document) else None
        if name:
            yield NamedOrganization("actor", name, actor)
    for mention in recipients:
        name = _proper(mention.text, document) if mention.concept else None
        if name and mention.concept and not _opens_item(mention, name, document):
            yield NamedOrganization("recipient", name, mention.concept)


def _proper(words: str, document: Document) -> str | None:
    """The name, unless the policy writes the same words small elsewhere, which makes them common ones."""
    match = _NAME.match(words)
    name = _LOOSE_END.sub("", match[1].rstrip(".,’'")) if match else ""
    if cue("party_words").match(name) or (document.policy.organization or "?") in {name, f"{name}."}:
        return None
    common = not name or name.lower() in document.source or not re.search(r"[a-z]", name)
    return None if common or name.split()[0].lower() in _COMMON else name


def _opens_item(mention: Mention, name: str, document: Document) -> bool:
    """Whether it may be a common word that begins an item ("Repair shops"); a name stands within sentences too."""
    source = document.source
    before = source[: mention.span.start].rstrip(" *_\t")
    first = not before or before[-1] in "\n-•·.:;!?"
    goes_on = re.match(r" [a-z]", source[mention.span.start + len(name) : mention.span.start + len(name) + 2])
    return " " not in name and first and goes_on is not None and _inside(name, source) is None


def _inside(name: str, source: str) -> re.Match[str] | None:
    """Where the name stands within a sentence."""
    return re.search(rf"[a-z,] {re.escape(name)}\b", source)


def _is_opening(frame: Frame, phrase: Phrase, name: str, document: Document) -> bool:
    """Whether it may be a common word with the capital of a sentence's first; a name has it inside sentences too."""
    before = frame.text.text[: phrase.start].rstrip()
    first = not before or before[-1] in ".:;!?"
    return " " not in name and first and _inside(name, document.source) is None
