"""Data that stay somewhere are kept ("your messages remain on our servers for a week")."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kg.extract import cues
from kg.extract.predicates.predicate import Predicate
from kg.extract.predicates.scope import denied
from kg.extract.syntax.asked import is_asked_about
from kg.extract.syntax.doers import shared_subject_of, subject_of
from kg.extract.syntax.grammar import governed, head_of, is_passive, nouns_behind
from kg.extract.syntax.sorts import is_data, is_person
from kg.words import stem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.syntax.grammar import Stretch
    from kg.extract.syntax.tokens import Parsed, Token
    from kg.model import Action

_SPANS = cues.stems("units") | cues.stems("spans")
_COPIES = cues.stems("copies")
_THERE, _AT = frozenset(map(stem, ("available", "exist"))), frozenset({"in", "on", "from"})
_AS_BEFORE = frozenset({"active", "stored", "archived", "valid", "saved"})
"""What something stays that goes on as it was ("the cookie remains | active | for a month")."""
_INCLUDE, _ADD = stem("include"), stem("add")
"""What is done with data in writings of any kind, and keeps them only in a place of ours."""
_HOUSE = stem("house")
"""What is done with data wherever it is said that they are ("your data are housed | in Ohio")."""
_IN_TIME = frozenset({"after", "within", "upon", "following", "at"})
_LEFT = frozenset({"stored", "archived", "saved"})
"""Of these, what is said of data that are kept, also without a place or time ("it may remain | archived")."""
_UNTIL = frozenset({"when", "until", "once", "after", "for", "as", "at", "upon", "within", "either", "on", "in"})
"""What a clause on cookies goes on with that says how long they are kept ("cookies, which expire | when …")."""
_NEAR = 3
"""Tokens behind the verb among which the "long" of "only as long as" stands."""
_PERIODS = frozenset({"period", "periods", "time", "times"})
_KEEPING = frozenset({"retention", "storage"})
_PART = stem("part")
_PART_OF = frozenset(map(stem, ("become", "form", "make")))
"""Verbs by which data are a part of something that is kept ("your letters | become | part of your file")."""
_WITHIN = frozenset({"in", "into", "within"})
_INTO = frozenset({"to", "in", "into", "on", "within"})


def stays(parsed: Parsed) -> Iterator[Predicate]:
    """The predicates of staying and being put somewhere, whose subject are the data."""
    for token in parsed.content():
        if token.stem in _telling():
            told = (tell(parsed, token) for tell in _TELLS)
            yield from (each for each in told if each is not None)


@cache
def _telling() -> frozenset[str]:
    """The stems by which any of these may be told; few words of a sentence have one."""
    kept = (word for word, action in cues.actions().items() if action == "retain")
    verbs = (word for kind in ("put", "stay", "delete", "anonymize") for word in cues.verbs(kind))
    return frozenset((*kept, *verbs, *_THERE, _PART, *map(stem, _PERIODS)))


def _kept(at: Token, data: Stretch) -> Predicate:
    return Predicate(at.i, at.i, ("retain",), data, passive=True)


def _being_there(parsed: Parsed, token: Token) -> Predicate | None:
    """What there is, with where or how long it stays in a clause ("there are cookies that remain for a month")."""
    stays_there = token.stem in cues.verbs("stay") and token.dep == "relcl" and _is_there(parsed, token)
    return _kept(token, (parsed.extent(token.head)[0], token.head + 1)) if stays_there else None


def _staying(parsed: Parsed, token: Token) -> Predicate | None:
    """Data that stay somewhere or for some time; a state ("remain confidential") is no staying."""
    said = token.is_finite or (token.lower == "last" and token.dep == "ROOT")
    if token.stem not in cues.verbs("stay") or not said or not token.is_main:
        return None
    subject = shared_subject_of(parsed, token.i)
    if subject is None or _is_kind(parsed, subject) or is_asked_about(parsed, token.i):
        return None
    return _kept(token, subject) if _goes_on(parsed, token) else None


def _at_hand(parsed: Parsed, token: Token) -> Predicate | None:
    """Data that are still where copies are kept ("it may still be available, or exist, in our backups")."""
    be = parsed.tokens[token.head] if token.dep == "acomp" else token
    if token.stem not in _THERE or not be.is_verb or not be.is_main or is_asked_about(parsed, be.i):
        return None
    places = (t for each in (token, be) for t in nouns_behind(parsed, each.i, _AT) if t.i > token.i)
    copies = any(t.stem in _COPIES or any(u.stem in _COPIES for u in parsed.children(t.i)) for t in places)
    subject = subject_of(parsed, be.i)
    return _kept(token, subject) if copies and subject and not denied(parsed, be.i, be.i, be.i) else None


def _put(parsed: Parsed, token: Token) -> Predicate | None:
    """Data that are put where they are kept ("your name is added to our database"), or to other data."""
    if token.stem not in cues.verbs("put") or not token.is_verb or not token.is_main:
        return None
    subject, places = subject_of(parsed, token.i), _places(parsed, token)
    joined = token.stem == _ADD and any(is_data(parsed, (t.i, t.i + 1)) for t in places)
    housed = token.stem == _HOUSE and bool(places) and subject is not None and is_data(parsed, subject)
    kept = housed or any(t.lower in cues.words("stores") for t in places)
    if subject is None or not (kept or joined):
        return None
    action: Action = "retain" if kept else "use"
    passive = is_passive(parsed, token.i)
    by_person = not passive and is_person(parsed, subject)
    return None if by_person else Predicate(token.i, token.i, (action,), subject, passive)


def _made_part(parsed: Parsed, token: Token) -> Predicate | None:
    """Data that are made a part of what we keep ("what you write becomes | part | of our records")."""
    verb = parsed.tokens[token.head]
    if token.stem != _PART or token.i < verb.i or verb.stem not in _PART_OF or not verb.is_main:
        return None
    wholes = nouns_behind(parsed, token.i, {"of"})
    ours = any(t.lower in cues.words("stores") and not _is_of_another(parsed, t) for t in wholes)
    subject = subject_of(parsed, verb.i)
    if subject is None or not ours or is_asked_about(parsed, verb.i):
        return None
    head = head_of(parsed, subject).i
    return None if is_person(parsed, (head, head + 1)) else _kept(verb, subject)


def _is_of_another(parsed: Parsed, token: Token) -> bool:
    """Whether it is said to be somebody else's ("part of the employer's | database")."""
    return any(t.dep == "poss" and t.tag != "PRP$" for t in parsed.children(token.i))


