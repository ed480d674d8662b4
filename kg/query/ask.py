"""Asks a graph: a question by name, or any SPARQL."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from kg.errors import BadQuery
from kg.query.answers import Answer, Table, answer_of
from kg.query.syntax import PREFIXES, check, mistake, tokens
from kg.query.values import values_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from pyoxigraph import Store

    from kg.model import Vocabulary
    from kg.query.questions import Question
    from kg.query.values import Values


@dataclass(frozen=True, slots=True)
class Reply:
    """The answer to a named question; where it is empty, `why` says so in a sentence."""

    table: Table
    why: str = ""


def sparql(store: Store, text: str) -> Answer:
    """The answer to any query of this graph; raises BadQuery where it has a mistake or reaches outside the graph."""
    check(text)
    return _in_order_of_words(_answer(store, text), text)


def _in_order_of_words(answer: Answer, text: str) -> Answer:
    """The columns of SELECT * as their variables first stand in the query; by itself it sorts them."""
    words = [token.text for token in tokens(text) if token.text.upper() not in ("DISTINCT", "REDUCED")]
    star = any(one.upper() == "SELECT" and other == "*" for one, other in pairwise(words))
    if not isinstance(answer, Table) or not star:
        return answer
    at = sorted(range(len(answer.columns)), key=lambda i: _place(words, answer.columns[i]))
    rows = tuple(tuple(row[i] for i in at) for row in answer.rows)
    return Table(tuple(answer.columns[i] for i in at), rows)


def _place(words: Sequence[str], column: str) -> int:
    return next((i for i, word in enumerate(words) if word in (f"?{column}", f"${column}")), len(words))


def _answer(store: Store, text: str) -> Answer:
    try:
        return answer_of(store.query(text, prefixes=dict(PREFIXES)))
    except (SyntaxError, ValueError, RuntimeError, OSError) as problem:
        raise mistake(text, problem) from problem


def ask(
    store: Store,
    vocabulary: Vocabulary,
    question: Question,
    arguments: Mapping[str, Sequence[str]],
    *,
    exact: bool = False,
) -> Reply:
    """The answer to a named question, narrowed by the arguments; a concept takes the narrower ones with it."""
    values = values_of(store, vocabulary, question, arguments, exact=exact)
    table = _table(store, question, values.values())
    return Reply(table) if table.rows else Reply(table, _why(store, question, values))


def _table(store: Store, question: Question, values: Iterable[Values]) -> Table:
    check(question.text)  # as it stands in its file: what is put in are terms and cannot say anything else
    answer = _answer(store, question.with_values({each.parameter.name: each.block for each in values}))
    if not isinstance(answer, Table):
        raise BadQuery("a named question is a SELECT", where=question.name)
    return answer


def _why(store: Store, question: Question, values: Mapping[str, Values]) -> str:
    """What the graph holds, and which single argument, left out, would give an answer."""
    policies, statements = (_count(store, name) for name in ("Policy", "Statement"))
    if not statements:
        return f"the graph holds {_several(policies, 'policy', 'policies')} and no statement; build one with kg build"
    asked = " ".join(f"--{name} {one}" for name, each in values.items() for one in each.given)
    found = f"none of {_several(statements, 'statement', 'statements')} in {_several(policies, 'policy', 'policies')} "
    sentence = f"{found}answers '{question.title}'" + (f" with {asked}" if asked else "")
    for name in values:
        rest = [each for other, each in values.items() if other != name]
        if not values[name].parameter.required and (rows := len(_table(store, question, rest).rows)):
            return f"{sentence}; without --{name} there {'is 1 answer' if rows == 1 else f'are {rows} answers'}"
    return sentence


def _count(store: Store, name: str) -> int:
    answer = sparql(store, f"SELECT (COUNT(*) AS ?number) {{ ?one a pp:{name} }}")
    cell = answer.rows[0][0] if isinstance(answer, Table) else None
    return int(getattr(cell, "value", 0))


def _several(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
