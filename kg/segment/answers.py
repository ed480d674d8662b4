"""Makes a whole sentence of a question and an answer that says only yes, no, why or with whom.

"Do you sell my data? | No." says that we do not sell my data; neither half says so alone, and no grammar of one
sentence could tell. What is put in stands where the question does, so that the source of the sentence is both.

Letters that only tell who speaks ("Q: … A: …") part the two, and are left out before.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.spans import MappedText
from kg.titles import BEFORE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.model import Block, Segment

_SPEAKER = re.compile(r"(?:^|(?<=[?.!] ))(?:Q|A|Question|Answer)(?: ?\d{1,2})?: (?=\S)", re.MULTILINE)
_ASKS_WHETHER = re.compile(
    rf"{BEFORE}(?:(?P<do>do|does|did)|(?P<aux>will|would|can|may|could|might|are|have)) (?:you|we) "
    r"(?:ever |also |actually )?(?P<deed>[^?]+)\?\W*",
    re.IGNORECASE,
)
_ASKS_PASSIVELY = re.compile(
    rf"{BEFORE}(?P<aux>is|are|will|can) (?P<what>(?:my|your|the|any|this|our|personal) [^?]*?|cookies )"
    r"(?P<deed>(?:be |ever )*(?:\w+ed|sold|given|kept|sent|put|set)\b[^?]*)\?\W*",
    re.IGNORECASE,
)
_ASKS_MORE = re.compile(
    rf"{BEFORE}(?P<word>why|how long|(?:with |to )?whom?) (?:do|will|may|might) (?:you|we) (?P<deed>[^?]+)\?\W*",
    re.IGNORECASE,
)
_WE = r"(?:we|i|it|they) "
_DO_NOT = r"(?:(?:do|does|will|are|is|would) not|(?:do|does|wo|are|is|would)n['\u2019]t|never (?:do|will|have|would))"
_NO = r"(?:no|nope|no way|never|not at all|(?:absolutely|certainly|definitely|of course) not)\b"
_YES = rf"(?:yes|yep|certainly|of course|sometimes)\b(?:, {_WE}(?:do|will|may|are|is))?"
_BREAK = r"[,;\u2013\u2014 ]+"
_SAYS_NO = re.compile(
    rf"(?:{_NO}(?:, (?:never|{_WE}{_DO_NOT}))?|{_WE}{_DO_NOT})(?: and never will)?"
    rf"(?:{_BREAK}(?:not )?(?P<more>(?:except|unless|without|other than|apart from)\b.*))?",
    re.IGNORECASE,
)
_SAYS_YES = re.compile(
    rf"{_YES}(?:{_BREAK}(?:but )?(?P<more>(?:only )?(?:to|with|for|when|while|if|in|by|so that|because|unless)\b.*))?",
    re.IGNORECASE,
)
_SAYS_HOW_MANY = re.compile(
    rf"(?:{_YES}{_BREAK})?(?:but )?(?:(?:only|just) )?(?:one|two|three|four|some|an? (?:few|couple|single one))"
    r"(?: (?:of them|cookies?))?(?:[,:;\u2013\u2014 ]+(?:one )?(?P<more>(?:to|for|so that|when|while|if)\b.*))?",
    re.IGNORECASE,
)
_SAYS_ONLY = re.compile(rf"(?:{_NO}{_BREAK})?(?P<more>(?:only|solely|just) .*)", re.IGNORECASE)
_SAYS_MORE = {
    "why": re.compile(r"(?P<more>(?:to|for|so that|because|in order to)\b.*)", re.IGNORECASE),
    "how long": re.compile(
        r"(?P<more>(?:only |just )?(?:for|until|till|up to|as long as|no (?:more|longer) than)\b.*"
        r"|(?P<bare>\d+|[a-z]+)(?: [a-z]+)? (?:hour|day|week|month|year)s?\b.{0,60})",
        re.IGNORECASE,
    ),
    "who": re.compile(r"(?P<more>(?:only |just )?(?:with|to)\b.*)", re.IGNORECASE),
}
_IS_SENTENCE = re.compile(
    r"[,;:] (?!(?:we|it|they) (?:do|will|may|are|is)(?:,|$))(?:we|i|you|they|it|this|these|our|your|the)\b"
    r"|\bwe (?:also|will|may|only)\b",
    re.IGNORECASE,
)
"""What tells that an answer says all of it itself ("Yes, with your consent, | we share it")."""
_LAST_PREPOSITION = re.compile(
    r" (?:with|to)(?: (?:any ?one|any ?body|others|other (?:people|companies)|(?:any )?third part(?:y|ies))"
    r"(?: else)?)?$",
    re.IGNORECASE,
)
"""Whom a question asks about in general, which an answer that says more takes the place of."""
_SAYS_WHOM = re.compile(r"(?:only |solely |just )?(?:with|to)\b", re.IGNORECASE)
_LONGEST = 300
"""Characters of an answer that is no sentence."""


def without_speakers(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks without the letters that tell question and answer apart ("Q: Why? A: To help you.")."""
    for block in blocks:
        text = block.text
        while block.kind != "row" and (found := _SPEAKER.search(text.text)):
            text = text.without(*found.span())
        yield block if text is block.text else replace(block, text=text)


