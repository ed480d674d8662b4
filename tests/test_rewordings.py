"""Laws of reading: whatever says nothing of data changes nothing of what is read.

The sentences, lists and rewordings are in rewordings.toml; the first way of saying it is compared with each other one.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from kg.gold import to_row
from kg.model import Source
from kg.pipeline import read_policy

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.model import Vocabulary

    Stated = frozenset[tuple[object, ...]]
    Read = Callable[[str], Stated]

DATA: dict[str, Any] = tomllib.loads(Path(__file__).with_name("rewordings.toml").read_text("utf-8"))
SENTENCES: list[str] = DATA["sentences"]
TOLD = ("actor", "action", "polarity", "data", "recipients", "purposes")
NUMERALS = ("i", "ii", "iii", "iv")


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory, vocabulary: Vocabulary) -> Read:
    """What a policy of a few words states; read once, however often it is asked for."""
    folder, known = tmp_path_factory.mktemp("policies"), dict[str, "Stated"]()

    def stated(text: str) -> Stated:
        if text not in known:
            path = folder / "policy.md"
            path.write_text(f"# Acme Privacy Policy\n\n{text}\n", encoding="utf-8")
            found = read_policy(Source(str(path), path.name), vocabulary)
            rows = (to_row(statement, found.source) for statement in found.statements)
            known[text] = frozenset(tuple(_plain(row[key]) for key in TOLD) for row in rows)
        return known[text]

    return stated


def _plain(value: object) -> object:
    return frozenset(value) if isinstance(value, list) else value


def _opened(opening: str, sentence: str) -> str:
    return opening + sentence[0].lower() + sentence[1:]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_every_sentence_states_something(read: Read, sentence: str) -> None:
    assert read(sentence)


@pytest.mark.parametrize("opening", DATA["openings"]["list"])
@pytest.mark.parametrize("sentence", SENTENCES)
def test_an_opening_changes_nothing(read: Read, sentence: str, opening: str) -> None:
    assert read(_opened(opening, sentence)) == read(sentence)


@pytest.mark.parametrize("ending", DATA["endings"]["list"])
@pytest.mark.parametrize("sentence", SENTENCES)
def test_an_ending_changes_nothing(read: Read, sentence: str, ending: str) -> None:
    assert read(sentence.removesuffix(".") + ending) == read(sentence)


@pytest.mark.parametrize(("words", "others"), list(DATA["words"].items()))
def test_other_words_for_the_same_change_nothing(read: Read, words: str, others: str) -> None:
    reworded = {sentence: re.sub(words, others, sentence) for sentence in SENTENCES}
    changed = [new for old, new in reworded.items() if new != old]
    assert changed
    assert [new for old, new in reworded.items() if read(new) != read(old)] == []


@pytest.mark.parametrize("sign", DATA["signs"]["list"])
@pytest.mark.parametrize("told", DATA["lists"], ids=lambda told: told["lead"])
def test_the_sign_before_an_item_changes_nothing(read: Read, told: dict[str, Any], sign: str) -> None:
    signs = [sign.format(n=n + 1, i=NUMERALS[n], a="abcd"[n]) for n in range(len(told["items"]))]
    items = "\n".join(before + item for before, item in zip(signs, told["items"], strict=True))
    plain = "\n".join(f"- {item}" for item in told["items"])
    assert len(read(f"{told['lead']}\n\n{plain}")) == len(told["items"])
    assert read(f"{told['lead']}\n\n{items}") == read(f"{told['lead']}\n\n{plain}")
