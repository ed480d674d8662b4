"""Tells how several third parties are called that words point back to at once ("they", "these companies")."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.model import Frame

_IN_SERVICE = "ServiceProvider"
_WORKERS = frozenset(
    {_IN_SERVICE, "PaymentProvider", "DeliveryProvider", "MarketingProvider", "AnalyticsProvider", "HostingProvider"}
)
_MAY_SERVE = frozenset({"Advertiser"})
"""Those who are in service where they are told, together with others who are, what not to do with data."""


def as_group(frame: Frame, parties: tuple[str, ...]) -> tuple[str, ...]:
    """The parties; those of several trades who work for us are service providers as a whole."""
    bound = _MAY_SERVE if frame.polarity == "denied" or frame.rule == "carve-out" else frozenset[str]()
    together = len(parties) > 1 and set(parties) <= _WORKERS | bound and not set(parties) <= bound
    return (_IN_SERVICE,) if together else parties
