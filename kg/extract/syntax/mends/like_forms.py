"""Joins verbs to those of their own form, where a passive and what it is done for stand together.

In "it is used to greet you, | sort mail and | shared with partners" the parser joins whichever verb to whichever one
before it, though only infinitives go on with an aim and only participles with the passive.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.syntax.grammar import has_passive_helper
from kg.extract.syntax.tags import AIMS, OF_CLAUSE
from kg.extract.syntax.tokens import JOINS

if TYPE_CHECKING:
    from kg.extract.syntax.tokens import Changes, Parsed, Token

_OWN = frozenset({"nsubj", "nsubjpass", "aux", "auxpass", "mark", "advmod", "dobj"})
"""What makes a participle one of another clause, or no passive."""


def with_like_forms(parsed: Parsed) -> Parsed:
    """The sentence with such verbs joined to their like; most come back as they are."""
    changes: Changes = {}
    for token in parsed.tokens[2:]:
        if token.dep in {"conj", "advcl"} and (change := _as_aim(parsed, token) or _as_passive(parsed, token)):
            changes |= change
    return parsed.changed(changes) if changes else parsed


def _as_aim(parsed: Parsed, token: Token) -> Changes | None:
    """A plain verb that was joined to the participle: "is used to greet you, | sort mail"."""
    used = parsed.tokens[token.head]
    if token.dep != "conj" or not token.is_plain_verb or used.tag != "VBN" or used.i > token.i:
        return None
    if any(t.dep in OF_CLAUSE for t in parsed.children(token.i)):
        return None
    aim = next((t.i for t in parsed.children(used.i) if _is_aim(t) and used.i < t.i < token.i), None)
    return None if aim is None else {token.i: {"head": aim}}


def _as_passive(parsed: Parsed, token: Token) -> Changes | None:
    """A participle that was joined to the aim: "is used to greet you and | shared with partners"."""
    aim = parsed.tokens[token.head]
    while aim.dep == "conj" and aim.is_plain_verb:
        aim = parsed.tokens[aim.head]
    used = parsed.tokens[aim.head]
    if not token.is_past or not _is_aim(aim) or not used.i < aim.i < token.i or used.tag != "VBN":
        return None
    if not _is_joined(parsed, token) or not has_passive_helper(parsed, used):
        return None
    if any(t.dep in _OWN for t in parsed.children(token.i)):
        return None
    return {token.i: {"head": used.i, "dep": "conj", "tag": "VBN"}}


def _is_aim(token: Token) -> bool:
    return token.dep in AIMS and token.tag == "VB"


def _is_joined(parsed: Parsed, token: Token) -> bool:
    """Whether it stands right behind a comma or conjunction, or an adverb behind that."""
    before = parsed.tokens[token.i - 2 if parsed.tokens[token.i - 1].tag == "RB" else token.i - 1]
    return before.lower in JOINS
