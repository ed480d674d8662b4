"""Lines that the author broke inside one paragraph: headings above their text, and items, told apart from it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.read import depths
from kg.read.bullets import bullet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kg.read.drafts import Draft


def split_at_breaks(draft: Draft, is_heading: Callable[[Draft], bool]) -> Iterator[Draft]:
    """The paragraph in as many blocks as its broken lines make: bold lines and lines with a bullet go by themselves."""
    text = draft.text.text
    if draft.kind == "heading" and "\n" in text:
        yield replace(draft, text=replace(draft.text, text=text.replace("\n", " ")))
        return
    if draft.kind != "paragraph" or "\n" not in text:
        yield draft
        return
    at = open_from = 0
    for line in text.split("\n"):
        end = at + len(line)
        piece = draft.part(at, end)
        sign = bullet(line) if line else None
        alone = piece.text.text and (is_heading(piece) or (sign is not None and sign.family == "sign"))
        if alone:
            if open_from < at:
                yield from _filled(draft.part(open_from, at))
            if sign is not None and sign.family == "sign":
                yield replace(draft.part(at + sign.length, end), kind="item", depth=1)
            else:
                yield replace(piece, kind="heading", depth=depths.BOLD)
            open_from = end + 1
        at = end + 1
    yield from _filled(draft.part(open_from, len(text)))


def _filled(draft: Draft) -> Iterator[Draft]:
    if draft.text.text:
        yield draft
