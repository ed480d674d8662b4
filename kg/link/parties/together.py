"""Parts the words for an actor: the name from the clause about it, and from all who are named together with it."""

from __future__ import annotations

import re

from kg.link.cues import cue

_CLAUSE = re.compile(r"\b(?:that|who|(?:(?:with|to|through) )?(?:whom|which)|we)\b", re.IGNORECASE)
_OPENS_CLAUSE = re.compile(rf"\s*{_CLAUSE.pattern}", re.IGNORECASE)
_SIGN = re.compile(r"[,(]")
_TOGETHER = re.compile(
    r"^(?:(?:both|neither)\s+)?(.{1,40}?),?\s*(?:\([^)]*\)\s*)?"
    r"(?:and/or|and|or|nor|as well as|along with|together with),?\s+",
    re.IGNORECASE | re.DOTALL,
)
_MEMBERS = re.compile(
    r"(?:\s*\([^()]*\))?\s*(?:,\s*|\b(?=(?:and|or|as well|along|together)\b))"
    r"((?!\s*(?:that|who|which|we|including|such|like)\b)[^()]*?(?:\band\b|\bor\b|\bas well as\b|\bwith\b).*?)"
    r"(?:\b(?:that|who|which|we|including|such as)\b.*)?$",
    re.IGNORECASE | re.DOTALL,
)
"""Behind the first of a list its other members, up to a clause about them or examples."""


def head_of(text: str) -> str:
    """The words that name the actor, without what describes it ("Acme | , which prints our cards")."""
    bounds = [m.start() for m in (cue("head_ends").search(text, 1), _SIGN.search(text)) if m]
    return text[: min(bounds, default=len(text))].strip() or text


def together(text: str) -> tuple[str, str] | None:
    """The words before an "and" and those for all but the first: "Acme, its affiliates | and its vendors"."""
    found = _TOGETHER.match(text)
    if found is None:
        return None
    more, last = found[1].partition(",")[2].strip(), _before_clause(text[found.end() :])
    return found[1], f"{more}, {last}" if more else last


def beside_us(text: str) -> str | None:
    """The words for those who act beside us, also where an "and" is lost: "we and | our partners"."""
    us = cue("us_beside").match(text)
    return _before_clause(text[us.end() :]) if us else None


def examples(behind: str) -> str | None:
    """The words for those who are named as examples, behind a name: "vendors | , including | analytics firms"."""
    opened = cue("opens_examples").match(behind)
    return _before_clause(behind[opened.end() :]) if opened else None


def members(behind: str) -> str | None:
    """The words for the rest of a list, behind the first of it: "advertisers | , | sponsors and survey groups"."""
    found = _MEMBERS.match(behind)
    return found[1] if found else None


def opens_clause(behind: str) -> bool:
    """Whether what stands behind a name begins a clause about it ("companies | that we hire")."""
    return _OPENS_CLAUSE.match(behind) is not None


def _before_clause(text: str) -> str:
    clause = _CLAUSE.search(text)
    return text[: clause.start()] if clause else text
