"""The lists of words by which text is parted into segments, kept as data beside the code."""

from __future__ import annotations

from functools import cache

from kg.resources import table


def words(name: str) -> frozenset[str]:
    """One of the lists in words.toml."""
    return frozenset(_lists()[name])


def pattern(name: str) -> str:
    """One of the lists of wordings in words.toml as a pattern, tried in their order."""
    return "|".join(_lists()[name])


@cache
def _lists() -> dict[str, list[str]]:
    return table("kg.segment", "words")
