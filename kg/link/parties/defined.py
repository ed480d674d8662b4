"""Tells whom a word means that a policy makes up for others: "ad networks and exchanges (“Tracking Partners”)"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.link.parties.spoken_of import SpokenOf
    from kg.model import Document

_SENTENCE = re.compile(r"[^.;\n]*$|(?<=\.)[^;\n]{0,20}$")
_WORD = re.compile(
    r"(?:the |our |such |these |those |any |all |other |with |to |by )*((?-i:[A-Z])[\w-]+(?: (?-i:[A-Z])[\w-]+){0,3})",
    re.IGNORECASE,
)
GENERAL = frozenset({"ThirdParty", "BusinessPartner", "ServiceProvider"})
"""Those of whom a word of the policy's own may tell more."""
_WITH_ITS_OWN = re.compile(
    r"\bits (?:[\w-]+,? (?:and |or )?){0,4}?(?:subsidiar(?:y|ies)|affiliates?|compan(?:y|ies)|brands?|divisions?)"
    r"[^.;(]{0,40}$",
    re.IGNORECASE,
)
"""Who is named together with its own is not one of them ("Acme Inc., its subsidiaries and affiliates (“Acme”)")."""
_BEFORE = 260
"""Characters in which those stand who are given a word of their own."""


def meant_by(words: str, document: Document, before: SpokenOf) -> tuple[str, ...]:
    """Those whom a word with a capital stands for, by where the policy brings it in; none where it does not."""
    term = _WORD.match(words.strip())
    found = _meant(term[1], document.source, before) if term else ()
    return found if set(found) - GENERAL else ()


@lru_cache(maxsize=512)
def _meant(term: str, source: str, before: SpokenOf) -> tuple[str, ...]:
    quoted = (
        rf"\((?:[^()\"“]{{0,60}}\W)?[\"“*_]+(?:the |our |such |these )?{re.escape(term)}s?,?[\"”*_]+[^()]{{0,30}}\)"
    )
    found = re.search(quoted, source)
    if found is None:
        return ()
    sentence = _SENTENCE.search(source, max(0, found.start() - _BEFORE), found.start())
    return () if sentence is None or _WITH_ITS_OWN.search(sentence[0]) else before.third_parties(sentence[0])
