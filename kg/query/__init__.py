"""Answers questions from the graph, by name or in SPARQL."""

from __future__ import annotations

from kg.query.answers import Answer, Table, Triples, YesNo
from kg.query.ask import Reply, ask, sparql
from kg.query.bounded import within
from kg.query.concepts import terms_in
from kg.query.questions import Parameter, Question, find_question, load_questions
from kg.query.syntax import PREFIXES
from kg.query.values import find_organizations, find_policies

__all__ = [
    "PREFIXES",
    "Answer",
    "Parameter",
    "Question",
    "Reply",
    "Table",
    "Triples",
    "YesNo",
    "ask",
    "find_organizations",
    "find_policies",
    "find_question",
    "load_questions",
    "sparql",
    "terms_in",
    "within",
]
