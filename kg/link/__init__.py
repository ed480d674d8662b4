"""Understands frames as statements: phrases become concepts, pointers take what they point to."""

from __future__ import annotations

from kg.link.linker import Linker

__all__ = ["Linker"]
