"""The words by which the linker understands a phrase, read from the data file beside this module."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files


@cache
def _lists() -> dict[str, list[str]]:
    return tomllib.loads((files("kg.link") / "cues.toml").read_text(encoding="utf-8"))


_OTHER_LIST = re.compile(r"\{([a-z_]+)\}")
"""The name of a list within a pattern of another, which holds it as an alternative."""


def _alternatives(name: str) -> str:
    """The words of a list as alternatives, each up to the end of a word."""
    each = (word + "\\b" if word[-1].isalnum() or word[-1] in ")?" else word for word in _lists()[name])
    return _OTHER_LIST.sub(lambda other: f"(?:{_alternatives(other[1])})", "|".join(each))


@cache
def cue(name: str) -> re.Pattern[str]:
    """The words of a list as one pattern."""
    return re.compile(rf"(?<![^\W_])(?:{_alternatives(name)})", re.IGNORECASE)
