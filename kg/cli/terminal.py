"""Speaks to whoever runs the program: answers on stdout, all else on stderr, nothing that could drive a terminal."""

from __future__ import annotations

import os
import re
import shutil
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

# Control characters, and those that turn the direction of the text around. A new line and a tab may stay.
_HARMFUL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def clean(text: str) -> str:
    """The text without what a terminal would obey instead of showing."""
    return _HARMFUL.sub("", text)


def say(text: str) -> None:
    """Writes a line of the answer."""
    write([text, "\n"])


def write(parts: Iterable[str]) -> None:
    """Writes parts of the answer as they come."""
    _lenient(sys.stdout)
    for part in parts:
        sys.stdout.write(part)


def remark(text: str) -> None:
    """Tells something that is no part of the answer."""
    _lenient(sys.stderr)
    sys.stdout.flush()
    sys.stderr.write(f"{clean(text)}\n")
    sys.stderr.flush()


def complain(what: str, where: str = "", hint: str = "") -> None:
    """Tells in one line what is wrong, where, and what to do."""
    place = f"{where}: " if where else ""
    advice = f" ({hint})" if hint else ""
    remark("kg: " + " ".join(f"{place}{what}{advice}".split()))


def on_terminal() -> bool:
    """Whether the answer is shown on a terminal."""
    return sys.stdout.isatty()


def width() -> int:
    """How many columns there are to write in."""
    return max(40, shutil.get_terminal_size((100, 24)).columns)


def coloured() -> bool:
    """Whether the answer may be written in colours."""
    return on_terminal() and not os.environ.get("NO_COLOR") and os.environ.get("TERM", "dumb") != "dumb"


def _lenient(stream: object) -> None:
    """A character that the terminal has no place for is written as its number; it does not end the program."""
    if getattr(stream, "errors", "") == "strict" and hasattr(stream, "reconfigure"):
        stream.reconfigure(errors="backslashreplace")
