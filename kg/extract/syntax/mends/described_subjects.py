"""Gives a verb the subject that something before the verb describes: "data collected online | may be shared".

The parser takes what describes it for the verb of the sentence, as if data collected something, and what is said of it
for a second verb ("data you give us | may be published").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract import cues
from kg.extract.syntax.doers import SUBJECTS
from kg.extract.syntax.grammar import relation_to
from kg.extract.syntax.tags import PRESENT, SPOKEN_OF

if TYPE_CHECKING:
    from kg.extract.syntax.tokens import Changes, Parsed, Token

_POINTERS = frozenset({"this", "these", "that", "such"})
_GIVERS = frozenset({"you", "users", "members", "visitors"})
_BEFORE_CLAUSE = frozenset({",", ";", ":", "—", "that", "and", "but"})
"""Words behind which a clause may begin with what somebody gives ("please note that | what you post is public")."""


def subject_of_participle(parsed: Parsed, token: Token) -> Changes | None:
    """The subject of a verb behind a participle that only describes it ("data collected online may be shared").

    Or somebody whom one describes ("vendors listed below may use your name").
    """
    if not token.is_past:
        return None
    children = parsed.children(token.i)
    noun = next((t for t in children if t.dep == "nsubj" and t.i < token.i), None)
    described = SPOKEN_OF if token.stem in cues.actions() else cues.somebody()
    if noun is None or noun.stem not in described or any(t.dep in {"aux", "auxpass", "neg", "dobj"} for t in children):
        return None
    between = parsed.tokens[noun.i + 1 : token.i]
    verb = _main_verb(parsed, token) if all(t.tag == "RB" for t in between) else None
    if verb is None:
        return None
    changes: Changes = {
        noun.i: {"head": verb.i, "dep": relation_to(parsed, verb)},
        token.i: {"head": noun.i, "dep": "acl", "tag": "VBN"},
    }
    if verb.head == token.i:
        changes[verb.i] = {"head": verb.i if token.head == token.i else token.head, "dep": token.dep}
    return changes


def subject_of_clause(parsed: Parsed, token: Token) -> Changes | None:
    """The data that a clause describes as the subject of what is said of them ("data you give | may be published")."""
    noun = _described_by(parsed, token)
    verb = _main_verb(parsed, token) if noun else None
    if noun is None or verb is None or verb.i < noun.i:
        return None
    changes: Changes = {
        noun.i: {"head": verb.i, "dep": relation_to(parsed, verb)},
        token.i: {"head": noun.i, "dep": "relcl"},
    }
    if verb.head == token.i:
        over = noun if token.head == noun.i else token
        changes[verb.i] = {"head": verb.i if over.dep == "ROOT" else over.head, "dep": over.dep}
        for t in parsed.children(token.i):
            if t.i > verb.i or parsed.extent(t.i)[1] <= parsed.extent(noun.i)[0]:
                changes[t.i] = {"head": verb.i}
    return changes


def _described_by(parsed: Parsed, token: Token) -> Token | None:
    """The data right before the subject of a clause about them, taken for how it is done or for the whole sentence."""
    if token.dep == "relcl":
        noun = parsed.tokens[token.head]
        return noun if noun.dep == "ROOT" and noun.i < token.i else None
    who = next((t for t in parsed.children(token.i) if t.dep == "nsubj" and t.i < token.i), None)
    before = parsed.tokens[parsed.extent(who.i)[0] - 1] if who and parsed.extent(who.i)[0] > 0 else None
    if before is None or not (before.is_noun or before.tag == "WP"):
        return None
    adverb = before.dep in {"npadvmod", "advmod"} and before.head == token.i and before.stem in SPOKEN_OF
    opens = parsed.extent(before.i)[0] == 0 or parsed.tokens[parsed.extent(before.i)[0] - 1].lower in _BEFORE_CLAUSE
    given = who is not None and who.lower in _GIVERS and before.dep == "dobj" and opens
    return before if adverb or given else None


def _main_verb(parsed: Parsed, participle: Token) -> Token | None:
    """The finite verb behind a participle that has no subject of its own."""
    above = parsed.tokens[participle.head]
    if participle.dep in SUBJECTS and above.is_verb and above.i > participle.i:
        return above
    if participle.dep == "ccomp" and above.is_verb and above.i > participle.i:
        own = any(t.dep in SUBJECTS for t in parsed.children(above.i))
        return None if own or parsed.tokens[above.i - 1].lower in {"to", ","} else above
    for t in parsed.tokens[participle.i + 1 :]:
        finite = t.is_verb and (
            t.tag in PRESENT or any(c.tag == "MD" or c.dep == "auxpass" for c in parsed.children(t.i))
        )
        if finite and t.head == participle.i and t.dep in {"dep", "conj", "ccomp"}:
            helpers = [c.i for c in parsed.children(t.i) if c.dep in {"aux", "auxpass", "advmod"} and c.i < t.i]
            first = min((t.i, *helpers))
            own = any(c.dep in SUBJECTS for c in parsed.children(t.i))
            return None if own or parsed.tokens[first - 1].lower in {"and", "or", "but"} else t
    return None


def subject_behind_gerund(parsed: Parsed, token: Token) -> Changes | None:
    """The data that a participle before them describes ("personally identifying information … is kept").

    A pointer before it was taken for who does it ("| this | automatically collected information may include …").
    """
    if token.tag not in {"VBG", "VBD", "VBN"} or token.dep not in {"csubj", "csubjpass"}:
        return None
    noun = next((t for t in parsed.children(token.i) if t.dep == "dobj" and t.i == token.i + 1), None)
    doer = next((t for t in parsed.children(token.i) if t.dep == "nsubj"), None)
    if noun is None or noun.stem not in SPOKEN_OF or (doer is not None and doer.lower not in _POINTERS):
        return None
    relation = "nsubjpass" if token.dep == "csubjpass" else "nsubj"
    changes: Changes = {noun.i: {"head": token.head, "dep": relation}, token.i: {"head": noun.i, "dep": "amod"}}
    return changes if doer is None else changes | {doer.i: {"head": noun.i, "dep": "det"}}
