"""Gives verbs of letting back what is let: "We let companies that advertise on our pages | set cookies".

What somebody has done is given back to the "have" as well: "you agree to have your name | collected by us".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract import cues
from kg.extract.syntax.tags import AIMS
from kg.extract.syntax.tokens import JOINS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.extract.syntax.tokens import Changes, Parsed, Token

_LET = "let"
_SAME_IN_PAST = frozenset({"set", "read", "put"})
"""Base forms that the parser may take for participles."""
_WHO = frozenset({"dobj", "nsubj"})
_WHAT = frozenset({"dobj", "nsubj", "nsubjpass"})
_HAVE = frozenset({"have", "having"})
_BESIDE = 2
"""How far behind a verb its own "to …" stands ("companies that wish | to advertise")."""


def with_had(parsed: Parsed) -> Parsed:
    """The sentence with what a person agrees to have done hung on "have", where it was hung on the data."""
    for having in parsed.tokens:
        if having.lower not in _HAVE or having.dep not in {"xcomp", "pcomp"}:
            continue
        done = _done(parsed, having)
        if done is not None:
            return parsed.changed(_had(parsed, having, *done))
    return parsed


def _done(parsed: Parsed, having: Token) -> tuple[Token, Token] | None:
    """What a person has done something with, and the participle that says what: below the "have", or below the data."""
    below = [t for t in parsed.children(having.i) if t.i > having.i]
    done = next((t for t in below if t.dep == "ccomp" and t.tag == "VBN"), None)
    what = next((t for t in (parsed.children(done.i) if done else below) if t.dep in _WHAT), None)
    if done is None and what is not None:
        said = parsed.children(what.i)
        done = next((t for t in said if t.dep == "acl" and t.tag == "VBN" and t.i > what.i), None)
    return (what, done) if what is not None and done is not None else None


def _had(parsed: Parsed, having: Token, what: Token, done: Token) -> Changes:
    """What is done with the data below the "have", and what else is done joined to it ("… stored here | and sent")."""
    changes: Changes = {
        what.i: {"head": done.i, "dep": "nsubjpass"},
        done.i: {"head": having.i, "dep": "ccomp"},
    }
    for t in parsed.tokens[done.i + 1 :]:
        more = t.is_past and t.dep == "conj" and t.head <= having.i and t.stem in cues.actions()
        if more and parsed.tokens[t.i - 1].lower in JOINS:
            changes[t.i] = {"head": done.i, "tag": "VBN"}
    return changes


def with_leave(parsed: Parsed) -> Parsed:
    """The sentence with what somebody is let do hung on the letting, where it was hung on who is let."""
    for letting in parsed.tokens:
        if letting.stem not in cues.verbs("permit") or not letting.is_verb:
            continue
        below = [t for t in parsed.children(letting.i) if t.i > letting.i]
        who = next((t for t in below if t.dep in _WHO and t.stem in cues.somebody()), None)
        if who is None or any(t.dep in {"xcomp", "ccomp"} for t in below):
            continue
        within = parsed.tokens[who.i + 1 : parsed.extent(who.i)[1]]
        done = next((t for t in within if _is_let(parsed, letting, t)), None) or _last_aim(parsed, within)
        if done is not None:
            return parsed.changed({done.i: {"head": letting.i, "dep": "xcomp", "tag": "VB"}})
    return parsed


def _last_aim(parsed: Parsed, within: Sequence[Token]) -> Token | None:
    """The last "to …" of a clause that tells who is let ("permit companies that show ads here | to set cookies").

    Right behind the verb of the clause it is that verb's own, but for "networks in which you take part | to …".
    """
    found = [
        t
        for t in within
        if t.tag == "VB"
        and t.dep in AIMS
        and parsed.tokens[t.i - 1].lower == "to"
        and (t.i - t.head > _BESIDE or _is_led_in(parsed, t.head))
    ]
    return next((t for t in reversed(found) if parsed.tokens[t.head].dep == "relcl"), None)


def _is_led_in(parsed: Parsed, clause: int) -> bool:
    """Whether a clause begins with a preposition ("in which you take part")."""
    first = parsed.extent(clause)[0]
    return parsed.tokens[first].tag == "IN" and parsed.tokens[first + 1].tag in {"WDT", "WP"}


def _is_let(parsed: Parsed, letting: Token, token: Token) -> bool:
    """Whether it is the verb that completes the letting: a bare one behind "let", else one with "to"."""
    if token.dep not in {"acl", "relcl"} or not token.is_verb:
        return False
    left = [t for t in parsed.children(token.i) if t.i < token.i]
    if letting.stem == _LET:
        bare = token.tag == "VB" or (token.lower in _SAME_IN_PAST and parsed.tokens[token.i - 1].lower != "been")
        return bare and not left
    return [t.lower for t in left] == ["to"] and parsed.tokens[token.i - 2].lower == ","
