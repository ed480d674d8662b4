"""Predicates that tell a flow of data without a verb of collecting, using or sharing of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract import cues
from kg.extract.predicates import Predicate, asked_about, subject_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.tokens import Parsed, Token
    from kg.model import Action

_INCLUDE = frozenset({"includ", "consist", "compris", "encompass"})
_BE = frozenset({"is", "are", "was", "were", "be"})
_NEEDED = frozenset({"necessary", "essential", "useful", "helpful"})
_SEE = frozenset({"view", "se", "see", "access"})
_ACCESS_GIVERS = frozenset(
    {
        "give",
        "grant",
        "allow",
        "provid",
        "hav",
        "have",
        "has",
        "had",
        "get",
        "gain",
        "limit",
        "restrict",
        "permit",
        "obtain",
    }
)


def patterns(parsed: Parsed) -> Iterator[Predicate]:
    """The predicates of a sentence that the action verbs do not give away."""
    for token in parsed.tokens:
        found = (
            _placed(parsed, token)
            or _inclusion(parsed, token)
            or _service(parsed, token)
            or _seen(parsed, token)
            or _access(parsed, token)
        )
        if found:
            yield found


def _placed(parsed: Parsed, token: Token) -> Predicate | None:
    """ "Advertisers may place cookies": who places a cookie collects with it."""
    if (
        token.stem not in cues.verbs("place")
        or token.stem in cues.actions()
        or not (token.is_verb and token.tag != "VBG")
    ):
        return None
    if asked_about(parsed, token.i) or token.dep in {"relcl", "acl", "advcl"}:
        return None
    passive = any(t.dep == "auxpass" for t in parsed.children(token.i))
    things = [t for t in parsed.children(token.i) if t.dep in ({"nsubjpass"} if passive else {"dobj"})]
    if not any(w.stem in cues.carriers() for t in things for w in parsed.tokens[slice(*parsed.extent(t.i))]):
        return None
    return Predicate(
        token.i,
        ("collect",),
        token.i,
        token.i,
        passive,
        subject_of(parsed, token.i) or _governing_subject(parsed, token),
        "placed",
    )


def _governing_subject(parsed: Parsed, token: Token) -> tuple[int, int] | None:
    """The subject of the verb that this one goes on from."""
    return subject_of(parsed, token.head) if token.dep in {"conj", "xcomp"} else None


def _inclusion(parsed: Parsed, token: Token) -> Predicate | None:
    """ "The information we collect includes …": the verb beside the data tells the action."""
    if not (token.stem in _INCLUDE or (token.lower in _BE and token.dep in {"ROOT", "conj", "ccomp"})) or not _finite(
        token
    ):
        return None
    subject = subject_of(parsed, token.i)
    following = parsed.tokens[token.i + 1] if token.i + 1 < len(parsed.tokens) else None
    if (
        subject is None
        or any(t.stem in {"purpos", "reason", "goal"} for t in parsed.tokens[subject[0] : subject[1]])
        or (following is not None and following.tag == "VBG" and following.stem in cues.actions())
    ):
        return None
    inside = [t for t in parsed.tokens[subject[0] : subject[1]] if t.stem in cues.actions() and t.tag.startswith("VB")]
    if inside:
        person = _is_persons(parsed, inside[0])
        action: Action = "collect" if person else cues.actions()[inside[0].stem]
        if action != "sell" and (not person or inside[0].stem in cues.verbs("give")):
            return Predicate(token.i, (action,), token.i, _past_of(parsed, token.i), False, subject, "inclusion")
    words = {t.lower for t in parsed.tokens[subject[0] : subject[1]]}
    if (
        token.stem in _INCLUDE
        and words & {"this", "these", "it", "they", "such", "examples"}
        and not words & {"policy", "notice", "statement"}
    ):
        return Predicate(
            token.i, ("collect",), token.i, _past_of(parsed, token.i), False, subject, "inclusion", token.i
        )
    return None


def _finite(token: Token) -> bool:
    return token.tag in {"VBZ", "VBP", "VBD", "VB"}


def _past_of(parsed: Parsed, i: int) -> int:
    """Past "of" in "consists of", so that the data begin behind it."""
    following = parsed.tokens[i + 1].lower if i + 1 < len(parsed.tokens) else ""
    return i + 1 if following == "of" else i


def _is_persons(parsed: Parsed, verb: Token) -> bool:
    """Whether it is the person who acts ("the information you provide")."""
    own = subject_of(parsed, verb.i) or subject_of(parsed, verb.head)
    return own is not None and any(t.lower in cues.subjects("person") for t in parsed.tokens[own[0] : own[1]])


def _service(parsed: Parsed, token: Token) -> Predicate | None:
    """ "Cookies help us to …", "this information is necessary for …": data as the subject serve a purpose."""
    needed = token.lower in _NEEDED and token.dep in {"acomp", "ROOT", "conj"}
    if not needed and not (token.stem in cues.verbs("serve") and _finite(token)):
        return None
    subject = subject_of(parsed, token.head if needed and token.dep == "acomp" else token.i)
    if subject is None or any(
        t.tag in {"PRP", "WP", "WDT"} and t.lower not in {"it", "they", "this", "these", "that", "which"}
        for t in parsed.tokens[subject[0] : subject[1]][:1]
    ):
        return None
    if (
        not any(
            t.stem in cues.things() - {"this", "these"} or t.lower in {"they", "it", "these"}
            for t in parsed.tokens[subject[0] : subject[1]]
        )
        and not needed
    ):
        return None
    return Predicate(token.i, ("use",), token.i, token.i, False, subject, "service")


def _seen(parsed: Parsed, token: Token) -> Predicate | None:
    """ "Other members can see your name": who sees the data receives them."""
    if token.stem not in _SEE or not _finite(token) or asked_about(parsed, token.i):
        return None
    subject, above = subject_of(parsed, token.i), token
    while subject is None and above.dep in {"xcomp", "acomp", "acl", "dobj", "conj"}:
        above = parsed.tokens[above.head]
        subject = subject_of(parsed, above.i)
    if subject is None or any(t.lower in {"we", "you", "i"} for t in parsed.tokens[subject[0] : subject[1]]):
        return None
    return Predicate(token.i, ("share",), token.i, token.i, False, subject, "seen")


def _access(parsed: Parsed, token: Token) -> Predicate | None:
    """ "Has access to", "we limit access to … to …": the noun "access" with the verb that gives or takes it."""
    tokens = parsed.tokens
    if token.lower != "access" or not token.is_noun or token.i + 1 >= len(tokens) or tokens[token.i + 1].lower != "to":
        return None
    verb = tokens[token.head]
    if verb.stem not in _ACCESS_GIVERS or verb.i > token.i:
        return None
    subject = subject_of(parsed, verb.i)
    mine = subject is None or tokens[subject[0]].lower in {"we", "i"}
    if subject is not None and any(t.lower in {"you", "users"} for t in tokens[subject[0] : subject[1]]):
        return None
    if verb.lower in {"have", "has", "had", "get", "gain", "gains", "obtain"}:
        action: Action = "collect" if mine else "share"
        return Predicate(verb.i, (action,), verb.i, token.i + 1, False, subject, "plain" if mine else "seen")
    return Predicate(verb.i, ("share",), verb.i, token.i + 1, False, subject, "plain")
