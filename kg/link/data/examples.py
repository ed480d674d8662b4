"""Finds examples of the data that stand behind other words: "information to our partners, such as your name"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.link.cues import cue
from kg.link.data.clauses import with_clauses
from kg.link.data.mistaken import meant
from kg.link.memory import GENERIC
from kg.link.reading import words_of
from kg.model import Phrase

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.link.labels import Labels, Match
    from kg.model import Frame

_KINDS = frozenset(
    {GENERIC, "NonPersonalData", "AnonymousData", "SensitiveData", "TechnicalData", "UsageData", "IdentityData"}
    | {"AccountData", "SocialMediaData", "FinancialData", "DemographicData"}
)
"""Concepts of which examples can be given."""
_NO_EXAMPLES = frozenset({"Communication", "UserContent", "ContactList", "TransactionData", "AggregateData"})
"""Concepts whose words rather tell what is done: "services such as chat", "requests, such as your order"."""
_CHANNELS = frozenset({"EmailAddress", "TelephoneNumber", "PostalAddress", *_NO_EXAMPLES})
_WHOSE = re.compile(r"(?:(?:your|their|his|her|users?[’']?|the|an?|any) )*", re.IGNORECASE)
_MEMBER_ENDS = re.compile(
    r"\s*(?:[,;.)/(]|$|(?:and|or|and/or|as well|of|that|which|you|we|used|about|on|with)\b)", re.IGNORECASE
)
_WITHIN = re.compile(r"(?:[^()]|\([^()]*\))*")
"""What stands before a bracket that closes and was opened before."""
_PARTIES = re.compile(r"\b(?:providers|carriers|operators|companies)$", re.IGNORECASE)
_SEVERAL = 2
_OF_WORK = re.compile(r"\b(?:services|functions|tasks|duties)[\s,(]*$", re.IGNORECASE)
"""Before examples, that they are those of what somebody does, though named after data ("services, such as e-mail").

They are not where they are a person's own that data include ("collected with our services, which include your name").
"""


def with_examples(frame: Frame, labels: Labels) -> Frame:
    """The frame with such examples among its data, and no longer among those who get them or what they are for."""
    heads = {match.concept for phrase in frame.data for match in labels.contiguous(words_of(frame, phrase))}
    if not heads or not heads <= _KINDS:
        return frame
    recipients = [_parted(frame, phrase, labels, 1) for phrase in frame.recipients]
    purposes = [_parted(frame, phrase, labels, _SEVERAL) for phrase in frame.purposes]
    found = dict.fromkeys(example for _, example in (*recipients, *purposes) if example)
    if not found:
        return frame
    return replace(frame, data=(*frame.data, *found), recipients=_left(recipients), purposes=_left(purposes))


def _left(parted: Iterable[tuple[Phrase, Phrase | None]]) -> tuple[Phrase, ...]:
    return tuple(phrase for phrase, _ in parted if phrase.end > phrase.start)


def _parted(frame: Frame, phrase: Phrase, labels: Labels, least: int) -> tuple[Phrase, Phrase | None]:
    """A phrase without the examples of data at its end, and those; `least` is how many kinds they must name."""
    for mark in cue("gives_examples").finditer(words_of(frame, phrase)):
        words = _WHOSE.match(frame.text.text, phrase.start + mark.end(), phrase.end)
        included = "include" in mark[0] and words is not None and "your" in words[0].lower()
        if not included and _OF_WORK.search(words_of(frame, phrase), 0, mark.start()):
            continue
        rest = Phrase(words.end() if words else phrase.end, phrase.end, "example")
        within = _WITHIN.match(words_of(frame, rest))
        rest = replace(rest, end=rest.start + within.end()) if within else rest
        ends = cue("examples_end").search(words_of(frame, rest))
        rest = replace(rest, end=rest.start + ends.start()) if ends else rest
        named = with_clauses(frame, rest, meant(frame, rest, labels.contiguous(words_of(frame, rest))))
        if _lists_data(frame, rest, named, least, whose=words is not None and "your" in words[0].lower()):
            return replace(phrase, end=phrase.start + mark.start()), rest
    return phrase, None


def _lists_data(frame: Frame, rest: Phrase, named: list[Match], least: int, *, whose: bool) -> bool:
    """Whether the words are a list of data from the first one on, and not of parties or work named after data."""
    if not named or named[0].start > 0 or named[0].concept in _NO_EXAMPLES:
        return False
    if _PARTIES.search(words_of(frame, rest)[: named[0].end]):
        return False  # "third parties, such as internet service providers"
    if _MEMBER_ENDS.match(frame.text.text, rest.start + named[0].end) is None:
        return False
    concepts = {match.concept for match in named}
    return whose or (len(concepts) >= least and (least == 1 or not concepts <= _CHANNELS))
