"""Understands frames as statements: phrases become concepts, pointers take what they point to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.link.linker import Linker

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.model import Document, Frame, Statement

__all__ = ["Linker", "link"]


def link(frames: Iterable[Frame], document: Document, linker: Linker) -> Iterator[Statement]:
    """The statements that a document's frames make."""
    return linker.statements(frames, document)
