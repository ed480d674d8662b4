"""Tells what a proof that is asked for serves: "we may ask you to | verify your identity |"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.link.cues import cue
from kg.model import Phrase

if TYPE_CHECKING:
    from kg.model import Frame

_RULE = "asked-verb"


def proven(frame: Frame) -> Frame:
    """The frame with the proof as what the data are asked for."""
    if frame.rule != _RULE or not frame.data:
        return frame
    proof = cue("proof").search(frame.text.text, 0, frame.data[0].end)
    told = proof and proof.end() >= frame.data[0].end - 1
    return replace(frame, purposes=(*frame.purposes, Phrase(*proof.span()))) if proof and told else frame
