"""What a verb states that hangs on another verb."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract import cues
from kg.extract.predicates.acts.giving import may_give
from kg.extract.predicates.acts.letting import let
from kg.extract.predicates.made import made_to
from kg.extract.predicates.nouns.consent import is_let_be_done
from kg.extract.predicates.scope import denied, forbidden_by
from kg.extract.predicates.silent.wished import are_we_asked, told_to
from kg.extract.syntax.doers import agent_of, antecedent_of, shared_subject_of, subject_of
from kg.extract.syntax.grammar import Stretch, head_of, is_negated, is_passive, object_of, says_there_is
from kg.extract.syntax.sorts import is_data, is_person, is_somebody_else, is_thing
from kg.words import stem

if TYPE_CHECKING:
    from kg.extract.predicates.predicate import Predicate, Verb
    from kg.extract.syntax.tokens import Parsed, Token

_HAVE = stem("have")
_GO_ON = frozenset({"keep", "continue"})
_IF = frozenset({"if", "when", "unless", "once", "whenever", "whether"})
_GIVE, _REACH = frozenset({stem("give")}), 4
_DEMANDED = frozenset(
    {"sufficient", "enough", "sure", "necessary", "required", "mandatory", "obligatory", "compulsory", "essential"}
    | {"optional", "voluntary"}
)
_NEEDED = frozenset({"have", "need", "necessary", "required", "mandatory", "obligatory"})
"""What makes an act needed, so that a denial of it leaves the act free and undone."""
_ADVISE = frozenset(map(stem, ("advise", "urge", "recommend", "remind")))
_PROMISE = frozenset(map(stem, ("agree", "undertake", "promise")))
_DEEP = 4


def is_beside(verb: Verb) -> bool:
    """Whether the verb stands beside what seems to govern it ("we keep it; …", "we use it, we do not sell it")."""
    tokens, above = verb.parsed.tokens, verb.above.i
    if tokens[verb.top].dep != "ccomp":
        return False
    if any(t.lower in {";", "-", "–", "—", "should"} for t in tokens[verb.top : above]):
        return True
    own, following = verb.subject, subject_of(verb.parsed, above)
    if own is None or following is None or following[0] < verb.top:
        return False
    if tokens[following[0] - 1].lower == "so":
        return True
    ours = tokens[own[0]].lower == "we" == tokens[following[0]].lower
    return ours and tokens[following[0] - 1].lower == ","


def forbidden(verb: Verb, forbidding: int) -> Predicate | None:
    """What those do not do whom the verb above forbids it ("we prohibit advertisers from collecting …")."""
    passive = is_passive(verb.parsed, forbidding)
    subject = antecedent_of(verb.parsed, forbidding, shared_subject_of(verb.parsed, forbidding))
    return verb.states(subject if passive else object_of(verb.parsed, forbidding))


def below_verb(verb: Verb) -> Predicate | None:
    """A verb below another one: asked of a person, let happen, a person's choice, or simply stated."""
    governor, stem = verb.above, verb.token.stem
    commanded = _commanded(verb)
    over = _others_meant(verb) or subject_of(verb.parsed, _doing(governor)) or _bound(verb)
    if commanded is not None or is_conditional(verb.parsed, governor.i):
        return commanded
    if made_to(verb, over):
        return verb.states(made_to(verb, over))
    if governor.stem in cues.verbs("ask") and stem in cues.verbs("give") and is_own_person(verb):
        return verb.states(verb.subject, "given")
    if _must_give(verb, over) or _may_choose(verb, over) or is_enough(verb, over):
        return verb.states(over, "given")
    if _is_not_done(verb, over):
        return None
    if governor.stem in cues.verbs("let") and not verb.passive and not is_done_by_program(verb):
        user = agent_of(verb.parsed, governor.i) if governor.tag == "VBN" else None
        if _is_by_tool(verb, over) or (user and stem in cues.verbs("obtain")):
            return verb.states(user, "purpose")
        return None if _is_hired(verb) else let(verb)
    if governor.stem == "includ":
        return verb.states(None, passive=verb.passive)
    return verb.states(_bound_by_law(verb) or verb.subject or over, passive=verb.passive or _is_had(verb))


def _doing(governor: Token) -> int:
    """The verb whose subject governs: of "are able to" the "are"."""
    return governor.head if governor.dep == "acomp" else governor.i


def _others_meant(verb: Verb) -> Stretch | None:
    """The others for whom the subject of a clause stands ("firms | which agree not to sell it")."""
    doing = _doing(verb.above)
    subject = subject_of(verb.parsed, doing)
    meant = antecedent_of(verb.parsed, doing, subject)
    return meant if meant and meant != subject and is_somebody_else(verb.parsed, meant) else None


def _is_had(verb: Verb) -> bool:
    """Whether somebody has it done to what is named between ("having your name stored")."""
    return verb.above.stem == _HAVE and verb.token.tag == "VBN" and verb.subject is not None


