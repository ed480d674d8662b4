"""Tells who acts by the very words for who does: a label, a role behind a name, a clause, our own things and names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.link.cues import cue
from kg.link.memory import FIRST_PARTY
from kg.link.parties import hired
from kg.link.parties.anybody import anybody
from kg.link.parties.business import by_business
from kg.link.parties.defined import GENERAL, meant_by
from kg.link.parties.introduced import role_of
from kg.link.parties.named_as import is_name
from kg.link.parties.own import (
    is_end_of_name,
    is_first_party,
    is_named,
    is_often_named,
    is_our_name,
    is_own_product,
    is_whole_name,
)
from kg.link.parties.phrases import NO_THIRD_PARTY, NOBODY, mentioned, parties
from kg.link.parties.things import by_place, gives_by_thing, gives_to_itself, whose
from kg.link.parties.together import opens_clause
from kg.link.reading import is_device, is_own_device
from kg.link.sense import is_instrument, uses_instrument

if TYPE_CHECKING:
    from kg.link.labels import Labels, Match
    from kg.link.parties.spoken_of import SpokenOf
    from kg.model import Document, Frame

_ROLE = re.compile(r",\s*(?:which is )?(?:an?|our|one of our|as an?|as our)\s+([^,]*)", re.IGNORECASE)
"""Behind a name, what its bearer is ("Acme, | our e-mail provider")."""
_LEGAL_FORM = re.compile(r"^,? (?:inc|llc|ltd|corp|gmbh|limited)\b\.?", re.IGNORECASE)
_WE = re.compile(r"(?:(?:[\w ]+, )?we|i|ourselves)\b", re.IGNORECASE)
_JOINED = re.compile(r",? (?:and|or|and/or) |, ")
_LONGEST_NAME = 4
"""Words of the organization's name, as a subject of its own."""


class Wording:
    """Knows the labels of the parties and of data, to tell them apart as subjects."""

    def __init__(self, recipients: Labels, data: Labels, before: SpokenOf) -> None:
        self._recipients, self._data, self._before = recipients, data, before

    def is_named(self, words: str, document: Document) -> bool:
        """Whether the words are the organization's own name, and not that of others who bear it ("Acme Members")."""
        *_, last = words.split() or [""]
        short = len(words.split()) <= _LONGEST_NAME and last[:1].isupper()
        return short and is_named(document, words) and not self._is_third_party(words, document)

    def are_us(self, first: str, beside: str, document: Document) -> bool:
        """Whether those named first, with others beside them or alone, are the organization itself."""
        if _WE.match(first) or (is_first_party(first, document) and not self._is_third_party(first, document)):
            return True
        name = first.partition(",")[0]
        if not name[:1].isupper():
            return False
        if beside.lower().startswith("its "):  # "Acme and its affiliates"
            return is_named(document, name) or not self._mentioned(name)
        if not self._mentioned(beside):
            return False
        return is_often_named(document, name) and is_own_product(document, name) and not self._mentioned(name)

    def described(self, text: str, head: str, frame: Frame, document: Document) -> tuple[str, ...]:
        """Who it is by words that tell it apart from the names ("Acme, our e-mail provider", "somebody from Acme")."""
        if _are_ours(text, head, frame, document):
            return (FIRST_PARTY,)
        if cue("whoever_buys_us").match(text):
            return ("Successor",)
        told = anybody(text, frame) or self._in_service(text, head) or by_place(head, text[len(head) :], self._before)
        if told:
            return told
        if cue("told_by_clause").match(text):
            return by_clause(("ThirdParty",), head, frame)
        role = _ROLE.match(_LEGAL_FORM.sub("", text[len(head) :]))
        if role is None or not head[:1].isupper() or _WE.match(head) or is_named(document, head):
            return ("Affiliate",) if cue("of_our_family").match(text) else ()
        told = self._role_in(role[1], NO_THIRD_PARTY)
        return () if told == ("ThirdParty",) and self._mentioned(head) else told

    def by_label(self, head: str, frame: Frame, document: Document) -> tuple[str, ...]:
        """Who it is by the labels in its name, or by whose thing it is; we, where the thing is ours or nobody's."""
        owner = whose(head)
        if owner:
            owners = self.by_label(owner, frame, document)
            return owners or ((FIRST_PARTY,) if cue("first_party").search(head) else ())
        recipients = [m for m in self._mentioned(head) if not is_our_name(document, head[m.start : m.end])]
        data = self._data.contiguous(head)
        defined = meant_by(head, document, self._before) if {m.concept for m in recipients} <= GENERAL else ()
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
            if found == ("ServiceProvider",) and _are_apart(head, frame):
                found = ("ThirdParty",)
            elif len(found) == 1:
                found = (by_business(found[0], head, _told_of(frame)),)
            return tuple(who for who in found if who not in NOBODY)
        if cue("advertisements").search(head):
            return ("Advertiser",)
        return self._without_label(head, frame, document)

    def _without_label(self, head: str, frame: Frame, document: Document) -> tuple[str, ...]:
        """Who it is that no label knows: we, by our things and products, or the bearer of a name, as introduced."""
        ours = head.lower().startswith("our ") or is_instrument(head, frame)
        if ours or (cue("first_party").search(head) and not cue("not_first_party").search(head)):
            return (FIRST_PARTY,)
        if not is_own_product(document, head):
            role = role_of(head, document, self._recipients) if head.istitle() else None
            return (role,) if role else ()
        given = frame.actor is not None and cue("gives_to").search(frame.text.text, 0, frame.actor.start)
        return (role_of(head, document, self._recipients) or ("ThirdParty" if given else FIRST_PARTY),)

    def _in_service(self, text: str, head: str) -> tuple[str, ...]:
        """Those who are told to work for us, without a name ("companies engaged by us", "those who help us")."""
        helpers = cue("those_who").match(text)
        if helpers and cue("for_us").search(text, helpers.end()):
            return ("ServiceProvider",)
        if not cue("hired_by_us").match(text):
            return ()
        return self._role_in(head, {*NO_THIRD_PARTY, "ThirdParty"}) or ("ServiceProvider",)

    def _role_in(self, words: str, without: frozenset[str] | set[str]) -> tuple[str, ...]:
        """The role that words tell, the most specific one of several."""
        found = (m.concept for m in self._mentioned(words) if m.concept not in without)
        return self._before.most_specific(found)[:1]

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

    def _mentioned(self, text: str) -> list[Match]:
        return mentioned(text, self._recipients)


