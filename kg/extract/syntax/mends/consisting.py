"""Gives back a "consists" that the parser took for a plural: "the data which we collect | consists of your name".

No deed is told by it, so that the mends of lost verbs, which know verbs of data flows, do not find it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.syntax.tags import PLURALS

if TYPE_CHECKING:
    from kg.extract.syntax.tokens import Changes, Parsed, Token


def with_consisting(parsed: Parsed) -> Parsed:
    """The sentence with such a word as a verb; most come back as they are."""
    for token in parsed.tokens[2:-2]:
        if token.lower == "consists" and token.tag in PLURALS and (changes := _as_verb(parsed, token)):
            return parsed.changed(changes)
    return parsed


def _as_verb(parsed: Parsed, token: Token) -> Changes | None:
    """What makes it the verb of the sentence, also where it was taken for the object of a clause about the subject."""
    if token.dep == "ROOT":
        return {token.i: {"tag": "VBZ"}}
    clause = parsed.tokens[token.head]
    noun = parsed.tokens[clause.head]
    if clause.dep != "relcl" or noun.dep != "ROOT" or not noun.i < clause.i < token.i:
        return None
    behind: Changes = {t.i: {"head": token.i} for t in parsed.children(noun.i) if t.i > token.i}
    main: Changes = {token.i: {"head": token.i, "dep": "ROOT", "tag": "VBZ"}}
    return behind | main | {noun.i: {"head": token.i, "dep": "nsubj"}}
