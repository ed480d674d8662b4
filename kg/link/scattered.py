"""Finds labels whose words may stand apart, and knows which words of a phrase belong to one purpose."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from kg.resources import table
from kg.words import STOP_WORDS, Word, stem, words

_GAP = 4
"""Words that may stand between two words of a label."""
_LIGHT = frozenset({"you", "us", "with"})
"""Words that say nothing of what stands between."""
_LOOK_BACK = 40
"""Characters before a verb among which stands what parts it from the purpose before."""
_JOINS = re.compile(r"[\s,/]*(?:\b(?:and|or|to|also|further|better|help|then)\b[\s,/]*)*", re.IGNORECASE)
_SERVANTS = re.compile(
    r"(?:service|support)[\s-](?:provider|team|staff|center|centre|agent|representative|level|area)", re.IGNORECASE
)
_NEW = re.compile(
    r"(?:[,;:.(/]|\b(?:and|or|by|for|(?<!\bwhat )(?<!\bhow )(?<!\bhave )(?<!\bhaving )to)\b)[\s\"'“‘]*"
    r"(?:to\s+|for\s+|by\s+|also\s+|better\s+)*$",
    re.IGNORECASE,
)
"""What stands before a verb that begins another purpose; none stands behind "what to" or "have to"."""
_ALSO = re.compile(
    r"(?:,\s*(?:\w+\s+){0,2}\w+){0,3}\s*(?:,|,?\s*\b(?:and|or|and/or)\b)\s+(?:\w+\s+){0,2}", re.IGNORECASE
)
_BY_US = re.compile(r"\b(?:we|they|you)\s+(?:also\s+|may\s+)?$", re.IGNORECASE)
_LIST_SIGN = re.compile(r"[,;:()]|\b(?:and|or)\b", re.IGNORECASE)
_PARTS_NOUNS = re.compile(r"\s+\w|.*\b(?:who|which|that)\b", re.IGNORECASE)
"""What stands between persons and what is given to them: another word, at least."""
_EXAMPLES = re.compile(
    r"\b(?:services?|functions|tasks)\W+(?:including|such as|for example|for instance|e\.g)\b", re.IGNORECASE
)
"""Behind services in general their examples are purposes of their own."""
_WHERE = re.compile(
    r"\w\s+(?:on|at|from|through|via|within|across|throughout|during|upon)\s|\blegitimate\b", re.IGNORECASE
)
"""Words that tell where or when, or on what ground ("based on our legitimate | interests" fits nobody's)."""
_OBJECT = re.compile(r" (?:your|our|the|an?|any|its|their|these|such)\b", re.IGNORECASE)
_BY = re.compile(
    r"\s+(?:by|to|on|in|from|through|under|at|via|above|below|when|during|therein|herein)\b", re.IGNORECASE
)
"""Words behind a participle that only says of what something is ("the sites operated by us")."""
_SAID_OF = re.compile(r"\b(?:that|who|which|it|and)\s+(?:also\s+)?$", re.IGNORECASE)


@cache
def verbs(kind: str) -> frozenset[str]:
    """The stems of the verbs of a kind."""
    return frozenset(map(stem, patterns(kind)))


@cache
def _lists() -> dict[str, list[str]]:
    return table("kg.link", "aims")


@cache
def patterns(kind: str) -> tuple[str, ...]:
    """A list of the words and patterns by which purposes are told apart."""
    return tuple(_lists()[kind])


@cache
def patterns_of(family: str) -> dict[str, tuple[str, ...]]:
    """The lists of a family by the purposes they tell (of "plain": "plain_Marketing", "plain_Security" and so on)."""
    begin = f"{family}_"
    return {kind.removeprefix(begin): patterns(kind) for kind in sorted(_lists()) if kind.startswith(begin)}


@cache
def _with_object() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(patterns('verbs_with_object'))})", re.IGNORECASE)


def _has_object(text: str, word: Word) -> bool:
    """Whether an object follows the word, which so is a verb ("shipping | your order", where "shipping" is a noun)."""
    return _OBJECT.match(text, word.end) is not None


