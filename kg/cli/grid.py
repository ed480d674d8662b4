"""Lays a table out for a terminal: columns side by side, and below each row its quotes in full width."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

QUOTED = {"quote": "place", "denial": "denial_place", "before": "before_place", "after": "after_place"}
"""Columns of a policy's own words, which are long and read better in lines of their own, with where they stand."""
_GAP = "  "
_NARROWEST = 8
_BOLD, _DIM, _ITALIC = "1", "2", "3"


def grid(columns: Sequence[str], rows: Sequence[Sequence[str]], width: int, *, colour: bool = False) -> Iterator[str]:
    """The lines of the table, none wider than `width`; columns that are empty in every row are left out."""
    filled = [i for i in range(len(columns)) if not rows or any(row[i] for row in rows)]
    quoted = [i for i in filled if columns[i] in QUOTED]
    places = {i: columns.index(QUOTED[columns[i]]) for i in quoted if QUOTED[columns[i]] in columns}
    short = [i for i in filled if i not in quoted and i not in places.values()]
    cells = [[" ".join(row[i].split()) for i in short] for row in rows]
    heads = [columns[i].replace("_", " ") for i in short]
    widths = _widths([heads, *cells], width)
    yield from _line(heads, widths, _BOLD if colour else "")
    yield from _line(["-" * each for each in widths], widths, _DIM if colour else "")
    for row, line in zip(rows, cells, strict=True):
        yield from _line(line, widths)
        for i in quoted:
            label = f"{columns[i]}: " if len(quoted) > 1 else ""
            place = f" [{row[places[i]]}]" if i in places and row[i] else ""
            yield from _quote(label, row[i], place, width, _ITALIC if colour else "")


def _widths(lines: Sequence[Sequence[str]], width: int) -> list[int]:
    """As wide as each column wants to be; what is too much is taken from the widest ones."""
    widths = [max(map(cell_width, column), default=0) for column in zip(*lines, strict=True)]
    spare = width - len(_GAP) * (len(widths) - 1)
    narrowest = max(1, min(_NARROWEST, spare // max(1, len(widths))))  # of many columns each has its part of the line
    while sum(widths) > spare and max(widths) > narrowest:
        widths[widths.index(max(widths))] -= 1
    return widths


def _line(cells: Sequence[str], widths: Sequence[int], style: str = "") -> Iterator[str]:
    wrapped = [wrap(cell, each) or [""] for cell, each in zip(cells, widths, strict=True)]
    for i in range(max(map(len, wrapped), default=0)):
        parts = [lines[i] if i < len(lines) else "" for lines in wrapped]
        padded = (part + " " * (each - cell_width(part)) for part, each in zip(parts, widths, strict=True))
        yield _styled(_GAP.join(padded).rstrip(), style) + "\n"


def _quote(label: str, text: str, place: str, width: int, style: str) -> Iterator[str]:
    words = f"{label}“{' '.join(text.split())}”{place}" if text else ""
    for number, line in enumerate(wrap(words, width - 5)):
        yield f"{'    ' if number == 0 else '     '}{_styled(line, style)}\n"


def wrap(text: str, width: int) -> list[str]:
    """The text in lines no wider than `width`; a word that is wider is cut."""
    if cell_width(text) <= width:
        return [text] if text else []
    if len(text) == cell_width(text):
        return textwrap.wrap(text, width, break_on_hyphens=True)
    return textwrap.wrap(text, max(1, width // 2), break_on_hyphens=True)  # East Asian: two columns a character


def cell_width(text: str) -> int:
    """How many columns of a terminal the text takes."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len  # noqa: PLC0415  (its table of wide characters is only loaded when one may be there)

    return cell_len(text)


def _styled(line: str, style: str) -> str:
    return f"\x1b[{style}m{line}\x1b[0m" if style else line
