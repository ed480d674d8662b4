"""Why a question has no answer: what the graph says of the matter otherwise, and what could be left out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import QuerySolutions

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from kg.query.answers import Table
    from kg.query.endpoint import Source
    from kg.query.questions import Question
    from kg.query.values import Values

    Asked = Callable[[str, Mapping[str, Values]], Table]
    """Asks a question's text with values put in."""

_PP = {"pp": "https://w3id.org/policykg#"}
_AFFIRMED, _DENIED = "pp:polarity pp:Affirmed", "pp:polarity pp:Denied"
_PROPERTIES = {"data concept": "data", "recipient concept": "recipient", "purpose concept": "purpose"}


@dataclass(frozen=True, slots=True)
class Empty:
    """A question that found nothing: where it was asked, what was given, and how to ask it again."""

    source: Source
    question: Question
    values: Mapping[str, Values]
    asked: Asked


def why(empty: Empty) -> str:
    """How many policies were asked, how many say the contrary or speak of it at all, what to leave out."""
    policies = _count(empty.source, "?policy a pp:Policy")
    if not _count(empty.source, "?policy a pp:Policy . ?statement pp:policy ?policy"):
        return f"the graph holds {_several(policies, 'policy', 'policies')} and no statement; build one with kg build"
    given = " ".join(f"--{name} {one}" for name, each in empty.values.items() for one in each.given)
    answer = "answers" if policies == 1 else "answer"
    first = f"0 of {_several(policies, 'policy', 'policies')} {answer} '{empty.question.title}'"
    return "; ".join(
        [
            f"{first} with {given}" if given else first,
            *_undated(empty, policies),
            *_contrary(empty),
            *_otherwise(empty),
            *_without(empty),
        ]
    )


def _undated(empty: Empty, policies: int) -> list[str]:
    """How many policies have a date, where the question is about time and not all have one."""
    if "pp:archived" not in empty.question.text:
        return []
    dated = _count(empty.source, "?policy a pp:Policy ; pp:archived ?date")
    has = "have" if dated > 1 else "has"
    named = "name a file by its date: SITE/YEAR-MONTH-DAY.md"
    return [f"{dated or 'none'} {has} a date ({named})"] if dated < policies else []


def _contrary(empty: Empty) -> list[str]:
    """How many policies deny what was asked for, or do what they were asked to deny."""
    text = empty.question.text
    if (_AFFIRMED in text) == (_DENIED in text):
        return []
    turned = text.replace(_AFFIRMED, _DENIED) if _AFFIRMED in text else text.replace(_DENIED, _AFFIRMED)
    table = empty.asked(turned, empty.values)
    said = "denied" if _AFFIRMED in text else "affirmed"
    number = len(_files(table))
    return [f"{number} {'states' if number == 1 else 'state'} it {said}"] if number else []


def _otherwise(empty: Empty) -> list[str]:
    """How many policies speak of the concepts that were given, whatever they say of them."""
    said = []
    for each in empty.values.values():
        if each.parameter.kind in _PROPERTIES:
            number = _count(
                empty.source,
                f"{each.block} ?statement pp:policy ?policy ; "
                f"pp:{_PROPERTIES[each.parameter.kind]} ?{each.parameter.variable}",
            )
            names = " or ".join(each.given)
            said.append(f"{number or 'none'} {'mention' if number > 1 else 'mentions'} {names} at all")
    return said


def _without(empty: Empty) -> list[str]:
    """Which single argument, left out, would give an answer."""
    for name, each in empty.values.items():
        rest = {other: value for other, value in empty.values.items() if other != name}
        if not each.parameter.required and (rows := len(empty.asked(empty.question.text, rest).rows)):
            return [f"without --{name} there {'is 1 answer' if rows == 1 else f'are {rows} answers'}"]
    return []


def _files(table: Table) -> set[str]:
    """The files that an answer's places lie in."""
    places = [i for i, column in enumerate(table.columns) if column.endswith("place")]
    cells: Sequence[object] = [row[i] for row in table.rows for i in places]
    return {str(getattr(cell, "value", "")).rpartition(":")[0] for cell in cells if cell is not None}


def _count(source: Source, pattern: str) -> int:
    rows = source.query(f"SELECT (COUNT(DISTINCT ?policy) AS ?number) {{ {pattern} }}", prefixes=_PP)
    if not isinstance(rows, QuerySolutions):
        return 0
    return int(next(iter(rows))["number"].value)


def _several(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
