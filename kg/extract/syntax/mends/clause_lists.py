"""Mends lists of what somebody does, or what for: "vendors who process payments, | answer your calls, and mail you".

The parser joins the later verbs to the main one, as if it were we who did that ("data which help us improve, | keep
records, and find fraud"); the aims they tell would be lost, and we would be said to give what others provide.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract import cues
from kg.extract.syntax.tags import IT, OF_CLAUSE
from kg.extract.syntax.tokens import CONJUNCTIONS, JOINS

if TYPE_CHECKING:
    from kg.extract.syntax.tokens import Changes, Parsed, Token

_HELPED = frozenset({"to", "us", "them", "you"})
_AIMS = frozenset({"xcomp", "ccomp", "advcl", "acl"})
_JOINED = frozenset({"conj", "acl", "dep", "advcl"})
_MORE = 2
"""Verbs behind the first, of which the last has an "and" before it."""


def with_clause_lists(parsed: Parsed) -> Parsed:
    """The sentence with the verbs of such a list joined to that of the clause it begins with."""
    joined = [t for t in parsed.tokens if t.dep in _JOINED and t.is_plain_verb and _sign_before(parsed, t) in JOINS]
    for token in parsed.tokens if len(joined) >= _MORE else ():
        moved = _moved(parsed, token, joined) if _is_of_somebody(parsed, token) or _is_aim(parsed, token) else None
        if moved:
            return parsed.changed(moved)
    return parsed


def _is_of_somebody(parsed: Parsed, token: Token) -> bool:
    return token.dep == "relcl" and parsed.tokens[token.head].stem in cues.somebody()


def _is_aim(parsed: Parsed, token: Token) -> bool:
    """Whether it is a bare verb behind "to" or "help us", which tells what another is done for."""
    if token.tag != "VB" or token.dep not in _AIMS or token.head > token.i:
        return False
    own = [t.lower for t in parsed.children(token.i) if t.i < token.i and t.dep in OF_CLAUSE]
    return bool(own) and _HELPED.issuperset(own)


def _moved(parsed: Parsed, first: Token, joined: list[Token]) -> Changes | None:
    """What joins the verbs of the list to the first, where it is one of three or more and has an end."""
    above = {t.i for t in _above(parsed, first)}
    listed = _listed(parsed, [t for t in joined if t.i > first.i], above)
    if len(listed) < _MORE or any(_is_apart(parsed, t) for t in listed) or listed[0].head not in above:
        return None
    begins = _sign_before(parsed, listed[0]) == ","
    ends = _sign_before(parsed, listed[-1]) in CONJUNCTIONS
    between = any(t.lower in CONJUNCTIONS and t.head in above for t in parsed.tokens[first.i : listed[0].i])
    return {t.i: {"head": first.i, "dep": "conj"} for t in listed} if begins and ends and not between else None


def _above(parsed: Parsed, token: Token) -> list[Token]:
    """The verbs before the token under which it hangs, nearest first."""
    found = [token]
    while found[-1].dep != "ROOT" and (over := parsed.verb_over(found[-1].head)).i < found[-1].i:
        found.append(over)
    return [t for t in found[1:] if t.is_verb]


def _listed(parsed: Parsed, joined: list[Token], above: set[int]) -> list[Token]:
    """Those of the verbs that the parser joined to one above the first, or to one another."""
    found: dict[int, Token] = {}
    for token in joined:
        if token.head in above or parsed.verb_over(token.head).i in found:
            found[token.i] = token
    return list(found.values())


def _sign_before(parsed: Parsed, verb: Token) -> str:
    """The comma or conjunction before the verb and what says how ("fraud, | potentially detect")."""
    at = verb.i - 1
    while at > 0 and parsed.tokens[at].tag.startswith("RB"):
        at -= 1
    return parsed.tokens[at].lower


def _is_apart(parsed: Parsed, verb: Token) -> bool:
    """Whether the verb has a subject or helper of its own, or says what else the data or the same thing are for."""
    behind = [t.lower for t in parsed.tokens[verb.i + 1 : verb.i + 2]]
    serves = verb.stem in cues.verbs("serve") and behind == ["us"]
    return serves or bool(IT.intersection(behind)) or any(t.dep in OF_CLAUSE for t in parsed.children(verb.i))
