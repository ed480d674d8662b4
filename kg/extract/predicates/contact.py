"""Finds where a person is written to or called: that uses the address we have ("we may email you about …")."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract import cues
from kg.extract.predicates.acts.runs import Run
from kg.extract.predicates.acts.verbs import stated
from kg.extract.predicates.nouns.consent import is_let_be_done
from kg.extract.predicates.scope import denied
from kg.extract.syntax.doers import agent_of, shared_subject_of, subject_of, top_of
from kg.extract.syntax.grammar import governed, head_of, is_passive, nouns_behind
from kg.extract.syntax.sorts import is_person
from kg.words import stem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.predicates.predicate import Predicate
    from kg.extract.syntax.grammar import Stretch
    from kg.extract.syntax.tokens import Parsed, Token

_TO = frozenset({"to", "with"})
_OTHERS = frozenset({"other", "others", "another"})
_OFF_REACH = 5
_ADS = frozenset({"ads", "ad", "advertisement", "advertisements", "advertising", "adverts"})
"""What is seen on pages, and sent to nobody."""
_GET = frozenset(map(stem, ("receive", "get")))
_WANT = frozenset(map(stem, ("want", "wish")))
_CONTINUE = stem("continue")
_UNABLE = frozenset({"able", "unable"})
_CONSENT_REACH = 6
_CANNOT = frozenset({"can", "cannot", "could", "ca"})
_WORDS_OF_MESSAGE = 6
_ENDS_MESSAGE = frozenset({"IN", "WDT", "WRB", "RB", "MD"})
_PLAIN = frozenset({"VB", "VBP", "VBZ", "VBN", "VBG"})


def contacts(parsed: Parsed) -> Iterator[Predicate]:
    """The predicates of writing to somebody or calling, as uses of what it takes to reach them."""
    for token in parsed.tokens:
        if token.tag in _PLAIN and not _is_for(parsed, token) and _tells(parsed, token):
            found = stated(parsed, Run(token.i, token.i, ("use",)))
            if found and found.kind == "plain" and not _denies_no_practice(parsed, found):
                if _is_wish(parsed, token) or (found.subject and _is_by_person(parsed, token, found.subject)):
                    continue
                received = found.passive or (found.subject is not None and is_person(parsed, found.subject))
                yield replace(found, kind="contact", subject=None if received else found.subject, passive=False)


def _tells(parsed: Parsed, token: Token) -> bool:
    return _reaches(parsed, token) or _receives(parsed, token) or _is_listed(parsed, token)


def _is_wish(parsed: Parsed, token: Token) -> bool:
    """Whether it is only wanted ("we want to write to you only if …", and not "we may want to write to you")."""
    over = parsed.tokens[token.head]
    wanted = token.dep == "xcomp" and over.stem in _WANT and over.tag in {"VBP", "VBZ"}
    return wanted and not any(t.dep == "aux" for t in parsed.children(over.i))


def _is_by_person(parsed: Parsed, token: Token, subject: Stretch) -> bool:
    """Whether it is a person who writes to others ("you may also e-mail them")."""
    by_you = is_person(parsed, subject) and subject[1] - subject[0] == 1
    return by_you and not is_passive(parsed, token.i) and not _receives(parsed, token)


def _denies_no_practice(parsed: Parsed, found: Predicate) -> bool:
    """Whether it is others who are said not to write, a person who gets nothing, or only what is not asked for so."""
    if found.subject is None or not denied(parsed, found.first, found.subject[0], 0):
        return False
    asking = (t for t in parsed.tokens[found.last :] if t.stem in cues.verbs("solicit"))
    below = (t for t in asking if t.dep in {"advcl", "xcomp", "acl"} and not _is_left_open(parsed, t))
    if any(parsed.verb_over(t.head).i == found.first for t in below):
        return True
    if any(t.lower in _UNABLE for t in parsed.tokens[found.subject[1] : found.first]):
        return True
    if _lacks_means(parsed, found):
        return True
    who = parsed.tokens[slice(*found.subject)]
    if [t.lower for t in parsed.tokens[found.subject[0] :][:3]] == ["it", "is", "our"]:
        return False  # "it is our policy never to …"
    others = cues.somebody() | cues.words("back")
    return is_person(parsed, found.subject) or any({t.stem, t.lower} & others for t in who)


def _lacks_means(parsed: Parsed, found: Predicate) -> bool:
    """Whether we only say what it takes to write to somebody ("we cannot contact you without your address")."""
    unable = any(t.lower in _CANNOT for t in parsed.children(found.first))
    lacking = next((t.i for t in parsed.tokens[found.last :] if t.lower == "without"), None)
    if not unable or lacking is None:
        return False
    return all(t.stem not in cues.verbs("consent") for t in parsed.tokens[lacking : lacking + _CONSENT_REACH])


def _is_left_open(parsed: Parsed, asking: Token) -> bool:
    """Whether it is the reader who asks ("we will not write to you unless you | ask | for it")."""
    return any(t.lower == "unless" for t in parsed.children(asking.i))


def _is_for(parsed: Parsed, token: Token) -> bool:
    """Whether it is only what other data are used for ("your name may be used for marketing or to contact you")."""
    top = parsed.tokens[top_of(parsed, token.i)]
    so = any(t.lower == "so" for t in parsed.children(top.i) if t.i < top.i)
    if token.dep == "advcl" or (top.dep == "advcl" and so):
        return True
    before = parsed.tokens[max(0, token.i - 2) : token.i]
    return [t.lower for t in before[-1:]] == ["to"] and [t.lower for t in before[:1]] in (["or"], ["and"], [","])


def _is_listed(parsed: Parsed, token: Token) -> bool:
    """Whether a person is put on a list of those who are written to ("you will be added to our mailing list")."""
    subject = subject_of(parsed, token.i) if is_passive(parsed, token.i) else None
    others = subject is not None and not _is_reached(parsed, head_of(parsed, subject))
    if token.stem not in cues.verbs("put on a list") or others or not _has_person(parsed, token):
        return False
    where = governed(parsed, (t for t in parsed.children(token.i) if t.i > token.i))
    return any(t.lower in cues.words("mailing") and not _keeps_off(parsed, t) for t in where)


def _keeps_off(parsed: Parsed, listed: Token) -> bool:
    """Whether it is a list of those who are not written to ("a do-not-contact list")."""
    return any(t.lower in cues.words("kept off") for t in parsed.tokens[max(0, listed.i - _OFF_REACH) : listed.i])


def _reaches(parsed: Parsed, token: Token) -> bool:
    """Whether the verb says that a person is reached, or sent something to read."""
    if token.stem in cues.verbs("contact") and _has_person(parsed, token):
        return True
    writes = token.stem in cues.verbs("write")
    if writes and is_passive(parsed, token.i):
        return _is_sent(parsed, token)
    if (not writes and token.stem not in cues.verbs("with_object")) or is_passive(parsed, token.i):
        return False
    if any(t.stem in cues.verbs("messages" if writes else "mailings") for t in _to_you(parsed, token)):
        return True
    messages = writes and any(t.stem in cues.verbs("messages") for t in _objects(parsed, token))
    return messages and not _is_given_on(parsed, token) and (_has_person(parsed, token) or _is_mailing(parsed, token))


def _is_sent(parsed: Parsed, token: Token) -> bool:
    """Whether messages are said to be sent to a person ("newsletters may be | sent | to you", "you are sent news")."""
    subject = subject_of(parsed, token.i) if token.is_main else None
    if subject is None or _is_by_others(parsed, token):
        return False
    if is_person(parsed, subject):
        return any(t.stem in cues.verbs("messages") for t in _objects(parsed, token))
    message = head_of(parsed, subject)
    if (
        message.lower in _ADS
        or message.stem not in cues.verbs("messages")
        or any(t.lower == "your" for t in parsed.children(message.i))
    ):
        return False
    return any(_is_sent_to(parsed, t) for t in nouns_behind(parsed, token.i, {"to"}))


def _is_by_others(parsed: Parsed, sent: Token) -> bool:
    """Whether somebody else is said to send it ("offers are sent to you | by our partners")."""
    by = agent_of(parsed, sent.i)
    return by is not None and head_of(parsed, by).stem in cues.somebody()


def _is_given_on(parsed: Parsed, token: Token) -> bool:
    """Whether one person's data are sent to others ("we send your message to other members")."""
    what = next((t for t in parsed.children(token.i) if t.dep == "dobj" and t.i > token.i), None)
    theirs = what is not None and any(t.lower == "your" for t in parsed.children(what.i))
    return theirs and any(t.lower in _OTHERS for t in parsed.tokens[token.i : parsed.extent(token.i)[1]])


