"""Tells verbs that stand beside each other and are not done together: "the vendors we use, | collect your name"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.extract.syntax.tokens import Token
    from kg.model import Action


def are_apart(tokens: tuple[Token, ...], last: int, verb: Token, actions: tuple[Action, ...], action: Action) -> bool:
    """Whether the verb, which tells an action, is not joined to the one at `last` before it, which told others."""
    return _sells_goods(tokens, last, verb, actions, action) or _is_of_doers(tokens, last, verb)


def _sells_goods(
    tokens: tuple[Token, ...], last: int, verb: Token, actions: tuple[Action, ...], action: Action
) -> bool:
    """Whether goods are sold to whom data are gathered from ("we do not sell to or collect data from children")."""
    return actions == ("sell",) and action == "collect" and any(t.lower == "to" for t in tokens[last + 1 : verb.i])


def _is_of_doers(tokens: tuple[Token, ...], last: int, verb: Token) -> bool:
    """Whether the one before only says who does it ("we, and the vendors we | use, collect your name")."""
    above = tokens[last]
    if above.dep != "relcl":
        return False
    while above.head not in {above.i, verb.i}:
        above = tokens[above.head]
    return above.head == verb.i and above.is_subject
