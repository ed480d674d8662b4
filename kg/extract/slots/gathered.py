"""Reads who gathered the data that somebody then uses: "we use information collected by our partners"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.predicates.getting.doers import gather_themselves, gathered_by
from kg.extract.slots.apart import phrase_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.syntax.tokens import Parsed, Token
    from kg.model import Frame, Phrase


def gathered(parsed: Parsed, frame: Frame) -> Iterator[Frame]:
    """That others gathered the data, where the words for these say so; what is denied to be used may not exist."""
    for phrase in frame.data if frame.polarity == "affirmed" else ():
        if phrase.kind != "plain":
            continue  # in "data gathered by them include your age" they are told already
        noun = next((t for t in reversed(parsed.tokens) if phrase.start <= t.start < phrase.end), None)
        who = _gatherer(parsed, noun, frame.actor) if noun else None
        if noun is not None and who is not None:
            begins = parsed.tokens[parsed.extent(noun.i)[0]].start
            yield replace(
                frame,
                rule="gathered",
                action="collect",
                verb="collect",
                modality="does",
                actor=who,
                data=(replace(phrase, start=max(phrase.start, begins)),),
                recipients=(),
                purposes=(),
                exception=None,
                condition=None,
                duration=None,
            )


def _gatherer(parsed: Parsed, data: Token, actor: Phrase | None) -> Phrase | None:
    """Who gathered the data; "they" are those who do the rest ("our partners use the data that they collect")."""
    behind = (data.i, parsed.extent(data.i)[1])
    who = gathered_by(parsed, behind)
    if who is None:
        return actor if gather_themselves(parsed, behind) else None
    return phrase_of(parsed, who)
