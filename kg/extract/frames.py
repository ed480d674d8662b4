"""Makes frames of a parsed sentence: each predicate with its actor, polarity, modality and slots."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.extract import cues
from kg.extract.patterns import patterns
from kg.extract.predicates import Predicate, predicates
from kg.extract.scope import denied, modality
from kg.extract.slots import Reach, Slots, fill
from kg.model import Frame, Phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.tokens import Parsed
    from kg.model import Span


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the document the sentence stands."""

    spans: tuple[Span, ...]
    segment: int
    block: int
    heading: tuple[str, ...]


_NO_OTHER = re.compile(
    r"\b(?:for no other|not for any other|for nothing else|not for other|and no other)\b[^.;]*", re.IGNORECASE
)
_BREAKS = frozenset(
    {",", ";", ":", ".", "and", "but", "or", "nor", "so", "that", "then", "(", ")", "-", "–", "—", "however", "also"}
)
_ABOUT_SUBJECT = frozenset({"inclusion", "inclusion-back", "service", "seen"})


def frames(parsed: Parsed, place: Place) -> Iterator[Frame]:
    """The frames of one sentence, in the order of its words."""
    told = {p.first: p for p in (*predicates(parsed), *patterns(parsed))}
    every = tuple(
        p for p in (told[first] for first in sorted(told)) if not _inside_item(parsed, p, tuple(told.values()))
    )
    for number, predicate in enumerate(every):
        start = _clause_start(parsed, predicate)
        end = _clause_end(parsed, predicate, every[number + 1 :])
        yield from _frames_of(parsed, predicate, start, end, place)


def _inside_item(parsed: Parsed, predicate: Predicate, every: tuple[Predicate, ...]) -> bool:
    """Whether it stands in an item whose lead-in already tells what is done, and has nobody of its own who does it."""
    at = parsed.item_at
    own = (
        predicate.subject is not None
        and predicate.subject[0] >= (at or 0)
        and _is_finite(parsed, predicate.first, predicate.subject)
    )
    if at is None or predicate.first < at or own:
        return False
    if any(
        t.lower in {"you", "user", "users"} and t.dep in {"nsubj", "nsubjpass"} for t in parsed.tokens[:at]
    ) and not any(p.first < at for p in every):
        return True
    return any(p.first < at for p in every)


def _is_finite(parsed: Parsed, verb: int, subject: tuple[int, int]) -> bool:
    """Whether the verb makes a clause of its own; in an item the parser easily takes a noun before an infinitive for a subject."""
    helped = any(t.dep in {"aux", "auxpass"} and t.lower != "to" for t in parsed.children(verb))
    return helped or parsed.tokens[verb].tag == "VBZ" or parsed.tokens[subject[0]].tag == "PRP"


def _clause_start(parsed: Parsed, predicate: Predicate) -> int:
    """The first token of the predicate's clause, its fronted phrases included."""
    edge = predicate.subject[0] if predicate.subject and predicate.subject[0] < predicate.first else predicate.first
    i = edge
    while i > 0 and parsed.tokens[i - 1].lower not in {";", ":", "but"}:
        i -= 1
    return i


def _clause_end(parsed: Parsed, predicate: Predicate, later: tuple[Predicate, ...]) -> int:
    """The token before which another clause begins."""
    tokens = parsed.tokens
    for i in range(predicate.last + 1, len(tokens)):
        if _new_clause(parsed, i, predicate):
            return _before_conjunction(parsed, i)
        for other in later:
            if i == other.first and _is_coordinate(parsed, predicate, other):
                return _before_conjunction(parsed, _with_helpers(parsed, i))
    return len(tokens)


def _new_clause(parsed: Parsed, i: int, predicate: Predicate) -> bool:
    token = parsed.tokens[i]
    if token.dep not in {"nsubj", "nsubjpass"}:
        return parsed.tokens[i].lower == "however"
    above = parsed.tokens[token.head]
    if above.dep not in {"conj", "ROOT", "parataxis"} and not (above.dep == "ccomp" and above.head > above.i):
        return False
    first, last = parsed.extent(i)
    if first > 0 and parsed.tokens[first - 1].lower not in _BREAKS and first != parsed.item_at:
        return False
    if parsed.item_at is not None and first >= parsed.item_at and not _is_finite(parsed, above.i, (first, last)):
        return False
    return (
        token.head > predicate.last
        and parsed.extent(i)[0] >= predicate.last
        and above.i != predicate.first
        and not _marked(parsed, above.i)
    )


