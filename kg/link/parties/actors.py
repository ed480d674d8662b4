"""Tells who acts: the policy's own organization under any of its names, or a third party by its role."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.link.cues import cue
from kg.link.memory import FIRST_PARTY, Memory
from kg.link.parties import hired
from kg.link.parties.anybody import anybody
from kg.link.parties.business import by_business, with_ads
from kg.link.parties.by_thing import gives_by_thing, gives_to_itself
from kg.link.parties.defined import GENERAL, meant_by
from kg.link.parties.groups import as_group
from kg.link.parties.implied import acting
from kg.link.parties.introduced import role_of
from kg.link.parties.named_as import adding_to, is_name
from kg.link.parties.own import is_end_of_name, is_first_party, is_named, is_often_named, is_own_product, is_whole_name
from kg.link.parties.owners import owners
from kg.link.parties.phrases import mentioned, parties
from kg.link.parties.spoken_of import NO_THIRD_PARTY, NOBODY, SpokenOf, by_cookies, by_things
from kg.link.parties.things import by_owner, by_place, whose
from kg.link.parties.together import together
from kg.link.reading import is_device, is_own_device, words_of
from kg.link.sense import is_instrument, is_sent_here

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.link.labels import Labels, Match
    from kg.model import Document, Frame, Phrase, Segment, Vocabulary

_ROLE = re.compile(r",\s*(?:which is )?(?:an?|our|one of our|as an?|as our)\s+([^,]*)", re.IGNORECASE)
_EXAMPLES = re.compile(
    r"[\s,(]*(?:such as|including|like|e\.g\.?|for example|for instance|namely)\b(.*?)"
    r"(?:\b(?:that|who|which|we)\b.*)?$",
    re.IGNORECASE | re.DOTALL,
)
_BESIDE_US = re.compile(
    r"^(?:both\s+)?(?:we|us)(?:\s*\([^)]*\))?,?\s+(?:(?:and/or|and|or|as well as|along with|together with)\s+)?"
    r"(?:by\s+)?((?:our|the|other|third|certain|some|any|another|selected|select|these|those|its|their)\b.*?)"
    r"(?:\b(?:that|who|which|we)\b.*)?$",
    re.IGNORECASE | re.DOTALL,
)
_MEMBERS = re.compile(
    r"(?:\s*\([^()]*\))?\s*(?:,\s*|\b(?=(?:and|or|as well|along|together)\b))"
    r"((?!\s*(?:that|who|which|we|including|such|like)\b)[^()]*?(?:\band\b|\bor\b|\bas well as\b|\bwith\b).*?)"
    r"(?:\b(?:that|who|which|we|including|such as)\b.*)?$",
    re.IGNORECASE | re.DOTALL,
)
_CLAUSE = re.compile(r"\s*(?:that|who|which|we)\b", re.IGNORECASE)
_NUMBER = re.compile(r"^(?:\d+\.)+\d*\s+|^\(?(?:\d{1,2}|[a-z])\)\s+")
_INC = re.compile(r"^,? (?:inc|llc|ltd|corp|gmbh|limited)\b\.?", re.IGNORECASE)
_WE = re.compile(r"(?:(?:[\w ]+, )?we|i|ourselves)\b", re.IGNORECASE)
_GIVEN = re.compile(
    r"\b(?:shar|disclos|transfer|transmi|sen|pass|provid|giv)\w*\b[^.;]*\b(?:to|with)\s+$", re.IGNORECASE
)
"""What stands before one who is given data, and so is none of ours ("passed on to | Acme, who uses them to …")."""
_IT = re.compile(r"(?:it|this (?:service|tool|program|software|plug-?in|widget))\W*", re.IGNORECASE)
_NETWORK = re.compile(r"the networks?", re.IGNORECASE)
"""Our own, or the social network that was spoken of."""
_LONGEST_NAME = 4
"""Words of the organization's name, as a subject of its own."""
_MOST = 2
"""How many third parties act together; longer lists are told of each by itself."""


