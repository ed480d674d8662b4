"""Reads a table row as statements: the heads of the columns say what the cells are."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.extract import cues
from kg.model import BETWEEN_CELLS, Frame, Phrase

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kg.extract.frames import Place
    from kg.model import Action, Polarity, Segment
    from kg.spans import MappedText

_ACTION_WORDS: tuple[tuple[str, Action], ...] = (
    ("shar", "share"),
    ("disclos", "share"),
    ("sell", "sell"),
    ("sold", "sell"),
    ("collect", "collect"),
    ("use", "use"),
    ("process", "use"),
    ("they get", "share"),
    ("they receive", "share"),
)
_KINDS = {"examples": "data", "more_data": "data", "whom": "recipient", "cookie_purpose": "purpose"}
_GIVING: tuple[Action, ...] = ("share", "sell")
_DATA_WORD = re.compile(r"\b(?:information|data)\b", re.IGNORECASE)
_NAMES_DATA = re.compile(r"\b(?:information|data|details|history|records?)\b", re.IGNORECASE)
_SAYS_WHICH = re.compile(r"[\s*]*[:\u2013\u2014-]+[\s*]*(?=information about)", re.IGNORECASE)
"""What stands before the data in a reason ("for our affiliates' purposes | — information about your income")."""
_COLLECTED = re.compile(r"(?<!not )(?<!never )\bcollect(?!ion)")
_COOKIE = re.compile(r"\bcookies?\b", re.IGNORECASE)
_NAMES_COOKIE = re.compile(r"(?:names?|titles?|keys?|identifiers?|ids?|types?|categor(?:y|ies))\b", re.IGNORECASE)
_LEAVES_ALONE = re.compile(
    r"(?:we (?:never|do not|don['\u2019]t) |not (?:used|collected|accessed|processed)\b|never\b)", re.IGNORECASE
)
"""How a cell begins that says instead of a purpose that there is none ("We never look at them")."""
_FOR_ADS = re.compile(r"\bfor .*\badvertising\b", re.IGNORECASE)

_OF_HELPERS = re.compile(
    r"\b(?:(?:sub-?)?processors?|service providers?|vendors?|suppliers?|third[- ]part(?:y|ies)|recipients?|disclos\w+"
    r"|shar(?:e|ed|es|ing)|on our behalf|help us)\b",
    re.IGNORECASE,
)
"""What stands above a table of those who get data since they work for us."""

_Told = tuple["Action", "Polarity", tuple[Phrase, ...], tuple[Phrase, ...], Phrase | None]


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell that is filled, with what the head of its column says it holds and asks about."""

    kind: str | None
    phrase: Phrase
    head: Phrase
    deeds: tuple[Action, ...]
    answer: bool | None

    @property
    def gives(self) -> tuple[Action, ...]:
        """Which ways of giving the head names."""
        return tuple(deed for deed in self.deeds if deed in _GIVING)


def row_frames(row: Segment, place: Place, intro: str = "") -> Iterator[Frame]:
    """The frames of a table row, where its columns say what is data and what purpose, recipient or answer.

    `intro` is what stands right above the table.
    """
    if row.lead is None:
        return
    above = _of_cookies(row, intro)
    header = above.text
    text = above.beside(row.text, BETWEEN_CELLS)
    heads, phrases = _cells(header, 0), _cells(row.text.text, len(header) + len(BETWEEN_CELLS))
    if len(phrases) != len(heads):
        return
    cells = [each for head, phrase in zip(heads, phrases, strict=True) if (each := _cell(text, head, phrase))]
    setters = [cell for cell in cells if _is_of(cell, "setter")]
    if _COOKIE.search(header):  # whoever is named beside a cookie sets it, and is given nothing
        cells = [cell for cell in cells if not _is_of(cell, "recipient")]
    else:  # of other things a description says no more than what they are
        cells = [cell for cell in cells if cell.kind != "cookie_purpose"]
    if any(_is_of(cell, "purpose") and _LEAVES_ALONE.match(_words(text, cell.phrase)) for cell in cells):
        return
    named = [cell for cell in cells if _is_of(cell, "data")]
    answers = [cell for cell in cells if cell.answer is not None]
    if not named and not answers:
        yield from _helpers(cells, text, place, f"{header} {' '.join(row.heading[-1:])} {intro}")
        return
    data = _named(text, named) or _data_of_reasons(text, heads, [c.phrase for c in cells if _is_of(c, "purpose")])
    said = f"{header} {' '.join(row.heading[-1:])}".lower()
    for action, polarity, purposes, recipients, duration in (
        *_answered(answers, cells, text, named=bool(named)),
        *(_told(cells, said, text) if not answers or (named and _goes_on(cells, answers)) else ()),
        *(_collected(cells, f"{said} {intro.lower()}") if named else ()),
    ):
        yield replace(
            place.frame(text, "table-row", action, is_denied=polarity == "denied"),
            actor=setters[0].phrase if setters else None,
            data=tuple(data),
            recipients=recipients,
            purposes=purposes,
            duration=duration,
        )


