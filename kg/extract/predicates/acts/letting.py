"""What somebody is let or made to do, or taken into service for ("we allow advertisers to collect your address")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract import cues
from kg.extract.predicates.acts.giving import lets_give
from kg.extract.predicates.scope import denied
from kg.extract.syntax.doers import antecedent_of, shared_subject_of
from kg.extract.syntax.grammar import head_of, is_passive, object_of
from kg.extract.syntax.sorts import is_data, is_person, is_somebody_else, is_thing, names_somebody

if TYPE_CHECKING:
    from kg.extract.predicates.predicate import Predicate, Verb
    from kg.extract.syntax.grammar import Stretch
    from kg.extract.syntax.tokens import Parsed


_AND_OTHERS = frozenset({"we", "us"})
"""Words for us that others may stand beside ("this allows | us and our partners | to …")."""
_ANYBODY = frozenset({"anyone", "anybody"})
"""Whoever it may be, of whom we deny that we let them ("we do not let | anyone else | track you")."""
_PLACES = frozenset({"location", "locations", "geolocation"})
"""What is mostly learned from other data ("we use your IP address to determine your location")."""


def let(verb: Verb) -> Predicate | None:
    """What somebody is let or made to do; what data make possible is told by another pattern."""
    own = shared_subject_of(verb.parsed, verb.above.i)
    over = antecedent_of(verb.parsed, verb.above.i, own)
    if over and is_thing(verb.parsed, over):
        return _let_by(verb, over)
    who = over if is_passive(verb.parsed, verb.above.i) else verb.subject or object_of(verb.parsed, verb.above.i)
    if who is None and verb.above.dep == "relcl" and own is not None and is_somebody_else(verb.parsed, own):
        main = verb.parsed.verb_over(verb.above.head)  # "cookies that others use to track you"
        return None if denied(verb.parsed, main.i, 0, 0) else verb.states(own)
    denies = denied(verb.parsed, verb.above.i, over[0] if over else 0, 0)
    if verb.token.stem in cues.verbs("give") and is_person(verb.parsed, who) and denies:
        return verb.states(over, "given")
    somebody = who and names_somebody(verb.parsed, who) and head_of(verb.parsed, who).stem not in cues.things()
    if who and verb.above.stem in cues.verbs("hire") and not somebody:
        return None if is_data(verb.parsed, who) and not _gathers_data(verb) else verb.states(over)
    if denies and who and verb.parsed.tokens[who[0]].lower in _ANYBODY:
        return verb.states(who, "let")
    if who and is_person(verb.parsed, who):
        return verb.states(who, "given") if not denies and lets_give(verb) else None
    return verb.states(who, "let")


def _let_by(verb: Verb, thing: Stretch) -> Predicate | None:
    """What a thing lets somebody do: others do what they will, we only gather data ("this lets us collect …")."""
    if any(t.stem in cues.carriers() for t in verb.parsed.tokens[slice(*thing)]):
        return None
    who = verb.subject or object_of(verb.parsed, verb.above.i)
    obtains = verb.token.stem in cues.verbs("obtain") or _object(verb) in _PLACES
    others = who is not None and _are_others(verb, who) and verb.token.stem in cues.actions()
    learns = (obtains and _gathers_data(verb)) or (verb.above.dep == "relcl" and "collect" in verb.run.actions)
    if not others and not learns:
        return None
    if verb.above.stem in cues.verbs("hire") and is_passive(verb.parsed, verb.above.i):
        return verb.states(None, "purpose") if obtains else None
    return verb.states(who, "let") if _is_unnamed(verb, thing) else None


def _are_others(verb: Verb, who: Stretch) -> bool:
    """Whether it is somebody else than we or a person who can do something by a thing ("this allows | Acme | to …")."""
    ours = head_of(verb.parsed, who).lower in cues.words("first") - _AND_OTHERS
    return is_somebody_else(verb.parsed, who) and not ours


def _is_unnamed(verb: Verb, thing: Stretch) -> bool:
    """Whether the thing that makes it possible is no data by its own words ("this lets our partners collect …").

    So is a tool of which only a clause tells what it lets somebody do ("our pages hold code | that lets us collect …").
    """
    words = verb.parsed.tokens[slice(*thing)]
    told_so = words[0].tag == "DT" or verb.above.dep == "relcl"
    return told_so and (len(words) == 1 or head_of(verb.parsed, thing).stem in cues.verbs("tools"))


def _gathers_data(verb: Verb) -> bool:
    """Whether further data are gathered by data ("we use IP addresses to gather demographic information")."""
    return _object(verb) in _PLACES | {"information", "data"}


def _object(verb: Verb) -> str:
    """The noun that what is done is done to."""
    what = object_of(verb.parsed, verb.run.first)
    return head_of(verb.parsed, what).lower if what else ""


def lets_us_learn(parsed: Parsed, i: int, who: Stretch) -> bool:
    """Whether data let us see the answer to a question, which is a purpose ("it lets us see which pages are read")."""
    asks = any(t.tag in {"WDT", "WP", "WRB"} for t in parsed.tokens[i + 1 : i + 2])
    return asks and parsed.tokens[who[0]].lower == "us"
