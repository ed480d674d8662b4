"""`kg repl`, driven through a pseudo-terminal as a person drives it."""

from __future__ import annotations

import os
import pty
import re
import select
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from prompt_toolkit.completion import CompleteEvent
from prompt_toolkit.document import Document

from kg.cli.completion import Known, SparqlCompleter, known
from kg.cli.repl import finished
from tests.conftest import plain_environment
from tests.query.sample import acme, graph_folder, kite

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.conftest import Kg

ESCAPE = re.compile(r"\x1b\[[0-9;?]*[a-zA-Z]|\x1b[=>]")
PATIENCE = 20


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("home")
    graph_folder(folder / "output", acme(), kite())
    return folder


@dataclass
class Terminal:
    """A prompt at which one can type and of which one can read."""

    ours: int
    raw: str = ""

    def type(self, text: str) -> None:
        os.write(self.ours, text.encode())

    def read_until(self, words: str) -> str:
        """What has come since the last call, up to the words; fails where they do not come.

        Blanks do not count: the prompt moves the cursor where others write them.
        """
        ends = time.monotonic() + PATIENCE
        heard, wanted = "", "".join(words.split())
        while wanted not in (shown := "".join(ESCAPE.sub("", heard).split())):
            ready, _, _ = select.select([self.ours], [], [], max(0.0, ends - time.monotonic()))
            assert ready, f"'{words}' did not come:\n{heard}"
            heard += os.read(self.ours, 65536).decode("utf-8", "replace")
        self.raw += heard
        return shown


@contextmanager
def prompt(home: Path, **environment: str) -> Iterator[Terminal]:
    ours, theirs = pty.openpty()
    extra = {"TERM": "xterm", "PAGER": "", "PROMPT_TOOLKIT_NO_CPR": "1", "XDG_STATE_HOME": str(home / "state")}
    with subprocess.Popen(
        [Path(sys.executable).with_name("kg"), "repl"],
        cwd=home, stdin=theirs, stdout=theirs, stderr=theirs, env=plain_environment() | extra | environment,
        start_new_session=True,
    ) as process:  # fmt: skip
        os.close(theirs)
        try:
            terminal = Terminal(ours)
            terminal.read_until("kg> ")
            yield terminal
        finally:
            process.kill()
    os.close(ours)


def test_a_query_over_several_lines_is_answered_and_a_mistake_does_not_end_the_prompt(home: Path) -> None:
    with prompt(home) as terminal:
        terminal.type("SELECT ?file {\r")
        terminal.read_until("... ")
        terminal.type("?p pp:sourceFile ?file }\r")
        terminal.read_until("shops/acme.md")
        terminal.type("SELECT * { ?s dvp:x ?o }\r")
        terminal.read_until("did you mean 'dpv:'")
        terminal.type("ASK {}\r")
        terminal.read_until("yes")


def test_the_dot_commands_ask_show_and_help(home: Path) -> None:
    with prompt(home) as terminal:
        terminal.type(".help\r")
        assert ".show" in terminal.read_until("leave (or Ctrl-D)")
        terminal.type(".ask who-shares --data email\r")
        terminal.read_until("Acme Lanterns")
        terminal.type(".show 'kite club'\r")
        terminal.read_until("Kite Club (kite.txt)")
        terminal.type(".shwo\r")
        terminal.read_until("did you mean '.show'")


def test_tab_completes_and_the_arrow_brings_back_what_was_asked_in_an_earlier_session(home: Path) -> None:
    with prompt(home) as terminal:
        terminal.type("ASK { ?s pp:data data:EmailA\t")
        terminal.read_until("data:EmailAddress")
        terminal.type(" }\r")
        terminal.read_until("yes")
    with prompt(home) as terminal:
        terminal.type("\x1b[A")
        terminal.read_until("ASK { ?s pp:data data:EmailAddress }")


def test_control_d_leaves_and_colours_come_only_where_they_are_wanted(home: Path) -> None:
    for extra, coloured in (({"NO_COLOR": "1"}, False), ({"NO_COLOR": ""}, True)):
        with prompt(home, **extra) as terminal:
            terminal.type("ASK {}")
            terminal.read_until("ASK {}")
            terminal.type("\r")
            terminal.read_until("yes")
            assert (re.search(r"\x1b\[[0-9;]*3[0-9]", terminal.raw) is not None) is coloured
            terminal.type("\x04")


def test_without_a_terminal_there_is_no_prompt(kg: Kg, home: Path) -> None:
    done = kg("repl", cwd=home)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "kg: repl: a prompt needs a terminal (kg sparql - reads a query from a pipe)\n"


@pytest.mark.parametrize(
    ("text", "done"),
    [
        ("", True), (".help", True), ("ASK {}", True), ("describe data:Name", True), ("SELECT * {\n?s ?p ?o\n}", True),
        ("SELECT *", False), ("SELECT * {", False), ('ASK { ?s ?p "}"', False), ("PREFIX x: <http://x/>", False),
    ],
)  # fmt: skip
def test_a_query_is_finished_when_its_braces_are_closed(text: str, done: bool) -> None:  # noqa: FBT001  (a case's outcome)
    assert finished(text) is done


@pytest.fixture(scope="module")
def names() -> Known:
    return known(["Acme Lanterns"])


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("SEL", "SELECT"),
        ("SELECT * { ?s pp:pol", "pp:polarity"),
        ("SELECT * { ?s a pp:State", "pp:Statement"),
        ("SELECT * { ?s pp:data data:emaila", "data:EmailAddress"),
        ("SELECT * { ?s pp:data e-mail", "data:EmailAddress"),
        ("SELECT * { ?s reci", "recipient:"),
        ("SELECT ?statement { ?st", "?statement"),
        (".a", ".ask"),
        (".ask who-sh", "who-shares"),
        (".ask who-shares --d", "--data"),
        (".ask who-shares --data Ema", "EmailAddress"),
        (".ask who-shares --organization ", "'Acme Lanterns'"),
        (".show ", "'Acme Lanterns'"),
    ],
)
def test_what_is_typed_is_completed_by_where_it_stands(names: Known, typed: str, offered: str) -> None:
    found = SparqlCompleter(names).get_completions(Document(typed), CompleteEvent())
    assert offered in [each.text for each in found]
