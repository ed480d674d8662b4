"""Reads what the data of a frame are for: by its purposes, by those who get them, by the verb itself."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.link.labels import Match
from kg.link.parties.phrases import head_end
from kg.link.purposes.cookies import of_cookies
from kg.link.purposes.letting import for_reader
from kg.link.purposes.named import aims
from kg.link.purposes.passive import in_active
from kg.link.purposes.steps import contact_at, of_message, with_contact, without_steps
from kg.link.purposes.telling import pattern, tells_purpose, tells_who
from kg.link.reading import Reading, mention, unlinked, words_of
from kg.link.sense import GIVES
from kg.model import Phrase
from kg.words import stem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.link.labels import Labels
    from kg.model import Frame, Mention

_ANALYZE = stem("analyze")
_TRAIN = frozenset(map(stem, ("train", "retrain", "fine-tune")))
_YOU = re.compile(r"\s*(?:directly )?to (?:you|our (?:users|customers|members|subscribers|visitors))\b", re.IGNORECASE)
DUTIES = frozenset({"LegalCompliance", "TermsEnforcement", "FraudPrevention", "DisputeResolution"})
"""What somebody has to do, rather than wants."""
_IDLE = frozenset({"Authentication"})
"""What the words for those who get the data never tell."""
_IDLE_OFFERS = _IDLE | {"ServiceProvision"}
_BASED = "based-verb"
"""The rule of what is fitted by data: "ads based on your location"."""
_HIRING = "hired-verb"
"""The rule of work that others do, of which a passive only says who they are: "sites that are run by others"."""


def purposes(frame: Frame, labels: Labels, before: tuple[str, ...] = ()) -> Reading:
    """What it is for; also what the recipients are said to do with it.

    `before` are the purposes told right before, for words that point back to them ("for these purposes").
    """
    told: list[tuple[Phrase, Match]] = []
    mentions: list[Mention] = []
    for phrase in with_contact(frame):
        text = of_message(frame, words_of(frame, phrase))
        found = _of_phrase(frame, phrase, text, labels, before)
        told.extend((phrase, m) for m in found)
        if not found and phrase.kind != "clause" and tells_purpose(text):
            mentions.extend(unlinked(frame, phrase, "purpose"))
    told.extend(_of_recipients(frame, labels, before))
    told = without_steps(frame, told)
    told.extend((*_of_verb(frame), *of_cookies(frame)) if not told else ())
    mentions.extend(mention(frame, phrase, m, "purpose") for phrase, m in _without_explained(frame, told))
    return Reading(tuple(dict.fromkeys(m.concept for m in mentions if m.concept)), tuple(mentions))


def _of_phrase(frame: Frame, phrase: Phrase, text: str, labels: Labels, before: tuple[str, ...]) -> list[Match]:
    """What a phrase of purpose tells; `text` are its words as far as a message is for anything."""
    if pattern("for_whom").match(text):
        return []
    said = frame.text.text[: phrase.end]
    found = _in_phrase(text, labels, () if _tells_none_before(frame, phrase) else before, said)
    active = in_active(text) if not found and frame.rule != _HIRING else None
    found = list(aims(active, labels)) if active else found
    found = [*_of_contact(frame, text, found), *found] or for_reader(frame, phrase)
    found = [m for m in found if not _is_definition(frame, said, replace(m, start=phrase.start + m.start))]
    found = [_based(m) for m in found] if frame.rule == _BASED else found
    if frame.action == "retain":
        found = [m for m in found if pattern("of_collecting").search(text[m.start : m.end]) is None]
    return [m for m in found if m.concept in DUTIES] if phrase.kind == "clause" else found


def _of_recipients(frame: Frame, labels: Labels, before: tuple[str, ...]) -> Iterator[tuple[Phrase, Match]]:
    """What those who get the data are said to do with them ("partners who bill you for us")."""
    for phrase in frame.recipients if frame.action in GIVES else ():
        text = words_of(frame, phrase)
        rest = Phrase(phrase.start + head_end(text), phrase.start + max(head_end(text), contact_at(text)))
        rest = replace(rest, end=max(rest.end, _to_you(frame, phrase))) if rest.end == phrase.end else rest
        deeds = words_of(frame, rest)
        if tells_who(deeds):
            continue
        idle = _IDLE_OFFERS if pattern("their_goods").search(deeds) else _IDLE
        found = _in_phrase(deeds, labels, before, frame.text.text[: rest.end])
        yield from ((rest, m) for m in found if m.concept not in idle)


def _based(match: Match) -> Match:
    """Advertisements that are based on data of a person, which are targeted by them."""
    return replace(match, concept="TargetedAdvertising") if match.concept == "Advertising" else match


def _to_you(frame: Frame, phrase: Phrase) -> int:
    """The end of a "to you" that belongs to what a party does ("partners who want to sell goods | to you")."""
    behind = _YOU.match(frame.text.text, phrase.end)
    return behind.end() if behind else phrase.end


def _of_verb(frame: Frame) -> Iterator[tuple[Phrase, Match]]:
    """What the verb itself tells: whoever analyzes data measures with them, and who trains a model develops it."""
    told = frame.verb == _ANALYZE or frame.rule == "inclusion-verb"  # "the data we collect and analyze include …"
    said = pattern("analyzing").search(frame.text.text) if told and frame.action == "use" else None
    if said:
        yield Phrase(*said.span()), Match("Analytics", 0, said.end() - said.start(), 1)
    trained = pattern("training_it").search(frame.text.text) if frame.verb in _TRAIN else None
    if trained:
        yield Phrase(*trained.span()), Match("ServiceImprovement", 0, trained.end() - trained.start(), 1)


def _is_ahead(frame: Frame, phrase: Phrase) -> bool:
    """Whether the words stand in a lead-in, whose "these reasons" are those of its list and not told before.

    Those that it opens with are told before: "To do so, we collect: …".
    """
    return (
        phrase.start > 0
        and len(frame.spans) > 1
        and frame.text.span(phrase.start, phrase.end).start < frame.spans[-1].start
    )


def _tells_none_before(frame: Frame, phrase: Phrase) -> bool:
    """Whether what looks like words that point back to purposes does not; what helpers may do is left open."""
    left_open = frame.rule == "carve-out" and pattern("their_work").search(words_of(frame, phrase)) is not None
    return left_open or _is_ahead(frame, phrase) or _is_told_elsewhere(frame, phrase)


def _is_told_elsewhere(frame: Frame, phrase: Phrase) -> bool:
    """Whether words behind the phrase say where its purposes are told ("for the same purposes | as described in …")."""
    return pattern("told_elsewhere").match(frame.text.text[phrase.end :].lstrip()) is not None


def _without_explained(frame: Frame, told: list[tuple[Phrase, Match]]) -> Iterator[tuple[Phrase, Match]]:
    """The purposes without general words that examples explain ("legitimate interests, such as preventing fraud")."""
    text = frame.text.text
    last = max((phrase.start + match.start for phrase, match in told), default=0)
    for phrase, match in told:
        start, end = phrase.start + match.start, phrase.start + match.end
        if _is_heading(frame, match, start) and any(p.start + m.start > end for p, m in told):
            continue
        services = _are_services(frame, match.concept, start, end)
        general = match.concept == "BusinessOperation" or services or _are_features(match, text[start:end])
        known_by = "explains" if match.concept == "BusinessOperation" else "which_are" if services else "at_once"
        explains = pattern(known_by).match(text, end)
        if not general or explains is None or last < explains.end():
            yield phrase, match


def _is_heading(frame: Frame, match: Match, start: int) -> bool:
    """Whether it is the general word of a lead-in, of which its items are examples ("business purposes: …")."""
    inside = len(frame.spans) > 1 and frame.text.span(start, start + 1).start < frame.spans[-1].start
    return inside and pattern("general").fullmatch(frame.text.text[start : start + match.end - match.start]) is not None


def _are_services(frame: Frame, concept: str, start: int, end: int) -> bool:
    """Whether it only says that those who get the data do services."""
    gives = frame.action in GIVES and concept == "ServiceProvision"
    return gives and pattern("services").match(frame.text.text[start:end]) is not None


def _are_features(match: Match, words: str) -> bool:
    """Whether it only says that there are features, which examples behind may tell."""
    return match.concept == "ServiceProvision" and pattern("features").match(words) is not None


def _in_phrase(text: str, labels: Labels, before: tuple[str, ...], said: str = "") -> list[Match]:
    """The purposes that words name, or that they only point back to; `said` are the words of the sentence before."""
    found = list(aims(text, labels))
    work = pattern("their_work").search(text)
    pointer = pattern("pointers").search(text) or work
    if pointer is None and said.strip() == text.strip():
        pointer = pattern("opening_pointers").match(text)
    if pointer is None:
        return found
    beside = [match for match in found if match.end <= pointer.start() or match.start >= pointer.end()]
    if before and (pointer is not work or pattern("those_before").search(said)):
        return [*beside, *(Match(concept, *pointer.span(), 1) for concept in before)]
    return beside if pointer is work or pattern("for_us").match(text, pointer.end()) else found


def _of_contact(frame: Frame, text: str, found: list[Match]) -> list[Match]:
    """Keeping in touch, where a message is not said to be for anything else, or only besides what it is about."""
    if frame.rule != "contact-verb":
        return []
    if not found:
        return [Match("Communication", 0, len(text), 1)]
    matter = pattern("besides_its_matter").match(text)
    beside = matter and matter.end() <= min(match.start for match in found)
    return [Match("Communication", 0, matter.end(), 1)] if matter and beside else []


def _is_definition(frame: Frame, words: str, match: Match) -> bool:
    """Whether it only says what data are: "data that can identify you", which cookies are not; "used to visit"."""
    if match.concept == "ServiceProvision" and pattern("using").search(words[: match.start]):
        return True
    if match.concept == "Security" and pattern("agrees").search(words[: match.start]):
        return True
    if any(pattern("cookies").search(words_of(frame, each)) for each in frame.data):
        return False
    if match.concept != "Authentication" or "authenticat" in words[match.start : match.end].lower():
        return False
    described = frame.action != "use" and pattern("described").search(words[: match.start]) is not None
    return described or pattern("may_identify").search(words[: match.start]) is not None
