"""Remembers what was spoken of last, for words that point back to it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.link.cues import cue
from kg.link.listed import Listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.model import Action, Frame, Modality, Polarity, Segment, Statement
    from kg.spans import Span

FIRST_PARTY = "FirstParty"
GENERIC = "PersonalData"
"""What data are of which nothing tells more."""
_NOWHERE = -9
_TELL_NO_DATA = frozenset({"contact-verb", "left-out", "varying-verb"})
"""Rules whose frames tell no data that later words point back to ("we contact you", "not including your name")."""
_NO_LIST = Listed()
_LEAVE_NONE = frozenset({"collect", "retain"})
"""The deeds without which nobody has the data."""
_AIMS_REACH = 2
"""Segments behind which "these purposes" can still mean those told there."""


_OTHERS_REACH = 2
"""Sentences behind which "this information" can still be what others alone collect."""


@dataclass(frozen=True, slots=True)
class Memory:
    """What the last statements spoke of."""

    segment: int = _NOWHERE
    data: tuple[str, ...] = ()
    here: tuple[str, ...] = ()
    """Those of the data that the last segment itself told, and not the other items of its list."""
    recipients: tuple[str, ...] = ()
    purposes: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    """The third parties told last, as actor or recipients."""
    told: int = _NOWHERE
    """In which segment they were told."""
    aimed: int = _NOWHERE
    """The segment that told the purposes; those may be known where no data are ("we hire couriers to deliver")."""
    actor: str = FIRST_PARTY
    action: Action = "collect"
    polarity: Polarity = "affirmed"
    modality: Modality = "does"
    deeds: tuple[tuple[str, Action, Polarity, Modality], ...] = ()
    """All that the last segment or list said is done, and by whom."""
    lead: int | None = None
    """Where the lead-in of the last statement begins, if it was an item of a list."""
    start: int = _NOWHERE
    """The segment where the frame at hand begins: its lead-in, if it is an item of a list."""
    before: tuple[str, ...] = ()
    """The data spoken of right before that."""
    heading: tuple[str, ...] = ()
    """The titles above the last deed."""
    block: int = _NOWHERE
    """The paragraph or list where the last deed was told."""
    just_aimed: tuple[str, ...] = ()
    """The purposes that were told right before that."""
    listed: Listed = _NO_LIST
    """The list read last."""
    had: tuple[str, ...] = ()
    """The data that somebody does have, told right before those that the last segment says nobody collects or keeps."""
    excepting: tuple[str, ...] = ()
    """The same, where that says so but for an exception, of which it is not known as yet whether it names data."""

    def coming_to(self, start: int, number: int, segments: Sequence[Segment]) -> Memory:
        """The memory as a frame of segment `number` finds it, which begins in the segment `start`."""
        listed = self.listed.coming_to(number, segments[number])
        if start == self.start:
            return replace(self, listed=listed)
        aims = self.purposes if start - self.aimed == 1 else ()
        before = self.spoken_before(start)
        if start < number:
            listed = listed.led_by(start, before, aims)
            before, aims = listed.before, listed.just_aimed
        return replace(self, start=start, before=before, just_aimed=aims, listed=listed)

    def spoken_before(self, start: int) -> tuple[str, ...]:
        """The data told in the sentence or by the list right before the segment `start`."""
        if start - self.segment > 1:
            return ()
        return self.listed.told(self.segment) or self.data

    def near(self, frame: Frame) -> bool:
        """Whether the frame stands close enough to point back here."""
        return (
            min(self.start, frame.segment) - self.segment <= 1 if self.start >= 0 else frame.segment - self.segment <= 1
        )

    def spoken_of(self, frame: Frame) -> tuple[str, ...]:
        """The data that words of the frame can point back to; those of a lead-in look back past its other items."""
        if self.start < frame.segment and frame.data and frame.data[0].start < _length(frame.spans[0]):
            return self.before
        if not self.near(frame):
            return ()
        if self.had and frame.polarity == "affirmed" and frame.action != "collect" and frame.condition is None:
            return self.had
        one = self.here if self.listed.goes_on and self.block == frame.block else ()
        return one or self.listed.told(self.segment) or self.data

    def told_above(self, frame: Frame, segments: Sequence[Segment]) -> tuple[str, ...]:
        """The data told right above a field that names none ("Purpose: …"); its label may be a segment of its own."""
        before = segments[frame.segment - 1].text.text.rstrip() if frame.segment else ""
        label = before if before.endswith(":") else segments[frame.segment].text.text
        near = 0 < frame.segment - self.segment <= 1 + (label is before)
        below = frame.heading[: len(self.heading)] == self.heading
        titled = frame.rule != "field"  # the label is the title above it
        told = titled or frame.action == "retain" or (frame.action == "use" and cue("label_of_aims").match(label))
        return (self.listed.told(self.segment) or self.data) if near and below and told else ()

    def after(self, frame: Frame, statement: Statement) -> Memory:
        """The memory once this statement was read; a sentence or list is remembered as a whole."""
        near = self.near(frame)
        lead = frame.spans[0].start if len(frame.spans) > 1 else None
        together = frame.segment == self.segment or (lead is not None and lead == self.lead)
        goes_on = frame.rule == "inclusion-back"
        third = () if goes_on else (statement.actor,) if statement.actor != FIRST_PARTY else statement.recipients
        named = bool(frame.data) and frame.rule not in _TELL_NO_DATA
        data = tuple(dict.fromkeys((*self.data, *statement.data))) if together else statement.data
        here = (*self.here, *statement.data) if frame.segment == self.segment else statement.data
        return replace(
            self,
            segment=frame.segment,
            block=frame.block,
            heading=frame.heading,
            here=tuple(dict.fromkeys(here)) if named else self.here,
            data=data if named or not (near and self.data) else self.data,
            listed=self.listed.after(frame, statement.data if named else (), third),
            had=self._had_besides(frame, statement) if near else (),
            excepting=self._told_before_denial(frame, statement) if near and statement.exception else (),
            recipients=statement.recipients or (self.recipients if near else ()),
            parties=self._told_with(frame, statement, third),
            told=frame.segment if third else self.told,
            actor=statement.actor,
            action=statement.action,
            polarity=statement.polarity,
            modality=statement.modality,
            deeds=tuple(dict.fromkeys((*(self.deeds if together else ()), _deed(statement)))),
            lead=lead,
        )

    def _had_besides(self, frame: Frame, statement: Statement) -> tuple[str, ...]:
        """The data told before a plain denial of having some: nobody could do anything with those that it denies.

        Data that such a denial excepts are had, too ("We do not keep card numbers, except for the last four digits").
        """
        if statement.polarity == "affirmed":
            excepted = frame.rule == "turned" and frame.segment == self.segment and self.excepting
            return tuple(dict.fromkeys((*self.excepting, *statement.data))) if excepted else ()
        return () if statement.exception else self._told_before_denial(frame, statement)

    def _told_before_denial(self, frame: Frame, statement: Statement) -> tuple[str, ...]:
        if statement.polarity == "affirmed" or statement.action not in _LEAVE_NONE:
            return ()
        if statement.condition or statement.subject:
            return ()
        goes_on = frame.block == self.block and frame.heading == self.heading
        return self.had or (self.data if self.polarity == "affirmed" and goes_on else ())

    def _told_with(self, frame: Frame, statement: Statement, third: tuple[str, ...]) -> tuple[str, ...]:
        """The third parties told last; those who act in one sentence are told together."""
        acts = statement.actor != FIRST_PARTY and self.told == frame.segment
        return tuple(dict.fromkeys((*self.parties, *third))) if acts else third or self.parties

    def spoken_parties(self) -> tuple[str, ...]:
        """The third parties that words can point back to: those told last, or all of the list right above."""
        return self.listed.parties_told(self.told) or self.parties

    def turns(self, frame: Frame) -> tuple[Memory, ...]:
        """The memory, once for each deed that "this includes …" goes on from.

        A denial counts only where all deny, and not below another title, where "this" is what that one names.
        """
        if frame.rule != "inclusion-back" or not self.near(frame):
            return (self,)
        if self.polarity == "denied" and frame.heading != self.heading:
            return (replace(self, actor=FIRST_PARTY, action="collect", polarity="affirmed", modality="does"),)
        last = self.deeds if self.told == self.segment else tuple(d for d in self.deeds if d[0] == FIRST_PARTY)
        affirmed = tuple(deed for deed in last if deed[2] == "affirmed") or self.deeds[-1:]
        turns = (replace(self, actor=who, action=a, polarity=p, modality=m) for who, a, p, m in affirmed)
        return tuple(turns) or (self,)

    def only_others(self, frame: Frame) -> tuple[str, ...]:
        """Who did all that was told right before, where none of it was done by the organization itself."""
        who = tuple(dict.fromkeys(deed[0] for deed in self.deeds)) if self.near(frame) else ()
        return () if FIRST_PARTY in who else who

    def gathered_by_others(self, frame: Frame) -> tuple[str, ...]:
        """Who alone was said to collect or use data, in the last sentence that told a deed."""
        near = 0 < frame.segment - self.segment <= _OTHERS_REACH and frame.block == self.block
        others = near and all(deed[0] != FIRST_PARTY and deed[1] in {"collect", "use"} for deed in self.deeds)
        return tuple(dict.fromkeys(deed[0] for deed in self.deeds)) if others else ()

    def aims(self, frame: Frame) -> tuple[str, ...]:
        """The purposes that were told right before."""
        return self.purposes if frame.segment - self.aimed <= _AIMS_REACH else ()

    def aims_of_list(self, frame: Frame, data: tuple[str, ...]) -> tuple[str, ...]:
        """What the data are for that "this includes …" lists; said where one deed alone was told."""
        listed = frame.rule == "inclusion-back" and self.polarity == "affirmed" and data != (GENERIC,)
        return self.just_aimed if listed and len(self.deeds) == 1 else ()

    def aimed_at(self, frame: Frame, purposes: tuple[str, ...]) -> Memory:
        """The memory once a frame's purposes were read; those of a sentence or list are remembered together."""
        if not purposes:
            return self
        together = frame.segment == self.aimed or (len(frame.spans) > 1 and frame.spans[0].start == self.lead)
        return replace(
            self,
            purposes=tuple(dict.fromkeys((*self.purposes, *purposes))) if together else purposes,
            aimed=frame.segment,
        )


def beginnings(segments: Sequence[Segment]) -> list[int]:
    """For each segment where it begins: at the outermost lead-in above it, if it is an item of a list."""
    numbers = {id(segment): number for number, segment in enumerate(segments)}
    found = []
    for number, segment in enumerate(segments):
        top = segment
        while top.lead is not None and id(top.lead) in numbers and segment.kind == "item":
            top = top.lead
        found.append(min(number, numbers.get(id(top), number)))
    return found


def _length(span: Span) -> int:
    return span.end - span.start


def _deed(statement: Statement) -> tuple[str, Action, Polarity, Modality]:
    """What a sentence that says more of the data goes on from: what others give us, we collect."""
    given = statement.actor != FIRST_PARTY and statement.action == "share" and not statement.recipients
    if given:
        return FIRST_PARTY, "collect", statement.polarity, statement.modality
    if statement.action == "collect" and cue("given_after_all").search(statement.exception or ""):
        return statement.actor, "collect", "affirmed", "may"
    return statement.actor, statement.action, statement.polarity, statement.modality
