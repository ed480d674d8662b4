"""The words by which the linker understands a phrase, read from the data files beside this module.

Each list there is read as alternatives that begin at a word and, where they end in a letter, end at one; they are
regular expressions, and what must stand at the start or end of the phrase says so with ^ or $. "{name}" in one of them
stands for the list of that name, in whichever file it is; no two files name a list alike.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.resources import table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_OTHER_LIST = re.compile(r"\{([a-z_]+)\}")


@cache
def _lists() -> dict[str, Any]:
    """Every list of every file by its name; one that tells several kinds apart holds a list for each."""
    found = (Path(place.name) for place in files(__name__).iterdir())
    tables = (table(__name__, path.stem) for path in found if path.suffix == ".toml")
    return {name: words for each in tables for name, words in each.items()}


def _alternatives(words: Iterable[str]) -> str:
    each = (word + "\\b" if word[-1].isalnum() or word[-1] in ")?" else word for word in words)
    return _OTHER_LIST.sub(lambda other: f"(?:{_alternatives(_lists()[other[1]])})", "|".join(each))


def _pattern(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_])(?:{_alternatives(words)})", re.IGNORECASE)


@cache
def cue(name: str) -> re.Pattern[str]:
    """The words of a list as one pattern."""
    return _pattern(_lists()[name])


@cache
def kinds(name: str) -> Mapping[str, re.Pattern[str]]:
    """The kinds that a list tells apart, each with its pattern, in the order of the file."""
    return {kind: _pattern(words) for kind, words in _lists()[name].items()}
