"""Gives a verb back its subject where an aside parts them: "we will, subject to law, share it".

The parser may take the aside for the main clause; what is said around it is then lost.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract import cues
from kg.extract.syntax.mends.past_brackets import behind_bracket
from kg.extract.syntax.tags import NAMES

if TYPE_CHECKING:
    from kg.extract.syntax.tokens import Changes, Parsed, Token

_ENDS = {",": ",", "(": ")"}
_LONGEST = 12
"""Tokens of an aside."""
_ABOVE_SUBJECT = frozenset({"conj", "pobj", "prep", "compound", "appos"})
_PLAIN = frozenset({"VB", "VBP", "NN"})


def with_asides(parsed: Parsed) -> Parsed:
    """The sentence with verb and subject joined around an aside; most come back as they are."""
    for token in parsed.tokens[1:-1]:
        if token.tag == "MD" and parsed.tokens[token.i + 1].lower in _ENDS and (changes := _resumed(parsed, token)):
            return parsed.changed(changes)
        if token.lower == ")" and (changes := behind_bracket(parsed, token)):
            return parsed.changed(changes)
    return parsed


def _resumed(parsed: Parsed, helper: Token) -> Changes | None:
    """What joins the verb behind an aside to the helper before it, and to who is named there."""
    opening = parsed.tokens[helper.i + 1]
    inside = parsed.tokens[opening.i + 1 : opening.i + 1 + _LONGEST]
    closing = next((t for t in inside if t.lower == _ENDS[opening.lower]), None)
    verb = parsed.tokens[closing.i + 1] if closing and closing.i + 1 < len(parsed.tokens) else None
    if verb is None or verb.tag not in _PLAIN or verb.stem not in cues.actions():
        return None
    root = next((t for t in parsed.tokens if t.dep == "ROOT"), verb)
    subject = _named_before(parsed, helper)
    if any(t.is_subject for t in parsed.children(verb.i)) or root.i > verb.i or subject.tag not in NAMES:
        return None
    moved = (t for t in parsed.tokens if t.head in {root.i, helper.i} and not helper.i < t.i < verb.i)
    changes: Changes = {t.i: {"head": verb.i} for t in moved}
    if root.i != verb.i:
        changes[root.i] = {"head": verb.i, "dep": "dep"}
    changes[helper.i] = {"head": verb.i, "dep": "aux"}
    changes[subject.i] = {"head": verb.i, "dep": "nsubj"}
    changes[verb.i] = {"head": verb.i, "dep": "ROOT", "tag": "VB"}
    return changes


def _named_before(parsed: Parsed, helper: Token) -> Token:
    """The head of the phrase that ends before the helper."""
    token = parsed.tokens[helper.i - 1]
    while token.dep in _ABOVE_SUBJECT and token.head < token.i:
        token = parsed.tokens[token.head]
    return token
