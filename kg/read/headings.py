"""Which blocks are headings though nothing marks them: bold lines, capitals, short lines that stand alone."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.read import depths
from kg.read.breaks import split_at_breaks
from kg.read.titles import with_title_apart

if TYPE_CHECKING:
    from kg.read.drafts import Draft

_FINITE = re.compile(
    r"\b(?:will|does|may|can|cannot|is|are|was|not|never|please|must|shall|should|has|have|had|don['\u2019]t|won['\u2019]t)\b",
    re.IGNORECASE,
)
_SENTENCE_START = re.compile(
    r"(?:if|when|to|please|click|by|in order|each time|every time|whenever|once|as soon as)\b", re.IGNORECASE
)
_NO_HEADING = re.compile(r"[,;:.!\u2026]$|[@]|https?://|www\.|^(?:copyright|©|\(c\))|\bfollowing\b", re.IGNORECASE)
_FIELD = re.compile(
    r"(?:purposes?|recipients?|retention|storage|legal basis|(?:personal )?data|categories|types?)\b[^:]{0,30}:\s\S",
    re.IGNORECASE,
)
"""A label of a field with its words ("Purpose: billing"), which is no heading, however short."""
_LABEL = re.compile(r"[^:]{2,60}: (?:[a-z]|\w+, )")
"""A label with the words that it sums up ("Identifiers: name, address")."""
_MOST_WORDS, _SHORT_WORDS, _BOLD_WORDS = 14, 9, 16


def with_headings(drafts: list[Draft]) -> list[Draft]:
    """The blocks, with lines told apart that stand together, and headings known for what they are."""
    broken = [part for draft in drafts for part in split_at_breaks(draft, is_bold_heading)]
    parts = [part for draft in broken for part in with_title_apart(draft)]
    found = []
    listing = False
    for number, draft in enumerate(parts):
        below = parts[number + 1] if number + 1 < len(parts) else None
        above = parts[number - 1] if number else None
        # Short lines below a colon are a list without bullets, unless text stands under each of them.
        listing = _goes_on_listing(draft, above, below, listing=listing)
        depth = 0 if listing else _depth(draft, above, below)
        found.append(replace(draft, kind="heading", depth=depth, cells=()) if depth else draft)
    return _ranked(found)


def _goes_on_listing(draft: Draft, above: Draft | None, below: Draft | None, *, listing: bool) -> bool:
    if draft.kind != "paragraph" or draft.is_bold or above is None or len(draft.text.text.split()) > _MOST_WORDS:
        return False
    if draft.text.text.isupper() or draft.text.text.endswith((".", "?", ":")):
        return False
    is_followed = below is not None and below.kind == "paragraph" and len(below.text.text.split()) <= _MOST_WORDS
    if listing:
        return is_followed or above.text.text[0].islower() == draft.text.text[0].islower()
    return above.kind == "paragraph" and above.text.text.endswith(":") and is_followed


def _depth(draft: Draft, above: Draft | None, below: Draft | None) -> int:
    """The depth of a block as a heading, 0 where it is none."""
    if draft.kind == "heading":
        return draft.depth
    if draft.kind == "row" or draft.is_text or below is None or "\n" in draft.text.text:
        return 0
    if _is_told(draft, above, below):
        return 0
    return _numbered_heading(draft, above, below) if draft.kind == "item" else heading_depth(draft, below)


def _is_told(draft: Draft, above: Draft | None, below: Draft) -> bool:
    """Whether a plain line is all that is told below a heading, since the next heading stands right behind it."""
    marked = (each is not None and (each.kind == "heading" or is_bold_heading(each)) for each in (above, below))
    return not draft.is_bold and all(marked)


def heading_depth(draft: Draft, below: Draft | None) -> int:
    """The depth as a heading of a paragraph, by how it looks and what follows; 0 where it is none."""
    text = draft.text.text
    words = text.split()
    if is_bold_heading(draft):
        if text.isupper():
            return depths.CAPITALS
        return depths.BOLD_LABEL if text.endswith(":") else depths.BOLD
    if not words or len(words) > _MOST_WORDS or not any(map(str.isalpha, text)) or _NO_HEADING.search(text):
        return 0
    if _FIELD.match(text) or _LABEL.match(text):
        return 0
    if text.isupper():
        return depths.CAPITALS
    if len(words) > _SHORT_WORDS or not (text[0].isupper() or text[0].isdigit()) or draft.is_linked:
        return 0
    if below is not None and below.kind == "item" and (_SENTENCE_START.match(text) or _FINITE.search(text)):
        return 0
    asks = text.endswith("?")
    return depths.SHORT if asks or not (_FINITE.search(text) or _SENTENCE_START.match(text)) else 0


def is_bold_heading(draft: Draft) -> bool:
    """Whether a block is a heading because all of it is bold, and no sentence that is merely stressed."""
    text = draft.text.text.rstrip()
    words = text.count(" ") + 1
    if not draft.is_bold or words > _BOLD_WORDS or not any(map(str.isalpha, text)):
        return False
    if text.endswith("."):
        return not _FINITE.search(text) and words <= _MOST_WORDS
    return not text.endswith((",", ";")) and not (text.endswith(":") and words > _SHORT_WORDS)


def _numbered_heading(draft: Draft, above: Draft | None, below: Draft) -> int:
    """The depth of an item that is a numbered heading: bold, in capitals, or short and alone among paragraphs."""
    text = draft.text.text
    if draft.is_bold and is_bold_heading(draft) and below.kind == "paragraph":
        return depths.BOLD
    if _NO_HEADING.search(text):
        return 0
    leads = below.kind == "paragraph" or (below.kind == "item" and below.depth > draft.depth)
    alone = (above is None or above.kind != "item") and below.kind == "paragraph"
    is_title = draft.depth == 1 and text.count(" ") < _MOST_WORDS and text[:1].isupper()
    return depths.CAPITALS if (leads and text.isupper()) or (alone and is_title) else 0


def _ranked(drafts: list[Draft]) -> list[Draft]:
    """The same headings with depths counted from 1 without gaps."""
    depths = sorted({draft.depth for draft in drafts if draft.kind == "heading"})
    ranks = {depth: rank for rank, depth in enumerate(depths, 1)}
    return [replace(draft, depth=ranks[draft.depth]) if draft.kind == "heading" else draft for draft in drafts]
