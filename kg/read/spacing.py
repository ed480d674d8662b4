"""Text whose every line is followed by an empty one, as pages taken out of a PDF are, gets its paragraphs back.

An empty line parts blocks; here it stands within sentences too, and only two or more of them part paragraphs.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from kg.read.lines import NARROWEST, WIDEST

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.read.lines import Physical

_GOES_ON = re.compile(r"[\w,)&\-\u2019\u201d]$")
_APART = 2
"""How far the numbers of two lines are from each other that have one empty line between."""
_FEWEST = 10
"""Lines that must be torn from what they go on with before a text counts as double-spaced."""
_LEAST_TORN = 0.3
"""The part of the lines close to the next that are torn; others end a sentence there or stand before a capital."""
_USUAL = 0.9
"""The part of the lines that are no wider than the usual width; the widest may be titles or addresses."""
_FULL = 0.85
"""The part of the usual width that a line fills, with the first word of the next, if it was broken for want of room."""


def single_spaced(source: str, lines: Sequence[Physical]) -> Sequence[Physical]:
    """The lines as they are; of a double-spaced text, without the empty ones within paragraphs.

    A line that is not full ends its paragraph or is a title, and stays apart from the next.
    """
    written = [number for number, line in enumerate(lines) if line.end > line.start]
    near = [above for above, below in pairwise(written) if below == above + _APART]
    if 2 * len(near) < len(written):
        return lines
    torn = sum(_is_torn(source, lines[above], lines[above + _APART]) for above in near)
    if torn < max(_FEWEST, _LEAST_TORN * len(near)):
        return lines
    width = sorted(lines[above].end - lines[above].start for above in near)[int(_USUAL * len(near))]
    if width > WIDEST:
        return lines
    full = {above + 1 for above in near if _taken(source, lines[above], lines[above + _APART]) >= _FULL * width}
    return [line for number, line in enumerate(lines) if number not in full]


def _is_torn(source: str, above: Physical, below: Physical) -> bool:
    """Whether the words of a line go on in the line below."""
    ends = above.end - above.start > NARROWEST and _GOES_ON.search(source, above.start, above.end)
    return bool(ends) and source[below.start].islower()


def _taken(source: str, line: Physical, below: Physical) -> int:
    """The characters of a line with the first word of the next, which would have had no room in it."""
    return line.end - line.start + len(source[below.start : below.end].split(maxsplit=1)[0])
