"""What is said behind a comma of data that were just named: "your address, which we use to send you letters"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract import cues
from kg.extract.syntax.asked import is_asked_about
from kg.extract.syntax.doers import subject_of
from kg.extract.syntax.grammar import is_passive
from kg.extract.syntax.sorts import is_person, is_somebody_else

if TYPE_CHECKING:
    from kg.extract.predicates.predicate import Predicate, Verb
    from kg.extract.syntax.grammar import Stretch
    from kg.extract.syntax.tokens import Parsed, Token

_OURS = frozenset({"we", "our"})
_PARTS = frozenset({"both", "all", "some", "any", "each", "most", "much", "none", "neither"})
"""Words for how much of it is meant ("your name and age, both of | which are stored")."""


def aside(verb: Verb) -> Predicate | None:
    """What a clause adds that goes on from what was named before a comma, and does not say which is meant."""
    which = _which(verb.parsed, verb.top)
    named = named_before(verb.parsed, verb.top)
    done = which is not None and which.dep == ("nsubjpass" if verb.passive else "dobj")
    if not named or not done or not (_is_done(verb) if verb.passive else _is_by_somebody(verb)):
        return None
    return verb.states(named, passive=True)


def named_before(parsed: Parsed, verb: int) -> Stretch | None:
    """What such a clause speaks of: the words before its comma."""
    which, noun = _which(parsed, verb), parsed.tokens[parsed.tokens[verb].head]
    comma = which.i - 1 if which is not None else 0
    if which is None or parsed.tokens[comma].lower != "," or noun.i >= comma:
        return None
    noun = _from_somebody(parsed, noun)
    whole = _whole(parsed, noun)
    if noun.stem in cues.somebody() or is_person(parsed, (noun.i, noun.i + 1)) or _is_defined(parsed, whole):
        return None
    first = parsed.extent(whole.i)[0]
    members = (t.i + 1 for t in parsed.tokens[first:comma] if t.lower == ";")  # of a list the last is meant
    return max([first, *members]), comma


def _from_somebody(parsed: Parsed, noun: Token) -> Token:
    """What comes from somebody, if the parser hung the clause on them ("data from partners, which we use to …")."""
    source = parsed.tokens[noun.head]
    if noun.stem not in cues.somebody() or source.lower != "from":
        return noun
    above = parsed.tokens[source.head]
    gets = (t for t in parsed.children(above.i) if t.dep in {"dobj", "nsubjpass"} and t.is_noun)
    return above if above.is_noun else next(gets, noun)


def _is_defined(parsed: Parsed, noun: Token) -> bool:
    """Whether it is said what something is ("a web beacon is an image within a page, which …")."""
    while noun.head != noun.i and noun.dep != "attr":
        noun = parsed.tokens[noun.head]
    return noun.dep == "attr"


def _whole(parsed: Parsed, noun: Token) -> Token:
    """The head of the words that end in the noun ("your name, age and date | of birth")."""
    over = parsed.tokens[noun.head]
    while (noun.dep == "conj" and over.is_noun) or (over.dep == "prep" and parsed.tokens[over.head].is_noun):
        noun = over if noun.dep == "conj" else parsed.tokens[over.head]
        over = parsed.tokens[noun.head]
    return noun


def aside_at(parsed: Parsed, predicate: Predicate) -> int | None:
    """The comma where such a clause begins, if the predicate is one."""
    told = predicate.subject if parsed.tokens[predicate.first].dep == "relcl" else None
    behind = [t.lower for t in parsed.tokens[told[1] : told[1] + 4]] if told else []
    begins = behind[:2] == [",", "which"] or (behind[:1] == [","] and behind[2:] == ["of", "which"])
    return told[1] if told and begins else None


def _which(parsed: Parsed, verb: int) -> Token | None:
    """The "which" at the beginning of a clause that hangs on a noun, or the word before its "of which"."""
    if parsed.tokens[verb].dep != "relcl":
        return None
    aims = (t.i for t in parsed.children(verb) if t.dep == "xcomp")  # "which we use to | ship" may hang on the aim
    before = (t for each in (verb, *aims) for t in parsed.children(each) if t.i < verb)
    return next((t for t in before if t.lower == "which" or _is_part(parsed, t)), None)


def _is_part(parsed: Parsed, token: Token) -> bool:
    behind = [t.lower for t in parsed.tokens[token.i + 1 : token.i + 3]]
    return token.lower in _PARTS and behind == ["of", "which"]


def _is_done(verb: Verb) -> bool:
    """Whether it is done with data, and not said what a person gave, what is asked for or what cookies are."""
    told = verb.token.stem not in cues.verbs("ask") | cues.verbs("enter") | cues.verbs("with_object")
    return told and verb.above.stem not in cues.carriers()


def _is_by_somebody(verb: Verb) -> bool:
    """Whether we do it, or others whom the clause names ("cookies, which our partners may use to …")."""
    subject = subject_of(verb.parsed, verb.top)
    if subject is None or is_asked_about(verb.parsed, verb.top):
        return False
    return verb.parsed.tokens[subject[0]].lower in _OURS or is_somebody_else(verb.parsed, subject)


def doer_in_clause(parsed: Parsed, predicate: Predicate) -> Stretch | None:
    """Who does what a clause tells of the data before it ("cookies | that our partners place on your computer")."""
    if predicate.kind not in {"plain", "placed"} or is_passive(parsed, predicate.first):
        return None
    who = subject_of(parsed, predicate.first)
    behind = who is not None and predicate.subject is not None and who[0] >= predicate.subject[1]
    return who if who and behind and parsed.tokens[who[0]].tag not in {"WDT", "WP"} else None
