"""Tells who gets data under a name that no label knows ("with Acme, who prints our cards")."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.link.cues import cue
from kg.link.labels import Match
from kg.link.parties import hired
from kg.link.parties.introduced import role_of
from kg.link.reading import Reading, mention, words_of
from kg.link.sense import GIVES, USES
from kg.words import stem

if TYPE_CHECKING:
    from kg.link.labels import Labels
    from kg.link.parties.actors import Actors
    from kg.model import Document, Frame, Mention

_NAME = re.compile(
    r"(?:only |solely )?(?:to|with|by) (?:the )?((?-i:[A-Z])[\w&.'’-]*(?: (?:(?-i:[A-Z])[\w&.'’-]*|of|and|&))*)",
    re.IGNORECASE,
)
_COMPANY = re.compile(
    r"((?:[\w&.'’-]+ ){1,4}?(?:g?GmbH|AG|SE|KG|Ltd|Limited|Inc|LLC|Corp|Corporation|SAS|SARL|B\.?V|S\.r\.l|S\.p\.A"
    r"|Oy|AB|ApS|s\.r\.o))(?!\w)"
)
"""A name that ends by saying what form of company it is."""
_CALLED = re.compile(
    r"(?:the )?(?:(?:services?|platform|software|tools?|systems?|solutions?|plug-?in|app) (?:of|from|(?:\w+ )?by) )?"
    r"(?:the (?:company|provider|service|software|platform|tool) )?[\"“']?"
    r"((?-i:[A-Z])[\w&.'’-]*(?: (?-i:[A-Z])[\w&.'’-]*)*)[\"”']?(?! (?:that|which|we|is|are)\b)"
)
"""Who is hired, by a name or as what is theirs."""
_DONE_FOR_US = frozenset(map(stem, ("host", "send", "dispatch", "distribute", "ship", "deliver")))
"""Verbs of work by which whoever does it is known as somebody who gets data, whatever the name."""
_USED = USES | set(map(stem, ("rely", "make", "have")))
"""Verbs of taking into service whose object may as well be a technology."""
_OWN_WORK = (
    r"(?:['’]s (?!privacy)|,? (?:Inc|LLC|Ltd)?\.? ?)"
    r"(?:may|will|does|uses|collects|shares|and its|is committed|reserves|values|respects)\b"
)
_LISTS = frozenset({"heading-aims", "table-row"})
"""Rules of lists and tables, where one who is named has a trade told beside the name, or may be no name at all."""
_MOST = 2
"""How often one who is not the organization itself may be said to act."""


def strangers(frame: Frame, read: Reading, actors: Actors, labels: Labels, document: Document) -> Reading:
    """The reading with whoever is called by a name alone; by how the policy introduces it, else as a third party."""
    if read.concepts or frame.action not in GIVES:
        return read
    hires, listed = frame.rule == hired.RULE, frame.rule in _LISTS
    found: list[Mention] = []
    for phrase in frame.recipients:
        words = words_of(frame, phrase)
        match = _NAME.match(words) or _COMPANY.search(words) or (_CALLED.match(words) if hires or listed else None)
        name = _bare(match[1]) if match else ""
        role = _role(frame, name, actors, labels, document) if match else None
        if match and role:
            party = Match(role, match.start(1), match.start(1) + len(name), 1)
            found.append(mention(frame, phrase, party, "recipient"))
    roles = [each.concept for each in found if each.concept]
    roles = hired.by_work(frame, roles) if hires and roles else roles
    return Reading(tuple(dict.fromkeys(roles)), tuple(found), read.points_back) if found else read


def _bare(name: str) -> str:
    """The name without the sign that it owns something."""
    return name.rstrip(" .,").removesuffix("'s").removesuffix("’s")


def _role(frame: Frame, name: str, actors: Actors, labels: Labels, document: Document) -> str | None:
    """What somebody of that name is; none where it may be no company, but what we do the work with."""
    if not _is_strange(name, actors, document):
        return None
    role = role_of(name, document, labels)
    if frame.rule in _LISTS:
        return role
    if frame.rule != hired.RULE or frame.verb in _DONE_FOR_US or frame.actor is None or _COMPANY.search(name):
        return role or "ThirdParty"
    if frame.verb in _USED and name.isupper():
        return None
    work = any(_is_work_of_others(words_of(frame, each)) for each in frame.purposes)
    return None if role == "ServiceProvider" and frame.verb in _USED and not work else role


def _is_work_of_others(words: str) -> bool:
    """Whether the words tell work that somebody does for us, and no technology."""
    trade = hired.told_by_work(words, ["ServiceProvider"]) != ["ServiceProvider"]
    return trade or cue("work_of_others").search(words) is not None


def _is_strange(name: str, actors: Actors, document: Document) -> bool:
    """Whether it names somebody, and neither the organization itself nor a place or a page."""
    written_small = re.search(rf"(?<![\w@/.]){re.escape(name.lower())}(?![\w@]|\.\w)", document.source)
    common = written_small is not None or any(cue(each).search(name) for each in ("no_stranger", "technology"))
    acts = len(re.findall(rf"{re.escape(name)}{_OWN_WORK}", document.source))
    return not common and not actors.is_named(name, document) and acts <= _MOST
