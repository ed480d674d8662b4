"""Tells what is only spoken of: disclaimers, promises of security, and what is only the reader's part.

"We cannot control who may use your name", "to ensure that nobody can read it" and "you can tell us not to share it"
hold verbs of using, reading and sharing, but state nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract import cues
from kg.extract.predicates.scope import denied
from kg.extract.predicates.silent.advised import word_over
from kg.extract.predicates.silent.left_open import is_left_open
from kg.extract.predicates.silent.readers_part import is_up_to_reader
from kg.extract.syntax.doers import UNASKED, sender_of_unasked, subject_of, top_of
from kg.extract.syntax.sorts import is_person
from kg.words import stem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.predicates.predicate import Predicate
    from kg.extract.syntax.tokens import Parsed, Token

_HELD = frozenset(map(stem, ("control", "responsibility", "liability")))
_NOT = frozenset({"not", "n't", "never", "no", "nor", "neither"})
_NOT_REACH = 3
_PREVENTS = frozenset(map(stem, ("prevent", "limit", "restrict")))
_NOTHING = frozenset({"nothing", "none"})
_REASONS = frozenset(map(stem, ("reason", "need")))
_ANYBODY = frozenset({"people", "anyone", "anybody", "persons"})
_NEED = frozenset({"having", "need", "needing"})


def is_disclaimed(parsed: Parsed, predicate: Predicate) -> bool:
    """Whether the predicate stands within words that leave it unsaid."""
    above = tuple(_above(parsed, parsed.tokens[predicate.first]))
    return (
        any(_disclaims(parsed, t) or _is_out_of_hand(parsed, t) or _is_beyond_us(parsed, predicate, t) for t in above)
        or _is_assured(parsed, predicate)
        or _is_secured(parsed, predicate)
        or _is_told_of(parsed, predicate)
        or _is_left_free(parsed, above)
        or _cannot_serve(parsed, predicate)
        or _is_needless(above)
        or _lacks_reason(parsed, above)
        or _is_unasked(parsed, predicate)
        or is_left_open(parsed, predicate)
        or is_up_to_reader(parsed, predicate, above)
    )


def _above(parsed: Parsed, token: Token) -> Iterator[Token]:
    """The words above, as far as each stands within the next and behind it; what it is joined to is none of them."""
    while (over := word_over(parsed, token)) is not None:
        if token.dep != "conj":
            yield over
        token = over


def _disclaims(parsed: Parsed, token: Token) -> bool:
    """Whether we deny that we control it, warrant it or answer for it."""
    if token.stem not in cues.verbs("answer for") or token.lower == "means":
        return False  # "we have no means to read it"
    by = parsed.tokens[token.head] if token.dep in {"acomp", "attr"} else token
    return any(t.lower in _NOT or t.lower == "cannot" for t in parsed.tokens[max(0, by.i - _NOT_REACH) : token.i])


def _is_out_of_hand(parsed: Parsed, token: Token) -> bool:
    """Whether we say that what others do is not in our hands ("we have no control over those whom you let see it")."""
    held = next((t for t in parsed.children(token.i) if t.dep == "dobj" and t.stem in _HELD), None)
    if held is None or token.stem not in cues.verbs("have in hand"):
        return False
    return any(t.lower in _NOT for t in parsed.tokens[max(0, token.i - _NOT_REACH) : held.i])


def _is_beyond_us(parsed: Parsed, predicate: Predicate, token: Token) -> bool:
    """Whether it is only said that we might not manage it ("without your age we may not be able to process it").

    What we may not manage to delete is kept.
    """
    if parsed.tokens[predicate.first].stem in cues.verbs("delete"):
        return False
    be = parsed.tokens[token.head]
    helped = {t.lower for t in parsed.children(be.i)} if token.lower == "able" else frozenset()
    who = subject_of(parsed, be.i) if helped & {"may", "might"} and helped & _NOT else None
    return who is not None and parsed.tokens[who[0]].lower == "we"


def _is_assured(parsed: Parsed, predicate: Predicate) -> bool:
    """Whether it is what a measure is to prevent ("to ensure that nobody else can read it")."""
    sure = _assurance(parsed, predicate)
    if sure is None or parsed.tokens[predicate.first].stem in cues.verbs("delete") or _is_left_by_us(parsed, predicate):
        return False
    verb = parsed.tokens[sure.head] if sure.dep in {"acomp", "oprd", "ccomp"} and not sure.is_verb else sure
    return verb.i > 0 and parsed.tokens[verb.i - 1].lower in {"to", "help", "can", "not", "and"} and verb.dep != "ROOT"


def _assurance(parsed: Parsed, predicate: Predicate) -> Token | None:
    """The word that assures it, above it or right before its subject ("to make | sure | it is not lost or …")."""
    token = parsed.tokens[predicate.first]
    above = [parsed.tokens[token.head]] if token.dep in {"ccomp", "xcomp", "advcl"} else []
    before = parsed.tokens[: predicate.subject[0]] if predicate.passive and predicate.subject else ()
    opening = [t for t in before[-2:] if t.lower != "that"][-1:]
    return next((t for t in (*above, *opening) if t.stem in cues.verbs("assure")), None)


def _is_secured(parsed: Parsed, predicate: Predicate) -> bool:
    """Whether it is what comes of data being secured ("it is encrypted so that nobody can read it")."""
    token = parsed.tokens[predicate.first]
    that = next((t.i for t in parsed.children(token.i) if t.lower == "that" and t.i > 0), 0)
    result = token.dep == "advcl" and parsed.tokens[that - 1].lower == "so"
    return predicate.kind == "seen" and result and denied(parsed, token.i, that + 1, that + 1)


def _is_told_of(parsed: Parsed, predicate: Predicate) -> bool:
    """Whether we do not answer for what those do of whom it is told ("we cannot ensure that those who see it …")."""
    token = parsed.tokens[predicate.first]
    who = parsed.tokens[token.head]
    if token.dep != "relcl" or who.dep != "nsubj":
        return False
    does = parsed.tokens[who.head]
    return any(_disclaims(parsed, t) for t in _above(parsed, does)) or (who.lower in _ANYBODY and does.dep == "ROOT")


def _is_left_by_us(parsed: Parsed, predicate: Predicate) -> bool:
    """Whether it is we who see to it that we do not do it ("we seek to ensure that we do not collect …")."""
    who = predicate.subject
    ours = who is not None and parsed.tokens[who[0]].lower == "we" and "collect" in predicate.actions
    return ours and denied(parsed, predicate.first, predicate.first, predicate.first)


def _is_left_free(parsed: Parsed, above: tuple[Token, ...]) -> bool:
    """Whether nothing is said to forbid it ("nothing in this policy prohibits us from sharing …")."""
    forbidding = any(t.stem in cues.verbs("forbid") or t.stem in _PREVENTS for t in above)
    first = parsed.tokens[0].lower if parsed.tokens else ""
    return forbidding and first in _NOTHING


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
    reasons = (t for t in above if t.stem in _REASONS)
    return any(child.lower == "no" for reason in reasons for child in parsed.children(reason.i))


def _is_unasked(parsed: Parsed, predicate: Predicate) -> bool:
    """Whether a warning says what others may send, of whom no word is there ("you may get unsolicited messages")."""
    if sender_of_unasked(parsed, predicate.first):
        return False
    behind = parsed.tokens[predicate.first + 1 : parsed.extent(predicate.first)[1]]
    mail = (parsed.tokens[t.head] for t in behind if t.lower == UNASKED)
    if "use" not in predicate.actions or all(noun.dep == "pobj" for noun in mail):
        return False  # "used to trace the sending of unsolicited mail"
    unnamed = predicate.passive or predicate.subject is None or is_person(parsed, predicate.subject)
    told = denied(parsed, predicate.first, predicate.first, predicate.first)
    return unnamed and not told and not any(t.dep == "agent" for t in behind)
