"""Tells what is meant where a frame says it indirectly: which action, whose data, or that nothing is done at all."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.link import kept
from kg.link.cues import cue
from kg.link.memory import GENERIC
from kg.link.reading import is_own_device, points_back, pronoun, words_of
from kg.words import stem

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.model import Action, Frame, Phrase

GIVES = frozenset({"share", "sell"})
"""The actions by which somebody else gets the data."""
_JOINS = frozenset(map(stem, ("link", "associate", "connect", "tie", "correlate", "match", "merge", "combine")))
_MERGES = frozenset(map(stem, ("merge", "combine")))
"""Of these, verbs of a deed also where it is denied: what "is not linked to you" is only described."""
_MATCH = stem("match")
_SERVES = frozenset(map(stem, ("provide", "display", "distribute", "supply")))
_SEND = stem("send")
_HANDS_OUT = frozenset(map(stem, ("give", "provide", "supply", "furnish", "send", "disclose", "release")))
"""Verbs by which those who ask get their own data; what is "shared" or "transferred" at a wish goes to others."""
_MESSAGES = frozenset({"Communication", "EmailAddress"})
"""What somebody sends that tells nothing of a person ("we send a message that confirms your order")."""
STUDIES = frozenset(map(stem, ("perform", "conduct", "run", "do")))
"""Verbs whose object may be a study, and no data."""
_INSTRUMENTS = frozenset({"CookieData", "LogData", "TechnicalData", "DeviceIdentifier"})
"""What may be said to be used beside cookies, to gather data as they do ("we use log files and cookies")."""
USES = frozenset(map(stem, ("use", "employ", "utilize")))
"""Verbs whose object may be a tool or somebody in service, and no data."""
_HOLD = frozenset(map(stem, ("contain", "include", "hold")))
"""What a cookie does with its content ("cookies contain information"), and not who sets it."""
_GUARDED = frozenset(
    map(stem, ("store", "save", "keep", "retain", "hold", "send", "transmit", "transfer", "log", "record"))
)
"""What is done to data that are denied to be left open to anybody who looks ("never stored in plain text")."""
_CLAUSE_BEGINS = 12
"""Characters behind a phrase in which the clause about it says whose it is ("information you post")."""


def action(frame: Frame, data: tuple[str, ...], recipients: tuple[str, ...], *, sent_here: bool) -> Action:
    """What is done: placing a cookie or being sent data is collecting."""
    if _reads_logs(frame, data) or (_sets_cookies(frame, data, recipients) and not is_cookie_content(frame)):
        return "collect"
    by_device = frame.actor is not None and is_own_device(words_of(frame, frame.actor).split("(")[0])
    if frame.action == "share" and (sent_here or (by_device and not recipients)):
        return "collect"
    return frame.action


def _reads_logs(frame: Frame, data: tuple[str, ...]) -> bool:
    """Whether it is only said that logs are used, which is to gather what they hold."""
    logs = frame.action == "use" and data == ("LogData",) and not frame.purposes
    return logs and cue("log_files").fullmatch(words_of(frame, frame.data[0]).strip(" .,")) is not None


def _sets_cookies(frame: Frame, data: tuple[str, ...], recipients: tuple[str, ...]) -> bool:
    """Whether cookies are used, sent to the reader or left with them, by which they are set."""
    if data[0] != "CookieData" and not ("CookieData" in data and _INSTRUMENTS.issuperset(data)):
        return False
    if len(frame.data) == 1 and _is_bare(words_of(frame, frame.data[0])):
        return False
    if frame.action == "share" and all(_is_reader(frame, each) for each in frame.recipients):
        return True
    left = frame.action == "retain" and frame.duration is None and frame.verb not in kept.DELETES
    placed = frame.action == "use" or (frame.action == "share" and not recipients) or left
    return placed and frame.verb not in _JOINS


def is_instrument(head: str, frame: Frame) -> bool:
    """Whether a thing collects the data ("web beacons collect …"), which somebody else would be named to own."""
    saved = frame.action == "retain" and any(cue("persons").search(words_of(frame, each)) for each in frame.data)
    active = frame.rule == "active-verb" and (frame.action == "collect" or saved or uses_instrument(frame))
    placed = frame.rule == "placed-verb" and frame.verb not in _HOLD
    return (active or placed or frame.rule == "passive-verb") and cue("instrument").search(head) is not None


def uses_instrument(frame: Frame) -> bool:
    """Whether what is used collects data itself ("our web pages use cookies")."""
    uses = frame.action == "use" and frame.verb in USES
    return uses and any(cue("instrument").search(words_of(frame, each)) for each in frame.data)


def is_sent_here(frame: Frame) -> bool:
    """Whether the data are given to us, which is how we get them."""
    if frame.action != "share" or not frame.recipients:
        return False
    first = cue("us_alone").fullmatch(words_of(frame, frame.recipients[0]))
    if first and frame.actor is not None:
        return True
    return all(cue("to_us").match(words_of(frame, phrase)) for phrase in frame.recipients)


def is_promise(frame: Frame) -> bool:
    """Whether it states no flow: data that are not tied to a person, news of the policy, what a sharing is for."""
    if frame.rule == "contact-verb":
        return _is_aim_of_others(frame) or _is_news_of_policy(frame.text.text)
    if frame.actor is not None and cue("in_general").match(words_of(frame, frame.actor)):
        return True
    shown = frame.action == "share" and not any(
        cue("placed_things").search(words_of(frame, each)) for each in frame.data
    )
    if shown and frame.recipients and all(_is_reader(frame, each) for each in frame.recipients):
        return not _are_other_customers(frame)
    if _is_for_few(frame):
        return True
    if frame.polarity == "denied" and _is_denied_harm(frame):
        return True
    if kept.is_deleted_at_will(frame) or _is_sent_to_any_site(frame) or _is_given_to_reader(frame):
        return True
    if _is_own_machine(frame) or (frame.verb == _MATCH and _is_only_alike(frame)):
        return True  # "products that match your interests"
    if _is_journey(frame) and cue("encrypted").search(frame.text.text):
        return True
    return frame.verb in _JOINS - _MERGES and frame.polarity == "denied" and frame.rule == "passive-verb"


def _is_denied_harm(frame: Frame) -> bool:
    """Whether data are only said not to be used against a person, or not to be kept or sent unguarded."""
    unguarded = frame.verb in _GUARDED and cue("unguarded").search(frame.text.text) is not None
    return unguarded or any(cue("harm").match(words_of(frame, each)) for each in frame.purposes)


def _is_news_of_policy(text: str) -> bool:
    """Whether messages tell of changes to the policy, and of nothing that a person has with us besides."""
    return cue("about_policy").search(text) is not None and cue("beside_policy").search(text) is None


def is_no_store(frame: Frame) -> bool:
    """Whether cookies are denied to keep data ("cookies are not used to store your name")."""
    return frame.polarity == "denied" and any(cue("stores").match(words_of(frame, each)) for each in frame.purposes)


def _is_given_to_reader(frame: Frame) -> bool:
    """Whether a person is given something to see or to use ("this gives you access to your saved searches").

    So are their own data where they ask for them, and nothing is said of others ("on request we provide your data").
    """
    if frame.action != "share" or frame.recipients or not frame.data:
        return False
    if frame.verb in _HANDS_OUT and not frame.purposes and cue("own_request").search(frame.text.text):
        return True
    return cue("reader_given").search(frame.text.text[: frame.data[0].start]) is not None


def _is_for_few(frame: Frame) -> bool:
    """Whether only those are let near data who are allowed to be, which promises to guard them."""
    if frame.action != "share" or frame.polarity == "denied" or not frame.recipients:
        return False
    few = (cue("authorized_few").match(words_of(frame, each)) for each in frame.recipients)
    return any(few) if frame.rule == "visible-verb" else all(few)


def _is_own_machine(frame: Frame) -> bool:
    """Whether it is a device that nobody is let near, and no data ("limit access to your computer")."""
    if frame.action != "share" or not frame.data:
        return False
    return all(cue("own_machine").fullmatch(words_of(frame, each)) for each in frame.data)


def _is_sent_to_any_site(frame: Frame) -> bool:
    """Whether it is told how browsers work ("your browser sends a signal to websites"), and nothing of us."""
    if frame.action != "share" or frame.actor is None or not is_own_device(words_of(frame, frame.actor)):
        return False
    return any(cue("to_any_site").match(words_of(frame, phrase)) for phrase in frame.recipients)


def _is_only_alike(frame: Frame) -> bool:
    """Whether something is like the data, and nobody sets them beside others ("products that match your interests")."""
    if frame.actor is None or cue("ourselves").match(words_of(frame, frame.actor)):
        return False
    return cue("to_other_data").search(frame.text.text, frame.actor.end) is None


def _is_journey(frame: Frame) -> bool:
    """Whether data are sent or handled, and the frame says neither to whom nor what for."""
    bare = not frame.recipients and not frame.purposes
    return bare and frame.rule == "passive-verb" and frame.action in {"share", "use"}


def _is_aim_of_others(frame: Frame) -> bool:
    """Whether somebody else writes to a person, which only tells what for they are given the address."""
    if frame.actor is None or cue("first_party").search(words_of(frame, frame.actor)):
        return False
    return cue("so_that").search(frame.text.text[: frame.actor.start]) is not None


def is_our_content(frame: Frame, data: tuple[str, ...]) -> bool:
    """Whether what is given is content of our own ("we distribute commentary") or of advertisers, and no person's.

    What somebody is not given, or goes to "your friends", is no content that we offer to everybody; what is turned
    around at the end may tell no receiver ("we publish drawings, but never | with a name").
    """
    if data == ("AdInteraction",) and frame.action in GIVES:
        return all(cue("advertisements").search(words_of(frame, each).rstrip(" .,;")) for each in frame.data)
    told = frame.action == "share" and not frame.recipients and frame.rule == "active-verb"
    served = told and (frame.verb in _SERVES or (frame.verb == _SEND and _MESSAGES.issuperset(data)))
    if (
        frame.action not in GIVES
        or frame.rule in {"visible-verb", "looked-verb"}
        or (data != ("UserContent",) and not served)
    ):
        return False
    friends = any(cue("of_reader").match(words_of(frame, each)) for each in frame.recipients)
    if friends or (frame.recipients and frame.polarity == "denied" and frame.rule != "turned"):
        return False
    return not any(cue("persons").search(with_clause(frame, each)) or _is_given(frame, each) for each in frame.data)


def _is_given(frame: Frame, phrase: Phrase) -> bool:
    """Whether it stands for what a person gives in the same sentence ("if you post a review, we publish | it").

    So does a word for content that points back to it ("if you post a review, | this content | will be public").
    """
    words = words_of(frame, phrase)
    points = pronoun(words) is not None or cue("that_content").match(words) is not None
    return points and cue("given").search(frame.text.text, 0, phrase.start) is not None


def with_clause(frame: Frame, phrase: Phrase) -> str:
    """The words of a phrase and how a clause begins that goes on with them ("the comments you …")."""
    ended = words_of(frame, phrase).rstrip().endswith((",", ";", "."))
    return frame.text.text[phrase.start : phrase.end + (0 if ended else _CLAUSE_BEGINS)]


def _are_other_customers(frame: Frame) -> bool:
    """Whether the data are the reader's, so that customers who get them are others ("your name, to our customers")."""
    of_reader = any(cue("of_reader").match(words_of(frame, phrase)) for phrase in frame.data)
    return of_reader and not any(cue("you").search(words_of(frame, phrase)) for phrase in frame.recipients)


