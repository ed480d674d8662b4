"""Makes frames of a parsed sentence: each predicate with its actor, polarity, modality and slots."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.extract import cues
from kg.extract.predicates.acts.means import served_by
from kg.extract.predicates.acts.trained import trainings
from kg.extract.predicates.acts.verbs import predicates
from kg.extract.predicates.asides import doer_in_clause
from kg.extract.predicates.contact import contacts
from kg.extract.predicates.getting.doers import gathered_by, other_doer
from kg.extract.predicates.getting.handing import lookers
from kg.extract.predicates.getting.hiring import does_our_work, hirings, is_of_work
from kg.extract.predicates.getting.informing import informing
from kg.extract.predicates.getting.known import known
from kg.extract.predicates.getting.shown import shown
from kg.extract.predicates.getting.told_us import told_us
from kg.extract.predicates.held.absent import absent
from kg.extract.predicates.held.going import goings
from kg.extract.predicates.held.hidden import hidden
from kg.extract.predicates.held.joining import joins_data
from kg.extract.predicates.held.kept import stays
from kg.extract.predicates.held.needs import needs
from kg.extract.predicates.nouns.defined import definitions
from kg.extract.predicates.nouns.ends import aims, reasons_why, told_by_aim, ways
from kg.extract.predicates.nouns.nominal import nominals, said_by
from kg.extract.predicates.patterns import patterns
from kg.extract.predicates.scope import denied, modality
from kg.extract.predicates.serving import services
from kg.extract.predicates.silent.disclaimed import is_disclaimed
from kg.extract.slots.apart import besides, phrase_of
from kg.extract.slots.by_tools import gathering
from kg.extract.slots.clauses import clause_of, front_of, told_by_lead
from kg.extract.slots.exceptions import but_not_for, carve_out, left_out, nothing_else, turned, with_other_purposes
from kg.extract.slots.fitted import fitted
from kg.extract.slots.gathered import gathered
from kg.extract.slots.kept_each import kept_each
from kg.extract.slots.nobody import but_somebody
from kg.extract.slots.of_predicate import ABOUT_SUBJECT, slots_of
from kg.extract.slots.past_asides import passed_over
from kg.extract.slots.shared_end import with_shared_ends
from kg.extract.slots.slot import Reach, Slots
from kg.extract.slots.walk import fill
from kg.extract.syntax.doers import sender_of_unasked
from kg.extract.syntax.tokens import CONJUNCTIONS
from kg.model import Frame, Phrase

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kg.extract.predicates.predicate import Predicate
    from kg.extract.syntax.grammar import Stretch
    from kg.extract.syntax.tokens import Parsed
    from kg.model import Action, Polarity
    from kg.spans import MappedText, Span

_BY_NOBODY = frozenset({"pointed", "asked", "given", "based", "varying"}) | ABOUT_SUBJECT
_NEVER_DONE = frozenset({"hidden", "absent"})
"""Kinds of predicates that by their own words deny what they tell ("we keep it secret": it is not shared)."""
_BOTH = 2
_WITHIN = frozenset({"purpose", "let"})
"""Kinds of predicates that stand inside another one's words, so that what these are for is not theirs."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the document the sentence stands."""

    spans: tuple[Span, ...]
    segment: int
    block: int
    heading: tuple[str, ...]

    def frame(self, text: MappedText, rule: str, action: Action, *, is_denied: bool = False) -> Frame:
        """A frame of it, without phrases as yet."""
        polarity: Polarity = "denied" if is_denied else "affirmed"
        return Frame(text, self.spans, self.segment, self.block, self.heading, rule, action, polarity=polarity)


