"""Finds uses that no verb of using tells: "with your address, we can send you news", "your age is meant for checks"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract import cues
from kg.extract.predicates.nouns.deed_nouns import is_deed
from kg.extract.predicates.nouns.reasons import reasons
from kg.extract.predicates.predicate import Predicate
from kg.extract.syntax.asked import is_asked_about
from kg.extract.syntax.doers import shared_subject_of, subject_of
from kg.extract.syntax.grammar import head_of, is_negated
from kg.extract.syntax.sorts import is_data
from kg.words import stem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.syntax.grammar import Stretch
    from kg.extract.syntax.tokens import Parsed, Token
    from kg.model import Action

_ONLY = cues.words("only") | {"also"}
_MEANT = frozenset({"intended", "designed", "meant", "aimed"})
_MEANT_FOR = frozenset({"for", "to", "at"})
_EASY = frozenset({"possible", "easier", "easy", "simpler"})
_SERVE, _MAKE, _PURPOSE, _REMEMBER = stem("serve"), stem("make"), stem("purpose"), stem("remember")
_INTEREST = stem("interest")
_PURPOSE_REACH, _INTEREST_REACH = 5, 9
_DONE = frozenset({"done", "based", "happens", "carried", "rests", "performed"})
_TO = frozenset({"to", "for"})
_IS = (["to"], ["so"], ["because"])
_SO = (["to"], ["for"], ["in"], ["so"], ["because"])
_WITH = frozenset({"with", "using", "through", "by", "analyzing", "combining"})
_FROM = "from"
_BY_DOING = frozenset(
    {"using", "analyzing", "combining", "collecting", "tracking", "monitoring", "gathering", "storing"}
)
_NO_MEANS = frozenset({"consent", "permission", "help", "respect", "regard", "exception"})
"""What opens a sentence with them and is no means to what it tells ("with your consent, we …")."""
_BY_MEANS = tuple(tuple(words.split()) for words in cues.forms("by means of"))
"""What stands before the cookies with which a sentence begins that tells what we do by them."""
_MAY = frozenset({"can", "may", "could", "might", "will", "are", "able", "to", "then", "also", "better", "be", "would"})
_THIS_WAY = tuple(
    tuple(words.split())
    for words in (
        "this way",
        "that way",
        "in this way",
        "in that way",
        "by doing this",
        "by doing that",
        *(
            f"{word} {back}"
            for word in ("with", "from", "through", "using")
            for back in ("this", "these", "that", "them", "it")
        ),
        "thanks to this",
        "this means",
        "this means that",
        "that means",
        "that means that",
        "this is how",
        "that is how",
    )
)
"""How a sentence opens that tells what the one before serves"""
_NO_DEED = frozenset({"do", "need", "have", "must", "should"})
"""Verbs that tell by themselves of nothing that is done ("this means we | do | not sell it", "we | need | to ask")."""
_BACK = frozenset({"this", "that", "these", "them", "it"})
"""The words among them that stand for the data that were told of before."""
_CLAUSE = 4
"""Tokens between the subject of a clause and its verb, at most."""


def services(parsed: Parsed) -> Iterator[Predicate]:
    """The predicates of a sentence by which data serve something without anybody being said to use them."""
    fronted = _fronted(parsed)
    if fronted:
        yield fronted
    yield from reasons(parsed)
    for token in parsed.content():
        found = _meant(parsed, token) or _serving(parsed, token) or _easing(parsed, token) or _being(parsed, token)
        found = found or _doing(parsed, token)
        if found and not is_asked_about(parsed, token.i):
            yield found


def _carries(parsed: Parsed, subject: Stretch | None) -> bool:
    """Whether the words are data or what holds them, or begin with whose they are."""
    if subject is None or parsed.tokens[subject[0]].tag == "PRP" or head_of(parsed, subject).stem in cues.somebody():
        return False
    words = parsed.tokens[slice(*subject)]
    return words[0].lower == "your" or any(t.stem in cues.things() - {"this", "these"} for t in words)


def _meant(parsed: Parsed, token: Token) -> Predicate | None:
    """Data that are intended for something or to do something."""
    behind = parsed.tokens[token.i + 1 : token.i + 3]
    if token.lower not in _MEANT or not token.is_main or [t.lower for t in behind[1:]] == ["be"]:
        return None
    acts = len(behind) > 1 and behind[0].lower in _MEANT_FOR and behind[1].tag in {"VB", "VBG"}
    subject = subject_of(parsed, token.i)
    if not acts or subject is None or not _carries(parsed, subject):
        return None
    return Predicate(token.i, token.i + (behind[0].lower != "to"), ("use",), subject, kind="service")


def _serving(parsed: Parsed, token: Token) -> Predicate | None:
    """Data that serve to do something, or serve some purposes; what is yours may also help us."""
    if not token.is_verb or not token.is_finite:
        return None
    subject = shared_subject_of(parsed, token.i)
    behind = parsed.tokens[token.i + 1 : token.i + 1 + _PURPOSE_REACH]
    that = token.i == 1 and parsed.tokens[0].lower == "that"
    if subject is None or not behind or not (that or _carries(parsed, subject)) or is_deed(head_of(parsed, subject)):
        return None
    us = behind[0].lower == "us" or _are_our_people(parsed, token)
    for_us = token.stem in cues.verbs("serve") and us
    said = next((t for t in behind if t.lower not in _ONLY and not (us and t.lower == "us")), None)
    serves = (
        token.stem == _SERVE and said is not None and (said.lower in _TO or any(t.stem == _PURPOSE for t in behind))
    )
    serves = serves or (token.stem == _SERVE and _is_of_something(parsed, token))
    return Predicate(token.i, token.i, ("use",), subject, kind="service") if for_us or serves else None


def _are_our_people(parsed: Parsed, verb: Token) -> bool:
    """Whether it is people of ours that it helps ("helps | our support team | answer you")."""
    first = parsed.tokens[verb.i + 1]
    named = (t for t in parsed.tokens[first.i + 1 : first.i + _CLAUSE] if t.is_noun)
    return first.lower == "our" and any(t.lower in cues.words("own people") for t in named)


def _doing(parsed: Parsed, token: Token) -> Predicate | None:
    """Certain cookies that do themselves what they are set for ("these cookies remember your choices")."""
    if token.stem not in cues.verbs("cookies do") or not token.is_finite or not token.is_main:
        return None
    subject = subject_of(parsed, token.i)
    if subject is None:
        return None
    back = parsed.tokens[subject[0]].lower == "they" and token.stem == _REMEMBER
    certain = subject[1] - subject[0] > 1 and head_of(parsed, subject).lower in cues.words("carriers")
    if not (certain or back):
        return None
    if is_negated(parsed, token.i):
        return None
    return Predicate(token.i, token.i - 1, ("use",), subject, kind="service")


def _is_of_something(parsed: Parsed, serve: Token) -> bool:
    """Whether what is served is something that is done to something else ("serve the optimization of our site")."""
    served = next((t for t in parsed.children(serve.i) if t.dep == "dobj" and t.is_noun), None)
    return served is not None and any(t.lower == "of" and t.head == served.i for t in parsed.tokens[served.i + 1 :])


def _easing(parsed: Parsed, token: Token) -> Predicate | None:
    """Data that make something possible or easier."""
    if token.stem != _MAKE or not token.is_verb or not token.is_finite:
        return None
    subject = subject_of(parsed, token.i)
    easy = next((t for t in parsed.tokens[token.i + 1 : token.i + 1 + _CLAUSE] if t.lower in _EASY), None)
    back = subject is not None and parsed.tokens[subject[0]].lower == "they"
    carries = back or _carries(parsed, subject)
    return Predicate(token.i, easy.i, ("use",), subject, kind="service") if easy and carries else None


def _being(parsed: Parsed, token: Token) -> Predicate | None:
    """Data that are for something ("your address is only for billing")."""
    if not token.is_copula or not token.is_main:
        return None
    subject = subject_of(parsed, token.i)
    behind = [t for t in parsed.tokens[token.i + 1 : token.i + 1 + _CLAUSE] if t.lower not in _ONLY]
    if subject is None or not behind or behind[0].lower != "for" or not is_data(parsed, subject):
        return None
    return Predicate(token.i, behind[0].i - 1, ("use",), subject, kind="service") if _carries(parsed, subject) else None


def _fronted(parsed: Parsed) -> Predicate | None:
    """Data with which a sentence begins and then says what we do with them ("using your location, we show shops")."""
    tokens = parsed.tokens
    back = _this_way(parsed)
    from_data = tokens[0].lower == _FROM and not back
    by_cookies = None if back else _by_cookies(parsed)
    if by_cookies:
        return by_cookies
    if _tells_more_than_aims(parsed) or not (back or from_data or tokens[0].lower in _WITH):
        return None
    end = next((t.i for t in tokens if t.lower in {",", "we"}), len(tokens))
    we = end + 1 if end < len(tokens) and tokens[end].lower == "," else end
    if we + 1 >= len(tokens):
        return None
    by = tokens[0].lower == "by"
    data = back or (2 if by else 1, end)
    if not back and ((by and tokens[1].lower not in _BY_DOING) or not _is_of_person(parsed, data)):
        return None
    verb = next((t for t in tokens[we + 1 : we + 1 + _CLAUSE] if t.lower not in _MAY | {":"}), None)
    if data[0] >= end or tokens[we].lower != "we" or verb is None:
        return None
    if from_data and verb.stem not in cues.verbs("find out"):
        return None
    if not verb.is_verb or verb.lower in _NO_DEED or verb.stem in cues.actions() or is_negated(parsed, verb.i):
        return None
    deed = cues.actions().get(tokens[1].stem) if by else None
    actions: tuple[Action, ...] = (deed or "use",)
    return Predicate(verb.i, verb.i - 1, actions, data, kind="service")


def _tells_more_than_aims(parsed: Parsed) -> bool:
    """Whether there is a lead-in that does not end where an item tells what we do ("with this, we can: …")."""
    if parsed.item_at is None:
        return False
    lead = [t.lower for t in parsed.tokens[: parsed.item_at] if t.lower != ":"]
    while lead and lead[-1] in _MAY:
        lead.pop()
    return lead[-1:] != ["we"]


def _by_cookies(parsed: Parsed) -> Predicate | None:
    """Cookies with which a sentence begins and then says what we do by them ("with the help of cookies, we can …")."""
    tokens = parsed.tokens
    words = tuple(t.lower for t in tokens[:_CLAUSE])
    first = next((len(means) for means in _BY_MEANS if words[: len(means)] == means), None)
    we = next((t.i for t in tokens if t.lower == "we"), None)
    if parsed.item_at is not None or first is None or we is None or we + 1 >= len(tokens):
        return None
    end = we - 1 if tokens[we - 1].lower == "," else we
    carrier = head_of(parsed, (first, end)) if first < end else tokens[0]
    verb = next((t for t in tokens[we + 1 : we + 1 + _CLAUSE] if t.lower not in _MAY), None)
    if verb is None or carrier.lower not in cues.words("carriers") or any(t.is_finite for t in tokens[first:we]):
        return None
    if not verb.is_verb or verb.lower in _NO_DEED or is_negated(parsed, verb.i):
        return None
    return Predicate(verb.i - 1, verb.i - 1, ("use",), (first, end), kind="service")


def _rests_on_interest(parsed: Parsed, token: Token) -> bool:
    """Whether it is done, or rests, on the interest in something ("this is done based on our interest in …")."""
    behind = parsed.tokens[token.i + 1 : token.i + 1 + _INTEREST_REACH]
    on = token.lower in _DONE and any(t.lower == "on" for t in behind[:2])
    return on and any(t.stem == _INTEREST and parsed.tokens[t.i + 1].lower in {"in", "to"} for t in behind[2:-1])


def _this_way(parsed: Parsed) -> Stretch | None:
    """The word that points back to what was told, where it opens the sentence ("in | this | way, we can help you")."""
    words = tuple(t.lower for t in parsed.tokens[:_CLAUSE])
    for opening in _THIS_WAY:
        if words[: len(opening)] == opening and words[len(opening) : len(opening) + 1] in ((",",), ("we",)):
            back = next(i for i, word in enumerate(opening) if word in _BACK)
            return back, back + 1
    return None


def _is_of_person(parsed: Parsed, words: Stretch) -> bool:
    inside = parsed.tokens[slice(*words)]
    return not any(t.lower in _NO_MEANS for t in inside) and (
        is_data(parsed, words) or any(t.lower == "your" for t in inside)
    )


def done(parsed: Parsed, token: Token) -> Predicate | None:
    """What was told before serves a purpose that the next sentence says ("we do this to …", "this is done to …")."""
    subject = subject_of(parsed, token.i)
    if subject is None or subject[1] - subject[0] > 1:
        return None
    behind = [t.lower for t in parsed.tokens[token.i + 1 : token.i + 3]]
    told = parsed.tokens[subject[0]].lower
    so = behind[:1] == ["so"] and behind[1:] != ["for"]
    if token.lower == "do" and told == "we" and (so or behind[:1] == ["this"]) and behind[1:] in _SO:
        return Predicate(token.i, token.i + 1, ("use",), (token.i + 1, token.i + 2), kind="service")
    opens = told == "this" and subject[0] == 0
    done = token.lower == "done" or (token.lower == "is" and behind[:1] in _IS)
    if opens and ((done and behind[:1] in _SO) or _rests_on_interest(parsed, token)):
        return Predicate(token.i, token.i, ("use",), subject, kind="service")
    return None
