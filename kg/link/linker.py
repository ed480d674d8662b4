"""Reads frames in the order of the text and makes a statement of each that speaks of data."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING

from kg.link import kept, sense
from kg.link.antecedents import Antecedents
from kg.link.confidence import confidence
from kg.link.cues import cue
from kg.link.data import categories as data_of
from kg.link.data.examples import with_examples
from kg.link.data.form import masked
from kg.link.data.handed import handed_on
from kg.link.data.handled import handled
from kg.link.data.unnamed import unnamed
from kg.link.definitions import Definitions
from kg.link.flows import PRACTICE, Flows, says_nothing
from kg.link.included import (
    RULE,
    Schemes,
    goes_on,
    has_lost_its_start,
    included,
    is_new_kind,
    is_of_no_data,
    left_out_next,
)
from kg.link.labels import Labels, Match
from kg.link.memory import FIRST_PARTY, GENERIC, Memory, beginnings
from kg.link.parties import hired
from kg.link.parties.actors import Actors
from kg.link.parties.names import names
from kg.link.parties.own import without_own_name
from kg.link.parties.seers import got_by_mail, got_by_sight
from kg.link.parties.work import with_work_listed
from kg.link.purposes import aims as purposes_of
from kg.link.purposes import circumstances
from kg.link.purposes.held import with_held_apart
from kg.link.purposes.misplaced import proven, studied
from kg.link.purposes.told_before import told_before
from kg.link.reading import Reading, reading, up_to_sign, words_of
from kg.link.tools import by_tool
from kg.model import Evidence, Phrase, Statement

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kg.link.flows import Flow
    from kg.model import Definition, Document, Frame, Mention, Segment, Vocabulary
    from kg.spans import Span

_OPENERS = 2
"""Words that open a condition and are none by themselves: "if", "only when"."""


class Linker:
    """The vocabulary, ready to link many documents."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._data, self._purposes = Labels(vocabulary, "data"), Labels(vocabulary, "purpose")
        self._recipients = Labels(vocabulary, "recipient")
        self._actors = Actors(vocabulary, self._recipients, self._data)
        self._flows = Flows(self._actors, self._recipients, self._data)
        self._schemes = Schemes(self._data, self._recipients, self._purposes)
        self._antecedents = Antecedents(vocabulary, self._data)
        self._definitions = Definitions(vocabulary, self._data)

    def definitions(self, segments: Sequence[Segment]) -> Iterator[Definition]:
        """What the document says its own words for kinds of data mean."""
        return self._definitions.of(segments)

    def statements(
        self, frames: Iterable[Frame], segments: Sequence[Segment], document: Document
    ) -> Iterator[Statement]:
        """The statements of a document, each once."""
        memory, seen, starts = Memory(), set[Statement](), beginnings(segments)
        for found in with_work_listed(frames):
            memory = memory.coming_to(starts[found.segment], found.segment, segments)
            frame = got_by_mail(got_by_sight(found, self._actors, document), self._actors, document)
            turns = memory.turns(frame)
            for told, before in product(self._actors.of(frame, segments, document, turns[0]), turns):
                actor = before.actor if frame.rule == RULE and memory.near(frame) else told
                statement = self._statement(frame, actor, segments, document, before)
                if statement is None:
                    memory = memory.aimed_at(frame, purposes_of.purposes(frame, self._purposes).concepts)
                    continue
                if frame.rule == hired.RULE and statement.recipients == ("AnalyticsProvider",):
                    statement = hired.measuring(statement)
                memory = memory.aimed_at(frame, statement.purposes).after(frame, statement)
                for part in with_held_apart(frame, statement, document.source):
                    content = _content(part)
                    if content not in seen:
                        seen.add(content)
                        yield replace(part, confidence=confidence(part))

    def why_silent(self, frame: Frame, segments: Sequence[Segment], document: Document) -> str:
        """Why a frame makes no statement, by asking again what `statements` asks."""
        if not self._actors.of(frame, segments, document, Memory()):
            return f"nobody who could act is named by “{words_of(frame, frame.actor) if frame.actor else ''}”"
        _, data = self._read_data(frame, Memory(), segments)
        if not data:
            said = " … ".join(words_of(frame, phrase) for phrase in frame.data)
            return f"no term names “{said}” as data of a person" if said else "it says of no data"
        if self._states_no_flow(frame, data):
            return "it promises, announces or gives back something, and states no flow"
        return "what it says is said already, or by whom and what for is not"

    def _statement(
        self, frame: Frame, actor: str, segments: Sequence[Segment], document: Document, memory: Memory
    ) -> Statement | None:
        if is_new_kind(frame, memory, segments) or _is_trade(frame, actor) or _is_ours_anyway(frame, actor):
            return None
        if has_lost_its_start(frame, memory):
            return None
        if frame.rule == RULE and memory.near(frame):
            frame = included(frame, memory, self._schemes)
        frame = by_tool(with_examples(studied(proven(frame)), self._data), self._data)
        nameless = without_own_name(frame, document)
        data = self._data_told(nameless, memory, segments)
        if not data.concepts or self._states_no_flow(frame, data.concepts):
            return None
        flow = self._flows.of(frame, actor, data, document)
        aims, said = self._aims(nameless, flow, segments, memory)
        if says_nothing(frame, flow, aims):
            return None
        return Statement(
            actor=flow.actor,
            action=flow.action,
            polarity=kept.polarity(frame, flow.action),
            modality=kept.modality(frame, flow.action),
            data=flow.data.concepts,
            evidence=Evidence(frame.spans, frame.heading, frame.rule),
            recipients=self._flows.receivers(frame, flow, segments, memory, aims),
            purposes=aims,
            names=names(frame, flow.actor, flow.recipients.mentions if flow.action in sense.GIVES else (), document),
            exception=_source(document, frame, frame.exception) or _next(document, left_out_next(frame, segments)),
            condition=_source(document, frame, _condition(frame)),
            duration=_source(document, frame, kept.duration(frame)) if flow.action == "retain" else None,
            subject="Child" if cue("child").search(frame.text.text) else None,
            mentions=(*flow.data.mentions, *flow.recipients.mentions, *flow.who.mentions, *said),
        )

    def _data_told(self, frame: Frame, memory: Memory, segments: Sequence[Segment]) -> Reading:
        """The data of the frame, with the words they were read from."""
        read, data = self._read_data(frame, memory, segments)
        if self._antecedents.are_cookies(frame, (read, data), memory, segments):
            return self._as_cookies(frame, frame.data[0])
        return replace(read, concepts=data)

    def _states_no_flow(self, frame: Frame, data: tuple[str, ...]) -> bool:
        """Whether it promises, announces or gives back something, or speaks of no data of a person."""
        return sense.is_promise(frame) or sense.is_our_content(frame, data) or is_of_no_data(frame, self._data)

    def _aims(
        self, frame: Frame, flow: Flow, segments: Sequence[Segment], memory: Memory
    ) -> tuple[tuple[str, ...], tuple[Mention, ...]]:
        """What it is for, with the words that say so."""
        before = told_before(frame, memory, segments, self._purposes)
        purposes = purposes_of.purposes(frame, self._purposes, before)
        why = circumstances.circumstance(frame, self._purposes, purposes.concepts)
        getters = (*flow.recipients.concepts, *flow.who.concepts)
        sale = circumstances.of_successor(frame, flow.action, getters)
        said = tuple(dict.fromkeys((*purposes.concepts, *why.concepts, *sale)))
        aims = hired.aims(frame, flow.recipients.concepts, said) or memory.aims_of_list(frame, flow.data.concepts)
        return aims, (*purposes.mentions, *why.mentions)

    def _as_cookies(self, frame: Frame, phrase: Phrase) -> Reading:
        """The reading of a phrase that as a whole stands for cookies, with the examples of what they hold."""
        whole = reading(frame, phrase, [Match("CookieData", 0, phrase.end - phrase.start, 1)], "data")
        examples = tuple(each for each in frame.data if each.kind == "example")
        if not examples:
            return whole
        named = data_of.data(replace(frame, data=examples), self._data, self._vocabulary)
        concepts = (*whole.concepts, *(each for each in named.concepts if each != GENERIC))
        return Reading(tuple(dict.fromkeys(concepts)), (*whole.mentions, *named.mentions))

    def _read_data(self, frame: Frame, memory: Memory, segments: Sequence[Segment]) -> tuple[Reading, tuple[str, ...]]:
        if goes_on(frame):
            return Reading(), memory.spoken_of(frame)
        if frame.rule == hired.RULE:
            read = handled(frame, self._data)
            return read, read.concepts
        if frame.rule == PRACTICE or (frame.rule in {"listed-verb", "field", "table-row"} and not frame.data):
            return Reading(), (memory.told_above(frame, segments) if frame.rule == "field" else ()) or (GENERIC,)
        listed = frame.rule == "heading-aims"
        retained = frame.rule == "field" and frame.action == "retain"
        about = frame if listed else replace(frame, data=sense.of_persons(frame, frame.data))
        source = sense.from_cookies(about)
        if source:
            cookies = self._as_cookies(about, source)
            return cookies, masked(about, cookies.concepts)
        read = data_of.data(about, self._data, self._vocabulary)
        meant = self._antecedents.meant(frame, read, memory, segments)
        if meant:
            return meant
        if not read.concepts and (listed or retained):
            labelled = any(cue("label_of_aims_alone").fullmatch(words_of(frame, phrase)) for phrase in frame.data)
            return read, (memory.told_above(frame, segments) if labelled else ()) or (GENERIC,)
        if read.concepts:
            return read, masked(frame, read.concepts)
        return read, unnamed(frame) or handed_on(frame, self._recipients)


