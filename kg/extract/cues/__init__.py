"""The cue words of the grammar, read from the data files beside this module."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, cast

from kg.resources import table
from kg.titles import BEFORE
from kg.words import stem

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.extract.slots.slot import Slot
    from kg.model import Action


@cache
def _table(name: str) -> dict[str, object]:
    return table(__name__, name)


@cache
def actions() -> Mapping[str, Action]:
    """The action each verb stem stands for."""
    table = cast("dict[Action, list[str]]", _table("verbs")["actions"])
    return {stem(verb): action for action, verbs in table.items() for verb in verbs}


@cache
def telling() -> Mapping[str, Action]:
    """The action that a verb stem stands for where it is done to something of a person."""
    table = cast("dict[Action, list[str]]", _table("verbs")["telling"])
    return {stem(verb): action for action, verbs in table.items() for verb in verbs}


@cache
def phrases() -> Mapping[str, tuple[tuple[tuple[str, ...], Action], ...]]:
    """The actions told by several words, by the stem of the first."""
    table = cast("dict[Action, list[str]]", _table("verbs")["phrases"])
    found: dict[str, list[tuple[tuple[str, ...], Action]]] = {}
    for action, entries in table.items():
        for entry in entries:
            parts = tuple(map(stem, entry.split()))
            found.setdefault(parts[0], []).append((parts, action))
    return {first: tuple(entries) for first, entries in found.items()}


@cache
def deeds() -> Mapping[str, Action]:
    """The action each noun stands for."""
    table = cast("dict[Action, list[str]]", _table("verbs")["deeds"])
    return {noun: action for action, nouns in table.items() for noun in nouns}


@cache
def idle() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """What follows a verb that then tells nothing, as stems, by the stem of the verb."""
    table = cast("dict[str, list[str]]", _table("verbs")["idle"])
    return {stem(verb): tuple(tuple(map(stem, entry.split())) for entry in entries) for verb, entries in table.items()}


@cache
def hollow(action: Action) -> frozenset[str]:
    """The stems of objects that leave a verb of the action without it."""
    return frozenset(map(stem, cast("dict[str, list[str]]", _table("verbs")["hollow"]).get(action, ())))


@cache
def openings() -> tuple[str, ...]:
    """The patterns of words that can tell a flow without an action verb."""
    return tuple(cast("dict[str, list[str]]", _table("gate"))["openings"])


@cache
def contents() -> tuple[str, ...]:
    """The patterns of what leads to a list of what a policy speaks of."""
    return tuple(cast("dict[str, list[str]]", _table("gate"))["contents"])


@cache
def verbs(group: str) -> frozenset[str]:
    """The stems of a group of verbs."""
    groups = cast("dict[str, list[str]]", _table("verbs")["groups"])
    return frozenset(stem(verb) for verb in groups[group])


@cache
def states() -> frozenset[str]:
    """The words for states that data are kept in."""
    return frozenset(cast("dict[str, list[str]]", _table("verbs")["groups"])["states"])


@cache
def words(group: str) -> frozenset[str]:
    """A group of nouns and pronouns: who acts, on what, where."""
    return frozenset(cast("list[str]", _table("words")[group]))


@cache
def stems(group: str) -> frozenset[str]:
    """The stems of such a group."""
    return frozenset(stem(word) for word in words(group))


@cache
def forms(group: str) -> tuple[str, ...]:
    """A group of words in their order, where patterns are made of them."""
    return tuple(cast("list[str]", _table("words")[group]))


def things() -> frozenset[str]:
    """The stems of what carries data rather than acts."""
    return stems("things")


def somebody() -> frozenset[str]:
    """The stems of the words for those who can act."""
    return stems("somebody")


def carriers() -> frozenset[str]:
    """The stems of what is placed on a person's device."""
    return stems("carriers")


@cache
def control() -> frozenset[str]:
    """The stems that keep a following "to" from telling a purpose."""
    return frozenset(stem(word) for word in cast("dict[str, list[str]]", _table("markers")["control"])["words"])


@cache
def listed(word: str) -> Slot | None:
    """The slot that items fill when a lead-in announces them by this word."""
    table = cast("dict[Slot, list[str]]", _table("markers")["lists"])
    return next((slot for slot, words in table.items() if word in words), None)


@cache
def loose() -> tuple[str, ...]:
    """What may stand between "may" and its verb without saying anything, the longest first."""
    words = cast("dict[str, list[str]]", _table("markers")["loose"])["words"]
    return tuple(sorted(words, key=lambda each: (-len(each), each)))