def _helpers(cells: Sequence[_Cell], text: MappedText, place: Place, said: str) -> Iterator[Frame]:
    """The sharing with those whom a row names together with their work, in a table of such helpers."""
    who = tuple(cell.phrase for cell in cells if _is_of(cell, "recipient"))
    work = tuple(cell.phrase for cell in cells if _is_of(cell, "purpose"))
    if who and work and _OF_HELPERS.search(said):
        yield replace(place.frame(text, "table-row", "share"), recipients=who, purposes=work)


def _of_cookies(row: Segment, intro: str) -> MappedText:
    """The heads of the columns; below a title on cookies the first of them tells which cookie it is."""
    heads = row.lead.text if row.lead is not None else row.text
    told = not _COOKIE.search(heads.text) and any(map(_COOKIE.search, (*row.heading[-1:], intro)))
    names = _NAMES_COOKIE.match(heads.text) is not None
    return heads.led_by("Cookie ") if told and names else heads


def _is_of(cell: _Cell, kind: str) -> bool:
    return cell.answer is None and cell.kind is not None and _KINDS.get(cell.kind, cell.kind) == kind


def _named(text: MappedText, cells: Sequence[_Cell]) -> list[Phrase]:
    """What the cells name; of cookies the head of their column tells more than what each is called."""
    return [
        _cookie(text, c.head) or (replace(c.phrase, kind="example") if c.kind == "examples" else c.phrase)
        for c in cells
    ]


def _cookie(text: MappedText, head: Phrase) -> Phrase | None:
    found = _COOKIE.search(text.text, head.start, head.end)
    return Phrase(*found.span()) if found else None


def _cell(text: MappedText, head: Phrase, phrase: Phrase) -> _Cell | None:
    """The cell, if it is filled and its column is one that is read."""
    words, asked = _words(text, phrase), _words(text, head).lower()
    kind = cues.column(asked)
    deeds = tuple(dict.fromkeys(action for word, action in _ACTION_WORDS if word in asked))
    gives = any(deed in _GIVING for deed in deeds)
    answer = _answer(words) if kind != "duration" else None
    if answer is None and gives and kind in {"whom", "recipient", None} and _denies(words):
        answer = False
    if (kind is None and answer is None) or kind == "aside" or phrase.end <= phrase.start:
        return None
    if answer is None and cues.is_none(words):
        return None
    return _Cell(kind, phrase, head, deeds, answer)


def _data_of_reasons(text: MappedText, heads: Sequence[Phrase], reasons: list[Phrase]) -> list[Phrase]:
    """The data of a row that gives a reason to share: what the heads name, and what the reason says of them."""
    named = [replace(head, kind="head") for head in heads if _DATA_WORD.search(_words(text, head))][:1]
    return [*named, *(reason for reason in reasons if not named or _NAMES_DATA.search(_words(text, reason)))]


def _answered(answers: Sequence[_Cell], cells: Sequence[_Cell], text: MappedText, *, named: bool) -> Iterator[_Told]:
    """What is said with yes or no; where no other column names data, the row is a reason to share, or who gets them."""
    reasons = () if named else tuple(_reason(text, cell.phrase) for cell in cells if _is_of(cell, "purpose"))
    others = tuple(cell.phrase for cell in cells if _is_of(cell, "recipient") and not cell.gives)
    for cell in answers:
        aims = (cell.head,) if _FOR_ADS.search(_words(text, cell.head)) else reasons
        for action in cell.deeds:
            whom = (others or reasons) if action in _GIVING else ()
            yield action, "affirmed" if cell.answer else "denied", aims, whom, None


