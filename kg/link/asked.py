"""Finds the data that a question names, which "it" in the answer stands for ("Do you sell my address? No")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.link.cues import cue
from kg.link.reading import words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.link.labels import Labels
    from kg.model import Frame, Segment, Vocabulary

_NEAR = 2
"""Sentences behind a question among which the answer stands."""


def asked_about(
    frame: Frame, begin: int, segments: Sequence[Segment], labels: Labels, vocabulary: Vocabulary
) -> tuple[str, ...]:
    """The data of the question that the sentence, which begins at the segment `begin`, answers with "it" or "them"."""
    pronoun = cue("it_or_them").match(words_of(frame, frame.data[0]).strip(" .,;"))
    question = _question(frame, begin, segments) if pronoun else ""
    named = vocabulary.most_specific("data", (match.concept for match in labels.contiguous(question)))
    return tuple(named)


def _question(frame: Frame, begin: int, segments: Sequence[Segment]) -> str:
    for before in reversed(segments[max(0, begin - _NEAR) : begin]):
        if before.heading != frame.heading:
            break
        if before.text.text.endswith("?"):
            return before.text.text
    above = segments[max(0, begin - _NEAR)].heading if begin >= _NEAR else ()
    asks = frame.heading and frame.heading[-1].rstrip("*_ ").endswith("?")
    return frame.heading[-1] if asks and above != frame.heading else ""
