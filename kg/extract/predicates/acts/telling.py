"""Finds verbs that tell a flow only by what they are done to: "we detect your location", not "we detect fraud"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract import cues
from kg.extract.predicates.silent.wished import are_we_asked
from kg.extract.syntax.doers import agent_of, subject_of
from kg.extract.syntax.grammar import governed, head_of, is_negated, is_passive, nouns_behind
from kg.extract.syntax.indirect import asks_of_person
from kg.extract.syntax.sorts import is_person
from kg.words import stem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.extract.predicates.predicate import Predicate
    from kg.extract.syntax.grammar import Stretch
    from kg.extract.syntax.tokens import Parsed, Token
    from kg.model import Action

_ABOUT = frozenset({"about", "on", "regarding"})
_SOME = frozenset({"some", "any", "all", "part", "parts", "which"})
_IDS = frozenset({"identifier", "identifiers", "id", "ids", "number", "numbers"})
_MAKES = frozenset(map(stem, ("assign", "generate")))
"""Verbs by which a person gets a number that tells them from others."""
_ASSIGN = stem("assign")
_OURS = frozenset(map(stem, ("review", "see", "know", "remember")))
"""Verbs that a person may do as well as we, or things that only help us to."""
_NEED, _TELL, _TAKE, _REVIEW = map(stem, ("need", "tell", "take", "review"))
_NOT_TO_HAVE = frozenset({"seriously", "off", "away", "out", "back", "down", "along", "offline", "into"})
"""Adverbs by which taking is no getting ("we take your privacy seriously", "we take your photo off the page")."""
_MADE = cues.stems("made and kept")
"""What a person makes, which our people may look at whoever's it is."""
_BOUGHT = frozenset({"information", "data", "list", "lists", "addresses"})
_BUY = frozenset(map(stem, ("buy", "purchase")))
_SOURCE = stem("source")
_MAYBE = frozenset({"may", "might"})
_SENSE = frozenset(map(stem, ("recognize", "detect", "determine", "sense")))
"""What a thing in a page does to learn data, whoever they are of ("web beacons recognize certain information")."""
_KINDS_OF = frozenset({"type", "types", "kind", "kinds", "piece", "pieces"})
_AMOUNTS = frozenset({"number", "numbers", "visits", "time", "times"})


def told_action(parsed: Parsed, token: Token) -> Action | None:
    """The action of such a verb, where its object or passive subject is something of a person."""
    action = cues.telling().get(token.stem)
    if action is None or not token.is_verb or token.dep in {"amod", "compound"}:
        return None
    passive = is_passive(parsed, token.i)
    what = [t for t in parsed.children(token.i) if t.dep == ("nsubjpass" if passive else "dobj")]
    what = what or _shared_object(parsed, token)
    who = subject_of(parsed, token.i) or _able(parsed, token)
    by_reader = not passive and (who is None or is_person(parsed, who)) and token.dep in {"ROOT", "conj"}
    if by_reader and (who is None or not _tells_us(parsed, token)):
        return None
    if token.stem in _MAKES and not any(t.lower in _IDS for t in what):
        return "use" if token.stem == _ASSIGN and _is_tied(parsed, token) else None
    reviewed = passive and token.stem == _REVIEW and _is_by_our_people(parsed, token)
    if token.stem in _OURS and not reviewed and not (who and _is_ours(parsed, who) and not passive):
        return None
    if token.stem == _TELL and not any(t.dep == "dative" for t in parsed.children(token.i)):
        return None
    if _is_uncertain(parsed, token) or _is_asked_for(parsed, token) or _takes_otherwise(parsed, token):
        return None
    bought = any(t.lower in _BOUGHT for t in what)
    if token.stem in _BUY:
        buyer = agent_of(parsed, token.i) if passive else who
        return action if buyer and _is_ours(parsed, buyer) and bought else None
    if token.stem in _MAKES or (bought and token.stem == _SOURCE) or (reviewed and any(t.stem in _MADE for t in what)):
        return action
    return action if _is_done_to_person(parsed, token, what, None if passive else who) else None


def _is_done_to_person(parsed: Parsed, verb: Token, what: Sequence[Token], who: Stretch | None) -> bool:
    """Whether it is done to what is a person's, to data by a thing in a page, or by us who ask a person for it."""
    sensed = who is not None and verb.stem in _SENSE and head_of(parsed, who).stem in cues.carriers()
    if any(_is_of_person(parsed, t) or (sensed and _names_data(parsed, t)) for t in what):
        return True
    asks = verb.dep != "relcl" and asks_of_person(parsed, verb.i + 1)
    return asks and who is not None and _is_ours(parsed, who)


def _is_by_our_people(parsed: Parsed, verb: Token) -> bool:
    """Whether our people do it ("messages may be reviewed | by our moderators", "… | by trained staff")."""
    by = (t for t in parsed.children(verb.i) if t.dep == "agent")
    who = next(governed(parsed, by), None)
    return who is not None and who.lower in cues.words("staff") | cues.words("own people")


