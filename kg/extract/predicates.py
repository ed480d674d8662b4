"""Finds the verbs that state something, and sorts out what governs them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from kg.extract import cues

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.tokens import Parsed, Token
    from kg.model import Action

Kind = Literal["plain", "asked", "given", "let", "inclusion", "service", "placed", "seen", "purpose"]

_SEPARATORS = frozenset(
    {",", "and", "or", "/", "nor", "and/or", "&", ";", "then", "otherwise", "not", "-", "even", "also"}
)
_WH = frozenset({"how", "what", "why", "whether", "which", "whom", "who"})
_CONDITIONAL = frozenset(
    {"if", "when", "whenever", "unless", "once", "where", "until", "after", "before", "upon", "whether", "as", "while"}
)


@dataclass(frozen=True, slots=True)
class Predicate:
    """One or more coordinated verbs with the same subject and object."""

    verb: int
    """The verb that the parser knows best; polarity and modality are read from it."""
    actions: tuple[Action, ...]
    first: int
    """First token of the verbs."""
    last: int
    """Last token of the verbs; the slots start behind it."""
    passive: bool
    subject: tuple[int, int] | None
    kind: Kind = "plain"
    governor: int | None = None


@dataclass(frozen=True, slots=True)
class _Run:
    first: int
    last: int
    verb: int
    actions: tuple[Action, ...]


def predicates(parsed: Parsed) -> tuple[Predicate, ...]:
    """The predicates of a sentence in the order of its words."""
    found = (_classified(parsed, run) for run in _runs(parsed))
    return tuple(sorted((p for p in found if p), key=lambda p: p.first))


def _runs(parsed: Parsed) -> Iterator[_Run]:
    """Stretches of coordinated action verbs; the parser often takes the middle one for a noun."""
    tokens, actions, i = parsed.tokens, cues.actions(), 0
    while i < len(tokens):
        if not _is_action(tokens, i):
            i += 1
            continue
        last, found, verb = i, [actions[tokens[i].stem]], i
        while (following := _next_action(tokens, last)) is not None:
            last = following
            found.append(actions[tokens[last].stem])
        yield _Run(i, last, verb, tuple(dict.fromkeys(found)))
        i = last + 1


def _is_action(tokens: tuple[Token, ...], i: int) -> bool:
    token = tokens[i]
    if token.stem not in cues.actions():
        return False
    if token.is_verb:
        return token.dep not in {"amod", "compound"} or (
            token.tag == "VBN" and i > 0 and tokens[i - 1].lower in {"be", "been", "are", "is"}
        )
    previous = tokens[i - 1] if i else None
    helped = previous is not None and (previous.tag == "MD" or previous.lower in {"not", "never", "to", "n't"})
    return helped and token.tag in {"NN", "NNP", "VB", "JJ"} and previous is not None and previous.lower != "to"


def _next_action(tokens: tuple[Token, ...], last: int) -> int | None:
    """The next verb of the run, where only commas, conjunctions and loose prepositions stand between."""
    j = last + 1
    passed = False
    while j < len(tokens) and j <= last + 5:  # noqa: PLR2004
        token = tokens[j]
        if token.lower in _SEPARATORS or token.tag == "RB":
            passed = passed or token.lower in _SEPARATORS
        elif token.tag in {"IN", "TO", "RP"} and j + 1 < len(tokens) and tokens[j + 1].lower in {",", "and", "or", "/"}:
            pass
        elif (
            passed and token.stem in cues.actions() and (token.is_verb or token.is_noun) and _same_form(tokens, last, j)
        ):
            return j
        else:
            return None
        j += 1
    return None


def _same_form(tokens: tuple[Token, ...], one: int, other: int) -> bool:
    """Whether two verbs stand in the same inflection; a plain noun after a participle is no verb."""

    def form(i: int) -> int:
        word = tokens[i].lower
        if word.endswith("ing"):
            return 1
        return 0 if word.endswith(("ed", "sold", "lent", "kept", "held", "sent", "given")) else 2

    return form(one) == form(other)


def _classified(parsed: Parsed, run: _Run) -> Predicate | None:
    """The predicate with its subject, or None where the verb states nothing of its own."""
    tokens = parsed.tokens
    verb = run.verb
    top = _conj_top(parsed, verb)
    token = tokens[top]
    answer = _answer(parsed, run)
    if answer is not None:
        return Predicate(verb, ("collect",), run.first, answer, False, subject_of(parsed, verb), "asked")
    if asked_about(parsed, top) or asked_about(parsed, verb):
        return None
    passive = _is_passive(parsed, verb)
    subject = subject_of(parsed, verb) or (None if top == verb else subject_of(parsed, top))
    if not passive and set(run.actions) <= {"share", "sell"} and _to_reader(tokens, run.last):
        return None
    if run.first > 0 and tokens[run.first - 1].lower == "please":
        return _imperative(parsed, run)
    if (
        subject is not None
        and parsed.item_at is not None
        and subject[0] > parsed.item_at
        and _bare_relative(tokens, subject[0])
    ):
        return None
    if token.dep in {"relcl", "acl"}:
        return _modifier(parsed, run, top, passive=passive, subject=subject)
    if token.dep in {"advcl", "pcomp", "csubj"}:
        return _adverbial(parsed, run, top, passive=passive, subject=subject)
    if token.dep in {"xcomp", "ccomp"} and token.head != top:
        return _governed(parsed, run, top, token.head, passive=passive, subject=subject)
    if subject is None and not passive and top == run.first and tokens[run.verb].tag == "VB" and parsed.item_at is None:
        return _imperative(parsed, run)
    if not passive and token.stem in cues.verbs("give") and subject is not None and _is_person(parsed, subject):
        return _given(parsed, run, subject)
    return Predicate(verb, run.actions, run.first, run.last, passive, subject)


def _imperative(parsed: Parsed, run: _Run) -> Predicate | None:
    """ "Please provide your name" asks for it; every other command is addressed to the reader."""
    before = {t.lower for t in parsed.tokens[: run.first]}
    helped = any(t.tag in {"MD", "TO"} for t in parsed.tokens[max(0, run.first - 3) : run.first])
    if helped:
        return Predicate(run.verb, run.actions, run.first, run.last, False, None)
    if "please" in before and "not" not in before and parsed.tokens[run.verb].stem in cues.verbs("give"):
        return Predicate(run.verb, ("collect",), run.first, run.last, False, None, "asked")
    return None


def _given(parsed: Parsed, run: _Run, subject: tuple[int, int]) -> Predicate | None:
    """What a person gives us, we collect; what a person only may do states nothing."""
    if any(t.dep == "aux" and t.tag == "MD" and t.lower not in {"must", "will"} for t in parsed.children(run.verb)):
        return None
    return Predicate(run.verb, ("collect",), run.first, run.last, False, subject, "given")


def _bare_relative(tokens: tuple[Token, ...], subject: int) -> bool:
    """Whether the clause hangs on the noun before it ("third parties we retain"), whatever the parser made of it."""
    return tokens[subject].tag == "PRP" and tokens[subject - 1].is_noun


def _to_reader(tokens: tuple[Token, ...], last: int) -> bool:
    """Whether something is given to the reader ("provide you with services"), which shares nothing."""
    return last + 1 < len(tokens) and tokens[last + 1].lower == "you"


def _answer(parsed: Parsed, run: _Run) -> int | None:
    """The verb of giving that a person is asked to do ("you may be asked to enter your name")."""
    if parsed.tokens[run.verb].stem not in cues.verbs("ask"):
        return None
    for t in parsed.tokens[run.last + 1 : run.last + 9]:
        if (
            t.stem in cues.verbs("give")
            and t.tag in {"VB", "VBP"}
            and parsed.tokens[t.i - 1].lower in {"to", "and", ",", "or"}
        ):
            return t.i
    return None


def _conj_top(parsed: Parsed, verb: int) -> int:
    i = verb
    while (
        parsed.tokens[i].dep == "conj" and parsed.tokens[parsed.tokens[i].head].is_verb and parsed.tokens[i].head != i
    ):
        if any(t.dep in {"nsubj", "nsubjpass"} for t in parsed.children(i)):
            break
        i = parsed.tokens[i].head
    return i


def _is_passive(parsed: Parsed, verb: int) -> bool:
    children = parsed.children(verb)
    if any(t.dep in {"nsubjpass", "auxpass"} for t in children):
        return True
    before = [t for t in parsed.tokens[max(0, verb - 3) : verb] if t.tag != "RB"]
    if (
        bool(before)
        and before[-1].lower in {"be", "been", "being", "is", "are", "was", "were", "get"}
        and parsed.tokens[verb].tag in {"VBN", "VBD"}
    ):
        return True
    above = parsed.tokens[verb]
    return (
        above.dep == "conj"
        and above.tag in {"VBN", "VBD"}
        and parsed.tokens[above.head].tag == "VBN"
        and _is_passive(parsed, above.head)
    )


def subject_of(parsed: Parsed, verb: int) -> tuple[int, int] | None:
    """The tokens of the verb's subject, if it stands before it."""
    for t in parsed.children(verb):
        if t.dep in {"nsubj", "nsubjpass"} and t.i < verb:
            first, last = parsed.extent(t.i)
            return first, min(last, verb)
    return None


