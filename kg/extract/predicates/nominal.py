"""Predicates told by a noun: "you consent to our use of your data", "disclosures of your name are made to …"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract import cues
from kg.extract.predicates.consent import is_agreed_to
from kg.extract.predicates.predicate import Predicate
from kg.extract.syntax.grammar import (
    Stretch,
    doer_of,
    is_asked_about,
    is_person,
    names_somebody,
    subject_of,
)
from kg.words import stem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.syntax.tokens import Parsed, Token
    from kg.model import Action

_MADE = frozenset(
    map(stem, ("make", "carry", "perform", "conduct", "undertake", "occur", "happen", "take", "do", "done"))
)
"""What is said of a deed that takes place, as its subject."""
_RESOLVED = frozenset(map(stem, ("exclude", "intend", "plan", "envisage", "foresee", "effect", "ruled")))
"""What is said of a deed that is left undone, or means to be done."""
_LIMIT = frozenset(map(stem, ("limit", "restrict")))
_SAID_OF = _MADE | _RESOLVED | _LIMIT | frozenset(map(stem, ("require", "need", "based", "serve")))
_CARRIED = frozenset(map(stem, ("carry", "perform", "conduct", "undertake", "based", "require")))
_BRINGS = frozenset(
    map(stem, ("involve", "entail", "include", "perform", "conduct", "undertake", "make", "carry"))
) | frozenset(map(stem, ("enable", "allow", "permit", "require", "necessitate")))
_BRINGS_IN = {"in": frozenset(map(stem, ("result", "engage"))), "to": frozenset(map(stem, ("lead",)))} | {
    "through": frozenset(map(stem, ("accomplish", "achieve", "do")))
}
"""Verbs that a deed is the object of, or hangs on by a preposition, and by which it takes place."""
_MAKE = stem("make")
_POINTERS = frozenset({"this", "these", "such", "its", "their"})
_NAMED = frozenset({"data", "information"})
_NEEDED = frozenset(
    {"necessary", "required", "needed", "essential", "limited", "restricted", "based", "for", "to", "only", "solely"}
)
"""What a deed may be said to be that takes place; "secure", "complicated" or "at your own risk" it is without it."""
_SAID_REACH = 3
_DOUBT = frozenset({"if", "unless", "when", "not", "whether"})
_BESIDE = frozenset({",", "and", "or", "/", "&", "our", "the", "access", "and/or", "other"})
_PARTS = frozenset({",", "and", "or"})
_PREPOSITIONS = frozenset({"IN", "TO", "RP"})
_REACH = 12


def nominals(parsed: Parsed) -> Iterator[Predicate]:
    """The predicates of a sentence that a noun tells, where the sentence says that it takes place."""
    taken: set[int] = set()
    for token in parsed.tokens:
        if token.i in taken or not is_deed(token):
            continue
        deeds = _together(parsed, token)
        taken.update(t.i for t in deeds)
        yield from _of_deeds(parsed, deeds)


def _of_deeds(parsed: Parsed, deeds: list[Token]) -> Iterator[Predicate]:
    """The predicates of coordinated nouns, by what is done to which data ("of your name", "this transfer")."""
    first, last = deeds[0], deeds[-1].i
    subjected = _subjected(parsed, first)
    actions: tuple[Action, ...] = tuple(dict.fromkeys(cues.deeds()[t.lower] for t in deeds))
    if subjected:
        yield Predicate(first.i, last, actions, subjected, kind="subjected")
    of = _of(parsed, last) or _made_of(parsed, deeds[-1])
    pointed = _pointed(parsed, first) if of is None else None
    if of is None and pointed is None:
        if _is_carried_out(parsed, first):
            yield Predicate(first.i, first.i, ("use",), None, kind="nominal")
        elif _is_done_by_itself(parsed, first):
            yield Predicate(first.i, first.i, actions, (first.i, first.i + 1), kind="pointed")
        return
    if _is_others(parsed, first) or _is_risk(parsed) or not _takes_place(parsed, first, back=pointed is not None):
        return
    if pointed is None:
        yield Predicate(first.i, of or last, actions, _doer(parsed, first), kind="nominal")
    else:
        yield Predicate(last, last, actions, pointed, kind="pointed")


def _of(parsed: Parsed, last: int) -> int | None:
    """The "of" behind the nouns; "or access" may stand between."""
    for token in parsed.tokens[last + 1 :]:
        if token.lower == "of":
            return token.i
        if not _goes_on(parsed, token) and token.dep != "prt":
            break
    return None


def _goes_on(parsed: Parsed, token: Token) -> bool:
    """Whether it may stand between coordinated deeds and their "of" ("the transfer | to, and | processing of …")."""
    loose = token.tag in _PREPOSITIONS and any(t.lower in _PARTS for t in parsed.tokens[token.i + 1 : token.i + 2])
    return token.lower in _BESIDE or loose


def _made_of(parsed: Parsed, deed: Token) -> int | None:
    """The "of" behind a verb by which the deed is done ("use is made of cookies", "the use we make of your name")."""
    within = (t for t in parsed.children(deed.i) if t.dep == "relcl" and t.i == deed.i + 2)
    made = parsed.tokens[deed.head] if deed.dep == "nsubjpass" else next(within, None)
    if made is None or made.stem != _MAKE:
        return None
    return next((t.i for t in parsed.children(made.i) if t.lower == "of" and t.i > made.i), None)


def _pointed(parsed: Parsed, deed: Token) -> Stretch | None:
    """The words before the noun that name data or point back to some ("these transfers", "data collection")."""
    start = deed.i
    while start and (parsed.tokens[start - 1].is_noun or parsed.tokens[start - 1].lower in _POINTERS):
        start -= 1
    words = [t.lower for t in parsed.tokens[start : deed.i]]
    if not words or (words[0] not in _POINTERS and words[-1] not in _NAMED):
        return None
    return start, deed.i if words[-1] in _NAMED else deed.i + 1


def _is_others(parsed: Parsed, deed: Token) -> bool:
    """Whether a person does it ("your use of …"), or others with what is theirs ("the use of their cookies")."""
    own = any(t.dep == "poss" and t.lower == "your" for t in parsed.children(deed.i))
    behind = parsed.tokens[deed.i + 1 : deed.i + 3]
    return own or [t.lower for t in behind] == ["of", "their"]


def _is_risk(parsed: Parsed) -> bool:
    """Whether it is only said at whose risk it is done."""
    return any(t.lower == "risk" and parsed.tokens[t.i - 1].lower == "own" for t in parsed.tokens[1:])


def _doer(parsed: Parsed, deed: Token) -> Stretch | None:
    """Who does it, by the words around the noun or as the subject of what brings it about ("we engage in …")."""
    over = _bringing(parsed, deed)
    who = subject_of(parsed, over.i) if over else None
    told = doer_of(parsed, deed.i)
    back = told is not None and parsed.tokens[told[0]].lower in _POINTERS  # "Acme limits its use of …"
    ours = who is not None and parsed.tokens[who[0]].lower == "we"
    named = who is not None and names_somebody(parsed, who)
    if who is not None and (back or (told is None and (ours or named))):
        return who
    return told


def ends_of(parsed: Parsed, deed: int) -> int | None:
    """The verb that something is said by, where the noun is its subject: there the words for the data end."""
    deed = parsed.tokens[deed].head if parsed.tokens[deed].dep == "compound" else deed
    while parsed.tokens[deed].dep == "conj" and parsed.tokens[parsed.tokens[deed].head].is_noun:
        deed = parsed.tokens[deed].head
    governor = parsed.tokens[deed].head
    return governor if parsed.tokens[deed].dep in {"nsubj", "nsubjpass"} and governor > deed else None


def said_by(parsed: Parsed, predicate: Predicate) -> int:
    """The verb by which it is said that something is done, where a noun tells what; else the predicate's own word."""
    if predicate.kind not in {"nominal", "pointed"}:
        return predicate.first
    deed = parsed.tokens[predicate.first]
    brings = _bringing(parsed, deed)
    if brings:
        return brings.i
    return deed.head if _is_there(parsed, deed) else ends_of(parsed, deed.i) or deed.i


