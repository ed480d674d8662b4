"""The grammar alone: what phrases fill which slot, before any of them is understood."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from kg.extract.frames import Place, frames
from kg.extract.gate import may_state
from kg.extract.syntax.parser import parse
from kg.extract.syntax.tokens import joined
from kg.spans import MappedText

if TYPE_CHECKING:
    from kg.model import Frame

NOWHERE = Place((), 0, 0, ())


def verbatim(text: str) -> MappedText:
    return MappedText.verbatim(text, 0, len(text))


def frames_of(text: str) -> list[Frame]:
    (parsed,) = parse([verbatim(text)])
    return list(frames(parsed, NOWHERE))


def told(frame: Frame) -> dict[str, Any]:
    def said(phrases: tuple[Any, ...]) -> list[str]:
        return [frame.text.text[p.start : p.end].rstrip(".") for p in phrases]

    return {
        "action": frame.action,
        "polarity": frame.polarity,
        "modality": frame.modality,
        "data": said(frame.data),
        "recipients": said(frame.recipients),
        "purposes": said(frame.purposes),
    }


SENTENCES = {
    "We may share your address with carriers to deliver your order.": [
        {"action": "share", "modality": "may", "data": ["your address"], "recipients": ["with carriers"]}
    ],
    "We provide advertisers with aggregate data.": [
        {"action": "share", "data": ["with aggregate data"], "recipients": ["advertisers"]}
    ],
    "We do not sell, trade, or otherwise transfer to outside parties your personal data.": [
        {"action": "sell", "polarity": "denied", "data": ["your personal data"], "recipients": ["to outside parties"]},
        {"action": "share", "polarity": "denied", "data": ["your personal data"], "recipients": ["to outside parties"]},
    ],
    "We collect, use, and keep your name.": [
        {"action": "collect", "data": ["your name"]},
        {"action": "use", "data": ["your name"]},
        {"action": "retain", "data": ["your name"]},
    ],
    "Under no circumstances will your data be sold to anyone.": [{"action": "sell", "polarity": "denied"}],
    "You may be asked to enter your name.": [{"action": "collect", "modality": "may", "data": ["your name"]}],
}
SILENT = [
    "This policy explains how we use your personal information.",
    "You can opt out of the sharing of your data.",
    "If you share your story, others may like it.",
    "The weather is fine.",
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES.items())
def test_a_sentence_fills_its_slots(text: str, expected: list[dict[str, Any]]) -> None:
    found = [told(frame) for frame in frames_of(text)]
    assert len(found) == len(expected)
    for frame, row in zip(found, expected, strict=True):
        assert {key: frame[key] for key in row} == row


@pytest.mark.parametrize("text", SILENT)
def test_talk_choices_and_conditions_make_no_frame(text: str) -> None:
    assert frames_of(text) == []


def test_a_lead_in_and_its_item_are_read_as_one_sentence() -> None:
    lead, item = parse([verbatim("We may share your data with:"), verbatim("our affiliates; and")])
    whole = joined(lead, item)
    assert whole.text.text == "We may share your data with our affiliates; and"
    assert whole.items_at == (len(lead.tokens) - 1,)
    (frame,) = frames(whole, NOWHERE)
    assert told(frame)["recipients"] == ["with", "our affiliates; and"] or "affiliates" in told(frame)["recipients"][-1]


@pytest.mark.parametrize("text", SENTENCES)
def test_the_gate_lets_through_what_states(text: str) -> None:
    assert may_state(text)


def test_the_gate_keeps_out_what_holds_no_word_of_a_flow() -> None:
    assert not may_state("The weather is fine.")