@cache
def bound(preposition: str) -> frozenset[str]:
    """The stems that a preposition belongs to, so that it opens no slot after them."""
    table = cast("dict[str, list[str]]", _table("markers")["bound"])
    return frozenset(stem(word) for word in table.get(preposition, ()))


@cache
def markers() -> Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """The slot markers by their first word, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    table = _table("markers")
    because = cast("dict[str, list[str]]", table["because"])
    reasons = [f"{opening} {told}" for opening in because["openings"] for told in because["told"]]
    for slot, phrases in (*table.items(), ("purpose", reasons)):
        if isinstance(phrases, list):
            for phrase in phrases:
                parts = tuple(str(phrase).split())
                found.setdefault(parts[0], []).append((parts, slot))
    return {
        first: tuple(sorted(every, key=lambda pair: (-len(pair[0]), pair[1] != "duration", pair[1] == "other")))
        for first, every in found.items()
    }


@lru_cache(maxsize=4096)
def announced(text: str) -> tuple[str, ...]:
    """What a heading or bare lead-in announces a list of; the names are those of the data file."""
    return tuple(
        topic for topic, (said, besides) in _announcements().items() if said.search(text) and not besides.search(text)
    )


@cache
def _announcements() -> Mapping[str, tuple[re.Pattern[str], re.Pattern[str]]]:
    table = cast("dict[str, dict[str, list[str]]]", _table("headings"))
    return {
        topic: (re.compile("|".join(said), re.IGNORECASE), re.compile("|".join(table["besides"][topic]), re.IGNORECASE))
        for topic, said in table["announces"].items()
    }


def column(head: str) -> str | None:
    """What a table column with this heading holds."""
    table = cast("dict[str, list[str]]", _tables()["columns"])
    told = f"={head.strip(' *:?')}"
    return next((kind for kind, words in table.items() if any(word in head or word == told for word in words)), None)


def answers(kind: str) -> frozenset[str]:
    """The words of a table cell that say yes, or no."""
    return frozenset(cast("dict[str, list[str]]", _tables()["answers"])[kind])


@cache
def _tables() -> dict[str, object]:
    return _table("tables")


@lru_cache(maxsize=4096)
def fields(text: str) -> tuple[tuple[str, int, int], ...]:
    """The fields of a text that begins with a label: what each label says its words are, and where these stand."""
    found = [label for label in _label().finditer(text) if not label.start() or text[label.start()].isupper()]
    if not found or found[0].start():
        return ()
    ends = [*(label.start() for label in found[1:]), len(text)]
    kinds = (str(label.lastgroup).removesuffix("_of") for label in found)
    return tuple((kind, label.end(), end) for kind, label, end in zip(kinds, found, ends, strict=True))


_SAYS_LITTLE = frozenset({"data", "information", "personal data", "personal information"})
"""Titles of data under which anything can be said of them."""


_ASKS = re.compile(rf"{BEFORE}(?:how|what|why|who|with whom|until when)\b", re.IGNORECASE)


@lru_cache(maxsize=4096)
def label_kind(text: str) -> str | None:
    """What the words of a title say is told below it, where it says no more than that ("3. Recipients of the data")."""
    words = text.rstrip(" :?.") if _ASKS.match(text) else text.rstrip(" :?")
    if "following" in words:
        words = words.rsplit(", ", 1)[-1]  # "For applicants, | the following storage periods apply"
    match = None if words.lower() in _SAYS_LITTLE else _label().match(words + ":")
    return str(match.lastgroup) if match and match.end() > len(words) else None


@lru_cache(maxsize=4096)
def is_none(text: str) -> bool:
    """Whether the words of a field say that there is nothing of the kind."""
    answers = cast("dict[str, str]", _table("fields")["answers"])
    return re.fullmatch(rf"(?:{answers['none']})[.;]?", text.strip(), re.IGNORECASE) is not None


@cache
def _label() -> re.Pattern[str]:
    labels = cast("dict[str, list[str]]", _table("fields")["labels"])
    kinds = "|".join(f"(?P<{kind}>{'|'.join(words)})" for kind, words in labels.items())
    of_data = cast("dict[str, str]", _table("fields")["of_data"])["duration"]
    told = rf"(?:{kinds})\s*:\s*|(?P<duration_of>{of_data})"
    return re.compile(rf"(?:^{BEFORE}|(?<=[\w.;,)] ))(?:{told})", re.IGNORECASE)