def with_answers(segments: Iterable[Segment]) -> Iterator[Segment]:
    """The segments, where an answer that is no sentence is made one with the question before it."""
    before: Segment | None = None
    for segment in segments:
        question = _question(segment, before) if segment.kind == "sentence" and len(segment.text) < _LONGEST else None
        told = _told(question, segment.text) if question else None
        yield replace(segment, text=told, topic=None) if told else segment
        before = segment


def _question(segment: Segment, before: Segment | None) -> MappedText | None:
    """The question right before: the sentence there, or the heading if nothing stands below it yet."""
    if before is not None and before.heading == segment.heading:
        return before.text if before.text.text.endswith("?") else None
    return segment.topic.text if segment.topic is not None else None


def _told(question: MappedText, answer: MappedText) -> MappedText | None:
    """What both say together; None where the answer says it all, or something else."""
    words = answer.text.rstrip(" .!*_")
    if _IS_SENTENCE.search(words) and not _SAYS_NO.fullmatch(words):
        return None
    if asked := _ASKS_WHETHER.fullmatch(question.text):
        parts = _answered(answer, words, "We", "do" if asked["do"] else asked["aux"].lower())
    elif asked := _ASKS_PASSIVELY.fullmatch(question.text):
        parts = _answered(answer, words, asked["what"].strip().capitalize(), asked["aux"].lower())
    elif asked := _ASKS_MORE.fullmatch(question.text):
        said = _SAYS_MORE.get(asked["word"].lower(), _SAYS_MORE["who"]).fullmatch(words)
        parts = ("We", _added(answer, said)) if said else None
    return _sentence(question, asked, answer, *parts) if asked and parts else None


def _added(answer: MappedText, said: re.Match[str]) -> MappedText:
    """What the answer adds; a mere time gets its "for" ("Eight weeks.")."""
    more = answer.part(*said.span("more"))
    return more.led_by("for ") if said.groupdict().get("bare") else more


def _answered(answer: MappedText, words: str, who: str, helper: str) -> tuple[str, MappedText] | None:
    """How the sentence begins by an answer that says yes or no, and what it adds: when, why or with whom."""
    no = _SAYS_NO.fullmatch(words)
    how = (_SAYS_YES, _SAYS_HOW_MANY, _SAYS_ONLY)
    said = no or next((told for each in how if (told := each.fullmatch(words))), None)
    if said is None:
        return None
    more = answer.part(said.start("more"), len(words)) if said["more"] else MappedText()
    if no:
        return f"{who} {helper} not", more
    return who if helper == "do" else f"{who} {helper}", more


def _sentence(
    question: MappedText, asked: re.Match[str], answer: MappedText, opening: str, more: MappedText
) -> MappedText:
    """A sentence that begins in the source with the question and ends with the answer."""
    deed = question.part(*asked.span("deed"))
    deed = deed.part(0, len(_LAST_PREPOSITION.sub("", deed.text)) if _SAYS_WHOM.match(more.text) else len(deed))
    stop = MappedText(".", answer.starts[:1], answer.ends[-1:])
    return question.led_by(opening).part(0, len(opening)).beside(deed, " ").beside(more, " " if more else "") + stop
