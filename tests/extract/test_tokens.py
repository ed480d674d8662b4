"""What is put right of a parse leaves it a tree, whatever it is."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.extract.syntax.tokens import Parsed, Token
from kg.spans import MappedText

WORDS = ("we", "share", "aggregated", "data")
SENTENCE = Parsed(
    MappedText.verbatim(" ".join(WORDS), 0, len(" ".join(WORDS))),
    tuple(Token(i, word, word, "NN", "dep", max(0, i - 1), 0, 0) for i, word in enumerate(WORDS)),
)
HEADS = st.dictionaries(st.integers(0, 3), st.integers(0, 3))


@given(HEADS)
def test_every_word_of_a_sentence_that_was_put_right_hangs_below_its_top(heads: dict[int, int]) -> None:
    parsed = SENTENCE.changed({i: {"head": head} for i, head in heads.items()})
    for token in parsed.tokens:
        above = token
        for _ in WORDS:
            above = parsed.tokens[above.head]
        assert above.head == above.i


def test_what_makes_no_circle_is_put_right() -> None:
    assert [t.head for t in SENTENCE.changed({3: {"head": 1}}).tokens] == [0, 0, 1, 1]
