"""Every named question, asked of two policies whose answers are worked out by hand."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from kg.errors import BadInput, UnknownName
from kg.query import Table, ask, find_question, load_questions
from tests.query.sample import ACME, KITE, acme, kite, reading, statement, store_of

if TYPE_CHECKING:
    from pyoxigraph import Store

    from kg.model import Reading, Vocabulary
    from kg.query import Question

QUESTIONS = load_questions()
Cells = list[tuple[str | None, ...]]


@pytest.fixture(scope="module")
def store() -> Store:
    return store_of(acme(), kite())


def cells(table: Table, *columns: str) -> Cells:
    """The columns of a table as text."""
    at = [table.columns.index(column) for column in columns]
    return [tuple(None if row[i] is None else row[i].value for i in at) for row in table.rows]  # type: ignore[union-attr]


def answer(store: Store, vocabulary: Vocabulary, name: str, **said: Any) -> Table:  # noqa: ANN401  (a parameter's values)
    exact = said.pop("exact", False)
    arguments = {key.replace("_", "-"): value for key, value in said.items()}
    return ask(store, vocabulary, find_question(name), arguments, exact=exact).table


MAIL = "We share your e-mail address with advertisers to send you offers"
ANSWERS: list[tuple[str, dict[str, list[str]], list[str], Cells]] = [
    (
        "what-does-org-collect",
        {"organization": ["acme lanterns"]},
        ["organization", "data", "how", "condition"],
        [
            ("Acme Lanterns", "EmailAddress, Name", "collects", "when you order"),
            ("Acme Lanterns", "PreciseLocation", "may collect", None),
        ],
    ),
    (
        "definitions",
        {},
        ["organization", "term", "says", "data"],
        [("Kite Club", "Non-personal information", "includes", "IPAddress")],
    ),
    ("definitions", {"data": ["EmailAddress"]}, ["organization"], []),
    (
        "who-collects",
        {"data": ["location data"]},
        ["organization", "data", "how"],
        [("Acme Lanterns", "PreciseLocation", "may collect")],
    ),
    (
        "who-shares",
        {"data": ["email"]},
        ["organization", "data", "how", "recipients", "quote"],
        [("Acme Lanterns", "EmailAddress", "shares", "Advertiser", MAIL)],
    ),
    (
        "who-shares",
        {"recipient": ["Advertiser"], "organization": ["Kite Club"]},
        ["data", "recipients"],
        [("LocationData", "Advertiser"), ("ReferringURL", "Advertiser")],
    ),
    (
        "who-sells",
        {},
        ["says", "organization", "data", "recipients"],
        [("sells", "Kite Club", "ContactData", "ThirdParty"), ("does not sell", "Acme Lanterns", "PersonalData", None)],
    ),
    (
        "purposes-of-data",
        {"data": ["EmailAddress"]},
        ["organization", "purposes", "action"],
        [("Acme Lanterns", "DirectMarketing", "share"), ("Kite Club", "CustomerSupport", "use")],
    ),
    (
        "purposes-of-data",
        {"purpose": ["Marketing"], "action": ["share", "sell"]},
        ["organization", "purposes"],
        [("Acme Lanterns", "DirectMarketing")],
    ),
    (
        "shared-with-authorities",
        {},
        ["organization", "data", "how", "condition", "purposes"],
        [("Acme Lanterns", "Communication", "may share", "if a court orders it", "LegalCompliance")],
    ),
    (
        "retention",
        {"data": ["LogData"]},
        ["organization", "says", "duration"],
        [("Acme Lanterns", "keeps", "no more than 60 days"), ("Kite Club", "deletes", "after 60 days")],
    ),
    (
        "denials",
        {},
        ["organization", "says", "data", "recipients"],
        [
            ("Acme Lanterns", "does not sell", "PersonalData", None),
            ("Acme Lanterns", "does not share", "EmailAddress", "ThirdParty"),
            ("Kite Club", "does not collect", "PersonalData", None),
        ],
    ),
    (
        "contradictions",
        {},
        ["organization", "denied", "denial", "stated", "quote", "recipients"],
        [
            (
                "Acme Lanterns",
                "share",
                "We do not share your e-mail address with third parties",
                "share",
                MAIL,
                "Advertiser",
            )
        ],
    ),
    (
        "named-recipients",
        {},
        ["recipient", "roles", "organization", "data"],
        [
            ("AdNet", "Advertiser", "Kite Club", "ReferringURL"),
            ("WorldPay", "PaymentProvider", "Acme Lanterns", "PaymentCard"),
        ],
    ),
    (
        "named-recipients",
        {"role": ["ServiceProvider"]},
        ["recipient"],
        [("WorldPay",)],
    ),
    (
        "third-party-collectors",
        {},
        ["organization", "collector", "names", "data"],
        [("Acme Lanterns", "AnalyticsProvider", "Zöe's widgets", "CookieData")],
    ),
    (
        "childrens-data",
        {},
        ["organization", "says", "data"],
        [("Kite Club", "does not collect", "PersonalData")],
    ),
    (
        "merger",
        {},
        ["organization", "says", "condition"],
        [("Acme Lanterns", "may be passed on", "If Acme is sold")],
    ),
    (
        "quotes",
        {"text": ["60 DAYS"]},
        ["organization", "says"],
        [("Acme Lanterns", "does retain"), ("Kite Club", "does retain")],
    ),
    (
        "top-recipients",
        {},
        ["recipient", "organizations", "policies"],
        [
            ("Advertiser", "2", "2"),
            ("Authority", "1", "1"),
            ("PaymentProvider", "1", "1"),
            ("Successor", "1", "1"),
            ("ThirdParty", "1", "1"),
        ],
    ),
    ("top-recipients", {"at_least": ["2"]}, ["recipient"], [("Advertiser",)]),
    ("shared-data", {}, ["data", "organizations"], [("EmailAddress", "2")]),
    ("shared-data", {"action": ["retain"]}, ["data", "organizations"], [("LogData", "2")]),
]


ASKED = tuple(dict.fromkeys(name for name, *_ in ANSWERS))


@pytest.mark.parametrize(("name", "said", "columns", "expected"), ANSWERS, ids=lambda value: str(value)[:40])
def test_a_question_has_the_answer_that_a_reader_of_the_policies_works_out(
    store: Store, vocabulary: Vocabulary, name: str, said: dict[str, list[str]], columns: list[str], expected: Cells
) -> None:
    assert cells(answer(store, vocabulary, name, **said), *columns) == expected


@pytest.mark.parametrize("name", ASKED)
def test_every_row_says_whose_policy_it_is_and_quotes_it_at_its_place(
    store: Store, vocabulary: Vocabulary, name: str
) -> None:
    needed = {"what-does-org-collect": {"organization": ["Acme Lanterns"]}, "quotes": {"text": ["we"]}}
    table = answer(store, vocabulary, name, **needed.get(name, {}))
    assert table.rows
    sources = {"shops/acme.md": ACME, "kite.txt": KITE}
    for organization, quote, place in cells(table, "organization", "quote", "place"):
        assert organization in ("Acme Lanterns", "Kite Club")
        file, _, span = str(place).rpartition(":")
        start, _, end = span.partition("-")
        assert sources[file][int(start) : int(end)] == quote


@pytest.mark.parametrize("name", [n for n in ASKED if n not in ("who-sells", "denials", "retention", "quotes")])
def test_a_denial_is_never_told_as_a_practice(store: Store, vocabulary: Vocabulary, name: str) -> None:
    needed = {"what-does-org-collect": {"organization": ["Acme Lanterns"]}}
    if name == "childrens-data":
        return  # it tells both, and which is which
    quotes = cells(answer(store, vocabulary, name, **needed.get(name, {})), "quote")
    assert not [quote for (quote,) in quotes if "not" in str(quote) or "never" in str(quote)]


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=lambda question: question.name)
def test_a_question_says_what_it_asks_and_gives_an_example(question: Question) -> None:
    assert question.title
    assert question.question.endswith("?")
    assert question.examples
    assert all(example.startswith(f"kg ask {question.name}") for example in question.examples)
    assert all(parameter.help for parameter in question.parameters)


def test_narrower_data_is_included_unless_exactly_one_is_wanted(store: Store, vocabulary: Vocabulary) -> None:
    assert cells(answer(store, vocabulary, "who-collects", data=["ContactData"]), "data")
    assert not answer(store, vocabulary, "who-collects", data=["ContactData"], exact=True).rows


@pytest.mark.parametrize(
    "name", ["EmailAddress", "emailaddress", "email", "e-mail address", "E-Mail Addresses", "data:EmailAddress"]
)
def test_a_concept_goes_by_its_id_its_label_and_its_synonyms(store: Store, vocabulary: Vocabulary, name: str) -> None:
    assert len(answer(store, vocabulary, "who-shares", data=[name]).rows) == 1


def test_an_unknown_concept_is_answered_with_the_nearest(store: Store, vocabulary: Vocabulary) -> None:
    with pytest.raises(UnknownName, match=r"no data category 'locaton'.*did you mean 'LocationData'"):
        answer(store, vocabulary, "who-shares", data=["locaton"])


@pytest.mark.parametrize(
    ("name", "said", "message"),
    [
        ("what-does-org-collect", {}, "--organization is needed"),
        ("who-shares", {"organization": ["Acme Lanters"]}, "did you mean 'Acme Lanterns'"),
        ("quotes", {"text": ["a", "b"]}, "--text is given 2 times"),
        ("shared-data", {"at_least": ["many"]}, "'many' is no whole number"),
        ("who-sells", {"min_confidence": ["1.2"]}, "'1.2' is no number from 0 to 1"),
        ("who-sells", {"min_confidence": ["0.8 } #"]}, "is no number from 0 to 1"),
        ("who-sells", {"min_confidence": ["٠.٨"]}, "is no number from 0 to 1"),
        ("denials", {"action": ["shere"]}, "did you mean 'share'"),
        ("denials", {"dada": ["x"]}, "no parameter 'dada'.*did you mean 'data'"),
    ],
)
def test_what_a_parameter_cannot_take_is_told(
    store: Store, vocabulary: Vocabulary, name: str, said: dict[str, list[str]], message: str
) -> None:
    with pytest.raises((BadInput, UnknownName), match=message):
        answer(store, vocabulary, name, **said)


@pytest.mark.parametrize("text", ['") } #', '"} SERVICE <http://x> {', "\\", "'''", "?quote }", "\x00\n"])
def test_hostile_text_stays_a_text(store: Store, vocabulary: Vocabulary, text: str) -> None:
    assert not answer(store, vocabulary, "quotes", text=[text]).rows


@pytest.mark.parametrize(
    ("duration", "says"),
    [
        ("after 60 days", "deletes"),
        ("within 60 days", "deletes"),
        ("once you leave", "deletes"),
        ("for 60 days", "keeps"),
    ],
)
def test_what_ends_after_a_time_is_said_to_be_deleted(vocabulary: Vocabulary, duration: str, says: str) -> None:
    quote = f"Logs are treated so {duration}"
    said = statement(quote, quote, "retain", "LogData", duration=duration)
    table = answer(store_of(reading("a.md", "Acme", quote, [said])), vocabulary, "retention")
    assert cells(table, "says", "duration") == [(says, duration)]


def test_an_empty_answer_says_why(store: Store, vocabulary: Vocabulary) -> None:
    question = find_question("who-shares")
    reply = ask(store, vocabulary, question, {"data": ["HealthData"], "organization": ["Kite Club"]})
    assert not reply.table.rows
    assert reply.why.startswith("0 of 2 policies answer")
    assert "without --data there are 3 answers" in reply.why


def test_an_empty_graph_says_that_it_is_empty(vocabulary: Vocabulary) -> None:
    reply = ask(store_of(), vocabulary, find_question("who-sells"), {})
    assert "no statement" in reply.why


def test_the_answer_does_not_hang_on_the_order_in_which_policies_came(vocabulary: Vocabulary) -> None:
    for name in ("who-shares", "top-recipients", "contradictions"):
        one, other = (answer(store_of(*order), vocabulary, name) for order in ((acme(), kite()), (kite(), acme())))
        assert one == other


ABOUT_STATEMENTS = [name for name in ASKED if name != "definitions"]
NEEDED = {"what-does-org-collect": {"organization": ["Acme Lanterns"]}, "quotes": {"text": ["e"]}}


def of_mixed_confidence(reading: Reading, number: int) -> Reading:
    """Every other statement is doubtful, the first or the second of each two."""
    confidences = (0.9 if (at + number) % 2 else 0.5 for at in range(len(reading.statements)))
    mixed = (replace(one, confidence=each) for one, each in zip(reading.statements, confidences, strict=True))
    return replace(reading, statements=tuple(mixed))


def without_doubtful(reading: Reading) -> Reading:
    return replace(reading, statements=tuple(one for one in reading.statements if one.confidence > 0.8))


@pytest.mark.parametrize("number", [0, 1])
@pytest.mark.parametrize("name", ABOUT_STATEMENTS)
def test_statements_below_the_limit_count_as_little_as_if_they_were_not_there(
    vocabulary: Vocabulary, name: str, number: int
) -> None:
    mixed = [of_mixed_confidence(each, number) for each in (acme(), kite())]
    needed = NEEDED.get(name, {})
    narrowed = answer(store_of(*mixed), vocabulary, name, min_confidence=["0.8"], **needed)
    assert narrowed == answer(store_of(*map(without_doubtful, mixed)), vocabulary, name, **needed)


@pytest.mark.parametrize("name", ABOUT_STATEMENTS)
def test_a_statement_at_the_limit_counts(store: Store, vocabulary: Vocabulary, name: str) -> None:
    needed = NEEDED.get(name, {})
    everything = answer(store, vocabulary, name, **needed)
    assert everything.rows
    assert all(answer(store, vocabulary, name, min_confidence=[at], **needed) == everything for at in ("0", "1", "1.0"))


def test_an_answer_emptied_by_the_limit_says_so(vocabulary: Vocabulary) -> None:
    store = store_of(of_mixed_confidence(acme(), 0))
    reply = ask(store, vocabulary, find_question("who-shares"), {"min-confidence": ["0.95"]})
    assert not reply.table.rows
    assert "with --min-confidence 0.95; without --min-confidence there are" in reply.why
