"""Folds words so that a label and a wording of the text that mean the same compare equal."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from kg.resources import table

_WORD = re.compile(r"[^\W_]+(?:['’]s\b)?")
_JOINED = re.compile(
    r"\b(e|on|off|web|zip|user|log|pass|wi|geo|sub|sign)[- ]"
    r"(?=(mail|mails|mailed|mailing|mailings|line|site|sites|code|codes|name|names|fi|location|domain)\b)",
    re.IGNORECASE,
)
_BRITISH = (
    (re.compile(r"is(e|ed|es|ing|er|ers|ation|ations)$"), r"iz\1"),
    (re.compile(r"ys(e|ed|es|ing)$"), r"yz\1"),
    (re.compile(r"(av|ab|ol|on)our"), r"\1or"),
)
_TABLE = table("kg", "words")
_BASES = {form: base for base, forms in _TABLE["forms"].items() for form in forms}
_UNCHANGED = frozenset(_TABLE["unchanged"])
STOP_WORDS = frozenset(_TABLE["stop"])


class Word(NamedTuple):
    """A word with its place and the stem it is compared by."""

    start: int
    end: int
    lower: str
    stem: str


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The word without its inflection; equal for all the forms that mean the same in a label."""
    word = word.lower().removesuffix("'s").removesuffix("’s")
    for pattern, spelling in _BRITISH:
        word = pattern.sub(spelling, word)
    word = _BASES.get(word, word)
    if word in _UNCHANGED:
        return word
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):  # noqa: PLR2004 (as in "gas")
        word = _singular(word)
    if word.endswith("ied") and len(word) > 4:  # noqa: PLR2004 (as in "tied")
        return word[:-3] + "y"
    for suffix in ("ing", "ed"):
        if word.endswith(suffix) and len(word) > len(suffix) + 2 and re.search("[aeiouy]", word[: -len(suffix)]):
            return _undouble(word[: -len(suffix)])
    if word.endswith("e") and len(word) > 4:  # noqa: PLR2004
        return word[:-1]
    return word


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:  # noqa: PLR2004
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    return word[:-1]


def _undouble(base: str) -> str:
    if len(base) > 3 and base[-1] == base[-2] and base[-1] not in "lsz":  # noqa: PLR2004
        return base[:-1]
    if base.endswith("e") and len(base) > 3:  # noqa: PLR2004
        return base[:-1]
    return base


def lowered(text: str) -> str:
    """The text in small letters, every character in its place: some become two, and these stay as they are."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(small if len(small := each.lower()) == 1 else each for each in text)


def words(text: str) -> list[Word]:
    """The words of a text with their places: "e-mail" and "e mail" are one word, "third-party" two."""
    joined = {match.start(): match.end() for match in _JOINED.finditer(text)}
    found: list[Word] = []
    begun: int | None = None
    for match in _WORD.finditer(text):
        start, end = match.span()
        if begun is None and start in joined and end < joined[start] + 1:
            begun = start
            continue
        first = start if begun is None else begun
        lower = text[first:end].lower().replace("-", "").replace(" ", "")
        found.append(Word(first, end, lower, stem(lower)))
        begun = None
    return found


def stems(text: str) -> tuple[str, ...]:
    """The stems of a label, stop words left out."""
    every = tuple(word.stem for word in words(text))
    return tuple(s for s in every if s not in STOP_WORDS) or every
