"""`kg ask NAME`: each named question is a command of its own, with options for its parameters."""

from __future__ import annotations

import inspect
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from kg.cli.app import as_command
from kg.cli.asking import show_rows, source_of
from kg.cli.options import DEFAULT_GRAPH, SECONDS, AtEndpoint, Form, Graph, Output, Timeout
from kg.cli.terminal import remark, write
from kg.query import Reply, find_question, load_questions, terms_for, text_of, values_of, within
from kg.query import ask as ask_graph

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from kg.query import Parameter, Question

_SPARQL = Annotated[bool, typer.Option("--sparql", help="Print the query that would run, and not its answer.")]
_COMMON = (
    ("graph", Graph, DEFAULT_GRAPH),
    ("form", Form, ""),
    ("output", Output, None),
    ("timeout", Timeout, SECONDS),
    ("endpoint", AtEndpoint, ""),
    ("sparql", _SPARQL, False),
)
_EXACT = Annotated[bool, typer.Option("--exact", help="Take the concepts themselves, not the narrower ones with them.")]


class ask(TyperGroup):  # noqa: N801  (named after the command that it is)
    """The named questions as commands."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ANN401, ARG002  (typer brings its own click, or uses click's)
        """Their names."""
        return list(load_questions())

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ANN401, ARG002  (as above)
        """The question of that name."""
        return question_command(find_question(cmd_name))

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401, ARG002  (as above)
        """Lists the questions with their titles in full."""
        with formatter.section("Questions"):
            formatter.write_dl([(each.name, each.title) for each in load_questions().values()])


def question_command(question: Question) -> TyperCommand:
    """The question as a command whose options are its parameters."""

    def run(**options: Any) -> None:  # noqa: ANN401  (as typer parsed them)
        given = {p.name: _given(options[p.variable]) for p in question.parameters}
        arguments = {name: values for name, values in given.items() if values}
        asked = _Asked(options["graph"], options["endpoint"], question, arguments, exact=options.get("exact", False))
        if options["sparql"]:
            write([within(options["timeout"], _sparql, asked)])
            return
        reply = within(options["timeout"], _reply, asked)
        show_rows(reply.table, options["form"], options["output"])
        if reply.why:
            remark(f"kg: {reply.why}")

    parts: list[tuple[str, Any, Any]] = [
        (p.variable, _annotation(p), [] if p.repeatable else None) for p in question.parameters
    ]
    parts += [("exact", _EXACT, False)] if question.takes_concepts else []
    parts += _COMMON
    keyword = inspect.Parameter.KEYWORD_ONLY
    listed = [inspect.Parameter(name, keyword, default=default, annotation=kind) for name, kind, default in parts]
    run.__signature__ = inspect.Signature(listed)  # type: ignore[attr-defined]
    run.__annotations__ = {name: kind for name, kind, _ in parts}
    examples = "\n\n".join(f"  {example}" for example in question.examples)
    run.__doc__ = f"{question.title}.\n\n{question.question}\n\nFor example:\n\n{examples}"
    made: TyperCommand = as_command(question.name, run)
    return made


def _annotation(parameter: Parameter) -> Any:  # noqa: ANN401  (an annotation)
    kind = list[str] if parameter.repeatable else str | None
    notes = [note for note, so in (("needed", parameter.required), ("repeatable", parameter.repeatable)) if so]
    notes += [f"default {parameter.default}"] if parameter.default else []
    text = parameter.help[:1].upper() + parameter.help[1:] + (f" ({', '.join(notes)})." if notes else ".")
    metavar = parameter.kind.removesuffix(" concept").upper()
    return Annotated[kind, typer.Option(f"--{parameter.name}", metavar=metavar, help=text, show_default=False)]


def _given(value: Sequence[str] | str | None) -> tuple[str, ...]:
    if value is None:
        return ()
    return (value,) if isinstance(value, str) else tuple(value)


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question with all that is needed to ask it."""

    folder: Path
    endpoint: str
    question: Question
    arguments: Mapping[str, Sequence[str]]
    exact: bool


def _reply(asked: _Asked) -> Reply:
    """Runs in a process of its own."""
    source = source_of(asked.folder, asked.endpoint)
    terms = terms_for(source, asked.question, asked.arguments)
    return ask_graph(source, terms, asked.question, asked.arguments, exact=asked.exact)


def _sparql(asked: _Asked) -> str:
    """Runs in a process of its own."""
    source = source_of(asked.folder, asked.endpoint)
    terms = terms_for(source, asked.question, asked.arguments)
    values = values_of(source, terms, asked.question, asked.arguments, exact=asked.exact)
    return text_of(asked.question, values)
