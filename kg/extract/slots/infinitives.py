"""Tells a "to" before a verb from one before somebody or something, also where the parser took the verb for a noun."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from kg.extract import cues
from kg.extract.slots.items import numbers
from kg.words import stem

if TYPE_CHECKING:
    from kg.extract.slots.slot import Reach
    from kg.extract.syntax.tokens import Parsed, Token

JOINS = frozenset({"and", "or", ",", "/"})
_OBJECTS = frozenset({"DT", "PRP$", "PRP", "NNS"})
_MISTAKEN = frozenset({"NN", "JJ"})
"""Tags of words that may be verbs, where the rest of the sentence is built as if they were."""
_ANSWERS = frozenset(map(stem, ("answer", "reference", "link")))
"""Nouns that a "to" belongs to where nobody is given anything ("your answers to | security questions")."""
_CLAUSES = frozenset({"xcomp", "advcl", "acl"})
_ADVERBS = frozenset({"RB", "RBR"})
_BETTER = "better"
"""An adverb that the parser takes for an adjective of a noun ("to better | tailor marketing")."""
_NOT_BARE = ("ing", "ed", "tion", "ment", "ness", "ity", "ance", "you")
"""Endings of words that are no bare verb where another verb follows in their list ("to marketing, use")."""
_ASIDE = 7
"""Tokens that an aside with its commas takes at most."""
_NUMBER = 3
"""Tokens of a number in brackets."""


def opens_aim(parsed: Parsed, i: int, end: int, reach: Reach) -> bool:
    """Whether the "to" at token `i` says what for, by its verb, or where it stands."""
    return is_infinitive(parsed, i, end) or _aims_at_item(parsed, i, reach) or _aims_at_noun(parsed, i, end, reach)


def is_infinitive(parsed: Parsed, i: int, end: int) -> bool:
    """Whether a verb follows, so that the "to" at token `i` tells what for."""
    at = _behind_aside(parsed, i + 1, end)
    following: Token | None = next(
        (t for t in parsed.tokens[at : min(at + 3, end)] if t.tag not in _ADVERBS and t.lower != _BETTER), None
    )
    if following is None:
        return False
    is_verb = following.tag == "VB" or (following.tag == "VBP" and following.dep != "pobj")
    built = parsed.tokens[i].dep == "aux" and following.dep in _CLAUSES and following.tag in _MISTAKEN
    return is_verb or built or _does(parsed, following, end)


def _aims_at_item(parsed: Parsed, i: int, reach: Reach) -> bool:
    """Whether an item behind the "to" at the end of a lead-in tells an aim, though its verb may look like a noun."""
    if i + 1 not in parsed.items_at:
        return False
    first = parsed.tokens[i + 1]
    return first.is_verb or first.stem in cues.verbs("aim") or (not reach.gives and first.tag != "VBG")


def _aims_at_noun(parsed: Parsed, i: int, end: int, reach: Reach) -> bool:
    """Whether what data are used to do looks like a noun ("we use your address to | host events")."""
    if reach.action != "use" or i == 0 or i + 2 >= end:
        return False
    before, verb, what = parsed.tokens[i - 1], parsed.tokens[i + 1], parsed.tokens[i + 2]
    used = before.i in reach.verbs or (before.is_noun and before.stem not in cues.bound("to") | _ANSWERS)
    return used and verb.tag in _MISTAKEN and what.tag in _OBJECTS and what.stem not in cues.somebody()


def _behind_aside(parsed: Parsed, i: int, end: int) -> int:
    """Where the sentence goes on behind an aside ("to, among other things, send you news"), or a number."""
    colon = i < end and parsed.tokens[i].lower == ":"
    if numbers(parsed.tokens[i + colon : end]):
        return i + colon + _NUMBER
    words = [token.lower for token in parsed.tokens[i : min(i + _ASIDE, end)]]
    return i + words.index(",", 1) + 1 if words[:1] == [","] and "," in words[1:] else i


def _does(parsed: Parsed, token: Token, end: int) -> bool:
    """Whether a word that the parser took for a noun is a verb: an object follows ("to ship orders")."""
    behind = parsed.tokens[token.i + 1 : min(token.i + 3, end)]
    has_object = any(t.tag in _OBJECTS and t.stem not in cues.somebody() for t in behind[:1])
    has_object = has_object or _names_thing(parsed, token.i + 1, end)
    if token.tag not in {"NN", "VBP", "JJ"} or token.lower.endswith(_NOT_BARE):
        return has_object and token.stem in cues.verbs("looks_like_noun") and not token.lower.endswith(("ing", "ed"))
    joined = [t.lower in JOINS or t.tag for t in behind]
    return joined in ([True, "VB"], [True, "VBP"]) or (has_object and token.stem in cues.verbs("looks_like_noun"))


def _names_thing(parsed: Parsed, i: int, end: int) -> bool:
    """Whether a noun in the singular stands at token `i`, of which nobody is the head ("to combat | credit fraud")."""
    nouns = list(takewhile(lambda t: t.tag in {"NN", "NNS", "JJ"}, parsed.tokens[i:end]))
    people = cues.somebody() | cues.words("staff") | cues.words("person")
    return bool(nouns) and nouns[-1].is_noun and not any({t.stem, t.lower} & people for t in nouns)
