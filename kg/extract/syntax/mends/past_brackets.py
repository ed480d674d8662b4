"""Puts right what goes on behind a bracket: "phones (and others) | you use", "it is kept (if you agree) and | shared".

The parser hangs it on the words in the bracket, or takes it for the main clause.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.syntax.tags import BEFORE_VERB, NAMES
from kg.extract.syntax.tokens import CONJUNCTIONS

if TYPE_CHECKING:
    from kg.extract.syntax.tokens import Changes, Parsed, Token


def behind_bracket(parsed: Parsed, closing: Token) -> Changes | None:
    """What is put right of a sentence that goes on behind a bracket."""
    return _described(parsed, closing) or _beside(parsed, closing) or _joined_past(parsed, closing)


def _described(parsed: Parsed, closing: Token) -> Changes | None:
    """What makes the clause behind a bracket one about the noun before it, where it was taken for the main one."""
    root = next(t for t in parsed.tokens if t.dep == "ROOT")
    children = parsed.children(root.i)
    person = next((t for t in children if t.dep == "nsubj" and t.i == closing.i + 1 and t.tag == "PRP"), None)
    main = next((t for t in children if t.dep == "ccomp" and t.i < closing.i), None)
    if person is None or main is None or not any(t.is_subject for t in parsed.children(main.i)):
        return None
    opening = next((t for t in reversed(parsed.tokens[main.i : closing.i]) if t.lower == "("), None)
    noun = parsed.tokens[opening.i - 1] if opening else root
    if not noun.is_noun:
        return None
    changes: Changes = {t.i: {"head": main.i} for t in children if t.i < closing.i}
    changes[main.i] = {"head": main.i, "dep": "ROOT"}
    changes[root.i] = {"head": noun.i, "dep": "relcl"}
    return changes


def _joined_past(parsed: Parsed, closing: Token) -> Changes | None:
    """What joins a verb behind a bracket to the one before it ("it is stored (as far as you allow) and | shared")."""
    opening = _opening(parsed, closing)
    if opening is None:
        return None
    behind = (t for t in parsed.tokens[closing.i + 1 :] if t.dep == "conj" and t.is_verb)
    verb = next((t for t in behind if opening.i < t.head < closing.i), None)
    if verb is None or any(t.is_subject for t in parsed.children(verb.i)):
        return None
    over = parsed.verb_over(opening.head)
    if over.i >= opening.i:  # the bracket hangs on words of its own
        over = next((t for t in reversed(parsed.tokens[: opening.i]) if t.tag == verb.tag), over)
    return {verb.i: {"head": over.i}} if over.is_verb and over.i < opening.i else None


def _beside(parsed: Parsed, closing: Token) -> Changes | None:
    """What keeps those in brackets beside who acts, not over the verb ("we (or vendors acting for us) may use it")."""
    opening = _opening(parsed, closing)
    verb = next((t for t in parsed.tokens[closing.i + 1 :] if t.tag not in BEFORE_VERB), closing)
    if opening is None or not opening.i or parsed.tokens[opening.i + 1].lower not in CONJUNCTIONS or not verb.is_verb:
        return None
    subject, inside = parsed.tokens[opening.i - 1], range(opening.i, closing.i + 1)
    within = parsed.tokens[opening.i : closing.i]
    doing = next((t for t in within if t.tag == "VBG" and (t.head == verb.i or subject.head == t.i)), None)
    named = next((t for t in within if t.dep == "conj" and t.head == subject.i), None)
    if subject.tag not in NAMES or doing is None or named is None:
        return None
    changes: Changes = {t.i: {"head": verb.i} for t in parsed.children(doing.i) if t.i not in inside}
    changes[subject.i] = {"head": verb.i, "dep": "nsubj"}
    changes[doing.i] = {"head": named.i, "dep": "acl"}
    return changes


def _opening(parsed: Parsed, closing: Token) -> Token | None:
    return next((t for t in reversed(parsed.tokens[: closing.i]) if t.lower == "("), None)