def _marked(parsed: Parsed, verb: int) -> bool:
    return any(
        t.dep in {"mark"} or (t.dep == "advmod" and t.lower in {"when", "where", "how"})
        for t in parsed.children(verb)
        if t.i < verb
    )


def _is_coordinate(parsed: Parsed, one: Predicate, other: Predicate) -> bool:
    """Whether the later verb goes on from the earlier one rather than standing inside its phrases."""
    token = parsed.tokens[other.first]
    if other.kind == "purpose" or other.kind == "asked":
        return False
    return token.dep in {"conj", "ROOT", "parataxis", "dep"} and (other.subject is not None or token.head <= one.last)


def _with_helpers(parsed: Parsed, i: int) -> int:
    while (
        i > 0
        and parsed.tokens[i - 1].tag in {"MD", "RB", "TO"} | {"VB", "VBP", "VBZ"}
        and parsed.tokens[i - 1].dep in {"aux", "auxpass", "advmod", "neg"}
    ):
        i -= 1
    return i


def _before_conjunction(parsed: Parsed, i: int) -> int:
    start = parsed.extent(i)[0] if parsed.tokens[i].dep in {"nsubj", "nsubjpass"} else i
    while start > 0 and parsed.tokens[start - 1].lower in {",", "and", "but", "or", ";", "nor"}:
        start -= 1
    return start


def _frames_of(parsed: Parsed, predicate: Predicate, start: int, end: int, place: Place) -> Iterator[Frame]:
    is_denied = denied(parsed, predicate.first, _polarity_start(predicate, start), start)
    verb = parsed.tokens[predicate.first]
    possible = modality(parsed, predicate.first)
    front = _fronted(parsed, predicate, start)
    for action in predicate.actions:
        reach = Reach(
            action,
            parsed.tokens[predicate.last].stem if len(predicate.actions) > 1 else verb.stem,
            predicate.passive,
            is_denied,
            frozenset(range(predicate.first, predicate.last + 1)),
            verb.stem in cues.verbs("ask"),
        )
        slots = _slots(parsed, predicate, end, reach)
        frame = Frame(
            text=parsed.text,
            spans=place.spans,
            segment=place.segment,
            block=place.block,
            heading=place.heading,
            rule=_rule(predicate),
            action=action,
            verb=reach.verb,
            polarity="denied" if is_denied else "affirmed",
            modality=possible,
            actor=_actor(parsed, predicate, slots),
            data=tuple(slots.data),
            recipients=tuple(slots.recipients),
            purposes=(*front.purposes, *slots.purposes),
            exception=slots.exception or front.exception,
            condition=slots.condition or front.condition,
            duration=slots.duration,
        )
        yield frame
        yield from _carve_out(parsed, frame, reach)
        yield from _nothing_else(frame)


def _polarity_start(predicate: Predicate, start: int) -> int:
    return predicate.subject[0] if predicate.subject and predicate.subject[0] >= start else start


def _fronted(parsed: Parsed, predicate: Predicate, start: int) -> Slots:
    edge = predicate.subject[0] if predicate.subject and predicate.subject[0] < predicate.first else predicate.first
    return fill(parsed, start, edge, Reach("use", denied=True), "other") if edge > start else Slots()


def _slots(parsed: Parsed, predicate: Predicate, end: int, reach: Reach) -> Slots:
    """The slots behind the verb, and before it where the data are its subject."""
    behind = predicate.last + 1
    if predicate.kind in _ABOUT_SUBJECT and predicate.subject:
        return _about_subject(parsed, predicate, predicate.subject, end, reach)
    if not predicate.passive:
        return _active(parsed, predicate, behind, end, reach)
    slots = fill(parsed, behind, end, reach, "other")
    if predicate.subject:
        before = fill(parsed, *predicate.subject, replace(reach, passive=False), "data")
        slots.data = [
            *before.data,
            *(p for p in slots.data if p.kind != "plain" or p.start > parsed.tokens[predicate.last].end),
        ]
        slots.condition = slots.condition or before.condition
        slots.purposes = [*slots.purposes, *before.purposes]
    return slots


