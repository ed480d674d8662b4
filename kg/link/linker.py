"""Reads frames in the order of the text and makes a statement of each that speaks of data."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.link import data as data_of
from kg.link import purposes as purposes_of
from kg.link import recipients as recipients_of
from kg.link.labels import Labels
from kg.model import Evidence, Statement
from kg.words import stem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kg.model import Action, Document, Frame, Phrase, Polarity, Segment, Vocabulary

FIRST_PARTY = "FirstParty"
_CHILD = re.compile(r"\b(?:child|children|minors?|kids|under (?:the age of )?(?:1[0-8]|thirteen|eighteen)|younger than)\b", re.IGNORECASE)
_FIRST = re.compile(
    r"\b(?:we|us|our|i|my|company|(?:web ?)?sites?|services?|servers?|systems?|app(?:lication)?s?|licensor|operator|owner|staff|team"
    r"|organi[sz]ation|corporation|association|university|college|library|platform|portal|controller|network|foundation|agency|department)\b",
    re.IGNORECASE,
)
_FIRST_LAST = re.compile(r"(?:\b(?:we|us|i|company|(?:web ?)?sites?|servers?|systems?|app(?:lication)?s?|licensor|owner|operator|staff|team|platform|portal|services?))\W*$", re.IGNORECASE)
_BACK = re.compile(r"^(?:these|this|those|such|they|it)\b", re.IGNORECASE)


_OURS = re.compile(r"^(?:and |or )?our\b", re.IGNORECASE)
_THEIRS = re.compile(r"\b(?:cookies?|beacons?|logs?|users?['’]?|customers?['’]?|visitors?['’]?|members?['’]?|about|your|information|data|records)", re.IGNORECASE)
_NOT_FIRST = re.compile(r"\b(?:third|other|external|their|these|those|partner|outside|linked)\b", re.IGNORECASE)
_ABOUT_ADS = re.compile(r"\bad(?:s|verts?|vertis\w+)?\b", re.IGNORECASE)
_ABOUT_ANALYTICS = re.compile(r"\b(?:web ?site |traffic |usage )?analytics?\b|\bstatistic", re.IGNORECASE)
_FORM = r"\b(?:in|on|an?)\b[^.;,]{0,40}\b%s\b[^.;,]{0,25}\b(?:form|format|basis|manner|way)\b|\bin the aggregate\b"
_FORMS = (
    ("AnonymousData", re.compile(_FORM.replace(r"|\bin the aggregate\b", "") % r"(?:anonymous|anonymi[sz]ed|de-?identified|non-?identifiable)", re.IGNORECASE)),
    ("AggregateData", re.compile(_FORM % r"(?:aggregated?|statistical|summary)", re.IGNORECASE)),
)
_WE_AND = re.compile(r"^we,?\s*(?:\([^)]*\)\s*)?(?:and/or|and|or),?\s+(.*?)(?:\b(?:that|who|which|we)\b.*)?$", re.IGNORECASE | re.DOTALL)
_NO_NAMES = frozenset({"you", "they", "this", "these", "that", "it", "users", "some", "many", "residents", "cookies", "information", "customers", "members", "children", "visitors", "consumers", "no one", "nothing", "everyone", "anyone", "such", "there", "he", "she", "who", "what", "which", "those", "parents", "individuals", "personal information", "personal data", "web beacons"})
_JOIN = frozenset(map(stem, ("link", "associate", "connect", "tie", "correlate", "match", "merge")))
_DELETE = frozenset(map(stem, ("delete", "erase", "destroy", "remove", "purge", "expire", "discard", "anonymize")))
_LONGER = re.compile(r"\b(?:more|longer|beyond|than|after|past)\b", re.IGNORECASE)
_ENDS = re.compile(r"\b(?:when|once|after|upon|clos\w+|terminat\w+|expir\w+|cancel\w*|log out|delete your account|no longer)\b", re.IGNORECASE)
_DEVICE = re.compile(r"\b(?:device|browser|computer|phone|terminal|handset)s?$", re.IGNORECASE)
_NO_ACTOR = frozenset({"Public", "OtherUser"})
_TO_US = re.compile(r"^(?:to|with)\s+us\b", re.IGNORECASE)
_NO_THIRD_PARTY = frozenset({"FirstParty", "OtherUser", "Public"})
_NOT_DATA = re.compile(
    r"^(?:(?:the|our|your|any|their|such|a|an|adequate|sufficient|proper|appropriate)\s+)*(?:protection|security|confidentiality|privacy|accuracy|use|collection"
    r"|disclosure|processing|sharing|treatment|storage|loss|misuse|copy of (?:this|our)|handling|integrity|safety)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Memory:
    """What the last statement spoke of, for words that point back to it."""

    segment: int = -9
    data: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    actor: str = FIRST_PARTY
    action: Action = "collect"
    polarity: Polarity = "affirmed"
    lead: int = -1
    """Where the lead-in of the last statement begins, if it was an item of a list."""

    def near(self, frame: Frame) -> bool:
        """Whether the frame stands close enough to point back here."""
        return frame.segment - self.segment <= 1

    def after(self, frame: Frame, statement: Statement) -> _Memory:
        """The memory once this statement was read."""
        third = statement.actor if statement.actor != FIRST_PARTY else self.actor if self.near(frame) else FIRST_PARTY
        lead = frame.spans[0].start if len(frame.spans) > 1 else -1
        together = frame.segment == self.segment or (lead >= 0 and lead == self.lead)
        data = tuple(dict.fromkeys((*self.data, *statement.data))) if together else statement.data
        return _Memory(
            frame.segment, data, statement.recipients or (self.recipients if self.near(frame) else ()),
            third, statement.action, statement.polarity, lead,
        )


class Linker:
    """The vocabulary, ready to link many documents."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._data, self._recipients, self._purposes = (
            Labels(vocabulary, "data"), Labels(vocabulary, "recipient"), Labels(vocabulary, "purpose"),
        )

    def statements(self, frames: Iterable[Frame], segments: Sequence[Segment], document: Document) -> Iterator[Statement]:
        """The statements of a document, each once."""
        memory = _Memory()
        seen: set[Statement] = set()
        for frame in frames:
            before = memory
            for actor in self._actors(frame, segments, document, before):
                statement = self._statement(frame, actor, segments, document, before)
                if statement is None:
                    continue
                memory = memory.after(frame, statement)
                if statement not in seen:
                    seen.add(statement)
                    yield statement

    def _statement(
        self, frame: Frame, actor: str, segments: Sequence[Segment], document: Document, memory: _Memory,
    ) -> Statement | None:
        if frame.rule == "inclusion-back":
            frame = replace(frame, action=memory.action, polarity=memory.polarity) if memory.near(frame) else frame
        about = [p for p in frame.data if not _is_no_data(frame.text.text[p.start : p.end])]
        read = data_of.data(replace(frame, data=tuple(about)), self._data, self._vocabulary)
        data = _masked(_text(frame, (*frame.data, *frame.recipients, *frame.purposes)), read.concepts)
        if read.points_back:
            data = memory.data if memory.near(frame) and memory.data else data
        if not data:
            return None
        recipients = recipients_of.recipients(frame, self._recipients)
        purposes = purposes_of.purposes(frame, self._purposes)
        action = _action(frame, data, recipients.concepts)
        if action == "collect" and frame.action != "collect":
            data = ("CookieData",)
        if frame.actor is not None and _DEVICE.search(_text(frame, (frame.actor,))) and action == "share":
            action = "collect"
        gives = action in {"share", "sell"}
        named = tuple(r for r in recipients.concepts if r != actor)
        if recipients.points_back and set(named) <= {"ThirdParty"}:
            named = self._pointed(frame, memory, segments) or named
        if gives and actor == FIRST_PARTY and _TO_US.search(_text(frame, frame.recipients)):
            action, gives = "collect", False
        who = recipients_of.circumstance(frame, self._recipients)
        why = purposes_of.circumstance(frame, self._purposes)
        aims = tuple(dict.fromkeys((*purposes.concepts, *why.concepts)))
        named = named or who.concepts or (("Successor",) if "BusinessTransfer" in aims else ())
        if frame.verb in _JOIN and frame.polarity == "denied":
            return None
        if frame.rule == "carve-out" and not purposes.concepts and not recipients.concepts:
            return None
        return Statement(
            actor=actor, action=action, polarity=_polarity(frame, action), modality=frame.modality, data=data,
            evidence=Evidence(frame.spans, frame.heading, frame.rule),
            recipients=named if gives else (),
            purposes=aims,
            exception=_source(document, frame, frame.exception), condition=_source(document, frame, frame.condition),
            duration=_source(document, frame, frame.duration) if action == "retain" else None,
            subject="Child" if _CHILD.search(frame.text.text) else None,
            mentions=(*read.mentions, *recipients.mentions, *who.mentions, *purposes.mentions, *why.mentions),
        )

    def _actors(self, frame: Frame, segments: Sequence[Segment], document: Document, memory: _Memory) -> tuple[str, ...]:
        """Who acts: one as a rule, two in "we and our partners", none where it is nobody who could."""
        one = self._actor(frame, segments, document, memory)
        if one is None:
            return ()
        with_others = _WE_AND.match(_text(frame, (frame.actor,))) if frame.actor else None
        others = self._recipients.contiguous(with_others[1]) if with_others else []
        return tuple(dict.fromkeys((one, *(m.concept for m in others[:2] if m.concept not in _NO_ACTOR))))

    def _actor(self, frame: Frame, segments: Sequence[Segment], document: Document, memory: _Memory) -> str | None:
        """Who acts; None where it is nobody who could."""
        if frame.actor is None:
            return FIRST_PARTY
        text = frame.text.text[frame.actor.start : frame.actor.end]
        text = re.sub(r"^(?:some|any|many|all|each|most|certain|one|several) of (?=\w)", "", text, flags=re.IGNORECASE)
        head = re.split(r"\b(?:that|which|who|whom|you|we|of|from|in|on|about|for|with|such as|including)\b|[,(]", text, maxsplit=1)[0].strip() or text
        if head.lower() == "it" or _named(document, head) or (_FIRST_LAST.search(head) and not _NOT_FIRST.search(head)):
            return FIRST_PARTY
        if _BACK.match(text):
            pointed = self._pointed(frame, memory, segments)
            if pointed:
                return pointed[0]
        recipients, data = self._recipients.contiguous(head), self._data.contiguous(head)
        if data and (not recipients or data[-1].end > recipients[-1].end):
            return FIRST_PARTY if frame.rule == "let-verb" else None
        if recipients:
            found = self._vocabulary.most_specific("recipient", (m.concept for m in recipients))[-1]
            return None if found in _NO_ACTOR else _by_business(found, frame.text.text)
        if re.match(r"our\b", head, re.IGNORECASE) or (_DEVICE.search(head) and frame.action == "share"):
            return FIRST_PARTY
        first = (_FIRST.search(head) and not _NOT_FIRST.search(head)) or _own_product(document, head)
        return FIRST_PARTY if first else None

    def _pointed(self, frame: Frame, memory: _Memory, segments: Sequence[Segment]) -> tuple[str, ...]:
        """The third parties that "these companies" or "they" points back to."""
        if memory.near(frame) and memory.actor != FIRST_PARTY:
            return (memory.actor,)
        if memory.near(frame) and memory.recipients:
            return memory.recipients
        for earlier in reversed(segments[max(0, frame.segment - 2) : frame.segment]):
            found = [m.concept for m in self._recipients.contiguous(earlier.text.text) if m.concept not in _NO_THIRD_PARTY]
            if found and earlier.block == frame.block:
                return self._vocabulary.most_specific("recipient", found)
        return ()


