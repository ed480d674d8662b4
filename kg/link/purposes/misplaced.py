"""Finds the words for a purpose where those for data are sought: a study that is done, a proof that is asked for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.link.cues import cue
from kg.link.data.unnamed import measured
from kg.link.sense import STUDIES
from kg.model import Phrase

if TYPE_CHECKING:
    from kg.model import Frame

_ASKED = "asked-verb"


def proven(frame: Frame) -> Frame:
    """The frame with the proof as what the data are asked for ("we may ask you to | verify your identity |")."""
    if frame.rule != _ASKED or not frame.data:
        return frame
    proof = cue("proof").search(frame.text.text, 0, frame.data[0].end)
    told = proof and proof.end() >= frame.data[0].end - 1
    return replace(frame, purposes=(*frame.purposes, Phrase(*proof.span()))) if proof and told else frame


def studied(frame: Frame) -> Frame:
    """The frame with the study itself as what data are used for ("we conduct research on your interests")."""
    analytics = measured(frame)
    if analytics:
        return replace(frame, purposes=(analytics, *frame.purposes))
    if frame.action != "use" or frame.verb not in STUDIES or not frame.data:
        return frame
    study = cue("study").search(frame.text.text, 0, max(phrase.end for phrase in frame.data))
    return replace(frame, purposes=(Phrase(*study.span()), *frame.purposes)) if study else frame
