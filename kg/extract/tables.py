"""Reads a table row as statements: the heads of the columns say what the cells are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extract import cues
from kg.model import Frame, Phrase
from kg.spans import MappedText

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.frames import Place
    from kg.model import Action, Polarity, Segment

SEPARATOR = " | "
_ACTION_WORDS: tuple[tuple[str, Action], ...] = (
    ("shar", "share"),
    ("disclos", "share"),
    ("sell", "sell"),
    ("sold", "sell"),
    ("collect", "collect"),
    ("use", "use"),
    ("process", "use"),
)
_KINDS = {"examples": "data", "more_data": "data", "whom": "recipient"}
_DATA_WORD = re.compile(r"\b(?:information|data)\b", re.IGNORECASE)
_NAMES_DATA = re.compile(r"\b(?:information|data|details|history|records?)\b", re.IGNORECASE)

_Columns = dict[str, list[Phrase]]
_Answers = list[tuple["Action", bool]]
_Told = tuple["Action", "Polarity", list[Phrase], list[Phrase], Phrase | None]


def row_frames(row: Segment, place: Place) -> Iterator[Frame]:
    """The frames of a table row, where its columns say what is data and what purpose, recipient or answer."""
    if row.lead is None:
        return
    header = row.lead.text.text
    text = row.lead.text + MappedText(SEPARATOR, *[(row.lead.text.ends[-1],) * len(SEPARATOR)] * 2) + row.text
    heads = [cell.lower() for cell in header.split(SEPARATOR)]
    cells = _cells(row.text.text, len(header) + len(SEPARATOR))
    if len(cells) != len(heads):
        return
    columns, answers = _columns(heads, cells, text)
    if not columns["data"] and not answers:
        return
    data = columns["data"] or _data_of_reasons(text, header, columns["purpose"])
    for action, polarity, purposes, recipients, duration in (
        *_answered(answers, columns),
        *(_told(heads, row.heading, columns) if not answers or _goes_on(answers, columns) else ()),
    ):
        yield Frame(
            text=text,
            spans=place.spans,
            segment=place.segment,
            block=place.block,
            heading=place.heading,
            rule="table-row",
            action=action,
            polarity=polarity,
            data=tuple(data),
            recipients=tuple(recipients),
            purposes=tuple(purposes),
            duration=duration,
        )


def _data_of_reasons(text: MappedText, header: str, reasons: list[Phrase]) -> list[Phrase]:
    """The data of a row that gives a reason to share: what the heads name, and what the reason says of them."""
    named = [Phrase(c.start, c.end, "head") for c in _cells(header, 0) if _DATA_WORD.search(_words(text, c))][:1]
    return [*named, *(reason for reason in reasons if not named or _NAMES_DATA.search(_words(text, reason)))]


def _columns(heads: list[str], cells: list[Phrase], text: MappedText) -> tuple[_Columns, _Answers]:
    """The cells that are filled, by what the heads of their columns say they are; and what is answered yes or no."""
    columns: _Columns = {"data": [], "purpose": [], "recipient": [], "duration": [], "aside": []}
    answers: _Answers = []
    for head, cell in zip(heads, cells, strict=True):
        kind = cues.column(head)
        answer = _answer(_words(text, cell))
        if answer is not None and kind != "aside":
            answers += [(action, answer) for action in _deeds_of(head)]
        elif kind and cell.end > cell.start and not cues.is_none(_words(text, cell)):
            phrase = Phrase(cell.start, cell.end, "example") if kind == "examples" else cell
            columns[_KINDS.get(kind, kind)].append(phrase)
    return columns, answers


def _deeds_of(head: str) -> tuple[Action, ...]:
    """What the head of a column asks about ("Sold or shared?")."""
    return tuple(dict.fromkeys(action for word, action in _ACTION_WORDS if word in head))


def _answered(answers: _Answers, columns: _Columns) -> Iterator[_Told]:
    """What is said with yes or no; where no other column names data, the row is a reason to share, or who gets them."""
    reasons = [] if columns["data"] else columns["purpose"]
    for action, yes in answers:
        gives = action in {"share", "sell"}
        whom = (columns["recipient"] or reasons) if gives else []
        yield action, "affirmed" if yes else "denied", reasons, whom, None


def _goes_on(answers: _Answers, columns: _Columns) -> bool:
    """Whether the other columns say more of data that are not said to be left alone."""
    told = columns["purpose"] or columns["duration"] or columns["recipient"]
    return bool(columns["data"] and told) and ("collect", False) not in answers


def _told(heads: list[str], heading: tuple[str, ...], columns: _Columns) -> Iterator[_Told]:
    """What the row says is done with the data: each action with its purposes, recipients and duration."""
    purposes, recipients = columns["purpose"], columns["recipient"]
    said = " ".join((*heads, *heading[-1:])).lower()
    found = next((action for word, action in _ACTION_WORDS if word in said), None)
    if recipients:
        gives = found if found in {"share", "sell"} else "share"
        yield gives, "affirmed", purposes if found == gives or not purposes else [], recipients, None
    if columns["duration"]:
        yield "retain", "affirmed", [], [], columns["duration"][0]
    if (purposes and not (recipients and found in {"share", "sell"})) or not (recipients or columns["duration"]):
        yield found or ("use" if purposes else "collect"), "affirmed", purposes, [], None


def _words(text: MappedText, phrase: Phrase) -> str:
    return text.text[phrase.start : phrase.end]


def _cells(text: str, start: int) -> list[Phrase]:
    cells, at = [], start
    for cell in text.split(SEPARATOR):
        cells.append(Phrase(at, at + len(cell)))
        at += len(cell) + len(SEPARATOR)
    return cells


def _answer(cell: str) -> bool | None:
    """Whether the cell says yes, or no."""
    word = cell.strip(" .").lower()
    if word in cues.answers("yes"):
        return True
    return False if word in cues.answers("no") else None
