"""Nouns that tell a deed ("collection"), and whether a sentence says of it that it takes place.

"The use of your name is necessary" and "this involves the transfer of your address" say so; "the use of your password
is at your own risk" does not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract import cues
from kg.extract.predicates.nouns.consent import is_agreed_to
from kg.extract.syntax.asked import is_asked_about
from kg.extract.syntax.doers import doer_of, subject_of
from kg.extract.syntax.grammar import is_negated, says_there_is
from kg.extract.syntax.sorts import is_person
from kg.words import stem

if TYPE_CHECKING:
    from kg.extract.syntax.tokens import Parsed, Token

LIMIT = frozenset(map(stem, ("limit", "restrict", "confine")))
_FOUNDED = frozenset(map(stem, ("require", "need", "based", "serve")))
"""What is said of a deed with what it is done for, and so that it is done."""
_BRINGS_IN = {
    "in": frozenset(map(stem, ("result", "engage"))),
    "to": frozenset({stem("lead")}),
    "through": frozenset(map(stem, ("accomplish", "achieve", "do"))),
}
"""Verbs by which a deed takes place that hangs on them by a preposition ("this is done | through the use of …")."""
_SAID_REACH = 3
_SUPPOSES = frozenset({"if", "unless", "when", "whether"})


def is_deed(token: Token) -> bool:
    """Whether it is a noun that tells an action ("collection", "processing")."""
    return token.lower in cues.deeds() and (token.is_noun or token.lower.endswith("ing"))


def takes_place(parsed: Parsed, deed: Token, *, back: bool) -> bool:
    """Whether a person agrees to it, or something is said of it that makes it a fact."""
    governor = parsed.tokens[deed.head]
    if is_agreed_to(parsed, deed) or _is_brought(parsed, deed) or is_there(parsed, deed):
        return True
    if _is_supposed(parsed, governor):
        return False
    wished = governor.dep == "ccomp" and parsed.tokens[governor.head].stem in cues.verbs("choice")
    said = deed.dep in {"nsubj", "nsubjpass"} and governor.is_main and not wished
    if back:
        done = governor.stem in cues.verbs("take place") | LIMIT | cues.verbs("serve")
        return said and (done or _is_needed(parsed, governor)) and governor.dep != "ccomp"
    by_others = doer_of(parsed, deed.i) is not None
    if any(t.lower == "subject" for t in parsed.children(governor.i)) and not by_others:
        return False
    if governor.lower == "based" and by_others:
        return False
    if governor.stem in cues.verbs("rule") and by_others:
        return said and not is_negated(parsed, governor.i)
    done_or_not = cues.verbs("take place") | cues.verbs("left undone") | LIMIT
    needless = governor.stem not in done_or_not and is_negated(parsed, governor.i)
    told = governor.stem in done_or_not | _FOUNDED | cues.verbs("exclude")
    return said and not needless and (told or _is_needed(parsed, governor))


def _is_supposed(parsed: Parsed, verb: Token) -> bool:
    """Whether the verb, or one that it is joined to, says under what condition something else is."""
    while verb.dep == "conj":
        verb = parsed.tokens[verb.head]
    marks = (t.lower for t in parsed.children(verb.i) if t.dep in {"mark", "advmod"} and t.i < verb.i)
    return any(mark in _SUPPOSES for mark in marks)


def _is_needed(parsed: Parsed, be: Token) -> bool:
    """Whether it is said to be necessary or for something."""
    behind = parsed.tokens[be.i + 1 : be.i + 1 + _SAID_REACH]
    return be.is_copula and any(t.lower in cues.words("said of deeds") for t in behind)


def verb_bringing(parsed: Parsed, deed: Token) -> Token | None:
    """The verb by which it takes place, of which it is the object ("this may involve the collection of …")."""
    over = parsed.tokens[deed.head]
    if deed.dep == "dobj":
        return over if over.stem in cues.verbs("bring about") or limited_to(parsed, deed) else None
    verb = parsed.tokens[over.head]
    return verb if deed.dep in {"pobj", "pcomp"} and verb.stem in _BRINGS_IN.get(over.lower, ()) else None


def limited_to(parsed: Parsed, deed: Token) -> int | None:
    """The "to" behind which it is said what we limit the deed to, and so that it is done ("we limit use | to …")."""
    verb = parsed.tokens[deed.head]
    if deed.dep != "dobj" or verb.stem not in LIMIT or is_negated(parsed, verb.i):
        return None
    behind = (t for t in parsed.tokens[deed.i + 1 : parsed.extent(verb.i)[1]] if t.lower == "to" and t.dep == "prep")
    return next((t.i for t in behind if t.head == verb.i or _is_plain_noun(parsed.tokens[t.head])), None)


def _is_plain_noun(token: Token) -> bool:
    """Whether the parser may have hung a "to" on it that belongs to the verb before ("limit use of | data | to …")."""
    return token.is_noun and not is_deed(token)


def _is_brought(parsed: Parsed, deed: Token) -> bool:
    """Whether somebody or something brings it about, and no person whose data it is."""
    verb = verb_bringing(parsed, deed)
    if verb is None or not verb.is_main or is_asked_about(parsed, verb.i):
        return False
    who = subject_of(parsed, verb.i)
    talk = who is not None and any(t.lower in cues.words("talk") for t in parsed.tokens[slice(*who)])
    return who is not None and not talk and not is_person(parsed, who)


def is_there(parsed: Parsed, deed: Token) -> bool:
    """Whether it is said that there is such a deed, or none ("there is no sharing of …")."""
    be = parsed.tokens[deed.head]
    return deed.dep == "attr" and be.is_main and says_there_is(parsed, be.i)


def is_carried_out(parsed: Parsed, deed: Token) -> bool:
    """Whether it is said that data are processed, without saying which ("processing operations are carried out to")."""
    named = parsed.tokens[deed.head] if deed.dep == "compound" else deed
    said = parsed.tokens[named.head]
    if deed.lower != "processing" or not said.is_main or said.stem not in cues.verbs("carried out"):
        return False
    return named.dep == "nsubjpass" or (named.dep == "dobj" and named.i + 1 < len(parsed.tokens))


def is_done_by_itself(parsed: Parsed, deed: Token) -> bool:
    """Whether a deed that says nothing of which data is said to take place or not ("no disclosure is intended")."""
    described = any(t.dep in {"compound", "poss"} for t in parsed.children(deed.i))
    if described or deed.lower not in cues.words("done by itself"):
        return False
    said = parsed.tokens[deed.head]
    done_or_not = said.stem in cues.verbs("take place") | cues.verbs("left undone")
    needed = _is_needed(parsed, said) and not is_negated(parsed, said.i)
    subject = deed.dep in {"nsubj", "nsubjpass"} and said.is_main and (done_or_not or needed)
    return (subject and said.dep != "ccomp" and not _is_supposed(parsed, said)) or is_there(parsed, deed)


def ends_of(parsed: Parsed, deed: int) -> int | None:
    """The verb that something is said by, where the noun is its subject: there the words for the data end."""
    deed = parsed.tokens[deed].head if parsed.tokens[deed].dep == "compound" else deed
    while parsed.tokens[deed].dep == "conj" and parsed.tokens[parsed.tokens[deed].head].is_noun:
        deed = parsed.tokens[deed].head
    governor = parsed.tokens[deed].head
    return governor if parsed.tokens[deed].dep in {"nsubj", "nsubjpass"} and governor > deed else None
