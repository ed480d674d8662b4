"""Tells from how a policy speaks of an unknown name whether somebody else bears it ("we work with Acme to …")."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from kg.link.cues import cue
from kg.link.parties import hired
from kg.link.parties.own import is_short_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.link.labels import Labels
    from kg.model import Document

_THOSE_IN_TRADE = (
    r"(?:compan(?:y|ies)|providers?|vendors?|processors?|networks?|firms?|suppliers?|partners?|agenc(?:y|ies)"
    r"|contractors?)"
)
_DONE = (
    r"(?:hosted|processed|handled|served|fulfilled|powered|administered|supplied|taken|shipped|delivered|measured"
    r"|analy[sz]ed|carried out|gathered|run|provided|offered|operated|managed|sent|supported|enabled|facilitated)"
)
_HIRE = r"(?:use|utilize|employ|engage|hire|retain|appoint|commission|integrate|rely on|chosen|embed)(?:e?d)?"
_KIND = r"(?:(?:[\w-]+ )?(?:service|tool|platform|software|provider|company|plug-?in|system)(?: called| named)? )?"
_NAMING = r"(?:such as|called|named|like|including)"
_OPENINGS = (
    r"\b(?:partner\w*|contract\w*|work\w*|agreements?|teamed up|relationship)(?: \w+){0,2} with (?:the )?",
    rf"\b(?:third[- ]part(?:y|ies)|services?|{_THOSE_IN_TRADE})(?: \w+){{0,3}},? {_NAMING} ",
    rf"\b(?:(?-i:o)ur|(?-i:a)n?|(?-i:t)he) (?:[\w-]+ ){{0,4}}?{_THOSE_IN_TRADE},? ",
    rf"\b{_DONE} (?:\w+ )?by (?:the )?",
    r"\b(?:belonging|outsourced|entrusted|contracted out|subcontracted) to (?:the )?",
    rf"\bwe (?:also |currently |may |have |\w+ly )*{_HIRE} (?:the )?(?:services? of |cookies? (?:of|from) )?{_KIND}",
)
"""What stands before the name of somebody else."""
_LIMITED = r"(?:,? \(?(?:Inc|LLC|Ltd|GmbH|Corp|Limited|B\.V)\b\.?\)?)?(?: \([^)]{1,30}\))?,? "
_GIVES = (
    r"(?:tells?|gives?|provides?|sends?|supplies|supply|helps?|assists?|lets?|informs?|shares? with|reports? to"
    r"|collects? for|offers?|enables?|allows?|charges?)"
)
_IS_ONE = (
    r"(?:(?:which |who )?is |as )?(?:an?|our|one of our|the(?= (?:third[- ]party|outside|external|independent))) "
    r"(?:[\w-]+ ){0,5}?"
)
_IN_TRADE = (
    rf"{_LIMITED}{_IS_ONE}(?:{_THOSE_IN_TRADE}|service|platform|business|ad[- ]servers?|exchange|carrier)\b",
    rf"(?:['’]s)? (?:also |then |may |will |can |does )*{_GIVES} us\b",
    r"\b[^.;\n]{0,80}?\b(?:on our behalf|(?:acts?|works?|acting|working|performs?) for us)\b",
)
"""What stands behind it."""
_TRADE_BEHIND = re.compile(r"[\s*_]*[|(:–—-]+[\s*_]*([^|.;\n]{4,70})")
"""A trade that a table, a list or brackets tell behind the name."""
_ITSELF = (
    r"[^.\n]{0,60}\((?:[^)]*\W)?[\"“'*](?-i:we|us|our)[,.]?[\"”'*]"
    r"|(?:['’]s)? (?:is committed|respects|values|reserves)\b"
)
"""What stands behind the policy's own name."""
_OWN_PLACE = (
    r"(?:sites?|websites?|web ?pages?|services?|platform|apps?|products?|games?|store|company|polic(?:y|ies)"
    r"|properties)"
)
_OPERATED = (
    rf"\b{_OWN_PLACE}\b[^.\n]{{0,80}}\b(?:owned|operated|run|published|maintained|provided|offered|developed|managed"
    r"|controlled)(?: (?:and|or) \w+)? by (?:the )?|\bassured that "
)
"""What stands before the name of whoever a site belongs to."""
_NOT_TELLING = frozenset({"FirstParty", "ThirdParty", "OtherUser", "Public", "BusinessPartner", "ServiceProvider"}) | {
    "Affiliate",
    "Successor",
    "Authority",
    "LegalClaimant",
}
_MOST = 12
"""How often a policy may name somebody else; a name that it uses more is its own."""
_SENTENCE = re.compile(r"[^\n]*?(?:[.!?](?=[\s*])|\n|$)")


def role_of(name: str, document: Document, recipients: Labels) -> str | None:
    """The role of the one who bears the name, or None where the policy does not say that it is somebody else."""
    bare = name.removeprefix("The ").strip(" ,.")
    strange = (
        bare[:1].isupper()
        and not is_short_name(document, bare)
        and not cue("no_stranger").search(bare)
        and not cue("no_bearer").search(bare)
    )
    return _role(bare, document.source, recipients) if strange else None


@lru_cache(maxsize=512)
def _role(name: str, source: str, recipients: Labels) -> str | None:
    word = rf"(?<!\w)(?-i:{re.escape(name)})(?!\w)"
    places = [found.start() for found in re.finditer(word, source)]
    own = re.search(rf"{word}(?:{_ITSELF})|(?:{_OPERATED}){word}", source)
    if not places or len(places) > _MOST or own:
        return None
    told = tuple(_introductions(word, name, source, recipients))
    if not told:
        return None
    roles = (role for words in told if (role := _trade(words, recipients)))
    return next(roles, "ServiceProvider")


def _introductions(word: str, name: str, source: str, recipients: Labels) -> Iterator[str]:
    """The words of each sentence that says of a name that somebody else bears it, the nearest to the name first."""
    opening = re.compile(rf"(?:{'|'.join(_OPENINGS)})[\"“'*\[]*{word}", re.IGNORECASE)
    common = re.search(rf"(?<![\w@/.]){re.escape(name.lower())}(?![\w@]|\.\w)", source)
    behind = re.compile(rf"{word}[\"”'*]*(?:{'|'.join(_IN_TRADE)})", re.IGNORECASE)
    for sentence in _SENTENCE.findall(source):
        at = re.search(word, sentence)
        if at is None:
            continue
        before = opening.search(sentence)
        listed = _TRADE_BEHIND.match(sentence, at.end())
        if before:
            yield from (sentence[before.start() :], sentence)
        elif not common and behind.search(sentence):
            yield from (sentence[at.end() :], sentence)
        elif not common and listed and (_trade(listed[1], recipients) or cue("work_of_others").search(listed[1])):
            yield listed[1]


def _trade(words: str, recipients: Labels) -> str | None:
    """What kind of party the words tell of, by its name or by its work."""
    named = (m.concept for m in recipients.contiguous(words) if m.concept not in _NOT_TELLING)
    told = next(named, None)
    if told or cue("serves_ads").search(words) or cue("ads_served_by").search(words):
        return told or "Advertiser"
    workers = [who for who in hired.told_by_work(words, ["ServiceProvider"]) if who != "ServiceProvider"]
    return workers[0] if workers else ("AnalyticsProvider" if cue("analytics").search(words) else None)
