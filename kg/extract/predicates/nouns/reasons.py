"""Finds what the sentence before is done for, where this one says so of it as a whole ("the reason for this is …")."""

from __future__ import annotations

from itertools import dropwhile
from typing import TYPE_CHECKING

from kg.extract import cues
from kg.extract.predicates.predicate import Predicate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.syntax.grammar import Stretch
    from kg.extract.syntax.tokens import Parsed, Token

_ONLY = cues.words("only") | {"all"}
_BACK = frozenset({"this", "that", "it", "so", "these", "them"})
_ACTS = frozenset({"doing", "this", "that", "so"})
_JOINS = frozenset({"of", "for", "behind", "in"})
_WHY = frozenset({"why", "that"})
_BE = frozenset({"is", "are", "being"})
_FOR = frozenset({"for", "to", "so", "in"})
"""What opens the purpose; "be" behind "to" opens none ("they are only to be …")."""
_OPENS = frozenset({"this", "it", "they", "these", "both", "that"})
_NO_AIM = frozenset({"be", "you", "example", "instance", "informational", "reference", "us"})
"""What stands behind "for" or "to" where it tells no purpose of ours ("it is for you to decide")."""
_LAST = 5
"""Tokens between the noun and the verb of "the reason why we do this is", at most."""


def reasons(parsed: Parsed) -> Iterator[Predicate]:
    """The predicate of a sentence that tells by its first words what the one before serves."""
    tokens = parsed.tokens
    found = _noun(tokens) or _deed(tokens) or _mere(tokens) if len(tokens) > _LAST - 1 else None
    if found is not None:
        before, back = found
        yield Predicate(before, before, ("use",), back, kind="service")


def _noun(tokens: tuple[Token, ...]) -> tuple[int, Stretch] | None:
    """The verb behind "the purpose of this …", "our reason for doing so …", "the reason why we do this …"."""
    noun = next((t.i for t in tokens[:3] if t.lower in cues.words("reasons")), 0)
    if not noun or tokens[0].tag not in {"DT", "PRP$"}:
        return None
    be = next((t.i for t in tokens[noun + 2 : noun + 2 + _LAST] if t.lower in _BE), 0)
    back = be - 1
    if not be or tokens[back].lower not in _BACK:
        return None
    between = [t.lower for t in tokens[noun + 1 : back]]
    of_it = between[0] in _JOINS and set(between[1:]) <= {"doing"} if between else False
    we_do = list(dropwhile(lambda word: word in _WHY, between)) == ["we", "do"]
    return (be, (back, be)) if of_it or we_do else None


def _deed(tokens: tuple[Token, ...]) -> tuple[int, Stretch] | None:
    """The verb behind "doing so", where that helps us."""
    opens = tokens[0].lower == "doing" and tokens[1].lower in _ACTS
    verb = next((t for t in tokens[2:_LAST] if t.is_verb and t.stem in cues.verbs("serve")), None) if opens else None
    return (verb.i, (1, 2)) if verb is not None and tokens[verb.i + 1].lower == "us" else None


def _mere(tokens: tuple[Token, ...]) -> tuple[int, Stretch] | None:
    """The word before the purpose in "this is only for …", "this happens to …"."""
    if tokens[0].lower not in _OPENS or not tokens[1].is_verb:
        return None
    is_so = tokens[1].lower in {"is", "are"}
    if not (is_so or tokens[1].stem in cues.verbs("happen")):
        return None
    aim = next((t for t in tokens[2 : 2 + _LAST] if t.lower not in _ONLY), None)
    if aim is None or aim.lower not in _FOR or (is_so and aim.i == tokens[1].i + 1 and aim.lower != "for"):
        return None
    whose = tokens[aim.i + 1 : aim.i + 3]
    return None if {t.lower for t in whose} & _NO_AIM else (aim.i - 1, (0, 1))
