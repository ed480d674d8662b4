"""Tells words that only say of the data which they are from those that open a slot: "pages seen before coming"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract import cues
from kg.extract.syntax.doers import top_of
from kg.extract.syntax.indirect import asks_of_person

if TYPE_CHECKING:
    from kg.extract.slots.slot import Reach, Slot
    from kg.extract.syntax.grammar import Stretch
    from kg.extract.syntax.tokens import Parsed

_BE = frozenset({"are", "is", "were", "was", "be", "'re", "’re"})
_BEFORE_OR_AFTER = frozenset({"before", "after", "prior", "immediately", "upon"})
_WHILE = frozenset({"when", "while", "in"})
_THERE = frozenset({"at", "on", "in", "here", "there"})
_WHEN = frozenset({"when", "whenever", "if", "once"})
_ASKING = frozenset({"which", "what", "how", "whether"})
_TOPICS = frozenset({"information", "data", "statistics", "details", "reports", "insights", "metrics", "info"})
_NOMINATIVE = frozenset({"we", "you", "they", "i", "he", "she", "it"})
_CIRCUMSTANCES = frozenset({"where", "when", "whether", "if"})
_WHENEVER = "whenever"
"""Words that ask and may open a condition as well."""
_AS_OBJECT = frozenset({"ccomp", "pcomp"})
_ABOUT = frozenset({"about", "on", "regarding", "of", "concerning"})
_LISTS = frozenset({",", "and", "or", ";"})
_ASKS_BEHIND = frozenset({"as", "including", "includes", "include", "about", "regarding", "concerning", "like"})
"""Words behind which a question names data ("such as which pages you visit")."""
_OPENS_EXAMPLE = frozenset({"(", ":", "e.g.", "e.g"})
"""Behind which a noun is an example of the data, also where a verb describes it ("data (| pages visited)")."""
_REASONS = frozenset({"following", "basis", "bases", "ground", "grounds", "behalf"})
"""Words behind "on" that tell why, and not about what ("process data on the following grounds")."""
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
        if asks_of_person(parsed, i + 1, end):
            return before.lower in _TOPICS | _LISTS
        return before.lower in _TOPICS and not any(word in cues.words("place") | _REASONS for word in behind)
    return False


def asks(parsed: Parsed, i: int, end: int) -> bool:
    """Whether a question is a member of the list of data: "…, which pages you saw and how long you stayed"."""
    if i + 1 >= end or parsed.tokens[i].lower not in _ASKING:
        return False
    token, following = parsed.tokens[i : i + 2]
    named = following.is_noun or following.tag.startswith("JJ") or following.lower in cues.words("pages")
    return named or token.lower in {"how", "whether", "what"}


def is_recorded(parsed: Parsed, i: int, end: int, slot: Slot, reach: Reach) -> bool:
    """Whether the question at token `i`, which may open a condition, is what is gathered or what data are about.

    "We log | whenever you click", "data on | where you live", "your name, and | when you were born".
    """
    token, before = parsed.tokens[i], parsed.tokens[i - 1]
    if slot == "data" and token.lower == _WHENEVER:
        return before.i in reach.verbs and not reach.passive and before.stem in cues.verbs("record when")
    if slot != "data" or i == 0 or token.lower not in _CIRCUMSTANCES:
        return False
    if before.lower in _ABOUT or (before.i in reach.verbs and token.lower == "whether"):
        return True
    asked = reach.asks and before.lower in cues.words("person") and parsed.tokens[i - 2].i in reach.verbs
    if before.i in reach.verbs or asked:
        return (reach.asks and not asked) or parsed.tokens[token.head].dep in _AS_OBJECT
    if token.lower == "if" or before.lower not in _LISTS or not asks_of_person(parsed, i, end):
        return False
    verb = next((t for t in parsed.tokens[i + 1 : end] if t.is_verb and t.dep not in {"aux", "auxpass"}), None)
    return token.lower == "whether" or (verb is not None and verb.stem in cues.verbs("live"))


def begins_relative(parsed: Parsed, words: Stretch, i: int, verbs: frozenset[int]) -> bool:
    """Whether a clause about the data starts here ("information you provide", "data collected by")."""
    token, previous = parsed.tokens[i], parsed.tokens[i - 1] if i > words[0] else None
    if previous is None or previous.lower in {"and", "or", ",", "from"}:
        return False
    if token.lower == "you" and previous.tag == "VBG" and token.head == previous.i:
        return False  # "ways such as sending | you news"
    if token.lower == "you":
        gives = parsed.tokens[token.head].stem in cues.verbs("give") or token.head == i
        return gives and previous.lower not in _CIRCUMSTANCES
    if asks(parsed, i, words[1]) and previous.lower in _ASKS_BEHIND:
        return False
    if (previous.lower in _ABOUT or previous.i in verbs) and asks_of_person(parsed, i, words[1]):
        return False
    if token.tag in {"WDT", "WP", "WP$"} or token.lower in _NOMINATIVE:
        return True
    if i in parsed.items_at and token.tag == "VBG" and any(t.is_noun for t in parsed.tokens[i + 1 : i + 2]):
        return False  # "we collect the following information: | driving licence"
    if token.tag in {"VBN", "VBG", "VBD"}:
        return previous.is_noun and token.dep in {"acl", "relcl", "advcl", "ROOT"}
    described = parsed.tokens[token.head].dep == "relcl" and token.head not in verbs
    inside = previous.dep == "compound" and previous.head == i and token.head == i + 1  # "operating | system used"
    return token.is_subject and described and not inside and previous.lower not in _OPENS_EXAMPLE


def is_of_clause(parsed: Parsed, i: int, begun: int | None) -> bool:
    """Whether words that may go on with the data belong to an object in a clause ("tools that log data | on you")."""
    what = parsed.tokens[parsed.tokens[i].head]
    inside = what.dep == "dobj" and what.is_noun and begun is not None and begun <= what.i < i
    return inside and parsed.tokens[top_of(parsed, what.head)].dep == "relcl"
