"""Tells what messages to a user are for by what they are about: offers and news advertise, the rest keeps in touch."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from kg.link.purposes.telling import pattern
from kg.link.scattered import patterns, verb_phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.link.scattered import VerbPhrase

_ENDS = re.compile(r"[.;]|, (?:to|for)\b")
_TRAILING = re.compile(r"(?:[\s,.;:]|\b(?:and|or|to|also|by|for)\b)+$", re.IGNORECASE)
_ASKED = re.compile(r"\brequest", re.IGNORECASE)
_KEEP = frozenset(
    {
        "CommunityFeature",
        "Recruitment",
        "CustomerSupport",
        "Payment",
        "LegalCompliance",
        "Personalisation",
        "Security",
    }
)
"""What a message may be about and keep its own purpose."""


@dataclass(frozen=True, slots=True)
class Message:
    """Words that say that the user is written to or called, up to the end of what that is about."""

    start: int
    end: int
    concepts: tuple[str, ...]

    def absorbs(self, concept: str, start: int) -> bool:
        """Whether a purpose read in these words is no more than what the message is about."""
        return self.start <= start < self.end and concept not in _KEEP


def messages(text: str) -> Iterator[Message]:
    """The messages that a purpose phrase speaks of."""
    phrase = verb_phrase(text)
    after = 0
    for match in _sends().finditer(text):
        if match.start() < after:
            continue
        end = _end(phrase, match.end())
        end = match.start() + len(_TRAILING.sub("", text[match.start() : end]))
        words, is_sent = text[match.start() : end], match["sent"] is not None or match["told"] is not None
        concepts = ("Marketing",) if _is_offered(match, words) else _about(words, is_sent=is_sent)
        if concepts:
            after = end
            yield Message(match.start(), end, concepts)


def _end(phrase: VerbPhrase, start: int) -> int:
    """Where the words end that tell what the message is about: another purpose begins, or the clause is over."""
    stop = _ENDS.search(phrase.text, start)
    end = stop.start() if stop else len(phrase.text)
    ways = pattern("ways").search(phrase.text, start, end)
    told = ways.end() if ways else start
    new = (
        word.start
        for i, word in enumerate(phrase.content)
        if word.start >= start and phrase.begins_anew(i) and not (ways and ways.start() < word.start < told)
    )
    return min(next(new, end), end)


def _is_offered(match: re.Match[str], words: str) -> bool:
    """Whether offers are made to the user and nothing is sent, which is marketing but no direct one."""
    return match["offered"] is not None and _ASKED.search(words) is None


def _about(words: str, *, is_sent: bool) -> tuple[str, ...]:
    if _ASKED.search(words):
        return ()
    promote, serve = _topics()
    if pattern("notices").search(words) and not pattern("offers").search(words):
        return ("Communication",)
    promoting, serving = promote.search(_changes().sub("", words)) is not None, serve.search(words) is not None
    if promoting:
        return ("DirectMarketing", "Communication") if serving and is_sent else ("DirectMarketing",)
    return ("Communication",) if is_sent else ()


@cache
def _sends() -> re.Pattern[str]:
    kinds = {"told": "tell", "sent": "send", "offered": "offered", "given": "give"}
    ways = (rf"(?P<{name}>{'|'.join(patterns(kind))})" for name, kind in kinds.items())
    return re.compile(rf"\b(?:{'|'.join(ways)})\b", re.IGNORECASE)


@cache
def _changes() -> re.Pattern[str]:
    return re.compile("|".join(patterns("changes_to")), re.IGNORECASE)


@cache
def _topics() -> tuple[re.Pattern[str], re.Pattern[str]]:
    promoting, serving = (
        re.compile(rf"(?<!\bnon-)\b(?:{'|'.join(patterns(kind))})", re.IGNORECASE) for kind in ("promote", "serve")
    )
    return promoting, serving
