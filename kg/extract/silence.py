"""Says why nothing was read in a segment, by asking again what the stages ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract import cues
from kg.extract.gate import stating_word
from kg.extract.predicates.acts.runs import runs
from kg.extract.predicates.acts.verbs import verb_of
from kg.extract.predicates.silent.idle import REASONS, is_heading_like
from kg.extract.syntax.mends import mended
from kg.extract.syntax.parser import parse
from kg.extract.syntax.sorts import is_person

if TYPE_CHECKING:
    from kg.extract.predicates.predicate import Verb
    from kg.model import Segment

_BY_RELATION = {
    "relcl": "its verb “{}” only describes the noun before it",
    "acl": "its verb “{}” only describes the noun before it",
    "advcl": "its verb “{}” only says when, if or how something else is done",
    "pcomp": "its verb “{}” only says when, if or how something else is done",
    "csubj": "its verb “{}” is what the sentence speaks of, not what it states",
    "xcomp": "what governs its verb “{}” leaves it to somebody, or undone",
    "ccomp": "what governs its verb “{}” leaves it to somebody, or undone",
}


def why_silent(segment: Segment, *, governs: bool) -> str:
    """Why no frame was found in a segment; `governs` says that a list below it takes its place."""
    if governs:
        return "it leads to the list below, whose items are read together with it"
    if segment.kind == "row":
        return "the heads of its columns do not tell what the cells hold"
    if stating_word(segment.text.text) is None and segment.lead is None:
        return "no word in it can tell a flow of data"
    (parsed,) = map(mended, parse((segment.text,)))
    if parsed.tokens and parsed.tokens[-1].lower == "?":
        return "a question states nothing"
    for run in runs(parsed):
        verb = verb_of(parsed, run)
        return _why_idle(verb)
    return "none of its verbs tells that data are collected, used, shared, sold or kept"


def _why_idle(verb: Verb) -> str:
    word = verb.token.lower
    for judge, reason in REASONS.items():
        if judge(verb):
            return f"its verb “{word}” states nothing: {reason}"
    if is_heading_like(verb):
        return "it only names a topic"
    if verb.subject and is_person(verb.parsed, verb.subject) and verb.token.stem in cues.verbs("give"):
        return f"what a person may “{word}” is their own act"
    relation = verb.parsed.tokens[verb.top].dep
    return _BY_RELATION.get(relation, "its verb “{}” states nothing where it stands").format(word)
