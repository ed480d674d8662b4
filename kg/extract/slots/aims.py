"""Tells words that speak of a purpose in the middle of other phrases."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from kg.extract import cues
from kg.words import stem

if TYPE_CHECKING:
    from kg.extract.slots.slot import Reach
    from kg.extract.syntax.tokens import Parsed, Token

_ABLE = frozenset({"can", "could", "may", "might", "would", "can't", "cannot"})
_IDENTIFYING = frozenset(map(stem, ("identify", "contact", "locate", "distinguish", "trace")))
_DEFINITION_REACH = 6
_PURPOSES = frozenset({"purpose", "purposes"})
_PARTS = frozenset({".", ";", ":"})
_PURPOSE_REACH = 8
_SIGN_REACH = 2
_RELATIVE = frozenset({"that", "which"})
_HELPERS = frozenset(
    {"will", "may", "can", "could", "would", "might", "also", "in", "turn", "then", "further", "thereby", "to", "us"}
)
_HELP_REACH = 5
_CAN = frozenset({"can", "could", "may", "might", "will", "would", "do", "need"})
_USE = stem("use")
_LOOK = stem("look")
_BASED = frozenset({"based", "depending", "rely", "relying", "dependent"})
_RESULT_REACH = 7
_OURS = frozenset({"our", "its", "their", "any", "such"})
_FIELD_REACH = 4
_MEANWHILE = frozenset({"when", "while"})
_CHOICE_REACH = 6
_LET_REACH = 6
_WAYS_REACH = 7
"""Tokens among which the "in" stands before the ways ("in | a number of different ways to …")."""


def names_purposes(parsed: Parsed, i: int, end: int) -> bool:
    """Whether the "for" at token `i` has purposes behind it that are called so ("for communication purposes")."""
    for token in parsed.tokens[i + 1 : min(i + 1 + _PURPOSE_REACH, end)]:
        if token.lower in _PARTS:
            return False
        if token.lower in _PURPOSES:
            return True
    return False


def is_definition(parsed: Parsed, i: int) -> bool:
    """Whether the "to" at token `i` only tells which data are meant ("that can be used to identify you")."""
    before = parsed.tokens[max(0, i - _DEFINITION_REACH) : i]
    able = any(token.lower in _ABLE for token in before) and any(token.lower == "used" for token in before[-3:])
    behind = [token for token in parsed.tokens[i + 1 : i + 3] if token.tag != "RB"]
    return able and bool(behind) and behind[0].stem in _IDENTIFYING


def serves_us(parsed: Parsed, i: int, end: int) -> int:
    """How many tokens say that the data before them serve somebody ("that will help us to"); 0 if they do not.

    What cookies do themselves is what they are for ("cookies that | remember your choices").
    """
    tokens = parsed.tokens
    if tokens[i].lower not in _RELATIVE:
        return 0
    at = i + 1
    while at < min(i + 1 + _HELP_REACH, end) and tokens[at].lower in _HELPERS:
        at += 1
    if at >= end or not tokens[at].is_verb:
        return 0
    if tokens[at].stem in cues.verbs("cookies do") and _are_before(parsed, i, cues.words("carriers")):
        return at - i
    if tokens[at].stem not in cues.verbs("serve"):
        return 0
    at += 1
    while at < end and tokens[at].lower in {"us", "you", "them", "to"}:
        at += 1
    return at - i


def _are_before(parsed: Parsed, i: int, named: frozenset[str]) -> bool:
    """Whether one of the words stands right before token `i`, with or without a comma."""
    return any(token.lower in named for token in parsed.tokens[max(0, i - _SIGN_REACH) : i])


def is_of_use(parsed: Parsed, i: int, reach: Reach) -> bool:
    """Whether the "to" at token `i`, behind a condition, tells the use ("use what you gave when joining to bill")."""
    aim = parsed.tokens[i].lower == "to"
    behind = aim and reach.action == "use" and bool(reach.verbs) and i > max(reach.verbs)
    before = parsed.tokens[max(0, i - _CHOICE_REACH) : i]
    chosen = any(t.stem in cues.control() for t in before)
    so = [t.lower for t in parsed.tokens[i + 1 : i + 3]] == ["do", "so"]  # "if required | to do so by law"
    return behind and (before[-1].is_noun or before[-1].is_verb) and not chosen and not so


def is_ours(parsed: Parsed, i: int, reach: Reach) -> bool:
    """Whether the "to" at token `i`, behind a visit, tells an aim of who collects ("when you visit us to show ads").

    A person visits to do something else, which other verbs tell ("when you visit our site to buy something").
    """
    if parsed.tokens[i].lower != "to" or reach.action != "collect" or not parsed.tokens[i - 1].is_noun:
        return False
    visit = next((t for t in reversed(parsed.tokens[:i]) if t.is_verb), None)
    verb = next((t for t in parsed.tokens[i + 1 : i + 1 + _SIGN_REACH] if t.tag != "RB"), None)
    if visit is None or verb is None or visit.stem not in cues.verbs("visit") | {_USE}:
        return False
    for_you = verb.i + 1 < len(parsed.tokens) and parsed.tokens[verb.i + 1].lower == "you"
    return verb.stem in cues.verbs("serve us") or (for_you and verb.stem in cues.verbs("give"))


def is_of_data_held(parsed: Parsed, i: int) -> bool:
    """Whether the "to" at token `i` tells no duty but what data are used for ("use the data we have | to bill you")."""
    before, verb = parsed.tokens[i - 1], parsed.tokens[parsed.tokens[i].head]
    return before.lower == "have" and before.dep == "relcl" and verb.head != before.i


def is_of_ways(parsed: Parsed, i: int) -> bool:
    """Whether the "to" at token `i` tells for what something is done in some ways ("use it in many ways | to …")."""
    before = parsed.tokens[max(0, i - _WAYS_REACH) : i]
    return bool(before) and before[-1].lower == "ways" and any(t.lower == "in" for t in before)


def lets_others(parsed: Parsed, i: int) -> bool:
    """Whether the "to" at token `i` tells what nobody is let do ("collect data or allow them to register")."""
    before = parsed.tokens[max(0, i - _LET_REACH) : i]
    return any(t.stem in cues.verbs("permit") and t.is_verb for t in before)


def begins_result(parsed: Parsed, i: int, end: int) -> bool:
    """Whether the "so" at token `i` has somebody behind it who then can do something ("so our partners may …")."""
    if parsed.tokens[i].lower != "so" or i in {0, end - 1} or parsed.tokens[i - 1].stem == "do":
        return False
    if parsed.tokens[i + 1].lower in {"that", "we", "as"}:
        return False
    behind = parsed.tokens[i + 2 : min(i + 2 + _RESULT_REACH, end)]
    stop = next((t.i for t in behind if t.lower in _PARTS | {","}), end)
    return any(t.lower in _CAN for t in behind if t.i < stop)


def _does(parsed: Parsed, i: int, end: int) -> bool:
    """Whether the "in" or "to" at token `i` tells a use by what is done ("used in answering you", "limited to …")."""
    behind = next((t for t in parsed.tokens[i + 1 : min(i + 3, end)] if t.tag != "RB"), None)
    if behind is None or behind.tag != "VBG" or behind.lower in cues.words("no aims"):
        return False
    if parsed.tokens[i].lower == "in":
        return True
    before = [t.lower for t in parsed.tokens[max(0, i - 3) : i]]
    return parsed.tokens[i].lower == "to" and before[-1:] in (["limited"], ["restricted"]) and "not" not in before


def _serves_meanwhile(parsed: Parsed, i: int, end: int) -> bool:
    """Whether the "when" at token `i` tells a use by what we do then ("when shipping it", "when we contact you")."""
    if parsed.tokens[i].lower not in _MEANWHILE:
        return False
    behind = [t for t in parsed.tokens[i + 1 : min(i + 4, end)] if t.tag != "RB"]
    ours = bool(behind) and behind[0].lower == "we"
    verb = next(iter(behind[ours:]), None)
    return verb is not None and (ours or verb.tag == "VBG") and verb.stem in cues.verbs("serve you")


def _names_field(parsed: Parsed, i: int, end: int) -> bool:
    """Whether the "in" at token `i` tells where data are used and so what for ("in our online advertising")."""
    if parsed.tokens[i].lower != "in":
        return False
    named = takewhile(_describes, parsed.tokens[i + 1 : min(i + 1 + _FIELD_REACH, end)])
    return any(t.lower in cues.words("fields of use") for t in named)


def _describes(token: Token) -> bool:
    return token.is_noun or token.tag.startswith("JJ") or token.lower in _OURS


def tells_what(parsed: Parsed, i: int) -> bool:
    """Whether the word at token `i` opens no condition but what is known or relied on ("know when you return")."""
    if i == 0:
        return False
    before, token = parsed.tokens[i - 1], parsed.tokens[i]
    if before.lower in {"out", "up"}:
        before = parsed.tokens[max(0, i - 2)]
    if token.lower == "upon":
        return before.lower in _BASED
    if token.lower == "after":
        return before.stem == _LOOK  # "to look | after your pet"
    return token.lower in {"where", "when", "if", "whether"} and (
        before.stem in cues.verbs("know when") or (before.is_verb and before.stem in cues.verbs("record when"))
    )


def is_of_doing(parsed: Parsed, i: int, end: int) -> bool:
    """Whether the word at token `i` tells what data are used for by where or in doing what they are used."""
    return _names_field(parsed, i, end) or _does(parsed, i, end) or _serves_meanwhile(parsed, i, end)


def lists_uses(parsed: Parsed, i: int, behind: int, reach: Reach) -> bool:
    """Whether a "such as" at token `i` goes on from ways of use with what they are ("in many ways, such as …ing")."""
    named = next((t for t in reversed(parsed.tokens[max(0, i - 2) : i]) if t.lower != ","), None)
    does = next((t for t in parsed.tokens[behind : behind + _SIGN_REACH] if t.lower not in _PARTS | {","}), None)
    uses = reach.action == "use" and named is not None and cues.listed(named.lower) == "purpose"
    if not uses or named is None or does is None:
        return False
    ways = named.lower == "ways" and (does.is_noun or does.tag == "JJ")
    return ways or does.tag in {"VBG", "VB", "TO"} or does.i in parsed.items_at
