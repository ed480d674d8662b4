"""Reads who gets the data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.link.cues import cue
from kg.link.labels import Match
from kg.link.parties import hired
from kg.link.parties.in_purposes import PREPOSITION, in_purposes
from kg.link.parties.own import is_our_name
from kg.link.parties.phrases import NO_THIRD_PARTY, head_end, parties
from kg.link.reading import Reading, mention, reading, unlinked, up_to_sign, words_of
from kg.link.sense import GIVES
from kg.model import Phrase
from kg.words import stem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.link.labels import Labels
    from kg.model import Document, Frame, Mention

_OPENS = frozenset(map(stem, ("make", "public", "visible", "available", "accessible", "display", "post", "publish")))
_PUBLISH = frozenset(map(stem, ("publish", "post")))
_BEYOND = 60
"""Characters behind a phrase that may still tell what the party does for us."""


def recipients(frame: Frame, labels: Labels, document: Document) -> Reading:
    """Who gets the data; a phrase that names nobody known is kept as unlinked text."""
    mentions: list[Mention] = []
    kept: list[str] = []
    back = False
    for phrase in (*frame.recipients, *in_purposes(frame, labels, document)):
        text = words_of(frame, phrase)
        bare = PREPOSITION.sub("", text).rstrip(" .,;")
        pointer = cue("points_back").match(bare) is not None and cue("points_to_deeds").match(bare) is None
        back = back or pointer
        found = [m for m in parties(text, labels) if not is_our_name(document, text[m.start : m.end])]
        found = [] if _is_place(text, found) else found
        mentions.extend(mention(frame, phrase, m, "recipient") for m in found)
        if (cue("announces").search(text) and len(frame.recipients) > 1) or _is_told_below(frame, phrase, labels):
            found = [m for m in found if m.concept != "ThirdParty"]
        rest = frame.text.text[phrase.start : phrase.end + _BEYOND]
        told = [_by_deed(rest, m) for k, m in enumerate(found) if not _is_replaced(text, m, found[k + 1 :])]
        work = text[head_end(text) :] + hired.work_behind(frame, phrase)
        apart = kept if cue("explains").match(text) else []
        kept = [*apart, *hired.told_by_work(work.lstrip(), [*kept[len(apart) :], *told])]
        if not found:
            some = (pointer and cue("points_to_parties").search(bare)) or cue("chosen_by_person").match(text)
            kept.extend(["ServiceProvider"] if _are_helpers(rest) else ["ThirdParty"] if some else [])
            mentions.extend(() if cue("no_recipient").match(text) else unlinked(frame, phrase, "recipient"))
    openly = tuple(_in_the_open(frame))
    kept.extend(concept for each in openly for concept in each.concepts)
    mentions.extend(mention for each in openly for mention in each.mentions)
    if frame.rule == hired.RULE:
        kept = hired.by_work(frame, kept)
    third_party = _third_party(frame, points_back=back)
    told_as = (third_party if concept == "ThirdParty" else concept for concept in kept)
    return Reading(tuple(dict.fromkeys(told_as)), tuple(mentions), back)


def _in_the_open(frame: Frame) -> Iterator[Reading]:
    """Everybody, where data are said to be open to all: by their own words, those before them or those behind."""
    if frame.action != "share":
        return
    before = () if frame.recipients else _before_data(frame)
    behind = () if frame.actor else tuple(up_to_sign(frame, phrase) for phrase in frame.data[-1:])
    for told_by, phrases in (("openly", frame.data), ("done_openly", before), ("shared_openly", behind)):
        for phrase in phrases:
            yield reading(frame, phrase, _openly(frame, phrase, told_by), "recipient")


def _third_party(frame: Frame, *, points_back: bool) -> str:
    """What the whole frame tells of third parties: they take us over, are anyone at all, or work in our place."""
    if _is_handed_over(frame):
        return "Successor"
    if frame.polarity == "affirmed" and frame.action == "share" and frame.rule != "carve-out":
        words = (PREPOSITION.sub("", words_of(frame, phrase)) for phrase in frame.recipients)
        if any(map(cue("whoever").match, words)):
            return "Public"
    in_our_place = any(cue("in_our_place").match(words_of(frame, phrase)) for phrase in frame.purposes)
    return "ServiceProvider" if in_our_place and not points_back else "ThirdParty"


def _is_place(text: str, found: list[Match]) -> bool:
    """Whether it says where data go, and only of that place who is there ("to countries where our vendors work")."""
    head = head_end(text)
    return all(m.start >= head for m in found) and cue("to_a_place").search(text, 0, head) is not None


def _is_told_below(frame: Frame, phrase: Phrase, labels: Labels) -> bool:
    """Whether somebody is spoken of, and an item or examples say who ("with third parties: … with our vendors")."""
    item = frame.spans[-1].start
    lead = len(frame.spans) > 1 and frame.text.span(phrase.start, phrase.end).end <= item
    below = (
        each
        for each in frame.recipients
        if (lead and frame.text.span(each.start, each.end).start >= item)
        or (each.start > phrase.end and cue("explains").match(words_of(frame, each)))
    )
    told = (m.concept for each in below for m in parties(words_of(frame, each), labels))
    return any(who not in {"ThirdParty", *NO_THIRD_PARTY} for who in told) and not _is_handed_over(frame)


def circumstance(frame: Frame, labels: Labels) -> Reading:
    """Who gets the data, where only the condition or the verb says so ("when a court requires it", "made public")."""
    names = any(frame.verb not in _PUBLISH or parties(words_of(frame, each), labels) for each in frame.recipients)
    if frame.action == "share" and frame.verb in _OPENS and not names:
        public = cue("public").search(frame.text.text) or (
            frame.verb in _PUBLISH and cue("publish").search(frame.text.text)
        )
        if public:
            whole = Phrase(public.start(), public.end())
            return reading(frame, whole, [Match("Public", 0, public.end() - public.start(), 1)], "recipient")
    if frame.action not in GIVES:
        return Reading()
    if frame.polarity == "denied" and frame.data and not frame.recipients:
        outside = cue("outsiders").search(frame.text.text, frame.data[0].start)
        if outside:
            found = [Match("ThirdParty", 0, outside.end() - outside.start(), 1)]
            return reading(frame, Phrase(*outside.span()), found, "recipient")
    for phrase in (*((frame.condition,) if frame.condition else ()), *frame.purposes, *_before_data(frame)):
        asked = cue("asked_by_state").search(words_of(frame, phrase))
        if asked:
            return reading(frame, phrase, [Match("Authority", asked.start(), asked.end(), 1)], "recipient")
    if frame.condition is None:
        return Reading()
    found = [m for m in parties(words_of(frame, frame.condition), labels) if m.concept in {"Authority", "Successor"}]
    return reading(frame, frame.condition, found, "recipient")


def _before_data(frame: Frame) -> Iterator[Phrase]:
    """The words from who acts to the data, where these follow ("we may be asked by the police to give your name")."""
    if frame.actor and frame.data and frame.actor.end < frame.data[0].start:
        yield Phrase(frame.actor.end, frame.data[0].start)


def _are_helpers(text: str) -> bool:
    """Whether nobody is named but those who do something for us."""
    those = cue("those_who").match(text)
    if those is None:
        return False
    return cue("serves").match(text[those.end() :]) is not None or cue("helps").search(text, those.end()) is not None


def _openly(frame: Frame, phrase: Phrase, known_by: str) -> list[Match]:
    """Everybody, where the data are said to be shared "publicly"."""
    found = cue(known_by).search(words_of(frame, phrase))
    return [Match("Public", found.start(), found.end(), 1)] if found else []


def _is_handed_over(frame: Frame) -> bool:
    """Whether the frame speaks of selling the business itself, so that the other party takes it over."""
    around = (*frame.recipients, *frame.purposes, *((frame.condition,) if frame.condition else ()))
    return any(cue("handed_over").search(words_of(frame, phrase)) for phrase in around)


def _by_deed(text: str, match: Match) -> str:
    """Third parties told by what they do: for us, with advertisements, or with the person whose data it is."""
    behind = text[match.end :]
    if match.concept == "BusinessPartner" and cue("in_our_name").match(behind):
        return "ServiceProvider"
    if match.concept == "ServiceProvider" and cue("chosen_by_person").match(text, match.start):
        return "ThirdParty"  # "third-party services that you connect"
    if match.concept != "ThirdParty":
        return match.concept
    if cue("advertise").match(behind):
        return "Advertiser"
    if cue("counterpart").match(behind) and cue("somebody_met").search(text[match.start : match.end]):
        return "OtherUser"
    return "ServiceProvider" if cue("serves").match(behind) else match.concept


def _is_replaced(text: str, party: Match, later: list[Match]) -> bool:
    """Whether the third parties are told more precisely right behind ("third parties such as carriers")."""
    if party.concept != "ThirdParty" or not later:
        return False
    between = text[party.end : later[0].start]
    if cue("serves").match(between) and cue("are_tasks").search(text[later[0].start : later[0].end]):
        return False  # "companies that perform services for us, such as hosting services"
    return cue("explains").search(between) is not None or bool(set(between) & set("(:"))
