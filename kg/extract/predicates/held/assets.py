"""Finds data that go to a new owner among what else is handed over ("your data may be among the assets sold")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract import cues
from kg.extract.predicates.predicate import Predicate
from kg.extract.syntax.doers import shared_subject_of, subject_of
from kg.extract.syntax.grammar import is_passive, object_of
from kg.words import stem

if TYPE_CHECKING:
    from kg.extract.syntax.tokens import Parsed, Token

_DEAL, _INCLUDE, _RIGHT = stem("transaction"), stem("include"), stem("right")
_ASSET_REACH, _DEAL_REACH, _PART_REACH = 12, 6, 3


def asset(parsed: Parsed, token: Token) -> Predicate | None:
    """Data that are among the assets handed over with a business."""
    included = token.stem in cues.verbs("consist") | cues.verbs("count as") and is_passive(parsed, token.i)
    reserved = token.stem == _INCLUDE and token.dep == "acl" and parsed.tokens[token.head].stem == _RIGHT
    among = token.stem == _INCLUDE and (token.is_finite or reserved) and not is_passive(parsed, token.i)
    if not (included or among or token.is_copula or _forms_part(parsed, token)):
        return None
    if not (token.is_main or reserved or _is_of_sale(parsed, token)):
        return None
    subject = object_of(parsed, token.i) if among else shared_subject_of(parsed, token.i)
    end = min((t.i for t in parsed.children(token.i) if t.dep == "conj" and t.is_verb), default=len(parsed.tokens))
    behind = parsed.tokens[token.i + 1 : min(token.i + 1 + _ASSET_REACH, end)]
    assets = next((t.i for t in behind if t.stem in cues.verbs("assets")), None)
    if subject is not None and not among and _is_of_deal(parsed, token):
        return Predicate(token.i, token.i, ("share",), subject, kind="asset")
    if subject is None or assets is None:
        return None
    of_business = parsed.tokens[assets - 1].lower == "business"
    if not of_business and not any(t.stem in cues.verbs("hand over") for t in behind):
        return None
    return Predicate(token.i, token.i, ("share",), subject, kind="asset")


def _forms_part(parsed: Parsed, verb: Token) -> bool:
    """Whether it is said of data what "is" could say ("your data will | form part of | the assets sold")."""
    behind = [t.lower for t in parsed.tokens[verb.i + 1 : verb.i + 1 + _PART_REACH]]
    return verb.stem in cues.verbs("form part") and ("part" in behind or behind[:2] == ["one", "of"])


def _is_of_deal(parsed: Parsed, verb: Token) -> bool:
    """Whether data go with a business that is sold ("if we are bought, your data will be | part of the deal")."""
    behind = parsed.tokens[verb.i + 1 : verb.i + 1 + _DEAL_REACH]
    deal = next((t for t in behind if t.stem in cues.verbs("deals")), None)
    if deal is None or (not any(t.lower == "part" for t in behind) and behind[0].lower != "in"):
        return False
    told = (t for t in parsed.tokens if t.i != deal.i and t.stem in cues.verbs("changes hands"))
    return any((who := subject_of(parsed, t.i)) is None or parsed.tokens[who[0]].lower != "you" for t in told)


def _is_of_sale(parsed: Parsed, verb: Token) -> bool:
    """Whether it is what becomes of the data in a sale ("in a deal | in which your data are an asset")."""
    before = (t.i for t in parsed.children(verb.i) if t.lower == "in" and t.i < verb.i)
    return any(parsed.tokens[i + 1].lower == "which" for i in before)


def told_end(parsed: Parsed, first: int, end: int) -> int:
    """Where what is said of the sale ends: before the words for the transaction ("… assets | of the deal")."""
    said = parsed.tokens[first:end]
    assets = next((t.i for t in said if t.stem in cues.verbs("assets")), None)
    if assets is None:
        return next((t.i for t in said if t.stem in cues.verbs("deals")), end)
    return assets + 1 if any(t.stem == _DEAL for t in parsed.tokens[assets:end]) else end
