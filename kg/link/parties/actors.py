"""Tells who acts: the policy's own organization under any of its names, or a third party by its role."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.link.cues import cue
from kg.link.memory import FIRST_PARTY, Memory
from kg.link.parties import hired
from kg.link.parties.business import by_business, with_ads
from kg.link.parties.implied import acting
from kg.link.parties.named_as import adding_to
from kg.link.parties.over_there import over_there
from kg.link.parties.own import is_kind
from kg.link.parties.owners import owners
from kg.link.parties.phrases import NO_THIRD_PARTY, NOBODY, mentioned, parties
from kg.link.parties.pointing import MOST, by_cookies, by_their_things, by_things, pointed_at
from kg.link.parties.spoken_of import SpokenOf
from kg.link.parties.things import by_owner
from kg.link.parties.together import beside_us, examples, head_of, members, opens_clause, together
from kg.link.parties.wording import Wording, by_clause, is_only_us, is_person, told_by_clause
from kg.link.reading import words_of
from kg.link.sense import is_sent_here

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.link.labels import Labels
    from kg.model import Document, Frame, Phrase, Segment, Vocabulary

_NUMBER = re.compile(r"^(?:\d+\.)+\d*\s+|^\(?(?:\d{1,2}|[a-z])\)\s+")
"""The number of a paragraph, which the parser took for a part of the subject."""


def _follows_us(frame: Frame, segments: Sequence[Segment], document: Document) -> bool:
    """Whether the sentence before opens with what kind of organization we are ("The College sells no data. | It …")."""
    opening = segments[frame.segment - 1].text.text.split()[:2] if frame.segment else []
    return is_kind(document, " ".join(opening))


class Actors:
    """Reads who acts from the words for who does, from those beside them and from what was said before."""

    def __init__(self, vocabulary: Vocabulary, recipients: Labels, data: Labels) -> None:
        self._recipients = recipients
        self.before = SpokenOf(vocabulary, recipients)
        self._wording = Wording(recipients, data, self.before)

    def of(self, frame: Frame, segments: Sequence[Segment], document: Document, memory: Memory) -> tuple[str, ...]:
        """Who acts: several in "we and our partners", none where it is nobody who could."""
        told = acting(frame, self._told(frame, segments, document, memory), self.before)
        told = hired.acting_for_us(frame, told)
        if not told and frame.rule == "table-row":
            return (FIRST_PARTY,)  # whoever sets a cookie by a name that tells nobody
        if told in {(), (FIRST_PARTY,)}:
            told = by_their_things(frame, segments, memory, self.before) or told
        return (owners(frame, memory) or told) if told == (FIRST_PARTY,) else told

    def is_named(self, words: str, document: Document) -> bool:
        """Whether the words are the organization's own name, and not that of others who bear it ("Acme Members")."""
        return self._wording.is_named(words, document)

    def _told(self, frame: Frame, segments: Sequence[Segment], document: Document, memory: Memory) -> tuple[str, ...]:
        """Who acts, by the words for who does.

        What tells us or others whatever labels stand in it comes first: our bare name, a description, words that point
        to things. Then those who act beside us; labels speak last, where the words are not about us at all.
        """
        if frame.actor is None or cue("by_or_for").fullmatch(words_of(frame, frame.actor)):
            return over_there(frame, memory) or self.before.served_by(frame, segments, memory) or (FIRST_PARTY,)
        if frame.rule == "joint-verb":
            return tuple(dict.fromkeys((FIRST_PARTY, *self._joined(frame, frame.actor, document))))
        text = cue("quantifier").sub("", cue("agent").sub("", _NUMBER.sub("", words_of(frame, frame.actor))))
        if cue("others_in_general").match(text):
            return ()
        if is_only_us(text, frame, document):
            return (FIRST_PARTY,)
        head = head_of(text)
        told = self._wording.described(text, head, frame, document) or self.before.of_others(text, frame, segments)
        told = told or by_things(text, frame, memory, segments)
        if told:
            return told
        beside = beside_us(text)
        if beside is not None:
            return self._us_and(beside, frame, segments, memory)
        if cue("it_or_this_tool").fullmatch(text):
            ours = _follows_us(frame, segments, document)
            return (() if ours else self.before.it(frame, segments, memory)) or (FIRST_PARTY,)
        first, more = together(text) or (head, "")
        if self._wording.are_us(first, more, document):
            return self._us_and(more, frame, segments, memory)
        told = self._by_label(text, head, frame, document)
        pointed = pointed_at(text, head, told, frame, segments, memory, self.before)
        return pointed or told or by_cookies(text, frame, memory)

    def _by_label(self, text: str, head: str, frame: Frame, document: Document) -> tuple[str, ...]:
        """Who acts by the labels in the name, made more precise by all that stands behind it."""
        behind = text[len(head) :]
        told = self._wording.by_label(head, frame, document)
        told = (by_owner(head, behind, self.before) or told) if told in {(), (FIRST_PARTY,)} else told
        told = self._with_examples(told, behind, frame)
        told = self._with_members(told, behind, frame, document)
        told = by_clause(told, head, frame)
        return told or ((FIRST_PARTY,) if is_sent_here(frame) and not is_person(text) else ())

    def _joined(self, frame: Frame, who: Phrase, document: Document) -> tuple[str, ...]:
        """Those whom we work with to collect data, told by what they are called or by their work."""
        words = words_of(frame, who)
        head = head_of(words)
        told = self._with_examples(self._wording.by_label(head, frame, document), words[len(head) :], frame)
        work = frame.text.text[who.start + len(head) :].lstrip()
        return tuple(hired.told_by_work(work, list(told))) if told == ("ThirdParty",) else told

    def _with_examples(self, told: tuple[str, ...], behind: str, frame: Frame) -> tuple[str, ...]:
        """The parties with those that are named as examples of them ("vendors, including analytics firms")."""
        named = examples(behind)
        if not told or named is None or FIRST_PARTY in told:
            return told
        given = adding_to(told, named, mentioned(named, self._recipients))
        others = (m for m in given if m.concept not in NO_THIRD_PARTY)
        more = (by_business(m.concept, named[m.start : m.end], frame.text.text, named=True) for m in others)
        return self.before.most_specific((*told, *more))

    def _with_members(self, told: tuple[str, ...], behind: str, frame: Frame, document: Document) -> tuple[str, ...]:
        """The parties with those of a list that begins with them ("advertisers, sponsors and survey groups")."""
        listed = members(behind) if told else None
        more = self._wording.by_label(listed, frame, document) if listed else ()
        return tuple(dict.fromkeys((*told, *(who for who in more if who != FIRST_PARTY))))

    def _us_and(self, words: str, frame: Frame, segments: Sequence[Segment], memory: Memory) -> tuple[str, ...]:
        """The organization itself, and whoever acts beside it."""
        return tuple(dict.fromkeys((FIRST_PARTY, *self._beside_us(words, frame, segments, memory))))

    def _beside_us(self, words: str, frame: Frame, segments: Sequence[Segment], memory: Memory) -> tuple[str, ...]:
        """Who acts beside us, by a label, by the work that a clause tells, or by whom the words point back to."""
        sentence = frame.text.text
        named = (m for m in parties(words, self._recipients) if m.concept not in NOBODY)
        found = tuple(dict.fromkeys(with_ads(m, words, sentence) for m in named))
        if frame.actor and set(found) == {"ThirdParty"}:
            at = sentence.find(words, frame.actor.start)
            clause = sentence[at + len(words.rstrip()) : frame.actor.end] if at >= 0 else ""
            if cue("whom_we").match(clause):
                found = told_by_clause(found, clause)
            elif opens_clause(clause):
                found = tuple(hired.told_by_work(clause.lstrip(), list(found)))
        if frame.actor and cue("points_back").match(words) and set(found) <= {"ThirdParty"}:
            return self.before.pointed(frame, frame.actor, segments, memory)[:MOST] or found
        return found
