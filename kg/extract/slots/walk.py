"""Reads the words around a verb from left to right and hands each stretch to the slot its marker opens.

Prepositions and conjunctions say in English what a phrase is for ("with" whom, "to" do what, "if" when); following them
in order proved steadier on long policy sentences than the parser's attachments, which are asked only for clause edges.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from kg.extract import cues
from kg.extract.slots.announced import announced, announced_for_items
from kg.extract.slots.brackets import aside_end, brackets
from kg.extract.slots.deeds import awaits_deeds, lists_work
from kg.extract.slots.inside import (
    LISTS,
    agents_go_on,
    asks,
    begins_deed,
    begins_relative,
    is_of_clause,
    is_past_aim,
    lists_plain_data,
    names_data,
    names_others,
    names_plain_data,
)
from kg.extract.slots.items import names_recipient, names_title, numbers, tells_data
from kg.extract.slots.marks import mark
from kg.extract.slots.slot import Reach, Slot, Slots
from kg.model import Phrase, PhraseKind

if TYPE_CHECKING:
    from kg.extract.syntax.tokens import Parsed

_OPENS_PHRASE = frozenset({"DT", "PRP$", "CD", "JJ", "NN", "NNS", "NNP", "NNPS", "VBG", "VBN"})
_LEAD_ENDS = frozenset({"including", "include", "includes", "as", "like", "of", "and", "following", "e.g.", "about"})
_WITHOUT = frozenset({"not", "excluding", "except"})
_LATE: frozenset[Slot] = frozenset({"purpose", "condition", "other", "duration"})
"""Slots behind which the object of the verb may still come ("share for advertising, your name")."""
_NOUNS = frozenset({"NN", "NNS"})
_OF_PERSON = frozenset({"your", "their", "his", "any", "all", "certain", "personal"})
_BEFORE_MORE = LISTS | {"also", "possibly", "additionally"}
_FOLLOWS = frozenset({"following", "follows"})


def fill(parsed: Parsed, start: int, end: int, reach: Reach, slot: Slot = "data") -> Slots:
    """The slots of the tokens from `start` up to `end`, beginning in `slot`."""
    return _Walk(parsed, reach, end, slot).through(start)


class _Walk:
    """One walk over the tokens; holds the open slot and where its phrase began."""

    def __init__(self, parsed: Parsed, reach: Reach, end: int, slot: Slot) -> None:
        self.parsed, self.tokens, self.reach, self.end = parsed, parsed.tokens, reach, end
        self.slot: Slot = slot
        self.kind: PhraseKind = "plain"
        self.begun: int | None = None
        self.stack: list[tuple[Slot, PhraseKind]] = []
        self.found = Slots()
        self.brackets = brackets(())
        self.objects = {parsed.extent(t.i)[0] for t in parsed.tokens if t.dep == "dobj" and t.head in reach.verbs}

    def through(self, start: int) -> Slots:
        i = self.begin = start
        self.brackets = brackets(self.tokens[start : self.end])
        while i < self.end:
            i += self._step(i)
        self._close(self.end)
        return self.found

    def _step(self, i: int) -> int:
        """Takes the token at `i`, or the marker that begins there, and says how many tokens that were."""
        token = self.tokens[i]
        if i in self.parsed.items_at:
            self._enter_item(i)
        if self.begin < i < self.reach.passed.get(i, 0) < self.end:
            self._switch(i, "data")
            self.begun = None
            return self.reach.passed[i] - i
        if numbers(self.tokens[i : self.end]):
            self._switch(i, "data" if self._goes_on(i + 3) else self.slot, self.kind)
            self.begun = None
            return 3
        if i in self.brackets.opening | self.brackets.closing:
            self._bracket(i)
            return 1
        asked = self.reach.asks and self.slot == "data" and not self.found.data and not self._has_asked(i)
        length, opened = mark(self.parsed, i, self.end, self.slot, self.reach, asked=asked)
        if length and opened:
            self._open(i, length, opened)
            return length
        self._drift(i)
        if self.begun is None and token.lower not in LISTS:
            self.begun = i
        return 1

    def _has_asked(self, i: int) -> bool:
        """Whether what is asked for stands before ("ask for your name | for …", "request your name | for …")."""
        at = self.begun if self.begun is not None else i
        whose = at < i and (self.tokens[at].tag == "PRP$" or names_data(self.parsed, at, i))
        told = whose and not names_others(self.parsed, at, i)
        return told or any(token.lower == "for" for token in self.tokens[self.begin : i])

    def _drift(self, i: int) -> None:
        """Changes the slot where no marker does: a clause about the data begins, or their list goes on."""
        lower = self.tokens[i].lower
        if self.slot == "data" and self._acts(i):
            self._switch(i, "other")
        elif self.slot == "recipient" and self._object_follows(i):
            self._switch(i, "data")
        elif self.slot == "data" and begins_relative(self.parsed, (self.begin, self.end), i, self.reach.verbs):
            self._switch(i, "relative")
        elif lower in LISTS and self.kind == "means" and self._is_yours(i + 1):
            self._switch(i + 1, "data")
        elif lower in LISTS and self._goes_on(i + 1):
            self._switch(i + 1, "data", self.kind)
        elif self._is_late_object(i):
            self._switch(i, "data")
        elif lower == ":" and (listed := self._listed(i)):
            self._switch(i + 1, *listed)
        elif lower == "," and self.slot == "agent" and not self._agents_go_on(i):
            self._switch(i, "other")

    def _enter_item(self, i: int) -> None:
        """Goes from the lead-in to its item: to what was announced, else what the open slot or the action suggests."""
        to_person = self.slot == "condition" and self.tokens[i - 1].lower in cues.words("person")
        if self.slot == "exception" or to_person or awaits_deeds(self.tokens[self.begun or 0 : i], self.slot):
            return
        said = announced_for_items(self.tokens[:i], self.reach)
        if said in {"condition", "data", "open"} and self.reach.gives and names_title(self.tokens[i : self.end]):
            said = "open"
        elif said == "open" and self.tokens[i].lower != "our" and names_plain_data(self.parsed, i, self.end):
            said = "data"
        elif self.slot == "purpose" and self.reach.gives and names_recipient(self.tokens[i : self.end]):
            said = "recipient"
        kept = self.reach.action in {"collect", "retain"}
        if said:
            self._switch(i, said)
            self.found.data = [replace(phrase, kind="head") for phrase in self.found.data]
        elif self.slot in {"condition", "other", "relative", "agent", "duration"}:
            more = (
                not self.found.data
                or names_plain_data(self.parsed, i, self.end)
                or tells_data(self.tokens[i : self.end])
            )
            self._switch(i, "data" if kept and more else "open")
        elif self.slot == "data" and not self.reach.passive and (self.found.data or self.begun is not None):
            self._switch(i, "data" if kept or self.tokens[i - 1].lower in _LEAD_ENDS else "open")
            self.found.data = [replace(phrase, kind="head") for phrase in self.found.data]

    def _bracket(self, i: int) -> None:
        """What stands in brackets behind data are examples of them; behind the bracket the sentence goes on."""
        if i in self.brackets.opening:
            self.stack.append((self.slot, self.kind))
            end = self.brackets.end_behind(i, self.end)
            listed = self.reach.action != "use" and lists_plain_data(self.parsed, i, end)
            if (listed and not lists_work(self.parsed, i)) or self.slot in {"data", "relative"}:
                without = any(t.lower in _WITHOUT for t in self.tokens[i + 1 : i + 3])
                open_ended = any(t.lower == "limited" for t in self.tokens[i + 1 : i + 4])
                self._switch(i + 1, "left out" if without and not open_ended else "data", "example")
        elif self.stack:
            before = self.stack.pop()
            if before == (self.slot, self.kind) and self.slot == "recipient":
                return
            self._switch(i, *before)
            self.begun = i + 1 if i + 1 < self.end else None

    def _announces(self, i: int) -> bool:
        """Whether the colon at `i` goes on with the data that the words before it announce."""
        late = self.slot in _LATE | {"relative", "recipient", "agent", "duration"}
        if (
            not (late or self.kind == "means")
            or i in self.parsed.items_at
            or awaits_deeds(self.tokens[self.begun or 0 : i], self.slot)
        ):
            return False
        if self.slot == "purpose" and self.tokens[min(i + 1, self.end - 1)].tag == "VBG":
            return False
        said = announced(self.tokens[:i], self.reach)
        if said or self.slot == "recipient":
            return said == "data"
        follows = any(t.lower in _FOLLOWS for t in self.tokens[self.begin : i])
        return lists_plain_data(self.parsed, i, self.end) or (follows and bool(self.found.data))

    def _listed(self, i: int) -> tuple[Slot, PhraseKind] | None:
        """What stands behind the colon at `i`: data, or recipients ("to the following parties for our work: …")."""
        if self._announces(i):
            return "data", "example"
        late = self.slot in _LATE and self.reach.gives and i not in self.parsed.items_at
        return ("recipient", "plain") if late and announced(self.tokens[:i], self.reach) == "recipient" else None

    def _acts(self, i: int) -> bool:
        """Whether another deed follows the data that were named: "keep your name and contact you"."""
        said = self.found.data or (self.begun is not None and self.begun < i - 1)
        return bool(said) and self.begin < i < self.end - 1 and begins_deed(self.parsed, i)

    def _object_follows(self, i: int) -> bool:
        """Whether the data come after who gets them ("disclose to partners your address")."""
        token, previous = self.tokens[i], self.tokens[i - 1]
        only = token.lower == "only" and self.tokens[min(i + 1, self.end - 1)].lower in cues.words("late data")
        late = token.tag in {"PRP$", "DT"} or token.lower in cues.words("late data") or only
        late = late and not self.reach.passive and not names_others(self.parsed, i, self.end)
        said = previous.is_noun or previous.lower in {",", ":"} or previous.stem in cues.somebody()
        return not self.found.data and (i in self.objects or (late and said))

    def _is_late_object(self, i: int) -> bool:
        """Whether the object of the verb comes at last, behind what for, when or how it is done."""
        awaited = (self.slot in _LATE or self.kind == "means") and not self.found.data
        return awaited and (i in self.objects or self._returns(i) or self._comes_late(i))

    def _agents_go_on(self, i: int) -> bool:
        return agents_go_on(self.parsed, i if self.begun is None else self.begun, i, self.end)

    def _comes_late(self, i: int) -> bool:
        """Whether the object follows a purpose or a way that is all said ("sell for profit | the data of children")."""
        token, previous = self.tokens[i], self.tokens[i - 1]
        said = self.tokens[self.begun if self.begun is not None else i : i]
        apart = previous.lower == ","
        opens = token.tag in {"DT", "PDT", "PRP$"} or (apart and token.lower in cues.words("late data"))
        opens = opens and (self.slot == "purpose" or (self.slot == "other" and token.lower in _OF_PERSON))
        if self.reach.passive or not opens or not (previous.is_noun or apart):
            return False
        acts = any(t.is_verb and t.dep != "amod" and self.tokens[t.i - 1].lower != "-" for t in said)
        return not acts and names_data(self.parsed, i, self.end)

    def _returns(self, i: int) -> bool:
        """Whether the object follows what was put between it and the verb ("we collect, when you join, your name")."""
        between = self.begin < i and self.tokens[self.begin].lower == "," and self.tokens[i - 1].lower == ","
        named = self.tokens[i].lower in _OF_PERSON or (not self.objects and self.tokens[i].tag in _NOUNS)
        return between and not self.reach.passive and named

    def _resumes(self, i: int) -> bool:
        """Whether the list of data goes on after a comma or conjunction."""
        token = next((t for t in self.tokens[i : self.end] if t.lower not in _BEFORE_MORE), None)
        if token is None or not self.found.data:
            return False
        if asks(self.parsed, token.i, self.end):
            return True
        return token.tag in _OPENS_PHRASE and not token.is_subject

    def _goes_on(self, i: int) -> bool:
        """Whether the list of data goes on behind the clause or condition that is open, or the aim of such a clause."""
        words = (self.begin, i if self.begun is None else self.begun, self.end)
        past_aim = self.slot == "purpose" and is_past_aim(self.parsed, words, i, self.reach.action)
        if past_aim or self.slot in {"relative", "other"}:
            return self._resumes(i)
        return self.slot == "condition" and self._is_more(i)

    def _is_yours(self, i: int) -> bool:
        """Whether more data follow a means: "through our site, your name"."""
        token = next((t for t in self.tokens[i : self.end] if t.lower not in LISTS), None)
        return token is not None and token.lower in {"your", "their"} and bool(self.found.data)

    def _is_more(self, i: int) -> bool:
        """Whether what is collected goes on behind a condition: "when you register, your name and your address"."""
        at = next((t.i for t in self.tokens[i : self.end] if t.lower not in LISTS), self.end)
        plain = names_plain_data(self.parsed, at, self.end) or asks(self.parsed, at, self.end)
        late = not self.found.data and self.begun is not None and self.begun <= self.begin + 1
        late = late and self.tokens[min(at, self.end - 1)].lower != "our"
        return self.reach.action == "collect" and plain and (late or self._resumes(i))

    def _open(self, i: int, length: int, opened: str) -> None:
        match opened:
            case "example":
                self._switch(i, "left out" if self.slot == "left out" else "data", "example")
                self.begun = None
            case "left out":
                self._switch(i, "left out", "example")
                self.begun = None
            case "means":
                self._switch(i, "data", "means")
            case "resume" if self.slot in {"relative", "other"} and not is_of_clause(self.parsed, i, self.begun):
                self._switch(i, "data", self.kind)
            case "resume" | "continue":
                self.begun = i if self.begun is None else self.begun
            case _:
                close = aside_end(self.tokens[self.begin : self.end], i) if opened == "condition" != self.slot else None
                if close is not None:
                    self.stack.append((self.slot, self.kind))
                    self.brackets = self.brackets.closed_at(close)
                self._switch(i, cast("Slot", opened))
                if opened == "purpose" and length > 1:
                    self.begun = None

    def _switch(self, i: int, slot: Slot, kind: PhraseKind = "plain") -> None:
        self._close(i)
        self.slot, self.kind, self.begun = slot, kind, i

    def _close(self, i: int) -> None:
        if self.begun is not None and self.begun < i:
            phrase = Phrase(self.tokens[self.begun].start, self.tokens[i - 1].end, self.kind)
            self.found.put(self.slot, phrase, gives=self.reach.gives)
        self.begun = None
