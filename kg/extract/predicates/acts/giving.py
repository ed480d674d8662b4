"""Tells whether data that a person only may give us are said as what we get ("you may provide us with your name")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract import cues
from kg.extract.syntax.grammar import is_negated

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.extract.predicates.acts.runs import Run
    from kg.extract.predicates.predicate import Verb
    from kg.extract.syntax.tokens import Parsed, Token

_ENDS = frozenset({"if", "when", "by", "through", "using", "to", "so", "for", ";", ".", "via"})
_OF_DATA = frozenset({"information", "data", "details"})
_EXAMPLES = frozenset({"such", "including", "like", "("})
_LISTS = frozenset({"such", "including", "example", "instance"})
_REACH = 25
_RELATED = frozenset({"related", "relating", "pertaining"})
_ABOUT = frozenset({"about", "regarding", "concerning"})
_MAIL = frozenset({"email", "e-mail"})
_OTHERS = frozenset({"others", "them", "friend", "friends", "users", "members"})
_TO, _NEAR, _FIRST = frozenset({"to", "with", "among"}), 5, 3
"""How near "to" stands before who gets it; and how near the verb they stand where nothing is before them."""


def may_give(parsed: Parsed, run: Run) -> bool:
    """Whether the words behind a verb of giving name data themselves, and nobody but us who gets them."""
    if is_negated(parsed, run.first) or parsed.tokens[run.first - 1].lower == "not":
        return False
    told: list[Token] = []
    for token in parsed.tokens[run.last + 1 : run.last + 1 + _REACH]:
        within = parsed.tokens[token.i - 1].lower in _RELATED
        if told and token.lower in _ENDS and not within:
            break
        told.append(token)
    if _goes_to_others(told):
        return False
    plain = any(token.lower in cues.words("plain data") and not _is_letter(told, k) for k, token in enumerate(told))
    first = next((k for k, token in enumerate(told) if token.lower in _OF_DATA), None)
    if plain or first is None:
        return plain
    more = _behind(parsed, run, told)
    to_others = [t.lower for t in more[:1]] == ["to"] and more[1].tag != "VB" and more[1].lower not in {"us", "our"}
    of_kind = first > 0 and told[first - 1].lower in cues.words("kinds of details")
    if of_kind and not to_others:
        return True
    if any(token.lower in _LISTS for token in more) and not to_others:
        return True
    about = any(token.lower in _ABOUT for token in told[first + 1 : first + 2])
    wishes = any(token.lower == "would" for token in told[first:])
    return about or any(token.lower in _EXAMPLES and not (wishes and token.lower == "like") for token in told[first:])


def _behind(parsed: Parsed, run: Run, told: Sequence[Token]) -> Sequence[Token]:
    """The words behind what is given, up to where the sentence ends: examples may stand behind what it is given for."""
    start = run.last + 1 + len(told)
    ends = (t.i for t in parsed.tokens[start:] if t.lower in {".", ";", "if", "when"} or t.tag == "WRB")
    return parsed.tokens[start : min(next(ends, len(parsed.tokens)), start + _REACH)]


def lets_give(verb: Verb) -> bool:
    """Whether it is giving us data that are named ("our site lets you upload your photo", "the option to enter …")."""
    gives = verb.token.stem in cues.verbs("enter") | cues.verbs("with_object") or any(
        t.lower == "us" for t in behind(verb)
    )
    return gives and verb.token.stem in cues.verbs("give") and not verb.passive and may_give(verb.parsed, verb.run)


def behind(verb: Verb) -> Sequence[Token]:
    """The words behind a verb of giving among which it stands who gets the data."""
    return verb.parsed.tokens[verb.run.last + 1 : verb.run.last + 1 + _REACH]


def _is_letter(told: Sequence[Token], at: int) -> bool:
    """Whether it is a message that a person writes ("send us an e-mail")."""
    return told[at].lower in _MAIL and at > 0 and told[at - 1].lower in {"an", "by", "via"}


def _goes_to_others(told: Sequence[Token]) -> bool:
    """Whether somebody else is said to get what is given: right behind the verb, or behind "to" or "with"."""
    for k, token in enumerate(told):
        names = token.stem in cues.somebody() or token.lower in _OTHERS
        if not names or token.tag == "JJ":  # "other information"
            continue
        before = told[max(0, k - _NEAR) : k]
        if k < _FIRST or any(t.lower in _TO for t in before):
            return True
    return False
