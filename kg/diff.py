"""What has changed from one snapshot of a policy to another: what it states that it did not, and the other way round.

Sentences are moved, split and polished from one version to the next, and most of that changes nothing. So statements
are compared by what they say. Those most alike in words and content are one statement, before and after. Whatever the
other snapshot says anyway, in other words or another grouping, is no change.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise, product
from typing import TYPE_CHECKING, Literal

from kg.graph import QUOTE_JOINT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kg.model import Statement
    from kg.told import Snapshot, Told

ACTIONS = ("collect", "use", "share", "sell", "retain")
_LISTS = ("data", "recipients", "purposes")
_WORDED = ("condition", "exception", "duration")
_ALIKE = 0.5
"""How much two statements must have in common, in words and content, to be one that changed."""
_TURNED = 0.75
"""The same where one affirms what the other denies."""
_SAME_WORDS = 0.5
"""How much two wordings of a condition must have in common to be one condition."""

Kind = Literal["added", "dropped", "changed"]
Cell = tuple[str, ...]
"""One flow of a statement: its smallest part that can be new or gone."""
Limits = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that a later snapshot says and the earlier did not, or the other way round, or says otherwise."""

    kind: Kind
    before: Told | None
    after: Told | None
    differences: tuple[str, ...] = ()
    """What is otherwise, field by field; empty where the whole statement is new or gone."""

    @property
    def told(self) -> Told:
        """The statement as it is now; as it was, where it is gone."""
        told = self.after or self.before
        if told is None:
            raise ValueError(self)
        return told


@dataclass(frozen=True, slots=True)
class Step:
    """What has changed between two snapshots that follow one another."""

    old: Snapshot
    new: Snapshot
    changes: tuple[Change, ...]


def timeline(snapshots: Sequence[Snapshot]) -> Iterator[Step]:
    """The steps of a series, from the oldest snapshot to the newest."""
    for old, new in pairwise(sorted(snapshots, key=lambda one: (one.archived, one.file))):
        yield Step(old, new, changes(old, new))


def changes(old: Snapshot, new: Snapshot) -> tuple[Change, ...]:
    """What has changed from the old snapshot to the new, action by action, each in the order of the text."""
    then, now = _Flows(old.told), _Flows(new.told)
    before, after = _once(then.needed(old.told)), _once(now.needed(new.told))
    paired = list(_pairs(before, after))
    found = [
        Change("changed", one, other, said)
        for one, other in paired
        if not _same_text(one, other)
        and (now.new_in(one.statement) or then.new_in(other.statement))
        and (said := _differences(one, other, then, now))
    ]
    ends = {id(told) for pair in paired for told in pair}
    found += [Change("dropped", one, None) for one in before if id(one) not in ends and now.new_in(one.statement)]
    found += [Change("added", None, one) for one in after if id(one) not in ends and then.new_in(one.statement)]
    return tuple(sorted(found, key=_place))


class _Flows:
    """All flows that a snapshot tells, to look up whether it says a thing in whatever grouping."""

    def __init__(self, told: Iterable[Told]) -> None:
        self._limits: dict[Cell, list[Limits]] = {}
        for one in told:
            for cell in _cells(one.statement):
                for wider in product(*({part, ""} if place > _FIXED else {part} for place, part in enumerate(cell))):
                    self._limits.setdefault(wider, []).append(_limits(one.statement))

    def needed(self, told: Iterable[Told]) -> list[Told]:
        """Those of the statements that these flows do not hold anyway: not only perhaps, and under no condition."""
        return [one for one in told if not self._implies(one.statement)]

    def _implies(self, statement: Statement) -> bool:
        plain = replace(statement, modality="does", condition=None, exception=None)
        return statement.polarity == "affirmed" and plain != statement and not self.new_in(plain)

    def new_in(self, statement: Statement) -> list[Cell]:
        """The flows of the statement that are not among these."""
        limits = _limits(statement)
        return [
            cell
            for cell in _cells(statement)
            if not any(_same_limits(limits, each) for each in self._limits.get(cell, ()))
        ]


_FIXED = 5
"""The last part of a cell that does not widen; behind it stand recipient and purpose, which may be left open."""


def _cells(statement: Statement) -> list[Cell]:
    actors = [named.name for named in statement.names if named.role == "actor"]
    named = [one.name for one in statement.names if one.role == "recipient"]
    return list(
        product(
            [" ".join([statement.actor, *actors])],
            [statement.action],
            [statement.polarity],
            [statement.modality],
            [statement.subject or ""],
            statement.data,
            (*statement.recipients, *named) or ("",),
            statement.purposes or ("",),
        )
    )


