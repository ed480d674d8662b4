"""Reads the data categories of a frame."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.link.reading import Reading, mention, points_back, words_of

if TYPE_CHECKING:
    from kg.link.labels import Labels, Match
    from kg.model import Frame, Mention, Vocabulary

_OTHER = re.compile(r"\b(?:other|additional|further|similar|related|more)\s+(?:\w+\s+)?$", re.IGNORECASE)
_FOLLOWING = re.compile(
    r"\b(?:following|below|as follows)\b|^(?:these|this|the)\s+(?:types?|kinds?|categories)", re.IGNORECASE
)
_MEANS = frozenset({"CookieData", "LogData"})


def data(frame: Frame, labels: Labels, vocabulary: Vocabulary) -> Reading:
    """The data categories a frame speaks of."""
    kept: list[tuple[str, Mention]] = []
    back = False
    heads: list[tuple[str, Mention]] = []
    for phrase in frame.data:
        text = words_of(frame, phrase)
        if phrase.kind == "plain" and points_back(text):
            back = True
        found = [
            (m, mention(frame, phrase, m, "data")) for m in (_not_personal(text, m) for m in labels.contiguous(text))
        ]
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
    turned = re.search(r"\bnon[-– ]?$", text[: match.start], re.IGNORECASE) and match.concept in {
        "PersonalData",
        "IdentityData",
    }
    return replace(match, concept="NonPersonalData") if turned else match


def _coordinated(kept: list[tuple[str, Mention]]) -> bool:
    """Whether the personal data are named beside the rest rather than explained by it."""
    return any(
        c == "PersonalData" and not re.fullmatch(r"(?:information|data|details?)", m.text, re.IGNORECASE)
        for c, m in kept
    )


def _specific(text: str, found: list[tuple[Match, Mention]], vocabulary: Vocabulary) -> list[tuple[str, Mention]]:
    """The concepts without a head that a later phrase of the same noun makes precise ("information about your health")."""
    kept = []
    for k, (match, named) in enumerate(found):
        precise = any(
            match.concept in vocabulary.ancestors("data", later.concept)
            and (match.concept == "NonPersonalData" or not _listed(text, match, later))
            for later, _ in found[k + 1 : k + 3]
        )
        if not precise:
            kept.append((match.concept, named))
    return kept


def _listed(text: str, one: Match, other: Match) -> bool:
    """Whether two finds are members of one list."""
    between = text[one.end : other.start]
    return bool(re.search(r"[,;/]|\b(?:and|or)\b", between)) and not re.search(
        r"\b(?:about|regarding|concerning|relating|related)\b", between
    )


def _before(frame: Frame, mention: Mention) -> str:
    at = next((i for i, start in enumerate(frame.text.starts) if start >= mention.span.start), 0)
    return frame.text.text[max(0, at - 40) : at]
