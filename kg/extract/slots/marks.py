"""Recognizes the words that open a slot, and says whether they do so where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract import cues
from kg.extract.slots.aims import (
    begins_result,
    is_definition,
    is_of_data_held,
    is_of_doing,
    is_of_use,
    is_of_ways,
    is_ours,
    lets_others,
    lists_uses,
    names_purposes,
    serves_us,
)
from kg.extract.slots.deeds import is_given_by
from kg.extract.slots.fitting import fits, fits_data, is_family
from kg.extract.slots.infinitives import JOINS, opens_aim
from kg.extract.slots.inside import says_which
from kg.extract.slots.lasting import lasts
from kg.extract.slots.naming import adds_data
from kg.extract.slots.whom import lists_doers

if TYPE_CHECKING:
    from kg.extract.slots.slot import Reach, Slot
    from kg.extract.syntax.tokens import Parsed

_ACCOUNTS = frozenset({"account", "accounts", "you"})
_ACCOUNT_REACH = 5
_SUCH_REACH = 4
"""Tokens before "as" among which the "such" stands that it belongs to."""
_OURS = frozenset({"our", "the", "this"})
_PROPER = frozenset({"NNP", "NNPS"})
_INSIDE = {("condition", "to"), ("condition", "for"), ("purpose", "for")}
"""Words that open nothing inside these slots, unless a comma or conjunction stands before them."""
_AS_WELL = ("as", "well", "as")
_APART = frozenset({"purpose", "other"})
"""Slots behind which it may be told at last who the recipients are ("vendors in line with the law, | such as …")."""
_SUBJECT_OPENS = frozenset({"PRP", "PRP$", "NNP", "NNPS", "DT"})
_TOGETHER = frozenset({"all", "both", "each"})
"""Words behind "should" that go on with the subject before it ("we should all know")."""
_NOTHING: tuple[int, str | None] = (0, None)


def mark(parsed: Parsed, i: int, end: int, slot: Slot, reach: Reach, *, asked: bool) -> tuple[int, str | None]:
    """How many tokens the marker at token `i` takes and the slot it opens; (0, None) where there is none.

    `slot` is the one open now; `asked` says that "for" would name the data asked for.
    """
    if _stays(parsed, i, end, slot) or _is_inside(parsed, i, end, slot, reach) or _is_hyphened(parsed, i):
        return _NOTHING
    if parsed.tokens[i].lower == "to" and opens_aim(parsed, i, end, reach):
        return _NOTHING if _is_no_aim(parsed, i, slot, reach) else (1, "purpose")
    found = _by_itself(parsed, i, end, slot, reach, asked=asked)
    if found[0]:
        return found
    if begins_result(parsed, i, end) or (reach.action == "use" and reach.verbs and is_of_doing(parsed, i, end)):
        return 1, "purpose"
    found = _by_words(parsed, i, end, slot, reach)
    return found if found[0] else _by_rest(parsed, i, end, slot, reach)


def _is_inside(parsed: Parsed, i: int, end: int, slot: Slot, reach: Reach) -> bool:
    """Whether the word goes on with a condition or purpose ("if you apply | for a job"), and is none of a list."""
    token = parsed.tokens[i]
    listed = i == 0 or parsed.tokens[i - 1].lower in {",", ";", "and", "or"} or i in parsed.items_at
    if listed or (slot, token.lower) not in _INSIDE or names_purposes(parsed, i, end):
        return False
    if token.lower == "for" and lasts(parsed, i, end, reach):
        return False
    return not (slot == "condition" and (is_of_use(parsed, i, reach) or is_ours(parsed, i, reach)))


def _is_no_aim(parsed: Parsed, i: int, slot: Slot, reach: Reach) -> bool:
    """Whether the infinitive is what one may do ("the right | to object"), defines data, or is what others may not."""
    controlled = i > 0 and parsed.tokens[i - 1].stem in cues.control()
    if controlled and not is_of_data_held(parsed, i) and not is_of_ways(parsed, i):
        return True
    defines = slot in {"data", "relative"} and is_definition(parsed, i)
    return defines or (reach.denied and lets_others(parsed, i))


def _by_rest(parsed: Parsed, i: int, end: int, slot: Slot, reach: Reach) -> tuple[int, str | None]:
    """What "for", "by" and words that serve us open where nothing else did."""
    token = parsed.tokens[i]
    if token.lower == "for":
        none = _is_ours(parsed, i + 1, end) or _dangles(parsed, i, end) or _is_in_name(parsed, i, end)
        return _NOTHING if none else (1, "purpose")
    serves = serves_us(parsed, i, end) if slot not in {"recipient", "purpose"} else 0
    if serves:
        return serves, "purpose"
    sent_by = slot == "recipient" and token.dep == "agent" and token.head in reach.verbs  # "sent to you | by them"
    open_to = slot in {"other", "data", "open"} or sent_by
    if token.lower == "by" and open_to and reach.by and _is_of_verb(parsed, i, reach):
        return 1, reach.by
    return _NOTHING


def _by_itself(parsed: Parsed, i: int, end: int, slot: Slot, reach: Reach, *, asked: bool) -> tuple[int, str | None]:
    """What a single word opens by what stands around it: "for", "with" and "to" of joined data, "such data as"."""
    if parsed.tokens[i].lower == "for":
        return _behind_for(parsed, i, end, slot, reach, asked=asked)
    if _is_to_end(parsed, i, end):
        return 1, "purpose"
    if slot in {"condition", "recipient"} and _adds(parsed, i, end):
        return 2, "data"
    if parsed.tokens[i].lower == "should" and _is_supposed(parsed, i, end):
        return 1, "condition"
    if slot != "purpose" and is_given_by(parsed, i, end):
        return 1, "condition"
    return (1, "example") if slot == "data" and _is_such_as(parsed, i, end) else _joined(parsed, i, reach)


def _is_to_end(parsed: Parsed, i: int, end: int) -> bool:
    """Whether a sentence opens by pointing back to an aim told before ("| To that end, | we record your address")."""
    opening = parsed.tokens[: min(3, end)] if i == 0 else ()
    match [token.lower for token in opening]:
        case ["to", "this" | "that" | "these" | "those", "end" | "ends"]:
            return True
        case _:
            return False


def _adds(parsed: Parsed, i: int, end: int) -> bool:
    """Whether more data come with those told before ("sent to our bank | along with the time of your visit")."""
    words = [token.lower for token in parsed.tokens[i : min(i + 2, end)]]
    return words in (["along", "with"], ["together", "with"]) and adds_data(parsed, i + 2, end)


def _is_supposed(parsed: Parsed, i: int, end: int) -> bool:
    """Whether the "should" stands before its subject and so makes a condition ("should Acme ever be sold")."""
    behind = parsed.tokens[i + 1] if i + 1 < end else None
    return behind is not None and behind.tag in _SUBJECT_OPENS and behind.lower not in _TOGETHER


def _by_words(parsed: Parsed, i: int, end: int, slot: Slot, reach: Reach) -> tuple[int, str | None]:
    """What the longest marker among the cue words opens; examples of uses are purposes."""
    for parts, opened in cues.markers().get(parsed.tokens[i].lower.rstrip("."), ()):
        if not _stands(parsed, i, end, parts):
            continue
        more = opened == "example" or parts == _AS_WELL
        if more and reach.gives and slot in _APART and lists_doers(parsed, i + len(parts), end, reach):
            return len(parts), "recipient"
        if opened == "example" and slot != "purpose" and lists_uses(parsed, i, i + len(parts), reach):
            return len(parts), "purpose"
        if fits(parsed, i, end, opened, parts, slot, reach):
            return len(parts), opened
    return _NOTHING


def _is_such_as(parsed: Parsed, i: int, end: int) -> bool:
    """Whether the "as" at token `i` belongs to a "such" before the noun ("such information as your name")."""
    before = [token.lower for token in parsed.tokens[max(0, i - _SUCH_REACH) : i]]
    behind = parsed.tokens[i + 1] if i + 1 < end else None
    such = parsed.tokens[i].lower == "as" and "such" in before[:-1] and parsed.tokens[i - 1].is_noun
    return such and behind is not None and (behind.is_noun or behind.tag in {"PRP$", "DT", "JJ"})


def _is_hyphened(parsed: Parsed, i: int) -> bool:
    """Whether the word is part of one with a hyphen ("log-in details", "on-line activity")."""
    token, beside = parsed.tokens[i], parsed.tokens[max(0, i - 1) : i + 2]
    return any(t.lower == "-" and (t.end == token.start or t.start == token.end) for t in beside)


def _behind_for(parsed: Parsed, i: int, end: int, slot: Slot, reach: Reach, *, asked: bool) -> tuple[int, str | None]:
    """What a "for" opens that tells no purpose: the data asked for, a length of time, an example."""
    if asked or (reach.asks and slot == "data" and _asks_more(parsed, i, end)):
        return 1, "data"
    if lasts(parsed, i, end, reach):
        return 1, "duration"
    if i + 1 < end and parsed.tokens[i + 1].lower in {"example", "instance"}:
        parts = "for", parsed.tokens[i + 1].lower
        return 2, "example" if fits_data(parsed, i, end, "example", parts, slot, reach) else None
    return _NOTHING


def _joined(parsed: Parsed, i: int, reach: Reach) -> tuple[int, str | None]:
    """The data that those before the verb are joined to ("is associated with your IP address"); an account is none."""
    here = reach.joins and parsed.tokens[i].lower in {"with", "to"} and parsed.tokens[i].head in reach.verbs
    accounts = any(t.lower in _ACCOUNTS for t in parsed.tokens[i + 1 : i + _ACCOUNT_REACH])
    return (1, "data") if here and not accounts else _NOTHING


def _asks_more(parsed: Parsed, i: int, end: int) -> bool:
    """Whether more data are asked for behind a conjunction: "for your name, and for payment information"."""
    behind = (token.lower for token in parsed.tokens[i + 1 : min(i + 4, end)])
    joined = i > 0 and parsed.tokens[i - 1].lower in {",", "and", "or"}
    return joined and any(word in {"information", "data", "your"} | cues.words("plain data") for word in behind)


def _stays(parsed: Parsed, i: int, end: int, slot: Slot) -> bool:
    """Whether the open slot goes on, whatever the word at `i` may open elsewhere."""
    within = slot in {"data", "relative"} and says_which(parsed, i, end)
    of_them = slot == "recipient" and parsed.tokens[i].lower == "within" and parsed.tokens[i - 1].is_noun
    family = of_them and is_family(parsed, i)  # "with other companies | within our group"
    return slot == "exception" or within or family or _is_whence(parsed, i, end, slot)


def _is_of_verb(parsed: Parsed, i: int, reach: Reach) -> bool:
    """Whether the "by" belongs to the verb, not to a noun before it ("a request by a court", "servers run by it")."""
    head = parsed.tokens[i].head
    about = parsed.tokens[head]
    if about.dep == "acl" and about.tag == "VBN" and about.head > max(reach.verbs, default=about.head):
        return False
    return not parsed.tokens[head].is_noun or head in reach.verbs or parsed.tokens[i].dep == "agent"


def _is_ours(parsed: Parsed, i: int, end: int) -> bool:
    """Whether our site or service follows, and no more: "entry points for our site" tells no purpose."""
    match parsed.tokens[i : min(i + 3, end)]:
        case [whose, thing, *behind] if whose.lower in _OURS:
            place = thing.lower in cues.words("first") - cues.words("sent out")
            return place and not any(t.is_noun for t in behind)
    return False


def _is_in_name(parsed: Parsed, i: int, end: int) -> bool:
    """Whether the "for" belongs to the name of a public body ("the Department | for | Education")."""
    body = i > 0 and parsed.tokens[i - 1].tag in _PROPER and parsed.tokens[i - 1].lower in cues.words("public bodies")
    return body and i + 1 < end and parsed.tokens[i + 1].tag in _PROPER


def _dangles(parsed: Parsed, i: int, end: int) -> bool:
    """Whether the "for" has nothing behind it and belongs to the verb before ("what you search for and how long …")."""
    return i + 1 < end and parsed.tokens[i + 1].lower in JOINS | {".", ";", ")"} and parsed.tokens[i - 1].is_verb


def _stands(parsed: Parsed, i: int, end: int, parts: tuple[str, ...]) -> bool:
    """Whether the words behind the first are those of the marker too."""
    behind = parsed.tokens[i + 1 : min(i + len(parts), end)]
    return len(behind) == len(parts) - 1 and all(
        token.lower.rstrip(".") == part for token, part in zip(behind, parts[1:], strict=True)
    )


def _is_whence(parsed: Parsed, i: int, end: int, slot: Slot) -> bool:
    """Whether it is the "from which" that says what an address is of ("the site from which you came")."""
    words = [token.lower for token in parsed.tokens[i : min(i + 2, end)]]
    return slot == "data" and words == ["from", "which"]
