"""The lists of words that reading knows, kept as data beside the code."""

from __future__ import annotations

from functools import cache

from kg.resources import table


def words(name: str) -> frozenset[str]:
    """One of the lists in words.toml."""
    return frozenset(_lists()[name])


@cache
def _lists() -> dict[str, list[str]]:
    return table("kg.read", "words")
