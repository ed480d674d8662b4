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
_DO = frozenset({"do", "does"})
"""What stands with "not" before the verb of an item ("our vendors must: | not disclose", "that vendors: | do not")."""
_FOLLOWING = frozenset({"following", "these", "things", "below"})
_NEAR = 3
"""How far from its end "the following" stands in a lead-in."""
_GOVERNED = {"in": "live by", "from": "forbid"}
"""Words behind which a lead-in leaves open what is engaged in or forbidden, with the verbs before them."""
_REACH = 6
"""How far from the end of a lead-in they stand."""
_ENTITLED = frozenset({"right", "rights", "able"})
_BOUND = frozenset({"dobj", "nsubj", "nsubjpass"})
"""Relations of those whom a verb like "require" binds; the parser also takes them for who does what stands behind."""


def with_verb_of_item(parsed: Parsed) -> Parsed:
    """The lead-in and its item with the item's verb in the place of what the lead-in leaves open."""
    at = parsed.item_at
    if not at or at >= len(parsed.tokens):
        return parsed
    verb = next((t for t in parsed.tokens[at:] if t.tag != "RB" and t.lower not in _DO), parsed.tokens[at])
    if not verb.is_verb or verb.head != verb.i:
        return parsed
    if verb.tag == "VBG":
        return _engaged_in(parsed, verb, at)
    if verb.tag in _INFLECTED:
        return parsed
    last = next((t for t in reversed(parsed.tokens[:at]) if t.tag not in _BETWEEN), None)
    if last is not None and last.is_noun and last.dep == "ccomp" and _is_other(last):
        return parsed.changed({last.i: {"head": verb.i, "dep": "nsubj"}, verb.i: {"head": last.head, "dep": "ccomp"}})
    if last is not None and last.lower == "to":
        return _below(parsed, last, verb)
    helper = last if last is not None and last.tag == "MD" else _deed(parsed, at)
    return _instead(parsed, helper, verb) if helper is not None and helper.dep != "aux" else parsed


def _engaged_in(parsed: Parsed, verb: Token, at: int) -> Parsed:
    """The verb as what somebody engages in or does not ("we do not engage in any of the following: | selling data").

    Or as what somebody is kept from ("we prohibit our vendors from: | selling data").
    """
    near = (t for t in parsed.tokens[max(0, at - _REACH) : at] if t.lower in _GOVERNED)
    opening = next((t for t in near if parsed.tokens[t.head].stem in cues.verbs(_GOVERNED[t.lower])), None)
    return parsed.changed({verb.i: {"head": opening.i, "dep": "pcomp"}}) if opening else parsed


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
    """The verb below what entitles or binds somebody "to" it ("you have the right to:", "we require vendors to:")."""
    over = parsed.tokens[to.head]
    entitles = over.lower in _ENTITLED or over.stem in cues.verbs("agree")
    binds, permits = over.stem in cues.verbs("bind"), over.stem in cues.verbs("permit")
    bound = (t for t in (*parsed.children(over.i), *parsed.children(to.i)) if t.dep in _BOUND and _is_other(t))
    others = next(bound, None) if (binds or permits) and over.i < to.i else None
    if not entitles and others is None:
        return parsed
    changes: Changes = {t.i: {"head": verb.i} for t in parsed.children(to.i)}
    changes[to.i] = {"head": verb.i, "dep": "aux"}
    changes[verb.i] = {"head": over.i, "dep": "acl" if over.is_noun else "xcomp"}
    if permits and others is not None and others.dep != "nsubjpass":
        changes[others.i] = {"head": verb.i, "dep": "nsubj"}
        changes[verb.i]["dep"] = "ccomp"
    return parsed.changed(changes)


def _is_other(token: Token) -> bool:
    """Whether it names somebody else, and not the reader."""
    return token.stem in cues.somebody() or token.lower == "them"
