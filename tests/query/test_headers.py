"""The header of a question's file: what it may say, and what is told when it is wrong."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from kg.errors import BadInput, KgError, UnknownName
from kg.query import find_question, load_questions
from kg.query.questions import read_question

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "# title: T\n# question: Q?\n"
BODY = "\nSELECT ?s WHERE {\n  # values: data\n  ?s ?p ?data_iri }\n"


def written(folder: Path, text: str) -> Path:
    path = folder / "odd.rq"
    path.write_text(text, "utf-8")
    return path


def test_a_parameter_has_a_type_flags_and_words(tmp_path: Path) -> None:
    head = HEAD + "# param data: data concept, required, repeatable, which data, narrower too\n"
    (parameter,) = read_question(written(tmp_path, head + BODY)).parameters
    assert (parameter.kind, parameter.required, parameter.repeatable) == ("data concept", True, True)
    assert parameter.help == "which data, narrower too"
    assert parameter.variable == "data_iri"


def test_values_are_put_in_where_their_mark_stands(tmp_path: Path) -> None:
    question = read_question(written(tmp_path, HEAD + "# param data: data concept, which\n" + BODY))
    assert question.with_values({}) == question.text
    assert "# values: data\nVALUES ?data_iri { <x> }\n" in question.with_values({"data": "VALUES ?data_iri { <x> }"})


def test_a_pattern_comes_in_with_its_values(tmp_path: Path) -> None:
    body = "\nSELECT ?s {\n  # values: data | ?s ?p ?data_iri .\n  ?s ?q ?o }\n"
    question = read_question(written(tmp_path, HEAD + "# param data: data concept, which\n" + body))
    assert question.with_values({"data": "VALUES"}).count("?s ?p ?data_iri .") == 2


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("# question: Q?\n" + BODY, "does not say '# title:'"),
        (HEAD + "# whatever\n" + BODY, "no line of a header"),
        (HEAD + "# param data: date concept, x\n" + BODY, "did you mean 'data concept'"),
        (HEAD + BODY, "the parameter 'data' needs both"),
        (HEAD + "# param data: data concept, x\n\nSELECT * {}\n", "the parameter 'data' needs both"),
    ],
)
def test_a_wrong_header_is_told_with_its_file(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(KgError, match=message) as problem:
        read_question(written(tmp_path, text))
    assert "odd.rq" in problem.value.where
    assert isinstance(problem.value, BadInput | UnknownName)


@pytest.mark.parametrize("name", ["who-shars", "../queries/who-shares", "who-shares.rq", ""])
def test_an_unknown_question_is_answered_with_the_nearest(name: str) -> None:
    with pytest.raises(UnknownName):
        find_question(name)


@pytest.mark.parametrize("name", sorted(load_questions()))
def test_each_variable_that_stands_for_a_statement_is_held_to_the_confidence_asked_for(name: str) -> None:
    text = find_question(name).text
    said = re.findall(
        r"\?(\w+) pp:(?:polarity|purpose|policy|action|mention|recipientOrganization|dataSubject)\b", text
    )
    found = set(said) - {"definition"}  # a definition is no statement
    held = set(re.findall(r"# values: min-confidence \| (?:\?(\w+) pp:confidence \?confidence \. )?FILTER", text))
    held |= set(re.findall(r"\?(\w+) pp:confidence \?confidence", text)) if "" in held else set()
    bound = {first for first in ("statement",) if re.search(r"AS \?statement\)", text)}  # one of those already held
    assert found - bound <= held