def _places(parsed: Parsed, token: Token) -> list[Token]:
    """Where something is put; what is included in writings of any kind is kept only in those of ours."""
    below = [t for t in parsed.children(token.i) if t.i > token.i]
    below += [t for what in below if what.dep == "dobj" for t in parsed.children(what.i) if t.i > what.i]
    includes = token.stem == _INCLUDE
    places = governed(parsed, (t for t in below if t.lower in (_WITHIN if includes else _INTO)))
    return [t for t in places if not includes or any(of.tag == "PRP$" for of in parsed.children(t.i))]


def _labelled(parsed: Parsed, token: Token) -> Predicate | None:
    """What a label names, with how long it is kept behind it ("IP address: | stored | for a week")."""
    start = parsed.item_at or 0
    keeps = token.tag == "VBN" and cues.actions().get(token.stem) == "retain" and token.i > start + 1
    if not keeps or parsed.tokens[token.i - 1].lower != ":" or any(t.is_finite for t in parsed.tokens[start : token.i]):
        return None
    timed = any(t.lower in _UNTIL for t in parsed.tokens[token.i + 1 : token.i + 2])
    return _kept(token, (start, token.i - 1)) if timed else None


def _ending(parsed: Parsed, token: Token) -> Predicate | None:
    """Cookies that we are said to use, with when they end ("we use session cookies, which expire when …")."""
    ends = token.dep == "relcl" and token.stem in cues.verbs("delete") | cues.verbs("stay")
    noun = parsed.tokens[token.head]
    if not ends or noun.stem not in cues.carriers() or noun.i > token.i:
        return None
    which = subject_of(parsed, token.i)
    behind = next((t for t in parsed.tokens[token.i + 1 :] if t.tag != "RB" and t.lower not in _LEFT), None)
    if which is None or parsed.tokens[which[0]].tag != "WDT" or behind is None or behind.lower not in _UNTIL:
        return None
    using = parsed.verb_over(noun.i)
    stated = using.is_main and using.stem in cues.verbs("place") and not denied(parsed, using.i, using.i, 0)
    return _kept(token, (parsed.extent(noun.i)[0], noun.i + 1)) if stated else None


