"""Makes whole sentences of those that leave out their verb, or their subject.

"Card numbers: never stored by us" and "Our mail service - sends your tickets" say of a label what stands behind it.
"Used to answer you." says it of the title above. "No sale of personal data." leaves out that there is none. A parser
finds no clause in any of them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extract import cues
from kg.titles import BEFORE

if TYPE_CHECKING:
    from kg.spans import MappedText

_DONE = rf"(?:{'|'.join(cues.forms('done to data'))})"
_BEHIND = (
    r"(?=,? (?:and|or|on|to|by|for|in|with|until|when|while|as|so|if|only|from|after|within|at|during|through|via|"
    r"because|where|once|unless|automatically|solely)\b|\W*$)"
)
_HOW = r"(?:(?P<not>never|not) |(?:only|also|sometimes|always|usually|automatically|securely) )?"
_PARTICIPLE = rf"{_HOW}{_DONE}(?: \w+ed)?{_BEHIND}"
_DOES = rf"(?:{'|'.join(cues.forms('done by tools'))}) (?!(?:in|for|to|and|or)\b)"
_LABEL = r"\W*(?!(?i:note|example|important|tip|how|what|why|who|when|where)\b)[A-Z][^:.,;?!|\u2013\u2014]{2,50}?"
_LABELLED = re.compile(rf"{_LABEL}(?P<sign>: | ?[\u2013\u2014] ?| - )(?i:(?P<done>{_PARTICIPLE})|{_DOES})")
_OF_TITLE = re.compile(rf"{_PARTICIPLE}(?!.*,(?: \w+){{1,8}} (?:is|are|may|can|will|has|have)\b)", re.IGNORECASE)
_TITLE = re.compile(
    rf"{BEFORE}"
    r"(?P<name>(?!(?:how|what|why|who|when|where|(?:information|data) (?:we|you))\b)[^:.?!]{3,50}?)\W*",
    re.IGNORECASE,
)
_MOST_WORDS = 5
"""Words of a title that is the subject of a sentence below."""
_ON_COOKIES = re.compile(r"\bcookies?\b", re.IGNORECASE)
_NAME = re.compile(
    r"(?!(?i:cookies?|note|data)\b)[\w.*-]+(?:, [\w.*-]+)* ?(?:\([^()]*\))?(?:: | ?[\u2013\u2014] ?| - )"
)
_NONE_IS = re.compile(
    r"(?!.*\b(?:is|are|was|will|may|can|has|have|takes?|occurs?)\b)"
    r"\W*(?:No (?:(?:re)?sale|selling|sharing|disclosure|transfer|collection|collecting|storage|tracking|profiling|"
    r"logging)|(?:No|Nothing) [\w -]{0,40}?(?P<done>collected|shared|sold|stored|kept|recorded|tracked|logged))\b",
)


def completed(text: MappedText, title: str, *, listed: bool) -> MappedText:
    """The sentence with the verb that it leaves out; of an item of a list that is announced, only a denial is one.

    Below a title on cookies, a label of one word is the name of a cookie.
    """
    if _ON_COOKIES.search(title) and _NAME.match(text.text) and _LABELLED.match(f"The {text.text}"):
        text = text.led_by("The cookie ")
    if (labelled := _LABELLED.match(text.text)) and (labelled["not"] or not listed):
        verb = " are " if labelled["done"] else " "
        return text.part(0, labelled.start("sign")).beside(text.part(labelled.end("sign"), len(text)), verb)
    if none := _NONE_IS.match(text.text):
        at, verb = (none.start("done"), "is ") if none["done"] else (0, "There is ")
        return text.part(0, at).beside(text.part(at, len(text)), verb)
    return text


def with_subject(text: MappedText, title: str) -> MappedText:
    """A sentence that begins with what is done to what its title names, with these words as its subject."""
    named = _TITLE.fullmatch(title)
    if named is None or named["name"].count(" ") >= _MOST_WORDS or not _OF_TITLE.match(text.text):
        return text
    return text.led_by(f"{named['name']} are ")
