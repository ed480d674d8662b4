"""Tells by its words what stands above a list: an announcement of its items, a mere label, a definition or a denial."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extract import cues
from kg.titles import BEFORE, says_what_for

if TYPE_CHECKING:
    from kg.model import Segment

_LONGEST_TITLE = 10
"""Words of a lead-in that is little more than a title."""
_NAMES_A_LIST = re.compile(r"\b(?:purposes?|reasons?|ways|uses|interests?|examples)\b", re.IGNORECASE)
_OF_COLLECTED = re.compile(
    r"^(?!.*\b(?:please|contact|write|click|visit|requests?|delete|correct|update|access|through the following)\b)"
    r".*\b(?:information|data)(?: about you)? (?:that |which )?\w+ (?:may |might |can |have )?"
    r"(?:collect|gather|receive|obtain)\w*\b",
    re.IGNORECASE,
)
"""Words of a lead-in that speaks of data collected, whatever it says of them ("The data we collect come from:")."""
_DENIES = re.compile(
    r"^\W*(?:what|things)\b.*\b(?:we|I)(?:['\u2019]ll)? "
    r"(?:do not|don['\u2019]t|will not|won['\u2019]t|will never|never)(?: (?:ever )?do)?\W*$",
    re.IGNORECASE,
)
_LONGEST_LABEL, _LONGEST_BARE = 8, 4
_LONGEST_AIM = 20
"""Words of a label that says what for, or of which examples follow ("Run our shop and serve you well, such as:")."""
_SAYS_MORE = re.compile(
    r"^you\b|\b(?:not|never|choices?|rights?|opt|how|what|who|will|may|can|include[sd]?|such)\b", re.IGNORECASE
)
_ADVISES = re.compile(r"\b(?:not|never|choices?|rights?|opt|please|you (?:will|may|can))\b", re.IGNORECASE)
"""What a title that says what for may not hold; it may tell more of its aim ("To inform those who asked us")."""
_GIVES_EXAMPLES = re.compile(r"\W*\b(?:such as|including|for (?:example|instance))\W*$", re.IGNORECASE)
_HANDS_ON = re.compile(
    r"\W*(?:it|that|this|which(?: ones)?|they|these|those|here|among (?:them|others)|in (?:short|brief|practice))\b"
    r"(?: (?:all |mostly |mainly |usually )?(?:depends?|varies|vary|differs?)(?: on\b[^.;:]*)?"
    r"|['\u2019](?:s|re)(?: \w+){0,3}| (?:are|is|include|may be|can be)(?: \w+){0,3})?\W*:",
    re.IGNORECASE,
)
"""A lead-in that adds nothing to what stands above it ("That depends on what you order:", "They are:")."""
_DEFINES = re.compile(
    r"\b(?:data|information)\W{0,3} (?:is|are|means|refers to) (?:any |all |the |those )?(?:information|data|details)\b"
    r"(?!.*\bnot\b).*\b(?:such as|including|like|for example|includes?)\W*$",
    re.IGNORECASE,
)
_SAYS_WHAT_DATA_DO = re.compile(
    rf"{BEFORE}(?:(?:in order )?to (?!(?:contact|reach|opt|unsubscribe|delete|access"
    r"|find|update|correct|exercise|request|withdraw|make|submit|learn|see|view)\b)[a-z]+"
    r"|for (?:the )?(?:purposes? of )?[a-z]+ing|for the purposes? of) (?!us\b)[^.?]*",
    re.IGNORECASE,
)


def says_what_data_do(lead: Segment) -> bool:
    """Whether what stands above is a title that says what for, over data that serve it ("To improve our app:")."""
    text = lead.text.text
    return (lead.kind == "heading" or text.endswith(":")) and _SAYS_WHAT_DATA_DO.fullmatch(text) is not None


def announces(lead: Segment) -> bool:
    """Whether a heading, or a lead-in that is little more, says what the list below it is about."""
    text = lead.text.text
    if lead.kind == "heading" or _NAMES_A_LIST.search(text) or text.count(" ") < _LONGEST_TITLE:
        return bool(cues.announced(text))
    return _OF_COLLECTED.search(text) is not None and cues.announced(text) == ("collect",)


def is_label(lead: Segment) -> bool:
    """Whether what stands above is only a label under a heading that says what it is about ("Marketing, such as:")."""
    text = _GIVES_EXAMPLES.sub("", lead.text.text)
    aim, leads_to_examples = says_what_for(text), text != lead.text.text
    longest = _LONGEST_AIM if aim or leads_to_examples else _LONGEST_LABEL
    if text.count(" ") >= longest or (_ADVISES if aim else _SAYS_MORE).search(text):
        return False
    bare = text[-1:].isalnum() and text.count(" ") < _LONGEST_BARE
    return bare or text.endswith((":", "\u2026")) or leads_to_examples or lead.kind == "heading"


def hands_on(lead: Segment) -> bool:
    """Whether it leaves a list to what is above it: it says what a kind of data is, or adds nothing at all."""
    text = lead.text.text
    return lead.kind == "sentence" and bool(_DEFINES.search(text) or _HANDS_ON.fullmatch(text))


def denies(lead: Segment) -> bool:
    """Whether what stands above a list says that nothing in it is done ("What we never do:")."""
    return _DENIES.search(lead.text.text) is not None
