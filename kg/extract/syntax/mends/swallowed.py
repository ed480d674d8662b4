"""Frees main verbs that the parser took into a clause about who acts: "vendors whom we hire | may store your name".

Where no comma ends the clause its verb seems to govern the main one, or the main one seems a noun of the clause; the
sentence then has no verb, and whoever is meant by "we" would do what others do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract import cues
from kg.extract.syntax.tags import PLURALS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.syntax.tokens import Changes, Parsed, Token

_GOVERNED = frozenset({"xcomp", "ccomp", "advcl"})
_NOMINAL = frozenset({"pobj", "dobj"})


def with_swallowed_verb(parsed: Parsed) -> Parsed:
    """The sentence with such a verb for its main one; most come back as they are."""
    who = next((t for t in parsed.tokens if t.dep == "ROOT"), None)
    if who is None or not who.is_noun:
        return parsed
    for clause in parsed.children(who.i):
        if clause.dep == "relcl" and any(t.dep == "nsubj" for t in parsed.children(clause.i)):
            verb = next((t for t in _below(parsed, clause) if _can_be_main(parsed, t, who)), None)
            return parsed.changed(_as_main(parsed, verb, who)) if verb else parsed
    return parsed


def _below(parsed: Parsed, clause: Token) -> Iterator[Token]:
    """The words that the verb of a clause governs, in their order."""
    _, end = parsed.extent(clause.i)
    return iter(parsed.tokens[clause.i + 1 : end])


def _can_be_main(parsed: Parsed, verb: Token, who: Token) -> bool:
    """Whether it is a verb without a subject that is built as a main one: with "may", or where a noun should stand."""
    children = parsed.children(verb.i)
    if not verb.is_plain_verb or any(t.is_subject for t in children):
        return False
    if verb.dep in _GOVERNED:
        return any(t.tag == "MD" and t.i < verb.i for t in children)
    return verb.dep in _NOMINAL and who.tag in PLURALS and verb.tag == "VBP" and verb.stem in cues.actions()


def _as_main(parsed: Parsed, verb: Token, who: Token) -> Changes:
    """What makes the verb the main one, and leaves the nouns before it to the clause."""
    changes: Changes = {verb.i: {"head": verb.i, "dep": "ROOT"}, who.i: {"head": verb.i, "dep": "nsubj"}}
    left = [t for t in parsed.children(verb.i) if t.i < verb.i and t.is_noun]
    for noun in left:
        changes[noun.i] = {"head": verb.head, "dep": verb.dep} if noun is left[-1] else {"head": left[-1].i}
    return changes
