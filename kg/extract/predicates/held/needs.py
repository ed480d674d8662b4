"""Finds data told by what needs or holds them: "we need your address", "your account contains your name"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract import cues
from kg.extract.predicates.acts.asked import makes_login
from kg.extract.predicates.nouns.deed_nouns import is_deed
from kg.extract.predicates.predicate import Predicate
from kg.extract.predicates.scope import denied
from kg.extract.syntax.asked import is_asked_about
from kg.extract.syntax.doers import antecedent_of, shared_subject_of, subject_of
from kg.extract.syntax.grammar import THEIRS, Stretch, head_of, is_passive, object_of
from kg.extract.syntax.indirect import asks_of_things
from kg.extract.syntax.sorts import is_data, is_person, is_thing
from kg.words import stem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.syntax.tokens import Parsed, Token
    from kg.model import Action

_STATED = frozenset({"ROOT", "conj", "ccomp", "xcomp"})
_BACK = frozenset({"this", "these", "that", "those", "such", "it", "them"})
_POLITE = frozenset({"please", "kindly", "sure"})
_MUST = frozenset({"must", "should", "shall", "will", "need"})
_CERTAIN = frozenset({"will", "shall"})
_POLITE_REACH = 4
_HAVE_TO = frozenset(map(stem, ("have", "has", "need")))
_HOLD = frozenset(map(stem, ("contain", "include", "consist", "comprise", "hold")))
_GIVE_US = frozenset(map(stem, ("give", "provide", "supply", "tell", "show")))
_HEADS = frozenset({"nsubj", "nsubjpass", "conj", "dobj"})
_BY_WHICH, _LOGIN_REACH, _DATA_REACH = frozenset({"with", "using"}), 5, 5
"""Words between an account that a person makes and the data that it takes ("create an account with | your name")."""
_AIMS = frozenset({"advcl", "acl", "relcl"})
_USES = frozenset(map(stem, ("use", "access", "get", "obtain")))
"""What needs things more than data ("you need a phone to use the app")."""
_DOUBT = frozenset({"if", "unless", "when", "whether", "where"})


def needs(parsed: Parsed) -> Iterator[Predicate]:
    """The predicates of a sentence that needing, holding or bringing us data tells."""
    yield from _named_with_aim(parsed)
    for token in parsed.content():
        if token.dep == "relcl" and (made := _held(parsed, token)) and _is_made_by_reader(parsed, token):
            yield made
        if (
            not token.is_verb
            or token.dep not in _STATED
            or is_asked_about(parsed, token.i)
            or _is_doubted(parsed, token)
        ):
            continue
        found = (
            _entered(parsed, token)
            or _made_up(parsed, token)
            or _needed(parsed, token)
            or _included(parsed, token)
            or _had(parsed, token)
            or _held(parsed, token)
            or _signed_up(parsed, token)
            or _brought(parsed, token)
        )
        if found:
            yield found


def _named_with_aim(parsed: Parsed) -> Iterator[Predicate]:
    """A kind of cookies that is named with what it is for, and no more ("Advertising cookies: to show you ads")."""
    root = next((t for t in parsed.tokens if t.stem in cues.carriers() and t.is_noun), None)
    if root is None or root.dep not in {"ROOT", "nsubj"} or parsed.item_at is not None:
        return
    finite = any(t.tag in {"VBZ", "VBP", "VBD", "MD"} for t in parsed.tokens)
    aim = next((t for t in parsed.tokens[root.i + 1 :] if t.lower == "to" and parsed.tokens[t.head].tag == "VB"), None)
    if not finite and aim is not None:
        yield Predicate(aim.i - 1, aim.i - 1, ("collect",), (0, aim.i), kind="service")


def _is_doubted(parsed: Parsed, token: Token) -> bool:
    left = (t for t in parsed.children(token.i) if t.i < token.i)
    return any(t.lower in _DOUBT and t.dep in {"mark", "advmod"} for t in left)


def _needed(parsed: Parsed, token: Token) -> Predicate | None:
    """What we need, what is needed, or what a person will need to have at hand."""
    if token.stem != "need":
        return None
    subject = subject_of(parsed, token.i)
    if subject is None:
        return None
    if is_passive(parsed, token.i):
        act = token.dep == "ccomp" and parsed.tokens[subject[0]].lower == "it"
        act = act or is_deed(head_of(parsed, subject))
        return None if act else Predicate(token.i, token.i, ("collect",), subject, passive=True)
    what = next((t for t in parsed.children(token.i) if t.dep == "dobj" and t.i > token.i), None)
    what = what or (_pointed_behind(parsed, token) if parsed.item_at is None else None)
    if what is None and _is_told_below(parsed, token) and parsed.tokens[subject[0]].lower == "we":
        return Predicate(token.i, token.i, ("collect",), subject)
    if what is None or what.stem in cues.hollow("collect"):
        return None
    if is_person(parsed, subject):
        below = (*parsed.children(token.i), *parsed.children(what.i))
        will = any(t.tag == "MD" or _is_joining(parsed, t) for t in below)
        return Predicate(token.i, token.i, ("collect",), None, kind="given") if will else None
    pointed = parsed.tokens[parsed.extent(what.i)[0]].lower in _BACK
    action: Action = "use" if pointed else "collect"
    return Predicate(token.i, token.i, (action,), subject)


def _pointed_behind(parsed: Parsed, need: Token) -> Token | None:
    """What is needed, where the parser took it for the subject of the aim ("we need | them | to bill you")."""
    aims = (t for t in parsed.children(need.i) if t.dep == "ccomp" and t.i > need.i)
    subjects = (t for aim in aims for t in parsed.children(aim.i) if t.dep == "nsubj")
    return next((t for t in subjects if parsed.tokens[parsed.extent(t.i)[0]].lower in _BACK), None)


def _is_told_below(parsed: Parsed, need: Token) -> bool:
    """Whether a lead-in ends with the verb, so that its items tell what is needed ("we need: …")."""
    behind = parsed.tokens[need.i + 1 : parsed.item_at] if parsed.item_at is not None else ()
    return [t.lower for t in behind] in ([], [":"]) and parsed.item_at is not None and parsed.item_at > need.i


def _is_joining(parsed: Parsed, token: Token) -> bool:
    """Whether it tells what a person needs something for ("you need an e-mail address | to sign up")."""
    to = any(t.lower == "to" and t.dep == "aux" for t in parsed.children(token.i))
    return to and token.dep in _AIMS and token.stem in cues.verbs("join in") - _USES


def _entered(parsed: Parsed, token: Token) -> Predicate | None:
    """What a person must put into a form or make up ("you must enter your age", "we ask that you set a password")."""
    asked = token.dep == "ccomp" and parsed.tokens[token.head].stem in cues.verbs("ask")
    entered = token.stem in cues.verbs("enter") and token.stem not in cues.actions()
    if not (token.tag == "VB" and entered) and not (asked and (entered or makes_login(parsed, token.i))):
        return None
    over = parsed.tokens[token.head] if token.dep == "xcomp" else token
    must = any(t.lower == "must" for t in parsed.children(over.i)) if over is token else over.stem in _HAVE_TO
    must = must or asked
    who = shared_subject_of(parsed, over.i)
    if not must or who is None or not is_person(parsed, who) or denied(parsed, token.i, who[0], who[0]):
        return None
    particle = [t.i for t in parsed.tokens[token.i + 1 : token.i + 2] if t.lower in {"in", "out", "up"}]
    return Predicate(token.i, max([token.i, *particle]), ("collect",), None, kind="given")


def _made_up(parsed: Parsed, token: Token) -> Predicate | None:
    """What a person makes up to sign in with ("you choose a username and a password")."""
    who = shared_subject_of(parsed, token.i) if makes_login(parsed, token.i) and token.tag in {"VB", "VBP"} else None
    if who is None or not _is_reader(parsed, who) or denied(parsed, token.i, who[0], who[0]) or token.dep == "ccomp":
        return None
    over = token.head if token.dep == "conj" else token.i
    helped = any(t.dep == "aux" and t.lower not in _CERTAIN for t in parsed.children(over))
    return None if helped else Predicate(token.i, token.i, ("collect",), None, kind="given")


def _included(parsed: Parsed, token: Token) -> Predicate | None:
    """What a person is asked to write to us ("please include your name")."""
    if token.stem != "includ" or not token.is_finite:
        return None
    before = {t.lower for t in parsed.tokens[max(0, token.i - _POLITE_REACH) : token.i]}
    subject = subject_of(parsed, token.i)
    asked = subject is None and before & _POLITE
    must = subject is not None and before & _MUST and (_is_writing(parsed, subject) or _is_reader(parsed, subject))
    return Predicate(token.i, token.i, ("collect",), None, kind="asked") if asked or must else None


def _had(parsed: Parsed, token: Token) -> Predicate | None:
    """What of a person's we are said to have ("we also have your address")."""
    subject = subject_of(parsed, token.i) if token.lower == "have" and token.dep in {"ROOT", "conj"} else None
    if subject is None or parsed.tokens[subject[0]].lower != "we" or not token.is_finite:
        return None
    what = object_of(parsed, token.i)
    theirs = what is not None and parsed.tokens[what[0]].lower in THEIRS and is_data(parsed, what)
    silent = denied(parsed, token.i, subject[0], subject[0])
    return Predicate(token.i, token.i, ("collect",), subject) if theirs and not silent else None


