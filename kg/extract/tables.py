"""Reads a table row as a statement: the heads of the columns say what the cells are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract import cues
from kg.model import Frame, Phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.frames import Place
    from kg.model import Action, Segment

SEPARATOR = " | "
_ACTION_WORDS: tuple[tuple[str, Action], ...] = (
    ("shar", "share"),
    ("disclos", "share"),
    ("sell", "sell"),
    ("sold", "sell"),
    ("collect", "collect"),
    ("use", "use"),
)


def row_frames(row: Segment, place: Place) -> Iterator[Frame]:
    """The frame of a table row, where its columns say what is data and what purpose, recipient or answer."""
    if row.lead is None:
        return
    heads = [cell.lower() for cell in row.lead.text.text.split(SEPARATOR)]
    cells = _cells(row.text.text)
    if len(cells) != len(heads):
        return
    slots: dict[str, list[Phrase]] = {"data": [], "purpose": [], "recipient": [], "duration": [], "yes_no": []}
    for head, phrase in zip(heads, cells, strict=True):
        kind = cues.column(head)
        if kind and phrase.end > phrase.start:
            slots[kind].append(phrase)
    answer = _answer(row, slots["yes_no"])
    if not slots["data"] and answer is None:
        return
    data = slots["data"] or slots["purpose"]
    yield Frame(
        text=row.text,
        spans=place.spans,
        segment=place.segment,
        block=place.block,
        heading=place.heading,
        rule="table-row",
        action=_action(heads, row.heading, slots),
        polarity="denied" if answer is False else "affirmed",
        data=tuple(data),
        recipients=tuple(slots["recipient"] or (slots["purpose"] if answer is not None else ())),
        purposes=tuple(slots["purpose"]),
        duration=slots["duration"][0] if slots["duration"] else None,
    )


def _cells(text: str) -> list[Phrase]:
    cells, at = [], 0
    for cell in text.split(SEPARATOR):
        cells.append(Phrase(at, at + len(cell)))
        at += len(cell) + len(SEPARATOR)
    return cells


def _answer(row: Segment, phrases: list[Phrase]) -> bool | None:
    for phrase in phrases:
        word = row.text.text[phrase.start : phrase.end].strip().lower()
        if word in cues.answers("yes"):
            return True
        if word in cues.answers("no"):
            return False
    return None


def _action(heads: list[str], heading: tuple[str, ...], slots: dict[str, list[Phrase]]) -> Action:
    """What is done with the data: what the headings say, else what the columns suggest."""
    if slots["yes_no"] or (slots["recipient"] and not slots["purpose"]):
        return "share"
    said = " ".join((*heads, *heading[-1:])).lower()
    found = next((action for word, action in _ACTION_WORDS if word in said), None)
    if found in {None, "use"} and not slots["purpose"] and slots["duration"]:
        return "retain"
    return found or "collect"
