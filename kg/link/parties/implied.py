"""Finds others who act where no subject names them: whose cookies they are, whom we let be given data, whom data help.

"We use cookies, including those of advertisers"; "you give your card to our bank"; "cookies help us and our partners".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.link.cues import cue
from kg.link.memory import FIRST_PARTY
from kg.link.reading import words_of

if TYPE_CHECKING:
    from kg.link.parties.spoken_of import SpokenOf
    from kg.model import Frame

_GIVEN = frozenset({"given-verb", "asked-verb"})
_SENTENCE = re.compile(r"[^.;:]*")


def acting(frame: Frame, told: tuple[str, ...], before: SpokenOf) -> tuple[str, ...]:
    """Those who act, by what the subject tells and by what else the sentence says of them."""
    if not frame.data:
        return told
    if told in {(), (FIRST_PARTY,)} and frame.action in {"use", "collect", "retain"}:
        owners = _owners_of_cookies(frame, before)
        if owners:
            return owners
    if told != (FIRST_PARTY,):
        return told
    if frame.rule in _GIVEN:
        return _given_to(frame, before) or told
    if frame.rule == "service-verb" and frame.purposes:
        helped = cue("us_and").match(words_of(frame, frame.purposes[0]))
        return (*told, *(before.third_parties(words_of(frame, frame.purposes[0])) if helped else ()))
    return told


def _owners_of_cookies(frame: Frame, before: SpokenOf) -> tuple[str, ...]:
    """Whose the cookies are: others', or ours and those of others."""
    start = frame.data[0].start
    sentence = _SENTENCE.match(frame.text.text, start)
    words = sentence[0] if sentence else ""
    if cue("cookies_of_others").match(words):
        return ("ThirdParty",)
    theirs = cue("cookies_owned").match(words) or (frame.rule != "passive-verb" and cue("cookies_from").match(words))
    if theirs and frame.polarity == "affirmed":
        return before.third_parties(theirs["who"])
    also = cue("cookies_also_of").match(words)
    others = before.third_parties(also["who"]) if also else ()
    return (FIRST_PARTY, *others) if others else ()


def _given_to(frame: Frame, before: SpokenOf) -> tuple[str, ...]:
    """To whom a person gives the data, where it is not, or not only, us."""
    for phrase in frame.data:
        words = words_of(frame, phrase)
        beside = cue("to_us_or").match(words)
        if beside:
            return (FIRST_PARTY, *before.third_parties(beside["who"]))
        away = cue("given_to_others").search(words)
        if away and (others := before.third_parties(away["who"])):
            return others
    return ()
