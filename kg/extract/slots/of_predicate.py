"""Reads the slots of a predicate: behind an active verb, around a passive one, or in its subject."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract import cues
from kg.extract.predicates.acts.telling import assigned_to
from kg.extract.predicates.getting.handing import gets, given_to, used
from kg.extract.predicates.getting.hiring import does_our_work, is_of_work
from kg.extract.predicates.held.assets import told_end
from kg.extract.predicates.held.inclusion import speaks_of_aims
from kg.extract.slots.apart import aim, based, deed, hand_over, listed, of_data, phrase_of, practice, varying
from kg.extract.slots.walk import fill
from kg.extract.syntax.doers import subject_of
from kg.extract.syntax.grammar import head_of, is_passive
from kg.model import Phrase

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from kg.extract.predicates.predicate import Predicate
    from kg.extract.slots.slot import Reach, Slot, Slots
    from kg.extract.syntax.grammar import Stretch
    from kg.extract.syntax.tokens import Parsed


_DATA_IN_SUBJECT = frozenset({"visible", "accessed", "asset", "subjected"})
ABOUT_SUBJECT = frozenset(
    {
        "aim",
        "inclusion",
        "inclusion-back",
        "listed",
        "service",
        "seen",
        "informed",
        "visible",
        "asset",
        "subjected",
        "accessed",
    }
)
"""Kinds of predicates whose subject is the data, or who sees them, and nobody who acts."""


def slots_of(parsed: Parsed, predicate: Predicate, end: int, reach: Reach) -> Slots:
    """The slots behind the verb, and before it where the data are its subject."""
    special = _BY_KIND.get(predicate.kind)
    if special:
        return special(parsed, predicate, end, reach)
    if predicate.kind in ABOUT_SUBJECT and predicate.subject:
        return _about_subject(parsed, predicate, predicate.subject, end, reach)
    if not predicate.passive:
        return _active(parsed, predicate, end, reach)
    if reach.asks and predicate.subject and head_of(parsed, predicate.subject).lower in cues.words("person"):
        return fill(parsed, predicate.last + 1, end, replace(reach, passive=False), "data")
    start = gets(parsed, predicate)
    if start is not None and predicate.subject:
        slots = fill(parsed, start, end, replace(reach, passive=False), "data")
        slots.recipients = [phrase_of(parsed, predicate.subject), *slots.recipients]
        return slots
    slots = fill(parsed, predicate.last + 1, end, reach, "other")
    if predicate.subject:
        before = fill(parsed, *predicate.subject, replace(reach, passive=False), "data")
        slots.data = [*before.data, *slots.data]
        slots.left_out = [*before.left_out, *slots.left_out]
        slots.condition = slots.condition or before.condition
        slots.purposes = [*slots.purposes, *of_data(parsed, predicate.subject, before.purposes)]
    return slots


def _about_subject(parsed: Parsed, predicate: Predicate, subject: Stretch, end: int, reach: Reach) -> Slots:
    """The slots where the subject is the data, or the one who sees them."""
    behind = predicate.last + 1
    if predicate.kind == "service":
        slots = fill(parsed, behind, end, replace(reach, verbs=frozenset()), "purpose")
        about = fill(parsed, *used(parsed, subject), reach, "data").data
        named = _of_item(parsed, slots.data) if predicate.first < (parsed.item_at or 0) else []
        slots.data = [*(replace(p, kind="head") if named else p for p in about), *named]
        return slots
    opened = _opened_behind(parsed, predicate, subject)
    below = parsed.item_at if any(t.lower == "following" for t in parsed.tokens[slice(*subject)]) else None
    named = fill(parsed, below, end, reach, "data").data if below and below < end else []
    slots = fill(parsed, behind, below if named and below else end, reach, opened)
    if predicate.kind == "asset":
        slots.purposes.append(phrase_of(parsed, (behind, told_end(parsed, behind, end))))
    if predicate.kind in _DATA_IN_SUBJECT:
        said = _of_item(parsed, slots.data)
        about = fill(parsed, *subject, reach, "data").data
        slots.data = [*(replace(p, kind="head") if named else p for p in about), *said, *named]
    elif predicate.kind in {"seen", "informed"}:
        slots.recipients = [phrase_of(parsed, subject), *slots.recipients]
    else:
        head = fill(parsed, *subject, reach, "data")
        slots.data = [*(replace(p, kind="head") for p in head.data), *slots.data]
        slots.recipients += head.recipients
        slots.purposes = [*head.purposes, *slots.purposes]
    return slots


def _of_item(parsed: Parsed, phrases: Iterable[Phrase]) -> list[Phrase]:
    """Those that stand in the item of a list, and not in its lead-in."""
    at = parsed.item_at
    return [] if at is None else [p for p in phrases if p.start >= parsed.tokens[at].start]


def _opened_behind(parsed: Parsed, predicate: Predicate, subject: Stretch) -> Slot:
    """What stands right behind such a predicate."""
    if speaks_of_aims(parsed.tokens[slice(*subject)]):
        return "purpose"
    if predicate.kind == "accessed" or (predicate.kind == "visible" and predicate.last > predicate.first):
        return "recipient"  # "visible | for | other members"
    return "other" if predicate.kind in _DATA_IN_SUBJECT else "data"


def _hiring(parsed: Parsed, predicate: Predicate, end: int, reach: Reach) -> Slots:
    """The slots behind a verb of hiring, whose object is who gets the data."""
    slots = fill(parsed, predicate.last + 1, end, replace(reach, verbs=frozenset()), "recipient")
    slots.recipients += slots.data
    slots.data = []
    if predicate.subject and does_our_work(parsed, predicate):
        slots.recipients.insert(0, phrase_of(parsed, predicate.subject))
        if predicate.last > predicate.first:
            slots.purposes.insert(0, phrase_of(parsed, (predicate.first, predicate.last + 1)))
    elif predicate.subject and is_of_work(parsed, predicate):
        slots.purposes.insert(0, phrase_of(parsed, (predicate.subject[0], predicate.first + 1)))
    elif parsed.tokens[predicate.first].stem in cues.verbs("done for us"):
        slots.purposes.insert(0, phrase_of(parsed, (predicate.first, predicate.last)))
    return slots


def _contact(parsed: Parsed, predicate: Predicate, end: int, reach: Reach) -> Slots:
    """All that is said of a message tells both how the person is reached and what for."""
    slots = fill(parsed, predicate.last + 1, end, reach, "other")
    ends = [phrase.start for phrase in (slots.condition, slots.exception) if phrase]
    start, stop = parsed.tokens[predicate.first].start, min([parsed.tokens[end - 1].end, *ends])
    slots.data = [Phrase(start, stop)]
    sent = subject_of(parsed, predicate.first) if is_passive(parsed, predicate.first) else None
    told = parsed.tokens[sent[0]].start if sent else start  # "| newsletters | may be sent to you"
    slots.purposes = [Phrase(min(told, start), stop)]
    return slots


def _active(parsed: Parsed, predicate: Predicate, end: int, reach: Reach) -> Slots:
    """The slots behind an active verb; "provide partners with data" names who gets them first."""
    who = given_to(parsed, predicate)
    end = min([end, *assigned_to(parsed, predicate)])
    slots = fill(parsed, max(predicate.last + 1, who[1] if who else 0), end, reach, "data")
    if who:
        slots.recipients = [phrase_of(parsed, who), *slots.recipients]
    if parsed.tokens[predicate.last].stem in cues.verbs("with_object") and slots.data:
        hand_over(parsed, slots)
    return slots


_BY_KIND: Mapping[str, Callable[[Parsed, Predicate, int, Reach], Slots]] = {
    "based": based,
    "aim": aim,
    "listed": listed,
    "varying": varying,
    "nominal": deed,
    "refused": deed,
    "pointed": deed,
    "contact": _contact,
    "hired": _hiring,
    "practice": practice,
}
"""What reads the slots of predicates whose phrases stand elsewhere than those of a plain verb."""
