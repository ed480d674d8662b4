"""policykg reads privacy policies and answers questions across them, each answer with the policy's own words."""

from __future__ import annotations

__version__ = "0.1.0"
