"""Writes a sentence as the parser reads it best: without what parts words that belong together.

White space first stands for what is left out, and then goes too: the parser takes more than one space for a word.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from kg.extract import cues
from kg.words import lowered

if TYPE_CHECKING:
    from collections.abc import Sequence

_HYPHENED = re.compile(r"\b(e(?=.mail)|non(?=.pii\b))[-‐‑]", re.IGNORECASE)
"""The parser would take "e-mail" for three words; a letter in place of the hyphen keeps it, and every offset, whole."""
_ID = re.compile(r"\bid\b", re.IGNORECASE)
"""The parser would take "id" for "I'd", in small letters."""
_SHOUTED = re.compile(r"\b[A-Z]{2,6}N['’]T\b")
"""A denial in capitals, which the parser would take for a name ("we | DON'T | sell it")."""
_NAMED = re.compile(r"(?<=\w) \((?:[^()\"\u201c]{0,40} )?[\"\u201c][^()\"\u201d]{1,60}[\"\u201d][^()\"\u201c]{0,20}\)")
"""A name given in brackets to what was just said ("data that identify you (\"Personal Data\"), such as …")."""
_REFERENCE = re.compile(
    r"(?<=\b[Ww]e) \((?!and\b|or\b)[^()]{1,60}\)"
    r"| \((?:please |also )?(?:see|as|defined|described|discussed|explained)\b[^()]{1,80}\)"
    r"|, as (?:defined|described|discussed|explained|outlined|set forth)(?: (?:above|below|herein|further))+,(?= )"
)
"""Who we are, or where more is told, said between a word and what belongs to it ("we (Acme) | store your age")."""
_FORM = re.compile(r"(?<=\w),(?= (?:Inc|LLC|L\.L\.C|LLP|LP|L\.P|Ltd|Limited|Corp|Corporation|GmbH|S\.A|B\.V)\b)")
"""The comma before the legal form of a company, which would part it from its name ("Acme, Inc. collects your age")."""
_QUOTED = re.compile(
    r"(?<!\w)[\"\u201c\u2018'](?P<term>(?:[\w-]+ ){0,3}(?:information|data)"
    r"|sell(?:ing)?|sold|shar(?:ed?|ing)|rent(?:ing)?|trad(?:e|ing))"
    r"[\"\u201d\u2019'](?![^()]{0,20}\))",
    re.IGNORECASE,
)
"""A term in quotation marks, which part it from its words ("your \"Personal Data\" is not \"sold\" or \"shared\"")."""
_BIDDING = re.compile(
    r"(?<!we )\bdo not (?:sell|share)(?:(?: or |/)(?:sell|share))? my (?:\w+ )?(?:info|information|data)\b"
    r"|(?<=[\"\u201c\u2018'\[])(?:\w+ )?do not (?:sell|share|track)\b[^\"\u201d\u2019'\]]{0,40}(?=[\"\u201d\u2019'\]])",
    re.IGNORECASE,
)
"""What a reader bids us, by which a link or a setting is called, and which nobody says that we do or do not."""
_PLURAL = re.compile(r"(?<=[a-z])\((?P<ending>e?s)\)", re.IGNORECASE)
"""One or more of something ("our provider(s)"): the parser reads the plural, and the brackets part no words."""
_IF_ANY = re.compile(
    r"(?:(?<=\band)|(?<=\bor)|(?<=\bincluding)|(?<=\bincludes)|(?<=\binclude)|(?<=\bas)),? (?:if|where|when|as)"
    r" (?:applicable|available|relevant|appropriate|necessary|needed|required|possible|provided)"
    r"(?:,(?= )|(?= (?:your|their|his|the|an?)\b))"
    r"|(?<=\bby),? for (?:example|instance),(?= )",
    re.IGNORECASE,
)
"""What stands before one of a list, which the parser then ends before it ("and, if any, …", "or where available …")."""
_NOT_ALL = re.compile(
    r"(?:(?<=\binclude)|(?<=\bincludes)|(?<=\bincluding)),? \(?"
    r"(?:but (?:(?:is|are) )?not (?:necessarily )?limited to|without limit(?:ation)?)\b[,)]?",
    re.IGNORECASE,
)
"""That more may come, said between "include" and what is included, which it parts for the parser."""
_EVERY = re.compile(r"(?<=\beach) and every\b", re.IGNORECASE)
"""What only says again what was said, and joins nothing ("each | and every | site")."""
_PROVIDED = re.compile(
    r"(?<=, )provided(?: that)?(?= (?:such|this|these|those|the|they|it|we|you|there|each|all|any|both|our|your|no)\b)"
    r"|(?<=[a-z]{3}s )provided(?= (?:they|we)\b)",
    re.IGNORECASE,
)
"""What opens a condition, and the parser takes for a verb ("share it with a buyer, | provided | they agree to it")."""
_WERE = re.compile(
    r"(?:^|(?<=[.,;] ))(?:Should|Were|Had)(?= (?:we|it|they|our (?:company|business))\b[^.?]*,)", re.IGNORECASE
)
"""What opens a condition before its subject ("| should we ever sell it, we tell you"), where the parser sees none."""
_WHICH = re.compile(
    r", which (?=(?:personal )?(?:information|data) (?:we|is|are|was|were|may|might|can|could|will|shall)\b)",
    re.IGNORECASE,
)
"""What goes on with data by their name, as a sentence of its own would ("your name, | which information is shared")."""
_LOOSE = re.compile(
    r"(?P<modal>\b(?:may|might|can|could|will|would|shall)(?: also)?|\bto(?=,))"
    rf"(?P<loose>(?:,? (?:and )?(?:{'|'.join(cues.loose())}))+,?)(?= [a-z])"
    rf"|(?P<be>\b(?:is|are|be|been))(?P<aside>(?:,? (?:{'|'.join(cues.loose())}))+,?)"
    r"(?= (?:not |only |also )*[a-z]+(?:ed|en|wn|nt|ld)\b)",
    re.IGNORECASE,
)
"""What says nothing between "may", "to" or "is" and its verb, and hides the verb from the parser."""
_GAP = re.compile(r" (?= )| (?<=  )(?=[.,;:)])")
"""A space beside another, and the last of several before a sign."""


class Plain(NamedTuple):
    """What the parser reads, and where each of its characters stands in the text itself."""

    text: str
    places: Sequence[int]


def plainly(text: str) -> Plain:
    """The text as the parser reads it best."""
    spaced = _spaced(text)
    if "  " not in spaced:
        return Plain(spaced, range(len(spaced)))
    places = [i for i in range(len(spaced)) if not _GAP.match(spaced, i)]
    return Plain("".join(spaced[i] for i in places), places)


def hyphened(word: str) -> str:
    """A word in small letters, with the hyphen that the parser did not see."""
    return word.replace("exmail", "e-mail").replace("nonxpii", "non-pii")


def ending_of(text: str, end: int) -> int:
    """Where a word ends in the text itself, in which its plural may stand in brackets."""
    plural = _PLURAL.match(text, end - 1) or _PLURAL.match(text, end - len("es"))
    return plural.end() if plural else end


def _spaced(text: str) -> str:
    """The text with every character in its place."""
    small = _SHOUTED.sub(_small, _in_small_letters(text))
    joined = _ID.sub("ID", _HYPHENED.sub(r"\1x", _FORM.sub(" ", _BIDDING.sub(_as_name, small))))
    plural = _PLURAL.sub(lambda found: found["ending"].ljust(len(found[0])), joined)
    plain = _QUOTED.sub(lambda quoted: f" {quoted['term']} ", _REFERENCE.sub(_blank, _NAMED.sub(_blank, plural)))
    parted = _WHICH.sub("; this  ", _PROVIDED.sub(_if, _WERE.sub(_if, plain)))
    single = _EVERY.sub(_blank, _NOT_ALL.sub(_blank, _IF_ANY.sub(_blank, parted)))
    return _LOOSE.sub(_without_aside, single)


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


def _as_name(found: re.Match[str]) -> str:
    return "X".ljust(len(found[0]), "x")


def _small(found: re.Match[str]) -> str:
    return lowered(found[0])


def _if(found: re.Match[str]) -> str:
    return "if".ljust(len(found[0]))


def _without_aside(found: re.Match[str]) -> str:
    before, aside = found["modal"] or found["be"], found["loose"] or found["aside"]
    return before + " " * len(aside)


def _in_small_letters(text: str) -> str:
    """A text all in capitals, in which the parser would see nothing but names, in small letters."""
    return lowered(text) if text.isupper() else text
