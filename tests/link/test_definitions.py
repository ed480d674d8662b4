"""What a policy says its own words for kinds of data mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.model import Source
from kg.pipeline import read_policy

if TYPE_CHECKING:
    from pathlib import Path

    from kg.model import Definition, Vocabulary

DEFINED = [
    (
        '"Personal information" means information that identifies you, such as your name and postal address.',
        ("Personal information", "PersonalData", {"Name", "PostalAddress"}, set()),
    ),
    (
        "We also log non-personal information, such as your IP address and browser type.",
        ("non-personal information", "NonPersonalData", {"IPAddress", "BrowserType"}, set()),
    ),
    (
        "Personal data (including your e-mail address) is kept in a safe place.",
        ("Personal data", "PersonalData", {"EmailAddress"}, set()),
    ),
    (
        "Personal information does not include aggregate information.",
        ("Personal information", "PersonalData", set(), {"AggregateData"}),
    ),
    (
        "Demographic information may include, but is not limited to, your age and gender when you tell us.",
        ("Demographic information", "DemographicData", {"Age", "Gender"}, set()),
    ),
    (
        "Sensitive data refers to your religion or political opinions.",
        ("Sensitive data", "SensitiveData", {"ReligionBelief", "PoliticalOpinion"}, set()),
    ),
    (
        "Contact information (such as your name), and the age that you tell us, help us.",
        ("Contact information", "ContactData", {"Name"}, set()),
    ),
    (
        "We may use personal information, which is any information that identifies you (e.g., your name).",
        ("personal information", "PersonalData", {"Name"}, set()),
    ),
    (
        "“Personal information” includes information that may be used to locate you (e.g., name and postal address).",
        ("Personal information", "PersonalData", {"Name", "PostalAddress"}, set()),
    ),
    (
        "We may collect your name and postal address (collectively, “Personal Information”) when you order.",
        ("Personal Information", "PersonalData", {"Name", "PostalAddress"}, set()),
    ),
    (
        "The IP address and browser type that we log are known as “Anonymous Information”.",
        ("Anonymous Information", "AnonymousData", {"IPAddress", "BrowserType"}, set()),
    ),
    (
        "We do not consider your IP address to be personal information.",
        ("personal information", "PersonalData", set(), {"IPAddress"}),
    ),
    (
        "Your IP address is considered non-personal information.",
        ("non-personal information", "NonPersonalData", {"IPAddress"}, set()),
    ),
]
SILENT = [
    "We collect your name and e-mail address when you register.",
    "We collect additional information, such as your name.",
    "Personal information means any information about an identifiable person.",
    "The personal information that we collect is kept in a safe place.",
    "Use a strong password, such as one with digits.",
    "We may combine information, including your name, from several sources.",
    "Where IP addresses are considered personal information by law, we keep them safe.",
    "Our affiliates (“Partner Information”) know your name.",
]


def definitions(folder: Path, vocabulary: Vocabulary, text: str) -> tuple[str, tuple[Definition, ...]]:
    path = folder / "policy.md"
    path.write_text(f"# Acme Privacy Policy\n\n{text}\n", "utf-8")
    reading = read_policy(Source(str(path), "policy.md"), vocabulary)
    return reading.source, reading.definitions


@pytest.mark.parametrize(("text", "expected"), DEFINED)
def test_a_policys_own_words_are_explained_by_their_members(
    tmp_path: Path, vocabulary: Vocabulary, text: str, expected: tuple[str, str, set[str], set[str]]
) -> None:
    source, (found,) = definitions(tmp_path, vocabulary, text)
    assert (found.term, found.concept, set(found.includes), set(found.excludes)) == expected
    assert [span.of(source) for span in found.evidence.spans] == [text]


@pytest.mark.parametrize("text", SILENT)
def test_what_only_speaks_of_data_defines_nothing(tmp_path: Path, vocabulary: Vocabulary, text: str) -> None:
    assert definitions(tmp_path, vocabulary, text)[1] == ()


def test_the_items_of_a_list_complete_the_words_above_it(tmp_path: Path, vocabulary: Vocabulary) -> None:
    text = "Anonymous information includes:\n\n- your IP address\n- the type of your browser"
    source, found = definitions(tmp_path, vocabulary, text)
    assert {concept for each in found for concept in each.includes} == {"IPAddress", "BrowserType"}
    assert all(each.concept == "AnonymousData" for each in found)
    assert [span.of(source) for span in found[0].evidence.spans] == [
        "Anonymous information includes:",
        "your IP address",
    ]


def test_a_definition_changes_no_statement_and_no_term(tmp_path: Path, vocabulary: Vocabulary) -> None:
    before = vocabulary.ancestors("data", "IPAddress")
    definitions(tmp_path, vocabulary, DEFINED[1][0])
    assert vocabulary.ancestors("data", "IPAddress") == before
