"""Parts a main clause from what opens its sentence: "when you visit, A and B collect it", "for tax reasons we keep it".

The parser takes the names of those who act for a list that goes on from the last noun of the clause ("our site, A and
B"), and what we do for a clause about the reason ("reasons | that we keep it for").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract import cues
from kg.extract.syntax.doers import SELVES
from kg.extract.syntax.tags import BEFORE_VERB

if TYPE_CHECKING:
    from kg.extract.syntax.tokens import Changes, Parsed, Token

_US = frozenset({"we", "i"})
_LISTED = frozenset({"appos", "conj", "dobj"})


def with_openings(parsed: Parsed) -> Parsed:
    """The sentence with such subjects put right; most come back as they are."""
    for clause in parsed.tokens[1:-1]:
        if clause.dep == "advcl" and clause.is_verb and clause.head > clause.i and _says_when(parsed, clause):
            changes = _behind(parsed, clause, parsed.tokens[clause.head])
            if changes:
                return parsed.changed(changes)
    return parsed


def with_reasons_in_front(parsed: Parsed) -> Parsed:
    """The sentence with its main verb, taken for a clause on the reason before it ("for tax reasons | we keep it")."""
    opening = parsed.tokens[0] if parsed.tokens else None
    if opening is None or opening.dep != "ROOT" or opening.tag != "IN":
        return parsed
    reason = next((t for t in parsed.children(opening.i) if t.dep == "pobj" and t.is_noun), None)
    clauses = [t for t in parsed.children(reason.i) if t.dep == "relcl" and t.i > reason.i] if reason else []
    if reason is None or len(clauses) != 1 or parsed.tokens[reason.i + 1].lower not in _US:
        return parsed
    verb = clauses[0]
    has_object = any(t.dep in {"dobj", "ccomp"} for t in parsed.children(verb.i))  # "for the data we collect" has none
    changes: Changes = {verb.i: {"head": verb.i, "dep": "ROOT"}, opening.i: {"head": verb.i, "dep": "prep"}}
    return parsed.changed(changes) if has_object else parsed


def _says_when(parsed: Parsed, clause: Token) -> bool:
    return any(t.lower in cues.words("clause openers") and t.i < clause.i for t in parsed.children(clause.i))


def _behind(parsed: Parsed, clause: Token, verb: Token) -> Changes | None:
    """What makes those between the comma and the verb its subject, where it has none of its own there."""
    named = next((t for t in parsed.tokens[clause.i + 1 : verb.i] if _begins_anew(parsed, t, clause)), None)
    own = [t for t in parsed.children(verb.i) if t.is_subject and t.i < verb.i]
    subjects = [t for t in own if t.lower not in SELVES]  # "A and B may | themselves | collect it"
    acts = verb.stem in cues.actions() or verb.stem in cues.verbs("place")
    if named is None or not acts or any(t.i > named.head for t in subjects):
        return None
    between = parsed.tokens[parsed.extent(named.i)[1] : verb.i]
    if any(t.tag not in BEFORE_VERB and t.lower not in SELVES for t in between):
        return None
    changes: Changes = {t.i: {"head": clause.i, "dep": "dobj"} for t in subjects if t.i > clause.i}
    changes |= {t.i: {"dep": "npadvmod"} for t in own if t.lower in SELVES}
    changes[named.i] = {"head": verb.i, "dep": "nsubj"}
    return changes


def _begins_anew(parsed: Parsed, token: Token, clause: Token) -> bool:
    """Whether a noun stands behind the first comma, and hangs on what is before it in the clause."""
    if not token.is_noun or token.dep not in _LISTED or not clause.i <= token.head < token.i:
        return False
    first = parsed.extent(token.i)[0]
    commas = [t.i for t in parsed.tokens[clause.i : first] if t.lower == ","]
    return commas == [first - 1]
