"""How likely a statement is right: what speaks for it and against it, summed by a table fitted to labelled policies.

Each general feature of a statement (the rule that found it, its action, whether it names its data itself, …) has a
weight in confidence.toml, in log-odds; one that is not there counts for nothing, as do rules the table does not know.
`make calibrate` fits the weights again.
"""

from __future__ import annotations

import math
from functools import cache
from typing import TYPE_CHECKING, Any

from kg.resources import table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kg.model import Statement

SURE, UNSURE = 0.99, 0.01
"""Nothing read by rules is certain."""
_SOME, _MANY = 4, 8
_LONG = 350
_GENERIC = {"PersonalData", "NonPersonalData"}


@cache
def _table() -> Mapping[str, Any]:
    return table("kg.link", "confidence")


def confidence(statement: Statement) -> float:
    """The share of such statements that is right."""
    fitted = _table()
    return likelihood(features(statement), fitted["base"], fitted["weights"])


def likelihood(found: Iterable[str], base: float, weights: Mapping[str, float]) -> float:
    """The probability that features add up to, to two digits."""
    odds = base + sum(weights.get(feature, 0.0) for feature in found)
    return round(min(SURE, max(UNSURE, 1 / (1 + math.exp(-odds)))), 2)


def features(statement: Statement) -> tuple[str, ...]:
    """What of a statement tells how far it can be trusted."""
    return tuple(_features(statement))


def _features(statement: Statement) -> Iterator[str]:
    yield f"rule {statement.evidence.rule}"
    yield f"action {statement.action}"
    yield from (f"denied {statement.action}",) if statement.polarity == "denied" else ()
    yield f"data {_how_many(len(statement.data))}"
    yield f"purposes {_how_many(len(statement.purposes))}"
    yield f"recipients {_how_many(len(statement.recipients))}"
    said = {
        "may": statement.modality == "may",
        "composed of a lead-in and an item": len(statement.evidence.spans) > 1,
        "a third party acts": statement.actor != "FirstParty",
        "generic data": set(statement.data) <= _GENERIC,
        "data said elsewhere": not _names_its_data(statement),
        "conditional": statement.condition is not None,
        "excepting": statement.exception is not None,
        "about children": statement.subject is not None,
        "unheaded": not statement.evidence.heading,
        "a long sentence": sum(span.end - span.start for span in statement.evidence.spans) > _LONG,
        "an unspecific recipient": statement.recipients == ("ThirdParty",),
        **{f"unlinked {role}": _unlinked(statement, role) for role in ("data", "recipient", "purpose")},
    }
    yield from (feature for feature, so in said.items() if so)


def _how_many(number: int) -> str:
    if number < _SOME:
        return str(number)
    return f"{_SOME} or more" if number < _MANY else f"{_MANY} or more"


def _names_its_data(statement: Statement) -> bool:
    """Whether its own words name a concept of its data; else it was pointed to, or understood."""
    return any(m.role == "data" and m.concept in statement.data for m in statement.mentions)


def _unlinked(statement: Statement, role: str) -> bool:
    return any(m.role == role and m.concept is None for m in statement.mentions)
