"""Full stops that end no sentence, because the next word has a small letter: they stand where a semicolon should.

Much text that went through a converter has them ("your browser type. your operating system. and your address"). Read
as semicolons, they part the members of a list.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.segment.sentences import may_shorten

if TYPE_CHECKING:
    from kg.model import Block

_HALF_STOP = re.compile(r"(?<=[\w)\]\"'\u2019\u201d])\.(?= [a-z])")


def with_semicolons(block: Block, name: str) -> Block:
    """The block with semicolons for such stops; a name in small letters may begin a sentence."""
    text = block.text.text
    small = name if name[:1].islower() else ""
    stops = (found.start() for found in _HALF_STOP.finditer(text))
    signs = [at for at in stops if not (small and text.startswith(small, at + 2)) and not may_shorten(text, at)]
    if not signs:
        return block
    letters = list(text)
    for sign in signs:
        letters[sign] = ";"
    return replace(block, text=block.text.spelled("".join(letters)))
