"""Gives the first of several verbs behind "to" back, which the parser took for a noun.

In "we enable you to access, update or delete your data" it reads of access, and then it is we who delete.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.syntax.tokens import JOINS

if TYPE_CHECKING:
    from kg.extract.syntax.tokens import Changes, Parsed, Token

_VERBS_TOO = frozenset({"access", "review", "update", "request", "view", "change"})
"""Nouns that are verbs as well, of those that often stand first of several."""


def with_verbs_behind_to(parsed: Parsed) -> Parsed:
    """The sentence with such verbs put right; most come back as they are."""
    for to, word, behind in zip(parsed.tokens, parsed.tokens[1:], parsed.tokens[2:], strict=False):
        if to.lower == "to" and word.lower in _VERBS_TOO and word.is_noun and behind.lower in JOINS:
            parsed = parsed.changed(_put_right(parsed, to, word))
    return parsed


def _put_right(parsed: Parsed, to: Token, word: Token) -> Changes:
    """What makes the word a verb, with those that are joined to what stands above; nothing where no such verb is."""
    own = (t for t in parsed.tokens[word.i + 1 :] if t.is_plain_verb and t.dep in {"conj", "advcl"})
    joined = [t for t in own if t.head == to.head and not any(each.is_subject for each in parsed.children(t.i))]
    if word.head != to.i or not any(t.dep == "dobj" for verb in joined for t in parsed.children(verb.i)):
        return {}
    changes: Changes = {verb.i: {"head": word.i, "dep": "conj", "tag": "VB"} for verb in joined}
    changes[to.i] = {"head": word.i, "dep": "aux", "tag": "TO"}
    changes[word.i] = {"head": to.head, "dep": "xcomp", "tag": "VB"}
    return changes
