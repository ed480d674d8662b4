"""`kg repl`: a prompt for SPARQL and for the named questions, with completion, history and colours."""

from __future__ import annotations

import os
import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.cli.app import run
from kg.cli.options import DEFAULT_GRAPH, SECONDS, AtEndpoint, Graph, Timeout
from kg.cli.terminal import clean, coloured, complain, say, write
from kg.errors import BadInput, UnknownName
from kg.query import Table, sparql
from kg.query.syntax import tokens
from kg.store import open_graph

if TYPE_CHECKING:
    from collections.abc import Callable

    from prompt_toolkit import PromptSession

_ORGANIZATIONS = "SELECT DISTINCT ?name { ?policy a pp:Policy ; pp:organization/rdfs:label ?name } ORDER BY ?name"


def repl(*, graph: Graph = DEFAULT_GRAPH, endpoint: AtEndpoint = "", timeout: Timeout = SECONDS) -> None:
    """Ask SPARQL and named questions at a prompt."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise BadInput("a prompt needs a terminal", where="repl", hint="kg sparql - reads a query from a pipe")
    asked = ["--timeout", str(timeout), *(["--endpoint", endpoint] if endpoint else ["-g", str(graph)])]
    names = [] if endpoint else _organizations(graph)
    session = _session(names)
    say(f"SPARQL of {clean(endpoint or str(graph))}; Tab completes, .help lists what else there is, Ctrl-D leaves.")
    while True:
        try:
            text = session.prompt("kg> ").strip()
        except KeyboardInterrupt:  # gives up the line and not the prompt
            continue
        except EOFError:
            return
        if text in (".quit", ".exit"):
            return
        if text.startswith("."):
            _obey(text, str(graph), asked)
        elif text:
            run(["sparql", text, *asked])


def finished(text: str) -> bool:
    """Whether Enter asks what was typed: a dot command, a query whose braces are closed, or an empty line."""
    if not text.strip() or text.lstrip().startswith(".") or text.endswith("\n"):
        return True
    opened = sum({"{": 1, "}": -1}.get(token.text, 0) for token in tokens(text))
    return opened <= 0 and ("{" in text or text.lstrip()[:8].upper() == "DESCRIBE")


def _obey(text: str, graph: str, asked: list[str]) -> None:
    """A dot command; what it cannot do is told, and the prompt goes on."""
    from kg.cli.completion import COMMANDS  # noqa: PLC0415  (with prompt_toolkit, which only a prompt needs)

    try:
        command, *words = shlex.split(text)
    except ValueError as problem:
        complain(f"{problem}", ".ask")
        return
    commands: dict[str, Callable[[], object]] = {
        ".ask": lambda: run(["ask", *words, *(asked if words and words[-1] not in ("-h", "--help") else [])]),
        ".show": lambda: run(["show", *words, "-g", graph]),
        ".queries": lambda: run(["queries"]),
        ".stats": lambda: run(["stats", "-g", graph]),
        ".help": lambda: write(f"{name:10}{meaning}\n" for name, meaning in COMMANDS.items()),
    }
    if command in commands:
        commands[command]()
    else:
        unknown = UnknownName("command", command, COMMANDS)
        complain(unknown.what, hint=unknown.hint)


def _session(organizations: list[str]) -> PromptSession[str]:
    from prompt_toolkit import PromptSession  # noqa: PLC0415  (a tenth of a second, for this command alone)
    from prompt_toolkit.history import FileHistory, InMemoryHistory  # noqa: PLC0415  (as above)
    from prompt_toolkit.key_binding import KeyBindings  # noqa: PLC0415  (as above)
    from prompt_toolkit.lexers import PygmentsLexer  # noqa: PLC0415  (as above)
    from prompt_toolkit.output import ColorDepth  # noqa: PLC0415  (as above)
    from pygments.lexers.rdf import SparqlLexer  # noqa: PLC0415  (as above)

    from kg.cli.completion import SparqlCompleter, known  # noqa: PLC0415  (as above)

    keys = KeyBindings()

    @keys.add("enter")
    def _(event: Any) -> None:  # noqa: ANN401  (prompt_toolkit's event)
        buffer = event.current_buffer
        if finished(buffer.document.text) or finished(buffer.document.current_line_before_cursor):
            buffer.validate_and_handle()
        else:
            buffer.insert_text("\n")

    kept = _history_file()
    return PromptSession(
        history=FileHistory(str(kept)) if kept else InMemoryHistory(),
        lexer=PygmentsLexer(SparqlLexer),
        completer=SparqlCompleter(known(organizations)),
        complete_while_typing=False,
        key_bindings=keys,
        multiline=True,
        prompt_continuation=lambda *_: "... ",
        color_depth=None if coloured() else ColorDepth.DEPTH_1_BIT,
    )


def _history_file() -> Path | None:
    """Where the lines of earlier sessions are kept; nowhere if that cannot be written."""
    home = os.environ.get("XDG_STATE_HOME") or str(Path("~/.local/state").expanduser())
    folder = Path(home) / "kg"
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        (folder / "history").touch(mode=0o600)
    except OSError:
        return None
    return folder / "history"


def _organizations(folder: Path) -> list[str]:
    answer = sparql(open_graph(folder).store, _ORGANIZATIONS)
    rows = answer.rows if isinstance(answer, Table) else ()
    return [str(getattr(row[0], "value", "")) for row in rows]
