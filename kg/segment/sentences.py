"""Where sentences end, and where a full stop is only that of an abbreviation, a number or an address."""

from __future__ import annotations

import re

from kg.segment.titles import title_end
from kg.segment.words import pattern

Range = tuple[int, int]

_ENDING = re.compile(
    r"[.!?\u2026]+(?:[\"'\u201d\u2019)\]]|\[\d{1,2}\])*(?P<gap>[ \n]+"
    r"|(?<=[a-z]{3}[.!?])(?=(?:We|You|The|Our|This|If|In|Your|For|When|Please|Some|These|Use|Any|However)\b ))"
    r"(?=[\"'\u201c\u2018(\[]*(?:[^\W_a-z\u00df-\u00f6\u00f8-\u00ff]|[a-z]{1,2}[A-Z])|[\u2022\u00b7\u25cf])"
    r"|(?P<line>\n)",
)
_ABBREVIATION = re.compile(pattern("abbreviations"))
_MAY_END = re.compile(pattern("may end"))
"""Abbreviations that a sentence often ends with: then the next word decides."""
_STARTERS = re.compile(rf"[\"'\u201c(]*(?:{pattern('starters')})\b")
_WORD_BEFORE = re.compile(r"[\w.&'\u2019-]*$")
_INITIAL = re.compile(r"(?:^|\.)[a-z]$")
_END_MARKS = ".!?:;\u2026"
_NUMBER = re.compile(r"^\(?(?:\d{1,3}(?:\.\d{1,3})*|[A-Za-z]|[ivxIVX]{1,5})$")
_BARE_LEAD = re.compile(r"(?:To|For|With|By)\W*:\W*$")
_EXAMPLES = re.compile(r"(?:Such as|Including)\b")
_LONGEST_WORD, _SHORT_WORD = 30, 4


def sentence_ranges(text: str, name: str = "") -> list[Range]:
    """The sentences of a text, without the white space between them.

    They begin with a capital; with `name` as well, where the organization writes its name in small letters.
    """
    ranges: list[Range] = []
    at = 0
    small = name if name[:1].islower() else ""
    for match in _ENDING.finditer(text) if not small else _with_small_name(text, small):
        spaced = match["gap"] is not None
        end = match.start("gap") if spaced else match.start()
        if match.start() < at or not (_ends(text, at, match) if spaced else _line_ends(text, at, end)):
            continue
        _add(ranges, text, at, end, name)
        at = match.end()
    _add(ranges, text, at, len(text), name)
    return ranges


def _with_small_name(text: str, name: str) -> list[re.Match[str]]:
    """As for other texts, but a name such as craigslist begins a sentence as well."""
    named = re.compile(rf"[.!?]+[\"'\u201d\u2019)]*(?P<gap>[ \n]+)(?={re.escape(name)}\b)(?P<line>)")
    return sorted([*_ENDING.finditer(text), *named.finditer(text)], key=lambda match: match.start())


def _add(ranges: list[Range], text: str, start: int, end: int, name: str) -> None:
    start, end = trimmed(text, start, end)
    while (behind := title_end(text, start, end, name)) is not None:
        ranges.append(trimmed(text, start, behind))
        start, end = trimmed(text, behind, end)
    if start < end:
        ranges.append((start, end))


def trimmed(text: str, start: int, end: int) -> Range:
    """The range without white space at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _ends(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether a full stop with space after it ends a sentence."""
    at, after = match.start(), match.end()
    if _BARE_LEAD.match(text, after) or _EXAMPLES.match(text, after):
        return False  # "Here is how we use it. To:", "Contact details. Such as your name"
    if text[at] != "." or text.startswith("..", at):
        return True
    found = _WORD_BEFORE.search(text, max(start, at - _LONGEST_WORD), at)
    word = found[0].strip("'\u2019-&") if found else ""
    if text[after].isdigit() and 0 < len(word) <= _SHORT_WORD and word[0].isupper():
        return False  # "Par. 1", "Sec. 5"
    if at - start < _LONGEST_WORD and _NUMBER.match(text[start:at].strip()):
        return False  # "1." at the start of a line is a number, no sentence
    return _word_ends(word.lower(), text, after)


def _word_ends(word: str, text: str, after: int) -> bool:
    """Whether a sentence can end with this word and a full stop, given what follows."""
    starts_sentence = _STARTERS.match(text, after) is not None
    if word == "no" and not text[after].isdigit():
        return True
    if _ABBREVIATION.fullmatch(word):
        return _MAY_END.fullmatch(word) is not None and starts_sentence
    return starts_sentence and "." not in word if _INITIAL.search(word) else True


def may_shorten(text: str, stop: int) -> bool:
    """Whether a full stop may only shorten the word before it ("e.g.", "Inc."), as it does one letter alone."""
    found = _WORD_BEFORE.search(text, max(0, stop - _LONGEST_WORD), stop)
    word = found[0].strip("'\u2019-&").lower() if found else ""
    return _ABBREVIATION.fullmatch(word) is not None or _INITIAL.search(word) is not None


def _line_ends(text: str, start: int, end: int) -> bool:
    """Whether a line that the author broke is a sentence of its own."""
    before, after = text[start:end].rstrip(), text[end : end + 80].lstrip()
    if not before or not after:
        return False
    closed = before.rstrip("\"'\u201d\u2019)")
    if closed and closed[-1] in _END_MARKS:
        if closed[-1] == "." and (word := _WORD_BEFORE.search(closed[:-1][-_LONGEST_WORD:])):
            last = word[0].lower()
            if _ABBREVIATION.fullmatch(last) and not _word_ends(last, after, 0):
                return False
        return closed[-1] in ":;" or not (after[0].islower() or after[0] in ",;.)")
    return (after[0].isupper() or after[0] in '("\u201c\u2022') and before[-1] != ","
