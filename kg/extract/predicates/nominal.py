"""Predicates told by a noun: "you consent to our use of your data", "the processing of e-mails is necessary to …"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract import cues
from kg.extract.predicates.predicate import Predicate
from kg.extract.syntax.grammar import Stretch, doer_of, is_passive, subject_of
from kg.words import stem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.extract.syntax.tokens import Parsed, Token
    from kg.model import Action

_AGREE = frozenset(map(stem, ("consent", "agree", "accept", "permit")))
_SAID_OF = frozenset(
    map(
        stem, ("make", "limit", "carry", "perform", "require", "need", "take", "conduct", "restrict", "be", "is", "are")
    )
)
_CARRIED = frozenset(map(stem, ("carry", "perform", "conduct", "undertake", "base", "require")))
_DOUBT = frozenset({"if", "unless", "when", "not", "whether"})
_INCLUDE = stem("include")
_WAYS = frozenset(map(stem, ("ways", "purposes", "reasons", "uses")))
_REACH = 12
_LEAD_REACH = 6
_ENDS = frozenset(map(stem, ("purposes", "goals", "aims", "objectives", "intention", "reasons")))
_BASES, _INTEREST = frozenset(map(stem, ("basis", "ground"))), stem("interest")


def nominals(parsed: Parsed) -> Iterator[Predicate]:
    """The predicates of a sentence that a noun with "of" tells, where the sentence says that it takes place."""
    taken: set[int] = set()
    for token in parsed.tokens:
        if token.i in taken or not _is_deed(token):
            continue
        deeds = _together(parsed, token)
        taken.update(t.i for t in deeds)
        last = deeds[-1].i
        subjected = _subjected(parsed, token)
        actions: tuple[Action, ...] = tuple(dict.fromkeys(cues.deeds()[t.lower] for t in deeds))
        if subjected:
            yield Predicate(token.i, last, actions, subjected, kind="subjected")
        of = parsed.tokens[last + 1] if last + 1 < len(parsed.tokens) else None
        if of is None or of.lower != "of":
            if _is_carried_out(parsed, token):
                yield Predicate(token.i, token.i, ("use",), None, kind="nominal")
            continue
        if not _takes_place(parsed, token):
            continue
        yield Predicate(token.i, last + 1, actions, doer_of(parsed, token.i), kind="nominal")


def aims(parsed: Parsed) -> Iterator[Predicate]:
    """The predicates of "the purpose of processing your address is to …": what is done, and why."""
    for token in parsed.tokens:
        be = parsed.tokens[token.head]
        says = be.lower in {"is", "are"} or be.stem == _INCLUDE
        ends = token.stem in _ENDS or (token.stem in _BASES and _is_interest(parsed, be))
        if not ends or token.dep != "nsubj" or not says or be.i < token.i:
            continue
        deeds = [t for t in parsed.tokens[token.i + 1 : be.i] if _is_deed(t)]
        joint = parsed.tokens[token.i + 1].lower in {"of", "for", "behind", "in"}
        if not deeds or not joint or not be.is_main:
            continue
        last = deeds[-1].i + 1
        last += parsed.tokens[last].lower == "of"
        start = last if last < be.i else token.i + 2
        actions: tuple[Action, ...] = tuple(dict.fromkeys(cues.deeds()[t.lower] for t in deeds))
        yield Predicate(be.i, be.i, actions, (start, be.i), kind="aim")


def _is_interest(parsed: Parsed, be: Token) -> bool:
    """Whether it is an interest in something that data are processed for, and not consent or a law."""
    return any(t.stem == _INTEREST for t in parsed.tokens[be.i + 1 : be.i + 1 + _LEAD_REACH])


def told_by_aim(predicate: Predicate, every: Iterable[Predicate]) -> bool:
    """Whether "the goal of collecting your name is …" tells the deed already, with what it is for."""
    told = (p for p in every if p.kind == "aim" and p.subject is not None)
    return predicate.kind == "purpose" and any(p.subject and p.subject[0] == predicate.last + 1 for p in told)


def ways(parsed: Parsed) -> Iterator[Predicate]:
    """The predicates of "the ways in which we use your data include …": what is done, with what it is done for."""
    for token in parsed.tokens:
        says = token.stem == _INCLUDE or token.lower in {"is", "are"}
        if not says or not token.is_verb or not token.is_main:
            continue
        subject = subject_of(parsed, token.i)
        words = parsed.tokens[slice(*subject)] if subject else ()
        inside = next((t for t in words if t.is_verb and t.stem in cues.actions()), None)
        if subject is None or inside is None or inside.tag == "VBG" or not _has_ways(words, inside.i):
            continue
        own = subject_of(parsed, inside.i)
        data = own if is_passive(parsed, inside.i) else (inside.i + 1, subject[1])
        if data is not None and data[0] < data[1] and inside.stem not in cues.verbs("give"):
            yield Predicate(token.i, token.i, (cues.actions()[inside.stem],), data, kind="aim")


def _has_ways(words: Iterable[Token], before: int) -> bool:
    return any(t.stem in _WAYS and t.i < before for t in words)


def ends_of(parsed: Parsed, deed: int) -> int | None:
    """The verb that something is said by, where the noun is its subject: there the words for the data end."""
    deed = parsed.tokens[deed].head if parsed.tokens[deed].dep == "compound" else deed
    governor = parsed.tokens[deed].head
    return governor if parsed.tokens[deed].dep in {"nsubj", "nsubjpass"} and governor > deed else None


def _is_deed(token: Token) -> bool:
    return token.lower in cues.deeds() and (token.is_noun or token.lower.endswith("ing"))


def _together(parsed: Parsed, first: Token) -> list[Token]:
    """The nouns coordinated with the first ("collection, use and disclosure")."""
    deeds = [first]
    for token in parsed.tokens[first.i + 1 : first.i + _REACH]:
        if _is_deed(token):
            deeds.append(token)
        elif token.lower not in {",", "and", "or", "/", "&", "our", "the"}:
            break
    return deeds


def _takes_place(parsed: Parsed, deed: Token) -> bool:
    """Whether a person agrees to it, or something is said of it that makes it a fact."""
    governor = parsed.tokens[deed.head]
    if _is_agreed_to(parsed, deed):
        return True
    if deed.dep in {"pobj", "pcomp"} and governor.lower == "to":
        agreed = parsed.tokens[governor.head]
        who = subject_of(parsed, agreed.i)
        doubted = {t.lower for t in parsed.children(agreed.i) if t.dep in {"mark", "advmod", "neg"}} & _DOUBT
        return agreed.stem in _AGREE and agreed.is_main and who is not None and not doubted
    said = deed.dep in {"nsubj", "nsubjpass"} and governor.stem in _SAID_OF and governor.is_main
    left = {t.lower for t in parsed.children(governor.i)}
    return said and not ("subject" in left and ("not" in left or doer_of(parsed, deed.i) is None))


def _is_carried_out(parsed: Parsed, deed: Token) -> bool:
    """Whether it is said that data are processed, without saying which ("processing operations are carried out to")."""
    named = parsed.tokens[deed.head] if deed.dep == "compound" else deed
    said = parsed.tokens[named.head]
    if deed.lower != "processing" or not said.is_main or said.stem not in _CARRIED:
        return False
    return named.dep == "nsubjpass" or (named.dep == "dobj" and named.i + 1 < len(parsed.tokens))


def _is_agreed_to(parsed: Parsed, deed: Token) -> bool:
    """Whether it begins an item of what a person agrees to ("you consent to: the collection of your name")."""
    at = parsed.item_at
    if at is None or not at <= deed.i <= at + 1:
        return False
    lead = parsed.tokens[max(0, at - _LEAD_REACH) : at]
    return any(t.stem in _AGREE for t in lead) and lead[-1].lower in {"to", "following", ":"}


def _subjected(parsed: Parsed, deed: Token) -> Stretch | None:
    """The data in "your data may be subject to disclosure"."""
    to = parsed.tokens[deed.head]
    state = parsed.tokens[to.head]
    if deed.dep != "pobj" or to.lower != "to" or state.lower != "subject":
        return None
    return subject_of(parsed, state.head)
