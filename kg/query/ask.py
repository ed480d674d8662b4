"""Asks a graph: a question by name, or any SPARQL."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from kg.errors import BadQuery
from kg.query.answers import Answer, Table, answer_of
from kg.query.syntax import PREFIXES, check, mistake, tokens
from kg.query.values import values_of
from kg.query.why import Empty, why

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kg.model import Vocabulary
    from kg.query.endpoint import Source
    from kg.query.questions import Question
    from kg.query.values import Values


@dataclass(frozen=True, slots=True)
class Reply:
    """The answer to a named question; where it is empty, `why` says so in a sentence."""

    table: Table
    why: str = ""


def sparql(source: Source, text: str) -> Answer:
    """The answer to any query; raises BadQuery where it has a mistake or reaches outside what is asked."""
    check(text)
    return _in_order_of_words(_answer(source, text), text)


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


def _answer(source: Source, text: str) -> Answer:
    try:
        return answer_of(source.query(text, prefixes=dict(PREFIXES)))
    except (SyntaxError, ValueError, RuntimeError, OSError) as problem:
        raise mistake(text, problem) from problem


def ask(
    source: Source,
    vocabulary: Vocabulary,
    question: Question,
    arguments: Mapping[str, Sequence[str]],
    *,
    exact: bool = False,
) -> Reply:
    """The answer to a named question, narrowed by the arguments; a concept takes the narrower ones with it."""
    values = values_of(source, vocabulary, question, arguments, exact=exact)
    table = _table(source, question, values)
    if table.rows:
        return Reply(table)

    def again(text: str, values: Mapping[str, Values]) -> Table:
        return _table(source, replace(question, text=text), values)

    return Reply(table, why(Empty(source, question, values, again)))


def text_of(question: Question, values: Mapping[str, Values]) -> str:
    """The SPARQL that a question is with its values put in: terms, which can say nothing else."""
    return question.with_values({each.parameter.name: each.block for each in values.values()})


def _table(source: Source, question: Question, values: Mapping[str, Values]) -> Table:
    check(question.text)  # as it stands in its file: what is put in are terms and cannot say anything else
    answer = _answer(source, text_of(question, values))
    if not isinstance(answer, Table):
        raise BadQuery("a named question is a SELECT", where=question.name)
    return answer
