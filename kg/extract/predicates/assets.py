"""Finds data that go to a new owner among what else is handed over ("your data may be among the assets sold")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract import cues
from kg.extract.predicates.predicate import Predicate
from kg.extract.syntax.grammar import is_passive, shared_subject_of
from kg.words import stem

if TYPE_CHECKING:
    from kg.extract.syntax.tokens import Parsed, Token

_HANDED = frozenset(map(stem, ("transfer", "sell", "acquire", "sale", "assign")))
_ASSETS = frozenset(map(stem, ("assets", "items", "things", "property", "properties", "materials")))
_ASSET_REACH = 12


def asset(parsed: Parsed, token: Token) -> Predicate | None:
    """Data that are among the assets handed over with a business."""
    included = token.stem in cues.verbs("consist") and is_passive(parsed, token.i)
    if not (included or token.is_copula) or not token.is_main:
        return None
    subject = shared_subject_of(parsed, token.i)
    behind = parsed.tokens[token.i + 1 : token.i + 1 + _ASSET_REACH]
    assets = next((t.i for t in behind if t.stem in _ASSETS), None)
    if subject is None or assets is None or not any(t.stem in _HANDED for t in behind):
        return None
    return Predicate(token.i, token.i, ("share",), subject, kind="asset")
