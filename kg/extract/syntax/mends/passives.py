"""Gives a passive the subject that stands before it, where the parser saw none.

"Information you choose to post may be viewed", "The name you put in your profile and the photo will be displayed": the
clause about the data hides from the parser that they go on as the subject. What stands at the beginning of the clause,
and reaches up to the helping verb with nothing but words about it, is the subject.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract import cues
from kg.extract.syntax.doers import SUBJECTS
from kg.extract.syntax.tags import DETERMINERS, SPOKEN_OF
from kg.extract.syntax.tokens import CONJUNCTIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.syntax.tokens import Changes, Parsed, Token

_HELPERS = frozenset({"aux", "auxpass", "neg"})
_NAMED = SPOKEN_OF | cues.stems("made and kept")
_JOINS = CONJUNCTIONS | {"but", "nor"}
_OPENS = _JOINS | {",", ";", ":", "that", "because"}
_IN_PHRASE = frozenset({"DT", "PDT", "PRP$", "JJ", "JJR", "JJS", "NN", "NNS", "NNP", "NNPS", "VBN", "VBG", "CD", "POS"})
_DESCRIBES = frozenset({"PRP", "WDT", "WP", "VBN", "VBD", "VBG", "IN", "TO", "-LRB-", "NNP"})
_SAYING_WHICH = frozenset({"such", "like", "including", "which", "whether", "as", "e.g.", "whatever", "both"})
_FINITE = frozenset({"MD", "VBZ", "VBP"})
_OWN = frozenset({"PRP", "WDT", "WP"})


def with_passives(parsed: Parsed) -> Parsed:
    """The sentence with the subjects of its passives; most come back as they are."""
    for token in parsed.tokens:
        if token.is_past:
            changes = _inverted(parsed, token) or _found(parsed, token)
            parsed = parsed.changed(changes) if changes else parsed
    return parsed


def _inverted(parsed: Parsed, verb: Token) -> Changes | None:
    """What makes one verb of a passive around its subject ("under no circumstances | is your name | sold")."""
    helper = parsed.tokens[verb.head]
    subject = next((t for t in parsed.children(verb.i) if t.dep == "nsubj"), None)
    if verb.dep != "ccomp" or subject is None or not helper.is_copula or not helper.i < subject.i < verb.i:
        return None
    if parsed.extent(subject.i)[0] != helper.i + 1 or any(t.dep in SUBJECTS for t in parsed.children(helper.i)):
        return None
    changes: Changes = {t.i: {"head": verb.i} for t in parsed.children(helper.i) if t.i != verb.i}
    changes[helper.i] = {"head": verb.i, "dep": "auxpass"}
    changes[subject.i] = {"dep": "nsubjpass"}
    changes[verb.i] = {"head": verb.i if helper.dep == "ROOT" else helper.head, "dep": helper.dep, "tag": "VBN"}
    return changes


def _found(parsed: Parsed, verb: Token) -> Changes | None:
    children = parsed.children(verb.i)
    if any(t.dep in SUBJECTS for t in children) or not any(t.dep == "auxpass" and t.i < verb.i for t in children):
        return None
    helper = min(t.i for t in children if t.dep in _HELPERS and t.i < verb.i)
    while helper and parsed.tokens[helper - 1].tag == "RB":
        helper -= 1
    if helper == 0 or parsed.tokens[helper - 1].lower in _JOINS or parsed.tokens[helper].tag == "TO":
        return None
    for start, head in _phrases(parsed, helper):
        if _reaches(parsed, head, helper):
            return _changes(parsed, start, head, helper, verb)
    return None


def _phrases(parsed: Parsed, end: int) -> Iterator[tuple[int, int]]:
    """The phrases that open a clause and name data: where each begins, and its head."""
    tokens = parsed.tokens
    for start in range(end):
        if tokens[start].tag not in _IN_PHRASE or not _opens(parsed, start, end):
            continue
        last = start
        while last + 1 < end and tokens[last + 1].tag in _IN_PHRASE - {"DT", "PRP$"}:
            last += 1
        head = next((t.i for t in reversed(tokens[start : last + 1]) if t.is_noun and t.stem in _things()), None)
        if head is not None and not any(t.is_noun for t in tokens[head + 1 : last + 1]):
            yield start, head


def _things() -> frozenset[str]:
    return _NAMED | cues.things()


def _opens(parsed: Parsed, start: int, end: int) -> bool:
    """Whether a clause can begin here: behind a sign or a word that joins clauses, or with "your" before the verb."""
    if start == 0:
        return True
    before, token = parsed.tokens[start - 1], parsed.tokens[start]
    alone = all(t.tag in _IN_PHRASE for t in parsed.tokens[start:end])
    if before.lower in _JOINS:
        return alone or token.tag in DETERMINERS or token.stem in _things()
    if before.lower in _OPENS or before.tag == "-RRB-":
        return True
    near = token.tag in DETERMINERS and before.is_noun | before.is_verb
    return near and alone and parsed.tokens[0].tag in {"WRB", "IN"}


def _reaches(parsed: Parsed, head: int, helper: int) -> bool:
    """Whether all between the head and the helping verb only says of the data which they are."""
    between = parsed.tokens[head + 1 : helper]
    if not between:
        return True
    first = between[0]
    joined = first.lower in _JOINS and len(between) > 1 and between[1].tag in _IN_PHRASE
    said = first.lower == "," and len(between) > 1 and between[1].lower in _SAYING_WHICH
    if not (joined or said or first.tag in _DESCRIBES):
        return False
    return all(_has_own(parsed, t) for t in between if t.tag in _FINITE) and not any(_asks(parsed, t) for t in between)


def _asks(parsed: Parsed, token: Token) -> bool:
    """Whether a question begins with the word, and with it another clause; not in "such as how you use it"."""
    return token.lower in {"how", "why", "whether"} and parsed.tokens[token.i - 1].lower not in {"as", "like"}


def _has_own(parsed: Parsed, verb: Token) -> bool:
    """Whether a verb between the two follows a subject of its own, and so goes on about the data."""
    before = next(t for t in reversed(parsed.tokens[: verb.i]) if t.tag not in {"RB", "MD"})
    return before.tag in _OWN or (before.tag in {"NNS", "NNP"} and verb.tag in {"VBP", "VBZ"} and verb.dep != "auxpass")


def _changes(parsed: Parsed, start: int, head: int, helper: int, verb: Token) -> Changes:
    within = range(start, helper)
    changes: Changes = {}
    for t in parsed.tokens[start:helper]:
        if t.i != head and (t.head not in within or t.head == t.i):
            changes[t.i] = {"head": head, "dep": "relcl" if t.is_verb and t.i > head else t.dep.replace("ROOT", "dep")}
    for t in parsed.tokens[:start]:
        if t.head in within:
            changes[t.i] = {"head": verb.i}
    changes[head] = {"head": verb.i, "dep": "nsubjpass"}
    top = verb
    while top.head in within and top.head != top.i:
        top = parsed.tokens[top.head]
    if top.i != verb.i:
        changes[verb.i] = {"head": verb.i if top.head == top.i else top.head, "dep": top.dep}
    return changes