def asked_about(parsed: Parsed, verb: int) -> bool:
    """Whether the clause is an indirect question or a piece of talk about the policy ("how we use …")."""
    left = [t for t in parsed.children(verb) if t.i < verb]
    return any(t.lower in _WH and t.dep in {"advmod", "dobj", "mark", "pobj", "det", "attr"} for t in left) or any(
        t.lower in _WH
        for t in parsed.tokens[max(0, _first_of(left, verb) - 2) : _first_of(left, verb)]
        if t.lower != "who" and t.lower != "which"
    )


def _first_of(tokens: list[Token], otherwise: int) -> int:
    return min((t.i for t in tokens), default=otherwise)


def _modifier(
    parsed: Parsed, run: _Run, top: int, *, passive: bool, subject: tuple[int, int] | None
) -> Predicate | None:
    """A clause on a noun: "the right to disclose" states, "companies that collect" has an actor, "data we collect" is mere talk."""
    tokens = parsed.tokens
    noun = tokens[top].head
    if tokens[noun].stem in {"right", "permission", "license"} and tokens[top].tag == "VB":
        return Predicate(
            run.verb,
            run.actions,
            run.first,
            run.last,
            False,
            subject_of(parsed, tokens[noun].head),
            "plain",
            tokens[noun].head,
        )
    relative = subject is not None and all(t.tag in {"WDT", "WP"} for t in tokens[subject[0] : subject[1]])
    if relative and not passive and noun < top and "collect" in run.actions:
        first, _ = parsed.extent(noun)
        if tokens[noun].stem in cues.things():
            return None
        return Predicate(
            run.verb, run.actions, run.first, run.last, False, (first, subject[0] if subject else noun + 1), "plain"
        )
    return None


