"""Tells the organization's own names, and those of its products, from the names of others, and hides its own."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from kg.link.cues import cue

if TYPE_CHECKING:
    from kg.model import Document, Frame, Policy

_FORM = r",? (?:inc|llc|ltd|corp)\.?"
_FORM_ENDS = re.compile(rf"{_FORM}$", re.IGNORECASE)
_CORPORATE = re.compile(rf"(?:\.(?:com|org|net|edu|gov|co|io|ca|ac)|{_FORM})+$", re.IGNORECASE)
_HOST = re.compile(
    r"(?::|%3A)//(?:[\w-]+\.)*?(?!archive\b)([\w-]+)\.(?:com|org|net|edu|gov|io|co\.\w\w)\b", re.IGNORECASE
)
"""The name of the host that a policy was fetched from, in the address of the archive that keeps it."""
_ARTICLE = "the "
_OFTEN = 3
_SHORTEST_ROOT = 3
"""Letters of a name that tell it: two are in any word."""
_PARTED = 2
_LONGEST_NAME = 3
"""Words of a product's name; longer ones are titles."""
_OPENING, _TWICE = 1500, 2
"""Characters in which a policy says whose it is, and how often the name of an organization of our kind is ours."""
_SEVERAL_WORDS = re.compile(r"\w[ &-]+\w")
_SMALL, _CAPITAL = re.compile(r"[a-z]"), re.compile(r"[A-Z]")


def is_first_party(head: str, document: Document) -> bool:
    """Whether the words stand for the organization: "it", its name, or its site, staff or servers."""
    named = head.lower() == "it" or is_named(document, head) or _is_called(document, head) or is_kind(document, head)
    return named or bool(cue("first_party_head").search(head) and not cue("not_first_party").search(head))


def is_named(document: Document, words: str) -> bool:
    """Whether the words are the name of the policy's own organization, however it is spelled."""
    return any(root in _squashed(words) for root in _roots(document.policy))


def is_whole_name(document: Document, words: str) -> bool:
    """Whether they are that name and no more: a bank's own name has the word for a bank in it."""
    return _squashed(_CORPORATE.sub("", words.strip(" ,."))) in _roots(document.policy)


def is_end_of_name(document: Document, before: str, words: str) -> bool:
    """Whether they end that name, of which the parser took the beginning for an adverb ("Everyday | Bread may …")."""
    parted = before.split()[-_PARTED:]
    return any(_squashed(" ".join((*parted[k:], words))) in _roots(document.policy) for k in range(len(parted)))


@lru_cache(maxsize=256)
def _roots(policy: Policy) -> frozenset[str]:
    """What tells the organization's names, those of its site and of the owner who hosts its policy from others."""
    site = (policy.site or "").removeprefix("www.")
    names = (policy.organization, site, *_HOST.findall(policy.url or "")[-1:])
    roots = (_squashed(_CORPORATE.sub("", name)) for name in names)
    return frozenset(root for root in roots if len(root) >= _SHORTEST_ROOT)


def is_short_name(document: Document, words: str) -> bool:
    """Whether the organization's own name, or that of its site, begins with the words ("Cobalt" of Cobalt Lines)."""
    short, name = words.lower().split(), (document.policy.organization or "").lower().split()
    of_site = len(_squashed(words)) > _SHORTEST_ROOT and (document.policy.site or "").startswith(_squashed(words))
    return bool(short) and (name[: len(short)] == short or of_site)


def is_our_name(document: Document, words: str) -> bool:
    """Whether the words are our name, in full or the short one, with the capital that makes it a name."""
    return words[:1].isupper() and (is_whole_name(document, words) or is_short_name(document, words))


def _is_called(document: Document, words: str) -> bool:
    """Whether it is the first words of our name behind an article, as the policy keeps saying ("the Smithsonian")."""
    short = words[len(_ARTICLE) :] if words[: len(_ARTICLE)].lower() == _ARTICLE else ""
    often = is_often_named(document, short) and short.lower() not in document.source
    return short[:1].isupper() and often and is_short_name(document, short)


def is_kind(document: Document, words: str) -> bool:
    """Whether they say what kind of organization we are, by the name that the policy opens with ("the hospital")."""
    kind = cue("our_kind").fullmatch(words.strip(" ,."))
    return kind is not None and _is_kind_in(document.policy.organization, document.source, kind[1].capitalize())


@lru_cache(maxsize=256)
def _is_kind_in(name: str, source: str, kind: str) -> bool:
    named = re.search(rf"\b(?!(?:The|This|Our|Your|A|An|Any)\b)[A-Z][\w.’']*\s(?:\w+\s)?{kind}\b", source[:_OPENING])
    if kind in name.title().split():
        return True
    if named is None or source.count(named[0]) >= _TWICE:
        return named is not None
    return len(re.findall(rf"\b[Tt]he {kind}\b", source)) >= _OFTEN  # "the Council", with the capital of its name


def _squashed(words: str) -> str:
    return re.sub(r"[\W_]+", "", words).lower()


def is_own_product(document: Document, head: str) -> bool:
    """Whether it is a proper name that the policy keeps using: a product goes by a name of its own."""
    name = head.removeprefix("The ").strip(" ,")
    short = len(name.split()) <= _LONGEST_NAME and name[:1].isupper()
    proper = document.source.count(name) >= _OFTEN or not (name.endswith("s") or name.lower() in document.source)
    return short and proper and not cue("no_name").match(name)


def is_often_named(document: Document, name: str) -> bool:
    """Whether the policy keeps using a name."""
    return document.source.count(name) >= _OFTEN


def without_own_name(frame: Frame, document: Document) -> Frame:
    """The frame with our name spelled "Xxx Xxxxxx", so that no term is found in it: Elm Health need not mean health.

    A name of one word stays, since the word may be a plain one where it stands.
    """
    name = _FORM_ENDS.sub("", document.policy.organization or "")
    text = frame.text.text
    if name not in text or not _SEVERAL_WORDS.search(name):
        return frame
    hidden = _CAPITAL.sub("X", _SMALL.sub("x", name))
    return replace(frame, text=frame.text.spelled(text.replace(name, hidden)))
