"""Shows a long answer page by page, where a person sits at the terminal; a short one is just written."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from contextlib import suppress
from itertools import chain
from typing import TYPE_CHECKING

from kg.cli.terminal import on_terminal, write

if TYPE_CHECKING:
    from collections.abc import Iterable


def page(parts: Iterable[str]) -> None:
    """Writes the parts of an answer, through a pager where they are more than the screen can show."""
    command = _pager()
    if not command:
        write(parts)
        return
    coming = iter(parts)
    lines, held, height = 0, [], shutil.get_terminal_size((100, 24)).lines
    for part in coming:
        held.append(part)
        lines += part.count("\n")
        if lines >= height:
            _through(command, chain(held, coming))
            return
    write(held)


def _pager() -> list[str]:
    """The pager's command; none where nobody could turn the pages, or an empty PAGER says that it is not wanted."""
    if not (on_terminal() and sys.stdin.isatty()) or os.environ.get("TERM", "dumb") == "dumb":
        return []
    named = os.environ.get("KG_PAGER", os.environ.get("PAGER", "less"))
    with suppress(ValueError):
        words = shlex.split(named)
        return words if words and shutil.which(words[0]) else []
    return []


def _through(command: list[str], parts: Iterable[str]) -> None:
    sys.stdout.flush()
    environment = {"LESS": "FRX", "LESSCHARSET": "utf-8"} | os.environ
    with subprocess.Popen(command, stdin=subprocess.PIPE, env=environment, encoding="utf-8") as pager:  # noqa: S603  (the user's own)
        if pager.stdin is not None:
            with suppress(BrokenPipeError), pager.stdin as pages:  # left before the end
                pages.writelines(parts)
        while pager.returncode is None:
            with suppress(KeyboardInterrupt):  # it is the pager that is to obey it
                pager.wait()
