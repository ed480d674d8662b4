"""Finds the verbs that state something, by sorting out what governs each of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extract import cues
from kg.extract.grammar import (
    antecedent_of,
    is_asked_about,
    is_data,
    is_passive,
    is_person,
    is_thing,
    names_somebody,
    object_of,
    subject_of,
    top_of,
)
from kg.extract.predicate import Predicate
from kg.extract.runs import Run, runs
from kg.extract.scope import denied
from kg.words import stem

if TYPE_CHECKING:
    from kg.extract.grammar import Stretch
    from kg.extract.predicate import Kind
    from kg.extract.tokens import Parsed, Token
    from kg.model import Action

_CONDITIONAL = frozenset(
    {"if", "when", "whenever", "unless", "once", "where", "until", "after", "before", "upon", "whether", "as", "while"}
)
_IF = frozenset({"if", "when", "unless", "once", "whenever", "whether"})
_DEEP = 4
_LETTERS = frozenset(map(stem, ("email", "e-mail", "letter", "request", "mail", "message", "inquiry", "question")))
_MERGE = frozenset(
    map(stem, ("merger", "merge", "acquire", "acquisition", "sale", "sell", "bankruptcy", "reorganization"))
)
_TOPICS = frozenset(map(stem, ("information", "data", "details")))
_ANSWER_REACH = 8
_STATE_REACH = 14


@dataclass(frozen=True, slots=True)
class _Verb:
    """A run in its sentence, with what the parse says about it."""

    parsed: Parsed
    run: Run
    top: int
    subject: Stretch | None
    passive: bool

    @property
    def token(self) -> Token:
        return self.parsed.tokens[self.run.first]

    @property
    def above(self) -> Token:
        """The token that governs it."""
        return self.parsed.tokens[self.parsed.tokens[self.top].head]

    def states(self, subject: Stretch | None, kind: Kind = "plain", *, passive: bool = False) -> Predicate:
        """The predicate it makes; what is asked, given or got for a purpose is collected."""
        actions: tuple[Action, ...] = ("collect",) if kind in {"asked", "given"} else self.run.actions
        passive = passive or self.token.stem in cues.verbs("end")
        return Predicate(self.run.first, self.run.last, actions, subject, passive, kind)


def predicates(parsed: Parsed) -> tuple[Predicate, ...]:
    """The predicates of a sentence in the order of its words."""
    return tuple(p for run in runs(parsed) if (p := _predicate(parsed, run)))


def _predicate(parsed: Parsed, run: Run) -> Predicate | None:
    """The predicate with its subject, or None where the verb states nothing of its own."""
    answer = _answer(parsed, run)
    if answer is not None:
        return Predicate(run.first, answer, ("collect",), subject_of(parsed, run.first), kind="asked")
    return stated(parsed, run)


def stated(parsed: Parsed, run: Run) -> Predicate | None:
    """The predicate of a run by what governs it."""
    top = top_of(parsed, run.first)
    subject = subject_of(parsed, run.first) or (None if top == run.first else subject_of(parsed, top))
    verb = _Verb(parsed, run, top, subject, is_passive(parsed, run.first))
    if parsed.tokens[run.first].stem in cues.verbs("ask") and _are_we_asked(parsed, run.first):
        return None
    if (
        _is_made_of_others(verb)
        or _is_talk(verb)
        or _is_to_reader(verb)
        or _is_bare_relative(verb)
        or _is_promise(verb)
    ):
        return None
    if run.first > 0 and parsed.tokens[run.first - 1].lower == "please":
        return _command(verb)
    return _by_governor(verb)


def _by_governor(verb: _Verb) -> Predicate | None:
    """What the verb states, by the way it hangs on the rest of the sentence."""
    if verb.parsed.item_at is None and _is_unsaid_deletion(verb) and verb.above.stem not in cues.verbs("resolve"):
        return None
    match verb.parsed.tokens[verb.top].dep:
        case "relcl" | "acl":
            return _on_noun(verb)
        case "advcl" | "pcomp" | "csubj":
            return _in_side_clause(verb)
        case "xcomp" | "ccomp" if verb.above.i != verb.top:
            return _below_verb(verb)
        case _:
            return _in_main_clause(verb)


def _answer(parsed: Parsed, run: Run) -> int | None:
    """The verb of giving that a person is asked to do ("you may be asked to enter your name")."""
    if parsed.tokens[run.first].stem not in cues.verbs("ask") or _are_we_asked(parsed, run.first):
        return None
    for t in parsed.tokens[run.last + 1 : run.last + 1 + _ANSWER_REACH]:
        joined = parsed.tokens[t.i - 1].lower in {"to", "and", ",", "or"}
        if joined and t.stem in cues.verbs("give") and t.tag in {"VB", "VBP"}:
            return t.i
    return None


def _are_we_asked(parsed: Parsed, verb: int) -> bool:
    """Whether it is we who are asked or required, not a person ("Acme may be required to disclose")."""
    subject = subject_of(parsed, verb)
    if subject is None or parsed.tokens[subject[0]].lower != "we":
        return False
    return is_passive(parsed, verb)


def _is_talk(verb: _Verb) -> bool:
    return is_asked_about(verb.parsed, verb.top) or is_asked_about(verb.parsed, verb.run.first)


def _is_made_of_others(verb: _Verb) -> bool:
    """Whether it is only required of other parties ("we require our partners to protect your data")."""
    over = verb.run.first if verb.token.stem in cues.verbs("demand") else verb.above.i
    if verb.parsed.tokens[over].stem not in cues.verbs("demand") or is_passive(verb.parsed, over):
        return False
    whom = object_of(verb.parsed, over)
    return whom is not None and names_somebody(verb.parsed, whom) and not is_person(verb.parsed, whom)


def _is_to_reader(verb: _Verb) -> bool:
    """Whether something is given to the reader ("provide you with services"), which shares nothing."""
    following = verb.parsed.tokens[verb.run.last + 1 : verb.run.last + 2]
    gives = not verb.passive and set(verb.run.actions) <= {"share", "sell"}
    return gives and any(t.lower == "you" for t in following)


def _is_bare_relative(verb: _Verb) -> bool:
    """Whether the clause hangs on the noun before it ("third parties we retain"), whatever the parser made of it."""
    at, tokens = verb.parsed.item_at, verb.parsed.tokens
    if verb.subject is None or at is None or verb.subject[0] <= at:
        return False
    return tokens[verb.subject[0]].tag == "PRP" and tokens[verb.subject[0] - 1].is_noun


def _is_promise(verb: _Verb) -> bool:
    """Whether data are only kept in some state ("keep your information confidential"), which is no keeping of them."""
    run = range(verb.run.first, verb.run.last + 1)
    behind = verb.parsed.tokens[verb.run.last + 1 : verb.run.last + 1 + _STATE_REACH]
    states = (t for t in behind if t.lower in cues.states() and t.dep != "amod")
    return verb.run.actions == ("retain",) and any(t.head in run or t.dep in {"oprd", "acomp"} for t in states)


def _is_unsaid_deletion(verb: _Verb) -> bool:
    """Whether something is deleted and nobody is said to do it: an instruction, or a wish."""
    return verb.token.stem in cues.verbs("delete") and verb.subject is None and not verb.passive


def _in_main_clause(verb: _Verb) -> Predicate | None:
    if verb.parsed.item_at is None and _is_heading_like(verb):
        return None
    alone = verb.subject is None and verb.top == verb.run.first and verb.parsed.item_at is None
    if alone and not verb.passive and verb.token.tag == "VB":
        return _command(verb)
    top = verb.parsed.tokens[verb.top]
    gives = not verb.passive and top.stem in cues.verbs("give")
    if gives and verb.subject is not None and is_person(verb.parsed, verb.subject):
        return _given(verb)
    return verb.states(verb.subject, passive=verb.passive)


def _is_heading_like(verb: _Verb) -> bool:
    """Whether the words only name a topic: "when we disclose your information", "information we collect"."""
    tokens = verb.parsed.tokens
    if any(t.lower in _CONDITIONAL and t.dep in {"advmod", "mark"} for t in verb.parsed.children(verb.top)):
        return True
    at = verb.subject[0] if verb.subject else 0
    return at > 0 and tokens[at].tag == "PRP" and tokens[at - 1].stem in _TOPICS and tokens[verb.top].dep == "ROOT"


def _command(verb: _Verb) -> Predicate | None:
    """What "please provide your name" asks for; every other command is addressed to the reader."""
    before = verb.parsed.tokens[: verb.run.first]
    if any(t.tag == "MD" for t in before[-3:]) or any(t.tag == "TO" for t in before[-1:]):
        return verb.states(None)
    polite = {"please", "kindly"} & {t.lower for t in before} and not any(t.lower == "not" for t in before)
    polite = polite and not any(t.stem in _LETTERS and t.head == verb.run.first for t in verb.parsed.tokens)
    return verb.states(None, "asked") if polite and verb.token.stem in cues.verbs("give") else None


def _given(verb: _Verb) -> Predicate | None:
    """What a person gives us, we collect; what a person only may do states nothing."""
    helpers = (t for t in verb.parsed.children(verb.run.first) if t.dep == "aux" and t.tag == "MD")
    return None if any(t.lower not in {"must", "will"} for t in helpers) else verb.states(verb.subject, "given")


def _on_noun(verb: _Verb) -> Predicate | None:
    """A clause on a noun: "the right to disclose" or "companies that collect" state, "data we collect" does not."""
    tokens, noun = verb.parsed.tokens, verb.above
    if noun.stem in cues.verbs("resolve") and tokens[verb.top].tag == "VB":
        over = subject_of(verb.parsed, noun.head)
        return verb.states(over) if over and not is_person(verb.parsed, over) else None
    subject = verb.subject
    if noun.stem in cues.verbs("occasion") and subject and not is_person(verb.parsed, subject):
        return verb.states(subject, passive=verb.passive)
    if subject is None or any(t.tag not in {"WDT", "WP"} for t in tokens[slice(*subject)]):
        return None
    if verb.passive or noun.i > verb.top or "collect" not in verb.run.actions or noun.stem in cues.things():
        return None
    return verb.states((verb.parsed.extent(noun.i)[0], subject[0]))


def _in_side_clause(verb: _Verb) -> Predicate | None:
    """A side clause: a reason states, a condition does not, a purpose only where something is collected for it."""
    if verb.above.stem == "reserv" and verb.token.tag == "VB":
        return verb.states(subject_of(verb.parsed, verb.above.i))
    if verb.above.stem in cues.verbs("permit") and verb.token.tag == "VB" and object_of(verb.parsed, verb.above.i):
        return _let(verb)
    if verb.subject is not None:
        left = {t.lower for t in verb.parsed.children(verb.top) if t.i < verb.top}
        conceded = "while" in left and denied(verb.parsed, verb.run.first, verb.subject[0], verb.subject[0])
        handed = "before" in left and verb.passive and any(t.stem in _MERGE for t in verb.parsed.tokens)
        return (
            None
            if left & _CONDITIONAL and not conceded and not handed
            else verb.states(verb.subject, passive=verb.passive)
        )
    return verb.states(None, "purpose") if verb.token.stem in cues.verbs("obtain") else None


def _below_verb(verb: _Verb) -> Predicate | None:
    """A verb below another one: asked of a person, let happen, a person's choice, or simply stated."""
    governor, stem = verb.above, verb.token.stem
    if _is_conditional(verb.parsed, governor.i):
        return None
    over = subject_of(verb.parsed, governor.i)
    ourselves = _are_we_asked(verb.parsed, governor.i)
    of_others = over is None or is_person(verb.parsed, over) or object_of(verb.parsed, governor.i) is not None
    asked = governor.stem in cues.verbs("ask") and stem in cues.verbs("give") and of_others and not ourselves
    hired = governor.stem in cues.verbs("hire") and stem not in cues.verbs("obtain")
    if governor.lower in {"have", "need"} and denied(verb.parsed, governor.i, over[0] if over else governor.i, 0):
        return None
    if governor.lower == "unable":
        return None
    if governor.lower in {"have", "need", "has"} and stem in cues.verbs("give") and is_person(verb.parsed, over):
        return verb.states(over, "given") if over else None
    if asked or hired or (governor.stem in cues.verbs("ask") and governor.dep in {"acl", "relcl"}):
        return None
    if governor.stem in cues.verbs("let") and not verb.passive:
        return _let(verb)
    if governor.stem == "help" or (governor.stem in cues.verbs("serve") and governor.dep == "relcl"):
        return None
    if governor.stem == "includ":
        return verb.states(None, passive=verb.passive)
    if governor.stem in cues.verbs("choice") and is_person(verb.parsed, over):
        return None
    return verb.states(verb.subject or over, passive=verb.passive)