class VerbPhrase:
    """The words of a purpose phrase, and how its verbs are joined."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.content = [word for word in words(text) if word.stem not in STOP_WORDS]
        self.is_verb = [self._is_verb(i) for i in range(len(self.content))]
        self._anew = [is_verb and self._is_behind_sign(i) for i, is_verb in enumerate(self.is_verb)]

    def _is_behind_sign(self, i: int) -> bool:
        start = self.content[i].start
        return _NEW.search(self.text[max(0, start - _LOOK_BACK) : start]) is not None

    def _is_verb(self, i: int) -> bool:
        """Whether a word is a verb of purpose: in a phrase such verbs are infinitives or end in -ing."""
        word = self.content[i]
        if _with_object().match(self.text, word.start):
            return True
        stands = (word.lower.endswith("ing") or not self._is_inflected(word)) and not self.is_somebody(i)
        noun = word.lower in patterns("nouns") and not (word.lower.endswith("ing") and _has_object(self.text, word))
        return stands and word.stem in verbs("verbs") and not noun

    @staticmethod
    def _is_inflected(word: Word) -> bool:
        plural = word.lower.endswith("s") and not word.lower.endswith("ss")
        return plural or word.lower.endswith("ed")

    def between(self, i: int, j: int) -> str:
        """The text between two words."""
        return self.text[self.content[i].end : self.content[j].start]

    def shared(self, i: int) -> int:
        """The last of the verbs that are joined with this one and so have the same object; itself as a rule."""
        last = i
        while last + 1 < len(self.content) and self.is_verb[last]:
            following = self._next_verb(last)
            if following is None:
                break
            last = following
        return last

    def _next_verb(self, i: int) -> int | None:
        for j in range(i + 1, min(i + 4, len(self.content))):
            if self.is_verb[j]:
                between = self.between(i, j)
                return j if between.strip() and _JOINS.fullmatch(between) else None
        return None

    def begins_anew(self, i: int) -> bool:
        """Whether a verb begins another purpose, behind a comma or conjunction."""
        return self._anew[i]

    def tells(self, i: int) -> bool:
        """Whether the verb tells the purpose whatever its object is."""
        return self.is_verb[i] and self.content[i].stem in verbs("telling")

    def goes_on(self, end: int, i: int) -> bool:
        """Whether the word is coordinated with the one that ends there: another object of the same verb."""
        start = self.content[i].start
        return end < start and _ALSO.fullmatch(self.text[end:start]) is not None

    def is_ours(self, i: int) -> bool:
        """Whether the word says whose service it is: "the service we offer"."""
        word = self.content[i]
        return word.lower == "offer" and _BY_US.search(self.text[: word.start]) is not None

    def governs(self, i: int) -> bool:
        """Whether the word can have a list behind it, so that a label of it goes on in a later member."""
        return not self.is_somebody(i) and self.content[i].stem in verbs("verbs") | verbs("governing")

    def is_somebody(self, i: int) -> bool:
        """Whether the word belongs to the name of those who serve: "service providers"."""
        return _SERVANTS.match(self.text, self.content[i].start) is not None

    def is_whole(self, i: int, j: int) -> bool:
        """Whether two words of a name stand in one member of a list."""
        return _LIST_SIGN.search(self.between(i, j)) is None

    def is_given(self, i: int, j: int) -> bool:
        """Whether one word names persons, so that the other begins what they get ("customers | quality services")."""
        return self.content[i].lower in patterns("persons") and _PARTS_NOUNS.match(self.between(i, j)) is not None

    def leaves(self, i: int, j: int) -> bool:
        """Whether the word stands in a phrase that tells where or when ("show you on the site"), or an example."""
        between = self.between(i, j)
        return _WHERE.search(between) is not None or _EXAMPLES.search(between) is not None

    def is_done(self, i: int) -> bool:
        """Whether the word says what was done with something and not what it is for: "information provided by you"."""
        word = self.content[i]
        if not word.lower.endswith("ed") or word.stem not in verbs("verbs") - verbs("fits"):
            return False
        passive = i > 0 and self.content[i - 1].lower in {"be", "been", "being", "is", "are"}
        return not passive and _BY.match(self.text, word.end) is not None

    def is_named(self, i: int) -> bool:
        """Whether the word that looks like a verb is a noun: "offers", "updates"."""
        word = self.content[i]
        noun = word.lower.endswith("s") and word.lower in patterns("nouns")
        return noun and _SAID_OF.search(self.text[: word.start]) is None


@lru_cache(maxsize=1024)
def verb_phrase(text: str) -> VerbPhrase:
    """The words of a text; several readings ask for the same one."""
    return VerbPhrase(text)


def in_order(phrase: VerbPhrase, start: int, parts: tuple[str, ...]) -> list[int]:
    """The places of a label's words, if they all follow each other within one purpose; none otherwise."""
    places = [start]
    if len(parts) > 1 and (phrase.is_named(start) or phrase.is_done(start)):
        return []
    for part in parts[1:]:
        at = places[-1]
        begin = phrase.shared(at) if len(places) == 1 else at
        following = _next(phrase, begin, part)
        if following is None or phrase.is_given(at, following):
            return []
        in_one_phrase = phrase.governs(start) or phrase.is_whole(at, following)
        if not in_one_phrase:
            return []
        places.append(following)
    return places


def _next(phrase: VerbPhrase, begin: int, part: str) -> int | None:
    gap = 1 if part == "you" else _GAP
    for j in range(begin + 1, len(phrase.content)):
        compared = phrase.content[j - 1].stem == "better" and j == begin + 1 and phrase.content[j].stem == part
        if (phrase.begins_anew(j) and not compared) or phrase.leaves(begin, j):
            return None
        if phrase.content[j].stem == part and not phrase.is_ours(j) and not phrase.is_somebody(j):
            return j
        gap -= part == "you" or phrase.content[j].lower not in _LIGHT
        if gap < 0:
            return None
    return None
