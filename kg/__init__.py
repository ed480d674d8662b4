"""policykg reads privacy policies and answers questions across them, each answer with the policy's own words.

import kg

graph = kg.open("output")
for row in graph.ask("who-sells", data="location"):
print(row["organization"], row.quote, row.place)
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from kg.session import Session

__version__ = "0.1.0"
__all__ = ["__version__", "open"]


def open(folder: str | Path = "output") -> Session:  # noqa: A001  (kg.open is how it is called)
    """The graph that `kg build` left in a folder, to be asked; raises NoGraph where there is none."""
    # By name and only now: `import kg` is to cost nothing, and kg's own modules import it without what asks the graph.
    session: Session = import_module("kg.session").opened(folder)
    return session
