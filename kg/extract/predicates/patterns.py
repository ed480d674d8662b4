"""Predicates that tell a flow of data without a verb of collecting, using or sharing of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract import cues
from kg.extract.predicates.access import access, got
from kg.extract.predicates.asides import named_before
from kg.extract.predicates.assets import asset
from kg.extract.predicates.contained import contained
from kg.extract.predicates.handing import is_recipient
from kg.extract.predicates.inclusion import inclusion
from kg.extract.predicates.letting import lets_us_learn
from kg.extract.predicates.nominal import is_deed
from kg.extract.predicates.predicate import Predicate
from kg.extract.predicates.serving import done
from kg.extract.syntax.grammar import (
    Stretch,
    agent_of,
    antecedent_of,
    head_of,
    is_asked_about,
    is_passive,
    is_person,
    is_thing,
    object_of,
    shared_subject_of,
    subject_of,
    top_of,
)
from kg.words import stem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.syntax.tokens import Parsed, Token

_NEEDED = frozenset({"necessary", "essential", "useful", "helpful"})
_SEE = frozenset({"view", "see", "access", "read"})
_BARE_TECHNOLOGY = frozenset(map(stem, ("technology", "technologies")))
_READ = frozenset({"read", "view"})
_FOR_SEEING = frozenset(map(stem, ("require", "need", "use")))
"""What is done with a thing that somebody else sees by it ("a password is required to view your account")."""
_PROGRAMS = frozenset({"app", "apps", "application", "software", "program", "extension", "plugin"})
_PAGES = frozenset({"page", "pages", "webpage", "webpages", "site", "sites", "website", "websites"})
_OF_PERSON = frozenset({"your", "their", "profile", "member", "user", "personal", "you"})
_VISIBLE = frozenset({"public", "visible", "accessible", "available", "viewable", "open"})
_OPEN_THINGS = frozenset(map(stem, ("information", "record", "knowledge", "data", "document")))
_FITTED = frozenset(
    map(stem, ("ads", "advertisements", "advertising", "offers", "recommendations", "banners", "promotions"))
)
_DEEDS = frozenset({"action", "disclosur", "step", "processing", "process", "doing", "shar", "releas"})


def patterns(parsed: Parsed) -> Iterator[Predicate]:
    """The predicates of a sentence that the action verbs do not give away."""
    for token in parsed.tokens:
        found = _placed(parsed, token) or inclusion(parsed, token) or _service(parsed, token)
        found = found or _seen(parsed, token) or access(parsed, token) or _visible(parsed, token)
        found = found or contained(parsed, token) or asset(parsed, token) or done(parsed, token)
        found = found or _based(parsed, token)
        if found:
            yield found


def _placed(parsed: Parsed, token: Token) -> Predicate | None:
    """Who places a cookie collects with it ("advertisers may place cookies")."""
    if token.stem not in cues.verbs("place") or token.stem in cues.actions() or not token.is_verb:
        return None
    others = _others_clause(parsed, token)
    if token.tag == "VBG" or (token.dep in {"relcl", "acl", "advcl"} and not others) or is_asked_about(parsed, token.i):
        return None
    passive = any(t.dep == "auxpass" for t in parsed.children(token.i))
    verbs = {token.i, *(t.i for t in parsed.children(token.i) if t.dep == "conj")}
    things = [t for t in parsed.tokens if t.head in verbs and t.dep == ("nsubjpass" if passive else "dobj")]
    things += [t for t in parsed.children(token.i) if t.dep == "conj" and t.is_noun and not passive]
    if not any(w.stem in cues.carriers() for t in things for w in parsed.tokens[slice(*parsed.extent(t.i))]):
        return None
    shared = subject_of(parsed, top_of(parsed, token.i) if token.dep == "conj" else token.head)
    shared = shared if token.dep in {"conj", "xcomp"} else None
    subject = others or subject_of(parsed, token.i) or _let_to(parsed, token) or shared
    if token.stem in cues.verbs("consist") and subject is not None and _holds(parsed, subject, passive=passive):
        return None
    return Predicate(token.i, token.i, ("collect",), subject, passive, "placed")


def _let_to(parsed: Parsed, token: Token) -> Stretch | None:
    """Who is let place them ("we permit certain companies to place cookies")."""
    letting = parsed.tokens[token.head]
    lets = token.dep == "xcomp" and letting.stem in cues.verbs("permit") and not is_passive(parsed, letting.i)
    return object_of(parsed, letting.i) if lets else None


def _holds(parsed: Parsed, subject: Stretch, *, passive: bool) -> bool:
    """Whether it is what cookies have in them, or what is a part of something without being named as a cookie."""
    named = head_of(parsed, subject).stem in _BARE_TECHNOLOGY
    return named if passive else is_thing(parsed, subject)


def _others_clause(parsed: Parsed, token: Token) -> Stretch | None:
    """Somebody else whom a clause describes ("companies that may place cookies on your computer")."""
    subject = subject_of(parsed, token.i) if token.dep == "relcl" else None
    who = antecedent_of(parsed, token.i, subject)
    if who is None or who == subject or not is_recipient(parsed, who):
        return None
    whoever = [t.lower for t in parsed.tokens[slice(*who)]][:-1] == ["the"]
    return None if whoever else who


def _service(parsed: Parsed, token: Token) -> Predicate | None:
    """Data as the subject serve a purpose ("cookies help us …", "this information is necessary for …")."""
    needed = token.lower in _NEEDED and token.dep in {"acomp", "ROOT", "conj"}
    if not needed and not (token.stem in cues.verbs("serve") and token.is_finite):
        return None
    verb = token.head if needed and token.dep == "acomp" else token.i
    subject = subject_of(parsed, verb) if parsed.tokens[verb].dep != "relcl" else None
    if subject is None or _is_somebody(parsed.tokens[subject[0]]):
        return None
    if needed and (_tells_deed(parsed, token, subject) or _is_unneeded(parsed, verb)):
        return None
    words = parsed.tokens[slice(*subject)]
    carries = any(t.stem in cues.things() - {"this", "these"} or t.lower in {"they", "it", "these"} for t in words)
    carries = carries or (words[0].lower == "this" and len(words) == 1 and _goes_on_with(parsed, token, "us"))
    return Predicate(token.i, token.i, ("use",), subject, kind="service") if needed or carries else None


def _tells_deed(parsed: Parsed, token: Token, subject: Stretch) -> bool:
    """Whether it is an act that is needed, not data ("where it is necessary to", "that such action is necessary")."""
    words = parsed.tokens[slice(*subject)]
    if words[0].lower in {"it", "this"} and len(words) == 1:
        acts = (t for t in (*parsed.children(token.i), *parsed.children(token.head)) if t.i > token.i)
        return _goes_on_with(parsed, token, "to") or any(t.tag == "VB" and t.dep in {"advcl", "xcomp"} for t in acts)
    deed = head_of(parsed, subject)
    return any(t.stem in _DEEDS for t in words) or (
        is_deed(deed) and any(t.lower == "of" for t in parsed.children(deed.i))
    )


def _is_unneeded(parsed: Parsed, verb: int) -> bool:
    """Whether the data are not needed, or it says only until when ("as soon as it is no longer necessary")."""
    below = parsed.children(verb)
    return any(t.dep == "neg" or (t.dep == "mark" and t.lower not in {"because", "that"}) for t in below)


def _goes_on_with(parsed: Parsed, token: Token, word: str) -> bool:
    return token.i + 1 < len(parsed.tokens) and parsed.tokens[token.i + 1].lower == word


def _is_somebody(token: Token) -> bool:
    return token.tag in {"PRP", "WP", "WDT"} and token.lower not in {"it", "they", "this", "these", "that", "which"}


def _seen(parsed: Parsed, token: Token) -> Predicate | None:
    """Who sees the data receives them ("other members can see your name")."""
    if token.stem not in _SEE or is_asked_about(parsed, token.i) or _is_of_no_data(parsed, token.i):
        return None
    if _is_seen(parsed, token):
        return _looked_at(parsed, token)
    advised = any(t.lower in {"should", "must"} for t in parsed.children(token.i))
    if not token.is_finite or parsed.tokens[token.head].stem == "use" or advised:
        return None
    subject, above = _seer(parsed, token)
    subject = antecedent_of(parsed, above.i, subject)
    if subject is not None and parsed.tokens[subject[0]].lower == "we" and token.lower in _READ:
        return Predicate(token.i, token.i, ("use",), subject)
    if subject is None or any(t.lower in {"we", "you", "i"} for t in parsed.tokens[slice(*subject)]):
        return None
    if head_of(parsed, subject).lower in cues.subjects("pages") | _PROGRAMS:
        ours = token.stem == "read" and any(t.lower == "your" for t in parsed.tokens[token.i + 1 : token.i + 2])
        return Predicate(token.i, token.i, ("collect",), subject) if ours else None
    if head_of(parsed, subject).stem in cues.carriers() or lets_us_learn(parsed, token.i, subject):
        return None
    return got(parsed, Predicate(token.i, token.i, ("share",), subject, kind="seen"))


def _seer(parsed: Parsed, token: Token) -> tuple[Stretch | None, Token]:
    """Who sees, and the verb above that says it; nobody where a person is told to, or a thing serves to see by."""
    subject, above = subject_of(parsed, token.i), token
    while subject is None and above.dep in {"xcomp", "acomp", "acl", "dobj", "conj"}:
        above = parsed.tokens[above.head]
        told = any(t.lower == "you" and t.dep in {"dative", "dobj", "pobj"} for t in parsed.children(above.i))
        if told or (above.stem in _FOR_SEEING and is_passive(parsed, above.i)):
            return None, token
        subject = subject_of(parsed, above.i)
    return subject, above


def _based(parsed: Parsed, token: Token) -> Predicate | None:
    """Data that something is fitted to a person by are used ("ads are targeted based on your interests")."""
    following = parsed.tokens[token.i + 1 : token.i + 2]
    if token.lower != "based" or not following or following[0].lower not in {"on", "upon"}:
        return None
    i = token.head
    while parsed.tokens[i].stem not in cues.verbs("fit") and parsed.tokens[i].head != i:
        i = parsed.tokens[i].head
    fitting = parsed.tokens[i]
    if fitting.i == token.i and token.is_main and is_passive(parsed, token.i):
        what = subject_of(parsed, token.i)
        fitted = what is not None and head_of(parsed, what).stem in _FITTED and not is_asked_about(parsed, token.i)
        return (
            Predicate(token.i, token.i + 1, ("use",), (what[0], token.i + 2), kind="based") if what and fitted else None
        )
    if fitting.stem not in cues.verbs("fit") or not fitting.is_main:
        return None
    subject = subject_of(parsed, fitting.i)
    if subject is None or is_person(parsed, subject) or is_asked_about(parsed, fitting.i):
        return None
    if fitting.i > token.i:
        return Predicate(token.i, token.i + 1, ("use",), (subject[0], len(parsed.tokens)), kind="based")
    if is_passive(parsed, fitting.i):
        return Predicate(token.i, token.i + 1, ("use",), (subject[0], token.i), kind="based")
    return Predicate(token.i, token.i + 1, ("use",), (fitting.i, token.i), kind="based")


def _is_of_no_data(parsed: Parsed, verb: int) -> bool:
    """Whether its object, or that of a verb joined to it, is placed on a device, or is a page that anybody may see."""
    what = [t for t in parsed.tokens if t.dep == "dobj" and t.head >= verb and verb in {t.head, top_of(parsed, t.head)}]
    return any(t.stem in cues.carriers() or _is_page(parsed, t) for t in what)


def _is_page(parsed: Parsed, token: Token) -> bool:
    """Whether it is a page, and not that of a person ("your profile page")."""
    first, end = parsed.extent(token.i)
    theirs = any(t.lower in _OF_PERSON for t in parsed.tokens[first:end])
    return token.lower in _PAGES and not theirs


def _is_seen(parsed: Parsed, token: Token) -> bool:
    """Whether the data are the subject ("your profile can be viewed by other members")."""
    return token.tag == "VBN" and token.is_main and is_passive(parsed, token.i)


def _looked_at(parsed: Parsed, verb: Token) -> Predicate:
    """Who looks at the data gets them, or uses them where it is one of our own people."""
    seen = shared_subject_of(parsed, verb.i)
    if _is_by_own_people(parsed, verb):
        return Predicate(verb.i, verb.i, ("use",), seen, passive=True)
    return Predicate(verb.i, verb.i, ("share",), seen, passive=True, kind="looked")


def _is_by_own_people(parsed: Parsed, verb: Token) -> bool:
    """Whether our own people are said to read it ("your message is read by our staff")."""
    who = agent_of(parsed, verb.i)
    ours = who is not None and parsed.tokens[who[0]].lower in {"our", "us"}
    return ours and who is not None and head_of(parsed, who).lower in cues.subjects("own people") | {"us"}


def _visible(parsed: Parsed, token: Token) -> Predicate | None:
    """Data that are visible to somebody are shared with them."""
    behind = [t.lower for t in parsed.tokens[token.i + 1 : token.i + 3]]
    following = next((word for word in behind if word != "only"), "")
    if behind == ["to", "you"]:
        return None
    openly = token.lower == "public" or (token.i and parsed.tokens[token.i - 1].lower == "publicly")
    opened = token.lower in _VISIBLE and (openly or following in {"to", "by"})
    verb = token.head
    if token.lower == "public" and token.dep == "amod" and parsed.tokens[verb].dep == "attr":
        verb = parsed.tokens[verb].head if parsed.tokens[verb].stem in _OPEN_THINGS else verb
    elif not opened or token.dep not in {"acomp", "attr", "oprd"}:
        return None
    described = parsed.tokens[verb].dep == "relcl"
    subject = named_before(parsed, verb) if described else shared_subject_of(parsed, verb)
    if subject is None or head_of(parsed, subject).stem in cues.carriers():
        return None
    return Predicate(token.i, token.i, ("share",), subject, kind="visible")
