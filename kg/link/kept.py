"""Tells how long data are kept where it is said that they are deleted, lapse or cannot be erased."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.link.cues import cue
from kg.link.reading import words_of
from kg.words import stem

if TYPE_CHECKING:
    from kg.model import Action, Frame, Modality, Phrase, Polarity

DELETES = frozenset(
    map(
        stem,
        (
            *("delete", "erase", "destroy", "remove", "purge", "expire", "disappear", "discard"),
            *("anonymize", "dispose", "wipe", "overwrite", "scrub", "shred"),
        ),
    )
)
_LAPSES = frozenset(map(stem, ("expire", "lapse", "disappear")))
"""What is kept until then, whatever brings the end about."""


def polarity(frame: Frame, action: Action) -> Polarity:
    """Whether it is done; what is deleted in time was kept until then, and "not longer than" tells how long."""
    if action != "retain":
        return frame.polarity
    limited = frame.duration is not None and cue("longer").search(words_of(frame, frame.duration))
    if frame.polarity == "denied" and (limited or _past_end(frame)):
        return "affirmed"
    if frame.verb not in DELETES:
        return frame.polarity
    if frame.polarity == "denied" or frame.verb in _LAPSES:
        return "affirmed"
    ended = frame.condition is not None and cue("ends").search(words_of(frame, frame.condition))
    at_once = cue("at_once").search(frame.text.text) is not None and not cue("kept_until").search(frame.text.text)
    in_time = (
        frame.duration is not None
        or ended
        or cue("in_time").search(frame.text.text) is not None
        or (frame.rule == "passive-verb" and frame.condition is None)
    )
    return "affirmed" if in_time and not at_once and not cue("child").search(frame.text.text) else "denied"


def deletes(frame: Frame) -> bool:
    """Whether data are said to be kept no longer."""
    return frame.action == "retain" and frame.verb in DELETES and frame.polarity == "affirmed"


def modality(frame: Frame, action: Action) -> Modality:
    """Whether it is done or may be; what cannot be deleted is kept."""
    kept = action == "retain" and frame.verb in DELETES and frame.polarity == "denied" and frame.rule != "carve-out"
    return "does" if kept else frame.modality


def duration(frame: Frame) -> Phrase | None:
    """How long data are kept; for what is deleted, also when that happens."""
    if frame.duration is None and frame.verb in DELETES and frame.condition is not None:
        return frame.condition if cue("ends").search(words_of(frame, frame.condition)) else None
    return frame.duration or _past_end(frame)


def _past_end(frame: Frame) -> Phrase | None:
    """The end past which data are said not to be kept, and so are until then ("never stored | beyond the contract")."""
    past = frame.exception
    return past if past and cue("past_end").match(words_of(frame, past)) else None


def is_deleted_at_will(frame: Frame) -> bool:
    """Whether data are deleted because a person wants it, which is their right and no practice."""
    if frame.action != "retain" or frame.verb not in DELETES:
        return False
    if polarity(frame, "retain") == "affirmed":
        told = (cue(each).search(frame.text.text) for each in ("on_request", "removable"))
        return frame.duration is None and any(told)
    return not cue("child").search(frame.text.text) and cue("at_will").search(frame.text.text) is not None