def frames(parsed: Parsed, place: Place) -> Iterator[Frame]:
    """The frames of one sentence, in the order of its words; a question states nothing."""
    if parsed.tokens and parsed.tokens[-1].lower == "?":
        return
    own = (
        *services(parsed),
        *predicates(parsed),
        *needs(parsed),
        *patterns(parsed),
        *stays(parsed),
        *goings(parsed),
        *hidden(parsed),
        *absent(parsed),
        *shown(parsed),
        *informing(parsed),
        *told_us(parsed),
        *known(parsed),
        *definitions(parsed),
        *trainings(parsed),
    )
    every = (
        *own,
        *contacts(parsed),
        *nominals(parsed),
        *aims(parsed),
        *ways(parsed),
        *reasons_why(parsed),
        *hirings(parsed),
    )
    by_verb = {p.first: p for p in every}
    told = tuple(by_verb[first] for first in sorted(by_verb) if not told_by_aim(by_verb[first], every))
    stating = tuple(p for p in told if not told_by_lead(parsed, p, told))
    passed = passed_over(parsed, stating)
    for number, predicate in enumerate(stating):
        if is_disclaimed(parsed, predicate):
            continue
        clause = clause_of(parsed, predicate, stating[number + 1 :], passed)
        opening = _opening(clause[0], predicate, stating[:number])
        yield from _frames_of(parsed, predicate, clause, place, opening, passed)


def _opening(start: int, predicate: Predicate, earlier: tuple[Predicate, ...]) -> int:
    """Where the phrases end that open the clause and hold for all its verbs: before the first of them."""
    verbs = (p for p in earlier if p.first >= start and p.kind not in _WITHIN)
    return min(front_of(p) for p in (*verbs, predicate))


def _frames_of(
    parsed: Parsed, predicate: Predicate, clause: Stretch, place: Place, opening: int, passed: Mapping[int, int]
) -> Iterator[Frame]:
    start, end = clause
    served = served_by(parsed, predicate, end)
    end = served[1] if served else end
    subject_at = predicate.subject[0] if predicate.subject and predicate.subject[0] >= start else start
    said_at = said_by(parsed, predicate)
    is_denied = predicate.kind in _NEVER_DONE or denied(parsed, predicate.first, subject_at, start)
    is_denied = is_denied or (said_at != predicate.first and denied(parsed, said_at, start, start))
    front = fill(parsed, start, front_of(predicate), Reach("use", denied=True), "other")
    first = parsed.tokens[opening].start
    aside = _aside(parsed, predicate)
    refused = predicate.kind == "refused"
    of_other = refused or _is_of_other(parsed, front.condition, first, subject_at)
    before = () if predicate.kind in _WITHIN | {"aim"} else tuple(p for p in front.purposes if p.start < first)
    for action in predicate.actions:
        reach = _reach(parsed, predicate, action, passed, is_denied=is_denied)
        slots = slots_of(parsed, predicate, end, reach)
        given = _given_on(parsed, predicate, action, slots)
        frame = replace(
            place.frame(parsed.text, _rule(predicate), action, is_denied=is_denied),
            verb=reach.verb,
            modality="does" if refused else modality(parsed, said_at),
            actor=None if given else _actor(parsed, predicate, slots),
            data=(*slots.data, *(() if is_denied else besides(parsed, start, front))),
            recipients=(*with_shared_ends(parsed, slots.recipients), *given),
            purposes=(*before, *aside.purposes, *slots.purposes, *((phrase_of(parsed, served[0]),) if served else ())),
            exception=slots.exception or aside.exception or front.exception,
            condition=_condition(parsed, (slots, aside) if of_other else (slots, aside, front)),
            duration=slots.duration,
        )
        frame, *others_kept = kept_each(gathering(frame))
        frame, *somebody = but_somebody(with_other_purposes(frame))
        for each in but_not_for(frame):
            yield from turned(each)
        yield from somebody
        if not somebody and (action != "sell" or "share" not in predicate.actions):
            yield from carve_out(parsed, frame, reach)
        yield from nothing_else(frame)
        yield from gathered(parsed, frame)
        yield from others_kept
        yield from fitted(frame)
        yield from left_out(frame, slots.left_out)


