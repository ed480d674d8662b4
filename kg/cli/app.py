"""The program `kg`: finds the command, runs it, and says in one line what went wrong.

A command's module is imported when the command is run, so that `kg --help` comes at once; that is why the list below
repeats the first line of each command's help.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer
from typer.core import TyperCommand, TyperGroup

from kg import __version__
from kg.cli.terminal import complain, say
from kg.errors import KgError, UnknownName

if TYPE_CHECKING:
    from collections.abc import Sequence

_UsageError: type[Exception] = typer.BadParameter.__mro__[1]
"""What typer raises for arguments it cannot use; it is not exported by that name."""

_ONE_THREAD = ("OPENBLAS_NUM_THREADS", "1")
"""Heard by numpy, with which the parser multiplies, here and in the processes of a build: each core has its own."""

_STOPPED = 130
"""The exit code of a command that was ended by Ctrl-C."""

_SETTINGS = {"help_option_names": ["-h", "--help"]}


class Entry(NamedTuple):
    """Where a command is defined, and what it does."""

    module: str
    help: str


COMMANDS = {
    "build": Entry("building", "Read policies into a graph."),
    "extract": Entry("building", "Write the statements of policies as JSON Lines, without a graph."),
    "explain": Entry(
        "explaining", "Tell what was read in a passage of a policy, and why nothing was where nothing was."
    ),
    "validate": Entry("checking", "Check the graph against its shapes."),
    "queries": Entry("asking", "List the named questions."),
    "ask": Entry("questions", "Ask a named question."),
    "sparql": Entry("sparql", "Ask anything in SPARQL."),
    "repl": Entry("repl", "Ask SPARQL and named questions at a prompt."),
    "show": Entry("showing", "Tell what policies say at a glance; with -v in their own words."),
    "diff": Entry(
        "differing", "Tell what a policy states that an earlier one does not, no longer states, or states otherwise."
    ),
    "stats": Entry("showing", "Tell how much the graph holds, and which words no term names."),
    "export": Entry("leaving", "Write the graph for other tools."),
    "draw": Entry("leaving", "Draw the flows of an organization, or the data that organizations share."),
}


class Commands(TyperGroup):
    """The commands, each made when it is needed."""

    _listing = False

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ANN401, ARG002  (typer brings its own click, or uses click's)
        """Every command, in the order in which a newcomer meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ANN401, ARG002  (as above)
        """The command of that name; while they are listed, only its name and first line."""
        entry = COMMANDS.get(cmd_name)
        if entry is None:
            raise UnknownName("command", cmd_name, COMMANDS)
        if self._listing:
            return TyperCommand(cmd_name, help=entry.help)
        return command(cmd_name)

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401  (as above)
        """Lists the commands without importing them."""
        self._listing = True
        try:
            super().format_commands(ctx, formatter)
        finally:
            self._listing = False


def command(name: str) -> Any:  # noqa: ANN401  (as above)
    """The command of that name, ready to run."""
    made = getattr(import_module(f"kg.cli.{COMMANDS[name].module}"), name)
    if isinstance(made, type):
        return made(name=name, help=COMMANDS[name].help, context_settings=_SETTINGS, rich_markup_mode=None)
    return as_command(name, made)


def as_command(name: str, function: Any) -> Any:  # noqa: ANN401  (typer reads any function)
    """A function with annotated parameters as a command."""
    alone = typer.Typer(add_completion=False, rich_markup_mode=None, context_settings=_SETTINGS)
    alone.command(name, context_settings=_SETTINGS)(function)
    return typer.main.get_command(alone)


app = typer.Typer(
    cls=Commands,
    name="kg",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings=_SETTINGS,
)


def _version(asked: bool) -> None:  # noqa: FBT001  (typer hands the flag over by place)
    if asked:
        say(f"kg {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def kg(
    context: typer.Context,
    *,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Say which version this is.")
    ] = False,
) -> None:
    """Read privacy policies into a graph and ask it questions; each answer quotes the policies.

    Exit codes: 0 fine; 1 findings; 2 could not run; 3 some inputs failed; 124 out of time.
    """
    del version
    if context.invoked_subcommand is None:
        say(context.get_help())


def run(arguments: Sequence[str] | None = None) -> int:
    """Runs a command and gives its exit code back."""
    try:
        code = typer.main.get_command(app).main(args=arguments, prog_name="kg", standalone_mode=False)
        sys.stdout.flush()
    except KgError as error:
        complain(error.what, error.where, error.hint)
        return error.exit_code
    except _UsageError as error:
        context = getattr(error, "ctx", None)
        path = context.command_path if context is not None else "kg"
        complain(_message(error), path.removeprefix("kg").strip(), f"{path} --help says what it takes")
        return 2
    except (KeyboardInterrupt, typer.Abort):
        complain("stopped")
        return _STOPPED
    except (BrokenPipeError, SystemExit):  # typer's end where the pipe is closed: the reader has seen enough
        # What is still in the buffer must not raise it again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        complain(error.strerror or str(error), str(error.filename or ""))
        return 2
    if code == _STOPPED:  # typer makes this of Ctrl-C, and says nothing
        complain("stopped")
    return code if isinstance(code, int) else 0


def _message(error: Exception) -> str:
    """What is wrong with the arguments, in typer's words."""
    return str(getattr(error, "format_message", error.__str__)()).rstrip(".")


def _open_streams() -> None:
    """Opens what the caller has closed, so that no other file gets its number: nothing to read, nowhere to write."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(os.open(os.devnull, os.O_RDWR), mode, encoding="utf-8"))


def main() -> None:
    """The entry point of the program."""
    _open_streams()
    os.environ.setdefault(*_ONE_THREAD)
    sys.exit(run())
