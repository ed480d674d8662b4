"""What is done with data as the means to something else ("we fit our ads by analyzing what you read")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract import cues
from kg.extract.predicates.acts.giving import lets_give
from kg.extract.predicates.scope import denied
from kg.extract.syntax.asked import is_asked_about
from kg.extract.syntax.doers import shared_subject_of
from kg.extract.syntax.grammar import governed, is_passive, object_of
from kg.extract.syntax.sorts import is_data, is_person, is_somebody_else, is_thing
from kg.words import stem

if TYPE_CHECKING:
    from kg.extract.predicates.predicate import Predicate, Verb
    from kg.extract.syntax.grammar import Stretch
    from kg.extract.syntax.tokens import Parsed, Token

_BY = frozenset({"by", "through", "via"})
_DOUBT = frozenset({"if", "unless", "when", "whether", "where", "once", "while", "before", "after", "upon"})
_WITHIN = frozenset({"xcomp", "ccomp", "conj"})
_ANYBODY = frozenset({"anybody", "anyone", "others"})
_RECIPIENT_REACH = 12
_ADVICE = frozenset({"can", "should", "must"})
_HELPED = frozenset({"us", "you", "our", "the"})
_NEEDED = frozenset({"necessary", "essential", "required", "needed", "indispensable"})
_GUARD = frozenset(map(stem, ("protect", "secure", "safeguard", "ensure")))
"""What data are kept in some way for, which is a promise and no keeping of them."""
_DO, _WAY = frozenset({"do", "does", "done"}), stem("way")


def means(verb: Verb) -> Predicate | None:
    """What is done by the way, or as what helps: the clause that it serves says who does it and what for."""
    if verb.token.tag != "VBG" or verb.subject is not None or verb.token.stem in cues.verbs("delete"):
        return None
    served = _served(verb.parsed, verb.top)
    if served is None or not _is_stated(verb.parsed, served):
        return None
    if _is_joining(verb, served):
        return verb.states(None, "given")
    left_undone = _is_left_undone(verb.parsed, verb.run.first)
    if verb.token.stem in cues.verbs("give") and not left_undone and not _gets_somebody(verb):
        return None
    if served.i > verb.top and not _is_in_front(verb.parsed, verb.top):
        return verb.states(None, "means") if _helps(verb, served) else None
    who = _who(verb.parsed, served)
    passive = is_passive(verb.parsed, served.i)
    told = _is_told(verb, served) and not left_undone
    if told or who is None or (passive and _is_advice(verb.parsed, served)):
        return None
    nobody = passive or served.is_copula
    if _is_this(verb.parsed, served, who):
        return verb.states(None if nobody else who, "means")
    acts = not (is_data if passive else is_thing)(verb.parsed, who) or is_somebody_else(verb.parsed, who)
    if is_person(verb.parsed, who) or not acts:
        return None
    return verb.states(None if nobody else who, "means")


def _is_left_undone(parsed: Parsed, verb: int) -> bool:
    """Whether the means is not to do it ("we protect you by | not | sharing your name")."""
    return denied(parsed, verb, verb, verb)


def _is_joining(verb: Verb, served: Token) -> bool:
    """Whether it is what a person has to give to join or get something ("sign up by giving us your name")."""
    who = _who(verb.parsed, served)
    joins = served.stem in cues.verbs("join in") and who is not None and is_person(verb.parsed, who)
    what = object_of(verb.parsed, served.i) if joins else None
    return joins and lets_give(verb) and (what is None or not is_data(verb.parsed, what))


def _is_this(parsed: Parsed, served: Token, who: Stretch) -> bool:
    """Whether only what was said before is said to be done so ("this is done by …", "one way we do this is by …")."""
    words = [t.stem for t in parsed.tokens[slice(*who)]]
    return words == ["this"] if served.lower in _DO else served.is_copula and _WAY in words


def served_by(parsed: Parsed, predicate: Predicate, end: int) -> tuple[Stretch, int] | None:
    """The words for what the means serve, and where the phrases of the predicate end."""
    if predicate.kind != "means" or _is_left_undone(parsed, predicate.first):
        return None  # what is not done has no purpose
    top = predicate.first
    while parsed.tokens[top].dep == "conj":
        top = parsed.tokens[top].head
    served = _served(parsed, top)
    if served is None:
        return None
    if _is_in_front(parsed, top):
        return (served.i, parsed.extent(served.i)[1]), parsed.extent(top)[1]
    if served.i > predicate.first:
        return (served.i + 1, max(end, served.i + 2)), served.i
    front = top - 1 if parsed.tokens[top].dep == "pcomp" else top
    return (served.i, max(front, served.i + 1)), end


def _served(parsed: Parsed, top: int) -> Token | None:
    """The verb whose means it is: before "by" or "using", or the one whose subject it is."""
    token = parsed.tokens[top]
    above = parsed.tokens[token.head]
    if token.dep in {"csubj", "csubjpass"}:
        return above
    if token.dep == "pcomp" and above.lower in _BY:
        over = parsed.verb_over(above.i)
        return over if over.is_verb and (over.i < above.i or _is_in_front(parsed, top)) else None
    bare = not any(t.i < top for t in parsed.children(top)) and parsed.tokens[top - 1].lower not in _DOUBT
    using = token.dep == "advcl" and bare and cues.actions().get(token.stem) == "use"
    return above if using and above.is_verb and above.i < top else None


def _is_in_front(parsed: Parsed, top: int) -> bool:
    """Whether the sentence begins with what is done to learn something ("by analyzing these clicks, | they can …")."""
    by = parsed.tokens[parsed.tokens[top].head]
    return by.i == 0 and by.lower == "by" and parsed.tokens[top].stem in cues.verbs("examine")


def _helps(verb: Verb, served: Token) -> bool:
    """Whether what is done helps us or a person, or is needed ("using your address helps us find you")."""
    if any(t.lower in _DOUBT for t in verb.parsed.children(verb.top)):
        return False
    behind = {t.lower for t in verb.parsed.tokens[served.i + 1 : served.i + 2]}
    helps = served.stem in cues.verbs("serve") and (bool(behind & _HELPED) or "share" in verb.run.actions)
    said = verb.parsed.children(served.i) if served.is_copula else (served,)
    return helps or any(t.lower in _NEEDED for t in said)


def _is_advice(parsed: Parsed, served: Token) -> bool:
    """Whether it is rather a person who can or should do it ("your profile can be hidden by accessing …")."""
    return any(t.lower in _ADVICE for t in parsed.children(served.i) if t.dep == "aux")


def _gets_somebody(verb: Verb) -> bool:
    """Whether the data are said to go to somebody else."""
    behind = verb.parsed.tokens[verb.run.last + 1 : verb.run.last + 1 + _RECIPIENT_REACH]
    whom = governed(verb.parsed, (t for t in behind if t.lower in {"with", "to"}))
    return any(t.stem in cues.somebody() or t.tag == "NNP" or t.lower in _ANYBODY for t in whom)


def _who(parsed: Parsed, served: Token) -> Stretch | None:
    """Who does what the means serve."""
    while (who := shared_subject_of(parsed, served.i)) is None and served.dep in {"xcomp", "conj"}:
        served = parsed.tokens[served.head]
    return who


def _is_stated(parsed: Parsed, served: Token) -> bool:
    """Whether it is said to take place, and neither doubted, denied nor spoken about."""
    over = served
    while True:
        left = {t.lower for t in parsed.children(over.i) if t.i < over.i}
        if left & _DOUBT or is_asked_about(parsed, over.i) or denied(parsed, over.i, over.i, over.i):
            return False
        if over.dep not in _WITHIN:
            return over.dep == "ROOT"
        over = parsed.tokens[over.head]


def _is_told(verb: Verb, served: Token) -> bool:
    """Whether the verb itself tells what is done with data, or only how they are kept safe, or who is written to."""
    what = object_of(verb.parsed, served.i) if served.lower not in _DO else None
    of_data = what is not None and is_data(verb.parsed, what)
    of_data = of_data or cues.actions().get(served.stem) in {"collect", "retain"}
    guarded = served.stem in _GUARD and verb.run.actions == ("retain",)
    return of_data or guarded or served.stem in cues.verbs("contact")
