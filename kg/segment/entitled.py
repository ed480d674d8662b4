"""Headings that are the entries of a list: below "We use your data for these purposes:" stands "Marketing", as a title.

Such a heading is read as an item of the sentence above it, and leads to the list that stands right below it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.titles import says_what_for, words_at

if TYPE_CHECKING:
    from kg.model import Block, Segment
    from kg.segment.sentences import Range

_POINTS_BACK = re.compile(
    r"\b(?:this|these|those|such|it|they|them)\b"
    r"(?! (?:\w+ )?(?:purposes|ways|reasons|cases|circumstances|situations|categories|types|kinds|parties)\b)",
    re.IGNORECASE,
)
"""Words of a sentence that mean something else when they are read again below text that stands between."""
_OF_OTHER_THINGS = re.compile(
    r"\b(?:opt(?:ing)?[ -]?out|choices?|rights?|access(?:ing)?|delet\w+|correct\w*|contact|changes|children)\b",
    re.IGNORECASE,
)
"""Headings that are no entry of a list of what is done with data."""


@dataclass(frozen=True, slots=True)
class Announced:
    """The sentence that leads to headings, and their level."""

    depth: int
    lead: Segment
    aims_only: bool
    """Whether the headings are no deeper than the one above the sentence, so that only their words tell them apart."""


def announced(above: Announced | None, heading: Block, last: Segment | None, level: int) -> Announced | None:
    """What leads to a heading: the sentence right before it, or `above`, which led to the headings before.

    `level` is that of the heading under which the sentence stands.
    """
    if last is not None and last.text.text.endswith(":"):
        if _POINTS_BACK.search(last.text.text):
            return None
        return Announced(heading.depth, last, heading.depth <= level)
    if above is None or heading.depth < above.depth:
        return None
    if heading.depth > above.depth:
        return above
    return above if _is_like_entry(heading.text.text, above) else None


def entry(heading: Block, above: Announced) -> Range | None:
    """Where the words of a heading stand that is an entry of the list, without its number."""
    text = heading.text.text
    if heading.depth != above.depth or text.endswith("?") or not _is_like_entry(text, above):
        return None
    start = words_at(text)
    return (start, len(text)) if start < len(text) else None


def _is_like_entry(text: str, above: Announced) -> bool:
    """Whether the words of a heading can be one of the things that are announced."""
    if above.aims_only:
        return says_what_for(text)
    return _OF_OTHER_THINGS.search(text) is None
