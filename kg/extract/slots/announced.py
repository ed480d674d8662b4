"""Tells which slot a lead-in announces its items for: "with the following parties", "for these purposes"."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from kg.extract import cues

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from kg.extract.slots.slot import Reach, Slot
    from kg.extract.syntax.tokens import Token

_BEHIND_BARE = frozenset({"to", "from", "with", "for", "about", "when", ":"})
"""Words behind "the following" as an object that names no more than data."""
_FINITE = frozenset({"VBZ", "VBP", "MD"})
_SIGNS = frozenset({":", ";", ".", "(", "\u2013", "\u2014"})
_LONGEST = 4
"""Words up to the one that names the kind of list, "and" included ("the following business or commercial purposes")."""
_GOES_ON = frozenset({"to", "for", "with", "from"})
_KINDS = frozenset({"kinds", "types", "categories", "sorts"})
"""Words for what data are told of one by one behind "as follows" ("different kinds of data, grouped as follows")."""
_NEAR = 12
"""Tokens from the end of a lead-in within which "these" or "below" announces its items."""


def announced(lead: Sequence[Token], reach: Reach) -> Slot | None:
    """The slot that "the following …" or "these …" in the tokens of a lead-in announces."""
    before = [t.lower for t in lead]
    if _ends_in_reason(before):
        return "purpose"
    for at in range(len(before) - 1, -1, -1):
        if before[at] == "follows" and before[at - 1] == "as" and (said := _as_follows(before[:at], reach)):
            return said
        pointing = {"below"} if "following" in before else {"below", "these", "follows"}
        if _points_down(before, at, pointing):
            return _announced_at(lead, at, reach)
    return None


def _announced_at(lead: Sequence[Token], at: int, reach: Reach) -> Slot | None:
    """What the word there announces: the kind named beside it, else what the words before it ask for."""
    words = [t.lower for t in lead]
    behind, before = _up_to_sign(words[at + 1 : at + 2 + _LONGEST]), words[max(0, at - 2) : at]
    if "of" in behind[:-1] and cues.listed(behind[0]):
        return _first_listed(behind[behind.index("of") + 1 :])
    if words[at - 1] == "the" and at - 2 in reach.verbs and set(behind[:1]) <= _BEHIND_BARE:
        return "data"
    if at == 1 and reach.passive and lead[at + 1 : at + 2] and lead[at + 1].tag in _FINITE:
        return "data"
    if reach.gives and not behind and before in (["to", "the"], ["with", "the"]):
        return "recipient"
    if reach.action != "collect" and not behind and before == ["for", "the"]:
        return "purpose"
    return _first_listed(behind[:_LONGEST] + words[max(0, at - _LONGEST) : at][::-1])


def _points_down(words: Sequence[str], at: int, pointing: Collection[str]) -> bool:
    """Whether the word there announces what follows: "following" anywhere, those that point so near the end only."""
    return words[at] == "following" or (words[at] in pointing and at > len(words) - _NEAR)


def _as_follows(before: Sequence[str], reach: Reach) -> Slot | None:
    """What "as follows" announces behind these words."""
    if _KINDS.intersection(before):
        return "data"
    if reach.action in {"collect", "retain"}:
        return None
    return "purpose" if reach.action == "use" else "open"


def announced_for_items(lead: Sequence[Token], reach: Reach) -> Slot | None:
    """The same for the items below; the end of the lead-in may say what they are ("we use these cookies | to: …")."""
    said = announced(lead, reach)
    last = lead[-1].lower if lead else ""
    goes_on = last in _GOES_ON and len(lead) > 1 and lead[-2].stem not in cues.bound(last)
    return None if said == "data" and goes_on else said


def tells_why(lead: Sequence[Token]) -> bool:
    """Whether the items of a lead-in say why or when it holds, be they sentences ("in these cases: | we must …")."""
    before = [t.lower for t in lead]
    for at in range(len(before) - 1, -1, -1):
        if _points_down(before, at, {"below", "these"}):
            behind = _up_to_sign(before[at + 1 : at + 1 + _LONGEST])
            return _first_listed(behind or before[max(0, at - _LONGEST) : at][::-1]) in {"purpose", "condition"}
    return _ends_in_reason(before)


def _ends_in_reason(words: list[str]) -> bool:
    said = [word for word in words if word not in _SIGNS]
    return said[-1:] in (["because"], ["since"])


def _up_to_sign(words: list[str]) -> list[str]:
    """The words before the first sign, behind which something else stands."""
    return list(takewhile(lambda word: word not in _SIGNS, words))


def _first_listed(words: list[str]) -> Slot | None:
    """What the first of the words that names a kind of list says that its members are."""
    return next((slot for word in words if (slot := cues.listed(word))), None)
