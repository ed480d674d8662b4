"""Tells what is only the reader's part: what they may ask for, want or believe, and what they are advised to do.

"You can tell us not to share it", "it is up to you to decide whether we keep it" and "your password should not be
given to anyone" hold verbs of sharing and keeping, but tell nothing that is done.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract import cues
from kg.extract.predicates.scope import denied
from kg.extract.predicates.silent.advised import is_advice, is_polite, stands_alone
from kg.extract.syntax.doers import shared_subject_of, subject_of, top_of
from kg.extract.syntax.grammar import is_negated, is_passive
from kg.extract.syntax.sorts import is_person
from kg.words import stem

if TYPE_CHECKING:
    from kg.extract.predicates.predicate import Predicate
    from kg.extract.syntax.tokens import Parsed, Token

_DIRECTS = frozenset(map(stem, ("direct", "instruct", "choose", "elect")))
"""Of what a person may tell us, what is done thereafter, and so is stated where it is not denied."""
_POLITE_REACH = 8
_PREFER_REACH = 5
_REQUIRE = frozenset(map(stem, ("require", "oblige")))
_REQUEST, _OPENING = stem("request"), 6
"""The word at the beginning of a sentence by which it speaks of a request of a person, and how far that reaches."""
_ASKS = frozenset({_REQUEST, stem("ask")})
_EXAMPLE = frozenset({"e.g", "eg", "example", "instance"})


def is_up_to_reader(parsed: Parsed, predicate: Predicate, above: tuple[Token, ...]) -> bool:
    """Whether the predicate, or what stands above it, tells only what a reader may wish or should do."""
    token = parsed.tokens[predicate.first]
    return (
        _is_wished(parsed, token)
        or _is_behind_request(parsed, token)
        or _is_left_to_decide(parsed, token)
        or any(_is_unwanted(parsed, t) for t in above)
        or _is_preferred(parsed, token)
        or any(_is_believed(parsed, t) for t in (token, *above))
        or is_advice(parsed, predicate)
        or _is_spared(parsed, predicate)
        or _is_put_in_request(parsed, predicate)
        or _is_readers_example(parsed, predicate)
        or _is_told_us(parsed, predicate)
    )


def _is_wished(parsed: Parsed, token: Token) -> bool:
    """Whether it is what a person may ask for ("you can tell us not to share it", "to request that we delete it")."""
    done = not denied(parsed, token.i, token.i, token.i)
    while _is_complement(parsed, token):
        token = parsed.tokens[token.head]
        if token.stem not in cues.verbs("tell us") or is_passive(parsed, token.i) or (done and token.stem in _DIRECTS):
            continue
        subject = subject_of(parsed, token.i)
        unsaid = subject is None and token.tag == "VB" and token.dep != "ROOT"
        if (subject is not None and is_person(parsed, subject)) or unsaid:
            return True
    return False


def _is_behind_request(parsed: Parsed, token: Token) -> bool:
    """Whether it is what somebody is asked for ("and request that we delete it", "we ask that they not send it")."""
    that = next((t.i for t in parsed.children(token.i) if t.lower == "that" and t.dep == "mark"), 0)
    asking = parsed.tokens[that - 1]
    if that == 0 or asking.stem not in _ASKS:
        return False
    theirs = parsed.tokens[that + 1].lower == "they" and denied(parsed, token.i, token.i, token.i)
    return theirs or asking.is_noun or is_person(parsed, shared_subject_of(parsed, asking.i))


def _is_left_to_decide(parsed: Parsed, token: Token) -> bool:
    """Whether a person decides whether it is done ("it is up to you to decide whether to let us set cookies")."""
    while _is_complement(parsed, token):
        asked = any(t.lower in {"whether", "if"} and t.i < token.i for t in parsed.children(token.i))
        token = parsed.tokens[token.head]
        who = subject_of(parsed, token.i)
        if asked and token.stem in cues.verbs("choose") and is_person(parsed, who):
            return True
    return False


def _is_unwanted(parsed: Parsed, token: Token) -> bool:
    """Whether it is only what a person would not have ("if you do not want cookies to be set, …")."""
    who = subject_of(parsed, token.i) if token.stem in cues.verbs("want") else None
    return who is not None and is_person(parsed, who) and denied(parsed, token.i, token.i, token.i)


def _is_preferred(parsed: Parsed, token: Token) -> bool:
    """Whether a person would have us leave it ("if you prefer we not use it", "if you would rather we did not")."""
    who = subject_of(parsed, token.i)
    before = parsed.tokens[max(0, who[0] - _PREFER_REACH) : who[0]] if who else ()
    words = [t.lower for t in before]
    wished = "rather" in words or any(t.stem in cues.verbs("want") for t in before)
    return wished and {"if", "you"} <= set(words) and "," not in words and denied(parsed, token.i, token.i, token.i)


def _is_believed(parsed: Parsed, token: Token) -> bool:
    """Whether it is only what a person may believe ("those who believe that their data were not processed fairly")."""
    opening = (t for t in parsed.children(token.i) if t.dep == "advcl" and t.i < token.i)
    opening = (t for t in opening if all(w.lower != "," for w in parsed.tokens[t.i : token.i]))
    believing = next((t for t in (token, *opening) if t.stem in cues.verbs("believe")), None)
    who = subject_of(parsed, believing.i) if believing else None
    return who is not None and (is_person(parsed, who) or parsed.tokens[who[0]].lower == "who")


def _is_complement(parsed: Parsed, token: Token) -> bool:
    """Whether the verb says what the one above it is about, or is joined to one that does."""
    if token.head >= token.i:
        return False
    if token.dep == "conj":
        return not stands_alone(parsed, token)
    return token.dep in {"xcomp", "ccomp"} or (token.dep == "advcl" and token.tag == "VB")


def _is_spared(parsed: Parsed, predicate: Predicate) -> bool:
    """Whether a person need not or should not give something ("please do not send us your card number")."""
    token = parsed.tokens[predicate.first]
    needless = token.stem in _REQUIRE and predicate.passive and is_person(parsed, predicate.subject)
    if needless or predicate.kind not in {"asked", "given"} or not denied(parsed, token.i, token.i, token.i):
        return needless and is_negated(parsed, token.i)
    before = parsed.tokens[max(0, token.i - _POLITE_REACH) : token.i]
    polite = is_polite(parsed, token) or any(t.lower == "please" for t in before)
    asked = parsed.tokens[token.head]
    free = predicate.kind == "asked" and token.stem in _REQUIRE and is_passive(parsed, token.i)
    return free or (predicate.kind == "given" and (asked.stem in cues.verbs("ask") or polite))


def _is_put_in_request(parsed: Parsed, predicate: Predicate) -> bool:
    """Whether it is what a person writes who asks for a right ("in your request, please include your name")."""
    if predicate.kind != "asked":
        return False
    opening = parsed.tokens[: min(predicate.first, _OPENING)]
    words = [t.lower for t in opening]
    request = next((t.i for t in opening if t.stem == _REQUEST and t.is_noun), None)
    return request is not None and ("your" in words[:request][-1:] and words[0] in {"in", "your"})


def _is_readers_example(parsed: Parsed, predicate: Predicate) -> bool:
    """Whether it is an example, in brackets, of what a reader does ("if you use our pages (e.g. post a note)")."""
    tokens = parsed.tokens
    opened = next((t.i for t in reversed(tokens[: predicate.first]) if t.lower in {"(", ")"}), None)
    if opened is None or tokens[opened].lower == ")" or predicate.subject is not None:
        return False
    example = {t.lower.rstrip(".") for t in tokens[opened + 1 : opened + 3]} & _EXAMPLE
    who = next((t for t in reversed(tokens[:opened]) if t.is_subject), None)
    return bool(example) and who is not None and who.lower == "you" and tokens[predicate.first].tag == "VB"


def _is_told_us(parsed: Parsed, predicate: Predicate) -> bool:
    """Whether it is joined to a call to get in touch with us ("write to us and | give your name")."""
    top = parsed.tokens[top_of(parsed, predicate.first)]
    if top.i == predicate.first or top.tag != "VB" or top.stem not in cues.verbs("contact"):
        return False
    if any(t.is_subject or t.tag == "MD" for t in parsed.children(top.i)):
        return False
    ours = (t for t in parsed.children(top.i) if t.dep in {"dobj", "dative", "prep"})
    return any(w.lower == "us" for t in ours for w in parsed.tokens[slice(*parsed.extent(t.i))])