def _is_conditional(parsed: Parsed, verb: int) -> bool:
    """Whether a verb that governs it only says if, when or whether."""
    for _ in range(_DEEP):
        left = {t.lower for t in parsed.children(verb) if t.i < verb}
        if left & (_IF if parsed.tokens[verb].dep == "advcl" else {"whether"}):
            return True
        if parsed.tokens[verb].dep not in {"xcomp", "ccomp"}:
            return False
        verb = parsed.tokens[verb].head
    return False


def _let(verb: _Verb) -> Predicate | None:
    """What somebody is let or made to do; what data make possible is told by another pattern."""
    over = antecedent_of(verb.parsed, verb.above.i, subject_of(verb.parsed, verb.above.i))
    if over and is_thing(verb.parsed, over):
        return None
    if verb.token.stem in cues.verbs("give") and denied(verb.parsed, verb.above.i, over[0] if over else 0, 0):
        return verb.states(over, "given")
    who = over if is_passive(verb.parsed, verb.above.i) else verb.subject or object_of(verb.parsed, verb.above.i)
    if who and verb.above.stem in cues.verbs("hire") and not names_somebody(verb.parsed, who):
        return None if is_data(verb.parsed, who) else verb.states(over)
    return None if who and is_person(verb.parsed, who) else verb.states(who, "let")