def _to_you(parsed: Parsed, token: Token) -> Iterator[Token]:
    """What "you" are sent, as it stands behind the word; the parser often makes a clause of it ("push messages")."""
    behind = parsed.tokens[token.i + 1 : token.i + 2 + _WORDS_OF_MESSAGE]
    if not behind or behind[0].lower not in {"you", "them"}:
        return
    for t in behind[2:] if [w.lower for w in behind[1:2]] == ["with"] else behind[1:]:
        if t.tag in _ENDS_MESSAGE or t.lower in {",", ".", "to"}:
            return
        yield t


def _is_mailing(parsed: Parsed, token: Token) -> bool:
    """Whether messages are sent out, and nobody else is said to get them ("we send a monthly newsletter")."""
    own = next((t for t in parsed.children(token.i) if t.dep == "dobj" and t.i > token.i), None)
    subject = shared_subject_of(parsed, token.i)
    ours = subject is not None and not is_person(parsed, subject)
    to = any(t.lower == "to" or t.dep == "dative" for t in parsed.children(token.i) if t.i > token.i)
    return ours and not to and own is not None and own.lower in cues.words("sent out")


def _goes_on(parsed: Parsed, token: Token) -> bool:
    """Whether it is said to continue, and not only until a choice has its effect ("you will continue to | receive")."""
    continued = token.dep == "xcomp" and parsed.tokens[token.head].stem == _CONTINUE
    return continued and not any(t.lower in cues.words("for a while") for t in parsed.tokens)