def _about_subject(parsed: Parsed, predicate: Predicate, subject: tuple[int, int], end: int, reach: Reach) -> Slots:
    """The slots where the subject is the data, or the one who sees them."""
    behind = predicate.last + 1
    whole = Phrase(parsed.tokens[subject[0]].start, parsed.tokens[subject[1] - 1].end)
    match predicate.kind:
        case "seen":
            slots = fill(parsed, behind, end, reach, "data")
            slots.recipients = [whole, *slots.recipients]
        case "service":
            slots = fill(parsed, behind, end, reach, "purpose")
            slots.data = fill(parsed, *subject, reach, "data").data
        case _:
            slots = fill(parsed, behind, end, reach, "data")
            head = fill(parsed, *subject, reach, "data").data
            slots.data = [*head, *(replace(p, kind="example") for p in slots.data)]
    return slots


def _active(parsed: Parsed, predicate: Predicate, behind: int, end: int, reach: Reach) -> Slots:
    slots = fill(parsed, behind, end, reach, "data")
    stem = parsed.tokens[predicate.last].stem
    if stem in cues.verbs("with_object") and slots.data and slots.recipients and _handed_with(parsed, slots):
        slots.data, slots.recipients = _swapped(slots)
    return slots


def _handed_with(parsed: Parsed, slots: Slots) -> bool:
    return parsed.text.text[slots.recipients[0].start :].lower().startswith("with ")


def _swapped(slots: Slots) -> tuple[list[Phrase], list[Phrase]]:
    examples = [p for p in slots.data if p.start > slots.recipients[0].start]
    return [slots.recipients[0], *examples], [
        p for p in slots.data if p.start < slots.recipients[0].start
    ] + slots.recipients[1:]


def _rule(predicate: Predicate) -> str:
    voice = "passive" if predicate.passive else "active"
    if predicate.kind == "inclusion-back":
        return predicate.kind
    return f"{voice if predicate.kind == 'plain' else predicate.kind}-verb"


def _actor(parsed: Parsed, predicate: Predicate, slots: Slots) -> Phrase | None:
    if predicate.passive:
        return slots.agent
    if predicate.subject is None or predicate.kind in {"asked", "given"} | _ABOUT_SUBJECT:
        return None
    first, last = predicate.subject
    return Phrase(parsed.tokens[first].start, parsed.tokens[last - 1].end)


def _nothing_else(frame: Frame) -> Iterator[Frame]:
    """The denial in "only to …, and for no other purpose"."""
    last = max((p.end for p in frame.purposes), default=0)
    found = _NO_OTHER.search(frame.text.text, frame.purposes[0].start, last) if frame.purposes else None
    if found and frame.polarity == "affirmed":
        yield replace(frame, rule="nothing-else", polarity="denied", purposes=(), exception=Phrase(*found.span()))


def _carve_out(parsed: Parsed, frame: Frame, reach: Reach) -> Iterator[Frame]:
    """What a denial leaves open, as a statement of its own ("except with our partners", "other than to ship it")."""
    if frame.polarity != "denied" or frame.exception is None:
        return
    inside = [t.i for t in parsed.tokens if t.start >= frame.exception.start and t.end <= frame.exception.end]
    if len(inside) < 3:  # noqa: PLR2004
        return
    begin = inside[0] + 1
    while (
        begin <= inside[-1]
        and parsed.tokens[begin].lower
        in {"than", "for", "from", "as", "in", "where", "when", "if", "cases", "the", "extent", "that"}
        and parsed.tokens[begin].lower != "for"
    ):
        begin += 1
    slots = fill(parsed, begin, inside[-1] + 1, replace(reach, denied=False), "open")
    yield replace(
        frame,
        rule="carve-out",
        polarity="affirmed",
        modality="may",
        exception=None,
        condition=frame.exception,
        recipients=tuple(slots.recipients) or frame.recipients,
        purposes=(*slots.purposes, Phrase(frame.exception.start, frame.exception.end, "clause")),
    )
