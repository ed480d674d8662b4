"""Runs the ```console blocks of a document: each line `$ command`, and below it what the command says.

`[...]` stands for anything in its line; alone on a line, for any lines. The commands of a document run one after the
other in one folder, where `examples` is the checkout's, as on a terminal a hundred columns wide.
`python -m tests.console README.md` writes what the commands say now into the document.
"""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tests.conftest import ROOT, plain_environment

if TYPE_CHECKING:
    from collections.abc import Iterator

BLOCK = re.compile(r"^```console\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
ESCAPE = re.compile(r"\x1b\[[0-9;?]*[a-zA-Z]")
GAP = "[...]"


@dataclass(frozen=True, slots=True)
class Shown:
    """A command as a document shows it, with what it is said to print."""

    command: str
    output: str


def shown(document: str) -> Iterator[Shown]:
    """The commands of a document in their order."""
    for block in BLOCK.finditer(document):
        for part in re.split(r"^\$ ", block["body"], flags=re.MULTILINE)[1:]:
            command, _, output = part.partition("\n")
            yield Shown(command, output)


def sandbox(folder: Path) -> Path:
    """A folder in which a document's commands find the sample policies, and `make` its rules."""
    for name in ("examples", "Makefile"):
        folder.joinpath(name).symlink_to(ROOT / name)
    folder.joinpath("output").mkdir()
    return folder


def said(command: str, folder: Path) -> str:
    """What the command prints on a terminal, answers and messages together."""
    programs = str(Path(sys.executable).parent)
    if command.startswith("make "):  # with this environment in the place of the one that make would build
        command = f"make --no-print-directory --old-file=.venv/.ready BIN={programs} {command.removeprefix('make ')}"
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        ["/bin/sh", "-c", command],
        cwd=folder,
        env=plain_environment() | {"TERM": "dumb", "COLUMNS": "100", "LINES": "50"},
        stdin=subprocess.DEVNULL,
        stdout=theirs,
        stderr=theirs,
    ):
        os.close(theirs)
        heard = b"".join(chunks(ours))
    os.close(ours)
    text = ESCAPE.sub("", heard.decode("utf-8").replace("\r\n", "\n"))
    text = text.replace(programs, ".venv/bin")
    return "".join(f"{line.rstrip()}\n" for line in text.splitlines())


def chunks(terminal: int) -> Iterator[bytes]:
    """What comes from a terminal until its last user has gone."""
    while True:
        try:
            chunk = os.read(terminal, 65536)
        except OSError:  # Linux says so when the other end is closed
            return
        if not chunk:
            return
        yield chunk


def matches(output: str, heard: str) -> bool:
    """Whether a document's output tells what was heard, its gaps aside."""
    lines = [
        r"(?:.*\n)*?" if line.strip() == GAP else re.escape(line).replace(re.escape(GAP), ".*") + r"\n"
        for line in output.splitlines()
    ]
    return re.fullmatch("".join(lines), heard) is not None


def rewritten(document: str, folder: Path) -> str:
    """The document with what its commands say now; output that still holds stays as it is, gaps and all."""

    def block(found: re.Match[str]) -> str:
        parts = []
        for part in shown(found[0]):
            heard = said(part.command, folder)
            parts.append(f"$ {part.command}\n{part.output if matches(part.output, heard) else heard}")
        return "```console\n" + "".join(parts) + "```"

    return BLOCK.sub(block, document)


if __name__ == "__main__":
    for name in sys.argv[1:]:
        path = Path(name)
        with tempfile.TemporaryDirectory() as home:
            path.write_text(rewritten(path.read_text("utf-8"), sandbox(Path(home))), "utf-8")
