"""Reads frames in the order of the text and makes a statement of each that speaks of data."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import product
from typing import TYPE_CHECKING

from kg.link import sense
from kg.link.antecedents import Antecedents
from kg.link.confidence import confidence
from kg.link.cues import cue
from kg.link.data import categories as data_of
from kg.link.data.carried import with_carried
from kg.link.data.examples import with_examples
from kg.link.data.form import masked
from kg.link.data.handled import handled
from kg.link.data.unnamed import unnamed
from kg.link.definitions import Definitions
from kg.link.included import RULE, Schemes, goes_on, included, is_new_kind, is_of_no_data, left_out_next
from kg.link.labels import Labels, Match
from kg.link.memory import FIRST_PARTY, Memory, beginnings
from kg.link.parties import hired
from kg.link.parties import recipients as recipients_of
from kg.link.parties.actors import Actors
from kg.link.parties.names import names
from kg.link.parties.seers import got_by_mail, got_by_sight, used_by_own
from kg.link.parties.strangers import strangers
from kg.link.parties.work import with_work_listed
from kg.link.purposes import aims as purposes_of
from kg.link.purposes import circumstances
from kg.link.purposes.held import with_held_apart
from kg.link.purposes.proof import proven
from kg.link.purposes.told_before import told_before
from kg.link.reading import Reading, reading, up_to_sign, words_of
from kg.link.tools import by_tool
from kg.model import Evidence, Phrase, Statement

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kg.model import Action, Definition, Document, Frame, Mention, Segment, Vocabulary
    from kg.spans import Span

_PRACTICE = "practice-verb"
"""The rule that finds what is done by what it is called ("profiling"), which tells no data."""
_NEEDS_AIM = frozenset({"carve-out", "heading-aims", "accessed-verb", _PRACTICE})
"""Rules whose frames say nothing unless they say to whom or why."""
_OPENERS = 2
"""Words that open a condition and are none by themselves: "if", "only when"."""
_OWN_ACCESS = frozenset({"seen-verb", "accessed-verb"})
"""Rules whose frames mostly promise that nobody but our own people sees the data."""
_OWNERS = frozenset({FIRST_PARTY, "Affiliate"})
"""Those who hand over data with a business that they sell."""


@dataclass(frozen=True, slots=True)
class _Flow:
    """Who does what with which data, and who is spoken of besides."""

    actor: str
    action: Action
    data: Reading
    recipients: Reading
    who: Reading
    """Those whom only the circumstances tell."""
    own: bool = False
    """Whether only the organization's own people get the data."""


