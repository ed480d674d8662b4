"""Tells what is only spoken of: disclaimers, promises of security, wishes of a person, advice to the reader.

"We cannot control who may use your name", "to ensure that nobody can read it", "you can tell us not to share it" and
"your password should not be given to anyone" hold verbs of collecting, using and sharing, but state nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract import cues
from kg.extract.predicates.scope import denied
from kg.extract.syntax.grammar import is_passive, is_person, shared_subject_of, subject_of, top_of
from kg.words import stem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.predicates.predicate import Predicate
    from kg.extract.syntax.tokens import Parsed, Token

_DISCLAIM = frozenset(
    map(
        stem,
        (
            "control",
            "guarantee",
            "assure",
            "ensure",
            "warrant",
            "promise",
            "responsible",
            "liable",
            "accountable",
            "predict",
            "mean",
            "imply",
        ),
    )
)
_HOLDS = frozenset(map(stem, ("have", "exercise", "assume", "accept", "bear")))
_HELD = frozenset(map(stem, ("control", "responsibility", "liability")))
"""What we say we have not got of what others do ("we have no control over those whom you let see it")."""
_ASSURE = frozenset(map(stem, ("ensure", "assure", "insure", "sure", "guarantee", "prevent")))
_WISH = frozenset(map(stem, ("tell", "direct", "instruct", "ask", "request", "elect", "choose", "demand")))
_DIRECTS = frozenset(map(stem, ("direct", "instruct", "choose", "elect")))
_NOT = frozenset({"not", "n't", "n’t", "never", "no", "nor", "neither"})
_BELOW = frozenset(
    {"xcomp", "ccomp", "advcl", "acl", "conj", "pcomp", "relcl", "pobj", "prep", "dobj", "acomp", "oprd"}
)
_PREVENTS = frozenset(map(stem, ("prevent", "limit", "restrict")))
_NOTHING = frozenset({"nothing", "none"})
_ADVICE_REACH = 4
_POLITE_REACH = 8
_REQUIRE = frozenset(map(stem, ("require", "oblige")))
_REASON, _REQUEST, _OPENING = stem("reason"), stem("request"), 6
"""Words at the beginning of a sentence by which it speaks of a request of a person."""
_ASKS = frozenset({_REQUEST, stem("ask")})
_NEED = frozenset({"having", "need", "needing"})
_EXAMPLE = frozenset({"e.g", "eg", "example", "instance"})


def is_disclaimed(parsed: Parsed, predicate: Predicate) -> bool:
    """Whether the predicate stands within words that leave it unsaid."""
    token = parsed.tokens[predicate.first]
    above = tuple(_above(parsed, token))
    return (
        any(_disclaims(parsed, t) for t in above)
        or _is_assured(parsed, predicate)
        or _is_wished(parsed, token)
        or _is_open(parsed, token)
        or any(_is_unwanted(parsed, t) or _is_beyond_us(parsed, t) for t in above)
        or any(_is_believed(parsed, t) for t in (token, *above))
        or _is_left_free(parsed, above)
        or _is_advice(parsed, predicate)
        or _is_spared(parsed, predicate)
        or _cannot_serve(parsed, predicate)
        or _is_needless(above)
        or _lacks_reason(parsed, above)
        or _is_put_in_request(parsed, predicate)
        or _is_readers_example(parsed, predicate)
        or _is_unasked(parsed, predicate)
    )


def _above(parsed: Parsed, token: Token) -> Iterator[Token]:
    """The words above, as far as each stands within the next and behind it."""
    while token.head < token.i and (token.dep in _BELOW or (token.dep == "conj" and not _stands_alone(parsed, token))):
        over = parsed.tokens[token.head]
        if token.dep != "conj":
            yield over
        token = over


def _stands_alone(parsed: Parsed, token: Token) -> bool:
    """Whether a joined verb has its own subject, so that what is said of the first does not hold for it."""
    return any(t.dep in {"nsubj", "nsubjpass"} for t in parsed.children(token.i))


def _disclaims(parsed: Parsed, token: Token) -> bool:
    """Whether we deny that we control it, warrant it or answer for it."""
    held = next((t for t in parsed.children(token.i) if t.dep == "dobj" and t.stem in _HELD), None)
    if held and token.stem in _HOLDS:
        return any(t.lower in _NOT for t in parsed.tokens[max(0, token.i - 3) : held.i])
    if token.stem not in _DISCLAIM or token.lower == "means":
        return False  # "we have no means to read it"
    by = parsed.tokens[token.head] if token.dep in {"acomp", "attr"} else token
    return any(t.lower in _NOT or t.lower == "cannot" for t in parsed.tokens[max(0, by.i - 3) : token.i])


def _is_assured(parsed: Parsed, predicate: Predicate) -> bool:
    """Whether it is what a measure is to prevent ("to ensure that nobody else can read it")."""
    token = parsed.tokens[predicate.first]
    sure = parsed.tokens[token.head]
    if token.dep not in {"ccomp", "xcomp", "advcl"} or sure.stem not in _ASSURE or token.stem in cues.verbs("delete"):
        return False
    if _is_left_by_us(parsed, predicate):
        return False
    verb = parsed.tokens[sure.head] if sure.dep in {"acomp", "oprd", "ccomp"} and not sure.is_verb else sure
    return verb.i > 0 and parsed.tokens[verb.i - 1].lower in {"to", "help", "can", "not", "and"} and verb.dep != "ROOT"


def _is_left_by_us(parsed: Parsed, predicate: Predicate) -> bool:
    """Whether it is we who see to it that we do not do it ("we seek to ensure that we do not collect …")."""
    who = predicate.subject
    ours = who is not None and parsed.tokens[who[0]].lower == "we" and "collect" in predicate.actions
    return ours and denied(parsed, predicate.first, predicate.first, predicate.first)


def _is_wished(parsed: Parsed, token: Token) -> bool:
    """Whether it is what a person may ask for ("you can tell us not to share it", "to request that we delete it")."""
    done = not denied(parsed, token.i, token.i, token.i)
    if _is_behind_request(parsed, token):
        return True
    while _is_complement(parsed, token):
        token = parsed.tokens[token.head]
        if token.stem not in _WISH or is_passive(parsed, token.i) or (done and token.stem in _DIRECTS):
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


def _is_open(parsed: Parsed, token: Token) -> bool:
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


def _is_believed(parsed: Parsed, token: Token) -> bool:
    """Whether it is only what a person may believe ("those who believe that their data were not processed fairly")."""
    opening = (t for t in parsed.children(token.i) if t.dep == "advcl" and t.i < token.i)
    opening = (t for t in opening if all(w.lower != "," for w in parsed.tokens[t.i : token.i]))
    believing = next((t for t in (token, *opening) if t.stem in cues.verbs("believe")), None)
    who = subject_of(parsed, believing.i) if believing else None
    return who is not None and (is_person(parsed, who) or parsed.tokens[who[0]].lower == "who")


def _is_beyond_us(parsed: Parsed, token: Token) -> bool:
    """Whether it is only said that we might not manage it ("without your age we may not be able to process it")."""
    be = parsed.tokens[token.head]
    helped = {t.lower for t in parsed.children(be.i)} if token.lower == "able" else frozenset()
    who = subject_of(parsed, be.i) if helped & {"may", "might"} and helped & _NOT else None
    return who is not None and parsed.tokens[who[0]].lower == "we"


def _is_complement(parsed: Parsed, token: Token) -> bool:
    """Whether the verb says what the one above it is about, or is joined to one that does."""
    if token.head >= token.i:
        return False
    if token.dep == "conj":
        return not _stands_alone(parsed, token)
    return token.dep in {"xcomp", "ccomp"} or (token.dep == "advcl" and token.tag == "VB")


def _is_left_free(parsed: Parsed, above: tuple[Token, ...]) -> bool:
    """Whether nothing is said to forbid it ("nothing in this policy prohibits us from sharing …")."""
    forbidding = any(t.stem in cues.verbs("forbid") or t.stem in _PREVENTS for t in above)
    first = parsed.tokens[0].lower if parsed.tokens else ""
    return forbidding and first in _NOTHING


def _is_advice(parsed: Parsed, predicate: Predicate) -> bool:
    """Whether a reader is told what should be done with data ("your password should not be given to anyone")."""
    if not predicate.passive:
        token = parsed.tokens[predicate.first]
        top = top_of(parsed, token.i)
        ours = {"we", "us"} & {t.lower for t in parsed.tokens[max(0, top - _POLITE_REACH) : token.i]}
        told = {"please", "should"} & {t.lower for t in parsed.tokens[max(0, top - _ADVICE_REACH) : token.i]}
        asked = bool(told) or _is_polite(parsed, token)
        return asked and not ours and denied(parsed, token.i, token.i, token.i)
    before = parsed.tokens[max(0, predicate.first - _ADVICE_REACH) : predicate.first]
    shared = parsed.tokens[predicate.first].head if parsed.tokens[predicate.first].dep == "conj" else None
    if shared is not None:
        before = (*parsed.tokens[max(0, shared - _ADVICE_REACH) : shared], *before)
    return any(t.lower == "should" for t in before)


def _is_polite(parsed: Parsed, token: Token) -> bool:
    """Whether a reader is asked to do what a verb above it tells ("please do not try to register or | send …")."""
    while not _stands_alone(parsed, token) and token.head < token.i and token.dep in _BELOW:
        token = parsed.tokens[token.head]
        if any(t.lower == "please" for t in parsed.children(token.i)):
            return True
    return False


def _is_spared(parsed: Parsed, predicate: Predicate) -> bool:
    """Whether a person need not or should not give something ("please do not send us your card number")."""
    token = parsed.tokens[predicate.first]
    if predicate.kind not in {"asked", "given"} or not denied(parsed, token.i, token.i, token.i):
        return False
    before = parsed.tokens[max(0, token.i - _POLITE_REACH) : token.i]
    polite = _is_polite(parsed, token) or any(t.lower == "please" for t in before)
    asked = parsed.tokens[token.head]
    free = predicate.kind == "asked" and token.stem in _REQUIRE and is_passive(parsed, token.i)
    return free or (predicate.kind == "given" and (asked.stem in cues.verbs("ask") or polite))


def _cannot_serve(parsed: Parsed, predicate: Predicate) -> bool:
    """Whether data are only said to be of no use for something ("it cannot be used to identify you")."""
    token = parsed.tokens[predicate.first]
    helped = (*parsed.children(token.i), *parsed.children(top_of(parsed, token.i)))
    unable = {"can", "could"} & {t.lower for t in helped if t.dep == "aux"}
    used = predicate.passive and predicate.actions == ("use",)
    return used and bool(unable) and denied(parsed, token.i, token.i, token.i)


def _is_needless(above: tuple[Token, ...]) -> bool:
    """Whether something else is said to spare it ("so that you can shop without having to tell us your name again")."""
    words = {t.lower for t in above}
    return "without" in words and bool(words & _NEED)


def _lacks_reason(parsed: Parsed, above: tuple[Token, ...]) -> bool:
    """Whether it is said that there is no reason for it ("where there is no reason for us to go on using it")."""
    reasons = (t for t in above if t.stem == _REASON)
    return any(child.lower == "no" for reason in reasons for child in parsed.children(reason.i))


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
    who = next((t for t in reversed(tokens[:opened]) if t.dep in {"nsubj", "nsubjpass"}), None)
    return bool(example) and who is not None and who.lower == "you" and tokens[predicate.first].tag == "VB"


def _is_unasked(parsed: Parsed, predicate: Predicate) -> bool:
    """Whether a warning says what others may send, of whom no word is there ("you may get unsolicited messages")."""
    behind = parsed.tokens[predicate.first + 1 : parsed.extent(predicate.first)[1]]
    mail = (parsed.tokens[t.head] for t in behind if t.lower == "unsolicited")
    if "use" not in predicate.actions or all(noun.dep == "pobj" for noun in mail):
        return False  # "used to trace the sending of unsolicited mail"
    unnamed = predicate.passive or predicate.subject is None or is_person(parsed, predicate.subject)
    told = denied(parsed, predicate.first, predicate.first, predicate.first)
    return unnamed and not told and not any(t.dep == "agent" for t in behind)
