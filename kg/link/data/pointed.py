"""Finds among the data said before those that words of a kind stand for ("these logs", "such addresses")."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.link.cues import cue
from kg.link.data.categories import MEANS
from kg.link.memory import GENERIC
from kg.link.reading import points_back, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.link.reading import Reading
    from kg.model import Frame, Segment, Vocabulary

_LOGS = "LogData"
_SENSITIVE = "SensitiveData"
"""What "this" makes of any data: "your card number; this sensitive information …"."""
_KINDS = frozenset(
    {"UsageData", "TechnicalData", "FinancialData", "IdentityData", "DemographicData"}
    | {"NonPersonalData", "AccountData", "TransactionData", _LOGS, _SENSITIVE}
)
"""Concepts whose words, behind "this" or "these", stand for a list that came before."""
_KEPT_IN_LOGS = frozenset({"IPAddress", "BrowserType", "AccessTime", "ReferringURL", "BrowsingHistory"})
_SEVERAL = 2
"""Data that a kind stands for, at least; of a single one the words say something themselves."""
_POSTAL = "PostalAddress"
"""What the mere word "address" is read as."""
_CONTENT, _CALLS = "UserContent", "Communication"
"""What the mere word "recordings" is read as, and what it stands for behind words for calls."""
_ADDRESSES = frozenset({"EmailAddress", "IPAddress", "ContactList", _POSTAL})
_TERM_REACH = 8
"""Segments behind which the definition of a term still tells what the next ones mean by it."""


def said_before(frame: Frame, read: Reading, vocabulary: Vocabulary, before: tuple[str, ...]) -> tuple[str, ...]:
    """What was said before, where the words only name its kind; nothing where they name data by themselves."""
    if not read.concepts:
        return ()
    words = words_of(frame, frame.data[0])
    if read.concepts == (_CONTENT,) and cue("the_recordings").fullmatch(words):
        return tuple(each for each in before if each == _CALLS)
    if read.concepts == (_POSTAL,):
        return tuple(each for each in before if each in _ADDRESSES) if cue("the_addresses").match(words) else ()
    return _of_kind(read.concepts, vocabulary, before) if points_back(words) else ()


def is_term(frame: Frame, read: Reading, told: int, before: tuple[str, ...], segments: Sequence[Segment]) -> bool:
    """Whether the words are a term of the policy's own (“Usage Information”), of which the sentence told last spoke.

    That one names several data right behind the definition, or has the term itself and stands near it.
    """
    found = cue("own_term").fullmatch(words_of(frame, frame.data[0]).strip(" .,;"))
    if found is None or len(frame.data) > 1 or not (found["quoted"] or found["term"].istitle()):
        return False
    if not _KINDS.union((GENERIC,)).issuperset(read.concepts):
        return False
    named = re.compile(rf"[\"“‘']{re.escape(found['term'])},?[\"”’']", re.IGNORECASE)
    near = [each.text.text for each in segments[max(0, told - _TERM_REACH) : told + 1]]
    if found["term"].lower() in near[-1].lower():
        return any(map(named.search, near))
    return len(before) >= _SEVERAL and any(map(named.search, near[-2:]))


def _of_kind(named: tuple[str, ...], vocabulary: Vocabulary, before: tuple[str, ...]) -> tuple[str, ...]:
    """The list said before that a kind stands for; logs also hold more than was said of them."""
    if named == (_SENSITIVE,):
        return () if set(before) <= {GENERIC, *MEANS} else before
    kind, *means = named
    if len(before) < _SEVERAL or not set(means) <= MEANS:
        return ()
    within = kind in before or any(kind in vocabulary.ancestors("data", concept) for concept in before)
    if kind in _KINDS and within:
        return before
    return (kind, *before) if kind == _LOGS and _KEPT_IN_LOGS.intersection(before) else ()