def _condition(parsed: Parsed, told: Iterable[Slots]) -> Phrase | None:
    """The first of the conditions; one that only refers elsewhere is the last ("as described in this policy")."""
    found = [slots.condition for slots in told if slots.condition]
    return min(found, key=lambda phrase: _refers(parsed.text.text[phrase.start : phrase.end]), default=None)


def _is_of_other(parsed: Parsed, condition: Phrase | None, first: int, subject_at: int) -> bool:
    """Whether a condition before "and we …" is that of a verb before it ("we keep it, as the law asks, | and we …")."""
    joined = subject_at > 0 and parsed.tokens[subject_at - 1].lower in CONJUNCTIONS
    return joined and condition is not None and condition.start > first


def _refers(words: str) -> bool:
    first, *behind = words.lower().split()
    return first == "as" and not cues.words("told elsewhere").isdisjoint(behind[:2])


def _aside(parsed: Parsed, predicate: Predicate) -> Slots:
    """What stands between commas before the verb: "we may, in connection with a merger, transfer your data"."""
    helper = next((t.i for t in parsed.children(predicate.first) if t.dep in {"aux", "auxpass"}), predicate.first)
    commas = [t.i for t in parsed.tokens[helper : predicate.first] if t.lower == ","]
    if len(commas) < _BOTH or predicate.kind in _WITHIN:
        return Slots()
    return fill(parsed, commas[0] + 1, commas[-1], Reach("use", denied=True), "other")


def _given_on(parsed: Parsed, predicate: Predicate, action: Action, slots: Slots) -> tuple[Phrase, ...]:
    """Who gets the data that acts by a later verb ("is sent to, and processed by, a bank", "read and used by all")."""
    if predicate.kind == "looked" and not slots.recipients:
        return tuple(phrase_of(parsed, who) for who in lookers(parsed, predicate.last))
    passed = predicate.passive and any(
        t.lower in {"to", "with"} for t in parsed.tokens[predicate.first : predicate.last]
    )
    return (slots.agent,) if slots.agent and action == "share" and passed else ()


def _reach(
    parsed: Parsed, predicate: Predicate, action: Action, passed: Mapping[int, int], *, is_denied: bool
) -> Reach:
    return Reach(
        action,
        verb=parsed.tokens[predicate.last if len(predicate.actions) > 1 else predicate.first].stem,
        passive=predicate.passive,
        denied=is_denied,
        verbs=frozenset(range(predicate.first, predicate.last + 1)),
        asks=parsed.tokens[predicate.first].stem in cues.verbs("ask"),
        joins=action == "use" and joins_data(parsed, predicate),
        passed=passed,
    )


def _rule(predicate: Predicate) -> str:
    if predicate.kind == "plain":
        return "passive-verb" if predicate.passive else "active-verb"
    return predicate.kind if predicate.kind == "inclusion-back" else f"{predicate.kind}-verb"


def _actor(parsed: Parsed, predicate: Predicate, slots: Slots) -> Phrase | None:
    if predicate.passive:
        doer = doer_in_clause(parsed, predicate) or sender_of_unasked(parsed, predicate.first)
        return slots.agent or (phrase_of(parsed, doer) if doer else _gatherer(parsed, predicate))
    if predicate.kind in {"service", "inclusion", "based"}:
        who = other_doer(parsed, predicate)
        return phrase_of(parsed, who) if who else None
    if predicate.kind in {"nominal", "pointed", "refused"} and slots.agent:
        return slots.agent
    if predicate.subject is None or predicate.kind in _BY_NOBODY:
        return None
    if predicate.kind == "hired" and (is_of_work(parsed, predicate) or does_our_work(parsed, predicate)):
        return None
    return phrase_of(parsed, predicate.subject)


def _gatherer(parsed: Parsed, predicate: Predicate) -> Phrase | None:
    """Who gathered what is used, where nobody else is said to use it ("the data gathered by ad networks are used")."""
    who = gathered_by(parsed, predicate.subject) if predicate.subject and predicate.actions == ("use",) else None
    return phrase_of(parsed, who) if who else None
