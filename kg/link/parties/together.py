"""Parts a subject into those named first and all who act with the first: "Acme, its affiliates | and its vendors"."""

from __future__ import annotations

import re

_TOGETHER = re.compile(
    r"^(?:(?:both|neither)\s+)?(.{1,40}?),?\s*(?:\([^)]*\)\s*)?"
    r"(?:and/or|and|or|nor|as well as|along with|together with),?\s+(.*?)(?:\b(?:that|who|which|we)\b.*)?$",
    re.IGNORECASE | re.DOTALL,
)


def together(text: str) -> tuple[str, str] | None:
    """The words before the last "and" of a subject and those for all but the first, without the clause about them."""
    found = _TOGETHER.match(text)
    if found is None:
        return None
    more = found[1].partition(",")[2].strip()
    return found[1], f"{more}, {found[2]}" if more else found[2]