class Linker:
    """The vocabulary, ready to link many documents."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._data, self._purposes = Labels(vocabulary, "data"), Labels(vocabulary, "purpose")
        self._recipients = Labels(vocabulary, "recipient")
        self._actors = Actors(vocabulary, self._recipients, self._data)
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
        if is_new_kind(frame, memory, segments) or _is_trade(frame, actor):
            return None
        if frame.rule == RULE and memory.near(frame):
            frame = included(frame, memory, self._schemes)
        frame = by_tool(with_examples(sense.studied(proven(frame)), self._data), self._data)
        data = self._data_told(frame, memory, segments)
        if not data.concepts or self._states_no_flow(frame, data.concepts):
            return None
        flow = self._flow(frame, actor, data, document)
        aims, said = self._aims(frame, flow, segments, memory)
        if _says_nothing(frame, flow, aims):
            return None
        gives = flow.action in {"share", "sell"}
        return Statement(
            actor=flow.actor,
            action=flow.action,
            polarity=sense.polarity(frame, flow.action),
            modality=sense.modality(frame, flow.action),
            data=flow.data.concepts,
            evidence=Evidence(frame.spans, frame.heading, frame.rule),
            recipients=self._named(frame, flow, segments, memory, aims) if gives else (),
            purposes=aims,
            names=names(frame, flow.actor, flow.recipients.mentions if gives else (), document),
            exception=_source(document, frame, frame.exception) or _next(document, left_out_next(frame, segments)),
            condition=_source(document, frame, _condition(frame)),
            duration=_source(document, frame, sense.duration(frame)) if flow.action == "retain" else None,
            subject="Child" if cue("child").search(frame.text.text) else None,
            mentions=(*flow.data.mentions, *flow.recipients.mentions, *flow.who.mentions, *said),
        )

    def _data_told(self, frame: Frame, memory: Memory, segments: Sequence[Segment]) -> Reading:
        """The data of the frame, with the words they were read from."""
        read, data = self._read_data(frame, memory, segments)
        if self._antecedents.are_cookies(frame, (read, data), memory, segments):
            end = frame.data[0].end - frame.data[0].start
            return reading(frame, frame.data[0], [Match("CookieData", 0, end, 1)], "data")
        return replace(read, concepts=data)

    def _flow(self, frame: Frame, actor: str, data: Reading, document: Document) -> _Flow:
        """Who really does what: a receiver who works for us is given the data, a cookie that keeps them stores them."""
        found = recipients_of.recipients(frame, self._recipients, document)
        recipients = strangers(frame, found, self._actors, self._recipients, document)
        who = recipients_of.circumstance(frame, self._recipients)
        here = sense.is_sent_here(frame) or recipients_of.are_us(frame, actor, document)
        action = sense.action(frame, data.concepts, recipients.concepts, sent_here=here)
        actor = FIRST_PARTY if action == "collect" and here else actor
        got_by = hired.receiver(frame, actor, action, data.concepts)
        if got_by:
            return _Flow(FIRST_PARTY, "share", data, Reading((got_by,)), who)
        set_to = frame.action != "collect" or (frame.rule == "placed-verb" and len(data.concepts) == 1)
        if action == "collect" and data.concepts[0] == "CookieData" and set_to:
            action, data = with_carried(frame, data, self._data)
        own = recipients.concepts == (FIRST_PARTY,) == (actor,) and _is_own_access(frame)
        return _Flow(actor, "use" if own else action, data, recipients, who, own=own)

    def _states_no_flow(self, frame: Frame, data: tuple[str, ...]) -> bool:
        """Whether it promises, announces or gives back something, or speaks of no data of a person."""
        return sense.is_promise(frame) or sense.is_our_content(frame, data) or is_of_no_data(frame, self._data)

    def _aims(
        self, frame: Frame, flow: _Flow, segments: Sequence[Segment], memory: Memory
    ) -> tuple[tuple[str, ...], tuple[Mention, ...]]:
        """What it is for, with the words that say so."""
        before = told_before(frame, memory, segments, self._purposes)
        purposes = purposes_of.purposes(frame, self._purposes, before)
        why = circumstances.circumstance(frame, self._purposes)
        sale = circumstances.of_successor(frame, (*flow.recipients.concepts, *flow.who.concepts))
        said = tuple(dict.fromkeys((*purposes.concepts, *why.concepts, *sale)))
        aims = hired.aims(frame, flow.recipients.concepts, said) or memory.aims_of_list(frame, flow.data.concepts)
        return aims, (*purposes.mentions, *why.mentions)

    def _read_data(self, frame: Frame, memory: Memory, segments: Sequence[Segment]) -> tuple[Reading, tuple[str, ...]]:
        if goes_on(frame):
            return Reading(), memory.spoken_of(frame)
        if frame.rule == hired.RULE:
            read = handled(frame, self._data)
            return read, read.concepts
        if frame.rule == _PRACTICE or (frame.rule in {"listed-verb", "field"} and not frame.data):
            return Reading(), (data_of.GENERIC,)
        listed = frame.rule == "heading-aims"
        kept = frame.rule == "field" and frame.action == "retain"
        about = frame if listed else replace(frame, data=sense.of_persons(frame, frame.data))
        source = sense.from_cookies(about)
        if source:
            return reading(frame, source, [Match("CookieData", 0, source.end - source.start, 1)], "data"), (
                "CookieData",
            )
        read = data_of.data(about, self._data, self._vocabulary)
        meant = self._antecedents.meant(frame, read, memory, segments)
        if meant:
            return meant
        if not read.concepts and (listed or kept):
            return read, (data_of.GENERIC,)
        return read, masked(frame, read.concepts) if read.concepts else unnamed(frame)

    def _named(
        self, frame: Frame, flow: _Flow, segments: Sequence[Segment], memory: Memory, aims: tuple[str, ...]
    ) -> tuple[str, ...]:
        """Who gets the data: those the phrases name, or point back to, or whom the circumstances imply."""
        recipients = flow.recipients
        named = tuple(concept for concept in recipients.concepts if concept != flow.actor)
        if recipients.concepts == (FIRST_PARTY,) == (flow.actor,) and not _is_own_access(frame):
            return recipients.concepts
        if recipients.points_back and set(named) <= {"ThirdParty"}:
            named = self._actors.before.pointed(frame, frame.recipients[0], segments, memory) or named
        successor = ("Successor",) if "BusinessTransfer" in aims and flow.actor in _OWNERS else ()
        if named == ("ThirdParty",):
            several = any(cue("third_parties").search(each.text) for each in recipients.mentions)
            return (*(named if several or not successor else ()), *(successor or flow.who.concepts))
        same = memory.recipients if frame.rule == RULE and memory.near(frame) else ()
        return named or flow.who.concepts or successor or same


def _says_nothing(frame: Frame, flow: _Flow, aims: tuple[str, ...]) -> bool:
    """Whether the frame only repeats another one: nobody is given data, or it says neither to whom nor why."""
    parties = flow.recipients.concepts
    if frame.rule == hired.RULE and not hired.touch_data(frame, flow.actor, parties, aims):
        return True
    if flow.own and not used_by_own(frame, aims):
        return True
    says = bool(aims) or (bool(parties) and _names_who(frame)) or hired.may_for_us(frame, flow.actor)
    return frame.rule in _NEEDS_AIM and not says


def _is_own_access(frame: Frame) -> bool:
    """Whether it only promises that nobody but our own people sees the data."""
    return frame.rule in _OWN_ACCESS or cue("limits").search(frame.text.text) is not None


def _is_trade(frame: Frame, actor: str) -> bool:
    """Whether it only tells what others do for a living ("our advertisers may engage in targeted advertising")."""
    return frame.rule == _PRACTICE and actor != FIRST_PARTY and frame.polarity == "affirmed"


def _condition(frame: Frame) -> Phrase | None:
    """The words of the condition; up to the next sign, where only the word that opens it was read ("if", "when")."""
    if frame.condition is None or len(words_of(frame, frame.condition).split()) > _OPENERS:
        return frame.condition
    whole = up_to_sign(frame, frame.condition)
    return whole if " " in words_of(frame, whole).strip() else None


def _names_who(frame: Frame) -> bool:
    """Whether the words that carve something out of a denial say themselves for whom, not only the denial."""
    out = frame.condition if frame.rule == "carve-out" else None
    return out is None or any(out.start <= phrase.start < out.end for phrase in frame.recipients)


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
