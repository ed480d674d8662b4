"""Reads the words around a verb from left to right and hands each stretch to the slot its marker opens.

Prepositions and conjunctions say in English what a phrase is for ("with" whom, "to" do what, "if" when); following them
in order proved steadier on long policy sentences than the parser's attachments, which are asked only for clause edges.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from kg.extract import cues
from kg.model import Phrase, PhraseKind

if TYPE_CHECKING:
    from kg.extract.tokens import Parsed, Token
    from kg.model import Action

Slot = Literal[
    "data",
    "recipient",
    "purpose",
    "condition",
    "exception",
    "duration",
    "agent",
    "relative",
    "other",
    "open",
]
_STEADY = frozenset({"recipient", "purpose", "exception", "duration", "condition"})
_OPENS_PHRASE = frozenset({"DT", "PRP$", "CD", "JJ", "NN", "NNS", "NNP", "NNPS", "VBG", "VBN"})
_NOMINATIVE = frozenset({"we", "you", "they", "i", "he", "she", "it"})
_LISTS = frozenset({",", ";", "and", "or", "/", "&"})


@dataclass(slots=True)
class Slots:
    """The phrases found, by slot, and the slot that was open at the end."""

    data: list[Phrase] = field(default_factory=list)
    recipients: list[Phrase] = field(default_factory=list)
    purposes: list[Phrase] = field(default_factory=list)
    condition: Phrase | None = None
    exception: Phrase | None = None
    duration: Phrase | None = None
    agent: Phrase | None = None
    left: Slot = "other"


@dataclass(frozen=True, slots=True)
class Reach:
    """What governs the slots: the verb's action and voice, and whether it is denied."""

    action: Action
    verb: str = ""
    passive: bool = False
    denied: bool = False
    verbs: frozenset[int] = frozenset()
    """The numbers of the verbs, to ask the parser whether a phrase hangs on them."""
    asks: bool = False
    """Whether the verb asks "for" the data."""

    @property
    def gives(self) -> bool:
        """Whether somebody receives the data."""
        return self.action in {"share", "sell"}

    @property
    def by(self) -> Literal["recipient", "agent"] | None:
        """What a "by" phrase tells: who sees the data, or who acts; None where it only tells how."""
        if self.verb in cues.verbs("seen"):
            return "recipient"
        return "agent" if self.passive else None


def fill(parsed: Parsed, start: int, end: int, reach: Reach, slot: Slot = "data") -> Slots:
    """The slots of the tokens from `start` up to `end`, beginning in `slot`."""
    return _Reader(parsed, reach, end, slot).read(start)


