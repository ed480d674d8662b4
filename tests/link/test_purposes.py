"""What a phrase says the data are for, from the phrase to the concepts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.link.labels import Labels
from kg.link.purposes.aims import purposes
from kg.link.purposes.circumstances import circumstance
from kg.link.purposes.named import aims
from kg.model import Frame, Phrase
from kg.spans import MappedText, Span
from kg.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from kg.model import Action

LABELS = Labels(load_vocabulary(), "purpose")

JOINED_VERBS = [
    ("to run and maintain our website", {"ServiceOperation"}),
    (
        "to provide, maintain, and improve our rental services",
        {"ServiceProvision", "ServiceOperation", "ServiceImprovement"},
    ),
    ("operating and improving the website", {"ServiceOperation", "ServiceImprovement"}),
    ("to improve and personalize our services", {"ServiceImprovement", "Personalisation"}),
    ("enhance or personalize your overall experience", {"ServiceImprovement", "Personalisation"}),
    ("to provide, protect and promote our rental services", {"ServiceProvision", "Security", "Marketing"}),
    ("to detect, prevent and address fraud", {"FraudPrevention"}),
    ("to prevent or investigate fraud and to enforce our terms", {"FraudPrevention", "TermsEnforcement"}),
    ("to process and ship your order", {"TransactionProcessing", "Delivery"}),
]
JOINED_OBJECTS = [
    ("to customize the pages and advertising of our shop", {"Personalisation", "TargetedAdvertising"}),
    ("improve our content, products and services", {"ServiceImprovement"}),
    ("to process payments, orders", {"Payment", "TransactionProcessing"}),
    ("for shipping and billing purposes", {"Delivery", "Payment"}),
    ("for research, marketing or advertising purposes", {"Marketing", "Advertising", "Research"}),
]
SEPARATE = [
    (
        "provide our streaming services to you and process your transactions",
        {"ServiceProvision", "TransactionProcessing"},
    ),
    ("to understand who visits us, and to improve the website", {"Analytics", "ServiceImprovement"}),
    ("updates, related products", set()),
    ("to analyze usage, administer the forum software and the site", {"Analytics", "ServiceOperation"}),
    ("to analyze usage and compile statistics about visits", {"Analytics"}),
    (
        "comply with laws, respond to claims, enforce our rules and policies",
        {"LegalCompliance", "DisputeResolution", "TermsEnforcement"},
    ),
    ("to pay out refunds to renters and for accounting purposes", {"Payment", "BusinessOperation"}),
]
MESSAGES = [
    ("to send members a monthly newsletter", {"DirectMarketing"}),
    ("to send members information about our company picnic and products", {"DirectMarketing"}),
    ("to mail you details of our latest products", {"DirectMarketing"}),
    ("to tell you about special offers", {"DirectMarketing"}),
    ("to notify you of new products and promotions", {"DirectMarketing"}),
    ("to contact you by e-mail about events and sales", {"DirectMarketing"}),
    ("keep you informed about our latest deals", {"DirectMarketing"}),
    ("provide you with information about goods that may interest you", {"DirectMarketing"}),
    ("to communicate with you about new features, products or services", {"DirectMarketing"}),
    ("to contact you about changes to our terms", {"Communication"}),
    ("to notify you about your account", {"Communication"}),
    ("send you updates about your order", {"Communication"}),
    ("send you a confirmation notice", {"Communication"}),
    ("to send you administrative messages", {"Communication"}),
    ("to send you service announcements and newsletters", {"DirectMarketing", "Communication"}),
    ("to inform you of changes to our policies and to process your orders", {"Communication", "TransactionProcessing"}),
    ("to contact tenants for customer service and billing purposes", {"Communication", "CustomerSupport", "Payment"}),
    ("to contact you about a job opening", {"Communication", "Recruitment"}),
]
CONDITIONS = [
    ("share", "as required by law", {"LegalCompliance"}),
    ("share", "if we are involved in a merger", {"BusinessTransfer"}),
    ("share", "where necessary to prevent fraud", {"FraudPrevention"}),
    ("share", "if you buy something", set()),
    ("collect", "as required by law", {"LegalCompliance"}),
    ("collect", "where permitted by law", set()),
    ("collect", "where necessary to prevent fraud", {"FraudPrevention"}),
    ("collect", "when you prevent fraud", set()),
]
PLAIN = [
    ("to keep your data secure", {"Security"}),
    ("to measure the effectiveness of our advertisements", {"Analytics"}),
    ("for purposes such as processing transactions", {"TransactionProcessing"}),
    ("to comply with federal, state and local laws", {"LegalCompliance"}),
    ("in connection with the sale or transfer of all our assets", {"BusinessTransfer"}),
    ("to send you the information you requested", {"CustomerSupport"}),
    ("by giving us information about our services", set()),
    ("to provide renters with the service we offer", {"ServiceProvision"}),
    ("to make the site better", {"ServiceImprovement"}),
    ("to better understand how you use our apps", {"Analytics"}),
    ("to deliver ads tailored to your interests", {"TargetedAdvertising"}),
    ("to comply with subpoenas we are served", {"LegalCompliance"}),
    ("to remember your password", {"Authentication"}),
    ("to answer your questions", {"CustomerSupport"}),
    ("personalize what you see", {"Personalisation"}),
    ("in connection with a merger or the sale of our assets", {"BusinessTransfer"}),
    ("for any other purpose", set()),
]

POINTERS: list[tuple[str, set[str]]] = [
    ("for these purposes", {"Payment"}),
    ("only for the same purpose", {"Payment"}),
    ("as needed to render and provide these services to us", {"Payment"}),
    ("to perform those tasks and for research purposes", {"Payment", "Research"}),
    ("to perform their functions", set()),
    ("that these firms need to perform their functions", {"Payment"}),
    ("for research purposes", {"Research"}),
    ("for such purposes as research", {"Research"}),
]
TELLING = [
    "for gardening",
    "for mole purposes",
    "to determine our moles",
    "hedgehog protection",
]
NOT_TELLING = [
    "to opt out of cookies",
    "for children",
    "for the purposes described in this policy",
    "for a variety of purposes",
    "to request a copy of it",
    "the gardeners",
    "perform services on our behalf",
]


def read(words: str) -> set[str]:
    return {match.concept for match in aims(words, LABELS)}


@pytest.mark.parametrize(("words", "concepts"), JOINED_VERBS)
def test_verbs_that_are_joined_share_their_object(words: str, concepts: set[str]) -> None:
    assert read(words) == concepts


@pytest.mark.parametrize(("words", "concepts"), JOINED_OBJECTS)
def test_each_member_of_a_list_tells_a_purpose(words: str, concepts: set[str]) -> None:
    assert read(words) == concepts


@pytest.mark.parametrize(("words", "concepts"), SEPARATE)
def test_words_of_two_purposes_make_no_third(words: str, concepts: set[str]) -> None:
    assert read(words) == concepts


@pytest.mark.parametrize(("words", "concepts"), MESSAGES)
def test_a_message_is_for_what_it_is_about(words: str, concepts: set[str]) -> None:
    assert read(words) == concepts


@pytest.mark.parametrize(("words", "concepts"), PLAIN)
def test_a_purpose_is_read_from_its_words(words: str, concepts: set[str]) -> None:
    assert read(words) == concepts


@pytest.mark.parametrize(("action", "condition", "concepts"), CONDITIONS)
def test_a_condition_tells_a_purpose_where_it_says_what_made_us_do_it(
    action: Action, condition: str, concepts: set[str]
) -> None:
    text = f"We handle your data {condition}"
    frame = Frame(
        text=MappedText.verbatim(text, 0, len(text)), spans=(Span(0, len(text)),), segment=0, block=0, heading=(),
        rule="active-verb", action=action, condition=Phrase(20, len(text)),
    )  # fmt: skip
    assert set(circumstance(frame, LABELS).concepts) == concepts


@pytest.mark.parametrize(("words", "concepts"), POINTERS)
def test_a_pointer_means_the_purposes_told_before(words: str, concepts: set[str]) -> None:
    frame = _for(words)
    assert set(purposes(frame, LABELS, ("Payment",)).concepts) == concepts


def test_a_pointer_to_nothing_is_no_purpose() -> None:
    assert purposes(_for("for these purposes"), LABELS).concepts == ()
    assert purposes(_for("to provide these services to us"), LABELS).concepts == ()


@pytest.mark.parametrize("words", TELLING)
def test_a_phrase_that_no_term_names_is_kept_where_it_tells_a_purpose(words: str) -> None:
    assert [m.text for m in purposes(_for(words), LABELS).mentions] == [words]


@pytest.mark.parametrize("words", NOT_TELLING)
def test_a_choice_or_a_mere_place_in_the_text_is_not_kept_as_a_purpose(words: str) -> None:
    assert purposes(_for(words), LABELS).mentions == ()


def _for(words: str) -> Frame:
    text = f"We use data {words}"
    return Frame(
        text=MappedText.verbatim(text, 0, len(text)), spans=(Span(0, len(text)),), segment=0, block=0, heading=(),
        rule="active-verb", action="use", purposes=(Phrase(12, len(text)),),
    )  # fmt: skip


@given(st.text(alphabet="abcdefgimnoprstuvy ,.;and", max_size=80))
def test_every_purpose_has_its_place_in_the_words(words: str) -> None:
    assert all(0 <= match.start < match.end <= len(words) for match in aims(words, LABELS))


@given(st.sampled_from([words for words, _ in (*JOINED_VERBS, *MESSAGES, *PLAIN)]))
def test_capitals_at_the_beginning_change_nothing(words: str) -> None:
    assert read(words[:1].upper() + words[1:]) == read(words)
