"""Reads what a denial leaves open, and what "only" leaves out, as statements of their own."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract import cues
from kg.extract.slots.naming import names_plain_data
from kg.extract.slots.walk import fill
from kg.extract.slots.whom import names_somebody_behind
from kg.model import Frame, Phrase
from kg.words import stem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.extract.slots.slot import Reach, Slot
    from kg.extract.syntax.grammar import Stretch
    from kg.extract.syntax.tokens import Parsed
    from kg.model import Action, Polarity

_NO_OTHER = re.compile(
    r"\b(?:for no other|not for (?:any )?other|for nothing else|and (?:no other|nothing (?:else|more)))\b[^.;]*",
    re.IGNORECASE,
)
_NOT = re.compile(r"\b(?:not|never)\s*$", re.IGNORECASE)
_BUT_NOT_FOR = re.compile(
    r"(?:,?\s*\b(?:and|but|although|though|yet)|,) (?:not|never) (?:used )?((?:for|to) )", re.IGNORECASE
)
_NOT_FOR = re.compile(r" not ((?:for|to) )", re.IGNORECASE)
_BUT_FOR = re.compile(
    r"(?:,? but(?: rather| only| just| solely| simply| merely| instead)?|, (?:rather|only|just|solely|merely|instead)) "
    r"(?=(?:for|to|in order to|so that|because|as) )",
    re.IGNORECASE,
)
"""Where what it is not for ends ("not for marketing | but for security")."""
_BUT = re.compile(r"(?:\bbut(?: only| solely| just)?|, (?:just|only|solely))\s*$", re.IGNORECASE)
_ANY_OTHER = re.compile(r"(?:for )?any(?: (?:other )?(?:purpose|reason)|thing)", re.IGNORECASE)
_ANYTHING = re.compile(r"\bany(?:thing)?\b", re.IGNORECASE)
_LEAVES_OPEN = re.compile(r"\b(?:than|except|unless|but|save|beyond)\b", re.IGNORECASE)
_CONSENT = re.compile(
    r"unless (?:(?:and until|the|a|an|any|our|such|that|your|their) )*(?:user|customer|member|visitor|person|"
    r"individual|parent|guardian|subscriber|client|patient|consumer|child|student|applicant)s? (?:[\w-]+ ){0,3}?"
    r"(?:consent|agree|permi|authori[sz]|request|ask|opt|approv|choos|giv\w+ (?:\w+ ){0,3}(?:consent|permission))"
    r"|unless we (?:(?:have|first|also|specifically) )*"
    r"(?:notif|inform|tell|told|(?:g[ai]ve|provide)\w* (?:[\w-]+ ){0,4}notice)",
    re.IGNORECASE,
)
"""That the person whose data they are may allow it, or is told, says neither who gets them nor why."""
_BESIDES_CONSENT = re.compile(
    r"without [^.;]{0,60}?(?:consent|permission|approval|authori[sz]ation|agreement|knowledge),? "
    r"((?:unless|except|other than|save)\b)",
    re.IGNORECASE,
)
"""What is left open besides ("without your consent, | except with our partners")."""
_NAMES_SOMEBODY = frozenset({"NN", "NNS", "NNP", "NNPS", "DT", "PRP$", "JJ"})
_FRIENDS = frozenset(map(stem, ("friend", "parent", "teammate", "colleague", "family")))
"""Whom a person knows, who may be given data of theirs ("nobody except | your friends")."""
_PART_OF_NUMBER = "digit"
_LONGER = re.compile(r"\b(?:longer|further|extended|additional)\b", re.IGNORECASE)
_OPENERS = frozenset({"than", "from", "as", "in", "where", "when", "if", "cases", "the", "extent", "that"})
_OPENS_REACH = len(", although never ")
"""Characters before a purpose that may deny it where it is the first ("we collect it, | although never | for …")."""
_SHORTEST = 3
"""Words of an exception that can say who or why."""


def nothing_else(frame: Frame) -> Iterator[Frame]:
    """The denial in "only to …, and for no other purpose"."""
    if frame.polarity == "denied" or not frame.purposes:
        return
    last = max(phrase.end for phrase in frame.purposes)
    found = _NO_OTHER.search(frame.text.text, frame.purposes[0].start, last)
    if found:
        yield replace(frame, rule="nothing-else", polarity="denied", purposes=(), exception=Phrase(*found.span()))


def but_not_for(frame: Frame) -> Iterator[Frame]:
    """The frame, and apart from it the purpose it denies ("only to count visits and not to know who you are").

    Of what is collected, it is the use for that purpose that is denied.
    """
    cut = _purpose_denied(frame)
    if cut is None:
        yield frame
        return
    begin, not_for, end = cut
    kept = (replace(p, end=min(p.end, begin)) for p in frame.purposes if p.start < begin)
    others = (replace(p, start=max(p.start, end)) for p in frame.purposes if p.end > end)
    yield replace(frame, purposes=(*kept, *others))
    action: Action = "use" if frame.action == "collect" else frame.action
    rule = "turned" if _ANYTHING.search(frame.text.text, not_for.start, not_for.end) else "not-for"
    denial = replace(frame, rule=rule, action=action, polarity="denied", recipients=(), exception=None)
    yield replace(denial, purposes=(not_for,))


def _purpose_denied(frame: Frame) -> tuple[int, Phrase, int] | None:
    """Where the words "and not" begin in the purposes, what these deny, and where the purposes go on."""
    text = frame.text.text
    last = max((phrase.end for phrase in frame.purposes), default=0)
    for phrase in frame.purposes if frame.polarity == "affirmed" else ():
        first = max(0, phrase.start - _OPENS_REACH)
        found = _BUT_NOT_FOR.search(text, first)
        back = _BUT_FOR.search(text, found.end() if found else first, last)
        if found is None and back:
            found = _NOT_FOR.search(text, first, back.start())
        if found and found.start() <= phrase.end and found.start(1) <= last:
            until = back.start() if back else last
            return found.start(), Phrase(found.start(1), until), back.end() if back else last
    return None


def left_out(frame: Frame, data: Sequence[Phrase]) -> Iterator[Frame]:
    """The denial in "information (but not your name)"."""
    if data and frame.polarity == "affirmed":
        yield replace(frame, rule="left-out", polarity="denied", data=tuple(data))


def with_other_purposes(frame: Frame) -> Frame:
    """The frame with "for any other purpose" as what its denial is limited to."""
    if frame.polarity == "affirmed" or frame.exception is not None:
        return frame
    text = frame.text.text
    other = next((p for p in frame.purposes if _ANY_OTHER.match(text, p.start, p.end)), None)
    return replace(frame, exception=other, purposes=()) if other else frame


def _gives_to(parsed: Parsed, i: int) -> bool:
    """Whether the words that follow name somebody ("with our partners", "to agents"), and no act ("to ship it")."""
    return parsed.tokens[i].lower in {"with", "to", "among"} and parsed.tokens[i + 1].tag in _NAMES_SOMEBODY


def carve_out(parsed: Parsed, frame: Frame, reach: Reach) -> Iterator[Frame]:
    """What a denial leaves open ("except with our partners", "other than to ship it"); not a mere lack of consent."""
    if frame.exception is None or not (frame.polarity == "denied" or _lasts_on(frame, frame.exception)):
        return
    exception = _past_consent(frame.text.text, frame.exception)
    words = _left_open(parsed, exception)
    if words is None or _leaves_nothing_open(frame.text.text[exception.start : exception.end]):
        return
    begin, behind = words
    told = replace(reach, denied=False)
    polarity: Polarity = "denied" if _deletes(frame) else "affirmed"
    data = _data_left_open(parsed, words, told)
    if data:
        yield replace(frame, rule="turned", polarity=polarity, exception=None, data=data)
        return
    for_them = parsed.tokens[begin].lower == "for" and names_somebody_behind(parsed, begin, behind)
    if begin + 1 < behind and (_gives_to(parsed, begin) or (reach.gives and for_them)):
        begin += 1
    somebody = parsed.tokens[begin].tag in _NAMES_SOMEBODY
    slot: Slot = "recipient" if somebody and reach.gives else "purpose"
    slots = fill(parsed, begin, behind, told, slot)
    yield replace(
        frame,
        rule="carve-out",
        polarity=polarity,
        modality="may",
        exception=None,
        condition=exception,
        recipients=tuple(slots.recipients) or frame.recipients,
        purposes=(*slots.purposes, replace(exception, kind="clause")),
    )


def _left_open(parsed: Parsed, exception: Phrase) -> Stretch | None:
    """The words of an exception behind those that open it, where they are enough to say who or why."""
    inside = [t.i for t in parsed.tokens if t.start >= exception.start and t.end <= exception.end]
    if len(inside) < _SHORTEST:
        return None
    begin = parsed.item_at if parsed.item_at in inside else inside[0] + 1
    while begin < inside[-1] and parsed.tokens[begin].lower in _OPENERS:
        begin += 1
    return begin, inside[-1] + 1


def _data_left_open(parsed: Parsed, words: Stretch, reach: Reach) -> tuple[Phrase, ...]:
    """The data that an exception names, where it names nothing else."""
    begin, behind = words
    first = begin + (begin + 1 < behind and parsed.tokens[begin].lower == "for")
    data = fill(parsed, first, behind, reach).data
    return tuple(data) if data and _are_data(parsed, (first, behind)) else ()


def _are_data(parsed: Parsed, words: Stretch) -> bool:
    """Whether an exception only names data ("except your name"), and is no clause ("unless your name is wrong")."""
    within = parsed.tokens[slice(*words)]
    no_data = any(t.is_subject or t.stem in cues.somebody() | _FRIENDS for t in within)
    named = names_plain_data(parsed, *words) or any(t.stem == _PART_OF_NUMBER for t in within)
    return not no_data and within[0].lower != "our" and named


def _lasts_on(frame: Frame, exception: Phrase) -> bool:
    """Whether data are kept on in the end ("deleted unless the law requires them", "unless … for longer")."""
    longer = _LONGER.search(frame.text.text, exception.start, exception.end)
    return _deletes(frame) or (frame.action == "retain" and longer is not None)


def _deletes(frame: Frame) -> bool:
    """Whether data are said to be deleted, so that what is left open is that they are not."""
    return frame.action == "retain" and frame.polarity == "affirmed" and frame.verb in cues.verbs("delete")


def _past_consent(text: str, exception: Phrase) -> Phrase:
    """The exception that stands behind a lack of consent, where one does."""
    later = _BESIDES_CONSENT.match(text, exception.start, exception.end)
    return replace(exception, start=later.start(1)) if later else exception


def _leaves_nothing_open(words: str) -> bool:
    """Whether an exception says neither who may get data nor why."""
    other = _ANY_OTHER.match(words) is not None and _LEAVES_OPEN.search(words) is None
    return other or words.lower().startswith("without") or _CONSENT.match(words) is not None


def _turns(frame: Frame, phrase: Phrase) -> bool:
    """Whether the words right before turn what is said ("with A and not with B", "not with A, only with B")."""
    text = frame.text.text
    if frame.polarity == "denied":
        return _BUT.search(text, 0, phrase.start) is not None
    return _NOT.search(text, 0, phrase.start) is not None and not text.startswith("only ", phrase.start)


def turned(frame: Frame) -> Iterator[Frame]:
    """The frame, and apart from it what it says the other way of some recipients."""
    others = tuple(phrase for phrase in frame.recipients if _turns(frame, phrase))
    if not others or len(others) == len(frame.recipients):
        yield frame
        return
    polarity: Polarity = "affirmed" if frame.polarity == "denied" else "denied"
    yield replace(frame, recipients=tuple(phrase for phrase in frame.recipients if phrase not in others))
    yield replace(frame, rule="turned", polarity=polarity, recipients=others, purposes=(), exception=None)
