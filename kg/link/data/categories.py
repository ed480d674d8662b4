"""Reads the data categories of a frame, as precisely as its words say them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.link.cues import cue, kinds
from kg.link.data import origin
from kg.link.data.clauses import with_clauses
from kg.link.data.leftover import leftover
from kg.link.data.mistaken import meant
from kg.link.data.neighbours import specific
from kg.link.data.of_others import with_kinds
from kg.link.labels import Match
from kg.link.memory import GENERIC
from kg.link.reading import Reading, mention, points_back, reading, words_of
from kg.link.sense import GIVES, joins
from kg.words import stem

if TYPE_CHECKING:
    from kg.link.labels import Labels
    from kg.model import Frame, Mention, Phrase, Vocabulary

_OTHER = re.compile(r"(?<![\w-])(?:other|additional|further|similar|related|more)\s+(?:\w+\s+)?$", re.IGNORECASE)
_FOLLOWING = re.compile(r"\b(?:following|below|as follows)\b", re.IGNORECASE)
_KINDS_OF = re.compile(r"(?:these|this|the)\s+(?:types?|kinds?|categories)\b", re.IGNORECASE)
_TO_COLON = re.compile(r"(?:(?!\bfollowing\b)[^:])*:", re.IGNORECASE)
"""The words up to a colon that goes on with the data, and not with somebody or something else that follows."""
_BARE = re.compile(r"(?:(?:basic|limited|general) )?(?:information|data|details?)", re.IGNORECASE)
_INCLUDED = re.compile(r"\bincluding\b[^.;:]*$", re.IGNORECASE)
_TERM = re.compile(r"\((?:[\w,]+ ){0,6}[\"\u201c'\u2018]\s?(?:[\w-]+ ){0,3}$")
_NON = re.compile(
    r"\bnon[-– ]?(?:(?:personal(?:ly)?|individual(?:ly)?)[-– ])?(?:identif(?:iable|ying|ied)[-– ])?$", re.IGNORECASE
)
_SHORT_FORM = re.compile(r"(?:\(\s?[\"'“‘]?\s?[A-Z]{2,5}\s?[\"'”’]?\s?\)|\b(?:IP|MAC) \([^()]*\))\s*$")
MEANS = frozenset({"CookieData", "LogData"})
"""By which data are collected, where others are told beside them."""
_IDENTIFIERS = re.compile(r"(?:^|personal )identifiers?$", re.IGNORECASE)
_IDENTIFY = frozenset({"IPAddress", "DeviceIdentifier", "CookieData", "EmailAddress", "TelephoneNumber"})
"""What "identifiers" are, where they are told."""
_NAMED_BEFORE = re.compile(r"(?:^|\W)[A-Z][\w.&'’]*\s$")
_NAMED_AFTER = re.compile(r"\s[A-Z]")
_INTO = re.compile(r"\b(?:it|them) (?:in|to|into|as part of)\s(?:[\w-]+\s){0,3}$", re.IGNORECASE)
"""What stands between a pronoun and what data go into ("keep | them in our server | logs")."""
_LETTERS = re.compile(r"e-?mails", re.IGNORECASE)
_LETTER_TO_US = re.compile(
    r"e-?mails? (?:messages? )?(?:(?:that|which) (?:is|are) )?(?:sent|addressed|written) to "
    r"(?:us\b|(?:the|our) (?:webmaster|editors?|staff|offices?|site|company)\b)",
    re.IGNORECASE,
)
_WHO = re.compile(r"\b(?:names?|phones?|telephone|address(?:es)?|numbers?)\b", re.IGNORECASE)
_ANNOUNCES = frozenset({stem("notify"), stem("alert")})
"""Verbs of giving notice, which speak of the policy and its duties unless they say by what means."""
_ONLY_AT_TIMES = re.compile(
    r"\b(?:sometimes|occasionally|at times|in some cases|in certain cases),? (?:includ\w+|such as)\b[^,;.]*$",
    re.IGNORECASE,
)
"""Before examples, that what they are of is more than these ("our files, sometimes including credit reports")."""
_LISTS = "inclusion-back"
"""The rule of "this includes …", whose examples are the data, and none that are named beside those pointed to."""


@dataclass(frozen=True, slots=True)
class _Find:
    """A concept found in a phrase, with the words before it in the frame."""

    concept: str
    mention: Mention
    phrase: Phrase
    before: str

    @property
    def is_bare(self) -> bool:
        """Whether the words say no more than "information"."""
        return self.concept == GENERIC and _BARE.fullmatch(self.mention.text) is not None

    @property
    def is_term(self) -> bool:
        """Whether a bracket only says what the data before it are called ("your name and age (“Personal Data”)")."""
        return _TERM.search(self.before) is not None

    @property
    def is_included(self) -> bool:
        """Whether it is only said to be one of the data ("this information, including your e-mail address")."""
        return self.phrase.kind == "example" and _INCLUDED.search(self.before) is not None

    @property
    def is_means(self) -> bool:
        """Whether it is what data are collected by ("through cookies", "by such means as cookies")."""
        if self.phrase.kind == "means" or (self.concept in MEANS and _INTO.search(self.before)):
            return True
        return self.phrase.kind == "example" and self.concept in MEANS


def data(frame: Frame, labels: Labels, vocabulary: Vocabulary) -> Reading:
    """The data categories a frame speaks of."""
    if frame.rule == "contact-verb":
        return _reached_by(frame)
    kept: list[_Find] = []
    back = False
    for phrase in (*frame.data, *origin.logs(frame)):
        back = back or (phrase.kind in {"plain", "head"} and points_back(words_of(frame, phrase)))
        finds = _in_phrase(frame, phrase, labels, vocabulary)
        if phrase.kind == "example" and kept and finds and not _ONLY_AT_TIMES.search(finds[0].before):
            kept = _explained(kept, finds, vocabulary)
        kept.extend(finds)
    members = [find for find in kept if find.phrase.kind != "head"]
    kept = [find for find in kept if find.phrase.kind != "head" or not _is_explained(find, members, vocabulary)]
    kept = [find for find in kept if not (find.is_term and _is_explained(find, kept, vocabulary))]
    names_more = back and _names_more(frame)
    kept = kept if names_more or (joins(frame) and not back) else _without_bare(kept)
    more = leftover(frame, labels, {find.concept for find in kept} - {GENERIC})
    kept += [_found(frame, phrase, match) for phrase, match in more]
    concepts = tuple(dict.fromkeys(find.concept for find in kept))
    beside = [find for find in kept if find.is_means or (find.is_included and frame.rule != _LISTS)]
    named = {find.concept for find in kept if find not in beside}
    return Reading(concepts, tuple(find.mention for find in kept), back and (names_more or named <= {GENERIC}))


def _names_more(frame: Frame) -> bool:
    """Whether other data are named beside those that the words point back to ("this information and your photos")."""
    return any(cue("pointer_beside").match(frame.text.text, phrase.start) for phrase in frame.data[:1])


def _reached_by(frame: Frame) -> Reading:
    """What it takes to reach a person in the way that is said, or any way where none is."""
    phrase = frame.data[0]
    joined = cue("ways_before").search(frame.text.text, 0, phrase.start)
    phrase = replace(phrase, start=joined.start()) if joined else phrase
    text = cue("other_way").sub("", words_of(frame, phrase))
    channels = _channels(text)
    whole = next((said for said in frame.purposes[:1] if said.start < phrase.start and said.end == phrase.end), None)
    if whole and not channels and (channels := _channels(cue("other_way").sub("", words_of(frame, whole)))):
        phrase = whole  # "| newsletters | may be sent to you"
    given = None if channels else cue("address_given").search(frame.text.text, 0, phrase.start)
    if given:
        phrase = replace(phrase, start=given.start("way"), end=given.end("way"))
        text = words_of(frame, phrase)
        channels = _channels(text)
    if not channels and frame.verb in _ANNOUNCES:
        return Reading()
    return reading(frame, phrase, channels or [Match("ContactData", 0, len(text.split(" ", 1)[0]), 1)], "data")


def _channels(text: str) -> list[Match]:
    """The ways of reaching somebody that are named, as the address that each takes."""
    found = ((address, way.search(text)) for address, way in kinds("reached_by").items())
    return [Match(address, *way.span(), 1) for address, way in found if way]


def _in_phrase(frame: Frame, phrase: Phrase, labels: Labels, vocabulary: Vocabulary) -> list[_Find]:
    text = words_of(frame, phrase)
    labelled = meant(frame, phrase, labels.contiguous(text))
    written = [_as_letters(frame, phrase, match) for match in labelled]
    named = with_clauses(frame, phrase, written)
    stated = [match for match in named if not _is_beside(frame, phrase, match)]
    matches = specific(text, [_not_personal(text, match) for match in stated], vocabulary)
    matches = [told for match in with_kinds(text, matches) for told in origin.told(frame, phrase, match)]
    called = cue("called").search(text) if points_back(text) else None
    matches = [match for match in matches if called is None or match.start < called.start()]
    if phrase.kind == "means":
        matches = [match for match in matches if match.concept in MEANS]
    if _FOLLOWING.search(text) or (_KINDS_OF.match(text) and _TO_COLON.match(frame.text.text, phrase.end)):
        colon = text.find(":") if ":" in text else len(text)
        matches = [match for match in matches if match.concept != GENERIC or match.start > colon]
    return [_found(frame, phrase, match) for match in matches]


def _found(frame: Frame, phrase: Phrase, match: Match) -> _Find:
    before = frame.text.text[: phrase.start + match.start]
    return _Find(match.concept, mention(frame, phrase, match, "data"), phrase, before)


def _as_letters(frame: Frame, phrase: Phrase, match: Match) -> Match:
    """The match, as what was written where "emails" are said without anything else that tells who somebody is.

    Nor is a single "e-mail" an address where it is one that was "sent to us".
    """
    text = words_of(frame, phrase)
    several = frame.action not in GIVES and _LETTERS.fullmatch(text[match.start : match.end]) and not _WHO.search(text)
    letters = several or _LETTER_TO_US.match(frame.text.text, phrase.start + match.start)
    return replace(match, concept="Communication") if letters else match


def _is_beside(frame: Frame, phrase: Phrase, match: Match) -> bool:
    """Whether the words only name somebody, say by what way data come ("in an email"), or go on with a name."""
    text = words_of(frame, phrase)
    by_way = cue("medium").search(text[: match.end]) is not None
    return by_way or _is_in_name(text, match) or _is_net_address(frame, phrase, match)


def _is_net_address(frame: Frame, phrase: Phrase, match: Match) -> bool:
    """Whether the "address" is what a name and its short form in brackets are of ("Internet Protocol (IP) address")."""
    before = frame.text.text[: phrase.start + match.start]
    return match.concept == "PostalAddress" and match.words == 1 and _SHORT_FORM.search(before) is not None


def _is_in_name(text: str, match: Match) -> bool:
    """Whether a single word only is part of a proper name ("Second Street Media")."""
    if match.words > 1 or not text[match.start].isupper():
        return False
    return _NAMED_BEFORE.search(text[: match.start]) is not None and _NAMED_AFTER.match(text[match.end :]) is not None


def _not_personal(text: str, match: Match) -> Match:
    """The match, turned round where "non-" stands before it."""
    turned = match.concept in {GENERIC, "IdentityData"} and _NON.search(text[: match.start])
    return replace(match, concept="NonPersonalData") if turned else match


def _is_explained(head: _Find, finds: list[_Find], vocabulary: Vocabulary) -> bool:
    """Whether one of the examples says more precisely what the head of their list says."""
    if _IDENTIFIERS.search(head.mention.text) and any(find.concept in _IDENTIFY for find in finds):
        return True
    return any(head.concept in vocabulary.ancestors("data", find.concept) for find in finds)


def _explained(kept: list[_Find], finds: list[_Find], vocabulary: Vocabulary) -> list[_Find]:
    """The finds before a list of examples, without the head of the list and the same said in other words before it.

    "Personal information (that is, information that tells who you are, such as your name)", "personal information
    ("Personal Data"), such as your name".
    """
    *rest, head = kept
    if not _is_explained(head, finds, vocabulary):
        return kept
    bracket = head.before.rpartition("(")
    if bracket[1] and ")" not in bracket[2]:
        while rest and rest[-1].concept == head.concept:
            rest.pop()
    return rest


def _without_bare(finds: list[_Find]) -> list[_Find]:
    """The finds without a mere "information" that the others explain.

    "Other information" stands by itself, and so does "information and content".
    """
    if len({find.concept for find in finds}) < 2:  # noqa: PLR2004 (alone, it is what the statement speaks of)
        return finds
    return [
        f for f in finds if not f.is_bare or _OTHER.search(f.before) or any(_is_beside_content(f, o) for o in finds)
    ]


def _is_beside_content(bare: _Find, other: _Find) -> bool:
    """Whether a mere "information" is told apart from what a person writes ("information or content")."""
    first, second = sorted((bare, other), key=lambda find: len(find.before))
    between = second.before[len(first.before) + len(first.mention.text) :].strip()
    return other.concept == "UserContent" and between in {"and", "or", "and/or"}
