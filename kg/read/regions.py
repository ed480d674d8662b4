"""The parts of a web page that hold no policy text, and the check that no text is lost with them."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kg.read.drafts import Draft

_TAGS = frozenset({"nav", "header", "footer", "aside", "form", "button", "dialog"})
_ROLES = {"navigation": "nav", "banner": "header", "contentinfo": "footer", "dialog": "dialog", "menu": "nav"}
_UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_MAIN = frozenset({"main", "article"})
_SHARE, _FEW_WORDS, _SENTENCE = 0.12, 40, 9


def region_of(tag: str, attributes: Mapping[str, str | None], open_tags: Sequence[tuple[str, str]]) -> str:
    """Which part around the main text an element is, empty for none; a header inside an article belongs to it."""
    if tag == "button" and any(name in {"h1", "h2", "h3", "h4", "h5", "h6", "summary"} for name, _ in open_tags):
        return ""
    if tag == "header" and any(name in _MAIN for name, _ in open_tags):
        return ""
    if tag in _TAGS:
        return tag
    role = (attributes.get("role") or "").strip().lower()
    if role in _ROLES:
        return _ROLES[role]
    if "hidden" in attributes or _UNSEEN.search(attributes.get("style") or ""):
        return "hidden"
    return ""


def without_regions(drafts: list[Draft]) -> list[Draft]:
    """The blocks without the parts around the main text.

    A part that holds a fair share of the page's sentences is no mere frame: some sites put the policy inside a form, or
    fold it up and hide it. It stays.
    """
    prose: Counter[str] = Counter()
    for draft in drafts:
        prose[draft.region] += _prose(draft)
    most = sum(prose.values())
    dropped = {region for region in prose if region and prose[region] <= max(_SHARE * most, min(_FEW_WORDS, most / 2))}
    return [draft for draft in drafts if draft.region not in dropped]


def _prose(draft: Draft) -> int:
    """How many words of sentences a block has; links and labels have none."""
    words = draft.text.text.count(" ") + 1
    return 0 if draft.is_linked or words < _SENTENCE else words
