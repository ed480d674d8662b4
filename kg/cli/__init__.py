"""The command line: the only part of the program that speaks to a terminal."""

from __future__ import annotations

from kg.cli.app import main

__all__ = ["main"]
