"""Tells from how a policy introduces an unknown name whether somebody else bears it ("we work with Acme to …")."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.link.cues import cue

if TYPE_CHECKING:
    from kg.link.labels import Labels
    from kg.model import Document

_OPENINGS = (
    r"\b(?:partner\w*|contract\w*|work\w*|agreements?|teamed up|relationship)(?: \w+){0,2} with (?:the )?",
    r"\bthird[- ]part(?:y|ies)(?: \w+){0,3},? (?:such as|called|named|like|including) ",
    r"\b(?:hosted|processed|handled|served|fulfilled) by (?:the )?",
    r"\bwe (?:also |currently |may )?(?:use|utilize|employ) (?:the )?(?:services? of )?",
)
_NOT_TELLING = frozenset({"FirstParty", "ThirdParty", "OtherUser", "Public", "BusinessPartner"})
_MOST = 12
"""How often a policy may name somebody else; a name that it uses more is its own."""
_AROUND = 120
"""Characters behind the name that may tell what its bearer does."""


def role_of(name: str, document: Document, recipients: Labels) -> str | None:
    """The role of the one who bears the name, or None where the policy does not say that it is somebody else."""
    bare = name.removeprefix("The ").strip(" ,.")
    if not bare[:1].isupper():
        return None
    if document.source.count(bare) > _MOST:
        return None
    found = re.search(rf"(?:{'|'.join(_OPENINGS)})(?-i:{re.escape(bare)})\b", document.source, re.IGNORECASE)
    if found is None:
        return None
    behind = re.split(r"[.\n]", document.source[found.start() : found.end() + _AROUND], maxsplit=1)[0]
    if cue("serves_ads").search(behind):
        return "Advertiser"
    roles = (m.concept for m in recipients.contiguous(behind) if m.concept not in _NOT_TELLING)
    told = next(roles, None)
    return told or ("AnalyticsProvider" if cue("analytics").search(behind) else "ServiceProvider")
