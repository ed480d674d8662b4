"""Passes over clauses that tell of one member of a list: "your address, which we use to ship orders; your age"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract import cues
from kg.extract.predicates.asides import aside_at
from kg.extract.slots.naming import names_data
from kg.extract.syntax.grammar import THEIRS
from kg.extract.syntax.tokens import CONJUNCTIONS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.extract.predicates.predicate import Predicate
    from kg.extract.syntax.tokens import Parsed, Token

_DEVICES = cues.words("devices") | {"hard", "mobile"}
_OPENS = frozenset({"to", "for", "with"})
_LENGTHS = frozenset({"CD", "RB", "IN"})
"""Tags of the first words of a length of time ("for | one year", "for | up to a year")."""


def passed_over(parsed: Parsed, every: Iterable[Predicate]) -> Mapping[int, int]:
    """Where such clauses begin, and the sign at which the list goes on behind each."""
    commas = (aside_at(parsed, predicate) for predicate in every)
    found = ((comma, _goes_on_at(parsed, comma)) for comma in commas if comma is not None)
    return {comma: sign for comma, sign in found if sign is not None}


def _goes_on_at(parsed: Parsed, comma: int) -> int | None:
    """The sign behind a clause that ends it; what it tells itself of data of a person may be a list as well."""
    behind = parsed.tokens[comma + 1 :]
    sign = next((t.i for t in behind if t.lower == ";"), None)
    if sign is not None:
        return sign if _names_more(parsed, sign) else None
    sign = next((t.i for t in behind if t.lower == "," or _is_of_person(parsed, t)), None)
    if sign is None or parsed.tokens[sign].lower != ",":
        return None
    return sign if _names_more(parsed, sign) or _tells_more(parsed, comma, sign) else None


def _is_of_person(parsed: Parsed, token: Token) -> bool:
    """Whether it says whose data follow, and not on whose device something stays ("remains on | your | hard drive")."""
    thing = parsed.tokens[min(token.i + 1, len(parsed.tokens) - 1)]
    return token.lower in THEIRS and thing.lower not in _DEVICES


def _tells_more(parsed: Parsed, comma: int, sign: int) -> bool:
    """Whether it is said behind the sign what for, or with whom, of which the clause before it tells nothing.

    Those it is shared "with" differ from what the clause says it is used "to" do, and both from how long it stays.
    """
    told = {t.lower for t in parsed.tokens[comma + 1 : sign] if parsed.tokens[t.i + 1].tag not in _LENGTHS}
    opening = parsed.tokens[sign + 1].lower
    return opening in _OPENS and not told & ({"with"} if opening == "with" else _OPENS)


def _names_more(parsed: Parsed, sign: int) -> bool:
    """Whether data are named behind a sign, and no clause begins."""
    first = next((t for t in parsed.tokens[sign + 1 :] if t.lower not in CONJUNCTIONS), None)
    if first is None or not names_data(parsed, first.i, len(parsed.tokens)):
        return False
    noun = next(t for t in parsed.tokens[first.i :] if t.is_noun)
    return not any(t.is_subject for t in parsed.tokens[first.i : noun.i + 1])
