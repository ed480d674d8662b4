"""Finds the sentence that leads to a list: the one right above it, or one before that points down to it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.segment.entries import names_only

if TYPE_CHECKING:
    from kg.model import Segment

_POINTS_DOWN = re.compile(
    r":\W*$|\b(?:the following|as follows|(?:listed|described|set out|outlined) below|"
    r"these (?:ways|purposes|reasons|cases|circumstances|situations|categories|types))\b",
    re.IGNORECASE,
)
_BREAKS_OFF = re.compile(
    r"(?:[\u2013\u2014-]|\b(?:includ(?:es?|ing)|such as)(?: [\w,]+){0,4}|\bfollowing(?: \w+){0,3}|\bbelow)\W*$",
    re.IGNORECASE,
)
_FINISHED = (".", "!", "?", ")", '"', "\u201d")
_LONGEST_LABEL = 9
_SAYS_EXAMPLES = re.compile(
    r"(?:some |further )?(?:examples?(?: of (?:this|these))?|for (?:example|instance)|in particular|namely)\W*:",
    re.IGNORECASE,
)
"""A lead-in of nothing but that, so that the list below belongs to the sentence before."""
_SAYS_WHICH = re.compile(
    r"(?:some )?(?:examples of )?(?:these|such) (?P<kind>services|functions|tasks)(?: may| can)? (?:include|are)\b"
    r"[^.]{0,40}:",
    re.IGNORECASE,
)
"""A lead-in that only says that examples follow of what helpers do, whom the sentence before names."""
_WORK = r"\b(?:provid|perform|render|offer|handl|carry|manag|run)\w*\b[^.]{{0,40}}\b{}\b"
"""How a sentence names what helpers do ("we hire firms to perform some services"), and not services of ours."""


def governing(paragraph: list[Segment], item: str) -> Segment | None:
    """The sentence that leads to the list below: the last one, or one before it that points to the list."""
    last = paragraph[-1]
    if len(paragraph) > 1 and _only_says_examples(last.text.text, paragraph[-2].text.text, item):
        return paragraph[-2]
    if _leads_to_list(last.text.text):
        return last
    return next((each for each in reversed(paragraph[-3:-1]) if _POINTS_DOWN.search(each.text.text)), None)


def _only_says_examples(text: str, before: str, item: str) -> bool:
    """Whether a lead-in says no more than that examples follow of what the sentence before it tells."""
    if _SAYS_EXAMPLES.fullmatch(text):
        return names_only(item)
    which = _SAYS_WHICH.fullmatch(text)
    return which is not None and re.search(_WORK.format(which["kind"]), before, re.IGNORECASE) is not None


def governing_item(said: list[Segment]) -> Segment | None:
    """What governs the items below an item: its last words where they point down, else its first."""
    if not said:
        return None
    first, last = said[0], said[-1]
    if _POINTS_DOWN.search(last.text.text):
        return last
    is_label = first.text.text.count(" ") < _LONGEST_LABEL
    return first if is_label or _leads_to_list(first.text.text) else None


def _leads_to_list(text: str) -> bool:
    """Whether a sentence leads to the list below it: it says so, or it is not finished."""
    return not text.endswith(_FINISHED) or bool(_POINTS_DOWN.search(text) or _BREAKS_OFF.search(text))