def _masked(words: str, data: tuple[str, ...]) -> tuple[str, ...]:
    """The data as they are given: "only in aggregate form" leaves nothing personal of them."""
    forms = tuple(concept for concept, pattern in _FORMS if pattern.search(words))
    return forms if forms and data else data


def _by_business(concept: str, sentence: str) -> str:
    """What kind of third party it is, where only its business tells."""
    if concept == "ThirdParty" and _ABOUT_ADS.search(sentence):
        return "Advertiser"
    if concept == "ThirdParty" and _ABOUT_ANALYTICS.search(sentence):
        return "AnalyticsProvider"
    return concept


def _named(document: Document, words: str) -> bool:
    """Whether the words are the name of the policy's own organization, however it is spelled."""
    names = {document.policy.organization, (document.policy.site or "").removeprefix("www.").rsplit(".", 1)[0]}
    squashed = re.sub(r"[\W_]+", "", words).lower()
    roots = {re.sub(r"[\W_]+", "", re.sub(r"(?:\.(?:com|org|net|edu|co|io|ca|ac)|,? (?:inc|llc|ltd|corp)\.?)+$", "", name, flags=re.IGNORECASE)).lower() for name in names}
    return any(len(root) > 2 and root in squashed for root in roots)  # noqa: PLR2004


