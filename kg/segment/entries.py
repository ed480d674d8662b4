"""Tells which lines or paragraphs can be the entries of a list that no bullets mark."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from kg.segment.sentences import sentence_ranges

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Kind = Callable[[str], bool]

_FIRST, _MOST = 2, 0.6
"""How many lines must be entries from the first on, and what part of them all; others may be sentences."""
_LONGEST = 60
"""Words of an entry, at most."""
_SENTENCE_END = (".", "?", "!", ":")
_PARTED = (";", "; and", "; or", ";and")
"""How an entry ends behind which the list goes on, however many sentences it holds."""
_GOES_ON = (*_PARTED, ",", " and", " or")
_TITLE = re.compile(
    r"[A-Z][\w'\u2019/&-]*(?: (?!(?:is|are|was|were|will|may|can|has|have|do|does|not)\b)[\w'\u2019/&(),-]+){0,5}"
    r"(?:[.:]| [\u2013\u2014-]) (?=[A-Z\"\u201c])"
)
_COMPLETES = re.compile(r"(?:to|for|with|within|among|in|by|when|where|as|if|unless) \w+", re.IGNORECASE)
_AIM = re.compile(
    r"(?:To|With|For (?!example|instance|more|further|information|details|questions|help))\b"
    r"(?!.*(?:, (?:go|use|contact|read|refer|log|sign|simply|just|send|write|call)\b|\b(?:see|visit|click)\b))",
    re.DOTALL,
)
_DOING = re.compile(r"[A-Z]\w{2,}ing (?:and|or|(?:your|our|the|with|to|you|new|any) )?\w+", re.DOTALL)
_CLAUSE = re.compile(
    r"[,:]\s+(?:and )?(?:we|you|they|it)\b|\b(?:please|visit|click)\b|\byou (?:may|can|must|should)\b"
    r"|[,:]\s+(?:our|your|this|these|the)(?: \w+){1,4} (?:may|will|can|is|are|has|have)\b",
    re.IGNORECASE,
)
"""What tells that words which begin so go on to a clause that stands alone ("To help you, we …")."""
_VERB = re.compile(
    r"^(?:please|visit|click)\b|\bwe (?!provide|offer|run)\w+\b"
    r"|(?<!\bwhich )(?<!\bthat )(?<!\bwho )(?<!\w you )(?<!\w they )"
    r"\b(?:may|will|can|must|shall|should|is|are|was|were|has|have|do|does)\b",
    re.IGNORECASE,
)


def run(texts: Sequence[str], kinds: Sequence[Kind], *, strict: bool = False, wrapped: bool = False) -> int:
    """How many of the texts from the first on are entries of the same kind; none if only one is.

    Not `strict`, sentences may stand among fragments; `wrapped`, a small letter tells that a line goes on.
    """
    fragments = [is_fragment(text) for text in texts]
    if is_fragment in kinds and not strict and all(fragments[:_FIRST]) and sum(fragments) >= len(texts) * _MOST:
        return len(texts) if len(texts) > 1 else 0
    runs = (_length(texts, fits, wrapped=wrapped) for fits in kinds if texts and fits(texts[0]))
    return next((length for length in runs if length > 1), 0)


def _length(texts: Sequence[str], fits: Kind, *, wrapped: bool) -> int:
    length = 1
    for before, text in pairwise(texts):
        goes_on = wrapped and text[0].islower() and not before.endswith(";")
        last = fits is is_fragment and before.endswith(_GOES_ON) and length > 1 and is_fragment(text.rstrip("."))
        if goes_on or not (fits(text) or last):
            break
        length += 1
        if last and not fits(text):
            break
    return length


def is_fragment(text: str) -> bool:
    """Whether it is no sentence, short and with no full stop at its end, or is parted by a semicolon from the next."""
    if text.endswith(_PARTED):
        return True
    return not text.endswith(_SENTENCE_END) and text.count(" ") < _LONGEST and len(sentence_ranges(text)) == 1


def _is_titled(text: str) -> bool:
    """Whether it begins with a title of its own ("Log data. We record …")."""
    return _TITLE.match(text) is not None


def completes(text: str) -> bool:
    """Whether words only say to whom, what for or when, and so belong to what stands before them."""
    whole = text.count(" ") < _LONGEST and len(sentence_ranges(text)) == 1
    return whole and _COMPLETES.match(text) is not None and _CLAUSE.search(text) is None


def is_more_of_item(text: str) -> bool:
    """Whether a sentence behind the title of an item completes what leads to the list, as its first words may do."""
    aims = _AIM.match(text) is not None and _CLAUSE.search(text) is None
    return (aims or _DOING.match(text) is not None) and _VERB.search(text) is None


def names_only(text: str) -> bool:
    """Whether words only name something, with a full stop or none ("Your postal address.")."""
    return is_fragment(text.removesuffix(".")) and _VERB.search(text) is None


def _names_first(text: str) -> bool:
    """Whether it begins with words that only name something ("Your name and age when you join. We need them to …")."""
    start, end = sentence_ranges(text)[0]
    return text[end - 1] == "." and names_only(text[start:end])


PLAIN: tuple[Kind, ...] = (completes, names_only)
"""What can stand in one line with its lead-in."""
KINDS: tuple[Kind, ...] = (is_fragment, _is_titled, completes, _names_first)
