from __future__ import annotations

import warnings
from typing import TYPE_CHECKING

import pytest
import rdflib
from hypothesis import given, settings
from pyoxigraph import Literal, NamedNode, RdfFormat, Store, Triple, parse

from kg.graph import triples
from kg.namespaces import PREFIXES
from kg.store.parts import quads_of
from kg.store.turtle import turtle
from tests.graph.readings import HOSTILE, reading, readings, statement
from tests.store.made_up import HOSTILE as HOSTILE_SENTENCES

if TYPE_CHECKING:
    from kg.model import Reading

few = settings(max_examples=40, deadline=None)


def written(*made: Reading) -> str:
    store = Store()
    for each in made:
        store.extend(quads_of(each))
    return "".join(turtle(store))


def read_by_oxigraph(text: str) -> set[Triple]:
    return {quad.triple for quad in parse(text.encode(), format=RdfFormat.TURTLE)}


def read_by_rdflib(text: str) -> set[Triple]:
    with warnings.catch_warnings():  # what a policy gives as its address need not be one
        warnings.simplefilter("ignore")
        graph = rdflib.Graph().parse(data=text.encode(), format="turtle")
    return {Triple(*(from_rdflib(node) for node in triple)) for triple in graph}  # type: ignore[arg-type]


def from_rdflib(node: rdflib.term.Node) -> NamedNode | Literal:
    if isinstance(node, rdflib.Literal):
        return Literal(str(node), datatype=NamedNode(str(node.datatype)) if node.datatype else None)
    assert isinstance(node, rdflib.URIRef)
    return NamedNode(str(node))


@few
@given(readings())
def test_hostile_text_comes_back_from_the_turtle_as_it_went_in(made: Reading) -> None:
    text, said = written(made), set(triples(made))
    assert read_by_oxigraph(text) == said
    assert read_by_rdflib(text) == said


@pytest.mark.parametrize("piece", [*HOSTILE, *HOSTILE_SENTENCES], ids=ascii)
def test_no_piece_of_text_breaks_out_of_its_literal(piece: str) -> None:
    for words in (piece, f"a{piece}", f"{piece}b", piece + piece):
        hostile = reading(words, words, words, statement(condition=words), site=words, url=words)
        text, said = written(hostile), set(triples(hostile))
        assert read_by_oxigraph(text) == said
        assert read_by_rdflib(text) == said


@few
@given(readings(), readings())
def test_the_turtle_of_two_policies_holds_the_triples_of_both_and_no_other(one: Reading, two: Reading) -> None:
    assert read_by_oxigraph(written(one, two)) == {*triples(one), *triples(two)}


def test_every_subject_is_described_once_with_its_type_first() -> None:
    text = written(*(reading(f"{n}.md", "Acme", "We collect.", statement("share")) for n in range(3)))
    blocks = [block for block in text.split("\n\n")[1:] if block]
    subjects = [block.split(maxsplit=2)[:2] for block in blocks]
    assert len({subject for subject, _ in subjects}) == len(subjects)
    assert {verb for _, verb in subjects} == {"a"}


def test_the_turtle_names_all_prefixes_and_shortens_concepts() -> None:
    text = written(reading("a.md", "Acme", "We collect.", statement()))
    assert all(f"@prefix {prefix}: <{space}> .\n" in text for prefix, space in PREFIXES.items() if prefix != "id")
    assert "pp:data data:EmailAddress ;" in text


def test_line_ends_and_marks_of_direction_stay_within_one_line() -> None:
    text = written(reading("a.md", "Acme", "one\ntwo\r\nthree\u2028", statement(at=(0, 15))))
    assert '"one\\ntwo\\r\\nthree\u2028"' in text
    assert "\r" not in text
