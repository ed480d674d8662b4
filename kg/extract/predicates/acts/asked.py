"""Finds what a person is asked to give us: "you may be asked to enter your name", "we ask you to create a password"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract import cues
from kg.extract.predicates.silent.wished import are_we_asked
from kg.extract.syntax.doers import subject_of
from kg.extract.syntax.grammar import governed, head_of, is_passive, object_of
from kg.extract.syntax.sorts import is_data, is_person, is_somebody_else

if TYPE_CHECKING:
    from kg.extract.predicates.acts.runs import Run
    from kg.extract.syntax.grammar import Stretch
    from kg.extract.syntax.tokens import Parsed, Token

_WHETHER = frozenset({"whether", "if", "that"})
_ANSWER_REACH = 8
_LOGIN_REACH = 6


def answer(parsed: Parsed, run: Run) -> int | None:
    """The verb of giving that a person is asked to do ("you may be asked to enter your name")."""
    if not _asks_person(parsed, run):
        return None
    proof: int | None = None
    near = run.last + 1 + _ANSWER_REACH
    for t in (*parsed.tokens[run.last + 1 : near], *_behind_clause(parsed, run.first, near)):
        before = parsed.tokens[t.i - 1 if parsed.tokens[t.i - 1].tag != "RB" else t.i - 2]
        joined = before.lower in {"to", "and", ",", "or", "and/or"}
        around = {parsed.tokens[before.i - 1].lower, parsed.tokens[t.i - 1].lower}
        if before.lower == "to" and around & {"not", "never"}:
            return None
        gives = t.tag in {"VB", "VBP"} and (_gives(parsed, t) or makes_login(parsed, t.i))
        if joined and gives:
            if _describes_whom(parsed, t):
                continue
            return t.i
        proof = t.i if proof is None and joined and _proves(parsed, t.i) else proof
    return proof


def _behind_clause(parsed: Parsed, asking: int, near: int) -> list[Token]:
    """What is asked of those whom a long clause describes ("we ask guests who sign up for our letters to | give …")."""
    below = parsed.children(asking)
    described = any(w.dep == "relcl" for t in below if t.dep == "dobj" for w in parsed.children(t.i))
    return [t for t in below if described and t.dep == "xcomp" and t.i >= near]


def _gives(parsed: Parsed, verb: Token) -> bool:
    """Whether who does it gives us what is named behind it, and does not only say whether something is so."""
    behind = {t.lower for t in parsed.tokens[verb.i + 1 : verb.i + 2]}
    return verb.stem in cues.verbs("give") or (verb.stem in cues.verbs("answer") and not behind & _WHETHER)


def _asks_person(parsed: Parsed, run: Run) -> bool:
    """Whether a person is asked for something, not we or somebody else, and no data or leave are asked for."""
    asking, passive = parsed.tokens[run.first], is_passive(parsed, run.first)
    if asking.stem not in cues.verbs("ask") or are_we_asked(parsed, run.first):
        return False
    if asking.tag == "VBN" and asking.dep in {"acl", "advcl"} and not passive:
        return False
    subject = subject_of(parsed, run.first)
    if subject and (is_data(parsed, subject) if passive else _is_reader(parsed, subject)):
        return False
    whom = subject if passive else object_of(parsed, run.first)
    if whom and (is_somebody_else(parsed, whom) or parsed.tokens[whom[0]].lower == "us"):
        return False
    behind_for = _behind_for(parsed, run.last)
    return not _is_asked_for(parsed, behind_for if passive else whom or behind_for)


def _is_reader(parsed: Parsed, subject: Stretch) -> bool:
    """Whether a person asks, and not something that bears the name of one ("member registration requires you to …")."""
    return is_person(parsed, subject) and head_of(parsed, subject).lower in cues.words("person")


def _is_asked_for(parsed: Parsed, what: Stretch | None) -> bool:
    """Whether it is data or leave that is asked for, and no person to give them ("we need this information to …")."""
    if what is None or (head := head_of(parsed, what)).lower in cues.words("person"):
        return False
    return is_data(parsed, what) or head.lower in cues.words("of persons") or head.stem in cues.verbs("consent")


def _behind_for(parsed: Parsed, verb: int) -> Stretch | None:
    """What stands right behind the verb and a "for" ("we ask for | this information")."""
    behind = (t for t in parsed.children(verb) if t.lower == "for" and t.i == verb + 1)
    what = next(governed(parsed, behind), None)
    return parsed.extent(what.i) if what else None


def _describes_whom(parsed: Parsed, verb: Token) -> bool:
    """Whether it tells who is asked, and not what for ("we ask those who wish to | register | to give …")."""
    return parsed.tokens[verb.head].dep == "relcl" and any(
        t.lower == "to" for t in parsed.tokens[verb.i + 1 : verb.i + 2]
    )


def makes_login(parsed: Parsed, verb: int) -> bool:
    """Whether a person is to make up words to sign in with ("you will be asked to create a password")."""
    made = {t.lower for t in parsed.tokens[verb + 1 : verb + 1 + _LOGIN_REACH]}
    return parsed.tokens[verb].stem in cues.verbs("make up") and bool(made & cues.words("login"))


def _proves(parsed: Parsed, verb: int) -> bool:
    """Whether a person is to prove who they are ("we may ask you to verify your identity")."""
    whose = [t.lower for t in parsed.tokens[verb + 1 : verb + 3]]
    asked = parsed.tokens[verb - 2]
    if asked.lower not in cues.words("person") and asked.stem not in cues.verbs("ask"):
        return False
    return parsed.tokens[verb].stem in cues.verbs("prove") and whose in (["your", "identity"], ["their", "identity"])
