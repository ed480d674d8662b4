"""Finds in what was said before the third parties that words point back to, and those who serve advertisements."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.link.cues import cue
from kg.link.memory import FIRST_PARTY
from kg.link.parties.phrases import NO_THIRD_PARTY, mentioned
from kg.link.reading import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kg.link.labels import Labels, Match
    from kg.link.memory import Memory
    from kg.model import Frame, Phrase, Segment, Vocabulary

_BRACKETS = re.compile(r"\((?!\W*(?:including|such as|like|e\.g)\b)[^()]*\)", re.IGNORECASE)
_ADVERTISE = frozenset({"ThirdParty", "MarketingProvider"})
"""Those who are advertisers where it is said that they serve advertisements."""
_SERVE_ADS = frozenset({"ServiceProvider"})
"""Those who are advertisers where they alone are said to serve advertisements."""
_WE_DO = re.compile(r"\b(?:we|us|on our behalf)\b", re.IGNORECASE)
_OWN_SUBJECT = re.compile(
    r"(?:our|the|this) (?:[\w-]+ ){0,2}?(?:sites?|websites?|apps?|services?|company|software)\b", re.IGNORECASE
)
_OPENS = re.compile(r"(?:if|when|whenever|where|once|after)\b[^,]+,\s*$", re.IGNORECASE)
_ALONE = frozenset(
    {"SocialNetwork", "PaymentProvider", "AnalyticsProvider", "FinancialInstitution", "DeliveryProvider", "Advertiser"}
)
"""Those who are spoken of by a name of their own, so that "it" is one of them."""
_OF_OTHERS = (
    ("such_things", "social_things", "SocialNetwork"),
    ("such_sites", "sites_of_others", "ThirdParty"),
)
"""Words that point back to what is not ours, what tells whose it is, and who that is."""
_FOR_US = re.compile(r"\b(?:us|our|behalf)\b", re.IGNORECASE)
_NEAR = 60
"""Characters behind a party among which the words tell for whom it works."""
_SUCH_ONE = re.compile(r"\b(?:such|that|this) third[- ]party\W*$", re.IGNORECASE)
_ONE = re.compile(
    r"\b(?:from|at|of) an?(?:other)? third[- ]party(?=[,.;]| (?:through|via|on|using|by|in|at|with|who|that)\b)",
    re.IGNORECASE,
)
"""The one of whom no more is known ("if you buy from a third party through our site, we tell | such third party")."""
_WHOSE = len("your ")
"""Characters before the name of a party that opens a sentence, at most."""
_REACH = 2
"""How many sentences back the third parties may stand."""


def _in_service(party: Match, behind: str) -> str:
    """Who is spoken of: third parties who are said to do something for us are our service providers."""
    serves = party.concept == "ThirdParty" and cue("serves").match(behind) and _FOR_US.search(behind[:_NEAR])
    return "ServiceProvider" if serves else party.concept


class SpokenOf:
    """Knows the labels of the parties, to find them in what was said before."""

    def __init__(self, vocabulary: Vocabulary, recipients: Labels) -> None:
        self._vocabulary, self._recipients = vocabulary, recipients

    def third_parties(self, text: str) -> tuple[str, ...]:
        """The third parties that a text names."""
        text = _BRACKETS.sub("", text)
        named = (_in_service(m, text[m.end :]) for m in mentioned(text, self._recipients))
        found = [who for who in named if who not in NO_THIRD_PARTY]
        serving = {*_ADVERTISE, *(_SERVE_ADS if set(found) <= {*_SERVE_ADS, "ThirdParty"} else ())}
        if set(found) & serving and cue("serves_ads").search(text):
            found = ["Advertiser" if who in serving else who for who in found]
        return self.most_specific(found)

    def most_specific(self, parties: Iterable[str]) -> tuple[str, ...]:
        """The parties without those that another one among them tells more precisely."""
        return self._vocabulary.most_specific("recipient", parties)

    def are_kinds_of(self, general: str, parties: Iterable[str]) -> bool:
        """Whether all of the parties are of that general kind."""
        return all(self.most_specific((general, who)) == (who,) for who in parties)

    def pointed(self, frame: Frame, phrase: Phrase, segments: Sequence[Segment], memory: Memory) -> tuple[str, ...]:
        """The third parties that "these companies" or "they" points back to: those spoken of last."""
        sentence = frame.text.text[: phrase.start]
        if _SUCH_ONE.search(words_of(frame, phrase)) and _ONE.search(sentence):
            return ()
        before = self.third_parties(sentence)
        if (
            not before
            and cue("pronoun").fullmatch(words_of(frame, phrase))
            and cue("others_spoken_of").search(sentence)
        ):
            return ()
        if memory.told == frame.segment or before:
            return memory.parties if memory.told == frame.segment else before
        for number in range(frame.segment - 1, max(-1, frame.segment - 1 - _REACH), -1):
            earlier = segments[number]
            found = self.third_parties(earlier.text.text) if earlier.block == frame.block else ()
            if memory.told == number or found:
                return memory.spoken_parties() if memory.told == number else found
        return self._listed(segments, frame.segment)

    def it(self, frame: Frame, segments: Sequence[Segment], memory: Memory) -> tuple[str, ...]:
        """The one third party that "it" is, where the sentence before tells what we do, and of nobody else."""
        if memory.segment == frame.segment and memory.actor != FIRST_PARTY and frame.actor and frame.actor.start > 0:
            return (memory.actor,)
        opening = frame.text.text[: frame.actor.start] if frame.actor else ""
        if _OPENS.match(opening) and _WE_DO.search(opening) is None:
            named = self.third_parties(opening)
            return named if len(named) == 1 and set(named) <= _ALONE else ()
        earlier = segments[frame.segment - 1] if frame.segment else None
        if earlier is None or frame.actor is None or earlier.block != frame.block or frame.actor.start > 0:
            return ()
        ours = _WE_DO.search(earlier.text.text) and _OWN_SUBJECT.match(earlier.text.text) is None
        told = memory.told == frame.segment - 1
        ours = ours or (told and (memory.actor != FIRST_PARTY or self._opens(earlier.text.text)))
        who = memory.parties if told else self.third_parties(earlier.text.text)
        return who if ours and len(who) == 1 else ()

    def _opens(self, text: str) -> bool:
        """Whether a sentence begins with a third party ("| Stripe | receives your name. It …", "our host sees it")."""
        named = (m.concept for m in mentioned(text, self._recipients) if m.start <= _WHOSE)
        return any(who not in {*NO_THIRD_PARTY, "ThirdParty"} for who in named)

    def of_others(self, text: str, frame: Frame, segments: Sequence[Segment]) -> tuple[str, ...]:
        """Whose the buttons or sites are that words point back to: a social network's, or others' that we link to."""
        before = segments[max(0, frame.segment - _REACH) : frame.segment]
        told = [each for each in before if each.block == frame.block] or before[-1:]
        near = (*(each.text.text for each in told if each.heading == frame.heading), frame.text.text)
        for pointing, telling, who in _OF_OTHERS:
            if cue(pointing).match(text):
                return (who,) if any(cue(telling).search(each) for each in near) else ()
        return ()

    def _listed(self, segments: Sequence[Segment], at: int) -> tuple[str, ...]:
        """Those whom the items of a list tell that ends right before a sentence."""
        first = at
        while first and segments[first - 1].kind == "item" and segments[first - 1].block == segments[at - 1].block:
            first -= 1
        lead = segments[first].lead if first < at else None
        texts = (*((lead.text.text,) if lead else ()), *(each.text.text for each in segments[first:at]))
        found = (who for text in texts for who in self.third_parties(text))
        return self.most_specific(tuple(found))

    def served_by(self, frame: Frame, segments: Sequence[Segment], memory: Memory) -> tuple[str, ...]:
        """Those who show the advertisements that data are used for, where only the sentences before name them."""
        aims = " ".join(words_of(frame, phrase) for phrase in frame.purposes)
        passive = frame.rule in {"passive-verb", "left-out"} and frame.action == "use"
        if not passive or not cue("serves_ads").search(aims):
            return ()
        if memory.parties == ("Advertiser",) and 0 <= frame.segment - memory.told <= _REACH:
            return memory.parties
        before = segments[max(0, frame.segment - _REACH) : frame.segment]
        near = (each.text.text for each in before if each.block == frame.block)
        return ("Advertiser",) if any(cue("ads_served_by").search(text) for text in near) else ()
