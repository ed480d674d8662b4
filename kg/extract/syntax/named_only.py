"""Puts right a mere name of something, with a clause about it, that was taken for a sentence: "the browser you use".

Items of a list often name data so. The parser makes the verb the main one, as if the data did something.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract import cues

if TYPE_CHECKING:
    from kg.extract.syntax.tokens import Parsed, Token

_NAMED = frozenset({"nsubj", "dobj", "npadvmod"})
_SAYS_MORE = frozenset({"VBZ", "MD"})
"""Tags of verbs behind the clause that would say something of what is named."""


def with_names(parsed: Parsed) -> Parsed:
    """The sentence with the noun above all, and the clause with "you" hung on the noun before it.

    "Information you give us" stays: who gives data says a flow.
    """
    verb = next((t for t in parsed.tokens if t.dep == "ROOT"), None)
    who = _you_before(parsed, verb) if verb is not None and verb.is_verb else None
    if (
        verb is None
        or who is None
        or verb.stem in cues.verbs("give")
        or any(t.tag in _SAYS_MORE for t in parsed.tokens[verb.i + 1 :])
    ):
        return parsed
    named = next((t for t in parsed.children(verb.i) if t.dep in _NAMED and t.is_noun and t.i < who.i), None)
    if named is None or parsed.extent(named.i) != (0, who.i) or any(t.dep == "dobj" for t in _behind(parsed, verb)):
        return parsed
    return parsed.changed(
        {named.i: {"head": named.i, "dep": "ROOT"}, verb.i: {"head": who.i - 1, "dep": "relcl"}},
    )


def _you_before(parsed: Parsed, verb: Token) -> Token | None:
    """The "you" that does it, right behind a noun."""
    who = next((t for t in parsed.children(verb.i) if t.lower == "you" and t.dep == "nsubj" and t.i < verb.i), None)
    return who if who is not None and who.i > 0 and parsed.tokens[who.i - 1].is_noun else None


def _behind(parsed: Parsed, verb: Token) -> list[Token]:
    return [t for t in parsed.children(verb.i) if t.i > verb.i]
