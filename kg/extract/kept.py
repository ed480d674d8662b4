"""Data that stay somewhere are kept ("your messages remain on our servers for a week")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract import cues
from kg.extract.grammar import is_asked_about, subject_of
from kg.extract.predicate import Predicate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.grammar import Stretch
    from kg.extract.tokens import Parsed, Token

_MAIN = frozenset({"ROOT", "conj", "ccomp"})
_FINITE = frozenset({"VBZ", "VBP", "VBD", "VB"})


def stays(parsed: Parsed) -> Iterator[Predicate]:
    """The predicates of staying, whose subject are the data; a state ("remain confidential") is none."""
    for token in parsed.tokens:
        if token.stem not in cues.verbs("stay") or token.tag not in _FINITE or token.dep not in _MAIN:
            continue
        subject = subject_of(parsed, token.i)
        if (
            subject
            and not _is_kind(parsed, subject)
            and _goes_on(parsed, token)
            and not is_asked_about(parsed, token.i)
        ):
            yield Predicate(token.i, token.i, ("retain",), subject, passive=True)


def _goes_on(parsed: Parsed, token: Token) -> bool:
    """Whether a place or time follows."""
    behind = parsed.tokens[token.i + 1 :]
    following = next((t for t in behind if t.tag != "RB"), None)
    return following is not None and following.tag in {"IN", "CD"} and following.lower != "as"


def _is_kind(parsed: Parsed, subject: Stretch) -> bool:
    """Whether the words name cookies of a kind in general ("persistent cookies"), of which only a definition speaks."""
    words = parsed.tokens[slice(*subject)]
    return words[0].tag not in {"DT", "PRP$"} and any(t.stem in cues.carriers() for t in words)
