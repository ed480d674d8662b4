"""Tells deeds from data, where either may follow: "things, such as …", "services, including …", "your name and …"."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from kg.extract import cues

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.extract.slots.slot import Slot
    from kg.extract.syntax.tokens import Parsed, Token

_SIGNS = frozenset({":", ",", "("})
_SUCH_AS = ["such", "as"]
_VERBS = frozenset({"VB", "VBP", "VBG"})
_HELPERS = frozenset({"MD", "VBP", "VBZ"})
_BEFORE_EXAMPLE = _SIGNS | {"such", "as", "for", "example", "instance", "e.g.", "e.g", "including", "like", "by"}
_OPENING = 6
"""Tokens of a bracket and the words for an example behind it, and the first of what is listed."""
_TO_US = 3
"""Tokens between a verb of giving and the "by" behind it, at most ("submit | to us"), and the verb."""
_GIVER_REACH = 5
"""Tokens before a verb of giving among which its subject stands ("you | may choose to | provide")."""
_PARTS = frozenset({"amod", "compound", "nmod"})
"""What "billing" is in "billing address"."""


def awaits_deeds(before: Sequence[Token], slot: Slot) -> bool:
    """Whether the words of an open condition end by announcing deeds: "when you do certain things, such as:"."""
    said = [t.lower for t in before if t.lower not in _SIGNS]
    return slot == "condition" and said[-2:] == _SUCH_AS and not cues.words("person").isdisjoint(said)


def lists_deeds(parsed: Parsed, i: int, end: int) -> bool:
    """Whether behind the "such as" that begins at token `i` deeds stand, and not data ("such as registering")."""
    clause = [t.lower for t in takewhile(lambda t: t.lower not in _SUCH_AS, reversed(parsed.tokens[:i]))]
    behind = [t for t in parsed.tokens[i + 2 : min(i + 5, end)] if t.lower not in _SIGNS]
    named = next((word for word in clause if word not in _SIGNS), "") in cues.words("deeds")
    acts = behind[:1] and behind[0].tag in _VERBS
    return parsed.tokens[i].lower == "such" and bool(named or acts)


def lists_work(parsed: Parsed, i: int) -> bool:
    """Whether examples of work begin at token `i` ("certain services, | including e-mail delivery").

    They do behind a word for work, or where the first is a deed ("firms that help us | (e.g. sending our e-mail)").
    """
    before = next((t for t in reversed(parsed.tokens[max(0, i - 2) : i]) if t.lower not in _SIGNS), None)
    first = next((t for t in parsed.tokens[i : i + _OPENING] if t.lower not in _BEFORE_EXAMPLE), None)
    deed = first is not None and first.tag == "VBG" and first.dep not in _PARTS
    return deed or (before is not None and before.lower in cues.words("tasks"))


def is_given_by(parsed: Parsed, i: int, end: int) -> bool:
    """Whether the "by" at token `i` tells what persons do when they give data ("what you provide | by signing up")."""
    before = parsed.tokens[max(0, i - _TO_US) : i]
    gives = next((t for t in reversed(before) if t.is_verb), None)
    if parsed.tokens[i].lower != "by" or gives is None or gives.stem not in cues.verbs("give"):
        return False
    deed = next((t for t in parsed.tokens[i + 1 : min(i + _OPENING, end)] if t.lower not in _BEFORE_EXAMPLE), None)
    near = parsed.tokens[max(0, gives.i - _GIVER_REACH) : gives.i]
    theirs = any(t.dep == "nsubj" and t.lower in cues.words("person") for t in near)
    return theirs and deed is not None and deed.tag == "VBG"


def begins_deed(parsed: Parsed, i: int) -> bool:
    """Whether a verb with its helper, or with whom it is done to, stands behind a conjunction.

    "Keep your name and | contact you", "not share it and | do not let others set cookies".
    """
    token, following = parsed.tokens[i], parsed.tokens[i + 1]
    if parsed.tokens[i - 1].lower not in {"and", "or", "then"}:
        return False
    if token.dep == "aux" and token.tag in _HELPERS and parsed.tokens[token.head].dep == "conj":
        return True
    if token.stem in cues.verbs("permit") and token.is_plain_verb and token.dep == "conj":
        return True
    if token.stem in cues.verbs("contact") and following.tag in {"PRP", "DT", "PRP$"}:
        return True
    return token.is_plain_verb and token.dep == "conj" and following.tag == "PRP"
