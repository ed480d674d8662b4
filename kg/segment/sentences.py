"""Where sentences end."""

from __future__ import annotations

import re

_ENDING = re.compile(
    r"[.!?\u2026]+[\"'\u201d\u2019)\]]*(?P<gap>[ \n]+)(?=[\"'\u201c\u2018(\[]*[^\W_a-z\u00df-\u00f6\u00f8-\u00ff]|[\u2022\u00b7])"
    r"|(?P<line>\n)",
)
_ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof st no nos inc ltd llc corp co cos vs etc e.g i.e eg ie cf al approx dept est fig u.s u.k u.s.a e.u "
    "p.o a.k.a d.b.a ph.d sec art para reg rev vol ed jr sr attn tel ext min max incl jan feb mar apr jun jul aug sep "
    "sept oct nov dec ave blvd rd ste bldg s.a b.v n.v a.m p.m v pp lit bros assn".split(),
)
_MAY_END = frozenset("inc ltd llc corp co etc u.s u.k u.s.a e.u a.m p.m jr sr s.a b.v n.v".split())
"""Abbreviations that a sentence often ends with: then the next word decides."""
_STARTERS = re.compile(
    r"[\"'\u201c(]*(?:We|Our|You|Your|If|The|This|These|Those|In|It|Its|For|When|Where|Please|To|As|By|All|Any|Each|Some|"
    r"Such|They|Their|Other|However|Also|On|At|An|A|Under|With|No|Once|From|Although|While|Because|Examples?|Additionally|"
    r"Furthermore|Moreover|Cookies|I|Users?|Personal|Information|That|There|Except|Unless|Upon|Click|See|He|She)\b",
)
_WORD_BEFORE = re.compile(r"[\w.&'\u2019-]*$")
_INITIAL = re.compile(r"(?:^|\.)[A-Za-z]$")
_END_MARKS = ".!?:;\u2026"
_NUMBER = re.compile(r"^\(?(?:\d{1,3}(?:\.\d{1,3})*|[A-Za-z]|[ivxIVX]{1,5})$")


def sentence_ranges(text: str) -> list[tuple[int, int]]:
    """The sentences of a text, from where to where, without the white space between them."""
    ranges: list[tuple[int, int]] = []
    at = 0
    for match in _ENDING.finditer(text):
        if match.start() < at:
            continue
        end = match.start("gap") if match["gap"] else match.start("line")
        if match["gap"]:
            if not _ends(text, at, match):
                continue
        elif not _line_ends(text, at, end):
            continue
        _add(ranges, text, at, end)
        at = match.end()
    _add(ranges, text, at, len(text))
    return ranges


def _add(ranges: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        ranges.append((start, end))


def _ends(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether a full stop with space after it ends a sentence."""
    if text[match.start()] != "." or text.startswith("..", match.start()):
        return True
    found = _WORD_BEFORE.search(text, max(start, match.start() - 30), match.start())
    word = found[0].lower().strip("'\u2019-&") if found else ""
    after = match.end()
    if word in _ABBREVIATIONS:
        return word in _MAY_END and _STARTERS.match(text, after) is not None
    if _NUMBER.match(text[start : match.start()].strip()):
        return False  # "1." at the start of a line is a number, no sentence
    if _INITIAL.search(word):
        return _STARTERS.match(text, after) is not None and word not in ("e.g", "i.e")
    return True


def _line_ends(text: str, start: int, end: int) -> bool:
    """Whether a line that the author broke is a sentence of its own."""
    before = text[start:end].rstrip()
    after = text[end:].lstrip()
    if not before or not after:
        return False
    if before[-1] in _END_MARKS or before[-1] in "\"'\u201d\u2019)" and before[-2:-1] in tuple(_END_MARKS):
        return not (after[0].islower() or after[0] in ",;.)")
    return (after[0].isupper() or after[0] in "(\"\u201c\u2022") and before[-1] != ","