def _held(parsed: Parsed, token: Token) -> Predicate | None:
    """What an account or a report of a person is said to hold."""
    if token.stem not in _HOLD or not token.is_finite:
        return None
    subject = antecedent_of(parsed, token.i, subject_of(parsed, token.i))
    if subject is None or not _names(parsed, subject, "holders"):
        return None
    behind = parsed.tokens[token.i + 1 : token.i + 2]
    last = token.i + 1 if [t.lower for t in behind] == ["of"] else token.i
    return Predicate(token.i, last, ("collect",), None, kind="contained")


def _is_made_by_reader(parsed: Parsed, token: Token) -> bool:
    """Whether the account that holds data is one that a reader makes ("you create a profile | that includes …")."""
    over = parsed.verb_over(token.head)
    upper = parsed.tokens[over.head] if over.dep == "xcomp" else over
    who = shared_subject_of(parsed, upper.i)
    return over.stem in cues.verbs("make account") and who is not None and is_person(parsed, who)


def _signed_up(parsed: Parsed, token: Token) -> Predicate | None:
    """What a reader makes an account with ("you create an account with your name", "sign up using your e-mail")."""
    if token.stem not in cues.verbs("make account") or token.stem in cues.verbs("enter"):
        return None
    over = parsed.tokens[token.head] if token.dep == "xcomp" else token
    who = shared_subject_of(parsed, over.i)
    if who is None or not is_person(parsed, who) or denied(parsed, token.i, who[0], who[0]):
        return None
    said = parsed.tokens[token.i + 1 : token.i + 1 + _LOGIN_REACH]
    by = next((t.i for t in said if t.lower in _BY_WHICH), None)
    made = by is not None and any(
        t.lower in cues.words("holders") | {"up", "in"} for t in parsed.tokens[token.i + 1 : by]
    )
    if by is None or not made or _is_doubted(parsed, over):
        return None
    told = parsed.tokens[by + 1 : by + 1 + _DATA_REACH]
    theirs = any(t.lower in cues.words("accounts") for t in told)  # "log in with your Acme account"
    plain = not theirs and any(t.lower in cues.words("plain data") and t.is_noun for t in told)
    return Predicate(token.i, by, ("collect",), None, kind="given") if plain else None


