"""What data a frame speaks of that names none, where what is done tells enough: "we share with our partners"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.link.cues import cue, kinds
from kg.link.kept import deletes
from kg.link.memory import GENERIC
from kg.link.reading import words_of
from kg.link.sense import GIVES, STUDIES, USES
from kg.words import stem

if TYPE_CHECKING:
    from kg.model import Frame, Phrase

_TRACKS = frozenset(map(stem, ("track", "monitor", "observe", "follow")))
"""What is done to persons by seeing what they do."""
_SHARES = frozenset(map(stem, ("share", "disclose")))
"""What is done to nothing but data, so that they need not be named."""
_JOINS = frozenset({"and", "but", "or", "also", "however", "then"})
"""Words behind which a clause begins that stands by itself."""


def unnamed(frame: Frame) -> tuple[str, ...]:
    """The data of a frame that no term names, where what is done with them tells enough."""
    if frame.action == "use" and (_is_processing(frame) or _is_study(frame) or _is_automated(frame)):
        return (GENERIC,)
    if _is_of_nothing(frame) or _is_shared(frame) or _is_record(frame) or _is_all(frame):
        return (GENERIC,)
    if frame.action in GIVES and _are(frame, "statistics_alone"):
        return ("AggregateData",)
    if frame.action == "retain" and _are(frame, "requests_alone"):
        return ("Communication",)
    if _is_tracked(frame) or measured(frame) is not None:
        return ("UsageData",)
    if _is_record_of_contact(frame):
        return ("Communication",)
    return ("AccountData",) if _is_account_seen(frame) or _is_account_deleted(frame) else ()


def _is_of_nothing(frame: Frame) -> bool:
    """Whether nothing at all is said to be had or given on ("we share nothing", "nothing is ever sold")."""
    sold = frame.action == "sell" and (frame.rule == "passive-verb" or _are_of_persons(frame))
    gives = frame.action in {"share", "collect", "retain"} or sold
    if not gives or frame.polarity != "denied" or any(_is_described(frame, phrase) for phrase in frame.data):
        return False
    return any(cue("nothing").match(words_of(frame, phrase)) for phrase in frame.data)


def _are_of_persons(frame: Frame) -> bool:
    """Whether the words for the data say that they are a person's; else goods may be meant ("we sell nothing")."""
    return any(cue("persons").search(words_of(frame, phrase)) for phrase in frame.data)


def _is_described(frame: Frame, phrase: Phrase) -> bool:
    """Whether a clause says what "nothing" is nothing of; that it identifies a person only says that it is data.

    Where data are said not to contain anything that identifies a person, it does describe them.
    """
    behind = frame.text.text[phrase.end :]
    only_data = not frame.rule.startswith("inclusion") and cue("that_identifies").match(behind)
    return cue("that_clause").match(behind) is not None and not only_data


def _is_record(frame: Frame) -> bool:
    """Whether records are kept, and it is not said of what ("we retain records", "we do not rent our lists")."""
    kept = frame.action == "retain" and (_are(frame, "records_alone") or _are(frame, "backups_alone"))
    return kept or _are(frame, "records_owned") or (frame.action in GIVES and _are(frame, "lists_owned"))


def _is_all(frame: Frame) -> bool:
    """Whether it is all that there is ("everything is deleted when you leave")."""
    return frame.polarity == "affirmed" and frame.action == "retain" and _are(frame, "everything")


def _are(frame: Frame, kind: str) -> bool:
    """Whether some of the data are told by the words of a kind, and no others."""
    return any(cue(kind).fullmatch(words_of(frame, phrase)) for phrase in frame.data)


def _is_record_of_contact(frame: Frame) -> bool:
    """Whether a record is kept of what somebody had to say ("if you write to us, we may keep a copy")."""
    kept = frame.action in {"retain", "collect"}
    if not kept or kinds("occasion_of")["Communication"].search(frame.text.text) is None:
        return False
    return _are(frame, "record_of_contact")


def _is_shared(frame: Frame) -> bool:
    """Whether it is only said with whom something is shared, in a clause that describes nothing before it."""
    if frame.data or not frame.recipients or frame.actor is None or frame.verb not in _SHARES:
        return False
    before = frame.text.text[: frame.actor.start].rstrip()
    opens = not before or before.endswith((",", ":", ";")) or before.split()[-1].lower() in _JOINS
    who = words_of(frame, frame.actor)
    named = cue("ourselves").match(who) or all(word[:1].isupper() for word in who.split())
    return opens and bool(named) and frame.rule == "active-verb"


def _is_tracked(frame: Frame) -> bool:
    """Whether persons are followed in what they do, and no data are named ("we do not track our visitors")."""
    if frame.action != "collect" or frame.verb not in _TRACKS:
        return False
    return _are(frame, "persons_alone")


def measured(frame: Frame) -> Phrase | None:
    """The words that say that use is measured, and of no data ("we conduct analytics", "we use web analytics")."""
    if frame.action != "use" or frame.verb not in STUDIES | USES:
        return None
    return next((phrase for phrase in frame.data if cue("measuring").match(words_of(frame, phrase))), None)


def _is_account_seen(frame: Frame) -> bool:
    """Whether somebody can look into a person's account ("your administrator may access your account")."""
    return frame.rule == "seen-verb" and any(cue("account_seen").search(words_of(frame, p)) for p in frame.data)


def _is_account_deleted(frame: Frame) -> bool:
    """Whether an account is deleted, with all that it holds ("we delete your account after two years")."""
    return deletes(frame) and _are(frame, "account_alone")


def _is_processing(frame: Frame) -> bool:
    """Whether it is only said that data are processed, and not which ("the following processing is done to …")."""
    return bool(frame.data) and cue("processing").match(words_of(frame, frame.data[0])) is not None


def _is_study(frame: Frame) -> bool:
    """Whether persons are studied, and no data are named ("we perform statistical analyses of our users")."""
    return frame.verb in STUDIES and _are_of_persons(frame)


def _is_automated(frame: Frame) -> bool:
    """Whether machines judge persons or what they do, for something ("automated systems to stop fraud")."""
    aims = [words_of(frame, phrase) for phrase in frame.purposes]
    told = frame.polarity == "affirmed" and bool(aims) and not any(map(cue("data_kept_safe").search, aims))
    return told and any(cue("automated").match(words_of(frame, phrase)) for phrase in frame.data)
