"""Reads lists that no sentence leads to: under "How we use your information" every item is a purpose."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from kg.extract import cues
from kg.extract.slots.slot import Reach, Slot
from kg.extract.slots.walk import fill
from kg.extract.syntax.tags import FINITE
from kg.extract.syntax.tokens import joined, last_item, parted
from kg.model import Frame, Phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.frames import Place
    from kg.extract.syntax.tokens import Parsed, Token
    from kg.model import Action, Segment

_ONLY = cues.words("only") | {"also", "mostly", "chiefly", "partly"}
_READ: dict[str, tuple[Action, Slot]] = {
    "collect": ("collect", "data"),
    "lacks": ("collect", "data"),
    "reasons": ("collect", "purpose"),
    "use": ("use", "purpose"),
    "interests": ("use", "purpose"),
    "share": ("share", "open"),
}
"""The action of what is announced, and the slot that the items fill."""
_LONGEST_LABEL = 10
"""Tokens of an item before the colon behind what it is for."""
_LONGEST_LINE = 14
_POINTS_BACK = re.compile(
    r"(?<=\bdo )(?:this|that)\b|\b(?:(?:these|such|those) technologies|my (?:personal )?(?:data|information))\b",
    re.IGNORECASE,
)
"""The words of a heading that point back to the data spoken of ("Why do you use my data?")."""
_ASKS_WHO = re.compile(r"\b(?:who|whom|recipients?)\b", re.IGNORECASE)
_ASKS_WHO_SEES = re.compile(r"\bwho\b.*\b(?:access|sees?|gets?|handles?)\b", re.IGNORECASE)
"""A heading that asks for people, so that what they work at ("Operations, Marketing") is no purpose."""
_NOBODY = frozenset({"nobody", "no", "none"})
_PARTS = frozenset({":", "-", "\u2013", "\u2014"})
_SIDE_CLAUSES = frozenset({"relcl", "acl", "advcl", "pcomp"})
_ITEM_OPENINGS: tuple[tuple[frozenset[str], str], ...] = (
    (frozenset({"to", "for"}), "use"),
    (frozenset({"with"}), "share"),
)
"""What an item is about under a heading that announces more than one thing."""


def names_only(parsed: Parsed, *, side_clauses: bool = False) -> bool:
    """Whether the words name things and say nothing of them: a noun above all, and no verb, or in side clauses only."""
    ends = {t.i for t in parsed.tokens if _ends_in_participle(parsed, t)}
    tops = [t for t in parsed.tokens if t.dep == "ROOT" and t.i not in ends]
    verbs = [t for t in parsed.tokens if t.tag in FINITE and t.i not in ends]
    return all(t.is_noun for t in tops) and not (any(_states(parsed, t) for t in verbs) if side_clauses else verbs)


def _ends_in_participle(parsed: Parsed, verb: Token) -> bool:
    """Whether a list of names ends in a word that only says which ("browser type, pages viewed.")."""
    last = all(not t.tag[:1].isalpha() for t in parsed.tokens[verb.i + 1 :])
    helped = any(t.dep in {"aux", "auxpass"} for t in parsed.children(verb.i))
    return verb.is_past and last and not helped and verb.i > 0 and parsed.tokens[verb.i - 1].is_noun


def _states(parsed: Parsed, verb: Token) -> bool:
    """Whether a verb stands in no clause that only describes something or says when."""
    at = verb
    while at.dep not in _SIDE_CLAUSES and at.head != at.i:
        at = parsed.tokens[at.head]
    return at.dep not in _SIDE_CLAUSES


def is_aim(parsed: Parsed) -> bool:
    """Whether it is no sentence but only says what for ("To send you news.", "For billing.", "Preventing fraud.")."""
    root = next((t for t in parsed.tokens if t.dep == "ROOT"), None)
    if root is None or not parsed.tokens:
        return False
    opening = next((t for t in parsed.tokens if t.lower not in _ONLY), parsed.tokens[0])
    if opening.lower == "to":
        acts = any(t.dep in {"nsubj", "nsubjpass"} for t in parsed.children(root.i))  # "to this end, we store …"
        return root.is_verb and not acts and any(t.i == opening.i for t in parsed.children(root.i))
    if opening.lower == "so" and opening.i == 0:
        return _enables_us(parsed)
    if root.i == 0 and root.is_plain_verb:
        return root.stem not in cues.verbs("advise") and not any(t.lower == "us" for t in parsed.children(0))
    return root.i == 0 and (root.lower == "for" or root.tag == "VBG")


def _enables_us(parsed: Parsed) -> bool:
    """Whether it only says what we can do thereby ("So that we can deliver your parcel.")."""
    we = next((t.i for t in parsed.tokens[1:] if t.lower != "that"), 0)
    words = [t.lower for t in parsed.tokens[we : we + 2]]
    return words[:1] == ["we"] and words[1:] in (["can"], ["may"], ["could"])


def completes(heading: Segment, parsed: Parsed, *, silent: bool) -> bool:
    """Whether a sentence under a heading is one of the things that it announces, and says no more than that.

    `silent` says that it states nothing by itself, so that verbs in its side clauses do no harm.
    """
    match cues.announced(heading.text.text):
        case ("collect",) | ("lacks",):
            return names_only(parsed, side_clauses=silent)
        case ("share",):
            return is_aim(parsed) or (_ASKS_WHO.search(heading.text.text) is not None and names_only(parsed))
    return is_aim(parsed)


def under_heading(lead: Parsed, item: Parsed, place: Place) -> Iterator[Frame]:
    """The item as what the heading announces: data collected, a purpose of use, somebody who gets the data."""
    topic = _topic(lead.text.text, item)
    end = _label_end(item)
    if topic is None or not is_fragment(item, end) or item.text.text.endswith("?"):
        return
    action, slot = _READ[topic]
    if slot == "open" and _ASKS_WHO.search(lead.text.text) and _names_somebody(item):
        slot = "recipient"
    if slot == "data" and item.text.text.endswith(":"):
        return  # a mere title: what stands below it tells which data
    whole = joined(lead, item)
    start = whole.items_at[0]
    inner = whole.items_at[1:] if slot == "data" else ()
    slots = fill(replace(whole, items_at=inner), start, start + end, Reach(action), slot)
    back = _POINTS_BACK.search(lead.text.text)
    spoken_of = Phrase(*back.span()) if back else Phrase(0, whole.tokens[start - 1].end)
    data = slots.data if slot == "data" else [spoken_of]
    aims = tuple(p for p in slots.purposes if p not in slots.recipients or not _is_somebody(whole, p))
    who_sees = topic == "share" and _ASKS_WHO_SEES.search(lead.text.text) is not None and names_only(item)
    if data:
        rule = "heading-list" if slot == "data" else "heading-aims"
        yield replace(
            place.frame(whole.text, rule, action, is_denied=topic == "lacks" or _names_nobody(item)),
            data=tuple(data),
            recipients=tuple(slots.recipients),
            purposes=() if who_sees else aims,
            condition=slots.condition,
        )


def under_aim(title: Parsed, item: Parsed, place: Place) -> Iterator[Frame]:
    """The item as data that serve what its title says, if both say no more than that."""
    if not is_aim(title) or is_aim(item) or not names_only(item):
        return
    whole = joined(title, item)
    end = len(title.text.text.rstrip(" :"))
    yield replace(
        place.frame(whole.text, "heading-list", "use"),
        data=(Phrase(len(whole.text) - len(item.text), len(whole.text)),),
        purposes=(Phrase(0, end),),
    )


def run_in(parsed: Parsed, place: Place) -> Iterator[Frame]:
    """A list that goes on in the line of its heading: "Information collected: your name and age"."""
    at = next((t.i for t in parsed.tokens if t.lower in _PARTS), None)
    if at is None or not 0 < at < len(parsed.tokens) - 1:
        return
    lead, item = parted(parsed, at)
    text = lead.text.text
    if text.count(" ") < _LONGEST_LINE and cues.announced(text) == ("collect",) and _names_topic(lead):
        yield from under_heading(lead, item, place)


def _names_topic(lead: Parsed) -> bool:
    """Whether the words only name what is gathered, or point at the list of it, and no verb says that by itself."""
    main = next(t for t in lead.tokens if t.head == t.i)
    behind = [t for t in lead.tokens[main.i + 1 :] if t.dep in {"attr", "nsubj"}]
    asks = any(t.lower == "what" for t in lead.children(main.i))
    past = lead.tokens[main.i + 1 :]
    told_of = main.is_past and lead.tokens[main.i - 1].is_noun and not any(t.is_subject or t.is_verb for t in past)
    return main.is_noun or asks or told_of or (main.is_copula and bool(behind))


def _names_somebody(item: Parsed) -> bool:
    """Whether an item only names those who can receive data ("other companies in our group")."""
    return names_only(item) and any(t.stem in cues.somebody() for t in item.tokens)


def _names_nobody(item: Parsed) -> bool:
    """Whether an item says that there is none of what is announced ("Who sees your data: | nobody else")."""
    return item.tokens[0].lower in _NOBODY


def _is_somebody(parsed: Parsed, phrase: Phrase) -> bool:
    """Whether the words name those who can receive data, and so no purpose ("payment service providers")."""
    words = [t for t in parsed.tokens if phrase.start <= t.start < phrase.end]
    last = next((a for a, b in pairwise(words) if a.is_noun and not b.is_noun), words[-1])
    return last.stem in cues.somebody()


def _label_end(item: Parsed) -> int:
    """Where the part of an item ends that says what for: at the colon behind it ("To prevent fraud: we …")."""
    aims = bool(item.tokens) and (item.tokens[0].lower in {"to", "for"} or item.tokens[0].tag == "VBG")
    ends = (t.i for t in item.tokens[: _LONGEST_LABEL + 1] if t.lower in {":", "\u2013", "\u2014"})
    return next(ends, len(item.tokens)) if aims else len(item.tokens)


def is_fragment(item: Parsed, end: int) -> bool:
    """Whether the item, up to where it ends, is no sentence, so that something else must complete it."""
    for token in item.tokens[:end]:
        verb = item.tokens[token.head]
        if not token.is_subject or verb.dep not in {"ROOT", "conj"} or token.i > verb.i:
            continue
        if any(t.dep == "mark" or t.tag == "WRB" or _begins_result(item, t) for t in item.children(verb.i)):
            continue
        helped = any(t.dep in {"aux", "auxpass"} and t.lower != "to" for t in item.children(verb.i))
        if helped or token.tag == "PRP" or verb.tag == "VBZ":
            return False
    return True


def _begins_result(item: Parsed, token: Token) -> bool:
    """Whether it is the "so" behind words without a verb ("your name, | so you can log in")."""
    return token.lower == "so" and token.i > 0 and not any(t.is_verb for t in item.tokens[: token.i])


def _topic(announcement: str, item: Parsed) -> str | None:
    """What the item is one of, where the heading announces that."""
    found = cues.announced(announcement)
    if len(found) == 1:
        return found[0]
    if set(found) == {"use", "collect"}:
        named = last_item(item)
        if is_aim(named):
            return "use"
        return "collect" if names_only(named, side_clauses=True) else None
    first = item.tokens[0].lower if item.tokens else ""
    return next((topic for words, topic in _ITEM_OPENINGS if first in words and topic in found), None)
