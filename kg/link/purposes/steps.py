"""Tells mere steps towards a purpose: who contacts you to sell, or gathers data to improve, does it for the latter."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.link.reading import words_of
from kg.link.scattered import verb_phrase

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.link.labels import Match
    from kg.model import Frame, Phrase

_CONTACT = re.compile(
    r"\b(?:contact|call|e-?mail|reach|write to|communicat\w+ with|get in touch with)(?:ing)?(?: out to)? "
    r"(?:you|them|him or her|(?:the |our )?(?:users|customers|members|visitors|individuals))\b"
    r"(?:,? (?:directly|by [\w-]+|via [\w-]+|in the future|from time to time|periodically))*[\s,]*$",
    re.IGNORECASE,
)
_TO = re.compile(r"(?:in order )?to\b", re.IGNORECASE)
_TOWARDS = re.compile(
    r"\b(?:to|for|by|via|through|so|that|which|who|when|if|with|about|regarding|of)\b(?! you\b)", re.IGNORECASE
)
_JOINED = re.compile(r"[,;]\s*(?:(?:and|or)\s+)?(?:also\s+)?$|\s(?:and|or)\s+(?:also\s+)?$", re.IGNORECASE)
_STEPS = {
    "Analytics": (
        re.compile(r"(?:collect|gather|obtain|record|receiv|captur|acquir)", re.IGNORECASE),
        re.compile(
            r"(?:(?!\b(?:and|or)\b)[^,;]){0,80}?(?:, )?\b(?:that|which|so)\s+(?!us\b|you\b).{0,40}", re.IGNORECASE
        ),
    ),
    "Authentication": (
        re.compile(r"recogniz|identify(?:ing)? your (?:\w+ )?(?:device|browser|computer)", re.IGNORECASE),
        re.compile(
            r"(?:(?!\b(?:and|or)\b)[^,;]){0,60}?,? (?:so|in order to|to|which|for)\b(?:(?!\b(?:and|or)\b)[^,;]){0,40}",
            re.IGNORECASE,
        ),
    ),
    "Communication": (
        re.compile(r"(?:contact|call|reach|e-?mail)(?:ing)?\b", re.IGNORECASE),
        re.compile(
            r"(?:(?!\b(?:and|or)\b)[^,;]){0,30}?\s(?:to|for)\s(?:(?:\w+ing|the|your|any|our)\s)*\s?", re.IGNORECASE
        ),
    ),
}
"""The words with which a step begins, by the purpose that it would be if it stood alone, and how its aim follows."""


def with_contact(frame: Frame) -> Iterator[Phrase]:
    """The phrases of purpose; one that goes on from words of contacting begins with those."""
    told = (*frame.recipients, *frame.purposes)
    for phrase in frame.purposes:
        following = any(_goes_on(frame, phrase, other) for other in frame.purposes)
        before = next((other for other in told if _goes_on(frame, other, phrase)), None)
        if before is not None:
            yield replace(phrase, start=before.start + contact_at(words_of(frame, before)))
        elif not following:
            yield phrase


def contact_at(words: str) -> int:
    """Where the words of contacting begin with which a phrase ends; its end if it does not."""
    contacting = _CONTACT.search(words)
    return contacting.start() if contacting else len(words)


def of_message(frame: Frame, words: str) -> str:
    """The words of contacting without the other purposes of the list in which it stands ("contact you, bill you")."""
    phrase = verb_phrase(words)
    if frame.rule != "contact-verb":
        return words
    new = (w.start for i, w in enumerate(phrase.content) if i and phrase.begins_anew(i) and _is_beside(words, w.start))
    return words[: next(new, len(words))]


def _is_beside(words: str, start: int) -> bool:
    """Whether the verb there stands beside that of contacting, and not behind a "to" that tells its aim."""
    return _TOWARDS.search(words[:start]) is None and _JOINED.search(words[:start]) is not None


def _goes_on(frame: Frame, phrase: Phrase, following: Phrase) -> bool:
    words = words_of(frame, phrase)
    near = phrase.end <= following.start and frame.text.text[phrase.end : following.start].strip() == ""
    return near and contact_at(words) < len(words) and _TO.match(words_of(frame, following)) is not None


def without_steps(frame: Frame, told: Sequence[tuple[Phrase, Match]]) -> list[tuple[Phrase, Match]]:
    """The purposes without mere steps whose own aim follows ("contact you to answer your question")."""
    ordered = sorted(told, key=lambda each: each[0].start + each[1].start)
    return [each for k, each in enumerate(ordered) if not _is_step(frame, each, ordered[k + 1 :])]


def _is_step(frame: Frame, one: tuple[Phrase, Match], later: Sequence[tuple[Phrase, Match]]) -> bool:
    phrase, match = one
    text, end = frame.text.text, phrase.start + match.end
    begins, towards = _STEPS.get(match.concept, (None, None))
    following = next(
        (p.start + m.start for p, m in later if p.start + m.start >= end and m.concept != match.concept), None
    )
    if begins is None or towards is None or following is None or not begins.match(text, phrase.start + match.start):
        return False
    return towards.fullmatch(text[end:following] + " ") is not None
