"""Predicates that tell a flow of data without a verb of collecting, using or sharing of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract import cues
from kg.extract.predicates.getting.access import access
from kg.extract.predicates.getting.placing import placed
from kg.extract.predicates.getting.seeing import seen, visible
from kg.extract.predicates.held.assets import asset
from kg.extract.predicates.held.contained import contained
from kg.extract.predicates.held.inclusion import inclusion
from kg.extract.predicates.nouns.deed_nouns import is_deed
from kg.extract.predicates.practice import practices
from kg.extract.predicates.predicate import Predicate
from kg.extract.predicates.serving import done
from kg.extract.syntax.asked import is_asked_about
from kg.extract.syntax.doers import shared_subject_of, subject_of
from kg.extract.syntax.grammar import Stretch, head_of, is_passive
from kg.extract.syntax.sorts import is_person
from kg.words import stem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.syntax.tokens import Parsed, Token

_FITTED = frozenset(map(stem, cues.words("fitted by data")))
_DEEDS = frozenset({"action", "disclosur", "step", "processing", "process", "doing", "shar", "releas"})


def patterns(parsed: Parsed) -> Iterator[Predicate]:
    """The predicates of a sentence that the action verbs do not give away."""
    for token in parsed.content():
        found = placed(parsed, token) or inclusion(parsed, token) or _service(parsed, token)
        found = found or seen(parsed, token) or access(parsed, token) or visible(parsed, token)
        found = found or contained(parsed, token) or asset(parsed, token) or done(parsed, token)
        found = found or _based(parsed, token)
        if found:
            yield found
    yield from practices(parsed)


def _service(parsed: Parsed, token: Token) -> Predicate | None:
    """Data as the subject serve a purpose ("cookies help us …", "this information is necessary for …")."""
    needed = token.lower in cues.words("needed") and token.dep in {"acomp", "ROOT", "conj"}
    if not needed and not (token.stem in cues.verbs("serve") and token.is_finite):
        return None
    verb = token.head if needed and token.dep == "acomp" else token.i
    subject = subject_of(parsed, verb) if parsed.tokens[verb].dep != "relcl" else None
    if subject is None:
        return None
    if needed and (_tells_deed(parsed, token, subject) or _is_unneeded(parsed, verb)):
        return None
    words = parsed.tokens[slice(*subject)]
    carries = any(t.stem in cues.things() - {"this", "these"} or t.lower in {"they", "it", "these"} for t in words)
    carries = carries or (words[0].lower == "this" and len(words) == 1 and _goes_on_with(parsed, token, "us"))
    return Predicate(token.i, token.i, ("use",), subject, kind="service") if needed or carries else None


def _tells_deed(parsed: Parsed, token: Token, subject: Stretch) -> bool:
    """Whether it is an act that is needed, not data ("it is necessary (in order) to", "such action is necessary").

    A "this" that begins the sentence points back to the data of the one before ("This is necessary to bill you").
    """
    words = parsed.tokens[slice(*subject)]
    if words[0].lower == "this" and len(words) == 1 and subject[0] == 0:
        return False
    if words[0].lower in {"it", "this"} and len(words) == 1:
        acts = (t for t in (*parsed.children(token.i), *parsed.children(token.head)) if t.i > token.i)
        to = any(_goes_on_with(parsed, token, word) for word in ("to", "in"))
        return to or any(t.tag == "VB" and t.dep in {"advcl", "xcomp"} for t in acts)
    deed = head_of(parsed, subject)
    return any(t.stem in _DEEDS for t in words) or (
        is_deed(deed) and any(t.lower == "of" for t in parsed.children(deed.i))
    )


def _is_unneeded(parsed: Parsed, verb: int) -> bool:
    """Whether the data are not needed, or it says only until when ("as soon as it is no longer necessary")."""
    below = parsed.children(verb)
    return any(t.dep == "neg" or (t.dep == "mark" and t.lower not in {"because", "that"}) for t in below)


def _goes_on_with(parsed: Parsed, token: Token, word: str) -> bool:
    return token.i + 1 < len(parsed.tokens) and parsed.tokens[token.i + 1].lower == word


def _based(parsed: Parsed, token: Token) -> Predicate | None:
    """Data that something is fitted to a person by are used ("ads are targeted based on your interests")."""
    following = parsed.tokens[token.i + 1 : token.i + 2]
    if token.lower != "based" or not following or following[0].lower not in {"on", "upon"}:
        return None
    i = token.head
    while (parsed.tokens[i].stem not in cues.verbs("fit") or _describes(parsed, i)) and parsed.tokens[i].head != i:
        i = parsed.tokens[i].head
    fitting = parsed.tokens[i]
    if fitting.i == token.i and token.is_main and is_passive(parsed, token.i):
        what = subject_of(parsed, token.i)
        fitted = what is not None and head_of(parsed, what).stem in _FITTED and not is_asked_about(parsed, token.i)
        return (
            Predicate(token.i, token.i + 1, ("use",), (what[0], token.i + 2), kind="based") if what and fitted else None
        )
    if fitting.stem not in cues.verbs("fit") or not (fitting.is_main or _says_what_they_do(parsed, fitting)):
        return None
    subject = (shared_subject_of if is_passive(parsed, fitting.i) else subject_of)(parsed, fitting.i)
    if subject is None or is_person(parsed, subject) or is_asked_about(parsed, fitting.i):
        return None
    if fitting.i > token.i:
        return Predicate(token.i, token.i + 1, ("use",), (subject[0], len(parsed.tokens)), kind="based")
    if is_passive(parsed, fitting.i):
        return Predicate(token.i, token.i + 1, ("use",), (subject[0], token.i), kind="based")
    return Predicate(token.i, token.i + 1, ("use",), (fitting.i, token.i), kind="based")


def _says_what_they_do(parsed: Parsed, verb: Token) -> bool:
    """Whether it tells what those are who do it ("ad networks are companies | that display | ads based on …")."""
    noun = parsed.tokens[verb.head]
    if verb.dep != "relcl" or noun.dep != "attr" or not parsed.tokens[noun.head].is_main:
        return False
    who = subject_of(parsed, noun.head)
    return who is not None and head_of(parsed, who).stem in cues.somebody()


def _describes(parsed: Parsed, verb: int) -> bool:
    """Whether the parser took for a deed what describes a thing that is shown ("we show you | tailored | ads")."""
    return parsed.tokens[verb].is_past and parsed.tokens[verb - 1].lower in {"you", "users"}
