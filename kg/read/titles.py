"""Titles that stand in the line of their paragraph: "**How we use it:** Your address is …"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.read import depths

if TYPE_CHECKING:
    from kg.read.drafts import Draft

_LONGEST_TITLE = 12
_SHORTEST_TEXT = 5
_SENTENCE = re.compile(r"[\"'“‘(]?[A-Z].*[a-z)][.!?](?:\s|$)", re.DOTALL)
_LEADS = re.compile(r"\b(?:following|below|include|includes|including|such as|we|you|please|note)\W*$", re.IGNORECASE)
_SIGNS = " :.–—-"


def with_title_apart(draft: Draft) -> tuple[Draft, ...]:
    """The block, parted where its first words are a bold title and whole sentences follow."""
    text = draft.text.text
    if draft.kind != "paragraph" or not draft.bold or draft.bold[0][0] > 0:
        return (draft,)
    end = draft.bold[0][1]
    while end < len(text) and text[end] in _SIGNS:
        end += 1
    title, rest = text[:end], text[end:]
    asks = title.rstrip().endswith("?")
    ends = asks or (title.rstrip().endswith((":", ".")) and not _LEADS.search(title))
    told = asks or rest.count(" ") >= _SHORTEST_TEXT
    if not ends or title.count(" ") > _LONGEST_TITLE or not told or not _SENTENCE.match(rest):
        return (draft,)
    return replace(draft.part(0, end), kind="heading", depth=depths.RUN_IN), draft.part(end, len(text))
