"""Knows parties by their trade, whatever they are called: a firm, company, vendor or provider of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.words import stem

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_KINDS = frozenset(
    {"PaymentProvider", "DeliveryProvider", "AnalyticsProvider", "MarketingProvider", "HostingProvider"}
    | {"ServiceProvider", "Advertiser", "CreditBureau", "IdentityVerifier", "DataBroker"}
)
"""Those whose trade tells what they are, and not how near they stand to the organization."""
_HEADS = frozenset(
    map(stem, ("provider", "company", "firm", "vendor", "supplier", "organization", "specialist", "contractor"))
)
_SERVICE = stem("service")
_NO_TRADE = frozenset(
    map(
        stem,
        (
            *("third", "3rd", "outside", "external", "other", "independent", "authorized", "selected", "trusted"),
            *("internal", "contract", "sub", "technical", "unaffiliated", "various", "data", "information"),
            *("business", "professional"),
        ),
    )
)
"""Words that tell no trade where they stand alone before a head, or with "party"."""

Table = dict[str, list[tuple[tuple[str, ...], str]]]


def trades(table: Table) -> Mapping[tuple[str, ...], str]:
    """The trades of the labels, by the stems before their heads; one that two kinds of parties share tells nothing."""
    found: dict[tuple[str, ...], set[str]] = {}
    for labels in table.values():
        for parts, concept in labels:
            trade = _trade(parts)
            if trade and concept in _KINDS and trade[0] not in _NO_TRADE:
                found.setdefault(trade, set()).add(concept)
    return {trade: kinds.pop() for trade, kinds in found.items() if len(kinds) == 1}


def head_length(stems: Sequence[str]) -> int:
    """How many of the words are the head behind a trade: "firm" or "service provider", none where it is another."""
    if len(stems) > 1 and stems[0] == _SERVICE and stems[1] in _HEADS:
        return 2
    return 1 if stems and stems[0] in _HEADS else 0


def _trade(parts: tuple[str, ...]) -> tuple[str, ...]:
    if parts[-2:-1] == (_SERVICE,) and parts[-1] in _HEADS:
        return parts[:-2]
    return parts[:-1] if parts[-1] in _HEADS or parts[-1] == _SERVICE else ()