def _lasting(parsed: Parsed, token: Token) -> Predicate | None:
    """What is said to be kept for some time ("the retention | period | for IP addresses is a week")."""
    if token.lower not in _PERIODS or parsed.tokens[token.i - 1].lower not in _KEEPING or token.dep != "nsubj":
        return None
    what = next(nouns_behind(parsed, token.i, {"for", "of"}), None)
    verb = parsed.tokens[token.head]
    long = verb.is_copula and any(t.dep == "attr" and t.i > verb.i for t in parsed.children(verb.i))
    return _kept(verb, parsed.extent(what.i)) if long and what else None


def _made_nameless(parsed: Parsed, token: Token) -> Predicate | None:
    """Data that name nobody in the end ("your data are | anonymized | after a year"), kept till then."""
    beside = token.dep == "conj" and parsed.tokens[token.head].stem in cues.verbs("delete")
    if token.stem not in cues.verbs("nameless") or not token.is_main or beside or is_asked_about(parsed, token.i):
        return None
    passive, who = is_passive(parsed, token.i), subject_of(parsed, token.i)
    times = (t for t in parsed.children(token.i) if t.lower in _IN_TIME)
    timed = any(w.stem in _SPANS for t in times for w in parsed.tokens[slice(*parsed.extent(t.i))])
    if not timed or who is None or denied(parsed, token.i, who[0], who[0]):
        return None
    return _kept(token, who) if passive else Predicate(token.i, token.i, ("retain",), who)


def _is_there(parsed: Parsed, token: Token) -> bool:
    """Whether it is what is said to be there ("there will be information that remains within our databases")."""
    noun = parsed.tokens[token.head]
    there = any(t.tag == "EX" for t in parsed.children(noun.head))
    return there and is_data(parsed, (noun.i, noun.i + 1)) and _goes_on(parsed, token)


def _goes_on(parsed: Parsed, token: Token) -> bool:
    """Whether a place or time follows."""
    behind = parsed.tokens[token.i + 1 :]
    if (behind and behind[0].lower in _LEFT) or any(t.lower == "long" for t in behind[:_NEAR]):
        return True
    following = next((t for t in behind if t.tag != "RB" and t.lower not in _AS_BEFORE), None)
    return following is not None and following.tag in {"IN", "CD"} and following.lower != "as"


def _is_kind(parsed: Parsed, subject: Stretch) -> bool:
    """Whether the words name cookies of a kind in general ("persistent cookies"), of which only a definition speaks."""
    words = parsed.tokens[slice(*subject)]
    if any(t.dep == "acl" and t.tag == "VBN" for t in words):
        return False  # "cookies placed by our partners"
    return words[0].tag not in {"DT", "PRP$"} and any(t.stem in cues.carriers() for t in words)


_TELLS = (_put, _made_part, _labelled, _ending, _lasting, _being_there, _staying, _at_hand, _made_nameless)
