"""Statements in the gold form: one JSON object a line, the form that scoring reads."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.model import Reading, Statement

_BREAKING = re.compile("[\x85\u2028\u2029\ud800-\udfff]")
"""What other tools take for the end of a line, and halves of surrogate pairs, which UTF-8 has no place for."""


def to_row(statement: Statement, source: str) -> dict[str, Any]:
    """The statement in the gold form, with the phrases it was read from under `mentions`."""
    last = statement.evidence.spans[-1]
    return {
        "quote": last.of(source),
        "actor": statement.actor,
        "action": statement.action,
        "polarity": statement.polarity,
        "modality": statement.modality,
        "data": list(statement.data),
        "recipients": list(statement.recipients),
        "purposes": list(statement.purposes),
        "names": _names(statement),
        "exception": statement.exception,
        "condition": statement.condition,
        "subject": statement.subject,
        "duration": statement.duration,
        "spans": [[span.start, span.end] for span in statement.evidence.spans],
        "heading": list(statement.evidence.heading),
        "rule": statement.evidence.rule,
        "confidence": statement.confidence,
        "mentions": [
            {"role": m.role, "concept": m.concept, "text": m.text, "start": m.span.start, "end": m.span.end}
            for m in statement.mentions
        ],
    }


def lines(reading: Reading) -> str:
    """All statements of a policy as JSON Lines."""
    return "".join(dumps(to_row(statement, reading.source)) + "\n" for statement in reading.statements)


def dumps(row: dict[str, Any]) -> str:
    """A row as JSON that is one line for every tool, also for those that break lines at rarer characters."""
    text = json.dumps(row, ensure_ascii=False)
    return _BREAKING.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _names(statement: Statement) -> dict[str, Any]:
    actors = [named.name for named in statement.names if named.role == "actor"]
    recipients = [named.name for named in statement.names if named.role == "recipient"]
    found: dict[str, Any] = {"actor": actors[0]} if actors else {}
    return found | ({"recipients": recipients} if recipients else {})