def _own_product(document: Document, head: str) -> bool:
    """Whether it is a proper name that the policy keeps using: a product goes by a name of its own."""
    name = head.removeprefix("The ").strip(" ,")
    return len(name.split()) <= 3 and name[:1].isupper() and name.lower() not in _NO_NAMES and document.source.count(name) >= 3  # noqa: PLR2004


def _is_no_data(words: str) -> bool:
    """Whether it is our own thing, or something done to the data, that the words name."""
    return bool(_NOT_DATA.match(words)) or bool(_OURS.match(words) and not _THEIRS.search(words))


def _text(frame: Frame, parts: Iterable[Phrase]) -> str:
    return " ".join(frame.text.text[p.start : p.end] for p in parts)


def _action(frame: Frame, data: tuple[str, ...], recipients: tuple[str, ...]) -> Action:
    """What is done; using, placing or sending a cookie is collecting with it."""
    placed = frame.action == "use" or (frame.action == "share" and not recipients) or (frame.action == "retain" and frame.duration is None)
    return "collect" if placed and data[0] == "CookieData" else frame.action


def _polarity(frame: Frame, action: Action) -> Polarity:
    """Whether it is done; what is deleted in time was kept until then, and "not longer than" tells how long."""
    if action != "retain":
        return frame.polarity
    if frame.polarity == "denied" and frame.duration is not None and _LONGER.search(_text(frame, (frame.duration,))):
        return "affirmed"
    if frame.verb not in _DELETE or frame.polarity == "denied":
        return frame.polarity
    in_time = frame.duration is not None or (frame.condition is not None and _ENDS.search(_text(frame, (frame.condition,))))
    return "affirmed" if in_time and not _CHILD.search(frame.text.text) else "denied"


def _source(document: Document, frame: Frame, phrase: Phrase | None) -> str | None:
    """The words of the source file that a phrase was read from."""
    if phrase is None or phrase.end <= phrase.start:
        return None
    return frame.text.span(phrase.start, phrase.end).of(document.source).strip(" ,;")
