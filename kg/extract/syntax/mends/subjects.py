"""Gives verbs back the subjects that the parser took from them.

In "share it with a partner, and the partner may use it" the second partner is read as one more that it is shared with.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract import cues
from kg.extract.syntax.doers import SUBJECTS
from kg.extract.syntax.grammar import relation_to
from kg.extract.syntax.mends.described_subjects import subject_behind_gerund, subject_of_clause, subject_of_participle
from kg.extract.syntax.mends.misplaced_subjects import object_before_to, subject_of_passive
from kg.extract.syntax.tags import SPOKEN_OF
from kg.extract.syntax.tokens import CONJUNCTIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.syntax.tokens import Changes, Parsed, Token

_OPENING = frozenset({"DT", "PRP$"})
"""Tags of the words by which a noun begins that is not joined to the one before an "and"."""
_SINGULAR = frozenset({"VBZ", "MD"})
"""Tags of what stands right behind somebody of whom something is said."""


def with_subjects(parsed: Parsed) -> Parsed:
    """The sentence with such subjects put right; most come back as they are."""
    for changes in _slips(parsed):
        return parsed.changed(changes)
    return parsed


def _slips(parsed: Parsed) -> Iterator[Changes]:
    for token in parsed.tokens:
        if token.is_verb:
            changes = (
                _of_second(parsed, token)
                or _of_joined_clause(parsed, token)
                or subject_of_participle(parsed, token)
                or subject_of_passive(parsed, token)
                or object_before_to(parsed, token)
                or subject_behind_gerund(parsed, token)
                or subject_of_clause(parsed, token)
                or _named_as_adverb(parsed, token)
            )
            if changes:
                yield changes


def _of_second(parsed: Parsed, token: Token) -> Changes | None:
    """The verb joined to another that was taken for a subject ("data we collect | and process | may include")."""
    verb = next((t for t in parsed.children(token.i) if t.dep == "nsubj" and t.tag == "NN" and t.i < token.i), None)
    if verb is None or verb.stem not in cues.actions() or token.dep != "conj":
        return None
    described = parsed.tokens[token.head]
    noun = parsed.tokens[described.head]
    joined = described.i == verb.i - 2 and parsed.tokens[verb.i - 1].lower in CONJUNCTIONS
    if not joined or described.stem not in cues.actions() or described.dep != "relcl" or noun.stem not in SPOKEN_OF:
        return None
    return {
        verb.i: {"head": described.i, "dep": "conj", "tag": "VB"},
        token.i: {"head": token.i if noun.dep == "ROOT" else noun.head, "dep": noun.dep},
        noun.i: {"head": token.i, "dep": "nsubj"},
    }


def _of_joined_clause(parsed: Parsed, token: Token) -> Changes | None:
    """The noun right before "may", joined to the one before it ("share it with a partner | and the partner may")."""
    helper = next((t for t in parsed.children(token.i) if t.dep == "aux" and t.tag == "MD" and t.i < token.i), None)
    own = any(t.dep in SUBJECTS for t in parsed.children(token.i))
    if helper is None or helper.i == 0 or own or token.dep != "conj":
        return None
    noun = parsed.tokens[helper.i - 1]
    begins = parsed.extent(noun.i)[0]
    first = parsed.tokens[begins]
    opened = (first.tag in _OPENING or first.lower == "such") and parsed.tokens[begins - 1].lower == "and"
    taken = noun.is_noun and noun.dep == "conj" and opened
    return {noun.i: {"head": token.i, "dep": relation_to(parsed, token)}} if taken else None


def _named_as_adverb(parsed: Parsed, token: Token) -> Changes | None:
    """The name that ends as adverbs do, before a verb that has no subject ("| Calendly | may keep your address")."""
    first, *behind = parsed.tokens[:2]
    like_adverb = first.tag == "RB" and first.lower.endswith("ly") and first.head == token.i
    own = any(t.dep in SUBJECTS for t in parsed.children(token.i))
    if not like_adverb or own or parsed.item_at is not None or not any(t.tag in _SINGULAR for t in behind):
        return None
    return {first.i: {"tag": "NNP", "dep": relation_to(parsed, token)}}
