"""Tells whether it is we to whom others give the data, by our name or because they are sources of ours."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.link.memory import FIRST_PARTY
from kg.link.parties.own import is_our_name
from kg.link.reading import words_of
from kg.words import stem

if TYPE_CHECKING:
    from kg.model import Document, Frame

_TO = re.compile(r"(?:to|with) (.+?)(?: servers?| systems?| cloud)?(?: only)?[ .,;:]*", re.IGNORECASE)
_COMPANY = "the Company"
_WE = re.compile(r"we\b", re.IGNORECASE)
_PROVIDES = frozenset(map(stem, ("provide", "supply", "furnish")))


def are_us(frame: Frame, actor: str, document: Document) -> bool:
    """Whether others give the data to us, by our name or as "the Company" ("merchants send your name to Acme")."""
    ourselves = actor == FIRST_PARTY and frame.actor is not None and _WE.match(words_of(frame, frame.actor))
    if _is_source(frame, actor):
        return True
    if frame.action != "share" or not frame.recipients or ourselves:
        return False
    return all(is_to_us(words_of(frame, phrase), document) for phrase in frame.recipients)


def _is_source(frame: Frame, actor: str) -> bool:
    """Whether others are only said to provide data, as sources of ours do ("these vendors provide household data")."""
    alone = frame.rule == "active-verb" and not frame.recipients and not frame.purposes
    given = frame.action == "share" and frame.verb in _PROVIDES and frame.polarity == "affirmed"
    return alone and given and actor != FIRST_PARTY


def is_to_us(words: str, document: Document) -> bool:
    """Whether the words say that data go to us, by our name or as "the Company"."""
    place = _TO.fullmatch(words)
    return place is not None and (place[1] == _COMPANY or is_our_name(document, place[1]))
