"""Joins to the right word what the parser joined to another: "contact" to "keep" in "we keep the data and contact you".

Joined to "the data", the verb would be hidden; joined to what somebody else does, it would be told of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.syntax.tags import AIMS, FINITE, SIDE_CLAUSES
from kg.extract.syntax.tokens import JOINS

if TYPE_CHECKING:
    from kg.extract.syntax.tokens import Changes, Parsed, Token

_PRESENT = frozenset({"VB", "VBP", "VBZ"})
_PREPOSITIONS = frozenset({"IN", "TO"})
_OBJECTS = frozenset({"dobj", "prep", "dative"})
_AS_OBJECT = {"it": "it", "they": "them"}
_BELOW_VERB = frozenset({"dobj", "pobj", "prep", "conj", "attr", "dative"})
_WITHIN_AIM = frozenset({"ccomp", "advcl", "acomp", "conj"})
_PARTS = frozenset({"compound", "nmod", "amod", "poss"})
_OPENERS = frozenset({"advmod", "mark"})


def with_openers_first(parsed: Parsed) -> Parsed:
    """The word that opens a clause, joined to the first of its verbs ("| when | a client enters or sends a name")."""
    moved: Changes = {
        t.i: {"head": first.i}
        for t in parsed.tokens
        if t.dep in _OPENERS
        and (first := _first_of_clause(parsed, parsed.tokens[t.head])) is not None
        and t.i < first.i
    }
    return parsed.changed(moved) if moved else parsed


def _first_of_clause(parsed: Parsed, verb: Token) -> Token | None:
    """The verb of a side clause to which a verb is joined."""
    first = parsed.tokens[verb.head]
    return first if verb.dep == "conj" and first.dep == "advcl" and first.i < verb.i else None


def with_verbs_apart(parsed: Parsed) -> Parsed:
    """The verbs that were joined to a noun, joined to the verb of that noun."""
    verbs = {t.i: verb for t in parsed.tokens if t.dep == "conj" and (verb := _verb_beside(parsed, t)) is not None}
    return parsed.changed({i: {"head": verb} for i, verb in verbs.items()}) if verbs else parsed


def _verb_beside(parsed: Parsed, token: Token) -> int | None:
    """The verb to which a verb with an object of its own belongs, though it hangs on a noun before it."""
    tokens, above = parsed.tokens, parsed.tokens[token.head]
    joined = tokens[token.i - 1].lower in JOINS and above.is_noun and above.i < token.i
    if token.tag not in _PRESENT or not joined:
        return None
    if not any(t.i > token.i and t.dep in _OBJECTS for t in parsed.children(token.i)):
        return None
    while above.dep in _BELOW_VERB and above.head != above.i:
        above = tokens[above.head]
        if above.is_verb:
            alike = token.tag != "VBZ" or above.tag == "VBZ"
            return above.i if above.i < token.i and alike else None
    return None


def with_infinitives_apart(parsed: Parsed) -> Parsed:
    """The verbs behind "to" that were joined to a finite one, joined to one behind "to" that stands over both.

    "… to ensure that ads are shown and to | count | your visits": it is not the ads that count.
    """
    joined = (t for t in parsed.tokens if t.dep == "conj" and _is_behind_to(parsed, t))
    moved: Changes = {t.i: {"head": over} for t in joined if (over := _infinitive_over(parsed, t)) is not None}
    return parsed.changed(moved) if moved else parsed


def _infinitive_over(parsed: Parsed, token: Token) -> int | None:
    """The verb behind "to" under which the finite verb stands to which this one was joined."""
    above = parsed.tokens[token.head]
    if _is_behind_to(parsed, above) or not any(t.is_subject for t in parsed.children(above.i)):
        return None
    while above.dep in _WITHIN_AIM:
        above = parsed.tokens[above.head]
        if _is_behind_to(parsed, above):
            return above.i
    return None


def _is_behind_to(parsed: Parsed, token: Token) -> bool:
    return token.is_verb and any(t.tag == "TO" and t.i < token.i for t in parsed.children(token.i))


def with_prepositions_apart(parsed: Parsed) -> Parsed:
    """What goes on behind an aside, joined to the verb and not to the aside ("give it, for these aims, | to banks")."""
    moved: Changes = {
        t.i: {"head": parsed.tokens[t.head].head, "dep": "prep"}
        for t in parsed.tokens
        if t.dep == "conj" and t.tag in _PREPOSITIONS and _is_behind_aside(parsed, t)
    }
    return parsed.changed(moved) if moved else parsed


def _is_behind_aside(parsed: Parsed, token: Token) -> bool:
    """Whether commas stand around what another preposition opens, right before it."""
    opening = parsed.tokens[token.head]
    aside = opening.dep == "prep" and 0 < opening.i < token.i and opening.lower != token.lower
    return aside and parsed.tokens[opening.i - 1].lower == "," and parsed.tokens[token.i - 1].lower == ","


def with_person_apart(parsed: Parsed) -> Parsed:
    """A person that the parser took for part of the data behind ("collect from you | location data")."""
    for token in parsed.tokens:
        data = parsed.tokens[token.head]
        before = parsed.tokens[data.head]
        if token.tag != "PRP" or token.dep not in _PARTS or data.dep != "pobj" or before.i != token.i - 1:
            continue
        verb = parsed.verb_over(before.i)
        changes: Changes = {token.i: {"head": before.i, "dep": "pobj"}, data.i: {"head": verb.i, "dep": "dobj"}}
        return parsed.changed(changes) if verb.is_verb else parsed
    return parsed


def with_finite_apart(parsed: Parsed) -> Parsed:
    """What somebody does or may do, joined to what they do something for ("use it to help us | and may sell it")."""
    moved: Changes = {}
    for token in parsed.tokens:
        over = _verb_of_aim(parsed, token) if token.dep == "conj" and token.is_verb else None
        if over is not None and _is_finite_by_helper(parsed, token):
            moved[token.i] = {"head": over.i}
    return parsed.changed(moved) if moved else parsed


def _verb_of_aim(parsed: Parsed, token: Token) -> Token | None:
    """The verb with a subject over the infinitive that the parser joined the token to."""
    aim = parsed.tokens[token.head]
    if aim.tag != "VB" or aim.dep not in AIMS or not any(t.tag == "TO" for t in parsed.children(aim.i)):
        return None
    over = parsed.tokens[aim.head]
    while over.dep in AIMS and over.is_verb and over.tag == "VB":
        over = parsed.tokens[over.head]
    below = parsed.children(over.i)
    return over if over.is_verb and any(t.is_subject and t.i < over.i for t in below) else None


def _is_finite_by_helper(parsed: Parsed, token: Token) -> bool:
    """Whether a helper before it makes it no infinitive, and nobody of its own does it."""
    below = parsed.children(token.i)
    helped = any(t.dep in {"aux", "auxpass"} and t.tag in FINITE for t in below)
    return helped and not any(t.is_subject for t in below)


def with_manner(parsed: Parsed) -> Parsed:
    """What "as" opens behind a conjunction, which the parser took for a further deed ("or as required by law")."""
    manners: Changes = {
        token.i: {"dep": "advcl"}
        for token in parsed.tokens
        if token.tag == "VBN" and token.dep == "conj" and _behind_as(parsed, token)
    }
    return parsed.changed(manners) if manners else parsed


def _behind_as(parsed: Parsed, token: Token) -> bool:
    before = [t.lower for t in parsed.tokens[max(0, token.i - 3) : token.i] if t.lower != "otherwise"]
    return len(before) > 1 and before[-1] == "as" and before[-2] in JOINS


def with_agreement(parsed: Parsed) -> Parsed:
    """A plain verb joined to one that somebody else does: "so that it | names | nobody and | share | it with"."""
    for token in parsed.tokens:
        first = parsed.tokens[token.head]
        over = parsed.tokens[first.head]
        joined = token.dep == "conj" and token.is_plain_verb and first.dep in SIDE_CLAUSES
        if not joined or not over.is_verb or over.i > first.i:
            continue
        if not (first.tag == "VBZ" and over.is_plain_verb) and not _is_done_to_doer(parsed, first, token):
            continue
        if not any(t.is_subject or t.dep == "aux" for t in parsed.children(token.i)):
            return parsed.changed({token.i: {"head": over.i}})
    return parsed


def _is_done_to_doer(parsed: Parsed, first: Token, token: Token) -> bool:
    """Whether the second verb does to "it" or "them" what the first says that "it" or "they" do."""
    doer = next((t.lower for t in parsed.children(first.i) if t.is_subject), "")
    return any(t.dep == "dobj" and t.lower == _AS_OBJECT.get(doer) for t in parsed.children(token.i))
