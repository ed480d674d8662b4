"""Tells denials that leave a deed open: "we do not restrict access to it", "this will not prevent us from sharing it".

Who is not bound to do something may do it, and who is not kept from it does as before: neither denies that it is done.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract import cues
from kg.extract.syntax.grammar import is_negated, is_passive
from kg.words import stem

if TYPE_CHECKING:
    from kg.extract.predicates.predicate import Predicate
    from kg.extract.syntax.tokens import Parsed, Token

_LIMITS = frozenset(map(stem, ("limit", "restrict", "confine")))
_BOUND = cues.verbs("bind") - frozenset({stem("direct"), stem("order")})
_NEED = stem("need")


def is_left_open(parsed: Parsed, predicate: Predicate) -> bool:
    """Whether only a hindrance or a duty is denied, and not the deed."""
    token = parsed.tokens[predicate.first]
    return (
        (token.stem in _LIMITS and _is_denied(parsed, token))
        or (token.stem == _NEED and _is_no_longer(parsed, token))
        or _is_unhindered(parsed, token)
        or _is_unbound(parsed, token)
        or _is_only_supposed(parsed, token)
    )


def _is_denied(parsed: Parsed, token: Token) -> bool:
    """Whether the verb is denied, or one that governs it or that it is joined to."""
    over = parsed.tokens[token.head]
    below = token.dep in {"conj", "xcomp"} and over.i < token.i
    return is_negated(parsed, token.i) or (below and is_negated(parsed, over.i))


def _is_no_longer(parsed: Parsed, token: Token) -> bool:
    """Whether it is not needed any more, which tells nothing of when it was ("when we no longer need your data")."""
    return any(t.lower in {"longer", "more"} for t in parsed.children(token.i) if t.i < token.i)


def _is_unhindered(parsed: Parsed, token: Token) -> bool:
    """Whether it is said that nothing keeps us from it ("this will not prohibit us from | sending | you notices")."""
    source = parsed.tokens[token.head]
    over = parsed.tokens[source.head]
    keeps = over.stem in cues.verbs("forbid") | cues.verbs("prevent")
    from_it = token.dep == "pcomp" and source.lower == "from" and keeps
    return from_it and not is_passive(parsed, over.i) and is_negated(parsed, over.i)


def _is_only_supposed(parsed: Parsed, token: Token) -> bool:
    """Whether it is said what could not be done in some case ("without cookies, a site could not keep track of it").

    Or what may not be possible ("it may not be possible to | recover | your messages").
    """
    if any(t.lower == "could" for t in parsed.children(token.i)) and is_negated(parsed, token.i):
        return True
    be = parsed.tokens[token.head]
    possible = token.dep in {"xcomp", "advcl"} and any(t.lower == "possible" for t in parsed.children(be.i))
    return possible and is_negated(parsed, be.i) and any(t.lower in {"may", "might"} for t in parsed.children(be.i))


def _is_unbound(parsed: Parsed, token: Token) -> bool:
    """Whether it is said that somebody need not do it ("we are not obliged to | monitor | your posts")."""
    over = parsed.tokens[token.head]
    bound = token.dep == "xcomp" and over.stem in _BOUND and is_passive(parsed, over.i)
    return bound and is_negated(parsed, over.i)
