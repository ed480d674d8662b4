"""Puts right questions among data ("…, how often you visit us"), and the verbs that were joined to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.syntax.grammar import has_modal

if TYPE_CHECKING:
    from kg.extract.syntax.tokens import Changes, Parsed, Token

_ASKING = frozenset({"how", "what", "which", "when", "where", "whether", "whom"})
_ASKING_TAGS = frozenset({"WDT", "WP", "WRB"})
_BEFORE = frozenset({",", ";", "and", "or", "as"})


def with_questions(parsed: Parsed) -> Parsed:
    """The sentence with the verb of the true main clause as its root, and the question hung on the list."""
    for root in parsed.tokens:
        main = _main(parsed, root) if root.dep == "ROOT" and root.is_verb else None
        if main is not None:
            return parsed.changed(_hung(parsed, root, main))
    return parsed


def _main(parsed: Parsed, root: Token) -> Token | None:
    """The verb before the question that has a subject and asks nothing itself."""
    asking = _asking(parsed, root)
    if asking is None or asking.i == 0 or parsed.tokens[asking.i - 1].lower not in _BEFORE:
        return None
    for verb in parsed.children(root.i):
        if verb.i < asking.i and verb.is_verb and verb.dep == "ccomp":
            below = parsed.children(verb.i)
            opened = any(t.dep == "mark" or t.lower in _ASKING for t in below if t.i < verb.i)
            return verb if not opened and any(t.is_subject for t in below) else None
    return None


def _asking(parsed: Parsed, verb: Token) -> Token | None:
    """The word before the subject of a verb with which its question begins."""
    subject = next((t for t in parsed.children(verb.i) if t.is_subject and t.i < verb.i), None)
    if subject is None:
        return None
    begins = [parsed.extent(t.i)[0] for t in parsed.children(verb.i) if t.i < subject.i and not t.is_verb]
    return next((parsed.tokens[i] for i in begins if parsed.tokens[i].lower in _ASKING), None)


def _hung(parsed: Parsed, root: Token, main: Token) -> Changes:
    asking = _asking(parsed, root)
    start = asking.i if asking else root.i
    listed = next((t for t in reversed(parsed.tokens[:start]) if t.is_noun and t.i > main.i), main)
    changes: Changes = {
        main.i: {"head": main.i, "dep": "ROOT"},
        root.i: {"head": listed.i, "dep": "acl"},
    }
    for child in parsed.children(root.i):
        if child.i < start and child.i != main.i:
            changes[child.i] = {"head": main.i}
    return changes


def with_verbs_behind_questions(parsed: Parsed) -> Parsed:
    """The sentence with a verb joined to the main one, where it was joined to a question that somebody may learn.

    "They may see which page you read | and may set a cookie": setting one is no part of what they see.
    """
    moved: Changes = {}
    for token in parsed.tokens:
        question = parsed.tokens[token.head]
        joined = token.dep == "conj" and question.dep == "conj" and question.is_verb
        if not joined or not has_modal(parsed, token) or has_modal(parsed, question):
            continue
        over = parsed.tokens[question.head]
        asks = any(t.tag in _ASKING_TAGS for t in parsed.tokens[parsed.extent(question.i)[0] : question.i])
        alone = all(not t.is_subject for t in parsed.children(token.i))
        if asks and alone and has_modal(parsed, over):
            moved[token.i] = {"head": over.i}
    return parsed.changed(moved) if moved else parsed
