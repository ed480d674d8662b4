"""`kg explain`: what was read in a passage of a policy, and why nothing was where nothing was."""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.forms import emit, form_of
from kg.cli.grid import wrap
from kg.cli.terminal import clean, width
from kg.errors import BadInput
from kg.explain import explain as passages_of
from kg.model import Source
from kg.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.explain import Passage, Step
    from kg.model import Statement

_LABEL = 10


def explain(
    policy: Annotated[str, typer.Argument(metavar="POLICY", help="A policy file, or - for what is piped in.")],
    where: Annotated[
        str, typer.Argument(metavar="LINE|SENTENCE", help="A line number, or words of the passage; else all of it.")
    ] = "",
    *,
    terms: Annotated[
        list[Path] | None, typer.Option("--terms", metavar="FILE", help="Your own terms, in Turtle; repeatable.")
    ] = None,
    form: Annotated[str, typer.Option("--format", "-f", metavar="FORM", help="text or json.")] = "",
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write here and not to stdout.")
    ] = None,
) -> None:
    """Tell what was read in a passage of a policy, and why nothing was where nothing was."""
    vocabulary = load_vocabulary(terms or ())
    if policy == "-":
        with tempfile.TemporaryDirectory() as folder:
            piped = Path(folder) / "stdin.md"
            piped.write_bytes(sys.stdin.buffer.read())
            passages = passages_of(Source(str(piped), "stdin"), where, vocabulary)
    elif Path(policy).is_file():
        passages = passages_of(Source(policy, Path(policy).name), where, vocabulary)
    else:
        raise BadInput("no such policy file", where=policy, hint="give the path of the file, or - for standard input")
    if form_of(form, output, ("text", "json"), "text") == "json":
        emit([json.dumps([_data(passage) for passage in passages], ensure_ascii=False, indent=2), "\n"], output)
    else:
        emit(
            (f"{line}\n" for number, passage in enumerate(passages) for line in _told(passage, first=not number)),
            output,
        )


def _told(passage: Passage, *, first: bool) -> Iterator[str]:
    """A passage as lines for reading."""
    if not first:
        yield ""
    segment = passage.segment
    under = f", under “{' › '.join(segment.heading)}”" if segment.heading else ""
    yield from _lines("", f"line {passage.line}, {segment.kind}{under}", 0)
    if segment.lead is not None:
        yield from _lines("led by", f"“{segment.lead.text.text}”")
    yield from _lines("words", f"“{segment.text.text}”")
    if passage.gate:
        yield from _lines("gate", f"“{passage.gate}” can tell a flow")
    for step in passage.steps:
        yield from _step(step)
    for statement in passage.statements:
        yield from _lines("states", _sentence(statement))
    if passage.silent:
        yield from _lines("nothing", passage.silent)


def _step(step: Step) -> Iterator[str]:
    frame = step.frame
    yield from _lines("frame", f"{frame.rule}: {frame.action}, {frame.polarity}, {frame.modality}")
    for slot in step.slots:
        linked = f" → {', '.join(slot.concepts)}" if slot.concepts else ""
        yield from _lines(f"  {slot.name}", f"{slot.words}{linked}", _LABEL + 6)
    if step.silent:
        yield from _lines("  nothing", step.silent, _LABEL + 6)


def _sentence(statement: Statement) -> str:
    """A statement as one line, with how sure it is."""
    denied = "not " if statement.polarity == "denied" else ""
    parts = [f"{statement.actor} {statement.modality} {denied}{statement.action} {', '.join(statement.data)}"]
    if statement.recipients:
        parts.append(f"{'to' if statement.action == 'sell' else 'with'} {', '.join(statement.recipients)}")
    if statement.purposes:
        parts.append(f"for {', '.join(statement.purposes)}")
    return f"{' '.join(parts)} ({statement.confidence:.2f})"


def _lines(label: str, text: str, indent: int = _LABEL) -> Iterator[str]:
    for number, line in enumerate(wrap(" ".join(clean(text).split()), width() - indent)):
        yield f"{label if not number else '':<{indent}}{line}"


def _data(passage: Passage) -> dict[str, object]:
    segment = passage.segment
    return {
        "line": passage.line,
        "kind": segment.kind,
        "heading": list(segment.heading),
        "lead": segment.lead.text.text if segment.lead else None,
        "words": segment.text.text,
        "gate": passage.gate,
        "frames": [
            {
                "rule": step.frame.rule,
                "action": step.frame.action,
                "polarity": step.frame.polarity,
                "modality": step.frame.modality,
                "slots": [
                    {"slot": each.name, "words": each.words, "concepts": list(each.concepts)} for each in step.slots
                ],
                "nothing": step.silent,
            }
            for step in passage.steps
        ],
        "statements": [_sentence(statement) for statement in passage.statements],
        "nothing": passage.silent,
    }
