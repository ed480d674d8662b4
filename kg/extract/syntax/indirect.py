"""Tells indirect questions whose answer is data of a person: "what you buy", "where you live", "whether you smoke"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract import cues

if TYPE_CHECKING:
    from kg.extract.syntax.tokens import Parsed

_ASKING = frozenset({"how", "what", "which", "where", "when", "whether", "who", "whom", "whose"})
_PERSONS = frozenset({"they", "he", "she", "their", "his", "her", "someone", "somebody"})
_BETWEEN = frozenset(
    {"long", "often", "much", "many", "far", "fast", "frequently", "well", "recently", "or", "not", "and", "when"}
    | {"a", "an", "the", "our", "each", "every", "kind", "kinds", "type", "types", "sort", "of", "in", "how", "where"}
)
"""What may stand between the word that asks and the person, besides a noun ("how often you", "which of our pages")."""
_REACH = 6
"""Tokens behind the word that asks among which the person is named."""


def asks_of_person(parsed: Parsed, i: int, end: int | None = None) -> bool:
    """Whether an indirect question about a person begins at token `i`."""
    if i >= len(parsed.tokens) or parsed.tokens[i].lower not in _ASKING:
        return False
    for token in parsed.tokens[i + 1 : min(i + 1 + _REACH, len(parsed.tokens) if end is None else end)]:
        if token.lower in _PERSONS or token.lower in cues.words("person"):
            return True
        if not (token.is_noun or token.tag.startswith("JJ") or token.lower in _BETWEEN | cues.words("pages")):
            return False
    return False
