"""Any SPARQL: what is known without being declared, what is refused, and how mistakes are told."""

from __future__ import annotations

import time
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import BadQuery, QueryTimeout, UnknownName
from kg.query import PREFIXES, Table, Triples, YesNo, sparql, within
from kg.query.syntax import check, tokens
from tests.query.sample import acme, kite, store_of

if TYPE_CHECKING:
    from pyoxigraph import Store


@pytest.fixture(scope="module")
def store() -> Store:
    return store_of(acme(), kite())


def test_each_form_of_query_has_its_form_of_answer(store: Store) -> None:
    assert isinstance(sparql(store, "SELECT ?s { ?s a pp:Policy }"), Table)
    assert sparql(store, "ASK { ?s pp:polarity pp:Denied }") == YesNo(yes=True)
    triples = sparql(store, "CONSTRUCT WHERE { ?s a pp:Policy }")
    assert isinstance(triples, Triples)
    assert len(triples.triples) == 2
    assert isinstance(sparql(store, "DESCRIBE data:EmailAddress"), Triples)


@pytest.mark.parametrize("prefix", PREFIXES)
def test_the_known_prefixes_need_no_declaration(store: Store, prefix: str) -> None:
    assert isinstance(sparql(store, f"SELECT * {{ ?s ?p {prefix}:x }}"), Table)


REFUSED = [
    "SELECT * { SERVICE <http://x.example/> { ?s ?p ?o } }",
    "SELECT * { service silent <http://x.example/> { ?s ?p ?o } }",
    "SELECT * { ?s ?p ?o SERVICE?x{ ?s ?p ?o } }",
    "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }",
    "SELECT * FROM NAMED <http://x.example/> { ?s ?p ?o }",
    "LOAD <http://x.example/>",
    "INSERT DATA { <http://a.example/> a <http://b.example/> }",
    "PREFIX x: <http://x.example/#> DROP ALL",
    # What hides the word from a hasty reader: strings and comments that only seem to stand there.
    "SELECT * { ?s ?p pp:a\\# SERVICE <http://x.example/> { ?s ?p ?o }\n }",
    "SELECT * { ?s ?p ?o FILTER(?a<'>')SERVICE?x{ ?s ?p ?o }FILTER(?b='y') }",
    "SELECT * { ?s ?p ?o FILTER(?a<pp:b#>'''\n)SERVICE?x{ ?s ?p ?o }FILTER(?c='''z''') }",
]


@pytest.mark.parametrize("text", REFUSED)
def test_a_query_reaches_nothing_outside_the_graph_and_changes_nothing(store: Store, text: str) -> None:
    with pytest.raises(BadQuery):
        sparql(store, text)


@pytest.mark.parametrize(
    "text",
    [
        'SELECT * { ?s pp:quote ?q FILTER(CONTAINS(?q, "service from our LOAD")) }',
        "SELECT * { ?s ?p ?service } # SERVICE <http://x.example/> {}",
        "SELECT * { ?s pp:recipient recipient:ServiceProvider }",
    ],
)
def test_the_words_of_a_policy_may_stand_in_a_query(store: Store, text: str) -> None:
    assert isinstance(sparql(store, text), Table)


@given(st.text(alphabet="<>'\"#\\{}? \nabSERVICE:x", max_size=60))
def test_the_pieces_of_any_text_are_told_apart_without_a_fault(text: str) -> None:
    assert sum(len(token.text) for token in tokens(text)) <= len(text)
    with suppress(BadQuery):
        check(text)


@pytest.mark.parametrize(
    ("text", "where", "message"),
    [
        ("SELECT * {\n ?s foo:bar ?o }", "query, line 2, column 5", "unknown prefix 'foo:'.*did you mean 'foaf:'"),
        ("SELECT * {\n ?s ?p ?o\n", "query, line 3, column 1", "1 '}' missing"),
        ("SELEC * { ?s ?p ?o }", "query, line 1, column", "did you mean SELECT"),
        ("SELECT * { ?s ?p }", "query, line 1, column", "SELECT \\* { \\?s \\?p }"),
        ("", "query, line 1, column 1", "this is not SPARQL"),
    ],
)
def test_a_mistake_is_told_with_its_place_and_a_hint(store: Store, text: str, where: str, message: str) -> None:
    with pytest.raises(BadQuery, match=message) as problem:
        sparql(store, text)
    assert problem.value.where.startswith(where)


def endless(seconds: float) -> str:
    time.sleep(seconds)
    return "done"


def wrong(name: str) -> str:
    raise UnknownName("question", name, ["who-shares"])


def greedy() -> int:
    return len(bytearray(1 << 60))


def test_work_that_takes_too_long_is_ended() -> None:
    began = time.perf_counter()
    with pytest.raises(QueryTimeout, match=r"no answer within 0\.5 s"):
        within(0.5, endless, 60)
    assert time.perf_counter() - began < 20


def test_work_in_its_own_process_gives_its_result_or_its_error() -> None:
    assert within(60, endless, 0) == "done"
    with pytest.raises(UnknownName, match="did you mean 'who-shares'"):
        within(60, wrong, "who-shars")


def test_work_that_wants_too_much_memory_says_so() -> None:
    with pytest.raises(BadQuery, match="broke off"):
        within(60, greedy)