def _tells_us(parsed: Parsed, tell: Token) -> bool:
    """Whether it is we whom a person tells something ("you can tell | us | your birthday")."""
    now = tell.stem == _TELL and tell.tag != "VBD"  # "you told us your name when you signed up" goes back to that
    return now and any(t.dep == "dative" and t.lower in {"us", "me"} for t in parsed.children(tell.i))


def _shared_object(parsed: Parsed, verb: Token) -> list[Token]:
    """The object of the next verb, which is that of both ("we neither | see | nor store your card number")."""
    if verb.stem not in cues.verbs("seen"):
        return []
    joined = (t for t in parsed.children(verb.i) if t.dep == "conj" and t.is_verb and t.i > verb.i)
    return [t for each in joined for t in parsed.children(each.i) if t.dep == "dobj"]


def _able(parsed: Parsed, verb: Token) -> Stretch | None:
    """Who is said to be able to do it, or not ("we are not able to | see | your messages")."""
    able = parsed.tokens[verb.head]
    sure = able.lower in {"able", "unable"} and not any(t.lower in _MAYBE for t in parsed.children(able.head))
    return subject_of(parsed, able.head) if verb.dep == "xcomp" and sure else None


def _names_data(parsed: Parsed, noun: Token) -> bool:
    """Whether the noun is data by its name, or kinds of data ("certain types of information")."""
    if noun.lower in _KINDS_OF:
        return any(_names_data(parsed, t) or t.lower == "browser" for t in nouns_behind(parsed, noun.i, {"of"}))
    return noun.lower in cues.words("of persons") and noun.lower not in _AMOUNTS


def _is_tied(parsed: Parsed, assign: Token) -> bool:
    """Whether something is assigned to a person's account ("it assigns your visit to your profile")."""
    to = (t for t in parsed.tokens[assign.i + 1 :] if t.lower == "to" and parsed.verb_over(t.i).i == assign.i)
    return any(t.lower in cues.words("accounts") for t in governed(parsed, to))


def assigned_to(parsed: Parsed, predicate: Predicate) -> tuple[int, ...]:
    """Where it is said what a number is assigned to ("an identifier | to your browser")."""
    if parsed.tokens[predicate.last].stem not in _MAKES:
        return ()
    return tuple(
        t.i for t in parsed.tokens[predicate.last + 1 : -1] if t.lower == "to" and parsed.tokens[t.i + 1].tag != "VB"
    )[:1]


def _is_uncertain(parsed: Parsed, verb: Token) -> bool:
    """Whether it is only said that it may not be done ("we may not remember your settings")."""
    below = {t.lower for t in parsed.children(verb.i)}
    return bool(below & {"may", "might"}) and is_negated(parsed, verb.i)


def _takes_otherwise(parsed: Parsed, verb: Token) -> bool:
    """Whether something is taken, but not so that we get it ("we take your data | and make them anonymous")."""
    if verb.stem != _TAKE:
        return False
    more = any(t.is_verb and t.dep == "conj" and t.i > verb.i for t in parsed.children(verb.i))
    return more or any(t.lower in _NOT_TO_HAVE for t in parsed.tokens[verb.i + 1 :])


def _is_asked_for(parsed: Parsed, verb: Token) -> bool:
    """Whether it is what something is asked for or done for ("we ask for your birth date to check your age")."""
    if verb.dep == "advcl" and any(t.lower in {"so", "that"} for t in parsed.children(verb.i) if t.i < verb.i):
        return True
    over = parsed.tokens[verb.head]
    asked = over.stem in cues.verbs("ask") and not are_we_asked(parsed, over.i)
    return verb.dep in {"xcomp", "advcl"} and over.stem != _NEED and asked


def _is_ours(parsed: Parsed, who: Stretch) -> bool:
    """Whether we act, by a word or a name for us."""
    return any(t.lower in cues.words("first") or t.tag == "NNP" for t in parsed.tokens[slice(*who)])


def _is_of_person(parsed: Parsed, noun: Token) -> bool:
    """Whether the noun, or one joined to it, is something of a person."""
    below = parsed.children(noun.i)
    if noun.lower in _SOME:
        return any(_is_of_person(parsed, t) for t in nouns_behind(parsed, noun.i, {"of"}))
    if noun.lower in cues.words("of persons") and _has_owner(parsed, noun):
        return True
    return any(t.dep in {"conj", "appos"} and t.is_noun and _is_of_person(parsed, t) for t in below if t.i > noun.i)


def _has_owner(parsed: Parsed, noun: Token) -> bool:
    """Whether it is said whose it is, or about whom."""
    first, last = parsed.extent(noun.i)
    owned = any(t.lower in cues.words("owners") for t in parsed.tokens[first : noun.i])
    owned = owned or parsed.tokens[noun.i - 1].lower in cues.words("kinds of data")
    owned = owned or any(t.lower in cues.words("person") for t in parsed.tokens[first:last])
    return owned or any(t.lower in _ABOUT for t in parsed.children(noun.i) if t.i > noun.i)