def is_only_us(text: str, frame: Frame, document: Document) -> bool:
    """Whether the words are our name and no more, or whatever gives the data stands for us who let it."""
    before = frame.text.text[: frame.actor.start] if frame.actor else ""
    named = is_whole_name(document, text) or is_end_of_name(document, before, text)
    named = named or cue("provider_of_ours").fullmatch(text) is not None
    return named or gives_by_thing(frame, text) or gives_to_itself(frame, text)


def by_clause(told: tuple[str, ...], head: str, frame: Frame) -> tuple[str, ...]:
    """The parties by what the clause behind their name says that they do for us."""
    at = frame.text.text.find(head, frame.actor.start if frame.actor else 0) + len(head)
    return told_by_clause(told, frame.text.text[at:])


def told_by_clause(told: tuple[str, ...], behind: str) -> tuple[str, ...]:
    """The parties by a clause that opens what stands behind them ("companies | we use to see how the site is used")."""
    if told != ("ThirdParty",) or not opens_clause(behind):
        return told
    workers = tuple(hired.told_by_work(behind.lstrip().split(",")[0], list(told)))
    return workers if workers != told else (("ServiceProvider",) if cue("serves").match(behind) else told)


def is_person(who: str) -> bool:
    """Whether it is a person who gives us something, and no organization or thing."""
    return any(cue(each).search(who) for each in ("child", "persons", "no_name"))


def _are_ours(text: str, head: str, frame: Frame, document: Document) -> bool:
    """Whether they are our pages, our people, or a device from which the data come to us."""
    if frame.rule == "placed-verb" and cue("our_pages").match(text):
        return True
    if uses_instrument(frame) and all(cue("our_pages").fullmatch(each) for each in _JOINED.split(text.strip())):
        return True
    if cue("our_people").match(text):
        return True
    if cue("one_of_us").match(text) and (cue("from_us").search(text) or is_named(document, text)):
        return True
    return frame.rule == "passive-verb" and frame.action == "collect" and is_device(head)


def _are_apart(head: str, frame: Frame) -> bool:
    """Whether they are services of others that a person meets, and none that we make use of ourselves."""
    before = frame.text.text[: frame.actor.start] if frame.actor else ""
    return cue("services_apart").fullmatch(head) is not None and cue("we_use").search(before) is None


def _told_of(frame: Frame) -> str:
    """The words that may tell somebody's business: what they are said not to do tells none."""
    end = frame.actor.end if frame.actor and frame.polarity == "denied" else len(frame.text.text)
    return frame.text.text[:end]
