"""Gives the aim back to what is done with data that somebody has: "we use the information we have | to improve it".

The parser takes "have to" for a duty, which hides what the data are used for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.extract.syntax.tokens import Changes, Parsed, Token

_OBJECTS = frozenset({"dobj", "pobj"})


def with_held_data(parsed: Parsed) -> Parsed:
    """The sentence with such aims hung on the verb whose object the data are."""
    aims: Changes = {}
    for having in parsed.tokens:
        verb = _verb_over_data(parsed, having) if having.lower == "have" and having.dep == "relcl" else None
        aim = next((t for t in parsed.children(having.i) if t.dep == "xcomp" and t.tag == "VB"), None)
        if verb is not None and aim is not None and parsed.tokens[having.i + 1].lower == "to":
            aims[aim.i] = {"head": verb.i}
    return parsed.changed(aims) if aims else parsed


def _verb_over_data(parsed: Parsed, having: Token) -> Token | None:
    """The verb whose object, and not subject, the clause with "have" describes."""
    data = parsed.tokens[having.head]
    return parsed.verb_over(data.i) if data.dep in _OBJECTS else None
