"""Puts right a mere name of something, with a clause about it, taken for a sentence: "the browser you use".

Items of a list often name data so. The parser makes the verb the main one, as if the data did something.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract import cues
from kg.words import stem

if TYPE_CHECKING:
    from kg.extract.syntax.tokens import Parsed, Token

_NAMED = frozenset({"nsubj", "dobj", "npadvmod", "dep"})
_DATA = frozenset(map(stem, ("information", "data", "detail")))
_SAYS_MORE = frozenset({"VBZ", "MD"})
"""Tags of verbs behind the clause that would say something of what is named."""


def with_names(parsed: Parsed) -> Parsed:
    """The sentence with the noun above all, and what is said about it hung on a noun.

    "Information you give us" stays: who gives data says a flow.
    """
    verb = next((t for t in parsed.tokens if t.dep == "ROOT"), None)
    if verb is not None and _names_two(parsed, verb):
        return parsed.changed({verb.i - 1: {"dep": "compound"}, verb.i: {"tag": "NNS"}})
    if verb is not None and verb.is_past and (kept := _made(parsed, verb)) is not None:
        return parsed.changed({kept.i: {"head": kept.i, "dep": "ROOT"}, verb.i: {"head": kept.i, "dep": "amod"}})
    if verb is None or not verb.is_verb or any(t.tag in _SAYS_MORE for t in parsed.tokens[verb.i + 1 :]):
        return parsed
    if verb.is_past and (data := _gathered(parsed, verb)) is not None:
        return parsed.changed(
            {data.i: {"head": data.i, "dep": "ROOT"}, verb.i: {"head": data.i, "dep": "acl", "tag": "VBN"}}
        )
    who = _you_before(parsed, verb) if verb.stem not in cues.verbs("give") else None
    named = next((t for t in parsed.children(verb.i) if _is_named(t) and who and t.i < who.i), None)
    if who is None or named is None or parsed.extent(named.i) != (0, who.i) or _has_object(parsed, verb):
        return parsed
    return parsed.changed({named.i: {"head": named.i, "dep": "ROOT"}, verb.i: {"head": who.i - 1, "dep": "relcl"}})


def _names_two(parsed: Parsed, verb: Token) -> bool:
    """Whether it is the second of two words that are all that is said, so that it names what the first tells of."""
    words = [t for t in parsed.tokens if t.tag[:1].isalpha()]
    said = [t.i for t in words] == [verb.i - 1, verb.i] and verb.tag == "VBZ"
    return said and words[0].tag == "NN" and verb.lower.endswith("s")


def _made(parsed: Parsed, verb: Token) -> Token | None:
    """The data of which the verb at the very front tells what they are ("aggregated | data about your visits")."""
    behind = parsed.tokens[verb.i + 1 : verb.i + 2] if verb.i == 0 else ()
    return next((t for t in behind if t.is_noun and t.stem in _DATA), None)


def _is_named(token: Token) -> bool:
    return token.dep in _NAMED and token.is_noun


def _gathered(parsed: Parsed, verb: Token) -> Token | None:
    """The data that were taken for those who gather ("information | gathered automatically:")."""
    below = parsed.children(verb.i)
    data = next((t for t in below if t.dep == "nsubj" and t.stem in _DATA), None)
    own = any(t.dep in {"aux", "auxpass", "neg", "conj"} for t in below) or _has_object(parsed, verb)
    gathers = cues.actions().get(verb.stem) == "collect"
    return data if data and gathers and not own and parsed.extent(data.i) == (0, verb.i) else None


def _has_object(parsed: Parsed, verb: Token) -> bool:
    return any(t.dep == "dobj" and t.i > verb.i for t in parsed.children(verb.i))


def _you_before(parsed: Parsed, verb: Token) -> Token | None:
    """The "you" that does it, right behind a noun."""
    who = next((t for t in parsed.children(verb.i) if t.lower == "you" and t.dep == "nsubj" and t.i < verb.i), None)
    return who if who is not None and who.i > 0 and parsed.tokens[who.i - 1].is_noun else None
