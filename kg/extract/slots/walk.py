"""Reads the words around a verb from left to right and hands each stretch to the slot its marker opens.

Prepositions and conjunctions say in English what a phrase is for ("with" whom, "to" do what, "if" when); following them
in order proved steadier on long policy sentences than the parser's attachments, which are asked only for clause edges.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, cast

from kg.extract import cues
from kg.extract.slots.announced import announced_for_items
from kg.extract.slots.brackets import Brackets, aside_end, brackets
from kg.extract.slots.continued import LISTS, data_go_on, yours_go_on
from kg.extract.slots.deeds import awaits_deeds, begins_deed, lists_work
from kg.extract.slots.inside import begins_relative, is_of_clause
from kg.extract.slots.items import awaits_doers, names_recipient, names_title, numbers, tells_data
from kg.extract.slots.late_data import behind_colon, comes_at_last, comes_behind_recipient
from kg.extract.slots.marks import mark
from kg.extract.slots.naming import lists_data, lists_plain_data, names_data, names_others, names_plain_data
from kg.extract.slots.state import State
from kg.extract.slots.turns import turns

if TYPE_CHECKING:
    from kg.extract.slots.slot import Reach, Slot, Slots
    from kg.extract.syntax.tokens import Parsed, Token
    from kg.model import PhraseKind

_LEAD_ENDS = frozenset({"including", "include", "includes", "as", "like", "of", "and", "following", "e.g.", "about"})
_PRESENT = frozenset({"VBZ", "VBP"})
_OPEN_ENDED = frozenset({"TO", "IN", "DT", "CC", "MD", "WDT"})
_WITHOUT = frozenset({"not", "never", "no", "excluding", "except"})


def fill(parsed: Parsed, start: int, end: int, reach: Reach, slot: Slot = "data") -> Slots:
    """The slots of the tokens from `start` up to `end`, beginning in `slot`."""
    return _Walk(parsed, reach, start, end, slot).through()


@dataclass
class _Walk(State):
    """One walk over the tokens, with the brackets among them and what was open before each that is not closed.

    `numbered` is what the numbered parts of the sentence hold, to which a number goes back from the condition of one.
    """

    brackets: Brackets = field(init=False)
    stack: list[tuple[Slot, PhraseKind]] = field(default_factory=list)
    numbered: Slot | None = None

    def __post_init__(self) -> None:
        self.brackets = brackets(self.tokens[self.start : self.end])

    def through(self) -> Slots:
        i = self.start
        while i < self.end:
            i += self._step(i)
        self.close(self.end)
        return self.found

    def _step(self, i: int) -> int:
        """Takes the token at `i`, or the marker that begins there, and says how many tokens that were."""
        if i in self.parsed.items_at:
            self._enter_item(i)
        if self.start < i < self.reach.passed.get(i, 0) < self.end:
            self.switch(i, "data")
            self.begun = None
            return self.reach.passed[i] - i
        if numbers(self.tokens[i : self.end]):
            if self.slot != "condition":
                self.numbered = self.slot
            self.switch(i, "data" if data_go_on(self, i + 3) else self.numbered or self.slot, self.kind)
            self.begun = None
            return 3
        if i in self.brackets.opening | self.brackets.closing:
            self._bracket(i)
            return 1
        asked = self._asks_for(i)
        if turned := turns(self.tokens, i, self.end, self.slot):
            self.switch(i, turned[1], "example" if turned[1] == "left out" else "plain")
            self.begun = None
            return turned[0]
        length, opened = mark(self.parsed, i, self.end, self.slot, self.reach, asked=asked)
        if length and opened:
            self._open(i, length, opened)
            return length
        self._drift(i)
        if self.begun is None and self.tokens[i].lower not in LISTS:
            self.begun = i
        return 1

    def _asks_for(self, i: int) -> bool:
        """Whether a "for" at token `i` names what is asked for, behind nothing but the person who is asked."""
        if not self.reach.asks:
            return False
        if self.slot == "data" and not self.found.data and not self._has_asked(i):
            return True
        whom = any(t.dep == "dobj" and t.head in self.reach.verbs and self._asks_whom(t) for t in self.tokens[:i])
        behind = names_data(self.parsed, i + 1, self.end) or names_plain_data(self.parsed, i + 1, self.end)
        return whom and self.tokens[i].lower == "for" and behind

    def _asks_whom(self, token: Token) -> bool:
        """Whether it is a person who is asked ("we ask | our members | for their age")."""
        return token.lower in cues.words("person") and self.start <= token.i

    def _has_asked(self, i: int) -> bool:
        """Whether what is asked for stands before ("ask for your name | for …", "request your name | for …")."""
        at = self.begun_by(i)
        whose = at < i and (self.tokens[at].tag == "PRP$" or names_data(self.parsed, at, i))
        told = whose and not names_others(self.parsed, at, i)
        return told or any(token.lower == "for" for token in self.tokens[self.start : i])

    def _drift(self, i: int) -> None:
        """Changes the slot where no marker does: a clause about the data begins, or their list goes on."""
        lower = self.tokens[i].lower
        if self.slot == "data" and self._acts(i):
            self.switch(i, "other")
        elif self.slot == "recipient" and comes_behind_recipient(self, i):
            self.switch(i, "data")
        elif self.slot == "data" and begins_relative(self.parsed, (self.start, self.end), i, self.reach.verbs):
            self.switch(i, "relative")
        elif lower in LISTS and self.kind == "means" and yours_go_on(self, i + 1):
            self.switch(i + 1, "data")
        elif lower in LISTS and data_go_on(self, i + 1):
            self.switch(i + 1, "data", self.kind)
        elif comes_at_last(self, i):
            self.switch(i, "data")
        elif lower == ":" and (listed := behind_colon(self, i)):
            self.switch(i + 1, *listed)

    def _acts(self, i: int) -> bool:
        """Whether another deed follows the data that were named: "keep your name and contact you"."""
        said = self.found.data or (self.begun is not None and self.begun < i - 1)
        return bool(said) and self.start < i < self.end - 1 and begins_deed(self.parsed, i)

    def _enter_item(self, i: int) -> None:
        """Goes from the lead-in to its item: to what was announced, else what the open slot or the action suggests."""
        to_person = self.slot == "condition" and self.tokens[i - 1].lower in cues.words("person")
        if self.slot == "exception" or to_person or awaits_deeds(self.tokens[self.begun or 0 : i], self.slot):
            return
        if self.slot == "agent" and awaits_doers(self.tokens[self.begun or i : i], self.tokens[i]):
            self.begun = None
            self.switch(i, "agent")
            return
        said = self._announced_for_item(i)
        kept = self.reach.action in {"collect", "retain"}
        if said:
            self.switch(i, said)
            self._turn_to_heads()
        elif self.slot in {"condition", "other", "relative", "agent", "duration"}:
            more = (
                not self.found.data
                or names_plain_data(self.parsed, i, self.end)
                or tells_data(self.tokens[i : self.end])
            )
            self.switch(i, "data" if kept and more else "open")
        elif self.slot == "data" and not self.reach.passive and (self.found.data or self.begun is not None):
            self.switch(i, "data" if kept or self.tokens[i - 1].lower in _LEAD_ENDS else "open")
            self._turn_to_heads()
        elif self.slot == "purpose" and self._lists_data_named(i):
            self.switch(i, "data")
            self._turn_to_heads()

    def _lists_data_named(self, i: int) -> bool:
        """Whether the item at `i` is one of the data whose purpose the lead-in tells ("we need it to ship: | age")."""
        last, given = self.tokens[i - 1], bool(self.found.data) or self.reach.action != "share"
        open_ended = last.is_verb or last.tag in _OPEN_ENDED or cues.listed(last.lower) is not None
        told = given and self.begun is not None and not open_ended
        states = any(t.tag in _PRESENT and t.dep == "ROOT" for t in self.tokens[i : self.end])
        return told and not states and lists_data(self.parsed, i, self.end)

    def _announced_for_item(self, i: int) -> Slot | None:
        """What the lead-in announces, where the first words of its item at `i` bear it out."""
        said = announced_for_items(self.tokens[:i], self.reach)
        if said in {"condition", "data", "open"} and self.reach.gives and names_title(self.tokens[i : self.end]):
            return "open"
        if said == "open" and self.tokens[i].lower != "our" and names_plain_data(self.parsed, i, self.end):
            return "data"
        if self.slot == "purpose" and self.reach.gives and names_recipient(self.tokens[i : self.end]):
            return "recipient"
        return said

    def _turn_to_heads(self) -> None:
        """Takes the data named so far for the head of a list, whose items say which they are."""
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
                self.switch(i + 1, "left out" if without and not open_ended else "data", "example")
        elif self.stack:
            before = self.stack.pop()
            if before == (self.slot, self.kind) and self.slot == "recipient":
                return
            self.switch(i, *before)
            self.begun = i + 1 if i + 1 < self.end else None

    def _open(self, i: int, length: int, opened: str) -> None:
        """Opens the slot of the marker at token `i`; some only go on with the open one, or with what was before it."""
        match opened:
            case "example":
                self.switch(i, "left out" if self.slot == "left out" else "data", "example")
                self.begun = None
            case "left out":
                self.switch(i, "left out", "example")
                self.begun = None
            case "means":
                self.switch(i, "data", "means")
            case "resume" if self.slot in {"relative", "other"} and not is_of_clause(self.parsed, i, self.begun):
                self.switch(i, "data", self.kind)
            case "resume" | "continue":
                self.begun = self.begun_by(i)
            case _:
                close = aside_end(self.tokens[self.start : self.end], i) if opened == "condition" != self.slot else None
                if close is not None:
                    self.stack.append((self.slot, self.kind))
                    self.brackets = self.brackets.closed_at(close)
                self.switch(i, cast("Slot", opened))
                if opened == "purpose" and length > 1:
                    self.begun = None