def _adverbial(
    parsed: Parsed, run: _Run, top: int, *, passive: bool, subject: tuple[int, int] | None
) -> Predicate | None:
    """A side clause: a reason states, a condition does not, a purpose only where something is collected for it."""
    left = [t.lower for t in parsed.children(top) if t.i < top]
    if subject is not None:
        if any(word in _CONDITIONAL for word in left):
            return None
        return Predicate(run.verb, run.actions, run.first, run.last, passive, subject)
    if parsed.tokens[run.verb].stem in cues.verbs("obtain"):
        return Predicate(run.verb, run.actions, run.first, run.last, False, None, "purpose")
    return None


def _governed(
    parsed: Parsed, run: _Run, top: int, above: int, *, passive: bool, subject: tuple[int, int] | None
) -> Predicate | None:
    """A verb below another one: asked of a person, let happen, a person's choice, or simply stated."""
    governor = parsed.tokens[above]
    if governor.stem in cues.verbs("ask") and parsed.tokens[run.verb].stem in cues.verbs("give"):
        return None
    if governor.stem in cues.verbs("hire") and parsed.tokens[run.verb].stem not in cues.verbs("obtain"):
        return None
    if governor.stem in cues.verbs("let") and not passive:
        return _let(parsed, run, above, subject)
    if governor.stem in cues.verbs("serve") and (governor.dep == "relcl" or governor.stem == "help"):
        return None
    if governor.stem == "includ":
        return Predicate(run.verb, run.actions, run.first, run.last, passive, None, "plain", above)
    over = subject or subject_of(parsed, above)
    if governor.stem in cues.verbs("choice") and _is_person(parsed, subject_of(parsed, above)):
        return None
    return Predicate(run.verb, run.actions, run.first, run.last, passive, over, "plain", above)


def _let(parsed: Parsed, run: _Run, above: int, subject: tuple[int, int] | None) -> Predicate | None:
    """What somebody is let or made to do; what data make possible is told by another pattern."""
    over = subject_of(parsed, above)
    if over and any(
        t.stem in cues.things() for t in parsed.tokens[over[0] : over[1]] if t.tag != "DT" or over[1] - over[0] == 1
    ):
        return None
    who = over if _is_passive(parsed, above) else subject or _object(parsed, above)
    if who and _is_person(parsed, who):
        return None
    return Predicate(run.verb, run.actions, run.first, run.last, False, who, "let", above)


def _object(parsed: Parsed, verb: int) -> tuple[int, int] | None:
    for t in parsed.children(verb):
        if t.dep in {"dobj", "nsubj", "dative"} and t.i > verb:
            return parsed.extent(t.i)
    return None


def _is_person(parsed: Parsed, subject: tuple[int, int] | None) -> bool:
    return subject is None or any(t.lower in cues.subjects("person") for t in parsed.tokens[subject[0] : subject[1]])
