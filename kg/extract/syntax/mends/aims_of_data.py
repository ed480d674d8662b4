"""Gives the aim back to what is done with data that a clause describes: "we use what we have | to improve it".

The parser hangs the aim on the clause: it takes "have to" for a duty, and "collect to" for why the data are collected.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract import cues
from kg.extract.syntax.tags import AIMS
from kg.words import stem

if TYPE_CHECKING:
    from kg.extract.syntax.tokens import Changes, Parsed, Token

_USE = stem("use")


def with_aims_of_data(parsed: Parsed) -> Parsed:
    """The sentence with such aims hung on the verb whose object the data are."""
    aims: Changes = {}
    for clause in (t for t in parsed.tokens if t.dep == "relcl"):
        aim = next((t for t in parsed.children(clause.i) if t.i > clause.i and _is_aim(t)), None)
        verb = _verb_over_data(parsed, clause) if aim is not None else None
        if aim is not None and verb is not None:
            aims[aim.i] = {"head": verb.i, "dep": "xcomp"}
    return parsed.changed(aims) if aims else parsed


def _is_aim(token: Token) -> bool:
    return token.tag == "VB" and token.dep in AIMS


def _verb_over_data(parsed: Parsed, clause: Token) -> Token | None:
    """The verb whose object, and not subject, are data that somebody has, or that are gathered and used."""
    data = parsed.tokens[clause.head]
    if clause.lower == "have":
        had = parsed.tokens[clause.i + 1].lower == "to"
        return parsed.verb_over(data.i) if had and data.dep in {"dobj", "pobj"} else None
    over = parsed.tokens[data.head]
    gathers = cues.actions().get(clause.stem) == "collect" and clause.is_finite
    return over if gathers and data.dep == "dobj" and over.stem == _USE and over.is_verb else None
