"""Tells from its first words on whether a phrase names data, or somebody."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from kg.extract import cues

if TYPE_CHECKING:
    from kg.extract.syntax.tokens import Parsed, Token

_BEFORE_NOUN = frozenset({"DT", "PDT", "PRP$", "JJ", "JJR", "CD", "VBN"})
_OWNER_REACH = 4
"""Tokens among which the sign of an owner stands, behind whom the data are named ("a visitor | 's | name")."""
_LIST_REACH = 11


def names_plain_data(parsed: Parsed, i: int, end: int) -> bool:
    """Whether the words from token `i` on name something of a person: "your …", "name", "e-mail address"."""
    i = next((t.i + 1 for t in parsed.tokens[i : min(i + _OWNER_REACH, end)] if t.tag == "POS"), i)
    first = parsed.tokens[i : min(i + 2, end)]
    return bool(first) and (first[0].tag == "PRP$" or any(token.lower in cues.words("plain data") for token in first))


def gives_data(parsed: Parsed, i: int, end: int) -> bool:
    """Whether the example from token `i` on is one of data, and not of a deed ("by, for example, sending emails")."""
    first = next((token for token in parsed.tokens[i : min(i + 2, end)] if token.lower != ","), None)
    return first is not None and first.tag != "VBG" and names_plain_data(parsed, first.i, end)


def adds_data(parsed: Parsed, i: int, end: int) -> bool:
    """Whether something of a person follows from token `i` on, and nobody: "along with | the time of your visit"."""
    words = list(takewhile(lambda token: token.is_noun or token.tag in _BEFORE_NOUN, parsed.tokens[i:end]))
    told = cues.words("plain data") | cues.words("pages")
    found = any(token.is_noun and (token.lower in told or token.stem in cues.things()) for token in words)
    return found and not names_others(parsed, i, end)


def lists_data(parsed: Parsed, i: int, end: int) -> bool:
    """Whether the item that begins at token `i` is one of data, be they those of a machine ("device type")."""
    words = takewhile(lambda token: token.is_noun or token.tag in _BEFORE_NOUN, parsed.tokens[i:end])
    machine = any(token.is_noun and token.lower in cues.words("data of machines") for token in words)
    return machine or names_plain_data(parsed, i, end) or adds_data(parsed, i, end)


def lists_plain_data(parsed: Parsed, i: int, end: int) -> bool:
    """Whether several such words follow soon: "including your full name, postal address and age"."""
    behind = parsed.tokens[i : min(i + _LIST_REACH, end)]
    return sum(t.lower in cues.words("plain data") and not _tells_trade(parsed, t) for t in behind) > 1


def _tells_trade(parsed: Parsed, token: Token) -> bool:
    """Whether it only says what somebody deals with ("phone companies and e-mail providers")."""
    return token.dep == "compound" and parsed.tokens[token.head].stem in cues.somebody()


def names_data(parsed: Parsed, i: int, end: int) -> bool:
    """Whether the phrase that begins at token `i` has a noun for data: "the personal information of", "your number"."""
    for token in parsed.tokens[i:end]:
        if token.is_noun and (token.lower in cues.words("plain data") or token.stem in cues.things()):
            return True
        both = token.lower == "and" and parsed.tokens[token.i + 1].tag == "DT"  # "any | and | all information"
        if not (token.is_noun or token.tag in _BEFORE_NOUN or both):
            return False
    return False


def names_others(parsed: Parsed, i: int, end: int) -> bool:
    """Whether the phrase that begins at token `i` has a noun for somebody: "its affiliates", "selected partners"."""
    words = takewhile(lambda token: token.is_noun or token.tag in _BEFORE_NOUN, parsed.tokens[i:end])
    last = max(words, key=lambda token: token.i, default=None)
    return last is not None and last.stem in cues.somebody()
