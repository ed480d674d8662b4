"""Reads who sees the data, and so gets them ("other members can see your name", "your profile is public")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract import cues
from kg.extract.predicates.acts.letting import lets_us_learn
from kg.extract.predicates.acts.runs import past_joined
from kg.extract.predicates.asides import named_before
from kg.extract.predicates.getting.access import got, sees_own
from kg.extract.predicates.predicate import Predicate
from kg.extract.syntax.asked import is_asked_about
from kg.extract.syntax.doers import agent_of, antecedent_of, shared_subject_of, subject_of, top_of
from kg.extract.syntax.grammar import Stretch, governed, head_of, is_passive
from kg.extract.syntax.sorts import is_person
from kg.words import stem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.extract.syntax.tokens import Parsed, Token


_NO_SEERS = frozenset({"we", "you", "i"})
_SEE = frozenset({"view", "see", "access", "read"})
_READ = frozenset({"read", "view"})
_SEEN = stem("see")
_ACCESSED = stem("access")
_FIND = frozenset(map(stem, ("index", "crawl", "cache", "scrape")))
_ENGINES = frozenset({"engine", "engines"})
"""What finds for everybody what it finds."""
_WHEN = frozenset({"if", "when", "whenever", "once", "whether"})
_WATCHERS = frozenset({"friends", "contacts", "followers", "connections", "those"})
_FOR_SEEING = frozenset(map(stem, ("require", "need", "use")))
"""What is done with a thing that somebody else sees by it ("a password is required to view your account")."""
_ASKING, _RIGHT = frozenset(map(stem, ("request", "requests", "application"))), stem("right")
"""Nouns for what a person does to see their own data ("consumers may make a request to access …")."""
_RIGHT_REACH = 8
_WHOM_REACH = 4
_INTRUDES = frozenset(map(stem, ("intercept", "tamper", "hack", "steal")))
_WHOSE = frozenset({"from", "of", "about"})
"""Words before those whose data are told of ("we collect it | from | users who read …")."""
_ANYBODY = frozenset({"anyone", "anybody", "those", "everyone", "persons"})
_PAST = frozenset({"was", "were", "has", "have", "had"})
_OF_PERSON = frozenset({"your", "their", "profile", "member", "user", "personal", "you"})
_OPEN_THINGS = frozenset(map(stem, ("information", "record", "knowledge", "data", "document")))


def seen(parsed: Parsed, token: Token) -> Predicate | None:
    """Who sees the data receives them ("other members can see your name")."""
    found = _is_indexed(parsed, token)
    if not (found or token.stem in _SEE) or is_asked_about(parsed, token.i) or _is_of_no_data(parsed, token.i):
        return None
    if found or _is_seen(parsed, token):
        nothing = _is_intruded(parsed, token) or (not found and _is_page_seen(parsed, token))
        return None if nothing else _looked_at(parsed, token)
    advised = any(t.lower in {"should", "must"} for t in parsed.children(token.i))
    described = token.tag == "VBD" and not _is_now(parsed, token)
    if not token.is_finite or described or parsed.tokens[token.head].stem == "use" or advised:
        return None
    subject, above = _seer(parsed, token)
    if _is_occasion(parsed, token) or _is_occasion(parsed, above):
        return None
    subject = antecedent_of(parsed, above.i, subject)
    if subject is not None and token.lower in _READ and _are_ours(parsed, subject):
        return Predicate(token.i, token.i, ("use",), subject)
    if subject is None or not _are_others(parsed, subject, token.i):
        return None
    if head_of(parsed, subject).lower in cues.words("pages") | cues.words("apps"):
        ours = token.stem == "read" and any(t.lower == "your" for t in parsed.tokens[token.i + 1 : token.i + 2])
        return Predicate(token.i, token.i, ("collect",), subject) if ours else None
    if head_of(parsed, subject).stem in cues.carriers() or lets_us_learn(parsed, token.i, subject):
        return None
    return got(parsed, Predicate(token.i, past_joined(parsed, token.i), ("share",), subject, kind="seen"))


def _is_now(parsed: Parsed, verb: Token) -> bool:
    """Whether "read" is done now by who stands before it, which the parser takes for a past deed ("jobs | viewed")."""
    return verb.lower == "read" and any(t.is_subject and t.i < verb.i for t in parsed.children(verb.i))


def _are_ours(parsed: Parsed, who: Stretch) -> bool:
    """Whether it is we who read, or our own people."""
    first, head = parsed.tokens[who[0]].lower, head_of(parsed, who).lower
    return first == "we" or (first == "our" and head in cues.words("own people"))


def _are_others(parsed: Parsed, subject: Stretch, verb: int) -> bool:
    """Whether those who see it are neither we nor the reader, and what they see is not their own."""
    ours = any(t.tag == "WP" or t.lower in _NO_SEERS for t in _named_in(parsed, subject))
    return not (ours or sees_own(parsed, subject, verb) or _is_told_of(parsed, subject))


def _is_occasion(parsed: Parsed, verb: Token) -> bool:
    """Whether it only says when something else is done ("when a user | views | a page, we log it")."""
    return any(t.lower in _WHEN and t.i < verb.i for t in parsed.children(verb.i))


def _is_told_of(parsed: Parsed, who: Stretch) -> bool:
    """Whether those who see something are those whose data are told of ("we collect it from users | who read …")."""
    head = head_of(parsed, who)
    whose = head.dep == "pobj" and parsed.tokens[head.head].lower in _WHOSE
    return whose and (is_person(parsed, who) or head.lower in _ANYBODY)


def _named_in(parsed: Parsed, subject: Stretch) -> Iterator[Token]:
    """Those whom the words name themselves, and not in a clause about them ("users who follow | you")."""
    within, head = parsed.tokens[slice(*subject)], head_of(parsed, subject)
    somebody = is_person(parsed, (head.i, head.i + 1)) or head.lower in _WATCHERS
    clause = next((t.i for t in within if somebody and t.dep == "relcl" and t.i > head.i), None)
    return (t for t in within if clause is None or t.head != clause)


def _seer(parsed: Parsed, token: Token) -> tuple[Stretch | None, Token]:
    """Who sees, and the verb above that says it; nobody where a person is told to or asks, or sees by some thing."""
    subject, above = subject_of(parsed, token.i), token
    while subject is None and above.dep in {"xcomp", "acomp", "acl", "dobj", "conj"}:
        above = parsed.tokens[above.head]
        if above.stem in _ASKING or (above.stem == _RIGHT and _is_of_persons(parsed, above)):
            return None, token
        told = any(t.lower == "you" and t.dep in {"dative", "dobj", "pobj"} for t in parsed.children(above.i))
        if told or (above.stem in _FOR_SEEING and is_passive(parsed, above.i)):
            return None, token
        subject = subject_of(parsed, above.i)
    return subject, above


def _is_of_persons(parsed: Parsed, right: Token) -> bool:
    """Whether persons have a right to see what is theirs ("residents have the right to see their data")."""
    whose = shared_subject_of(parsed, right.head)
    ours = any(t.lower == "your" for t in parsed.tokens[right.i : right.i + _RIGHT_REACH])
    return whose is not None and not ours and head_of(parsed, whose).stem not in cues.somebody()


def _is_of_no_data(parsed: Parsed, verb: int) -> bool:
    """Whether its object, or that of a verb joined to it, is placed on a device, or is a page that anybody may see."""
    what = [t for t in parsed.tokens if t.dep == "dobj" and t.head >= verb and verb in {t.head, top_of(parsed, t.head)}]
    return any(t.stem in cues.carriers() or _is_page(parsed, t) for t in what)


def _is_page(parsed: Parsed, token: Token) -> bool:
    """Whether it is a page, and not that of a person ("your profile page")."""
    first, end = parsed.extent(token.i)
    theirs = any(t.lower in _OF_PERSON for t in parsed.tokens[first:end])
    return token.lower in cues.words("sites") and not theirs


def _is_page_seen(parsed: Parsed, verb: Token) -> bool:
    """Whether the subject is a page, which anybody may see ("our pages can be viewed by anybody")."""
    subject = shared_subject_of(parsed, verb.i)
    return subject is not None and _is_page(parsed, head_of(parsed, subject))


def _is_seen(parsed: Parsed, token: Token) -> bool:
    """Whether the data are the subject ("your profile can be viewed by other members")."""
    return token.tag == "VBN" and token.is_main and is_passive(parsed, token.i)


def _is_indexed(parsed: Parsed, token: Token) -> bool:
    """Whether search engines find it, which show it to anybody ("your posts may be indexed by search engines")."""
    who = agent_of(parsed, token.i) if token.stem in _FIND and _is_seen(parsed, token) else None
    return who is not None and any(t.lower in _ENGINES for t in parsed.tokens[slice(*who)])


def _is_intruded(parsed: Parsed, token: Token) -> bool:
    """Whether it is a risk that is spoken of ("mail may be intercepted and | read", "if we learn it was | read")."""
    first = parsed.tokens[token.head] if token.dep == "conj" else token
    joined = (first, *(t for t in parsed.children(first.i) if t.dep == "conj"))
    over = parsed.tokens[token.head]
    aware = any(t.dep == "acomp" and t.lower == "aware" for t in parsed.children(over.i))
    found_out = token.dep == "ccomp" and (aware or over.stem in cues.verbs("learn"))
    past = any(t.lower in _PAST for t in parsed.children(token.i))
    return (found_out and past) or any(t.stem in _INTRUDES for t in joined)


def _looked_at(parsed: Parsed, verb: Token) -> Predicate:
    """Who looks at the data gets them, or uses them where it is one of our own people."""
    seen = shared_subject_of(parsed, verb.i)
    if parsed.tokens[verb.i + 1].lower == "from" and agent_of(parsed, verb.i) is None:
        return Predicate(verb.i, verb.i, ("collect",), seen, passive=True)  # "your steps are read from your phone"
    if verb.stem == _ACCESSED and _is_for_aim(parsed, verb):
        return Predicate(verb.i, verb.i, ("collect",), seen, passive=True)  # "your location is accessed to show shops"
    who = _own_people(parsed, verb)
    if who is not None:
        gets = verb.stem == _SEEN and parsed.tokens[who[0]].lower == "us"  # "… | is never seen by us"
        return Predicate(verb.i, verb.i, ("collect" if gets else "use",), seen, passive=True)
    return Predicate(verb.i, verb.i, ("share",), seen, passive=True, kind="looked")


def _is_for_aim(parsed: Parsed, verb: Token) -> bool:
    """Whether right behind it is told what for, and not by whom."""
    behind = parsed.tokens[verb.i + 1 : verb.i + 3]
    aimed = [t.lower for t in behind] == ["in", "order"] or (
        len(behind) > 1 and behind[0].tag == "TO" and behind[1].tag == "VB"
    )
    return aimed and agent_of(parsed, verb.i) is None


def _own_people(parsed: Parsed, verb: Token) -> Stretch | None:
    """Those of our own people who are said to read it ("your message is read by our staff"), or we ourselves."""
    joined = next((t.i for t in parsed.children(verb.i) if t.dep == "conj" and t.tag == "VBN"), verb.i)
    who = agent_of(parsed, verb.i) or agent_of(parsed, joined)
    ours = who is not None and parsed.tokens[who[0]].lower in {"our", "us"}
    return who if ours and who and head_of(parsed, who).lower in cues.words("own people") | {"us"} else None


def _is_for_reader_alone(parsed: Parsed, token: Token) -> bool:
    """Whether nobody but the reader is said to see it ("visible only to you", not "visible to you and others")."""
    whom = [t.lower for t in parsed.tokens[token.i + 1 : token.i + 1 + _WHOM_REACH] if t.lower != "only"]
    return whom[:2] == ["to", "you"] and whom[2:3] not in (["and"], ["or"])


def visible(parsed: Parsed, token: Token) -> Predicate | None:
    """Data that are visible to somebody are shared with them."""
    if token.lower not in cues.words("visible") or _is_for_reader_alone(parsed, token):
        return None
    behind = [t for t in parsed.tokens[token.i + 1 : token.i + 4] if t.lower != "only"]
    following = behind[0].lower if behind and not _tells_how(behind) else ""
    public = token.lower == "public"
    openly = public or (token.i > 0 and parsed.tokens[token.i - 1].lower == "publicly")
    last = _for_whom(parsed, token)
    opened = openly or last > token.i or following in {"to", "by"}
    verb = token.head
    verb = parsed.tokens[verb].head if parsed.tokens[verb].dep == "xcomp" else verb  # "continue to | be | visible"
    if public and token.dep == "amod" and parsed.tokens[verb].dep == "attr":
        verb = parsed.tokens[verb].head if parsed.tokens[verb].stem in _OPEN_THINGS else verb
    elif not opened or token.dep not in {"acomp", "attr", "oprd"}:
        return None
    if is_asked_about(parsed, verb):
        return None
    described = parsed.tokens[verb].dep == "relcl"
    subject = named_before(parsed, verb) if described else shared_subject_of(parsed, verb)
    if subject is None or head_of(parsed, subject).stem in cues.carriers() | cues.stems("open to some"):
        return None
    return Predicate(token.i, last, ("share",), subject, kind="visible")


def _tells_how(words: Sequence[Token]) -> bool:
    """Whether they say how the reader comes to see it, and nobody who does ("accessible | by signing in")."""
    return words[0].lower == "by" and any(t.tag == "VBG" for t in words[1:2])


def _for_whom(parsed: Parsed, token: Token) -> int:
    """The "for" behind the word, where it names those who see the data ("visible | for | other members")."""
    behind = parsed.tokens[token.i + 1 : token.i + 2]
    who = next(governed(parsed, (t for t in behind if t.lower == "for")), None)
    sees = who is not None and (who.stem in cues.somebody() | cues.words("person") or who.lower in _ANYBODY)
    return behind[0].i if sees else token.i
