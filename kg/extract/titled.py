"""Leaves out what an item says that is a mere title ("Log data.") where the sentence below it says so itself."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.topics import announces_data, is_title, tells_data
from kg.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.model import Frame, Phrase, Segment
    from kg.words import Word


def is_title_of(item: Segment, below: Segment) -> bool:
    """Whether an item is a mere title ("Log data."), with a sentence of its own below."""
    return item.lead is not None and below.topic is item.lead and is_title(item)


def untold(told: tuple[Frame, ...], title: Segment, found: tuple[Frame, ...]) -> tuple[Frame, ...]:
    """The frames of a title and its lead-in, but for what the sentence below says: which data, to whom, how long."""
    if title.lead is not None and announces_data(title.lead) and any(map(tells_data, told)):
        return ()
    if any(all(_gives_the_same(each, frame) for frame in found) for each in told):
        return ()
    if any(each.action == "retain" for each in told) and all(each.action == "retain" for each in found):
        return tuple(_without_data_of(title, found))
    return found


def _gives_the_same(told: Frame, title: Frame) -> bool:
    """Whether a sentence says itself what its title only names: that data are given away, to whom and for what."""
    given = told.action == title.action == "share" and told.polarity == title.polarity and bool(told.data)
    return given and _names_again(told, title) and bool(told.purposes or not title.purposes)


def _names_again(told: Frame, title: Frame) -> bool:
    """Whether the sentence names all those whom the title names, by the same noun."""
    stems = {word.stem for phrase in told.recipients for word in _words(told, phrase)}
    return all(word.stem in stems for phrase in title.recipients for word in _words(title, phrase)[-1:])


def _words(frame: Frame, phrase: Phrase) -> list[Word]:
    return words(frame.text.text[phrase.start : phrase.end])


def _without_data_of(title: Segment, found: tuple[Frame, ...]) -> Iterator[Frame]:
    """The frames without the data that the title names; a lead-in may name others ("data are kept as follows: …")."""
    for frame in found:
        title_at = len(frame.text.text) - len(title.text.text)
        above = tuple(phrase for phrase in frame.data if phrase.end <= title_at)
        if above:
            yield replace(frame, data=above)
