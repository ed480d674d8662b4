"""Says whether a marker among the cue words tells, where it stands, what it usually tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract import cues
from kg.extract.slots.aims import tells_what
from kg.extract.slots.deeds import lists_deeds, lists_work
from kg.extract.slots.infinitives import is_infinitive
from kg.extract.slots.inside import is_recorded
from kg.extract.slots.naming import gives_data, lists_plain_data, names_data, names_plain_data
from kg.extract.slots.whom import goes_on_with_whom, is_awaited, is_of_their_clause, names_somebody_behind
from kg.words import stem

if TYPE_CHECKING:
    from kg.extract.slots.slot import Reach, Slot
    from kg.extract.syntax.tokens import Parsed

_STEADY = frozenset({"recipient", "purpose", "exception", "duration", "condition"})
"""Slots that are not left for a mere adverbial or example."""
_FOR_EXAMPLE = frozenset({"for", "e.g", "in"})
"""Words for an example that may be one of anything: of data, of what a person does, of an aim."""
_ANYBODY = frozenset({"nobody", "anybody", "anyone", "noone", "one", "else", "none", "nothing", "anything", "any"})
"""Words behind which "but" leaves out whoever follows ("with no one | but our bank")."""
_LISTING = frozenset({"as", "including", "example"})
"""Words at the end of a marker of interests, behind which either purposes or data may be listed."""
_NAMED_AT_ONCE = frozenset({(",", "never"), (",", "not"), (",", "no"), ("but", "no"), ("and", "no")})
"""Words that leave out data only where these follow ("statistics, | never | names")."""
_FAMILY_REACH = 8
_INSIDE = frozenset({"in", "by", "through"})
"""What a condition may begin with that only goes on with one begun before."""
_SHARE = stem("share")
_POINT_BACK = frozenset({"those", "these", "such"})


def is_family(parsed: Parsed, i: int) -> bool:
    """Whether those within which data are given belong together ("within the Acme family of companies")."""
    return any(t.lower in cues.words("family") for t in parsed.tokens[i : i + _FAMILY_REACH])


def fits(parsed: Parsed, i: int, end: int, opened: str, parts: tuple[str, ...], slot: Slot, reach: Reach) -> bool:
    """Whether the marker says here what it usually says."""
    match opened:
        case "duration" | "condition":
            aside = slot == "purpose" and parts[:2] == ("from", "time")
            told = tells_what(parsed, i) or is_recorded(parsed, i, end, slot, reach)
            goes_on = slot == "condition" and parts[0] in _INSIDE  # "if we are involved | in a merger"
            return reach.action == "retain" if opened == "duration" else not (aside or told or goes_on)
        case "purpose" if parts[-2:] == ("conjunction", "with"):
            return reach.gives
        case "purpose":
            governs_noun = parts[-1] != "to" or parts[0] in {"pursuant", "in", "with"}
            lists = "interests" in parts and parts[-1] in _LISTING  # "for our interests, such as your IP address"
            of_data = lists and names_plain_data(parsed, i + len(parts), end)
            return not of_data and (governs_noun or is_infinitive(parsed, i + len(parts) - 1, end))
        case "recipient":
            return reach.gives and _fits_recipient(parsed, i, end, parts[0], slot, reach)
        case "example" | "left out":
            return fits_data(parsed, i, end, opened, parts, slot, reach)
        case "exception":
            leaves_out = parts != ("but",) or parsed.tokens[i - 1].lower in _ANYBODY
            return leaves_out and (reach.denied or parts[0] in {"except", "unless"})
        case "other" if parts[0] == "by":
            return slot not in _STEADY and reach.by is None
        case "other" | "means" | "continue" | "resume":
            return slot not in _STEADY and not is_recorded(parsed, i, end, slot, reach)
        case _:
            return True


def _fits_recipient(parsed: Parsed, i: int, end: int, preposition: str, slot: Slot, reach: Reach) -> bool:
    """Whether those behind the preposition get the data: it belongs to no noun before it, or they are named for it."""
    bound = i > 0 and parsed.tokens[i - 1].stem in cues.bound(preposition)
    bound = bound and not (slot == "data" and _is_only_with(parsed, i, end, reach))
    bound = bound or (preposition == "within" and not is_family(parsed, i))
    away = slot == "purpose" and parsed.tokens[i].head not in reach.verbs
    us = i + 1 < end and parsed.tokens[i + 1].lower == "us"
    inside = slot == "recipient" or (slot in {"data", "relative"} and us)
    away = away or (inside and is_of_their_clause(parsed, i, reach.verbs))
    named = goes_on_with_whom(parsed, i, end, reach.verbs) or is_awaited(parsed, i, end, reach.verbs)
    return not bound and (named or not away)


def _is_only_with(parsed: Parsed, i: int, end: int, reach: Reach) -> bool:
    """Whether "with" says with whom it is shared, as nothing else does ("share data on your accounts with banks").

    Of deals that words point back to it is known with whom they are made ("data on those transactions with our bank").
    """
    behind = [t.lower for t in parsed.tokens[i + 1 : end]]
    ours = behind[:1] in (["us"], ["our"], ["this"], ["the"], ["it"], ["that"])
    known = parsed.tokens[max(i - 2, 0)].lower in _POINT_BACK and names_somebody_behind(parsed, i, end)
    only = reach.verb == _SHARE and parsed.tokens[i].lower == "with" and not {"with", "to"} & set(behind)
    return only and (known or not ours)


def fits_data(parsed: Parsed, i: int, end: int, opened: str, parts: tuple[str, ...], slot: Slot, reach: Reach) -> bool:
    """Whether examples of the data begin here, or what is left out of them."""
    if opened == "left out":
        told = parts not in _NAMED_AT_ONCE or names_data(parsed, i + len(parts), end)
        within = slot in {"data", "relative", "left out"}
        return told and within and not reach.denied and not _limited(parsed, i + len(parts))
    if parts[0] in {"include", "includes", "like"}:
        lacks = i > 0 and parsed.tokens[i - 1].lower in {"not", "n't", "never"}
        of_data = slot in {"data", "relative"} or (slot == "other" and gives_data(parsed, i + len(parts), end))
        return of_data and parsed.tokens[i].dep != "ROOT" and not lacks
    if parts[0] in _FOR_EXAMPLE and slot not in {"data", "relative"}:
        occasion = slot == "condition" and parsed.tokens[i - 1].lower == "("
        elsewhere = occasion or slot in _STEADY - {"condition"}
        listed = slot in {"recipient", "purpose"} and lists_plain_data(parsed, i + len(parts), end)
        return (listed or not elsewhere) and gives_data(parsed, i + len(parts), end)
    comma = i > 0 and parsed.tokens[i - 1].lower == ","
    listed = slot in {"condition", "purpose", "recipient"} and parts[0] == "including" and not lists_work(parsed, i)
    if listed and lists_plain_data(parsed, i, end):
        return True
    if slot in {"condition", "purpose"} and reach.action == "collect":
        plain = names_plain_data(parsed, i + len(parts), end)
        return (comma and slot == "condition" and not lists_deeds(parsed, i, end)) or (
            plain and (comma or slot == "condition")
        )
    if slot == "condition":
        return comma
    return slot not in _STEADY


def _limited(parsed: Parsed, i: int) -> bool:
    """Whether it goes on with "limited to", which leaves nothing out ("including but not limited to")."""
    return i < len(parsed.tokens) and parsed.tokens[i].lower in {"limited", "necessarily", "only"}
