"""The words by which the linker understands a phrase, read from the data file beside this module."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files


@cache
def _lists() -> dict[str, list[str]]:
    return tomllib.loads((files("kg.link") / "cues.toml").read_text(encoding="utf-8"))


@cache
def cue(name: str) -> re.Pattern[str]:
    """The words of a list as one pattern."""
    alternatives = "|".join(word + "\\b" if word[-1].isalnum() or word[-1] in ")?" else word for word in _lists()[name])
    return re.compile(rf"(?<![^\W_])(?:{alternatives})", re.IGNORECASE)
