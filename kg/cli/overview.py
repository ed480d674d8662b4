"""Tells a corpus at a glance: how many policies, of when, what they state and deny most, and what they leave unsaid."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.cli.grid import grid, wrap
from kg.cli.terminal import width

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.show import Corpus, Spoken

_MOST, _BAR = 10, 16
_HEADS = {"data": "Data", "recipient": "Recipients", "purpose": "Purposes"}
_DEEDS = {
    "collect": "collects data",
    "use": "uses data",
    "share": "shares data",
    "sell": "sells data",
    "retain": "tells of keeping data",
}


def overview(corpus: Corpus) -> Iterator[str]:
    """The lines of a corpus told for reading."""
    counts, policies = corpus.counts, corpus.counts["policies"]
    numbers = f"{_of(policies, 'policy', 'policies')} of {_of(counts['organizations'], 'organization')}"
    said = f"{_of(counts['statements'], 'statement')}, {counts['denied']:,} of them denials"
    yield from wrap(f"{numbers}, {counts['words']:,} words: {said}.", width())
    if corpus.years:
        yield ""
        undated = policies - sum(corpus.years.values())
        rows = [(year, f"{number:,}", _bar(number, policies)) for year, number in corpus.years.items()]
        yield from grid(
            ("archived", "policies", "part of all"),
            [*rows, *([("no date", f"{undated:,}", "")] if undated else [])],
            width(),
        )
    yield ""
    yield from _deeds(corpus.spoken["action"], policies)
    for kind, head in _HEADS.items():
        yield ""
        yield from _ranked(head, corpus.spoken[kind], policies)


def _deeds(actions: Sequence[Spoken], policies: int) -> Iterator[str]:
    """What policies do: how many say so, how many deny it, and how many say nothing of it."""
    found = {one.name.lower(): one for one in actions}
    rows = []
    for action, words in _DEEDS.items():
        one = found.get(action)
        yes, no, any_ = (one.stating, one.denying, one.speaking) if one else (0, 0, 0)
        rows.append((words, f"{yes:,}", f"{no:,}", f"{policies - any_:,}", _bar(yes, policies)))
    yield from grid(("the policy", "says so", "denies it", "is silent", "part that says so"), rows, width())


def _ranked(head: str, spoken: Sequence[Spoken], policies: int) -> Iterator[str]:
    """The concepts that most policies state."""
    rows = [(one.name, f"{one.stating:,}", f"{one.denying:,}", _bar(one.stating, policies)) for one in spoken[:_MOST]]
    yield from grid((head, "stated by", "denied by", "part that states it"), rows, width())
    if len(spoken) > _MOST:
        yield f"… and {len(spoken) - _MOST} more; -f tsv lists them all"


def _bar(number: int, of: int) -> str:
    """The part of the policies, in percent and drawn."""
    part = number / of if of else 0
    return f"{part:.0%} {'█' * round(part * _BAR)}"


def _of(number: int, one: str, many: str = "") -> str:
    return f"{number:,} {one if number == 1 else many or f'{one}s'}"
