"""Gives a verb back its subject where an aside parts them: "we will, subject to law, share it".

The parser may take the aside for the main clause, or the noun in it for what "you use" behind it tells of ("computers
(and phones) | you use"). What is said around the aside is then lost.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract import cues

if TYPE_CHECKING:
    from kg.extract.syntax.tokens import Changes, Parsed, Token

_ENDS = {",": ",", "(": ")"}
_LONGEST = 12
"""Tokens of an aside."""
_ABOVE_SUBJECT = frozenset({"conj", "pobj", "prep", "compound", "appos"})
_NAMES = frozenset({"PRP", "NN", "NNS", "NNP", "NNPS"})
_PLAIN = frozenset({"VB", "VBP", "NN"})
_JOINS = frozenset({"and", "or", "and/or"})
_HELPERS = frozenset({"MD", "RB"})


def with_asides(parsed: Parsed) -> Parsed:
    """The sentence with verb and subject joined around an aside; most come back as they are."""
    for token in parsed.tokens[1:-1]:
        if token.tag == "MD" and parsed.tokens[token.i + 1].lower in _ENDS and (changes := _resumed(parsed, token)):
            return parsed.changed(changes)
        if token.lower == ")" and (changes := _behind_bracket(parsed, token)):
            return parsed.changed(changes)
    return parsed


def _behind_bracket(parsed: Parsed, closing: Token) -> Changes | None:
    """What is put right of a sentence that goes on behind a bracket."""
    return _described(parsed, closing) or _beside(parsed, closing) or _joined_past(parsed, closing)


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
    if any(t.dep.startswith("nsubj") for t in parsed.children(verb.i)) or root.i > verb.i or subject.tag not in _NAMES:
        return None
    moved = (t for t in parsed.tokens if t.head in {root.i, helper.i} and not helper.i < t.i < verb.i)
    changes: Changes = {t.i: {"head": verb.i} for t in moved}
    if root.i != verb.i:
        changes[root.i] = {"head": verb.i, "dep": "dep"}
    changes[helper.i] = {"head": verb.i, "dep": "aux"}
    changes[subject.i] = {"head": verb.i, "dep": "nsubj"}
    changes[verb.i] = {"head": verb.i, "dep": "ROOT", "tag": "VB"}
    return changes


def _joined_past(parsed: Parsed, closing: Token) -> Changes | None:
    """What joins a verb behind a bracket to the one before it ("it is stored (as far as you allow) and | shared")."""
    if parsed.tokens[closing.i + 1].lower not in {"and", "or", "but"}:
        return None
    opening = next((t.i for t in reversed(parsed.tokens[: closing.i]) if t.lower == "("), closing.i)
    behind = (t for t in parsed.tokens[closing.i + 1 :] if t.dep == "conj" and t.is_verb)
    verb = next((t for t in behind if opening < t.head < closing.i), None)
    if verb is None or any(t.dep.startswith("nsubj") for t in parsed.children(verb.i)):
        return None
    over = parsed.verb_over(parsed.tokens[opening].head)
    return {verb.i: {"head": over.i}} if over.is_verb and over.i < opening else None


def _named_before(parsed: Parsed, helper: Token) -> Token:
    """The head of the phrase that ends before the helper."""
    token = parsed.tokens[helper.i - 1]
    while token.dep in _ABOVE_SUBJECT and token.head < token.i:
        token = parsed.tokens[token.head]
    return token


def _described(parsed: Parsed, closing: Token) -> Changes | None:
    """What makes the clause behind a bracket one about the noun before it, where it was taken for the main one."""
    root = next(t for t in parsed.tokens if t.dep == "ROOT")
    children = parsed.children(root.i)
    person = next((t for t in children if t.dep == "nsubj" and t.i == closing.i + 1 and t.tag == "PRP"), None)
    main = next((t for t in children if t.dep == "ccomp" and t.i < closing.i), None)
    if person is None or main is None or not any(t.dep.startswith("nsubj") for t in parsed.children(main.i)):
        return None
    opening = next((t for t in reversed(parsed.tokens[main.i : closing.i]) if t.lower == "("), None)
    noun = parsed.tokens[opening.i - 1] if opening else root
    if not noun.is_noun:
        return None
    changes: Changes = {t.i: {"head": main.i} for t in children if t.i < closing.i}
    changes[main.i] = {"head": main.i, "dep": "ROOT"}
    changes[root.i] = {"head": noun.i, "dep": "relcl"}
    return changes


def _beside(parsed: Parsed, closing: Token) -> Changes | None:
    """What keeps those in brackets beside who acts, not over the verb ("we (or vendors acting for us) may use it")."""
    opening = next((t for t in reversed(parsed.tokens[: closing.i]) if t.lower == "("), None)
    verb = next((t for t in parsed.tokens[closing.i + 1 :] if t.tag not in _HELPERS), closing)
    if opening is None or not opening.i or parsed.tokens[opening.i + 1].lower not in _JOINS or not verb.is_verb:
        return None
    subject, inside = parsed.tokens[opening.i - 1], range(opening.i, closing.i + 1)
    within = parsed.tokens[opening.i : closing.i]
    doing = next((t for t in within if t.tag == "VBG" and (t.head == verb.i or subject.head == t.i)), None)
    named = next((t for t in within if t.dep == "conj" and t.head == subject.i), None)
    if subject.tag not in _NAMES or doing is None or named is None:
        return None
    changes: Changes = {t.i: {"head": verb.i} for t in parsed.children(doing.i) if t.i not in inside}
    changes[subject.i] = {"head": verb.i, "dep": "nsubj"}
    changes[doing.i] = {"head": named.i, "dep": "acl"}
    return changes
