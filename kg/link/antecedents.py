"""Finds the data that words point back to: "this information", "it", "the data", "these technologies"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.link import preceding, sense, within
from kg.link.asked import asked_about, is_of_title, titled
from kg.link.cues import cue
from kg.link.data import categories as data_of
from kg.link.data.form import masked
from kg.link.data.pointed import is_term, said_before
from kg.link.memory import GENERIC
from kg.link.reading import Reading, pronoun, words_of
from kg.model import Phrase

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.link.labels import Labels
    from kg.link.memory import Memory
    from kg.model import Frame, Segment, Vocabulary

_COOKIES = "CookieData"
_IDENTIFIERS = "DeviceIdentifier"
_POINTED = "pointed-verb"
"""The rule of a deed that is told without a word of which data ("you consent to such transfer")."""
_VAGUE = frozenset({GENERIC, "ContactList", _COOKIES})
"""Concepts whose words alone are too common to say what "this information" is."""
_LOOK_BACK = 3
"""Sentences among which the cookies stand that "these technologies" are."""
_NEAR = 2
"""Sentences back to which "this information" reaches where the one between says nothing of data."""


class Antecedents:
    """The labels of data, by which the sentences before are read."""

    def __init__(self, vocabulary: Vocabulary, labels: Labels) -> None:
        self._vocabulary, self._labels = vocabulary, labels

    def meant(
        self, frame: Frame, read: Reading, memory: Memory, segments: Sequence[Segment]
    ) -> tuple[Reading, tuple[str, ...]] | None:
        """What the words of a frame point back to, with what it was read from; None where they say it themselves."""
        pointed = frame.rule == _POINTED and not read.concepts
        if not read.points_back and not pointed:
            given = within.given(frame, self._labels, self._vocabulary) if _is_bare(frame, read) else Reading()
            if given.concepts:
                return given, given.concepts
            before = self._kind(frame, read, memory, segments)
            return (read, masked(frame, before)) if before else None
        if _stands_for_none(frame):
            return Reading(), ()
        if within.is_relative(frame):
            return Reading(), self._described(frame)
        given = within.given(frame, self._labels, self._vocabulary)
        if given.concepts:
            return given, given.concepts
        means = tuple(concept for concept in read.concepts if concept != GENERIC)
        told_here = memory.segment == frame.segment and memory.data
        here = () if told_here else within.named(frame, self._labels, self._vocabulary)
        before = here or self._before(frame, memory, segments)
        if len(before) == 1 and cue("each_category").match(words_of(frame, frame.data[0])):
            before = (GENERIC,)
        if means:
            return None if set(before) <= {GENERIC} else (read, tuple(dict.fromkeys((*before, *means))))
        if before:
            more = any(cue("besides").search(sense.with_clause(frame, phrase)) for phrase in frame.data)
            return read, tuple(dict.fromkeys((*before, GENERIC))) if more else masked(frame, before)
        bare = not read.concepts and cue("bare_pointer").match(words_of(frame, frame.data[0]))
        if bare or pointed:
            return read, masked(frame, (GENERIC,))
        return None

    def _described(self, frame: Frame) -> tuple[str, ...]:
        """The data that a clause describes, where it says how we got them or that they may be given on."""
        given_on = frame.action == "share" and frame.modality == "may" and frame.rule != "visible-verb"
        told = frame.action == "collect" or given_on
        return within.named(frame, self._labels, self._vocabulary) if told else ()

    def are_cookies(
        self, frame: Frame, found: tuple[Reading, tuple[str, ...]], memory: Memory, segments: Sequence[Segment]
    ) -> bool:
        """Whether "these technologies", or "they" where no data were told, are the cookies of the sentences before."""
        told = frame.data and cue("such_technologies").match(words_of(frame, frame.data[0]))
        read, data = found
        if not told or not set(data if told["they"] else read.concepts) <= {"UserContent"}:
            return False
        if told["them"] and frame.action != "use":
            return False
        begin = _begin(frame, memory)
        block = segments[begin].block
        before = segments[max(0, begin - _LOOK_BACK) : begin]
        near = [each.text.text for each in before if each.block in {block, block - 1}]
        near += [*frame.heading[-2:], frame.text.text[: frame.data[0].start]]
        return any(match.concept == _COOKIES for each in near for match in self._labels.contiguous(each))

    def _before(self, frame: Frame, memory: Memory, segments: Sequence[Segment]) -> tuple[str, ...]:
        """The data spoken of right before, or told by the items above, or a sentence farther back.

        Cookies that another section ends with are no information that this one goes on about.
        """
        by_name = cue("data_noun").search(words_of(frame, frame.data[0])) is not None
        begin = _begin(frame, memory)
        elsewhere = memory.segment >= 0 and segments[memory.segment].heading != frame.heading
        asked = asked_about(frame, begin, segments, self._labels, self._vocabulary)
        it = pronoun(words_of(frame, frame.data[0]))
        anew = memory.segment != frame.segment
        title = tuple(titled(frame, begin, segments, self._labels, self._vocabulary)) if anew else ()
        before = title or (memory.spoken_of(frame) if not (elsewhere and (asked or it)) else ())
        if before and it and memory.segment == frame.segment:
            before = memory.here
        if before and by_name:
            if before == (_COOKIES,) and memory.segment == frame.segment:
                before = memory.before or before
            apart = before == (_COOKIES,) and (elsewhere or _opens_section(begin, segments))
            before = () if apart else _collected(before, memory, segments)
        before = before or self._told_by_items(frame, memory, segments)
        before = before or asked or _farther_back(frame, memory, segments, by_name=by_name)
        before = before or self._only_named(frame, memory, segments)
        return before or ((GENERIC,) if is_of_title(frame, begin, segments, self._labels) else ())

    def _only_named(self, frame: Frame, memory: Memory, segments: Sequence[Segment]) -> tuple[str, ...]:
        """The data that the sentence right before names, though it says of nobody that they do something with them."""
        begin = _begin(frame, memory)
        before = segments[begin - 1] if begin else None
        if before is None or before.heading != segments[begin].heading:
            return ()
        named = self._named(frame, before)
        by_name = cue("takes_up").search(words_of(frame, frame.data[0])) is not None
        serves = cue("helps_us").match(frame.text.text[frame.data[0].end :]) is not None and _COOKIES not in named
        together = before.block == segments[begin].block
        if not by_name and not (serves and together):
            named = preceding.named(frame, before, self._labels, self._vocabulary) if together else ()
        return tuple(concept for concept in named if concept not in _VAGUE)

    def _told_by_items(self, frame: Frame, memory: Memory, segments: Sequence[Segment]) -> tuple[str, ...]:
        """The data that the items right above a sentence name without a word of what is done with them."""
        begin = first = _begin(frame, memory)
        if begin < frame.segment and frame.data[0].start >= frame.spans[0].end - frame.spans[0].start:
            return ()
        while first and segments[first - 1].kind == "item" and segments[first - 1].block == segments[begin - 1].block:
            first -= 1
        found = (concept for item in segments[first:begin] for concept in self._named(frame, item))
        return tuple(dict.fromkeys(found))

    def _named(self, frame: Frame, item: Segment) -> tuple[str, ...]:
        whole = replace(frame, text=item.text, data=(Phrase(0, len(item.text.text)),), rule="")
        return data_of.data(whole, self._labels, self._vocabulary).concepts

    def _kind(self, frame: Frame, read: Reading, memory: Memory, segments: Sequence[Segment]) -> tuple[str, ...]:
        """What was said before, where "the information" or the words for a kind of data mean no more than that."""
        before = memory.spoken_of(frame)
        if before and sense.is_joined(frame, read.concepts):
            return tuple(dict.fromkeys((*before, *read.concepts)))
        if memory.polarity == "affirmed" and _is_bare(frame, read):
            if _opens_section(_begin(frame, memory), segments):
                return ()
            beside = _begin(frame, memory) - memory.segment <= 1
            meant = before if beside else _farther_back(frame, memory, segments, by_name=False)
            if beside or meant:
                return meant
        if before and read.concepts and is_term(frame, read, memory.segment, before, segments):
            return _collected(before, memory, segments)
        return said_before(frame, read, self._vocabulary, _collected(before, memory, segments))


def _begin(frame: Frame, memory: Memory) -> int:
    """The segment where the frame begins: its lead-in, if it is an item of a list."""
    return min(memory.start, frame.segment) if memory.start >= 0 else frame.segment


def _opens_section(begin: int, segments: Sequence[Segment]) -> bool:
    """Whether a sentence opens a section behind one that ends in no list, so that "the information" is all there is."""
    before, here = segments[max(0, begin - 1)], segments[begin]
    return before.heading != here.heading and before.kind != "item"


def _collected(data: tuple[str, ...], memory: Memory, segments: Sequence[Segment]) -> tuple[str, ...]:
    """The data without the cookies that collect them, and the identifiers that do so beside these."""
    told = segments[memory.segment].text.text if memory.segment >= 0 else ""
    means = {_COOKIES, _IDENTIFIERS} if cue("by_identifiers").search(told) else {_COOKIES}
    return tuple(concept for concept in data if concept not in means) or data


def _stands_for_none(frame: Frame) -> bool:
    """Whether "it" or "they" stand for no data: "as long as it is necessary", "so they can help you"."""
    pointer = frame.data[0].start
    return any(found.start() <= pointer < found.end() for found in cue("no_antecedent").finditer(frame.text.text))


def _farther_back(frame: Frame, memory: Memory, segments: Sequence[Segment], *, by_name: bool) -> tuple[str, ...]:
    """The data of the sentence before the last one of a paragraph, where the last one says nothing of data.

    "It" reaches as far only over a sentence that points back itself ("You need not give us this information").
    """
    begin = _begin(frame, memory)
    if memory.segment < 0 or begin - memory.segment > _NEAR:
        return ()
    if not by_name and not all(cue("goes_on").search(each.text.text) for each in segments[memory.segment + 1 : begin]):
        return ()
    return memory.data if segments[memory.segment].block == segments[begin].block else ()


def _is_bare(frame: Frame, read: Reading) -> bool:
    """Whether the data are "the information" without a word that says which, and so that of the sentence before."""
    if read.concepts != (GENERIC,):
        return False
    return cue("the_data").match(frame.text.text, frame.data[0].start) is not None
