"""Finds practices that take data by what they are called: "we do not engage in targeted advertising"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract import cues
from kg.extract.predicates.acts.runs import Run
from kg.extract.predicates.acts.verbs import stated
from kg.extract.predicates.scope import denied
from kg.extract.syntax.grammar import is_passive
from kg.extract.syntax.sorts import is_person

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.predicates.predicate import Predicate
    from kg.extract.syntax.grammar import Stretch
    from kg.extract.syntax.tokens import Parsed, Token


def practices(parsed: Parsed) -> Iterator[Predicate]:
    """The predicates of doing what cannot be done without data; what is only let happen tells where it is not."""
    for token in parsed.tokens:
        going_on = token.tag == "VBG" and any(t.dep == "aux" for t in parsed.children(token.i))
        if not (token.is_finite or going_on):
            continue
        if is_passive(parsed, token.i) or practised(parsed, token) is None:
            continue
        found = stated(parsed, Run(token.i, token.i, ("use",)))
        if found is None or found.subject is None or is_person(parsed, found.subject):
            continue
        lets = token.stem in cues.verbs("permit")
        if not lets or denied(parsed, token.i, found.subject[0], found.subject[0]):
            yield replace(found, kind="practice", passive=False)


def practised(parsed: Parsed, token: Token) -> Stretch | None:
    """The words for what is done, behind a verb of doing."""
    if token.stem not in cues.verbs("practise") | cues.verbs("permit"):
        return None
    below = [t for t in parsed.children(token.i) if t.i > token.i]
    inside = [t for each in below if each.lower == "in" for t in parsed.children(each.i)]
    done = next((t for t in (*below, *inside) if t.dep in {"dobj", "pobj", "pcomp"} and _is_practice(parsed, t)), None)
    return parsed.extent(done.i) if done else None


def _is_practice(parsed: Parsed, done: Token) -> bool:
    """Whether it is advertising to one person and not to all."""
    for t in (done, *(t for t in parsed.children(done.i) if t.dep == "conj")):
        fitted = parsed.tokens[t.i - 1].lower in cues.words("fitted to one")
        if t.lower in cues.words("remarketing") or (t.lower in cues.words("advertising") and fitted):
            return True
    return False
