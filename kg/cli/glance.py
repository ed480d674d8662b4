"""Tells a policy at a glance: what is collected, used for what, shared with whom, sold, kept, and what is denied."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from kg.cli.grid import wrap
from kg.cli.terminal import clean, width

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.show import Line, Shown

_HEADS = {
    "collect": "COLLECTS",
    "use": "USES",
    "share": "SHARES",
    "sell": "SELLS",
    "retain": "KEEPS",
}
_SILENT = {
    "collect": "collecting",
    "use": "using",
    "share": "sharing",
    "sell": "selling",
    "retain": "how long data is kept",
}
_DENIES, _OTHERS = "DOES NOT", "OTHERS DO"


def told(policy: Shown, *, quoted: bool = False) -> Iterator[str]:
    """The lines of a policy told for reading; with its own words, and where they stand, if they are wanted."""
    dated = f", archived {policy.archived}" if policy.archived else ""
    yield clean(f"{policy.organization} ({policy.file}{dated})")
    if policy.url:
        yield clean(policy.url)
    if not policy.lines:
        yield "  no statements"
    parts: defaultdict[str, list[Line]] = defaultdict(list)
    for line in policy.lines:
        parts[_part(line)].append(line)
    for head in (*_HEADS.values(), _DENIES, _OTHERS):
        if head in parts:
            yield ""
            yield head
            yield from _lines(parts[head], head, quoted=quoted)
    silent = [words for action, words in _SILENT.items() if all(line.action != action for line in policy.lines)]
    if silent and policy.lines:
        yield ""
        yield from _indented(f"Nothing was found about {' or '.join(silent)}.", "")
    yield ""


def _part(line: Line) -> str:
    """Under which head a statement is told."""
    if line.actor:
        return _OTHERS
    return _DENIES if line.says.startswith("does not") else _HEADS[line.action]


def _lines(lines: Sequence[Line], head: str, *, quoted: bool) -> Iterator[str]:
    """What is said under a head; what reads the same is told once where no words are quoted."""
    seen: set[str] = set()
    for line in lines:
        sentence = _sentence(line, head)
        if quoted or sentence not in seen:
            yield from _indented(sentence, "  ")
        seen.add(sentence)
        if quoted:
            words = " ".join(clean(line.quote).split())
            yield from _indented(f"“{words}” [{line.start}-{line.end}]", "      ")


def _sentence(line: Line, head: str) -> str:
    """One statement without what its head says already."""
    verb = line.says if head == _OTHERS else line.says.removeprefix("does not ")
    told_by_head = head in _HEADS.values() and not line.says.startswith("may ")
    parts = [f"{line.actor}: " if line.actor else "", "" if told_by_head else f"{_worded(verb, head)} "]
    parts += [", ".join(line.data)]
    parts += [f" → {', '.join(line.recipients)}"] if line.recipients else []
    parts += [f" for {', '.join(line.purposes)}"] if line.purposes else []
    parts += [f" ({'; '.join(line.notes)})"] if line.notes else []
    return " ".join(clean("".join(parts)).split())


def _worded(verb: str, head: str) -> str:
    return "maybe" if head in _HEADS.values() else verb


def _indented(text: str, indent: str) -> list[str]:
    return [indent + line for line in wrap(text, width() - len(indent))]
