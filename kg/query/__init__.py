"""Answers questions from the graph, by name or in SPARQL."""

from __future__ import annotations

from kg.query.answers import Answer, Table, Triples, YesNo
from kg.query.ask import Reply, ask, sparql, text_of
from kg.query.bounded import within
from kg.query.endpoint import Endpoint, Source
from kg.query.explain import Step, steps
from kg.query.names import names_in
from kg.query.questions import Parameter, Question, find_question, load_questions
from kg.query.syntax import PREFIXES
from kg.query.values import find_organizations, find_policies, terms_for, values_of

__all__ = [
    "PREFIXES",
    "Answer",
    "Endpoint",
    "Parameter",
    "Question",
    "Reply",
    "Source",
    "Step",
    "Table",
    "Triples",
    "YesNo",
    "ask",
    "find_organizations",
    "find_policies",
    "find_question",
    "load_questions",
    "names_in",
    "sparql",
    "steps",
    "terms_for",
    "text_of",
    "values_of",
    "within",
]
