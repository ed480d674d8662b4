"""Finds the labels of the vocabulary in a phrase."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from kg.link.scattered import in_order, verb_phrase
from kg.link.trades import head_length, trades
from kg.words import STOP_WORDS, Word, stem, stems, words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kg.link.scattered import VerbPhrase
    from kg.model import Scheme, Vocabulary

_DOING = (
    r"(?:enabl|facilitat|handl)(?:e|es|ing)|support(?:s|ing)?|carry(?:ing)? out"
    r"|(?:help|assist)(?:s|ing)? with"
)
"""Verbs that leave it to the noun behind them to tell what is done ("to | enable | personalization of our pages")."""
_BEFORE = re.compile(
    r"(?:^|[,;(/:&–—-]|\b(?:and|or|for|to|of|our|their|its|the|other|own|such as|including|like|as|e\.g\.|in|any"
    rf"|internal|general|related|{_DOING})"
    r"|^\W*(?:for|in)\s+(?:[\w-]+\s+){1,2}|(?:^\W*|[,;(/:]\s*|\b(?:and|or|for|to|of|as)\s+)an?)"
    r"\s*[\"'“‘]?$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"[\"'”’]?\s*(?:$|[,;.)/:&–—-]|(?:and|or|purposes?|activities|reasons?|efforts?|services?|operations?|functions?"
    r"|matters?|to you|of|that(?! requires?\b)|which|approved|conducted|performed|needs|related"
    r"|on our|as well|only|alone|exclusively|solely|based|when|where|whenever|if"
    r"|unless|once|while|until|without|under|as|provided|pursuant|in accordance"
    r"|with (?:your|their) (?:\w+ )?consent)\b)",
    re.IGNORECASE,
)
_LONGEST_TRADE = 4
"""Words of a trade before its head."""
_PURPOSE = stem("purpose")
_VERB_AND_OBJECT = 2
_SHARING = 3
"""Words between a word and the head that it shares."""
_REMEMBERED = 8192
"""Phrases whose labels are kept: the same ones come back, in a policy and in the next."""
_HEADS = frozenset(
    map(stem, ("number", "address", "name", "information", "code", "history", "identifier", "id", "type"))
) | frozenset(map(stem, ("behavior", "behaviour", "habit", "pattern", "activity")))
_INFORMATION = stem("information")
_AS_INFORMATION = frozenset(map(stem, ("details", "info", "data", "records")))
"""Heads that say no more than "information" does: a label with that one names the same."""
_IN_LIST = re.compile(r"(?:, [\w-]+(?: [\w-]+)?)*,? (?:and/or|and|or) (?:[\w-]+ ){0,2}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Match:
    """A label found: the concept, where its words stand, and how many they are."""

    concept: str
    start: int
    end: int
    words: int


class Labels:
    """The labels of one scheme, ready to be looked up."""

    def __init__(self, vocabulary: Vocabulary, scheme: Scheme) -> None:
        table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for term in vocabulary.terms:
            if term.scheme == scheme:
                for label in (term.label, *term.labels):
                    parts = stems(label)
                    if parts:
                        table.setdefault(parts[0], []).append((parts, term.id))
        self._trades = trades(table) if scheme == "recipient" else {}
        self._by_first: Mapping[str, Sequence[tuple[tuple[str, ...], str]]] = {
            first: sorted(set(entries), key=lambda e: (-len(e[0]), e)) for first, entries in table.items()
        }
        self.contiguous = lru_cache(_REMEMBERED)(self._contiguous)
        self.gapped = lru_cache(_REMEMBERED)(self._gapped)

    def _contiguous(self, text: str) -> tuple[Match, ...]:
        """The longest labels whose words stand side by side, from left to right."""
        content = [w for w in words(text) if w.stem not in STOP_WORDS]
        said = tuple(w.stem for w in content)
        found: list[Match] = []
        i = 0
        while i < len(content):
            match = self._beside(text, content, said, i)
            if match is None or match.words == 1:
                match = self._sharing_head(text, content, i, only_information=match is not None) or match
            trade = self._trade(text, content, said, i) if self._trades else None
            match = trade if trade and (match is None or trade.words > match.words) else match
            if match:
                found.append(match)
            i += match.words if match else 1
        return tuple(found)

    def _beside(self, text: str, content: list[Word], said: tuple[str, ...], i: int) -> Match | None:
        for parts, concept in self._by_first.get(said[i], ()):
            end = i + len(parts)
            if said[i:end] == parts and not (_broken(text, content, i, end) or _reversed(text, content[i:end])):
                return Match(concept, content[i].start, content[end - 1].end, len(parts))
        return None

    def _trade(self, text: str, content: list[Word], said: tuple[str, ...], i: int) -> Match | None:
        """A trade that the labels know with another head ("analytics firm", where a label says "analytics vendor")."""
        for size in range(_LONGEST_TRADE, 0, -1):
            concept = self._trades.get(said[i : i + size])
            head = head_length(said[i + size : i + size + 2]) if concept else 0
            end = i + size + head
            if concept and head and not _broken(text, content, i, end):
                return Match(concept, content[i].start, content[end - 1].end, end - i)
        return None

    def _sharing_head(self, text: str, content: list[Word], i: int, *, only_information: bool) -> Match | None:
        """A label whose last word only the next member of the list says ("home or office address").

        A word that means something by itself shares none but an "information" that says of what ("payment and contact
        information", but not "files and information").
        """
        for k in range(i + 2 + only_information, min(i + 2 + _SHARING, len(content))):
            head = _INFORMATION if content[k].stem in _AS_INFORMATION else content[k].stem
            if only_information and head != _INFORMATION:
                continue
            if head in _HEADS and _IN_LIST.fullmatch(text[content[i].end : content[k].start]):
                wanted = (content[i].stem, head)
                found = next((concept for parts, concept in self._by_first.get(wanted[0], ()) if parts == wanted), None)
                return Match(found, content[i].start, content[i].end, 1) if found else None
        return None

    def _gapped(self, text: str) -> tuple[Match, ...]:
        """The labels whose words stand in order with small gaps; of those with the same words the fullest counts."""
        phrase = verb_phrase(text)
        said = {word.stem for word in phrase.content}
        candidates: list[tuple[list[int], str]] = []
        for i, word in enumerate(phrase.content):
            for parts, concept in self._by_first.get(word.stem, ()):
                places = in_order(phrase, i, parts) if said.issuperset(parts) else []
                if places:
                    candidates.append((places, concept))
        taken: dict[int, Match] = {}
        used: set[int] = set()
        covered: list[tuple[int, int, int]] = []
        for places, concept in sorted(candidates, key=_fullest_first):
            first, last, size = places[0], places[-1], len(places)
            if _reversed(text, [phrase.content[place] for place in places]):
                continue
            match = Match(concept, phrase.content[first].start, phrase.content[last].end, size)
            around = [(a, b) for a, b, length in covered if a <= first and last <= b and length > size]
            beside = phrase.begins_anew(first) if size > 1 else _is_member(phrase, around, first, match)
            shared = _is_shared(phrase, places, concept, taken.get(first)) and places[1] not in used
            if (first in taken and not shared) or used.issuperset(places) or (around and not beside):
                continue
            if size > 1 and places[1] in taken and "," in text[match.start : phrase.content[places[1]].start]:
                continue  # "billing, shipping and | customer care", where "bill customers" is a label as well
            if size == 1 and not (_alone(text, match) or phrase.tells(first)):
                continue
            taken[places[1] if shared else first] = match
            used.update(places)
            covered.append((first, last, size))
        return tuple(taken[first] for first in sorted(taken))


def _fullest_first(candidate: tuple[list[int], str]) -> tuple[int, int, int, str]:
    places, concept = candidate
    return -len(places), places[-1] - places[0], places[0], concept


def _is_shared(phrase: VerbPhrase, places: list[int], concept: str, other: Match | None) -> bool:
    """Whether a verb that is taken has another object, of another concept ("fulfill orders and requests")."""
    if other is None or len(places) == 1 or other.concept == concept:
        return False
    another = other.words <= _VERB_AND_OBJECT or (other.concept, concept) == ("Personalisation", "Advertising")
    return another and phrase.goes_on(other.end, places[1])


def _is_member(phrase: VerbPhrase, around: list[tuple[int, int]], first: int, match: Match) -> bool:
    """Whether a word is a member of the list that another label goes around ("billing, | research | or … purposes")."""
    lists = all(a < first and phrase.content[b].stem == _PURPOSE for a, b in around)
    commas = lists and all("," in phrase.text[phrase.content[a].end : match.start] for a, _ in around)
    return commas and _alone(phrase.text, match)


def _broken(text: str, content: list[Word], start: int, end: int) -> bool:
    """Whether a comma or full stop parts the words, so that they belong to two phrases."""
    return any(set(text[content[k].end : content[k + 1].start]) & set(",;:()") for k in range(start, end - 1))


def _reversed(text: str, said: Sequence[Word]) -> bool:
    """Whether "non-" turns a word into its contrary, which the label does not say ("non-|financial data")."""
    before = (None, *said)
    return any(
        text[: word.start].lower().endswith("non-") and (last is None or last.lower != "non")
        for last, word in zip(before, said, strict=False)
    )


def _alone(text: str, match: Match) -> bool:
    """Whether a single word is all that its member of the list says ("for marketing and billing purposes")."""
    return bool(_BEFORE.search(text[: match.start])) and bool(_AFTER.match(text[match.end :]))
