"""What counts as found in the sentences of PolicyIE."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from benchmarks.policyie import (
    COLLECTION,
    HALVES,
    OTHER,
    RETENTION,
    SHARING,
    Sentence,
    detection,
    false_alarms,
    overlap,
    overlapping,
    practice,
    read_alone,
    sentence,
)
from benchmarks.tally import Tally
from kg.model import Evidence, Mention, Statement
from kg.spans import Span

if TYPE_CHECKING:
    from kg.model import Action, Role, Vocabulary


def said(action: Action, *mentions: tuple[Role, int, int]) -> Statement:
    phrases = tuple(Mention(role, None, "words", Span(start, end)) for role, start, end in mentions)
    where = Evidence((Span(0, 50),), (), "rule")
    return Statement("FirstParty", action, "affirmed", "does", ("PersonalData",), where, mentions=phrases)


@pytest.mark.parametrize(
    ("actions", "intent"),
    [
        (("collect",), COLLECTION),
        (("use", "collect", "share"), COLLECTION),
        (("use", "sell"), SHARING),
        (("retain", "collect"), RETENTION),
        ((), None),
    ],
)
def test_the_practice_is_that_of_most_statements_and_of_as_many_the_rarer(
    actions: tuple[Action, ...], intent: str | None
) -> None:
    assert practice(map(said, actions)) == intent


def test_a_practice_found_is_right_where_it_is_the_sentences_intent() -> None:
    intents = (COLLECTION, SHARING, RETENTION, OTHER, "data-security-protection", OTHER)
    found = [[said("use")], [said("collect")], [], [said("share")], [said("retain")], []]
    sentences = [Sentence(str(number), "", intent) for number, intent in enumerate(intents)]
    assert detection(sentences, found) == Tally(right=1, found=4, met=1, gold=3)


def test_a_statement_on_a_sentence_that_states_nothing_is_a_false_alarm() -> None:
    sentences = [Sentence("a", "", OTHER), Sentence("b", "", OTHER), Sentence("c", "", SHARING)]
    assert false_alarms(sentences, [[said("use"), said("share")], [], [said("use")]]) == 0.5


def test_spans_match_where_they_share_a_character() -> None:
    ours, gold = frozenset({(0, 5), (5, 9), (20, 25)}), frozenset({(4, 6), (9, 12)})
    assert overlapping(ours, gold) == Tally(right=2, found=3, met=1, gold=2)


def test_phrases_are_compared_by_role_each_once_and_only_where_a_practice_is_stated() -> None:
    statements = [said("use", ("data", 0, 4), ("purpose", 8, 12)), said("collect", ("data", 0, 4))]
    stating = Sentence("a", "", COLLECTION, (("data", 2, 6), ("data", 30, 33)))
    quiet = Sentence("b", "", OTHER)
    assert overlap("data", [stating, quiet], [statements, statements]) == Tally(right=1, found=1, met=1, gold=2)
    assert overlap("purpose", [stating, quiet], [statements, statements]) == Tally(right=0, found=1, met=0, gold=0)


def test_a_sentence_keeps_the_spans_of_the_roles_that_we_have() -> None:
    spans = [{"role": "data", "start": 1, "end": 3}, {"role": "provider", "start": 5, "end": 7}]
    row = {"id": "x", "text": "words", "intent": SHARING, "spans": spans}
    assert sentence(row).spans == (("data", 1, 3),)


def test_a_sentence_is_always_in_the_same_half_and_the_halves_are_of_one_size() -> None:
    halves = [Sentence(f"sentence-{number}", "", OTHER).half for number in range(200)]
    assert halves == [Sentence(f"sentence-{number}", "", OTHER).half for number in range(200)]
    assert 80 <= halves.count(HALVES[0]) <= 120


def test_sentences_are_read_as_if_each_were_alone(vocabulary: Vocabulary) -> None:
    texts = ("We collect your email address.", "We share it with advertisers.", "We sell your name.")
    together = tuple(read_alone(texts, vocabulary))
    assert together == tuple(found for text in texts for found in read_alone([text], vocabulary))
    assert [[statement.data for statement in found] for found in together] == [[("EmailAddress",)], [], [("Name",)]]
