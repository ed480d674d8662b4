"""Tells how data flow once they are read: who really does what with them, who gets them, or that nothing flows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.link import sense
from kg.link.cues import cue
from kg.link.data.carried import with_carried
from kg.link.included import RULE
from kg.link.memory import FIRST_PARTY
from kg.link.parties import hired
from kg.link.parties import recipients as recipients_of
from kg.link.parties.seers import used_by_own
from kg.link.parties.strangers import strangers
from kg.link.parties.to_us import are_us
from kg.link.reading import Reading
from kg.link.sense import GIVES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.link.labels import Labels
    from kg.link.memory import Memory
    from kg.link.parties.actors import Actors
    from kg.model import Action, Document, Frame, Segment

PRACTICE = "practice-verb"
"""The rule that finds what is done by what it is called ("profiling"), which tells no data."""
_REFUSED = "refused-verb"
"""The rule that finds what a person may refuse, which is told only where it is told what for."""
_NEEDS_AIM = frozenset({"carve-out", "heading-aims", "accessed-verb", "not-for", PRACTICE})
"""Rules whose frames say nothing unless they say to whom or why."""
_OWN_ACCESS = frozenset({"seen-verb", "accessed-verb"})
"""Rules whose frames mostly promise that nobody but our own people sees the data."""
_OWNERS = frozenset({FIRST_PARTY, "Affiliate"})
"""Those who hand over data with a business that they sell."""


@dataclass(frozen=True, slots=True)
class Flow:
    """Who does what with which data, and who is spoken of besides."""

    actor: str
    action: Action
    data: Reading
    recipients: Reading
    who: Reading
    """Those whom only the circumstances tell."""
    own: bool = False
    """Whether only the organization's own people get the data."""


_HELPERS = ("ServiceProvider",)


class Flows:
    """Knows who acts, and the labels of parties and data, to tell whom data reach."""

    def __init__(self, actors: Actors, recipients: Labels, data: Labels) -> None:
        self._actors, self._recipients, self._data = actors, recipients, data

    def of(self, frame: Frame, actor: str, data: Reading, document: Document) -> Flow:
        """Who really does what: a receiver who works for us is given the data, a cookie that keeps them stores them."""
        found = recipients_of.recipients(frame, self._recipients, document)
        recipients = strangers(frame, found, self._actors, self._recipients, document)
        who = recipients_of.circumstance(frame, self._recipients)
        here = sense.is_sent_here(frame) or are_us(frame, actor, document)
        action = sense.action(frame, data.concepts, recipients.concepts, sent_here=here)
        actor = FIRST_PARTY if action == "collect" and here else actor
        got_by = hired.receiver(frame, actor, action, data.concepts)
        if got_by:
            return Flow(FIRST_PARTY, "share", data, Reading((got_by,)), who)
        set_to = frame.action != "collect" or (frame.rule == "placed-verb" and len(data.concepts) == 1)
        if action == "collect" and data.concepts[0] == "CookieData" and set_to:
            action, data = with_carried(frame, data, self._data)
        own = recipients.concepts == (FIRST_PARTY,) == (actor,) and _is_own_access(frame)
        return Flow(actor, "use" if own else action, data, recipients, who, own=own)

    def receivers(
        self, frame: Frame, flow: Flow, segments: Sequence[Segment], memory: Memory, aims: tuple[str, ...]
    ) -> tuple[str, ...]:
        """Who gets the data: those the phrases name, or point back to, or whom the circumstances imply."""
        if flow.action not in GIVES:
            return ()
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
        return named or flow.who.concepts or successor or same or (_HELPERS if _tells_helper(frame) else ())


def says_nothing(frame: Frame, flow: Flow, aims: tuple[str, ...]) -> bool:
    """Whether the frame only repeats another one: nobody is given data, or it says neither to whom nor why."""
    parties = flow.recipients.concepts
    if frame.rule == hired.RULE and not hired.touch_data(frame, flow.actor, parties, aims):
        return True
    if flow.own and not used_by_own(frame, aims):
        return True
    if frame.rule == _REFUSED:
        return not aims
    says = bool(aims) or (bool(parties) and _names_who(frame)) or hired.may_for_us(frame, flow.actor)
    return frame.rule in _NEEDS_AIM and not says


def _tells_helper(frame: Frame) -> bool:
    """Whether it is a row of a table that names no data but who works for us, and at what."""
    return frame.rule == "table-row" and not frame.data and bool(frame.recipients)


def _is_own_access(frame: Frame) -> bool:
    """Whether it only promises that nobody but our own people sees the data."""
    return frame.rule in _OWN_ACCESS or cue("limits").search(frame.text.text) is not None


def _names_who(frame: Frame) -> bool:
    """Whether the words that carve something out of a denial say themselves for whom, not only the denial."""
    out = frame.condition if frame.rule == "carve-out" else None
    return out is None or any(out.start <= phrase.start < out.end for phrase in frame.recipients)
