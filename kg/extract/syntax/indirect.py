"""Tells indirect questions whose answer is data of a person: "what you buy", "where you live", "whether you smoke"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract import cues

if TYPE_CHECKING:
    from kg.extract.syntax.tokens import Parsed

_ASKING = frozenset({"how", "what", "which", "where", "when", "whether", "who", "whom", "whose"})
_PERSONS = frozenset({"they", "he", "she", "their", "his", "her", "someone", "somebody"})
_REACH = 6
"""Tokens behind the word that asks among which the person is named."""


def asks_of_person(parsed: Parsed, i: int, end: int | None = None) -> bool:
    """Whether an indirect question about a person begins at token `i`."""
    if i >= len(parsed.tokens) or parsed.tokens[i].lower not in _ASKING:
        return False
    persons = _PERSONS | cues.words("person")
    between = cues.words("between question and person") | cues.words("pages")
    for token in parsed.tokens[i + 1 : min(i + 1 + _REACH, len(parsed.tokens) if end is None else end)]:
        if token.lower in persons or token.lower in cues.words("done by readers"):
            return True
        if not (token.is_noun or token.tag.startswith("JJ") or token.lower in between):
            return False
    return False


def asks_of_things(parsed: Parsed, i: int) -> bool:
    """Whether one about things alone begins there, which tells nothing of a person ("which pages are popular")."""
    words = [t.lower for t in parsed.tokens[i : i + 2 + _REACH]]
    return words[:1] in (["which"], ["what"]) and not (_PERSONS | cues.words("person")).intersection(words)
