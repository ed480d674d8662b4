"""A parsed sentence as plain values, so that the rules know nothing of the parser behind them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.spans import MappedText


@dataclass(frozen=True, slots=True)
class Token:
    """One word or sign, with its tag (Penn Treebank), its relation and the number of the token it depends on."""

    i: int
    lower: str
    stem: str
    tag: str
    dep: str
    head: int
    start: int
    end: int

    @property
    def is_verb(self) -> bool:
        """Whether the parser took it for a verb."""
        return self.tag.startswith("VB")

    @property
    def is_noun(self) -> bool:
        """Whether the parser took it for a noun."""
        return self.tag.startswith("NN")

    @property
    def is_finite(self) -> bool:
        """Whether it can be the verb of a clause; an infinitive looks the same."""
        return self.tag in {"VBZ", "VBP", "VBD", "VB"}

    @property
    def is_plain_verb(self) -> bool:
        """Whether it is a verb without an ending."""
        return self.tag in {"VB", "VBP"}

    @property
    def is_past(self) -> bool:
        """Whether it is a verb in the past, or a past participle, which often looks the same."""
        return self.tag in {"VBN", "VBD"}

    @property
    def is_subject(self) -> bool:
        """Whether it names who does or suffers what a verb tells."""
        return self.dep in {"nsubj", "nsubjpass"}

    @property
    def is_copula(self) -> bool:
        """Whether it is a form of "be" that links a subject to what it is."""
        return self.lower in {"is", "are", "was", "were", "be"}

    @property
    def is_main(self) -> bool:
        """Whether it heads a clause that states: the main one, one beside it, or what is said."""
        return self.dep in {"ROOT", "conj", "ccomp"}

    def moved(self, by: int, chars: int, head: int, dep: str) -> Token:
        """The token at another place of another text (`replace` would take three times as long)."""
        return Token(self.i + by, self.lower, self.stem, self.tag, dep, head, self.start + chars, self.end + chars)


CONJUNCTIONS = frozenset({"and", "or", "and/or"})
JOINS = CONJUNCTIONS | {","}
"""What stands between the members of a list."""


_FUNCTION_WORDS = frozenset(
    {"DT", "IN", "CC", "TO", "PRP", "PRP$", "MD", "WDT", "WP", "POS", "EX", ",", ":", ".", "-LRB-", "-RRB-"}
)
"""Tags of words and signs that tell nothing by themselves; almost half of a sentence."""


class Change(TypedDict, total=False):
    """What is put right of a token."""

    tag: str
    dep: str
    head: int


Changes = dict[int, Change]
"""What is put right of a sentence, by the numbers of its tokens."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """A sentence with its tokens; a lead-in joined with its item counts as one sentence."""

    text: MappedText
    tokens: tuple[Token, ...]
    items_at: tuple[int, ...] = ()
    """Numbers of the first tokens of items, where lead-ins stand before them; nested lists have several."""
    _below: tuple[tuple[Token, ...], ...] = field(init=False, repr=False, compare=False)
    """What depends on each token: the rules ask it of every word, so it is sorted once."""

    def __post_init__(self) -> None:
        below: list[list[Token]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.i:
                below[token.head].append(token)
        object.__setattr__(self, "_below", tuple(map(tuple, below)))

    @property
    def item_at(self) -> int | None:
        """Where the outermost lead-in ends, if there is one."""
        return self.items_at[0] if self.items_at else None

    def children(self, i: int) -> tuple[Token, ...]:
        """The tokens that depend on token `i` directly."""
        return self._below[i]

    def verb_over(self, i: int) -> Token:
        """The nearest verb that token `i` hangs on, or is itself; the top of the sentence where there is none."""
        token = self.tokens[i]
        while not token.is_verb and token.head != token.i:
            token = self.tokens[token.head]
        return token

    def extent(self, i: int) -> tuple[int, int]:
        """The first token and the one after the last of all that depends on token `i`, itself included."""
        first = last = i
        waiting = [i]
        while waiting:
            for t in self._below[waiting.pop()]:
                first, last = min(first, t.i), max(last, t.i)
                waiting.append(t.i)
        return first, last + 1

    def changed(self, changes: Mapping[int, Change]) -> Parsed:
        """The sentence with tokens put right; as it was, where they would hang on each other in a circle."""
        tokens = tuple(replace(t, **changes[t.i]) if t.i in changes else t for t in self.tokens)
        return replace(self, tokens=tokens) if all(_has_top(tokens, i) for i in changes) else self

    def content(self) -> list[Token]:
        """The words that may tell a deed: not the small ones between them, nor signs."""
        return [token for token in self.tokens if token.tag not in _FUNCTION_WORDS]

    def words(self, start: int, end: int) -> str:
        """The text from token `start` up to but not including token `end`."""
        if start >= end:
            return ""
        return self.text.text[self.tokens[start].start : self.tokens[end - 1].end]


def _has_top(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether the way up from token `i` ends at one that hangs on nothing."""
    for _ in tokens:
        if tokens[i].head == i:
            return True
        i = tokens[i].head
    return False


def joined(lead: Parsed, item: Parsed) -> Parsed:
    """The lead-in and the item as one sentence; the colon and full stop between them are dropped."""
    kept = list(lead.tokens)
    while kept and kept[-1].lower in {":", ".", "-", "–", "—", ";"}:
        kept.pop()
    cut = kept[-1].end if kept else 0
    text = lead.text.part(0, cut).beside(item.text, " ")
    count = len(kept)
    moved = (t.moved(count, cut + 1, t.head + count, t.dep) for t in item.tokens)
    fixed = (t if t.head < count else replace(t, head=t.i) for t in kept)
    return Parsed(text, (*fixed, *moved), (count, *(at + count for at in item.items_at)))


def parted(parsed: Parsed, at: int) -> tuple[Parsed, Parsed]:
    """The words before token `at` and those behind it, as a lead-in and its item."""
    return _stretch(parsed, 0, at), _stretch(parsed, at + 1, len(parsed.tokens))


def last_item(parsed: Parsed) -> Parsed:
    """The item that the lead-ins lead to, without them."""
    return _stretch(parsed, parsed.items_at[-1], len(parsed.tokens)) if parsed.items_at else parsed


def _stretch(parsed: Parsed, first: int, behind: int) -> Parsed:
    """Some of the tokens as a sentence of their own; what hung on others heads it."""
    words = parsed.tokens[first:behind]
    cut, end = words[0].start, words[-1].end
    tokens = tuple(
        t.moved(-first, -cut, t.head - first, t.dep)
        if first <= t.head < behind
        else t.moved(-first, -cut, t.i - first, "ROOT")
        for t in words
    )
    return Parsed(parsed.text.part(cut, end), tokens)