def _bound(verb: Verb) -> Stretch | None:
    """Others who do or are something else and are bound to do this ("they help us and are obliged not to share it")."""
    who = shared_subject_of(verb.parsed, verb.above.i) if is_passive(verb.parsed, verb.above.i) else None
    return who if who and is_somebody_else(verb.parsed, who) else None


def _bound_by_law(verb: Verb) -> Stretch | None:
    """Us, where the law or a court makes us do it ("the law requires us to report your name")."""
    binds = verb.above.stem in cues.verbs("bind") and not is_passive(verb.parsed, verb.above.i)
    whom = object_of(verb.parsed, verb.above.i) if binds and verb.token.tag == "VB" else None
    return whom if whom and verb.parsed.tokens[whom[0]].lower == "us" else None


def _commanded(verb: Verb) -> Predicate | None:
    """What others are forbidden to do, or told not to do or alone to do."""
    forbidding = forbidden_by(verb.parsed, verb.run.first)
    if forbidding is not None:
        return forbidden(verb, forbidding)
    told = told_to(verb, verb.above.i) or told_to(verb, _asking(verb.parsed, verb.above).i)
    return verb.states(told) if told is not None else None


def _asking(parsed: Parsed, over: Token) -> Token:
    """The verb by which somebody is told something, past what binds them ("we ask them to | agree | not to use it")."""
    vows = over.stem in cues.verbs("vow") | _PROMISE
    while over.head < over.i and (over.dep == "conj" or (vows and over.dep == "xcomp")):
        over = parsed.tokens[over.head]
    return over


def is_own_person(verb: Verb) -> bool:
    """Whether it is a person who does it, with a subject of its own ("we require that you provide …")."""
    return verb.subject is not None and is_person(verb.parsed, verb.subject)


def is_done_by_program(verb: Verb) -> bool:
    """Whether data are looked into by a program that is used for it ("we use software to scan your messages")."""
    what = object_of(verb.parsed, verb.above.i) if verb.above.stem in cues.verbs("hire") else None
    by = what is not None and head_of(verb.parsed, what).stem in cues.verbs("programs")
    return by and verb.token.stem in cues.verbs("examine")


def _is_hired(verb: Verb) -> bool:
    """Whether somebody or something is taken into service for it, and no data that we learn others from."""
    if verb.above.stem not in cues.verbs("helped by") or verb.token.stem in cues.verbs("obtain"):
        return False
    used = shared_subject_of if is_passive(verb.parsed, verb.above.i) else object_of
    what = used(verb.parsed, verb.above.i) if verb.run.actions == ("collect",) else None
    return what is None or not is_data(verb.parsed, what)


def _is_by_tool(verb: Verb, over: Stretch | None) -> bool:
    """Whether data are said to be what tools are used to collect ("technologies are used to collect your address")."""
    used = verb.above.stem in cues.verbs("hire") and is_passive(verb.parsed, verb.above.i)
    obtains = verb.token.stem in cues.verbs("obtain")
    return used and obtains and over is not None and (is_thing(verb.parsed, over) or is_data(verb.parsed, over))


def _may_choose(verb: Verb, over: Stretch | None) -> bool:
    """Whether a person may choose to give data that are named ("you may choose to give us your name")."""
    chosen = verb.above.stem in cues.verbs("choose") and verb.token.stem in cues.verbs("give")
    return chosen and over is not None and is_person(verb.parsed, over) and may_give(verb.parsed, verb.run)


def _is_not_done(verb: Verb, over: Stretch | None) -> bool:
    """Whether what governs the verb leaves it undone: we are unable or need not, or a person is asked or may choose."""
    governor = verb.above
    while governor.lower in _GO_ON and governor.dep == "xcomp":
        governor = verb.parsed.tokens[governor.head]
    return (
        governor.stem == "help"
        or _is_beyond_us(verb, governor)
        or (_is_had(verb) and not is_let_be_done(verb.parsed, governor))
        or _is_needless(verb, governor, over)
        or (governor.stem in cues.verbs("offer") and _is_for_person(verb.parsed, governor))
        or _only_describes(verb, governor)
        or _is_asked(verb, over)
        or _is_advised(verb)
        or (governor.stem in cues.verbs("choice") and is_person(verb.parsed, over))
    )


def _is_beyond_us(verb: Verb, governor: Token) -> bool:
    """Whether somebody is unable to do it; what we cannot delete is kept, and what we cannot see is not collected."""
    told = verb.token.stem in cues.verbs("delete") or _is_blind(verb)
    return governor.lower == "unable" and not told


def _is_needless(verb: Verb, governor: Token, over: Stretch | None) -> bool:
    """Whether it is said that it need not be done ("you do not have to give us your name")."""
    said = _said_of(verb.parsed, governor)
    return bool(said & _NEEDED) and denied(verb.parsed, governor.i, over[0] if over else governor.i, 0)


