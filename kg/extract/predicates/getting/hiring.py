"""Finds those whom the organization takes into service: they get the data that their work needs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract import cues
from kg.extract.predicates.getting.gathering import gathered_with, tell_data
from kg.extract.predicates.predicate import Predicate
from kg.extract.predicates.scope import denied
from kg.extract.syntax.asked import is_asked_about
from kg.extract.syntax.doers import subject_of, top_of
from kg.extract.syntax.grammar import Stretch, head_of, is_passive, object_of
from kg.extract.syntax.sorts import is_data, is_person, is_thing
from kg.words import stem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.syntax.tokens import Parsed, Token

_SIDE = frozenset({"relcl", "acl", "advcl", "pcomp", "csubj"})
_HAVE = frozenset({"have", "has", "had", "'ve", "\u2019ve"})
_JOINS = frozenset({"with", "on", "upon", "out"})
_FOR_US = (["on", "our", "behalf"], ["for", "us"])
_MAKE, _USE_OF = stem("make"), ["use", "of"]
_MEANS = (
    ("by", "means", "of"),
    ("by", "way", "of"),
    ("with", "the", "help", "of"),
    ("with", "the", "aid", "of"),
    ("on", "servers", "of"),
    ("on", "the", "servers", "of"),
    ("by", "using"),
    ("via",),
    ("through",),
    ("using",),
)
"""What stands between work of ours and who helps us with it."""
_WITH, _ON = (("with",), ("at",)), (("on",),)
_OF_WORK = {
    **dict.fromkeys(map(stem, ("ship", "send")), _WITH),
    **dict.fromkeys(map(stem, ("run", "operate", "power")), _ON),
    stem("host"): _WITH + _ON,
}
"""What else stands there, by the work: done "with" or "at" somebody, or running "on" what is theirs."""
_DESCRIBES = frozenset({"DT", "JJ", "CC", "NNP", "NNPS", "VBG", "``", "''"})
_MACHINES = frozenset({"server", "servers", "network", "networks"})


def hirings(parsed: Parsed) -> Iterator[Predicate]:
    """The predicates of hiring somebody ("we use other companies to ship your orders"), as sharings with them."""
    for token in parsed.content():
        found = _hiring(parsed, token) or _served(parsed, token) or _serving(parsed, token)
        found = found or _named(parsed, token)
        if found:
            gathering = tuple(gathered_with(parsed, found))
            yield replace(found, actions=()) if tell_data(parsed, gathering) else found
            yield from gathering


def is_of_work(parsed: Parsed, hiring: Predicate) -> bool:
    """Whether its subject is the work, and not who hires ("payments | are handled by …", "they | run through …")."""
    ours = hiring.subject is not None and parsed.tokens[hiring.subject[0]].lower == "we"
    goes = not ours and parsed.tokens[hiring.first].stem in cues.verbs("goes by itself")
    return goes or is_passive(parsed, hiring.first)


def does_our_work(parsed: Parsed, hiring: Predicate) -> bool:
    """Whether its subject is who does the work for us ("| Acme | hosts our website")."""
    verb = parsed.tokens[hiring.first]
    active = verb.is_copula or (verb.stem in cues.verbs("done for us") and not is_of_work(parsed, hiring))
    return active and hiring.subject is not None and parsed.tokens[hiring.subject[0]].lower != "we"


def _hiring(parsed: Parsed, token: Token) -> Predicate | None:
    top = top_of(parsed, token.i)
    helped = token.stem in cues.verbs("helped by") or _makes_use(parsed, token.i) or _has_in_service(parsed, token)
    if not helped or not _is_done(parsed, token) or parsed.tokens[top].dep in _SIDE:
        return None
    subject = subject_of(parsed, token.i) or subject_of(parsed, top)
    if subject is None or is_person(parsed, subject) or is_passive(parsed, token.i) or is_asked_about(parsed, top):
        return None
    who, last = _hired(parsed, token.i)
    if who is None or not _can_help(parsed, who) or denied(parsed, token.i, subject[0], 0):
        return None
    return Predicate(token.i, last, ("share",), subject, kind="hired")


def _makes_use(parsed: Parsed, verb: int) -> bool:
    """Whether it is "make use of", which takes somebody into service as "use" does."""
    behind = [t.lower for t in parsed.tokens[verb + 1 : verb + 1 + len(_USE_OF)]]
    return parsed.tokens[verb].stem == _MAKE and behind == _USE_OF


def _has_in_service(parsed: Parsed, token: Token) -> bool:
    """Whether it is "have" of those who work for us ("we have agents that perform functions on our behalf")."""
    who = object_of(parsed, token.i) if token.lower in {"have", "has"} and token.dep != "aux" else None
    if who is None or head_of(parsed, who).stem not in cues.somebody():
        return False
    behind = [t.lower for t in parsed.tokens[head_of(parsed, who).i + 1 :]]
    clause = any(word in {"that", "who", "which"} for word in behind)
    return clause and any(behind[i : i + 3] == ["on", "our", "behalf"] for i in range(len(behind)))


def _is_done(parsed: Parsed, token: Token) -> bool:
    """Whether the verb has a tense, of its own or by "have" ("we have engaged …")."""
    has = token.tag == "VBN" and any(t.lower in _HAVE and t.dep == "aux" for t in parsed.children(token.i))
    return token.is_finite or has


def _served(parsed: Parsed, token: Token) -> Predicate | None:
    """Work of ours that somebody else does ("payments are handled by …", "run through …", "we send it through …")."""
    if token.stem not in cues.verbs("done for us") or not token.is_main or is_asked_about(parsed, token.i):
        return None
    passive = token.tag == "VBN" and is_passive(parsed, token.i)
    subject = subject_of(parsed, token.i)
    goes = token.stem in cues.verbs("goes by itself") and object_of(parsed, token.i) is None
    work = subject if passive or goes else object_of(parsed, token.i)
    if subject is None or work is None or not (passive or goes or parsed.tokens[subject[0]].lower == "we"):
        return None
    if not _is_our_work(parsed, work) or denied(parsed, token.i, subject[0], 0):
        return None
    by = next((t for t in parsed.children(token.i) if t.dep == "agent"), None) if passive else None
    last = _by_means(parsed, token, token.i if passive or goes else work[1]) or (by.i if by else None)
    return Predicate(token.i, last, ("share",), work if passive or goes else subject, kind="hired") if last else None


def _serving(parsed: Parsed, token: Token) -> Predicate | None:
    """Who does work of ours, as the subject ("| Acme | hosts our website", "… sends the newsletter for us")."""
    if token.stem not in cues.verbs("done for us") or not token.is_main or is_asked_about(parsed, token.i):
        return None
    who, work = subject_of(parsed, token.i), object_of(parsed, token.i)
    if who is None or work is None or is_passive(parsed, token.i):
        return None
    if not (_can_help(parsed, who) or _is_bare(parsed, who)):
        return None
    ours = parsed.tokens[work[0]].lower == "our" or _is_for_us(parsed, work[0])
    if not ours or not _is_our_work(parsed, work) or denied(parsed, token.i, who[0], 0):
        return None
    return Predicate(token.i, work[1] - 1, ("share",), who, kind="hired")


def _named(parsed: Parsed, token: Token) -> Predicate | None:
    """Those who work for us, where the sentence gives their name ("our payment provider | is | Acme")."""
    who = subject_of(parsed, token.i) if token.is_copula and token.is_main else None
    if who is None or is_asked_about(parsed, token.i) or denied(parsed, token.i, who[0], 0):
        return None
    words = [t.lower for t in parsed.tokens[slice(*who)]]
    ours = words[0] == "our" or (words[0] == "the" and words[-2:] in (["we", "use"], ["we", "engage"]))
    below = parsed.item_at == token.i + 1 or [t.lower for t in parsed.tokens[token.i + 1 : parsed.item_at]] == [":"]
    name = next((t for t in parsed.children(token.i) if t.dep == "attr"), None)
    first = parsed.item_at if below and parsed.item_at else parsed.extent(name.i)[0] if name else None
    if not ours or first is None or head_of(parsed, who).stem not in cues.verbs("helpers"):
        return None
    called = parsed.tokens[first].tag == "NNP" and parsed.tokens[first].i > token.i
    return Predicate(token.i, token.i, ("share",), who, kind="hired") if called else None


def _is_bare(parsed: Parsed, who: Stretch) -> bool:
    """Whether it is one word with which the sentence begins, as a name that the parser takes for a common noun."""
    return who == (0, 1) and parsed.tokens[0].tag == "NN" and not (is_thing(parsed, who) or is_data(parsed, who))


def _is_our_work(parsed: Parsed, work: Stretch) -> bool:
    """Whether the words name a part of our business, and not data."""
    return head_of(parsed, work).stem in cues.verbs("work for us") and not is_data(parsed, work)


def _is_for_us(parsed: Parsed, start: int) -> bool:
    """Whether it is said there that it is done for us."""
    words = [t.lower for t in parsed.tokens[start:]]
    return any(words[i : i + len(told)] == told for told in _FOR_US for i in range(len(words)))


def _by_means(parsed: Parsed, token: Token, start: int) -> int | None:
    """The last word before the name of who helps ("through | Acme", "with the help of the provider | Acme")."""
    words = [t.lower for t in parsed.tokens]
    known_by = _MEANS + _OF_WORK.get(token.stem, ())
    for i in range(max(start, token.i + 1), len(words)):
        length = next((len(means) for means in known_by if words[i : i + len(means)] == list(means)), 0)
        if not length or i + length >= len(words):
            continue
        following = parsed.tokens[i + length]
        who = next((t for t in parsed.tokens[i + length :] if not t.is_noun and t.tag not in _DESCRIBES), None)
        named = parsed.tokens[i + length : who.i if who else len(words)]
        known = any(t.stem in cues.somebody() - _MACHINES or t.tag == "NNP" for t in named)
        if following.tag != "PRP$" and known and not any(t.lower in cues.words("protocols") for t in named):
            return i + length - 1
    return None


def _hired(parsed: Parsed, verb: int) -> tuple[Stretch | None, int]:
    """Who is hired, and the last word before: the verb, or the preposition that belongs to it ("work with")."""
    last, stem = verb, parsed.tokens[verb].stem
    last += len(_USE_OF) if _makes_use(parsed, verb) else 0
    while last + 1 < len(parsed.tokens) and parsed.tokens[last + 1].lower in _JOINS:
        last += 1
    if last == verb and stem in cues.verbs("helped with"):
        return None, last
    for t in parsed.tokens[last + 1 :]:
        if t.dep in {"dobj", "pobj", "nsubj", "dative", "attr"} and (t.is_noun or t.lower == "others"):
            first, end = parsed.extent(t.i)
            return ((max(first, last + 1), end) if first <= last + 1 else None), last
    return None, last


def _can_help(parsed: Parsed, who: Stretch) -> bool:
    """Whether the words name somebody who can work for us, not data or what carries them."""
    head = head_of(parsed, who)
    given = any(t.lower == "you" for t in parsed.tokens[head.i + 1 : head.i + 2])  # "use Content | you post"
    if given or parsed.tokens[who[0]].lower in {"your", "their"}:
        return False
    named = (head.tag == "NNP" or _is_unknown_name(parsed, who)) and not is_thing(parsed, who)
    return (named and not is_data(parsed, who)) or head.stem in cues.somebody()


def _is_unknown_name(parsed: Parsed, who: Stretch) -> bool:
    """Whether it is written as a name, though the parser takes it for a common noun ("we use Acmeture to …")."""
    first = parsed.tokens[who[0]]
    alone = first.is_noun and (who[1] - who[0] == 1 or parsed.tokens[who[0] + 1].lower in {",", "("})
    return alone and first.i > 0 and parsed.text.text[first.start].isupper() and first.lower not in cues.words("first")
