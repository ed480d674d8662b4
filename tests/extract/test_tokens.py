"""What is put right of a parse leaves it a tree, whatever it is."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from kg.extract.frames import Place, frames
from kg.extract.syntax.mends import mended
from kg.extract.syntax.tokens import Parsed, Token
from kg.spans import MappedText
from kg.words import stem

WORDS = ("we", "share", "aggregated", "data")
SENTENCE = Parsed(
    MappedText.verbatim(" ".join(WORDS), 0, len(" ".join(WORDS))),
    tuple(Token(i, word, word, "NN", "dep", max(0, i - 1), 0, 0) for i, word in enumerate(WORDS)),
)
SAID = re.findall(
    r"\S+",
    "we you if when non - de aggregated anonymized and or , : and/or share shared use data information it that"
    " to by for with 2 2.1",
)
TAGS = re.findall(r"\S+", "PRP VB VBP VBZ VBN VBG VBD NN NNS NNP DT IN TO CC MD JJ RB WDT PRP$ ADD CD LS")
DEPS = re.findall(
    r"\S+", "nsubj nsubjpass aux advcl relcl acl conj cc dobj pobj prep amod ccomp xcomp dative attr punct"
)


@st.composite
def trees(draw: st.DrawFn) -> Parsed:
    """Sentences of any words, tags and relations, that hang below one of them."""
    words = draw(st.lists(st.sampled_from(SAID), min_size=1, max_size=12))
    order = draw(st.permutations(range(len(words))))
    heads = {order[0]: order[0]} | {i: order[draw(st.integers(0, place - 1))] for place, i in enumerate(order) if place}
    text = " ".join(words)
    starts = [len(" ".join(words[:i])) + bool(i) for i in range(len(words))]
    return Parsed(
        MappedText.verbatim(text, 0, len(text)),
        tuple(
            Token(
                i,
                word,
                stem(word),
                draw(st.sampled_from(TAGS)),
                "ROOT" if heads[i] == i else draw(st.sampled_from(DEPS)),
                heads[i],
                starts[i],
                starts[i] + len(word),
            )
            for i, word in enumerate(words)
        ),
    )


def is_tree(parsed: Parsed) -> bool:
    above = list(parsed.tokens)
    for _ in parsed.tokens:
        above = [parsed.tokens[token.head] for token in above]
    return all(token.head == token.i for token in above)


HEADS = st.dictionaries(st.integers(0, 3), st.integers(0, 3))


@given(HEADS)
def test_every_word_of_a_sentence_that_was_put_right_hangs_below_its_top(heads: dict[int, int]) -> None:
    assert is_tree(SENTENCE.changed({i: {"head": head} for i, head in heads.items()}))


@given(trees())
def test_whatever_the_parser_makes_of_a_sentence_it_is_a_tree_when_mended(parsed: Parsed) -> None:
    assert is_tree(mended(parsed))


@given(trees())
def test_whatever_the_parser_makes_of_a_sentence_it_is_read_without_a_fault(parsed: Parsed) -> None:
    for frame in frames(mended(parsed), Place((), 0, 0, ())):
        assert frame.text == parsed.text


def test_what_makes_no_circle_is_put_right() -> None:
    assert [t.head for t in SENTENCE.changed({3: {"head": 1}}).tokens] == [0, 0, 1, 1]
