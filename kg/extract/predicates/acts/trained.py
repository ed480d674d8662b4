"""Finds what models learn from: whoever trains one on data uses them ("we train our model on your messages")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract import cues
from kg.extract.predicates.predicate import Predicate
from kg.extract.syntax.asked import is_asked_about
from kg.extract.syntax.doers import shared_subject_of
from kg.extract.syntax.grammar import is_passive, object_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.syntax.grammar import Stretch
    from kg.extract.syntax.tokens import Parsed

_UPON = frozenset({"on", "upon", "with", "using"})


def trainings(parsed: Parsed) -> Iterator[Predicate]:
    """The predicates of training something that learns, with the data behind the preposition."""
    for token in parsed.content():
        if token.stem not in cues.verbs("train") or is_asked_about(parsed, token.i):
            continue
        passive = is_passive(parsed, token.i)
        learner = shared_subject_of(parsed, token.i) if passive else object_of(parsed, token.i)
        upon = next((t for t in parsed.tokens[token.i + 1 :] if t.lower in _UPON), None)
        if learner is None or upon is None or not _learns(parsed, learner):
            continue
        yield Predicate(token.i, upon.i, ("use",), None if passive else shared_subject_of(parsed, token.i))


def _learns(parsed: Parsed, what: Stretch) -> bool:
    """Whether it is a model or the like, and no person ("our employees are trained on the law")."""
    return any(t.stem in cues.stems("learners") for t in parsed.tokens[slice(*what)])