def _brought(parsed: Parsed, token: Token) -> Predicate | None:
    """What a thing tells us ("cookies give us information about your visit"), we collect by it."""
    behind = [t.lower for t in parsed.tokens[token.i + 1 : token.i + 3]]
    if token.stem not in _GIVE_US or behind[:1] != ["us"]:
        return None
    subject = subject_of(parsed, token.i)
    if subject is None or not is_thing(parsed, subject) or not token.is_finite:
        return None
    last = token.i + 2 if behind[1:] in (["with"], ["of"]) else token.i + 1
    if asks_of_things(parsed, last + 1):
        return Predicate(token.i, token.i - 1, ("use",), subject, kind="service")
    return Predicate(token.i, last, ("collect",), None, kind="given")


def _is_writing(parsed: Parsed, subject: Stretch) -> bool:
    return _names(parsed, subject, "letters")


def _is_reader(parsed: Parsed, subject: Stretch) -> bool:
    return subject[1] - subject[0] == 1 and parsed.tokens[subject[0]].lower == "you"


def _names(parsed: Parsed, subject: Stretch, group: str) -> bool:
    """Whether the last noun of the words, before a clause about it, is one of a group."""
    nouns = [t for t in parsed.tokens[slice(*subject)] if t.is_noun and t.dep in _HEADS]
    return any(t.lower in cues.words(group) for t in nouns)