def _reason(text: MappedText, phrase: Phrase) -> Phrase:
    """The words of a reason without those that say for which data it holds."""
    which = _SAYS_WHICH.search(_words(text, phrase))
    return replace(phrase, end=phrase.start + which.start()) if which else phrase


def _goes_on(cells: Sequence[_Cell], answers: Sequence[_Cell]) -> bool:
    """Whether the other columns say more of data that are not said to be left alone."""
    told = any(_is_of(cell, kind) for cell in cells for kind in ("purpose", "duration", "recipient"))
    return told and not any(cell.answer is False and "collect" in cell.deeds for cell in answers)


def _told(cells: Sequence[_Cell], said: str, text: MappedText) -> Iterator[_Told]:
    """What the row says is done with the data: each action with its purposes, recipients and duration."""
    purposes = [cell for cell in cells if _is_of(cell, "purpose")]
    recipients = [cell for cell in cells if _is_of(cell, "recipient")]
    durations = [cell.phrase for cell in cells if _is_of(cell, "duration")]
    found = _deed(_without_heads(said, (c for c in cells if c.gives and c not in purposes), text)) or _deed(said)
    if any(cell.answer is False and found in cell.deeds for cell in cells):
        found = None
    yield from _given(recipients, purposes, found)
    yield from _kept(durations, text)
    others = [cell for cell in purposes if not (recipients and (cell.gives or (found in _GIVING and not cell.deeds)))]
    yield from _done_for(others, found)
    if not (purposes or recipients or durations):
        yield found or "collect", "affirmed", (), (), None


def _given(recipients: Sequence[_Cell], purposes: Sequence[_Cell], found: Action | None) -> Iterator[_Told]:
    """Who gets the data, with the purposes of giving them."""
    gives: Action = found if found in _GIVING else "share"
    for cell in recipients:
        for action in cell.gives or (gives,):
            aims = (p.phrase for p in purposes if (action in p.deeds if p.deeds else found == action))
            yield action, "affirmed", tuple(aims), (cell.phrase,), None


def _kept(durations: Sequence[Phrase], text: MappedText) -> Iterator[_Told]:
    """How long the data are kept, or that they are not."""
    for duration in durations[:1]:
        kept = not _denies(_words(text, duration))
        yield "retain", "affirmed" if kept else "denied", (), (), duration if kept else None


def _done_for(purposes: Sequence[_Cell], found: Action | None) -> Iterator[_Told]:
    """What is done for the purposes that no recipient takes, by the heads of their columns or what stands above."""
    for action in dict.fromkeys(deed for cell in purposes for deed in cell.deeds or (found or "use",)):
        yield action, "affirmed", tuple(c.phrase for c in purposes if action in (c.deeds or (action,))), (), None


def _deed(said: str) -> Action | None:
    return next((action for word, action in _ACTION_WORDS if word in said), None)


def _without_heads(said: str, cells: Iterable[_Cell], text: MappedText) -> str:
    """What is said above the row without the heads of columns that tell of giving alone ("Sold or shared?")."""
    for cell in cells:
        said = said.replace(_words(text, cell.head).lower(), "", 1)
    return said


def _collected(cells: Sequence[_Cell], said: str) -> Iterator[_Told]:
    """That the data are collected, where the head of a column or what stands above the table says so."""
    answered = any("collect" in cell.deeds and (cell.answer is not None or _is_of(cell, "purpose")) for cell in cells)
    told = any(_is_of(cell, "recipient") or _is_of(cell, "duration") or cell.answer is not None for cell in cells)
    if _COLLECTED.search(said) and told and not answered:
        yield "collect", "affirmed", (), (), None


def _words(text: MappedText, phrase: Phrase) -> str:
    return text.text[phrase.start : phrase.end]


def _cells(text: str, start: int) -> list[Phrase]:
    cells, at = [], start
    for cell in text.split(BETWEEN_CELLS):
        cells.append(Phrase(at, at + len(cell)))
        at += len(cell) + len(BETWEEN_CELLS)
    return cells


def _answer(cell: str) -> bool | None:
    """Whether the cell says yes, or no."""
    word = cell.strip(" .").lower()
    if word in cues.answers("yes"):
        return True
    return False if word in cues.answers("no") else None


def _denies(cell: str) -> bool:
    """Whether the cell says that the data are given to nobody or not kept ("Not sold or shared", "None")."""
    words = cell.strip(" .").lower()
    return cues.is_none(words) or words.startswith(tuple(no for no in cues.answers("no") if " " in no))