def _is_reader(frame: Frame, phrase: Phrase) -> bool:
    """Whether the phrase names the person whose data it is: to them nothing is disclosed."""
    return cue("reader").match(words_of(frame, phrase)) is not None


def of_persons(frame: Frame, phrases: Iterable[Phrase]) -> tuple[Phrase, ...]:
    """The phrases that can name data of a person: not our own things, nor what is done to data."""
    named = [each for each in phrases if each.kind != "means"]
    denied = frame.polarity == "denied" and not all(_is_bare(words_of(frame, each)) for each in named)
    told = named if denied else phrases
    return tuple(phrase for phrase in told if not _is_ours(words_of(frame, phrase)))


def _is_bare(words: str) -> bool:
    """Whether the words leave it to others which data they are ("the information")."""
    return cue("bare_data").fullmatch(words.strip()) is not None


def _is_ours(words: str) -> bool:
    return bool(cue("done_to_data").match(words) or (cue("ours").match(words) and not cue("theirs").search(words)))


def is_cookie_content(frame: Frame) -> bool:
    """Whether the data are what cookies hold, and not the cookies ("we use cookie data to …")."""
    return from_cookies(frame) is not None or cue("cookie_content").match(words_of(frame, frame.data[0])) is not None


def is_joined(frame: Frame, concepts: Iterable[str]) -> bool:
    """Whether data said before are joined with others that are named ("this is associated with your IP address")."""
    pointed = joins(frame) and points_back(words_of(frame, frame.data[0]))
    return pointed and not set(concepts) <= {GENERIC}


def joins(frame: Frame) -> bool:
    """Whether some data are joined with others."""
    return frame.action == "use" and frame.verb in _JOINS and bool(frame.data)


def from_cookies(frame: Frame) -> Phrase | None:
    """The words for cookies, where the data are only said to be what those hold ("the information in our cookies")."""
    if not frame.data or frame.action == "collect":
        return None
    phrase, *others = frame.data
    if not all(cue("such_technologies").match(words_of(frame, other)) or other.kind == "example" for other in others):
        return None
    bare = cue("bare_data").match(words_of(frame, phrase))
    begin = phrase.start + (bare.end() if bare else 0)
    found = cue("held_by_cookies").match(frame.text.text[begin:]) if bare else None
    if found is None or begin + found.end() < phrase.end:
        return None
    start, end = found.span(found.lastindex or 0)
    return replace(phrase, start=begin + start, end=begin + end)
