"""Puts the stages in their order: files become readings, readings a graph."""

from __future__ import annotations

from kg.pipeline.building import build
from kg.pipeline.reading import read_policies, read_policy
from kg.pipeline.report import Report
from kg.pipeline.validating import validate

__all__ = ["Report", "build", "read_policies", "read_policy", "validate"]
