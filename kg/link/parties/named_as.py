"""Names given as examples of a role play that role: in "card processors such as Google" Google is one of them.

Elsewhere a well-known name stands for the business that it is known for, which a sentence that says the role overrules.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.link.cues import cue

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from kg.link.labels import Match

_ROLES = frozenset(
    {"PaymentProvider", "DeliveryProvider", "AnalyticsProvider", "HostingProvider", "MarketingProvider", "Advertiser"}
    | {"SocialNetwork", "FinancialInstitution", "CreditBureau", "IdentityVerifier", "DataBroker"}
)
"""Roles that say what business somebody is in; "partners" and "vendors" leave that to the name."""
_GIVES = (
    r"(?:such as|like|including(?:,? but not limited to|,? without limitation)?|e\.?g\.?|i\.e\.?|namely|for example)"
)
_NAME = r"[A-Z][\w.&'’+-]*(?: [A-Z][\w.&'’+-]*)*"
_AS = re.compile(
    rf"[\s,]*(?:\(\s*(?:{_GIVES}[\s,]*)?|{_GIVES}[\s,:]+)(?:the )?(?:{_NAME}(?:\s*[,/&]\s*|,?\s+(?:and|or|and/or)\s+))*"
)


def in_role(text: str, found: Iterable[Match]) -> list[Match]:
    """The parties of a text, where the names behind a role have that role."""
    told: list[Match] = []
    role: Match | None = None
    for match in found:
        if role and is_name(text[match.start : match.end]) and _AS.fullmatch(text, role.end, match.start):
            told.append(replace(match, concept=role.concept))
            continue
        told.append(match)
        role = match if match.concept in _ROLES else None
    return told


def adding_to(roles: Collection[str], text: str, examples: Iterable[Match]) -> list[Match]:
    """The examples that tell more than the roles before them, as names do not where these say what business it is."""
    in_business = set(roles) <= _ROLES
    return [match for match in examples if not (in_business and is_name(text[match.start : match.end]))]


def is_name(words: str) -> bool:
    """Whether the words are a proper name, and none that a policy only writes with capitals."""
    return words[:1].isupper() and cue("party_words").fullmatch(words) is None
