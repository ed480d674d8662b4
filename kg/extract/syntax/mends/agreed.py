"""Gives what a person agrees to back to who does it: "you consent to | us sending your name to our partners".

The parser often hangs the "-ing" on the agreeing, as if the person did it themselves, or on the data, as if it only
said which they are ("you consent to your name | being sent to our partners").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract import cues

if TYPE_CHECKING:
    from kg.extract.syntax.tokens import Changes, Parsed, Token

_OWNERS = frozenset({"'s", "’s"})
_COMPANIES = frozenset({"company", "us", "organization", "business", "site", "service"})
_FLATTENED = frozenset({"xcomp", "advcl", "acl"})


def with_agreed(parsed: Parsed) -> Parsed:
    """The sentence with what is agreed to governed by "to", and with who does it as its subject."""
    for agreed in parsed.tokens:
        if agreed.stem not in cues.verbs("agree") or not agreed.is_verb:
            continue
        to = parsed.tokens[agreed.i + 1] if agreed.i + 1 < len(parsed.tokens) else agreed
        who = next((t for t in parsed.children(to.i) if t.dep == "pobj"), None) if to.lower == "to" else None
        done = _done(parsed, who) if who else None
        being = _being_done(parsed, who) if who and agreed.is_main else None
        if who and (done or being):
            verb, subject = (done.i, "nsubj") if done else (being or who.i, "nsubjpass")
            changes: Changes = {verb: {"head": to.i, "dep": "pcomp"}, who.i: {"head": verb, "dep": subject}}
            return parsed.changed(changes)
    return parsed


def _being_done(parsed: Parsed, what: Token) -> int | None:
    """The participle behind "being" that was hung on what it is done to."""
    below = (t for t in parsed.children(what.i) if t.dep == "acl" and t.tag == "VBN")
    return next((t.i for t in below if any(c.lower == "being" for c in parsed.children(t.i))), None)


def _done(parsed: Parsed, who: Token) -> Token | None:
    """The verb in "-ing" right behind us or our name."""
    if who.tag != "NNP" and who.lower not in _COMPANIES:
        return None
    behind = [t for t in parsed.tokens[who.i + 1 : who.i + 3] if t.lower not in _OWNERS]
    return next((t for t in behind[:1] if t.tag == "VBG" and t.dep in _FLATTENED), None)
