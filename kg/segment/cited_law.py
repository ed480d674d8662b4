"""Leaves out the articles of law that are cited in brackets: "we keep it (Art. 6 (1) (b) GDPR) for …"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.spans import MappedText

_OF_LAW = re.compile(
    r"\s?\((?:(?:legal basis|pursuant to|according to|in accordance with|in connection with|based on|cf\.|see|under)"
    r":? )*(?:the )?(?:Arts?\.|Articles?\b|Sections?\b|Sec\.|\u00a7+|Recitals?\b|GDPR|DSGVO)"
    r"(?:[^()]|\([^()]{0,12}\)){0,120}\)"
)


def without_law(text: MappedText) -> MappedText:
    """The words without such brackets; one at the beginning, or around all of them, stays."""
    cited = _OF_LAW.search(text.text)
    while cited and cited.start() and cited.end() - cited.start() < len(text):
        text = text.without(*cited.span())
        cited = _OF_LAW.search(text.text)
    return text
