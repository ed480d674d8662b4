"""Who gets the data, from the words of a phrase to the concepts, and from a frame to its recipients."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.link.labels import Labels
from kg.link.parties.phrases import parties
from kg.link.parties.recipients import circumstance, recipients
from kg.model import Document, Frame, Phrase, Policy
from kg.spans import MappedText, Span
from kg.vocabulary import load_vocabulary

LABELS = Labels(load_vocabulary(), "recipient")
DOCUMENT = Document(Policy("policy.md", "0", "text", "Marlow Freight Lines"), "", ())

NAMED = [
    ("with other companies", {"ThirdParty"}),
    ("with outside parties", {"ThirdParty"}),
    ("with anyone", {"ThirdParty"}),
    ("with other businesses", {"ThirdParty"}),
    ("with unaffiliated third parties", {"ThirdParty"}),
    ("with our parent and its subsidiaries", {"Affiliate"}),
    ("within our corporate family", {"Affiliate"}),
    ("with companies in our group", {"Affiliate"}),
    ("with divisions and subsidiaries", {"Affiliate"}),
    ("with trusted partners and sponsors", {"BusinessPartner"}),
    ("with merchants whose goods you buy", {"BusinessPartner"}),
    ("with advertisers and ad networks", {"Advertiser"}),
    ("to the police and to courts", {"Authority"}),
    ("to our lawyers, accountants and insurers", {"LegalClaimant"}),
    ("to a buyer or other successor", {"Successor"}),
    ("with shipping companies", {"DeliveryProvider"}),
    ("with our web hosting company", {"HostingProvider"}),
    ("to credit reporting agencies", {"CreditBureau"}),
    ("with other users of the forum", {"OtherUser"}),
    ("with people in your network", {"OtherUser"}),
    ("to the general public", {"Public"}),
]
IN_PASSING = [
    ("with carefully selected third-party marketing partners", {"BusinessPartner"}),
    ("with advertisers or other business partners abroad", {"Advertiser", "BusinessPartner"}),
    ("members of that hiking organization", {"OtherUser"}),
    ("with advertisers that can reach an individual", {"Advertiser"}),
    ("with vendors who serve other customers", {"ServiceProvider"}),
    ("with lenders that work with third parties", {"FinancialInstitution"}),
    ("in answer to a court order", set()),
    ("by a court or similar order", set()),
    ("as the law enforcement request says", set()),
    ("on other business matters", set()),
    ("with us", set()),
    ("to your computer", set()),
    ("with you", set()),
]
WORKING = [
    ("third parties who perform services for us", {"ServiceProvider"}),
    ("companies that help us run the shop", {"ServiceProvider"}),
    ("those who work on our behalf", {"ServiceProvider"}),
    ("others that assist us with support", {"ServiceProvider"}),
    ("other companies that deliver your packages", {"DeliveryProvider"}),
    ("third parties that process payments", {"PaymentProvider"}),
    ("vendors that host our site", {"ServiceProvider", "HostingProvider"}),
    ("third parties such as carriers", {"DeliveryProvider"}),
    ("third parties, including advertisers and affiliates", {"Advertiser", "Affiliate"}),
    ("service providers such as payment processors", {"ServiceProvider", "PaymentProvider"}),
    ("third parties that want to sell you something", {"ThirdParty"}),
]
HANDED_OVER = [
    ("a third party", "in connection with a merger", {"Successor"}),
    ("another company", "as part of the sale of our business", {"Successor"}),
    ("other parties", "in the event of a bankruptcy", {"Successor"}),
    ("another company", "for its research", {"ThirdParty"}),
    ("our affiliates", "in connection with a merger", {"Affiliate"}),
]
IMPLIED = [
    ("if a regulator asks for it", ("Authority",)),
    ("if ordered by a judge", ("Authority",)),
    ("if we receive a court order", ()),
    ("with your consent", ()),
]


def frame(recipient: str = "", purpose: str = "", condition: str = "") -> Frame:
    """A frame of sharing with these phrases in it, one behind the other."""
    text = f"We share your data {recipient} {purpose} {condition}"
    at = 19
    places = {}
    for name, words in (("recipients", recipient), ("purposes", purpose), ("condition", condition)):
        places[name] = Phrase(at, at + len(words))
        at += len(words) + 1
    return Frame(
        text=MappedText.verbatim(text, 0, len(text)), spans=(Span(0, len(text)),), segment=0, block=0, heading=(),
        rule="active-verb", action="share", recipients=(places["recipients"],) if recipient else (),
        purposes=(places["purposes"],) if purpose else (), condition=places["condition"] if condition else None,
    )  # fmt: skip


@pytest.mark.parametrize(("words", "concepts"), NAMED)
def test_a_party_is_read_from_its_words(words: str, concepts: set[str]) -> None:
    assert {match.concept for match in parties(words, LABELS)} == concepts


@pytest.mark.parametrize(("words", "concepts"), IN_PASSING)
def test_what_is_mentioned_in_passing_is_no_party(words: str, concepts: set[str]) -> None:
    assert {match.concept for match in parties(words, LABELS)} == concepts


@pytest.mark.parametrize(("words", "concepts"), WORKING)
def test_third_parties_are_told_by_their_work_and_by_examples(words: str, concepts: set[str]) -> None:
    assert set(recipients(frame(words), LABELS, DOCUMENT).concepts) == concepts


@pytest.mark.parametrize(("words", "why", "concepts"), HANDED_OVER)
def test_whoever_takes_over_the_business_is_a_successor(words: str, why: str, concepts: set[str]) -> None:
    assert set(recipients(frame(words, why), LABELS, DOCUMENT).concepts) == concepts


@pytest.mark.parametrize(("condition", "concepts"), IMPLIED)
def test_a_condition_tells_who_asks_but_not_by_what_paper(condition: str, concepts: tuple[str, ...]) -> None:
    assert circumstance(frame(condition=condition), LABELS).concepts == concepts


def test_a_phrase_that_names_nobody_known_is_kept_as_text() -> None:
    [mention] = recipients(frame("with Blue Fjord Traders"), LABELS, DOCUMENT).mentions
    assert (mention.concept, mention.text) == (None, "with Blue Fjord Traders")


@given(st.text(alphabet="abcdefhinoprstuvy ,.'-", max_size=80))
def test_every_party_has_its_place_in_the_words(words: str) -> None:
    assert all(0 <= match.start < match.end <= len(words) for match in parties(words, LABELS))