def is_deed(token: Token) -> bool:
    """Whether it is a noun that tells an action ("collection", "processing")."""
    return token.lower in cues.deeds() and (token.is_noun or token.lower.endswith("ing"))


def _together(parsed: Parsed, first: Token) -> list[Token]:
    """The nouns coordinated with the first ("collection, use and disclosure")."""
    deeds = [first]
    for token in parsed.tokens[first.i + 1 : first.i + _REACH]:
        if is_deed(token):
            deeds.append(token)
        elif not _goes_on(parsed, token):
            break
    return deeds


def _takes_place(parsed: Parsed, deed: Token, *, back: bool) -> bool:
    """Whether a person agrees to it, or something is said of it that makes it a fact."""
    governor = parsed.tokens[deed.head]
    if is_agreed_to(parsed, deed) or _is_brought(parsed, deed) or _is_there(parsed, deed):
        return True
    if _is_supposed(parsed, governor):
        return False
    wished = governor.dep == "ccomp" and parsed.tokens[governor.head].stem in cues.verbs("choice")
    said = deed.dep in {"nsubj", "nsubjpass"} and governor.is_main and not wished
    if back:
        return said and governor.stem in _MADE | _LIMIT | cues.verbs("serve") and governor.dep != "ccomp"
    by_others = doer_of(parsed, deed.i) is not None
    if any(t.lower == "subject" for t in parsed.children(governor.i)) and not by_others:
        return False
    if governor.lower == "based" and by_others:
        return False
    needless = governor.stem not in _MADE | _RESOLVED | _LIMIT and any(
        t.dep == "neg" for t in parsed.children(governor.i)
    )
    told = governor.stem in _SAID_OF | cues.verbs("exclude")
    return said and not needless and (told or _is_needed(parsed, governor))


