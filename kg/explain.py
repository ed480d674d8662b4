"""Tells what was read in a passage of a policy, step by step, and why nothing was where nothing was."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

from kg.errors import BadInput
from kg.extract import extract, stating_word, why_silent
from kg.link import Linker
from kg.read import read_document
from kg.segment import segments

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.model import Document, Frame, Phrase, Segment, Source, Statement, Vocabulary

SLOTS = ("actor", "data", "recipients", "purposes", "condition", "exception", "duration")


@dataclass(frozen=True, slots=True)
class Slot:
    """Words that fill a slot of a frame, with the concepts that they were linked to."""

    name: str
    words: str
    concepts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """A frame with its slots, and why it made no statement if it made none."""

    frame: Frame
    slots: tuple[Slot, ...]
    silent: str | None


@dataclass(frozen=True, slots=True)
class Passage:
    """A segment with all that was read in it."""

    segment: Segment
    line: int
    gate: str | None
    """The word for which it was parsed."""
    steps: tuple[Step, ...]
    statements: tuple[Statement, ...]
    silent: str | None
    """Why nothing was read here, where nothing was."""


def explain(source: Source, where: str, vocabulary: Vocabulary) -> tuple[Passage, ...]:
    """What was read at a line, or in the sentences that hold some words; in the whole policy where neither is said."""
    document = read_document(source)
    parts = segments(document)
    linker = Linker(vocabulary)
    frames = tuple(extract(parts))
    statements = tuple(linker.statements(frames, parts, document))
    wanted = _chosen(where, parts, document, source.name)
    return tuple(_passage(number, parts, document, frames, statements, linker) for number in wanted)


def _chosen(where: str, parts: Sequence[Segment], document: Document, name: str) -> list[int]:
    """The numbers of the segments that are asked for."""
    if not where:
        return list(range(len(parts)))
    if where.isdigit():
        lines = [_lines(segment, document) for segment in parts]
        found = [number for number, (first, last) in enumerate(lines) if first <= int(where) <= last]
        if not found:
            raise BadInput(f"no policy text on line {where}", where=name, hint=_next_line(int(where), lines))
        return found
    wanted = _folded(where)
    found = [number for number, segment in enumerate(parts) if wanted in _folded(segment.text.text)]
    if not found:
        near = get_close_matches(wanted, [_folded(segment.text.text) for segment in parts], n=1, cutoff=0.3)
        raise BadInput(f"no sentence holds “{where}”", where=name, hint=f"the nearest: “{near[0]}”" if near else "")
    return found


def _next_line(line: int, lines: Sequence[tuple[int, int]]) -> str:
    after = [first for first, _ in lines if first > line]
    return f"the next is on line {min(after)}" if after else f"the last is on line {max(last for _, last in lines)}"


def _lines(segment: Segment, document: Document) -> tuple[int, int]:
    """The first and last line of the file that the segment stands on."""
    if not segment.text:
        return 0, 0
    span = segment.text.span()
    return document.source.count("\n", 0, span.start) + 1, document.source.count("\n", 0, span.end) + 1


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def _passage(
    number: int,
    parts: Sequence[Segment],
    document: Document,
    frames: Sequence[Frame],
    statements: Sequence[Statement],
    linker: Linker,
) -> Passage:
    segment = parts[number]
    mine = [frame for frame in frames if frame.segment == number]
    said = tuple(each for each in statements if any(each.evidence.spans == frame.spans for frame in mine))
    governs = any(other.lead is segment for other in parts)
    return Passage(
        segment=segment,
        line=_lines(segment, document)[0],
        gate=stating_word(segment.text.text),
        steps=tuple(_step(frame, said, parts, document, linker) for frame in mine),
        statements=said,
        silent=None if mine else why_silent(segment, governs=governs),
    )


def _step(
    frame: Frame, said: Sequence[Statement], parts: Sequence[Segment], document: Document, linker: Linker
) -> Step:
    made = [each for each in said if frame.rule == each.evidence.rule or frame.action == each.action]
    slots = tuple(slot for name in SLOTS for slot in _slots(frame, name, made))
    return Step(frame, slots, None if made else linker.why_silent(frame, parts, document))


def _slots(frame: Frame, name: str, made: Sequence[Statement]) -> Iterator[Slot]:
    filled: Phrase | tuple[Phrase, ...] | None = getattr(frame, name)
    for phrase in filled if isinstance(filled, tuple) else (filled,) if filled is not None else ():
        if phrase.start < phrase.end:
            span = frame.text.span(phrase.start, phrase.end)
            inside = (
                m for each in made for m in each.mentions if span.start <= m.span.start and m.span.end <= span.end
            )
            concepts = tuple(dict.fromkeys(m.concept for m in inside if m.concept and _fills(m.role, name)))
            yield Slot(name, frame.text.text[phrase.start : phrase.end], concepts)


def _fills(role: str, slot: str) -> bool:
    """Whether a mention in this role tells what the slot was linked to; conditions may tell who and what for."""
    return slot.startswith(role) or slot in {"condition", "exception"} or (role == "purpose" and slot == "recipients")
