"""Policy files become documents: what policy it is, its blocks of text, and where every character came from."""

from __future__ import annotations

from kg.read.document import read_document
from kg.read.sources import find_sources, left_out

__all__ = ["find_sources", "left_out", "read_document"]