def _is_supposed(parsed: Parsed, verb: Token) -> bool:
    """Whether the verb, or one that it is joined to, says under what condition something else is."""
    while verb.dep == "conj":
        verb = parsed.tokens[verb.head]
    marks = (t.lower for t in parsed.children(verb.i) if t.dep in {"mark", "advmod"} and t.i < verb.i)
    return any(mark in _DOUBT - {"not"} for mark in marks)


def _is_needed(parsed: Parsed, be: Token) -> bool:
    """Whether it is said to be necessary or for something."""
    behind = parsed.tokens[be.i + 1 : be.i + 1 + _SAID_REACH]
    return be.is_copula and any(t.lower in _NEEDED for t in behind)


def _bringing(parsed: Parsed, deed: Token) -> Token | None:
    """The verb by which it takes place, of which it is the object ("this may involve the collection of …")."""
    over = parsed.tokens[deed.head]
    if deed.dep == "dobj":
        return over if over.stem in _BRINGS or limited_to(parsed, deed) else None
    verb = parsed.tokens[over.head]
    return verb if deed.dep in {"pobj", "pcomp"} and verb.stem in _BRINGS_IN.get(over.lower, ()) else None


def limited_to(parsed: Parsed, deed: Token) -> int | None:
    """The "to" behind which it is said what we limit the deed to, and so that it is done ("we limit use | to …")."""
    verb = parsed.tokens[deed.head]
    if deed.dep != "dobj" or verb.stem not in _LIMIT or any(t.dep == "neg" for t in parsed.children(verb.i)):
        return None
    behind = (t for t in parsed.tokens[deed.i + 1 : parsed.extent(verb.i)[1]] if t.lower == "to" and t.dep == "prep")
    return next((t.i for t in behind if t.head == verb.i or _is_plain_noun(parsed.tokens[t.head])), None)


def _is_plain_noun(token: Token) -> bool:
    """Whether the parser may have hung a "to" on it that belongs to the verb before ("limit use of | data | to …")."""
    return token.is_noun and not is_deed(token)


def _is_brought(parsed: Parsed, deed: Token) -> bool:
    """Whether somebody or something brings it about, and no person whose data it is."""
    verb = _bringing(parsed, deed)
    if verb is None or not verb.is_main or is_asked_about(parsed, verb.i):
        return False
    who = subject_of(parsed, verb.i)
    talk = who is not None and any(t.lower in cues.words("talk") for t in parsed.tokens[slice(*who)])
    return who is not None and not talk and not is_person(parsed, who)


def _is_there(parsed: Parsed, deed: Token) -> bool:
    """Whether it is said that there is such a deed, or none ("there is no sharing of …")."""
    be = parsed.tokens[deed.head]
    return deed.dep == "attr" and be.is_main and any(t.dep == "expl" for t in parsed.children(be.i))


def _is_carried_out(parsed: Parsed, deed: Token) -> bool:
    """Whether it is said that data are processed, without saying which ("processing operations are carried out to")."""
    named = parsed.tokens[deed.head] if deed.dep == "compound" else deed
    said = parsed.tokens[named.head]
    if deed.lower != "processing" or not said.is_main or said.stem not in _CARRIED:
        return False
    return named.dep == "nsubjpass" or (named.dep == "dobj" and named.i + 1 < len(parsed.tokens))


def _is_done_by_itself(parsed: Parsed, deed: Token) -> bool:
    """Whether a deed that says nothing of which data is said to take place or not ("no disclosure is intended")."""
    if deed.lower not in cues.words("done by itself") or any(
        t.dep in {"compound", "poss"} for t in parsed.children(deed.i)
    ):
        return False
    said = parsed.tokens[deed.head]
    subject = deed.dep in {"nsubj", "nsubjpass"} and said.is_main and said.stem in _MADE | _RESOLVED
    return (subject and said.dep != "ccomp" and not _is_supposed(parsed, said)) or _is_there(parsed, deed)


def _subjected(parsed: Parsed, deed: Token) -> Stretch | None:
    """The data in "your data may be subject to disclosure"."""
    to = parsed.tokens[deed.head]
    state = parsed.tokens[to.head]
    denied = any(t.dep == "neg" for t in (*parsed.children(state.head), *parsed.children(state.i)))
    if deed.dep != "pobj" or to.lower != "to" or state.lower != "subject" or denied:
        return None
    return subject_of(parsed, state.head)
