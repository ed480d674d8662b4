"""Finds what cookies or logs hold, which is collected with them: "the cookie does not contain your name"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract import cues
from kg.extract.predicates.predicate import Predicate
from kg.extract.syntax.doers import subject_of
from kg.words import stem

if TYPE_CHECKING:
    from kg.extract.syntax.tokens import Parsed, Token

_TELL = stem("tell")
_HOLDS = frozenset({_TELL, *map(stem, ("contain", "hold", "reveal", "include"))})
_ASKED = frozenset({"whether", "if", "how", "when", "which", "what", "where", "who"})
_LOGS = frozenset(map(stem, ("log", "logs", "file", "files")))


def contained(parsed: Parsed, token: Token) -> Predicate | None:
    """What cookies or logs hold is collected with them ("the cookie does not contain your name")."""
    if token.stem not in _HOLDS or not token.is_finite or not token.is_main:
        return None
    if _tells_us(parsed, token):
        return None
    subject = subject_of(parsed, token.i)
    holders = _LOGS if token.stem in cues.verbs("consist") else cues.things()
    if subject is None or not any(t.stem in holders and t.is_noun for t in parsed.tokens[slice(*subject)]):
        return None
    return Predicate(token.i, token.i, ("collect",), None, kind="contained")


def _tells_us(parsed: Parsed, token: Token) -> bool:
    """Whether the verb is telling us something that we want to know, for which the data are had ("tells us how …")."""
    behind = [t.lower for t in parsed.tokens[token.i + 1 : token.i + 3]]
    return token.stem == _TELL and behind[:1] == ["us"] and behind[-1] in _ASKED
