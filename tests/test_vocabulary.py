"""Loading the terms: what is there, what a user's file may add, and what it may not."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import KgError
from kg.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from pathlib import Path

    from kg.model import Term

PREFIXES = """
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix data: <https://w3id.org/policykg/data#> .
@prefix own: <https://example.org/words#> .
"""
_WHOLE = load_vocabulary()
IN_DATA = "skos:inScheme <https://w3id.org/policykg/data>"

REFUSED = [
    ("data:Odd a skos:Concept ; skos:prefLabel 'odd'@en ; skos:broader data:Nowhere .", "Nowhere"),
    ("own:Odd a skos:Concept ; skos:prefLabel 'odd'@en .", "in no scheme"),
    (f"own:EmailAddress a skos:Concept ; skos:prefLabel 'mail'@en ; {IN_DATA} .", "EmailAddress"),
    (f"own:Odd a skos:Concept ; {IN_DATA} .", "no skos:prefLabel"),
    ("data:EmailAddress a skos:Concept ; skos:broader data:PostalAddress .", "cannot be moved"),
    (f"own:A a skos:Concept ; skos:prefLabel 'a'@en ; {IN_DATA} . data:A a skos:Concept .", "two"),
    ("data:A a skos:Concept ; skos:prefLabel 'a'@en ; skos:broader data:A .", "broader than itself"),
    ("data:A a skos:Concept ; skos:prefLabel 'a'@en , 'b'@en .", "two preferred labels"),
    ("data:EmailAddress skos:prefLabel 'mail'@en .", "called 'email address' already"),
    ("data:Zone a skos:Concept ; skos:prefLabel 'zone'@en ; skos:altLabel 'ZIP Codes'@en .", "names PostalAddress"),
    (f"<https://example.org/Mood> a skos:Concept ; skos:prefLabel 'mood'@en ; {IN_DATA} .", "no name to be asked for"),
]


def term(name: str, extra: tuple[Path, ...] = ()) -> Term:
    return next(t for t in load_vocabulary(extra).terms if t.id == name)


def written(folder: Path, turtle: str, name: str = "mine.ttl") -> Path:
    path = folder / name
    path.write_text(PREFIXES + turtle, encoding="utf-8")
    return path


def test_the_schemes_come_in_the_order_data_recipient_purpose() -> None:
    schemes = [t.scheme for t in load_vocabulary().terms]
    assert list(dict.fromkeys(schemes)) == ["data", "recipient", "purpose"]


def test_loading_twice_gives_the_same_terms_in_the_same_order() -> None:
    assert load_vocabulary().terms == load_vocabulary().terms


def test_a_term_carries_its_label_its_broader_concept_and_all_its_wordings_in_lower_case() -> None:
    ip = term("IPAddress")
    assert (ip.scheme, ip.label, ip.broader) == ("data", "IP address", "TechnicalData")
    assert {"ip address", "internet protocol address"} <= set(ip.labels)
    assert all(label == label.lower() for label in ip.labels)


def test_ancestors_are_known_up_to_the_top() -> None:
    assert load_vocabulary().ancestors("data", "SocialSecurityNumber") == (
        "GovernmentIdentifier",
        "IdentityData",
        "PersonalData",
    )


def test_a_file_may_bring_a_concept_below_one_that_is_there(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        "data:LoyaltyPoints a skos:Concept ; skos:prefLabel 'loyalty points'@en ;"
        " skos:hiddenLabel 'Air Miles'@en ; skos:broader data:TransactionData .",
    )
    added = term("LoyaltyPoints", (path,))
    assert (added.scheme, added.broader, added.labels) == ("data", "TransactionData", ("loyalty points", "air miles"))


def test_a_concept_minted_elsewhere_joins_the_scheme_that_it_names(tmp_path: Path) -> None:
    path = written(tmp_path, f"own:Mood a skos:Concept ; skos:prefLabel 'mood'@en ; {IN_DATA} .")
    assert term("Mood", (path,)).scheme == "data"


def test_a_concept_minted_elsewhere_keeps_its_iri(tmp_path: Path) -> None:
    path = written(tmp_path, f"own:Mood a skos:Concept ; skos:prefLabel 'mood'@en ; {IN_DATA} .")
    assert load_vocabulary((path,)).minted == (("data", "Mood", "https://example.org/words#Mood"),)
    assert load_vocabulary().minted == ()


def test_the_preferred_label_of_another_language_is_a_wording_and_no_new_name(tmp_path: Path) -> None:
    path = written(tmp_path, "data:EmailAddress skos:prefLabel 'Elektropost-Adresse'@de .")
    after = term("EmailAddress", (path,))
    assert after.label == term("EmailAddress").label
    assert after.labels[-1] == "elektropost-adresse"


def test_a_file_may_give_new_words_to_a_concept_that_is_there(tmp_path: Path) -> None:
    path = written(tmp_path, "data:EmailAddress skos:hiddenLabel 'Electronic Post'@en .")
    before, after = term("EmailAddress"), term("EmailAddress", (path,))
    assert after.labels == (*before.labels, "electronic post")
    assert after.broader == before.broader


def test_files_add_up_whatever_their_number(tmp_path: Path) -> None:
    one = written(tmp_path, "data:Mood a skos:Concept ; skos:prefLabel 'mood'@en .", "1.ttl")
    two = written(tmp_path, "data:Joy a skos:Concept ; skos:prefLabel 'joy'@en ; skos:broader data:Mood .", "2.ttl")
    assert load_vocabulary((one, two)).ancestors("data", "Joy") == ("Mood",)


@pytest.mark.parametrize(("turtle", "word"), REFUSED)
def test_a_concept_that_does_not_fit_is_refused_with_the_name_of_its_file(
    tmp_path: Path,
    turtle: str,
    word: str,
) -> None:
    path = written(tmp_path, turtle)
    with pytest.raises(KgError) as problem:
        load_vocabulary((path,))
    assert problem.value.where == str(path)
    assert word in str(problem.value)


def test_a_slip_in_the_turtle_is_named_with_its_line(tmp_path: Path) -> None:
    path = written(tmp_path, "data:Odd a skos:Concept\n    skos:prefLabel 'odd'@en .\n")
    with pytest.raises(KgError) as problem:
        load_vocabulary((path,))
    place, _, line = problem.value.where.rpartition(":")
    assert place == str(path)
    assert int(line) > PREFIXES.count("\n")


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(KgError, match="cannot read the terms") as problem:
        load_vocabulary((tmp_path / "none.ttl",))
    assert problem.value.where == str(tmp_path / "none.ttl")


def test_a_mistaken_broader_concept_gets_the_nearest_name_as_a_hint(tmp_path: Path) -> None:
    path = written(tmp_path, "data:Odd a skos:Concept ; skos:prefLabel 'odd'@en ; skos:broader data:EmailAdress .")
    with pytest.raises(KgError, match="EmailAddress"):
        load_vocabulary((path,))


def test_loading_takes_no_noticeable_time() -> None:
    def seconds() -> float:
        start = time.process_time()
        load_vocabulary()
        return time.process_time() - start

    assert min(seconds() for _ in range(5)) < 0.2  # about 0.04 on a laptop; room for a busy machine


@given(st.lists(st.sampled_from([t.id for t in _WHOLE.terms if t.scheme == "data"])))
def test_the_most_specific_concepts_hold_none_that_another_makes_precise(chosen: list[str]) -> None:
    vocabulary = _WHOLE
    kept = vocabulary.most_specific("data", chosen)
    assert not {above for one in kept for above in vocabulary.ancestors("data", one)} & set(kept)
    assert set(kept) <= set(chosen)