class _Reader:
    """One walk over the tokens; holds where the open phrase began."""

    def __init__(self, parsed: Parsed, reach: Reach, end: int, slot: Slot) -> None:
        self.parsed, self.tokens, self.reach, self.end = parsed, parsed.tokens, reach, end
        self.slot: Slot = slot
        self.kind: PhraseKind = "plain"
        self.begun: int | None = None
        self.stack: list[tuple[Slot, PhraseKind]] = []
        self.found = Slots()
        self.objects = {parsed.extent(t.i)[0] for t in parsed.tokens if t.dep == "dobj" and t.head in reach.verbs}

    def read(self, start: int) -> Slots:
        i = self.begin = start
        while i < self.end:
            i += self._step(i)
        self._close(self.end)
        self.found.left = self.slot
        return self.found

    def _step(self, i: int) -> int:
        token = self.tokens[i]
        if i == self.parsed.item_at:
            self._enter_item(i)
        if token.lower in {"(", "[", ")", "]"}:
            return self._bracket(i)
        length, slot = self._marker(i)
        if length and slot:
            self._open(i, slot)
            if slot == "purpose" and length > 1:
                self.begun = None
            return length
        if self.slot == "recipient" and self._object_follows(i):
            self._switch(i, "data")
        elif self.slot == "data" and self._relative(i):
            self._switch(i, "relative")
        elif self.slot in {"relative", "other"} and token.lower in _LISTS and self._resumes(i + 1):
            self._switch(i + 1, "data", self.kind)
        elif self.slot == "agent" and token.lower == ",":
            self._switch(i, "other")
        if self.begun is None and token.lower not in _LISTS:
            self.begun = i
        return 1

    def _enter_item(self, i: int) -> None:
        """Go over from the lead-in to its item: what was announced, else what the open slot or the action suggests."""
        said = self._announced(i)
        if said:
            self._switch(i, said, "example" if said == "data" else "plain")
        elif self.slot in {"condition", "other", "relative", "agent", "duration"}:
            self._switch(i, "data" if self.reach.action in {"collect", "retain"} and not self.found.data else "open")
        elif (
            self.slot == "data"
            and not self.reach.passive
            and self.found.data + [None] * (self.begun is not None and self.begun < i)
        ):
            ends_open = self.tokens[i - 1].lower in {
                "including",
                "include",
                "includes",
                "as",
                "like",
                "of",
                "and",
                "following",
                "e.g.",
                "about",
            }
            self._switch(
                i,
                "data" if ends_open or self.reach.action in {"collect", "retain"} else "open",
                "example" if ends_open else "plain",
            )

    def _announced(self, i: int) -> Slot | None:
        """The slot that "the following …" or "these …" in the lead-in announces."""
        before = [t.lower for t in self.tokens[:i]]
        for at in range(len(before) - 1, -1, -1):
            if before[at] == "following" or (before[at] in {"below", "these", "follows"} and at > len(before) - 12):
                near = before[at + 1 : at + 4] + before[max(0, at - 4) : at][::-1]
                return next((slot for word in near if (slot := cues.listed(word))), None)  # type: ignore[return-value]
        return None

    def _bracket(self, i: int) -> int:
        opening = self.tokens[i].lower in {"(", "["}
        if opening:
            self.stack.append((self.slot, self.kind))
            if self.slot in {"data", "relative"}:
                self._switch(i + 1, "data", "example")
        elif self.stack:
            slot, kind = self.stack.pop()
            self._switch(i, slot, kind)
            self.begun = i + 1 if i + 1 < self.end else None
        return 1

    def _marker(self, i: int) -> tuple[int, str | None]:
        """How many tokens the marker here takes and the slot it opens; (0, None) where there is none."""
        token = self.tokens[i]
        if self.slot == "exception":
            return 0, None
        if (
            self.slot == "condition"
            and token.lower in {"to", "for"}
            and self.tokens[i - 1].lower not in {",", "and", "or"}
        ):
            return 0, None
        if token.lower == "to" and self._infinitive(i):
            return (1, "purpose") if not self._controlled(i) else (0, None)
        if token.lower == "for":
            return self._for(i)
        for parts, slot in cues.markers().get(token.lower, ()):
            if self._stands(i, parts) and self._fits(i, slot, parts):
                return len(parts), slot
        if token.lower == "by" and self.slot in {"other", "data", "open"} and self.reach.by:
            return 1, self.reach.by
        return 0, None

    def _stands(self, i: int, parts: tuple[str, ...]) -> bool:
        return i + len(parts) <= self.end and all(
            self.tokens[i + k].lower.rstrip(".") == part.rstrip(".") for k, part in enumerate(parts)
        )

    def _fits(self, i: int, slot: str, parts: tuple[str, ...]) -> bool:
        """Whether the marker says here what it usually says."""
        if slot == "duration":
            return self.reach.action == "retain"
        if parts[-1] == "to" and slot == "purpose" and not self._infinitive(i + len(parts) - 1):
            return False
        if slot == "recipient":
            bound = i > 0 and self.tokens[i - 1].stem in cues.bound(parts[0])
            away = self.slot == "purpose" and self.tokens[i].head not in self.reach.verbs
            return self.reach.gives and not bound and not away
        if slot in {"other", "means", "continue", "resume", "example"} and self.slot in _STEADY:
            return False
        if slot == "example" and parts[0] in {"include", "includes", "like"}:
            return self.slot in {"data", "relative"} and not self.tokens[i].dep.startswith("ROOT")
        if slot == "exception":
            return self.reach.denied or parts[0] in {"except", "unless"}
        if slot == "other" and parts[0] == "by":
            return self.reach.by is None
        if slot == "other" and parts[0] == "as":
            return self.slot != "data" or i > self.begin
        return True

    def _infinitive(self, i: int) -> bool:
        following = self._word_after(i)
        return following is not None and (following.tag == "VB" or (following.tag == "VBP" and following.dep != "pobj"))

    def _word_after(self, i: int) -> Token | None:
        for t in self.tokens[i + 1 : min(i + 4, self.end)]:
            if t.tag not in {"RB", "RBR"}:
                return t
        return None

    def _controlled(self, i: int) -> bool:
        previous = self.tokens[i - 1] if i else None
        return previous is not None and previous.stem in cues.control()

    def _for(self, i: int) -> tuple[int, str | None]:
        following = self.tokens[i + 1].lower if i + 1 < self.end else ""
        if self.reach.asks and self.slot == "data" and not self.found.data:
            return 1, "data"
        if following in {"example", "instance"}:
            return (2, "example") if self.slot in {"data", "relative"} else (2, None)
        for parts, slot in cues.markers().get("for", ()):
            if self._stands(i, parts) and self._fits(i, slot, parts):
                return len(parts), slot
        return 1, "purpose"

    def _relative(self, i: int) -> bool:
        """Whether a clause about the data starts here ("information you provide", "data collected by")."""
        token, previous = self.tokens[i], self.tokens[i - 1] if i > self.begin else None
        if previous is None or previous.lower in {"and", "or", ","}:
            return False
        if token.tag in {"WDT", "WP", "WP$"} or token.lower in _NOMINATIVE:
            return True
        if token.tag in {"VBN", "VBG", "VBD"}:
            return previous.is_noun and token.dep in {"acl", "relcl", "advcl", "ROOT"}
        return token.dep in {"nsubj", "nsubjpass"} and self.tokens[token.head].dep == "relcl"

    def _object_follows(self, i: int) -> bool:
        """Whether the data come after who gets them ("disclose to partners your address")."""
        token, previous = self.tokens[i], self.tokens[i - 1]
        if i in self.objects and not self.found.data:
            return True
        late = token.tag in {"PRP$", "DT"} or token.lower in {"information", "personally", "personal", "data"}
        return not self.found.data and late and (previous.is_noun or previous.lower == ",")

    def _resumes(self, i: int) -> bool:
        """Whether the list of data goes on after a comma or conjunction."""
        while i < self.end and self.tokens[i].lower in _LISTS:
            i += 1
        if i >= self.end or self.reach.passive and not self.found.data and self.begun is None:
            return False
        token = self.tokens[i]
        return token.tag in _OPENS_PHRASE and token.dep not in {"nsubj", "nsubjpass"} and bool(self.found.data)

    def _open(self, i: int, slot: str) -> None:
        if slot == "example":
            self._switch(i, "data", "example", keep_marker=False)
        elif slot == "continue":
            self.begun = i if self.begun is None else self.begun
        elif slot == "resume":
            if self.slot in {"relative", "other"}:
                self._switch(i, "data", self.kind)
            elif self.begun is None:
                self.begun = i
        elif slot == "means":
            self._switch(i, "data", "means")
        else:
            self._switch(i, slot)  # type: ignore[arg-type]

    def _switch(self, i: int, slot: Slot, kind: PhraseKind = "plain", *, keep_marker: bool = True) -> None:
        self._close(i)
        self.slot, self.kind = slot, kind
        self.begun = i if keep_marker else None

    def _close(self, i: int) -> None:
        if self.begun is not None and self.begun < i:
            phrase = Phrase(self.tokens[self.begun].start, self.tokens[i - 1].end, self.kind)
            self._put(phrase)
        self.begun = None

    def _put(self, phrase: Phrase) -> None:
        found = self.found
        match self.slot:
            case "data":
                found.data.append(phrase)
            case "recipient":
                found.recipients.append(phrase)
            case "purpose":
                found.purposes.append(phrase)
            case "condition":
                found.condition = found.condition or phrase
            case "exception":
                found.exception = found.exception or phrase
            case "duration":
                found.duration = found.duration or phrase
            case "agent":
                found.agent = found.agent or phrase
            case "open":
                found.purposes.append(phrase)
                if self.reach.gives:
                    found.recipients.append(phrase)
            case _:
                pass
