"""Gives the verb of an item what its lead-in leaves open: "Our partners may also: | Collect your address".

The two were parsed apart, so that the verb has neither subject nor helper, "do any of the following" is a verb of its
own, and a right or a leave "to:" hangs in the air. What a deed is done for ("we use it to:") needs no such help.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract import cues

if TYPE_CHECKING:
    from kg.extract.syntax.tokens import Changes, Parsed, Token

_INFLECTED = frozenset({"VBZ"})
_BETWEEN = frozenset({"RB", ","})
_FOLLOWING = frozenset({"following", "these", "things", "below"})
_NEAR = 3
"""How far from its end "the following" stands in a lead-in."""
_REACH = 6
"""How far from its end "engage in" stands in one."""
_ENTITLED = frozenset({"right", "rights", "able"})


def with_verb_of_item(parsed: Parsed) -> Parsed:
    """The lead-in and its item with the item's verb in the place of what the lead-in leaves open."""
    at = parsed.item_at
    if not at or at >= len(parsed.tokens):
        return parsed
    verb = parsed.tokens[at]
    if not verb.is_verb or verb.head != verb.i:
        return parsed
    if verb.tag == "VBG":
        return _engaged_in(parsed, verb)
    if verb.tag in _INFLECTED:
        return parsed
    last = next((t for t in reversed(parsed.tokens[:at]) if t.tag not in _BETWEEN), None)
    if last is not None and last.lower == "to":
        return _below(parsed, last, verb)
    helper = last if last is not None and last.tag == "MD" else _deed(parsed, at)
    return _instead(parsed, helper, verb) if helper is not None and helper.dep != "aux" else parsed


def _engaged_in(parsed: Parsed, verb: Token) -> Parsed:
    """The verb as what somebody engages in or does not ("we do not engage in any of the following: | selling data")."""
    near = parsed.tokens[max(0, verb.i - _REACH) : verb.i]
    within = (t.i for t in near if t.lower == "in" and parsed.tokens[t.head].stem in cues.verbs("live by"))
    return next((parsed.changed({verb.i: {"head": i, "dep": "pcomp"}}) for i in within), parsed)


def _instead(parsed: Parsed, helper: Token, verb: Token) -> Parsed:
    """The verb in the place of a helping word that heads its sentence, with the subject that this has."""
    changes: Changes = {t.i: {"head": verb.i} for t in parsed.children(helper.i) if t.dep != "dobj"}
    changes[helper.i] = {"head": verb.i, "dep": "aux"}
    if helper.dep != "ROOT":
        changes[verb.i] = {"head": helper.head, "dep": helper.dep}
    return parsed.changed(changes)


def _deed(parsed: Parsed, at: int) -> Token | None:
    """The "do" of "we do any of the following"."""
    if not any(t.lower in _FOLLOWING for t in parsed.tokens[max(0, at - _NEAR) : at]):
        return None
    return next((t for t in parsed.tokens[:at] if t.lower == "do" and _has_object(parsed, t)), None)


def _has_object(parsed: Parsed, token: Token) -> bool:
    return any(t.dep == "dobj" for t in parsed.children(token.i))


def _below(parsed: Parsed, to: Token, verb: Token) -> Parsed:
    """The verb below what entitles somebody "to" it ("you have the right to:", "you authorize us to:")."""
    over = parsed.tokens[to.head]
    if over.lower not in _ENTITLED and over.stem not in cues.verbs("agree"):
        return parsed
    changes: Changes = {t.i: {"head": verb.i} for t in parsed.children(to.i)}
    changes[to.i] = {"head": verb.i, "dep": "aux"}
    changes[verb.i] = {"head": over.i, "dep": "acl" if over.is_noun else "xcomp"}
    return parsed.changed(changes)
