"""Where the files that are data and not code stand: the ontology, the named questions, and the tables of words.

In a checkout (and so in an editable install) they are the folders beside the package, the only copy that is edited.
A wheel carries that copy inside the package, put there when it is built. A table of words stands beside the modules
that read it.
"""

from __future__ import annotations

import tomllib
from importlib.resources import files
from pathlib import Path
from typing import Any

from kg.errors import BadInput

_PACKAGE = Path(__file__).resolve().parent
_HOMES = (_PACKAGE / "_data", _PACKAGE.parent)


def ontology_dir() -> Path:
    """The folder of classes, terms and shapes."""
    return _folder("ontology")


def queries_dir() -> Path:
    """The folder of named questions."""
    return _folder("queries")


def table(package: str, name: str) -> dict[str, Any]:
    """A table of words that stands as TOML in a package."""
    return tomllib.loads(files(package).joinpath(f"{name}.toml").read_text(encoding="utf-8"))


def _folder(name: str) -> Path:
    for home in _HOMES:
        if (home / name).is_dir():
            return home / name
    raise BadInput(
        f"the folder '{name}' is missing from this installation",
        where=str(_PACKAGE),
        hint="install policykg again, or run it from a checkout",
    )
