"""Turns the phrases of one slot into concepts."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.model import Mention, Phrase

if TYPE_CHECKING:
    from kg.link.labels import Labels, Match
    from kg.model import Frame, Role, Vocabulary

_GENERIC = re.compile(r"^(?:any |all |the |this |such |certain |some |your |that |other |additional |following )*(?:information|data|details?)\b", re.IGNORECASE)
_BACK = re.compile(r"^(?:all |any |some |both |each )?(?:of )?(?:this|these|those|such|it|them|they|that|the same)\b(?! (?:site|website|policy|page))", re.IGNORECASE)
_OTHER = re.compile(r"\b(?:other|additional|further|similar|related|more)\s+(?:\w+\s+)?$", re.IGNORECASE)
_FOLLOWING = re.compile(r"\b(?:following|below|as follows)\b|^(?:these|this|the)\s+(?:types?|kinds?|categories)", re.IGNORECASE)
_CLAUSE = re.compile(r"\b(?:that|who|which|whom|whose|in order|so that|perform\w*|assist\w*|help\w*|provid\w+|engaged|when|in|to (?=[a-z]+ (?:your|the|our|and|or|you)\b))", re.IGNORECASE)
_EXPLAINS = re.compile(r"\b(?:such as|like|including|e\.?g|for example|namely|who|that|which)\b|[(:]", re.IGNORECASE)
_SERVES = re.compile(
    r"\W*(?:\w+\s+){0,2}?(?:that|who|which|to)?\s*(?:may |will |can |we (?:use|hire|engage|employ|contract)\b|we |are )?(?:help|assist|perform|provid|support|work|act|carry|process|facilitat|enabl"
    r"|contract|hir|engag|retain|need|operat|administ)\w*\b(?=.*\b(?:us|our|behalf|services?|tasks?|functions?|work|assist|help)\b)",
    re.IGNORECASE,
)
_HEADS_ONLY = frozenset({"OtherUser", "Public", "FirstParty"})
_MEANS = frozenset({"CookieData", "LogData"})


@dataclass(frozen=True, slots=True)
class Reading:
    """The concepts of a slot, with the words each was read from."""

    concepts: tuple[str, ...]
    mentions: tuple[Mention, ...]
    points_back: bool = False


def data(frame: Frame, labels: Labels, vocabulary: Vocabulary) -> Reading:
    """The data categories a frame speaks of."""
    kept: list[tuple[str, Mention]] = []
    back = False
    heads: list[tuple[str, Mention]] = []
    for phrase in frame.data:
        text = _words_of(frame, phrase)
        if phrase.kind == "plain" and _BACK.match(text):
            back = True
        found = [(m, _mention(frame, phrase, m, "data")) for m in (_not_personal(text, m) for m in labels.contiguous(text))]
        if phrase.kind == "means":
            found = [(m, mention) for m, mention in found if m.concept in _MEANS]
        pairs = _specific(text, found, vocabulary)
        if phrase.kind == "example":
            inner = {above for concept, _ in pairs for above in vocabulary.ancestors("data", concept)}
            kept = [(c, m) for c, m in kept if not (c in inner and (c, m) in heads)]
            kept.extend(pairs)
        else:
            if _FOLLOWING.search(text):
                pairs = [(c, m) for c, m in pairs if c != "PersonalData"]
            heads = pairs[-1:]
            kept.extend(pairs)
    own = {c for c, m in kept if c == "PersonalData" and _OTHER.search(_before(frame, m))}
    concepts = tuple(dict.fromkeys(c for c, _ in kept))
    if len(concepts) > 1 and "PersonalData" in concepts and "PersonalData" not in own:
        concepts = tuple(c for c in concepts if c != "PersonalData" or _coordinated(kept))
    generic = bool(concepts) and set(concepts) <= {"PersonalData"}
    return Reading(concepts, tuple(m for _, m in kept), back and (generic or not concepts))


def _not_personal(text: str, match: Match) -> Match:
    """The find, turned round where "non-" stands before it."""
    turned = re.search(r"\bnon[-– ]?$", text[: match.start], re.IGNORECASE) and match.concept in {"PersonalData", "IdentityData"}
    return replace(match, concept="NonPersonalData") if turned else match


def _coordinated(kept: list[tuple[str, Mention]]) -> bool:
    """Whether the personal data are named beside the rest rather than explained by it."""
    return any(c == "PersonalData" and not re.fullmatch(r"(?:information|data|details?)", m.text, re.IGNORECASE) for c, m in kept)


def _specific(text: str, found: list[tuple[Match, Mention]], vocabulary: Vocabulary) -> list[tuple[str, Mention]]:
    """The concepts without a head that a later phrase of the same noun makes precise ("information about your health")."""
    kept = []
    for k, (match, mention) in enumerate(found):
        precise = any(
            match.concept in vocabulary.ancestors("data", later.concept)
            and (match.concept == "NonPersonalData" or not _listed(text, match, later))
            for later, _ in found[k + 1 : k + 3]
        )
        if not precise:
            kept.append((match.concept, mention))
    return kept


def _listed(text: str, one: Match, other: Match) -> bool:
    """Whether two finds are members of one list."""
    between = text[one.end : other.start]
    return bool(re.search(r"[,;/]|\b(?:and|or)\b", between)) and not re.search(r"\b(?:about|regarding|concerning|relating|related)\b", between)


def recipients(frame: Frame, labels: Labels) -> Reading:
    """Who gets the data; a phrase that names nobody known is kept as unlinked text."""
    mentions: list[Mention] = []
    kept: list[str] = []
    back = False
    for phrase in frame.recipients:
        text = _words_of(frame, phrase)
        back = back or bool(_BACK.match(re.sub(r"^\W*(?:with|to|by|for|among)\s+", "", text)))
        head = _head_end(text)
        found = [m for m in labels.contiguous(text) if m.start < head or m.concept not in _HEADS_ONLY]
        mentions.extend(_mention(frame, phrase, m, "recipient") for m in found)
        kept.extend(_in_service(text, m) for k, m in enumerate(found) if not (m.concept == "ThirdParty" and _explained(text, m, found[k + 1 :])))
        if not found:
            mentions.append(Mention("recipient", None, text, frame.text.span(phrase.start, phrase.end)))
    return Reading(tuple(dict.fromkeys(kept)), tuple(mentions), back)


def circumstances(frame: Frame, recipients: Labels, purposes: Labels) -> tuple[Reading, Reading]:
    """Who and what for, where only the condition says so ("if we are sold", "when a court requires it")."""
    if frame.condition is None:
        return Reading((), ()), Reading((), ())
    text, gives = _words_of(frame, frame.condition), frame.action in {"share", "sell"}
    who = [m for m in recipients.contiguous(text) if gives and m.concept in {"Authority", "Successor"}]
    why = [m for m in purposes.gapped(text) if m.concept == "LegalCompliance" or (gives and m.concept == "BusinessTransfer")]
    return _found(frame, frame.condition, who, "recipient"), _found(frame, frame.condition, why, "purpose")


def _found(frame: Frame, phrase: Phrase, matches: list[Match], role: Role) -> Reading:
    mentions = tuple(_mention(frame, phrase, m, role) for m in matches)
    return Reading(tuple(dict.fromkeys(m.concept for m in mentions if m.concept)), mentions)


def _in_service(text: str, match: Match) -> str:
    """Third parties that do something for us are service providers."""
    return "ServiceProvider" if match.concept == "ThirdParty" and _SERVES.match(text[match.end :]) else match.concept


def _head_end(text: str) -> int:
    match = _CLAUSE.search(text)
    return match.start() if match else len(text)


def _explained(text: str, third: Match, later: list[Match]) -> bool:
    """Whether the third parties are told more precisely right behind ("third parties such as carriers")."""
    return any(_EXPLAINS.search(text[third.end : match.start]) for match in later[:1])


def purposes(frame: Frame, labels: Labels) -> Reading:
    """What it is for; also what the recipients are said to do with it."""
    mentions: list[Mention] = []
    for phrase in frame.purposes:
        text = _words_of(frame, phrase)
        found = labels.gapped(text)
        if phrase.kind == "clause":
            found = [m for m in found if m.concept == "LegalCompliance"]
        mentions.extend(_mention(frame, phrase, m, "purpose") for m in found)
        if not found and phrase.kind != "clause":
            mentions.append(Mention("purpose", None, text, frame.text.span(phrase.start, phrase.end)))
    for phrase in frame.recipients if frame.action in {"share", "sell"} else ():
        text = _words_of(frame, phrase)
        rest = Phrase(phrase.start + _head_end(text), phrase.end)
        mentions.extend(_mention(frame, rest, m, "purpose") for m in labels.gapped(_words_of(frame, rest)))
    return Reading(tuple(dict.fromkeys(m.concept for m in mentions if m.concept)), tuple(mentions))


def _words_of(frame: Frame, phrase: Phrase) -> str:
    return frame.text.text[phrase.start : phrase.end]


def _before(frame: Frame, mention: Mention) -> str:
    at = next((i for i, start in enumerate(frame.text.starts) if start >= mention.span.start), 0)
    return frame.text.text[max(0, at - 40) : at]


def _mention(frame: Frame, phrase: Phrase, match: Match, role: Role) -> Mention:
    start, end = phrase.start + match.start, phrase.start + match.end
    return Mention(role, match.concept, frame.text.text[start:end], frame.text.span(start, end))