def _limits(statement: Statement) -> Limits:
    return tuple(getattr(statement, field) or "" for field in _WORDED)


def _same_limits(one: Limits, other: Limits) -> bool:
    return all(_same_words(*pair) for pair in zip(one, other, strict=True))


def _same_words(one: str, other: str) -> bool:
    return one == other or _in_common(_words(one), _words(other)) >= _SAME_WORDS


def _once(told: Iterable[Told]) -> list[Told]:
    """The statements without those that say again, and no more, what one before them says."""
    kept: dict[tuple[frozenset[Cell], Limits], Told] = {}
    for one in told:
        kept.setdefault((frozenset(_cells(one.statement)), _limits(one.statement)), one)
    return list(kept.values())


def _pairs(before: Sequence[Told], after: Sequence[Told]) -> Iterator[tuple[Told, Told]]:
    """The statements that are one before and after; the most alike find each other first."""
    words = {id(one): _words(one.quote) for one in (*before, *after)}
    scored: list[tuple[float, int, int]] = []
    for (i, one), (j, other) in product(enumerate(before), enumerate(after)):
        old, new = one.statement, other.statement
        if (old.actor, old.action) == (new.actor, new.action):
            alike = 0.6 * _in_common(words[id(one)], words[id(other)]) + 0.4 * _content_in_common(old, new)
            if alike >= (_ALIKE if old.polarity == new.polarity else _TURNED):
                scored.append((-alike, i, j))
    taken: set[tuple[str, int]] = set()
    for _, i, j in sorted(scored):
        if ("before", i) not in taken and ("after", j) not in taken:
            taken |= {("before", i), ("after", j)}
            yield before[i], after[j]


def _same_text(one: Told, other: Told) -> bool:
    """Whether both are read from one wording, though a list or a lead-in may have been set around it."""
    *lead, last = (_words(part) for part in one.quote.split(QUOTE_JOINT))
    *other_lead, other_last = (_words(part) for part in other.quote.split(QUOTE_JOINT))
    return last == other_last and (lead == other_lead or not lead or not other_lead)


def _differences(one: Told, other: Told, then: _Flows, now: _Flows) -> tuple[str, ...]:
    """How the one statement has become the other; what the rest of the policy says as well is not counted."""
    old, new = one.statement, other.statement
    said = [
        f"{field}: {getattr(old, field) or 'none'} → {getattr(new, field) or 'none'}"
        for field in ("polarity", "modality", "subject")
        if getattr(old, field) != getattr(new, field)
    ]
    gone = {part for cell in now.new_in(old) for part in cell[_FIXED:]}
    come = {part for cell in then.new_in(new) for part in cell[_FIXED:]}
    for field in _LISTS:
        was, is_ = _parts(old, field), _parts(new, field)
        parts = [f"+ {part}" for part in is_ if part not in was and part in come]
        parts += [f"- {part}" for part in was if part not in is_ and part in gone]
        said += [f"{field}: {', '.join(parts)}"] if parts else []
    for field in _WORDED:
        was_said, is_said = getattr(old, field) or "", getattr(new, field) or ""
        if not _same_words(was_said, is_said):
            said.append(f"{field}: {_quoted(was_said)} → {_quoted(is_said)}")
    return tuple(said)


def _parts(statement: Statement, field: str) -> tuple[str, ...]:
    named = [one.name for one in statement.names if one.role == "recipient"] if field == "recipients" else []
    return (*getattr(statement, field), *named)


def _quoted(words: str) -> str:
    return f"“{' '.join(words.split())}”" if words else "none"


def _content_in_common(one: Statement, other: Statement) -> float:
    shares = [_in_common(Counter(getattr(one, field)), Counter(getattr(other, field))) for field in _LISTS]
    return (2 * shares[0] + shares[1] + shares[2]) / 4


def _in_common(one: Counter[str], other: Counter[str]) -> float:
    """Which part of the two is in both, from 0 to 1; two empty ones are alike."""
    both = one.total() + other.total()
    return 2 * (one & other).total() / both if both else 1.0


def _words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text.casefold()))


def _place(change: Change) -> tuple[int, bool, tuple[tuple[int, int], ...], str]:
    statement = change.told.statement
    spans = tuple((span.start, span.end) for span in statement.evidence.spans)
    return ACTIONS.index(statement.action), change.after is None, spans, str(statement)
