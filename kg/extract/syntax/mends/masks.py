"""Puts right what only says in what form data are, and was taken for a deed: "share anonymized or aggregated data"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract import cues
from kg.extract.syntax.tokens import JOINS

if TYPE_CHECKING:
    from kg.extract.syntax.tokens import Changes, Parsed, Token

_JOINS = JOINS | {"/"}
_PREFIXES = frozenset({"de", "non", "-"})
_TO_WHOM = frozenset({"to", "with"})
_GIVEN = frozenset({"pobj", "dobj", "dative", "conj"})
_REACH = 3
"""Tokens behind the last of such words among which their noun stands."""


def with_masks(parsed: Parsed) -> Parsed:
    """The sentence with such words hung on their noun, and the noun on the verb or preposition before them."""
    for token in parsed.tokens[2:-1]:
        if not token.is_verb or not _is_mask(token):
            continue
        first, last = _stretch(parsed, token.i)
        before, what = parsed.tokens[first - 1], _noun(parsed, last)
        if what is None or what.dep == "nsubjpass":
            continue
        if before.is_verb or before.tag in {"IN", "TO"}:
            return _hung(parsed, first, what)
        if _ends_verbs(parsed, before):
            return _hung(_with_verbs(parsed, before, what), first, what)
        giving = _giving(parsed, before)
        if giving:
            return _hung(parsed, first, what, giving)
        listed = _listed_with(parsed, first, what)
        if listed:
            return _joined(parsed, first, what, listed)
    return parsed


def _giving(parsed: Parsed, before: Token) -> Token | None:
    """The verb of giving, where whoever is given the data stands before them ("share with partners (only) | …")."""
    whom = parsed.tokens[before.i - 1] if before.lower == "only" else before
    if whom.stem not in cues.somebody() or whom.dep not in _GIVEN:
        return None
    verb = parsed.verb_over(whom.i)
    return verb if verb.i < whom.i and cues.actions().get(verb.stem) in {"share", "sell"} else None


def _listed_with(parsed: Parsed, first: int, what: Token) -> Token | None:
    """What else is given, where it is only said behind both to whom ("share names | and aggregate data with banks")."""
    listed, behind = parsed.tokens[first - 2], parsed.tokens[what.i + 1 : what.i + 3]
    if parsed.tokens[first - 1].lower not in _JOINS or not listed.is_noun:
        return None
    given = bool(behind) and behind[0].lower in _TO_WHOM and behind[-1].tag != "VB"
    verb = parsed.verb_over(listed.i)
    gives = verb.i < listed.i and cues.actions().get(verb.stem) in {"share", "sell"}
    told = any(t.lower in _TO_WHOM for t in parsed.tokens[verb.i + 1 : first])
    return listed if given and gives and not told else None


def _joined(parsed: Parsed, first: int, what: Token, listed: Token) -> Parsed:
    """The sentence with the noun joined to what is given beside it, and what stood below its words to the verb."""
    verb, within = parsed.verb_over(listed.i), range(first, what.i)
    changes: Changes = {i: {"head": what.i, "dep": "amod", "tag": "JJ"} for i in within}
    loose = (t for t in parsed.tokens if t.head in {*within, what.i} and t.i > what.i)
    changes |= {t.i: {"head": verb.i} for t in loose}
    return parsed.changed(changes | {what.i: {"head": listed.i, "dep": "conj"}})


def _ends_verbs(parsed: Parsed, token: Token) -> bool:
    """Whether it is the last of several verbs, which the parser took for a noun ("we collect, use and | share")."""
    listed = token.stem in cues.actions() and token.tag == "NN" and parsed.tokens[token.i - 1].lower in _JOINS
    return listed and any(t.is_verb and t.stem in cues.actions() for t in parsed.tokens[: token.i])


def _with_verbs(parsed: Parsed, last: Token, what: Token) -> Parsed:
    """The sentence with the last verb, and those taken for nouns before it, joined to the first one."""
    first = next(t for t in reversed(parsed.tokens[: last.i]) if t.is_verb and t.stem in cues.actions())
    nouns = (t.i for t in parsed.tokens[first.i + 1 : last.i + 1] if t.is_noun and t.stem in cues.actions())
    changes: Changes = {i: {"head": first.i, "dep": "conj", "tag": "VB"} for i in nouns}
    return parsed.changed(changes | {what.i: {"head": last.i, "dep": "dobj"}})


def _is_mask(token: Token) -> bool:
    return token.lower in cues.words("masks")


def _describes(token: Token) -> bool:
    return _is_mask(token) or token.tag == "JJ"


def _stretch(parsed: Parsed, i: int) -> tuple[int, int]:
    """The first and the last of the words that stand in a list around the one at token `i`."""
    first = last = i
    while first > 1 and (
        parsed.tokens[first - 1].lower in _PREFIXES
        or (parsed.tokens[first - 1].lower in _JOINS and _describes(parsed.tokens[first - 2]))
    ):
        first -= 1 + (parsed.tokens[first - 1].lower in _JOINS)
    for token in parsed.tokens[i + 1 :]:
        if _is_mask(token):
            last = token.i
        elif token.lower not in _JOINS | _PREFIXES:
            break
    return first, last


def _noun(parsed: Parsed, last: int) -> Token | None:
    """The noun that the words are about, with nothing but nouns and adjectives before it."""
    found = None
    for token in parsed.tokens[last + 1 : last + 1 + _REACH]:
        if not (token.is_noun or token.tag.startswith("JJ") or token.tag == "RB"):
            break
        found = token if token.is_noun else found
    return found


def _hung(parsed: Parsed, first: int, what: Token, verb: Token | None = None) -> Parsed:
    before = verb or parsed.tokens[first - 1]
    within = range(first, what.i)
    changes: Changes = {i: {"head": what.i, "dep": "amod"} for i in within}
    for i in within:
        if parsed.tokens[i].is_verb:
            changes[i]["tag"] = "JJ"
    top = before if before.is_verb else parsed.verb_over(before.i)
    for token in parsed.tokens:
        if token.i not in within and token.head in within and token.i not in {what.i, before.i}:
            changes[token.i] = {"head": top.i if top.i not in within else what.i}
    changes[what.i] = {"head": before.i, "dep": "dobj" if before.is_verb else "pobj"}
    if any(parsed.tokens[i].dep == "ROOT" for i in within) or before.head in within:
        changes[before.i] = {"head": before.i, "dep": "ROOT"} if before.is_verb else {"head": what.i}
    return parsed.changed(changes)