def _is_trade(frame: Frame, actor: str) -> bool:
    """Whether it only tells what others do for a living ("our advertisers may engage in targeted advertising")."""
    return frame.rule == PRACTICE and actor != FIRST_PARTY and frame.polarity == "affirmed"


def _is_ours_anyway(frame: Frame, actor: str) -> bool:
    """Whether it only says in passing that it is we who gathered the data ("information collected by Acme is …")."""
    return frame.rule == "gathered" and actor == FIRST_PARTY


def _condition(frame: Frame) -> Phrase | None:
    """The words of the condition; up to the next sign, where only the word that opens it was read ("if", "when")."""
    if frame.condition is None or len(words_of(frame, frame.condition).split()) > _OPENERS:
        return frame.condition
    whole = up_to_sign(frame, frame.condition)
    return whole if " " in words_of(frame, whole).strip() else None


def _content(statement: Statement) -> Statement:
    """What is said and where; two rules that find the same say it once."""
    return replace(statement, mentions=(), confidence=1.0, evidence=replace(statement.evidence, rule=""))


def _next(document: Document, place: Span | None) -> str | None:
    """The words of the sentence behind, where one is told."""
    return place.of(document.source).strip(" ,;.") if place else None


def _source(document: Document, frame: Frame, phrase: Phrase | None) -> str | None:
    """The words of the source file that a phrase was read from; from a lead-in to its item what lies between is not."""
    if phrase is None or phrase.end <= phrase.start:
        return None
    place = frame.text.span(phrase.start, phrase.end)
    across = len(frame.spans) > 1 and place.start < frame.spans[-1].start < place.end
    words = words_of(frame, phrase) if across else place.of(document.source)
    return words.strip(" ,;.")
