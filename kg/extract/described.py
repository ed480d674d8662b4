"""Reads items that say what data are for before they list them, below a lead-in on what is collected.

"Contact information allows us to write to you and includes your name" names no use beside the collection.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.model import Phrase

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.extract.syntax.tokens import Parsed
    from kg.model import Frame

_DESCRIBED = re.compile(
    r"\W*(?:[\w/-]+ ){1,6}?(?:information|data|details) "
    r"(?:(?:that |which )?(?:allows?|helps?|enables?|lets?|permits?) us |(?=for ))(?P<aim>[^:;]+?)"
    r"(?:,? (?:such as|including)|,? (?:and|which|it)(?: (?:generally|typically|usually|may|can|also))* includes?) "
    r"(?P<data>\w.*)",
    re.IGNORECASE | re.DOTALL,
)


def described(parsed: Parsed, own: Iterable[Frame]) -> Iterable[Frame]:
    """The frames of an item with its lead-in, or the one of what that collects, where the item is such a one."""
    every = tuple(own)
    if not parsed.item_at or parsed.item_at >= len(parsed.tokens):
        return every
    begin = parsed.tokens[parsed.item_at].start
    found = _DESCRIBED.fullmatch(parsed.text.text, begin)
    led = next((f for f in every if f.action == "collect" and f.data and f.data[0].start < begin), None)
    if found is None or led is None:
        return every
    aim = Phrase(*found.span("aim"))
    return (replace(led, data=(Phrase(*found.span("data")),), purposes=(*led.purposes, aim)),)
