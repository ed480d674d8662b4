"""The lists of words that reading knows, kept as data beside the code."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


def words(name: str) -> frozenset[str]:
    """One of the lists in words.toml."""
    return frozenset(_lists()[name])


@cache
def _lists() -> dict[str, list[str]]:
    return tomllib.loads(files("kg.read").joinpath("words.toml").read_text(encoding="utf-8"))
