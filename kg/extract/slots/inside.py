"""Tells markers that only say of the data which they are from those that open a slot: "pages seen before coming"."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from kg.extract import cues
from kg.extract.syntax.grammar import top_of

if TYPE_CHECKING:
    from kg.extract.syntax.grammar import Stretch
    from kg.extract.syntax.tokens import Parsed
    from kg.model import Action

_BE = frozenset({"are", "is", "were", "was", "be", "'re", "’re"})
_BEFORE_OR_AFTER = frozenset({"before", "after", "prior", "immediately", "upon"})
_WHILE = frozenset({"when", "while", "in"})
_THERE = frozenset({"at", "on", "in", "here", "there"})
_WHEN = frozenset({"when", "whenever", "if", "once"})
_ASKING = frozenset({"which", "what", "how", "whether"})
_TOPICS = frozenset({"information", "data", "statistics", "details", "reports", "insights", "metrics", "info"})
_BEFORE_NOUN = frozenset({"DT", "PDT", "PRP$", "JJ", "CD", "VBN"})
_NOMINATIVE = frozenset({"we", "you", "they", "i", "he", "she", "it"})
_ASKS_BEHIND = frozenset({"as", "including", "includes", "include", "about", "regarding", "concerning", "like"})
"""Words behind which a question names data ("such as which pages you visit")."""
LISTS = frozenset({",", ";", "and", "or", "/", "&"})
"""Signs and words between the members of a list."""
_LIST_REACH = 11
_REASONS = frozenset({"following", "basis", "bases", "ground", "grounds", "behalf"})
"""Words behind "on" that tell why, and not about what ("process data on the following grounds")."""
_MOMENTS = frozenset({"date", "dates", "time", "times"})
_REACH = 4
"""Tokens behind "on" among which a place shows that it tells where and not about what."""


def says_which(parsed: Parsed, i: int, end: int) -> bool:
    """Whether the marker at token `i`, inside the data, only goes on saying which they are."""
    lower, before = parsed.tokens[i].lower, parsed.tokens[i - 1] if i else None
    behind = [token.lower for token in parsed.tokens[i + 1 : min(i + _REACH, end)]]
    if before is not None and lower == "using":
        return before.lower in _BE
    if before is None or not behind:
        return False
    if lower in _WHEN and before.lower in cues.words("receipts"):
        return "you" in behind
    if lower in _WHILE:
        there = parsed.tokens[i + 1].tag == "VBG" or (lower == "while" and behind[0] in _THERE)
        return before.stem in cues.verbs("at hand") and there
    if lower == "to":
        return before.stem == "use" and parsed.tokens[i + 1].stem in cues.verbs("visit")
    if lower in _BEFORE_OR_AFTER:
        return any(word in cues.words("coming") for word in behind[: 2 if lower == "prior" else 1])
    if lower == "on":
        return before.lower in _TOPICS and not any(word in cues.words("place") | _REASONS for word in behind)
    return False


def asks(parsed: Parsed, i: int, end: int) -> bool:
    """Whether a question is a member of the list of data: "…, which pages you saw and how long you stayed"."""
    if i + 1 >= end or parsed.tokens[i].lower not in _ASKING:
        return False
    token, following = parsed.tokens[i : i + 2]
    named = following.is_noun or following.tag.startswith("JJ") or following.lower in cues.words("pages")
    return named or token.lower in {"how", "whether", "what"}


def _ends_aside(parsed: Parsed, begin: int, i: int, action: Action) -> bool:
    """Whether a ";" at token `i` ends a clause with "which" in a list of what is got ("…, which we use to …;")."""
    if parsed.tokens[i].lower != ";" or action not in {"collect", "retain"}:
        return False
    member = (token.lower for token in reversed(parsed.tokens[begin:i]))
    return any(word == "which" for word in takewhile(lambda word: word != ";", member))


def is_past_aim(parsed: Parsed, words: tuple[int, int, int], i: int, action: Action) -> bool:
    """Whether what something is for is all said at token `i`; `words` are the clause, the aim in it, and their end."""
    begin, aim, end = words
    return _ends_aside(parsed, begin, i - 1, action) or _is_past_aim_of_data(parsed, (aim, end), i, action)


def _is_past_aim_of_data(parsed: Parsed, words: Stretch, i: int, action: Action) -> bool:
    """Whether data are named behind a "for" with no deed ("the codes for your account, | your name")."""
    aim = parsed.tokens[words[0] : i]
    at = next((t.i for t in parsed.tokens[i : words[1]] if t.lower not in LISTS), words[1])
    plain = aim and aim[0].lower == "for" and not any(t.is_verb for t in aim) and action in {"collect", "retain"}
    if at >= words[1] or not plain or parsed.tokens[at].tag not in {"DT", "PRP$"}:
        return False
    return names_data(parsed, at, words[1]) or parsed.tokens[at + 1].lower in _MOMENTS


def names_plain_data(parsed: Parsed, i: int, end: int) -> bool:
    """Whether the words from token `i` on name something of a person: "your …", "name", "e-mail address"."""
    i = next((t.i + 1 for t in parsed.tokens[i : min(i + _REACH, end)] if t.tag == "POS"), i)
    first = parsed.tokens[i : min(i + 2, end)]
    return bool(first) and (first[0].tag == "PRP$" or any(token.lower in cues.words("plain data") for token in first))


def gives_data(parsed: Parsed, i: int, end: int) -> bool:
    """Whether the example from token `i` on is one of data, and not of a deed ("by, for example, sending emails")."""
    first = next((token for token in parsed.tokens[i : min(i + 2, end)] if token.lower != ","), None)
    return first is not None and first.tag != "VBG" and names_plain_data(parsed, first.i, end)


def adds_data(parsed: Parsed, i: int, end: int) -> bool:
    """Whether something of a person follows from token `i` on, and nobody: "along with | the time of your visit"."""
    words = list(takewhile(lambda token: token.is_noun or token.tag in _BEFORE_NOUN, parsed.tokens[i:end]))
    told = cues.words("plain data") | cues.words("pages")
    found = any(token.is_noun and (token.lower in told or token.stem in cues.things()) for token in words)
    return found and not names_others(parsed, i, end)


def lists_plain_data(parsed: Parsed, i: int, end: int) -> bool:
    """Whether several such words follow soon: "including your full name, postal address and age"."""
    behind = [token.lower for token in parsed.tokens[i : min(i + _LIST_REACH, end)]]
    return sum(word in cues.words("plain data") for word in behind) > 1


def names_data(parsed: Parsed, i: int, end: int) -> bool:
    """Whether the phrase that begins at token `i` has a noun for data: "the personal information of", "your number"."""
    for token in parsed.tokens[i:end]:
        if token.is_noun and (token.lower in cues.words("plain data") or token.stem in cues.things()):
            return True
        both = token.lower == "and" and parsed.tokens[token.i + 1].tag == "DT"  # "any | and | all information"
        if not (token.is_noun or token.tag in _BEFORE_NOUN or both):
            return False
    return False


def names_others(parsed: Parsed, i: int, end: int) -> bool:
    """Whether the phrase that begins at token `i` has a noun for somebody: "its affiliates", "selected partners"."""
    words = takewhile(lambda token: token.is_noun or token.tag in _BEFORE_NOUN, parsed.tokens[i:end])
    last = max(words, key=lambda token: token.i, default=None)
    return last is not None and last.stem in cues.somebody()


def agents_go_on(parsed: Parsed, by: int, comma: int, end: int) -> bool:
    """Whether more of those who act, from `by` on, follow a comma ("set by us, our providers, or by a partner")."""
    token = next((t for t in parsed.tokens[comma + 1 : end] if t.lower not in LISTS), None)
    if token is None or token.tag in {"WDT", "WP"}:
        return False
    more = token.dep != "nsubj" and names_others(parsed, token.i, end)
    return more or comma == by + 1 or token.lower == "by" or token.i < parsed.extent(by)[1]


def begins_relative(parsed: Parsed, words: Stretch, i: int, verbs: frozenset[int]) -> bool:
    """Whether a clause about the data starts here ("information you provide", "data collected by")."""
    token, previous = parsed.tokens[i], parsed.tokens[i - 1] if i > words[0] else None
    if previous is None or previous.lower in {"and", "or", ",", "from"}:
        return False
    if token.lower == "you" and previous.tag == "VBG" and token.head == previous.i:
        return False  # "ways such as sending | you news"
    if token.lower == "you":
        return parsed.tokens[token.head].stem in cues.verbs("give") or token.head == i
    if asks(parsed, i, words[1]) and previous.lower in _ASKS_BEHIND:
        return False
    if token.tag in {"WDT", "WP", "WP$"} or token.lower in _NOMINATIVE:
        return True
    if token.tag in {"VBN", "VBG", "VBD"}:
        return previous.is_noun and token.dep in {"acl", "relcl", "advcl", "ROOT"}
    described = parsed.tokens[token.head].dep == "relcl" and token.head not in verbs
    return token.is_subject and described


def begins_deed(parsed: Parsed, i: int) -> bool:
    """Whether a verb with whom it is done to stands behind a conjunction ("keep your name and | contact you")."""
    token, following = parsed.tokens[i], parsed.tokens[i + 1]
    if parsed.tokens[i - 1].lower not in {"and", "or", "then"}:
        return False
    if token.stem in cues.verbs("contact") and following.tag in {"PRP", "DT", "PRP$"}:
        return True
    return token.is_plain_verb and token.dep == "conj" and following.tag == "PRP"


def is_of_clause(parsed: Parsed, i: int, begun: int | None) -> bool:
    """Whether words that may go on with the data belong to an object in a clause ("tools that log data | on you")."""
    what = parsed.tokens[parsed.tokens[i].head]
    inside = what.dep == "dobj" and what.is_noun and begun is not None and begun <= what.i < i
    return inside and parsed.tokens[top_of(parsed, what.head)].dep == "relcl"
