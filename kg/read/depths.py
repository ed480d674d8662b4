"""Depths of headings that no mark or tag ranks, below the six that those know; afterwards all are counted anew."""

from __future__ import annotations

CAPITALS = 7
BOLD = 8
BOLD_LABEL = 9
"""Of bold words that end with a colon."""
TERM = 9
"""Of a term in a list of definitions."""
SHORT = 10
"""Of a short line that stands alone."""
RUN_IN = 10
"""Of a title in the line of its paragraph."""
