"""The forms in which a table of answers is written: for a terminal, for programs, for documents."""

from __future__ import annotations

import csv
import io
import json
import re
from decimal import Decimal
from typing import TYPE_CHECKING

from kg.cli.grid import grid
from kg.cli.paging import page
from kg.cli.terminal import clean, coloured, on_terminal, width
from kg.errors import BadInput, UnknownName

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    Rows = Sequence[Sequence["Value"]]

Value = str | int | float | Decimal | bool | None
_FORMULA = re.compile(r"[\s\u00a0]*[=+\-@\uff1d\uff0b\uff0d\uff20]")
_MARKDOWN = re.compile(r"([\\`*_\[\]|~])")
_BEYOND_PLAIN = re.compile("[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def form_of(asked: str, output: Path | None, known: Iterable[str], default: str) -> str:
    """The form that is asked for, else the one by which the file's name ends, else the default."""
    choices = tuple(known)
    name = asked.lower() or (output.suffix.lower().removeprefix(".") if output is not None else "")
    name = {"markdown": "md", "txt": "table", "jsonl": "json"}.get(name, name)
    if not name:
        return default
    if name not in choices:
        raise UnknownName("form", name, choices, where="--format" if asked else str(output))
    return name


def show_table(columns: Sequence[str], rows: Rows, *, form: str = "", output: Path | None = None) -> None:
    """Writes a table in the form that is asked for: a grid on a terminal, TSV in a pipe unless another is named."""
    name = form_of(form, output, ("table", *FORMS), "table" if on_terminal() and output is None else "tsv")
    if name == "table":
        cells = [[plain(cell) for cell in row] for row in rows]
        emit(grid(columns, cells, width(), colour=output is None and coloured()), output)
    else:
        emit(FORMS[name](columns, rows), output)


def emit(parts: Iterable[str], output: Path | None) -> None:
    """Writes the parts to a file, or to stdout: page by page on a terminal."""
    if output is None:
        page(parts)
        return
    try:
        with output.open("w", encoding="utf-8", newline="") as file:
            file.writelines(parts)
    except OSError as error:
        raise BadInput(f"cannot write: {error.strerror}", where=str(output)) from error


def _csv(columns: Sequence[str], rows: Rows) -> Iterator[str]:
    for line in [columns, *rows]:
        buffer = io.StringIO()
        csv.writer(buffer, lineterminator="\n").writerow([_harmless(cell) for cell in line])
        yield buffer.getvalue()


def _tsv(columns: Sequence[str], rows: Rows) -> Iterator[str]:
    for line in [columns, *rows]:
        yield "\t".join(" ".join(_harmless(cell).split()) for cell in line) + "\n"


def _harmless(cell: Value) -> str:
    """The cell as text that a spreadsheet does not take for a formula."""
    text = plain(cell)
    return f"'{text}" if isinstance(cell, str) and _FORMULA.match(text) else text


def _json(columns: Sequence[str], rows: Rows) -> Iterator[str]:
    before = "[\n"
    for row in rows:
        said = dict(zip(columns, row, strict=True))
        text = json.dumps(said, ensure_ascii=False, default=_number)
        yield before + "  " + _BEYOND_PLAIN.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
        before = ",\n"
    yield "\n]\n" if rows else "[]\n"


def _number(value: object) -> float:
    if isinstance(value, Decimal):
        return float(value)
    raise TypeError(value)


def _markdown(columns: Sequence[str], rows: Rows) -> Iterator[str]:
    yield f"| {' | '.join(columns)} |\n|{' --- |' * len(columns)}\n"
    for row in rows:
        yield f"| {' | '.join(_escaped(plain(cell)) for cell in row)} |\n"


def _escaped(text: str) -> str:
    safe = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return " ".join(_MARKDOWN.sub(r"\\\1", safe).split())


def plain(cell: Value) -> str:
    """A cell as text."""
    if cell is None:
        return ""
    return str(cell).lower() if isinstance(cell, bool) else clean(str(cell))


FORMS: dict[str, Callable[[Sequence[str], Rows], Iterator[str]]] = {
    "csv": _csv,
    "tsv": _tsv,
    "json": _json,
    "md": _markdown,
}
