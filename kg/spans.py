"""Places in a source file, and readable words that know theirs."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of the source file, from `start` up to but not including `end`."""

    start: int
    end: int

    def of(self, source: str) -> str:
        """The words of the source that stand here."""
        return source[self.start : self.end]


@dataclass(frozen=True, slots=True)
class MappedText:
    """Readable words that know, character by character, where in the source they came from.

    Character `i` of `text` was made from `source[starts[i]:ends[i]]`: one character as a rule, more where an entity or
    an escape stood there, none where a joining space was put in.
    """

    text: str = ""
    starts: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()

    def __len__(self) -> int:
        return len(self.text)

    def __add__(self, other: MappedText) -> MappedText:
        return MappedText(self.text + other.text, self.starts + other.starts, self.ends + other.ends)

    def part(self, start: int, end: int) -> MappedText:
        """The characters from `start` up to `end`, with their places."""
        return MappedText(self.text[start:end], self.starts[start:end], self.ends[start:end])

    def without(self, start: int, end: int) -> MappedText:
        """The text without the characters from `start` up to `end`."""
        return self.part(0, start) + self.part(end, len(self))

    def spelled(self, text: str) -> MappedText:
        """The same places with other characters, as many as before."""
        return MappedText(text, self.starts, self.ends)

    def on_one_line(self) -> MappedText:
        """The text with a space for every line break."""
        return self.spelled(self.text.replace("\n", " "))

    def beside(self, other: MappedText, between: str) -> MappedText:
        """The text and another one behind it; what is put between them stands for nothing in the source."""
        place = (self.ends[-1:] or other.starts[:1] or (0,)) * len(between)
        return self + MappedText(between, place, place) + other

    def led_by(self, words: str) -> MappedText:
        """The text behind words that it leaves out; where these are named, they stand where it begins."""
        count = len(words)
        return MappedText(words, self.starts[:1] * count, self.ends[:1] * count) + self

    def span(self, start: int = 0, end: int | None = None) -> Span:
        """Where in the source the characters from `start` up to `end` stand."""
        stop = len(self.text) if end is None else end
        return Span(self.starts[start], self.ends[stop - 1])

    @staticmethod
    def verbatim(source: str, start: int, end: int) -> MappedText:
        """The source from `start` to `end`, as it stands."""
        return MappedText(source[start:end], tuple(range(start, end)), tuple(range(start + 1, end + 1)))
