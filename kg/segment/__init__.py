"""Blocks become segments: sentences, list items and table rows, each with what stands above it."""

from __future__ import annotations

from kg.segment.document import segments

__all__ = ["segments"]
