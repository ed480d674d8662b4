"""Tells sentences that only send the reader elsewhere: "please see below for what we collect and how we use it".

What stands behind the command is what can be read there, however the parser joined it; and so is what stands before
one that begins with "to learn more about …".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract import cues
from kg.extract.syntax.doers import subject_of

if TYPE_CHECKING:
    from kg.extract.predicates.predicate import Verb
    from kg.extract.syntax.tokens import Parsed, Token

_MORE = frozenset({"more", "further", "additional", "about"})
_OPENING = 4
"""Tokens at the beginning of a sentence by which it says that more can be learned ("To learn more about …")."""


def is_pointed_to(verb: Verb) -> bool:
    """Whether the verb only tells what can be read where a command sends the reader."""
    root = _root(verb.parsed, verb.run.first)
    if verb.parsed.tokens[verb.top].dep == "relcl" and verb.above.stem in cues.somebody():
        return False  # "see below for more on third parties who may set cookies"
    if root.i == verb.run.first or not _sends(verb.parsed, root):
        return False
    if verb.run.first < root.i:
        return not _MORE.isdisjoint(t.lower for t in verb.parsed.tokens[:_OPENING])
    return not _stands_alone(verb, root)


def _root(parsed: Parsed, i: int) -> Token:
    while parsed.tokens[i].head != i:
        i = parsed.tokens[i].head
    return parsed.tokens[i]


def _sends(parsed: Parsed, root: Token) -> bool:
    """Whether it is a command to look somewhere."""
    bare = root.tag in {"VB", "VBP"} and root.stem in cues.verbs("point")
    return bare and subject_of(parsed, root.i) is None and all(t.tag != "MD" for t in parsed.children(root.i))


def _stands_alone(verb: Verb, root: Token) -> bool:
    """Whether it is joined to the command with a subject of its own ("please read on, and | we will tell you …")."""
    top = verb.parsed.tokens[verb.top]
    joined = top.head == root.i and top.dep in {"conj", "parataxis"}
    asked = verb.parsed.tokens[verb.subject[0] - 1].tag == "WRB" if verb.subject and verb.subject[0] else False
    return joined and verb.subject is not None and not asked