def _receives(parsed: Parsed, token: Token) -> bool:
    """Whether it is "you will receive our newsletter", or what a person agrees to get."""
    verb = parsed.tokens[token.head] if _goes_on(parsed, token) else token
    helped = any(t.tag == "MD" and t.lower in {"will", "may"} for t in parsed.children(verb.i))
    now = token.tag == "VBP" and token.dep == "ROOT"
    agreed = token.stem in _GET and is_let_be_done(parsed, token)
    subject = subject_of(parsed, verb.i) if (helped or now) and token.stem in _GET else None
    subject = subject_of(parsed, token.head) if agreed else subject
    if subject is None or not is_person(parsed, subject):
        return False
    if not helped and not agreed and head_of(parsed, subject).tag != "NNS":
        return False  # "when you receive our newsletter", "we receive messages"
    got = _objects(parsed, token)
    what = next((t for t in parsed.children(token.i) if t.dep == "dobj"), None)
    none = what is not None and (what.lower in _ADS or what.stem in cues.carriers())
    return not none and any(t.stem in cues.verbs("messages") and not _is_of_address(parsed, t) for t in got)


def _is_of_address(parsed: Parsed, message: Token) -> bool:
    """Whether it only says what an address is for ("our clients get your name and | e-mail | address")."""
    return any(t.lower in cues.words("where sent") for t in parsed.tokens[message.i + 1 : message.i + 2])


def _objects(parsed: Parsed, token: Token) -> Iterator[Token]:
    for child in parsed.children(token.i):
        if child.i > token.i and child.dep in {"dobj", "nsubj", "oprd", "attr", "dative"}:
            yield from parsed.tokens[child.i : parsed.extent(child.i)[1]]


def _has_person(parsed: Parsed, token: Token) -> bool:
    """Whether a person is the object, stands behind "to" or "with", or is the subject of a passive."""
    if is_passive(parsed, token.i):
        subject = subject_of(parsed, token.i)
        return subject is not None and is_person(parsed, subject)
    for child in parsed.children(token.i):
        if child.i < token.i:
            continue
        heads = [child] if child.dep in {"dobj", "dative", "nsubj"} else []
        reached = _is_reached
        if child.lower in _TO:
            clauses = (t for t in parsed.children(child.i) if t.dep == "pcomp")
            heads = [*governed(parsed, (child,))]
            heads += [t for each in clauses for t in parsed.children(each.i) if t.dep == "nsubj"]
            reached = _is_sent_to
        if any(reached(parsed, head) for head in heads):
            return True
    return False


def _is_sent_to(parsed: Parsed, head: Token) -> bool:
    """Whether it is a person, or where one gets messages ("the | address | you gave us", "the | number | on file")."""
    within = parsed.tokens[slice(*parsed.extent(head.i))]
    where = head.lower in cues.words("where sent")
    theirs = cues.words("person") | {"file"}
    return _is_reached(parsed, head) or (where and any(t.lower in theirs for t in within))


def _is_reached(parsed: Parsed, head: Token) -> bool:
    """Whether it is a person, or several of those behind an "of" ("to selected groups of our members")."""
    if head.lower in cues.words("of many"):
        return any(_is_reached(parsed, who) for who in nouns_behind(parsed, head.i, {"of"}))
    return head.lower in cues.words("person") | cues.words("friends") | {"them"}
