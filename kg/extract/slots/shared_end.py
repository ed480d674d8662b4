"""Finds who gets the data where two verbs share the noun: "we send your name to, or get it from, | our partners"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model import Phrase

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.extract.syntax.tokens import Parsed

_BARE = frozenset({"to", "with"})
_JOINS = frozenset({"and", "or", "nor", "and/or"})
_PREPOSITIONS = frozenset({"to", "with", "from", "by", "for", "among"})
_ENDS = frozenset({".", ";", ":", "(", "that", "who", "which", "for", "so", "if", "when", "unless", "except", "in"})
_REACH = 14
"""Tokens among which the second verb ends."""


def with_shared_ends(parsed: Parsed, recipients: Iterable[Phrase]) -> Iterator[Phrase]:
    """The phrases of those who get the data, where one is a mere preposition with the noun that it shares."""
    for phrase in recipients:
        yield _shared(parsed, phrase) or phrase


def _shared(parsed: Parsed, phrase: Phrase) -> Phrase | None:
    """The noun behind a second verb's preposition; between commas stands the one verb, if the other does."""
    if parsed.text.text[phrase.start : phrase.end].rstrip(" ,").lower() not in _BARE:
        return None
    tokens = parsed.tokens
    at = next(t.i for t in tokens if t.start >= phrase.start) + 1
    between_commas = at < len(tokens) and tokens[at].lower == ","
    at += between_commas
    if at >= len(tokens) or tokens[at].lower not in _JOINS:
        return None
    for token in tokens[at + 1 : min(at + _REACH, len(tokens) - 2)]:
        behind = token.i + 1 + between_commas
        parted = (tokens[token.i + 1].lower == ",") == between_commas
        if token.lower in _PREPOSITIONS and parted and tokens[behind].tag != "VB":
            end = next((t.i for t in tokens[behind + 1 :] if t.lower in _ENDS), len(tokens))
            return Phrase(tokens[behind].start, tokens[end - 1].end)
    return None
