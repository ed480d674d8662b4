"""Reads "this includes …": what it goes on from, and whether it lists data, their recipients or purposes."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.link.cues import cue
from kg.link.purposes.named import aims
from kg.link.reading import words_of
from kg.model import Phrase

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.link.labels import Labels, Match
    from kg.link.memory import Memory
    from kg.model import Frame, Segment
    from kg.spans import Span

RULE = "inclusion-back"
"""The rule that finds "this includes …"."""
_POINTS = re.compile(
    r"\W*(?:all |some |any )?(?:of )?(?:this|these|it|they|such|examples?|that|those|which|the)\b", re.IGNORECASE
)
_CLAUSE = re.compile(r",? (?:who|that|which)\b")
_DATA_THAT = re.compile(
    r"(?:any |all |some |certain |other |personal )*(?:information|data|details)(?: (?:that|which|about|you)\b|,|$)",
    re.IGNORECASE,
)
_TELLS_AIMS = re.compile(r"\W*(?:these|such|those|the|our) (?:purposes|reasons|uses|aims)\b", re.IGNORECASE)
"""What a sentence about something denied does not go on from ("we do not rent it. These purposes include: …")."""
_NOT_ALL = re.compile(r"^\W*but (?:(?:is|are) )?not limited to\W*")
_EITHER = re.compile(r"they|these|those", re.IGNORECASE)
"""Words that stand for data as well as for parties."""
_WHOLE_ENDS = re.compile(r"\s*(?:$|[,;(]|(?:and|or|as well as|about|on|regarding|which|that|you)\b)", re.IGNORECASE)
_WHOSE = len("your ")
_DEFINED = re.compile(r"personal|identif|sensitive|anonym|aggregate|confidential|[\"\u201c]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Schemes:
    """The labels of data, of recipients and of purposes, by which a list tells what it lists."""

    data: Labels
    recipients: Labels
    purposes: Labels


def included(frame: Frame, memory: Memory, schemes: Schemes) -> Frame:
    """The frame with the action it goes on from, and with recipients or purposes where it lists those."""
    left_out = frame.polarity == "denied" and memory.polarity == "denied"
    lacks = frame.polarity == "denied" and memory.polarity == "affirmed"
    if not lacks:
        frame = replace(frame, polarity=memory.polarity)
    frame = replace(frame, action=memory.action, modality=memory.modality)
    heads = tuple(phrase for phrase in frame.data if phrase.kind == "head")
    listed = [*(phrase for phrase in frame.data if phrase.kind != "head"), *frame.purposes, *frame.recipients]
    if lacks:
        frame = replace(frame, data=tuple(listed))
    if not listed:
        return frame
    whole = Phrase(min(phrase.start for phrase in listed), max(phrase.end for phrase in listed))
    points_to_work = all(cue("points_to_work").match(words_of(frame, head)) for head in heads)
    names_purposes_alone = frame.purposes and len(heads) == len(frame.data)
    if points_to_work and names_purposes_alone:
        return replace(frame, data=(), recipients=())
    text = words_of(frame, whole)
    named = _CLAUSE.split(text, maxsplit=1)[0]
    parties, things = _length(schemes.recipients.contiguous(named)), _length(schemes.data.contiguous(named))
    if memory.recipients and parties > things:
        frame = replace(frame, data=(), recipients=(whole,), purposes=())
        return _but_with(frame) if left_out else frame
    of_work = points_to_work and not left_out and not text.lower().startswith("your ")
    of_work = of_work and not _names_data(frame, listed, schemes.data)
    if of_work and _length(aims(text, schemes.purposes)) > things:
        return replace(frame, data=(), recipients=(), purposes=(whole,))
    return frame


def is_new_kind(frame: Frame, memory: Memory, segments: Sequence[Segment]) -> bool:
    """Whether a kind of data is only explained that no sentence before did anything with ("usage data includes …")."""
    head = next((phrase for phrase in frame.data if phrase.kind == "head"), None)
    if frame.rule != RULE or head is None or _POINTS.match(words_of(frame, head)):
        return False
    if not _DEFINED.search(words_of(frame, head)):
        return False
    before = segments[frame.segment - 1].text.text.lower() if frame.segment else ""
    return not memory.near(frame) or words_of(frame, head).strip().lower() not in before


def has_lost_its_start(frame: Frame, memory: Memory) -> bool:
    """Whether it lists purposes, and what stands right before is denied and so has none of them."""
    if frame.rule != RULE or memory.polarity == "affirmed" or not memory.near(frame):
        return False
    return any(_TELLS_AIMS.match(words_of(frame, phrase)) for phrase in frame.data if phrase.kind == "head")


def left_out_next(frame: Frame, segments: Sequence[Segment]) -> Span | None:
    """The next sentence, where it says what the denial leaves out ("this does not include …")."""
    if frame.polarity == "affirmed" or frame.segment + 1 >= len(segments):
        return None
    here, following = segments[frame.segment], segments[frame.segment + 1]
    told = following.block == here.block and cue("left_out_next").match(following.text.text)
    return following.text.span() if told else None


def is_of_no_data(frame: Frame, labels: Labels) -> bool:
    """Whether the words that point back point to something else than data ("these services include …")."""
    heads = [words_of(frame, phrase).strip() for phrase in frame.data if phrase.kind == "head"]
    if frame.rule != RULE or not heads:
        return False
    defines = frame.polarity == "denied" and [head.lower() for head in heads] == ["it"]
    return defines or (all(map(_is_no_data, heads)) and not _are_data(frame, heads, labels))


def _is_no_data(head: str) -> bool:
    return (cue("points_to_things").match(head) or cue("points_to_parties").search(head)) is not None


def _are_data(frame: Frame, heads: Sequence[str], labels: Labels) -> bool:
    """Whether "they" or "these", which can be parties too, are the data that the list begins with."""
    listed = [words_of(frame, phrase).strip(" .,;:") for phrase in frame.data if phrase.kind != "head"]
    if not listed or not all(map(_EITHER.fullmatch, heads)) or cue("points_to_parties").search(listed[-1]):
        return False
    first = _NOT_ALL.sub("", listed[0])
    named = labels.contiguous(first)
    return bool(named) and named[0].start <= _WHOSE and _WHOLE_ENDS.match(first[named[0].end :]) is not None


def goes_on(frame: Frame) -> bool:
    """Whether it only tells what the data spoken of before are for."""
    return frame.rule == RULE and not frame.data


def _names_data(frame: Frame, listed: Sequence[Phrase], labels: Labels) -> bool:
    """Whether the list says itself that it is of data: "information that can identify you, such as your name"."""
    if _DATA_THAT.match(words_of(frame, listed[0])):
        return True
    named = (labels.contiguous(words_of(frame, phrase)) for phrase in listed if phrase.kind == "example")
    return any(found[0].start <= _WHOSE for found in named if found)


def _length(matches: Sequence[Match]) -> int:
    return sum(match.end - match.start for match in matches)


def _but_with(frame: Frame) -> Frame:
    """The sharing with those whom a denial "does not include", with all that is said of what they do."""
    *others, last = frame.recipients
    end = frame.condition.start if frame.condition and frame.condition.start > last.end else len(frame.text.text)
    return replace(frame, action="share", polarity="affirmed", recipients=(*others, replace(last, end=end)))
