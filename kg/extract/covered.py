"""Leaves out contacts that only say what data are used for: "we use your address to ship goods and write to you"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.model import Frame

_CONTACT = "contact-verb"
_BY_ITSELF = re.compile(r"\b(?:we|they|may|might|can|could|will|would|shall|must|do)\b(?: \w+)?\s*$", re.IGNORECASE)
"""What stands before a verb that tells a deed of its own ("… and we may also write to you")."""


def without_covered(frames: Iterable[Frame]) -> Iterator[Frame]:
    """The frames of a sentence without such contacts, which name no data where the use of them does."""
    every = tuple(frames)
    for frame in every:
        if frame.rule != _CONTACT or not any(_covers(other, frame) for other in every):
            yield frame


def _covers(use: Frame, contact: Frame) -> bool:
    """Whether the contact is among the purposes of a use, and not a sentence of its own."""
    if use.rule == _CONTACT or use.action != "use" or not use.data or use.polarity != contact.polarity:
        return False
    start = contact.data[0].start
    return any(
        phrase.start <= start < phrase.end and not _BY_ITSELF.search(use.text.text, phrase.start, start)
        for phrase in use.purposes
    )
