"""Mends lists of what somebody does: "vendors who process payments, | answer your calls, and mail our catalogs".

The parser joins the later verbs to the main one, as if it were we who did that; the aims they tell would be lost, and
we would be said to give what others provide.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract import cues

if TYPE_CHECKING:
    from kg.extract.syntax.tokens import Changes, Parsed, Token

_PLAIN = frozenset({"VB", "VBP"})
_LAST = frozenset({"and", "or", "and/or"})
_OWN = frozenset({"nsubj", "nsubjpass", "aux", "auxpass"})
_MORE = 2
"""Verbs behind the first, of which the last has an "and" before it."""
_SAME = frozenset({"it", "them"})
"""What more is done with, which the main verb speaks of ("we give it to firms that ask, and share it with …")."""


def with_clause_lists(parsed: Parsed) -> Parsed:
    """The sentence with the verbs of such a list joined to that of the clause it begins with."""
    for token in parsed.tokens:
        if token.dep != "relcl" or parsed.tokens[token.head].stem not in cues.somebody():
            continue
        moved = _moved(parsed, token)
        if moved:
            return parsed.changed(moved)
    return parsed


def _moved(parsed: Parsed, clause: Token) -> Changes | None:
    """What joins the verbs of the list to the clause, where it is one of three or more and has an end."""
    over = parsed.verb_over(clause.head)
    joined = [t for t in parsed.tokens[clause.i :] if t.dep == "conj" and t.tag in _PLAIN]
    listed = [t for t in joined if t.head == over.i or t.head in {c.i for c in joined}]
    if len(listed) < _MORE or over.i > clause.head or any(_is_apart(parsed, t) for t in listed):
        return None
    begins = parsed.tokens[listed[0].i - 1].lower == "," and listed[0].head == over.i
    ends = parsed.tokens[listed[-1].i - 1].lower in _LAST
    between = any(t.lower in _LAST and t.head == over.i for t in parsed.tokens[clause.i : listed[0].i])
    return {t.i: {"head": clause.i} for t in listed} if begins and ends and not between else None


def _is_apart(parsed: Parsed, verb: Token) -> bool:
    """Whether the verb has a subject or helper of its own, or what is done is done with the same thing."""
    behind = [t.lower for t in parsed.tokens[verb.i + 1 : verb.i + 2]]
    return bool(_SAME.intersection(behind)) or any(t.dep in _OWN for t in parsed.children(verb.i))
