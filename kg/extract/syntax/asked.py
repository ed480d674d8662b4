"""Clauses that ask about a practice or talk of the policy rather than state it ("how we use your data")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.syntax.doers import shared_subject_of

if TYPE_CHECKING:
    from kg.extract.syntax.tokens import Parsed

_WH = frozenset({"how", "what", "why", "whether", "which", "whom", "who"})
_WHEN = frozenset({"when", "whenever"})
_NO_MATTER = (_WH - {"who", "which"}) | {"matter", "regardless"}
_WHICH = frozenset({"which", "what"})
_HOW = frozenset({"how", "why"})
_WHOM = _WHICH | {"whom", "who"}
_ASKING = frozenset({"advmod", "dobj", "mark", "pobj", "det", "attr"})


def is_asked_about(parsed: Parsed, verb: int) -> bool:
    """Whether the clause is an indirect question or a piece of talk about the policy ("how we use …")."""
    left = [t for t in parsed.children(verb) if t.i < verb]
    first = min((parsed.extent(t.i)[0] if t.dep == "advcl" else t.i for t in left), default=verb)
    before = parsed.tokens[max(0, first - 2) : first]
    asked = [t for child in left if child.is_subject for t in parsed.children(child.i) if t.i < child.i]
    whom = [t for child in left if child.dep == "prep" for t in parsed.children(child.i)]
    described = parsed.tokens[verb].dep == "relcl"
    opening = {parsed.tokens[parsed.extent(child.i)[0]].lower for child in left if child.is_subject}
    if opening & _HOW:
        return True
    if not described and (any(t.lower in _WHICH for t in asked) or any(t.lower in _WHOM for t in whom)):
        return True
    asking = _WH - {"which"} if described else _WH
    if parsed.tokens[verb].dep == "ccomp" and not _do_we(parsed, parsed.tokens[verb].head, verb):
        asking |= _WHEN  # what a browser tells, and no condition: "to indicate when a cookie is being sent"
    return any(t.lower in asking and t.dep in _ASKING for t in left) or any(t.lower in _NO_MATTER for t in before)


def _do_we(parsed: Parsed, above: int, verb: int) -> bool:
    """Whether it is we who do what stands above, or it stands behind."""
    who = shared_subject_of(parsed, above)
    return above > verb or (who is not None and parsed.tokens[who[0]].lower == "we")
