"""Joins "may" or "do" to its verb again, where an aside stands between: "we will, unless you object, send your name".

The parser hangs the subject on the helping verb, or takes that for the main verb of the sentence and hangs the true one
on it; or all of them on a word of the aside. Only plain verbs behind a comma are joined to a helper, since behind other
words they may belong to the aside.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.syntax.tags import DO

if TYPE_CHECKING:
    from kg.extract.syntax.tokens import Changes, Parsed, Token

_OF_VERB = frozenset({"nsubj", "nsubjpass", "aux", "neg"})
_JOINED = frozenset({"dep", "conj", "ccomp", "xcomp", "advcl", "parataxis"})


def with_helpers(parsed: Parsed) -> Parsed:
    """The sentence with such verbs joined to their helpers; most come back as they are."""
    for token in parsed.tokens:
        if token.tag == "MD" or token.lower in DO or (token.dep == "auxpass" and token.is_copula):
            changes = _off_aside(parsed, token) or _subject_moved(parsed, token) or _made_main(parsed, token)
            parsed = parsed.changed(changes) if changes else parsed
    return parsed


def _off_aside(parsed: Parsed, helper: Token) -> Changes | None:
    """What was hung on how it is done hung on its verb ("we do not knowingly, or by others, sell names")."""
    how = parsed.tokens[helper.head]
    if helper.dep != "aux" or how.tag not in {"RB", "IN"}:
        return None
    governs = parsed.tokens[how.head].tag != "VB"
    below = (t for t in parsed.children(how.i) if t.tag == "VB" and t.i > how.i)
    verb = next(below, None) if governs else parsed.tokens[how.head]
    if verb is None or verb.i < how.i:
        return None
    hung = (*parsed.children(how.i), *parsed.children(helper.i))
    changes: Changes = {t.i: {"head": verb.i} for t in hung if t.dep in _OF_VERB and t.i < how.i}
    if governs:
        changes[verb.i] = {"head": verb.i if how.head == how.i else how.head, "dep": how.dep}
        changes[how.i] = {"head": verb.i, "dep": "advmod"}
    return changes


def _subject_moved(parsed: Parsed, helper: Token) -> Changes | None:
    """The subject hung on the verb that its helper already belongs to."""
    if helper.dep not in {"aux", "auxpass"}:
        return None
    moved: Changes = {t.i: {"head": helper.head} for t in parsed.children(helper.i) if t.is_subject or t.dep == "neg"}
    if helper.dep == "auxpass":
        moved |= {i: {"head": helper.head, "dep": "nsubjpass"} for i in moved if parsed.tokens[i].is_subject}
    return moved or None


def _made_main(parsed: Parsed, helper: Token) -> Changes | None:
    """The verb behind the aside made the main one, with all that hung on the helper."""
    below = parsed.children(helper.i)
    own = any(t.dep in {"dobj", "attr", "acomp"} for t in below) or not any(t.is_subject for t in below)
    verb = next((t for t in below if t.tag == "VB" and t.dep in _JOINED and t.i > helper.i + 1), None)
    if own or verb is None or parsed.tokens[verb.i - 1].lower != ",":
        return None
    changes: Changes = {t.i: {"head": verb.i} for t in below if t.i != verb.i}
    changes[verb.i] = {"head": verb.i if helper.dep == "ROOT" else helper.head, "dep": helper.dep}
    changes[helper.i] = {"head": verb.i, "dep": "aux"}
    return changes
