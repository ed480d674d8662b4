"""Navigation that got into the text: menus, lists of links, buttons. Dropped only where it can be nothing else."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from kg.read.words import words

if TYPE_CHECKING:
    from kg.read.drafts import Draft

_MENU = words("menu")
_BETWEEN = re.compile(r"\s*[|\u2022\u00b7\u00bb>\n/]\s*|\s{2,}")
_CUE = re.compile(r":\s*$|\b(?:following|below|include|includes|including|such as|these)\b", re.IGNORECASE)
_CONTENTS = re.compile(r"contents|jump to|quick links|on this page|in this (?:policy|notice)", re.IGNORECASE)
_LONGEST_ENTRY = 14
_SHORTEST_LIST = 3
_MOST_MENU = 0.5


def without_clutter(drafts: list[Draft]) -> list[Draft]:
    """The blocks without menus and lists of nothing but links."""
    kept: list[Draft] = []
    for is_list, group in groupby(drafts, key=lambda draft: draft.kind == "item"):
        run = list(group)
        if is_list:
            if not _is_navigation(run, kept[-1] if kept else None):
                kept += run
        else:
            kept += [draft for draft in run if draft.kind in ("heading", "row") or not _is_menu(draft)]
    return kept


def _is_navigation(items: list[Draft], before: Draft | None) -> bool:
    """Whether a list is a menu: all links, with no sentence that governs it, or mostly menu words."""
    entries = [item.text.text.strip().casefold() for item in items]
    if sum(entry in _MENU for entry in entries) > _MOST_MENU * len(entries):
        return True
    if len(items) < _SHORTEST_LIST or any(entry.count(" ") >= _LONGEST_ENTRY for entry in entries):
        return False
    governed = before is not None and _CUE.search(before.text.text) and not _CONTENTS.search(before.text.text)
    return not governed and all(item.is_linked for item in items)


def _is_menu(draft: Draft) -> bool:
    """Whether a paragraph is "Home | About | Contact", or the words on a button."""
    text = draft.text.text.strip()
    words = text.count(" ") + 1
    if words > 60 or text.endswith(":"):  # noqa: PLR2004  (no menu is as long as a paragraph)
        return False
    parts = [part.strip(" .[]()").casefold() for part in _BETWEEN.split(text) if part.strip(" .[]()")]
    if not parts:
        return True
    if len(parts) == 1:
        return parts[0] in _MENU and (draft.is_linked or words > 1) and parts[0] not in ("privacy policy", "privacy")
    in_menu = sum(part in _MENU for part in parts)
    if in_menu > _MOST_MENU * len(parts):
        return True
    return draft.is_linked and len(draft.links) >= _SHORTEST_LIST and words <= _LONGEST_ENTRY * len(parts)