def _said_of(parsed: Parsed, governor: Token) -> set[str]:
    """The verb that governs, and what something is by it ("is | necessary")."""
    return {governor.lower, *(t.lower for t in parsed.children(governor.i) if t.dep == "acomp")}


def _only_describes(verb: Verb, governor: Token) -> bool:
    """Whether what governs the verb only says which thing is meant ("software that lets you send us messages")."""
    noun = verb.parsed.tokens[governor.head]
    serves = governor.dep in {"acl", "relcl"} and governor.stem in cues.verbs("ask") | cues.verbs("serve")
    defines = governor.dep == "acl" and noun.dep == "attr" and governor.tag == "VBN"
    return (serves and noun.stem not in cues.verbs("occasion") and not _are_we_let(verb)) or (
        defines and governor.stem in cues.verbs("hire")
    )


def _is_blind(verb: Verb) -> bool:
    """Whether it is plainly said that data cannot be seen ("we are unable to see your password")."""
    be = verb.above.head
    perhaps = any(t.lower in {"may", "might"} for t in verb.parsed.children(be))
    return verb.token.stem in cues.verbs("seen") and not perhaps


def _is_for_person(parsed: Parsed, giving: Token) -> bool:
    """Whether it is a reader who is given the means to do it ("the controls we give | you | to access your data")."""
    return any(t.lower == "you" and t.i == giving.i + 1 for t in parsed.children(giving.i))


def _are_we_let(verb: Verb) -> bool:
    """Whether something lets us learn data ("our pages hold code that allows us to record your visits")."""
    lets = verb.above.stem in cues.verbs("let") and "collect" in verb.run.actions
    return lets and verb.subject is not None and verb.parsed.tokens[verb.subject[0]].lower == "us"


def _must_give(verb: Verb, over: Stretch | None) -> bool:
    """Whether a person has or needs to give something."""
    governor = verb.above
    must = governor.lower in {"have", "need", "has"} and verb.token.stem in cues.verbs("give") and not verb.passive
    return (
        must and over is not None and is_person(verb.parsed, over) and not denied(verb.parsed, governor.i, over[0], 0)
    )


def is_enough(verb: Verb, over: Stretch | None) -> bool:
    """Whether it is said that a person has only to give us something ("it is sufficient to give your name")."""
    said = _said_of(verb.parsed, verb.above)
    nobody = over is None or [t.lower for t in verb.parsed.tokens[slice(*over)]] == ["it"]
    if not nobody or not said & _DEMANDED or is_negated(verb.parsed, verb.above.i):
        return False
    gives = verb.token.stem in cues.verbs("enter") | cues.verbs("with_object") | _GIVE and not verb.passive
    behind = verb.parsed.tokens[verb.run.last + 1 : -1]
    to = (t.i for t in behind if t.lower in {"to", "with"} and verb.parsed.tokens[t.i + 1].tag != "VB")
    others = any(t.stem in cues.somebody() for i in to for t in verb.parsed.tokens[i + 1 : i + 1 + _REACH])
    return gives and not others and may_give(verb.parsed, verb.run)


def _is_advised(verb: Verb) -> bool:
    """Whether a person is advised to do it ("we encourage you to keep your address current")."""
    whom = object_of(verb.parsed, verb.above.i)
    advised = verb.above.stem in cues.verbs("ask") | _ADVISE and whom is not None and is_person(verb.parsed, whom)
    return advised and verb.token.stem not in cues.verbs("give")


def _is_asked(verb: Verb, over: Stretch | None) -> bool:
    """Whether a person is asked to give something, which the asking verb tells."""
    governor = verb.above
    of_others = over is None or is_person(verb.parsed, over) or object_of(verb.parsed, governor.i) is not None
    asked = governor.stem in cues.verbs("ask") and verb.token.stem in cues.verbs("give") and not verb.passive
    return asked and of_others and not are_we_asked(verb.parsed, governor.i)


def is_conditional(parsed: Parsed, verb: int) -> bool:
    """Whether a verb that governs it only says if, when or whether."""
    for _ in range(_DEEP):
        left = {t.lower for t in parsed.children(verb) if t.i < verb}
        if left & (_IF | {"should"} if parsed.tokens[verb].dep == "advcl" else {"whether"}):
            return not is_occasion(parsed, verb)
        if parsed.tokens[verb].dep not in {"xcomp", "ccomp"}:
            return False
        verb = parsed.tokens[verb].head
    return False


def is_occasion(parsed: Parsed, verb: int) -> bool:
    """Whether it is said that there are occasions on which it is done ("there may be times when we share")."""
    be = parsed.tokens[parsed.tokens[verb].head]
    there = says_there_is(parsed, be.i) and be.i < verb
    return there and any(t.dep == "attr" and t.stem in cues.verbs("occasion") for t in parsed.children(be.i))