class Actors:
    """Knows the labels of the parties and of data, to tell them apart as subjects."""

    def __init__(self, vocabulary: Vocabulary, recipients: Labels, data: Labels) -> None:
        self._vocabulary, self._recipients, self._data = vocabulary, recipients, data
        self.before = SpokenOf(vocabulary, recipients)

    def of(self, frame: Frame, segments: Sequence[Segment], document: Document, memory: Memory) -> tuple[str, ...]:
        """Who acts: several in "we and our partners", none where it is nobody who could."""
        told = acting(frame, self._told(frame, segments, document, memory), self.before)
        told = hired.acting_for_us(frame, told)
        return (owners(frame, memory) or told) if told == (FIRST_PARTY,) else told

    def _told(self, frame: Frame, segments: Sequence[Segment], document: Document, memory: Memory) -> tuple[str, ...]:
        """Who acts, by the words for who does."""
        if frame.actor is None or cue("by_or_for").fullmatch(words_of(frame, frame.actor)):
            return self.before.served_by(frame, segments, memory) or (FIRST_PARTY,)
        if frame.rule == "joint-verb":
            return tuple(dict.fromkeys((FIRST_PARTY, *self._hired(frame, frame.actor, document))))
        text = cue("quantifier").sub("", cue("agent").sub("", _NUMBER.sub("", words_of(frame, frame.actor))))
        named = is_whole_name(document, text) or is_end_of_name(document, frame.text.text[: frame.actor.start], text)
        if named or gives_by_thing(frame, text) or gives_to_itself(frame, text):
            return (FIRST_PARTY,)
        head = _head(text)
        described = self._described(text, head, frame, document)
        if described:
            return described
        joined = together(text)
        first, beside_it = joined or (head, "")
        of_things = self.before.of_others(text, frame, segments) or by_things(text, frame, memory, segments)
        if of_things:
            return of_things
        beside = _BESIDE_US.match(text)
        if beside:
            return tuple(dict.fromkeys((FIRST_PARTY, *self._others(beside[1], frame, segments, memory))))
        if _IT.fullmatch(text):
            return self.before.it(frame, segments, memory) or (FIRST_PARTY,)
        ours = (
            first[:1].isupper() and joined is not None and self._is_ours(first.partition(",")[0], beside_it, document)
        )
        if ours or _WE.match(first) or (is_first_party(first, document) and not self._is_third_party(first, document)):
            others = self._others(beside_it, frame, segments, memory)
            return tuple(dict.fromkeys((FIRST_PARTY, *others)))
        told = self._by_label(head, frame, document)
        told = (by_owner(head, text[len(head) :], self.before) or told) if told in {(), (FIRST_PARTY,)} else told
        told = self._with_examples(told, text[len(head) :], frame)
        told = self._with_members(told, text[len(head) :], frame, document)
        told = self._by_clause(told, head, frame)
        told = told or ((FIRST_PARTY,) if is_sent_here(frame) and not _is_person(text) else ())
        return self._pointed_at(text, head, told, frame, segments, memory) or told or by_cookies(text, frame, memory)

    def _hired(self, frame: Frame, who: Phrase, document: Document) -> tuple[str, ...]:
        """Those whom we work with to collect data, told by what they are called or by their work."""
        words = words_of(frame, who)
        head = _head(words)
        told = self._with_examples(self._by_label(head, frame, document), words[len(head) :], frame)
        work = frame.text.text[who.start + len(head) :].lstrip()
        return tuple(hired.told_by_work(work, list(told))) if told == ("ThirdParty",) else told

    def _is_ours(self, first: str, beside: str, document: Document) -> bool:
        """Whether a name that stands beside others is one of our own ("Acme and its affiliates")."""
        named = is_often_named(document, first) and is_own_product(document, first) and not self._mentioned(first)
        if beside.lower().startswith("its "):
            return is_named(document, first) or not self._mentioned(first)
        return named and bool(self._mentioned(beside))

    def _described(self, text: str, head: str, frame: Frame, document: Document) -> tuple[str, ...]:
        """Who it is by words that tell it apart from the names ("Acme, our e-mail provider", "somebody from Acme")."""
        if frame.rule == "placed-verb" and cue("our_pages").match(text):
            return (FIRST_PARTY,)
        if cue("one_of_us").match(text) and (cue("from_us").search(text) or is_named(document, text)):
            return (FIRST_PARTY,)
        if frame.rule == "passive-verb" and frame.action == "collect" and is_device(head):
            return (FIRST_PARTY,)
        told = anybody(text, frame) or self._in_service(text, head) or by_place(head, text[len(head) :], self.before)
        if told:
            return told
        if cue("told_by_clause").match(text):
            return self._by_clause(("ThirdParty",), head, frame)
        role = _ROLE.match(_INC.sub("", text[len(head) :]))
        if role is None or not head[:1].isupper() or _WE.match(head) or is_named(document, head):
            return ("Affiliate",) if cue("of_our_family").match(text) else ()
        found = (m.concept for m in self._mentioned(role[1]) if m.concept not in NO_THIRD_PARTY)
        return self._vocabulary.most_specific("recipient", found)[:1]

    def _in_service(self, text: str, head: str) -> tuple[str, ...]:
        """Those who are told to work for us, without a name ("companies engaged by us", "those who help us")."""
        helpers = cue("those_who").match(text)
        if helpers and cue("for_us").search(text, helpers.end()):
            return ("ServiceProvider",)
        if not cue("hired_by_us").match(text):
            return ()
        found = (m.concept for m in self._mentioned(head) if m.concept not in {*NO_THIRD_PARTY, "ThirdParty"})
        return self._vocabulary.most_specific("recipient", found)[:1] or ("ServiceProvider",)

    def _by_clause(self, told: tuple[str, ...], head: str, frame: Frame) -> tuple[str, ...]:
        """The parties by what a clause says that they do for us ("companies we use to see how the site is used")."""
        at = frame.text.text.find(head, frame.actor.start if frame.actor else 0) + len(head)
        clause = _CLAUSE.match(frame.text.text, at)
        if told != ("ThirdParty",) or clause is None:
            return told
        behind = frame.text.text[clause.start() :]
        workers = tuple(hired.told_by_work(behind.lstrip().split(",")[0], list(told)))
        return workers if workers != told else (("ServiceProvider",) if cue("serves").match(behind) else told)

    def _with_examples(self, told: tuple[str, ...], behind: str, frame: Frame) -> tuple[str, ...]:
        """The parties with those that are named as examples of them ("vendors, including analytics firms")."""
        examples = _EXAMPLES.match(behind)
        if not told or examples is None or FIRST_PARTY in told:
            return told
        given = adding_to(told, examples[1], self._mentioned(examples[1]))
        named = (m for m in given if m.concept not in NO_THIRD_PARTY)
        more = (by_business(m.concept, examples[1][m.start : m.end], frame.text.text, named=True) for m in named)
        return self._vocabulary.most_specific("recipient", (*told, *more))

    def _with_members(self, told: tuple[str, ...], behind: str, frame: Frame, document: Document) -> tuple[str, ...]:
        """The parties with those of a list that begins with them ("advertisers, sponsors and survey groups")."""
        listed = _MEMBERS.match(behind) if told else None
        more = self._by_label(listed[1], frame, document) if listed else ()
        return tuple(dict.fromkeys((*told, *(who for who in more if who != FIRST_PARTY))))

    def _others(self, words: str, frame: Frame, segments: Sequence[Segment], memory: Memory) -> tuple[str, ...]:
        """Who acts beside the organization itself."""
        sentence = frame.text.text
        named = (m for m in parties(words, self._recipients) if m.concept not in NOBODY)
        found = tuple(dict.fromkeys(with_ads(m, words, sentence) for m in named))
        if frame.actor and set(found) == {"ThirdParty"}:
            at = frame.text.text.find(words, frame.actor.start)
            clause = frame.text.text[at + len(words.rstrip()) : frame.actor.end] if at >= 0 else ""
            found = tuple(hired.told_by_work(clause.lstrip(), list(found))) if _CLAUSE.match(clause) else found
        if frame.actor and cue("points_back").match(words) and set(found) <= {"ThirdParty"}:
            return self.before.pointed(frame, frame.actor, segments, memory)[:_MOST] or found
        return found

    def _pointed_at(
        self,
        text: str,
        head: str,
        told: tuple[str, ...],
        frame: Frame,
        segments: Sequence[Segment],
        memory: Memory,
    ) -> tuple[str, ...]:
        """Whom words point back to that name nobody, or only say that they serve us ("these providers")."""
        if frame.actor is None or cue("points_back").match(text) is None:
            return ()
        if cue("not_those").search(head):
            return ()
        back = set(told) <= {"ThirdParty"} or _NETWORK.fullmatch(head)
        if back and cue("points_to_parties").search(head):
            pointed = as_group(frame, self.before.pointed(frame, frame.actor, segments, memory))[:_MOST]
            return tuple(dict.fromkeys((*pointed, *told))) if cue("those_and_others").match(text) else pointed
        if told == ("ServiceProvider",) and not cue("in_service").search(head):
            return self._kinds_of(told[0], self.before.pointed(frame, frame.actor, segments, memory))
        return ()

    def _kinds_of(self, general: str, parties: tuple[str, ...]) -> tuple[str, ...]:
        """The parties, if all of them are of that general kind."""
        ours = all(self._vocabulary.most_specific("recipient", (general, who)) == (who,) for who in parties)
        return parties[:_MOST] if ours else ()

    def _mentioned(self, text: str) -> list[Match]:
        return mentioned(text, self._recipients)

    def _is_third_party(self, head: str, document: Document) -> bool:
        """Whether the words are a third party's role, though they end like one of our own things ("the ad server")."""
        if is_whole_name(document, head):
            return False
        words = head.rstrip(" .,")
        small = words.rsplit(maxsplit=1)[-1:]
        capital = cue("named_after_us").search(words) and not (document.policy.organization or "").endswith(small[0])
        common = bool(small) and bool(small[0].islower() or capital) and is_named(document, head)
        return any(
            m.concept not in {FIRST_PARTY, "ThirdParty"}
            and (m.words > 1 or (common and m.start > 0 and m.end >= len(words)))
            for m in self._mentioned(head)
        )

    def is_named(self, words: str, document: Document) -> bool:
        """Whether the words are the organization's own name, and not that of others who bear it ("Acme Members")."""
        *_, last = words.split() or [""]
        short = len(words.split()) <= _LONGEST_NAME and last[:1].isupper()
        return short and is_named(document, words) and not self._is_third_party(words, document)

    def _by_label(self, head: str, frame: Frame, document: Document) -> tuple[str, ...]:
        owner = whose(head)
        if owner:
            return self._by_label(owner, frame, document)
        recipients, data = self._mentioned(head), self._data.contiguous(head)
        defined = meant_by(head, document, self.before) if {m.concept for m in recipients} <= GENERAL else ()
        if defined:
            return defined
        if is_own_device(head) and frame.action in {"share", "collect"} and frame.verb != "request":
            return (FIRST_PARTY,)
        named = bool(recipients) and is_name(head[recipients[-1].start : recipients[-1].end])
        theirs = named and data[-1:] and data[-1].concept == "CookieData"  # "the Acme SDK collects …"
        if data and not theirs and (not recipients or data[-1].end > recipients[-1].end):
            by_us = head.lower().startswith("our ") and frame.action == "collect"
            return (FIRST_PARTY,) if by_us or frame.rule == "let-verb" or is_instrument(head, frame) else ()
        if recipients:
            found = tuple(dict.fromkeys(m.concept for m in parties(head, self._recipients)))
            if len(found) == 1:
                found = (by_business(found[0], head, _told_of(frame)),)
            return tuple(who for who in found if who not in NOBODY)
        if cue("advertisements").search(head):
            return ("Advertiser",)
        ours = head.lower().startswith("our ") or is_instrument(head, frame)
        said = cue("first_party").search(head) and not cue("not_first_party").search(head)
        if ours or said:
            return (FIRST_PARTY,)
        if not is_own_product(document, head):
            role = role_of(head, document, self._recipients) if head.istitle() else None
            return (role,) if role else ()
        given = _GIVEN.search(frame.text.text, 0, frame.actor.start) if frame.actor else None
        return (role_of(head, document, self._recipients) or ("ThirdParty" if given else FIRST_PARTY),)


def _told_of(frame: Frame) -> str:
    """The words that may tell somebody's business: what they are said not to do tells none."""
    end = frame.actor.end if frame.actor and frame.polarity == "denied" else len(frame.text.text)
    return frame.text.text[:end]


def _is_person(who: str) -> bool:
    """Whether it is a person who gives us something, and no organization or thing."""
    return any(cue(each).search(who) for each in ("child", "persons", "no_name"))


def _head(text: str) -> str:
    """The words that name the actor, without the clause that describes it."""
    bounds = [m.start() for m in (cue("head_ends").search(text, 1), re.search(r"[,(]", text)) if m]
    return text[: min(bounds, default=len(text))].strip() or text
