"""Titles that stand in front of their text: "Business Transfers: If we are sold, …", "How We Use Data We use …"."""

from __future__ import annotations

import re

from kg.segment.words import pattern, words
from kg.titles import BEFORE

_RUN_IN = re.compile(
    r"[A-Z0-9][\w'\u2019/&.-]*"
    r"(?: (?:(?:and|or|of|the|for|to|in|on|with|by|from|your|our|we|you|a|an|&|not|do)\b|"
    r"[A-Z(][\w'\u2019/&).-]*,?)){0,8}"
    r"(?: ?:| [\u2013\u2014-]) "
    r"(?=[\"\u201c(]?[A-Z][\w'\u2019]* (?:[a-z]+\b|[A-Z][\w.]+ (?:may|will|does|is|are|uses|collects|shares|can|has)))",
)
_BEGINS = r"(?:We|You|Our|Your|If|When|This|These)"
_GLUED = re.compile(rf"[\w)\u2019'?!] (?=(?P<first>{_BEGINS}|(?P<name>[A-Z]\w+)) (?:(?:[Ww]eb ?)?[Ss]ite )?[a-z])")
_LINK = re.compile(r"(?:Read|Learn|See|Show|Find out) more (?=[A-Z])")
"""The words of a link that stood where the next sentence begins."""
_LONGEST = 100
"""Characters of a title that nothing parts from its text."""
_SMALL = words("small")
_SUBORDINATE = words("side clauses")
_OPENERS = re.compile(
    r"\w+ly|neither|either|both|sometimes|often|here|today|now|then|thus|hence|also|again|further|however|moreover|yes|no",
    re.IGNORECASE,
)
"""Single words that open a sentence and are no title of one ("Occasionally Acme may …")."""
_SHORTEST_CLAUSE = 3
"""Words of a title that begins like a side clause ("When We Share"), at least."""
_LIKE_TITLE = re.compile(
    rf"(?:{pattern('title begins')})\b.*\b(?:{pattern('title ends')})\W*",
    re.IGNORECASE,
)
_IS_QUESTION = re.compile(
    rf"{BEFORE}(?:How|What|Why|Who|With whom|To whom|Until when)"
    r"(?: (?:[\w'\u2019/-]+ ?){1,7}\.|(?: (?:[\w'\u2019/-]+ ?){1,7})?\?)"
)
"""A question that stands as a title in the line of its answer ("Why we keep it. To …")."""
_MORE_LABELS = re.compile(r"(?:(?<=[\w.)\]]) [A-Z][\w'\u2019-]*(?: [a-z]+){0,3}: .*?){2}")
"""Labels behind one that tell that it is a field of a record and no title ("What: … Source: … Purpose: …")."""
_VERBS = re.compile(r"\b(?:may|will|can|must|shall|should|is|are|was|were|has|have|does|please|if|when|that)\b")


def title_end(text: str, start: int, end: int, name: str = "") -> int | None:
    """Where the title ends with which a sentence begins, if there is one: at a colon or dash, or at nothing at all."""
    apart = _RUN_IN.match(text, start, end) or _LINK.match(text, start, end)
    if apart and not _MORE_LABELS.search(text, apart.end(), end):
        return apart.end()
    for glued in _GLUED.finditer(text, start, min(end, start + _LONGEST)):
        known = glued["name"] is None or (bool(name) and glued["name"] == name.split(" ", maxsplit=1)[0])
        title = text[start : glued.end() - 1]
        if known and _is_title(title):
            return glued.end()
    return None


def is_title_of(text: str, place: tuple[int, int], following: tuple[int, int]) -> bool:
    """Whether a range is a title of the sentence in the next one, with nothing between them or only a full stop."""
    if place[1] + 1 != following[0] or text[place[1]] != " ":
        return False
    title = text[slice(*place)]
    return (place[0] == 0 and _IS_QUESTION.fullmatch(title) is not None) or _is_title(title)


def _is_title(title: str) -> bool:
    """Whether words that no sign parts from the sentence behind them are a title."""
    if any(sign in title for sign in '.:;"\u201c') or not (title[0].isupper() or title[0].isdigit()):
        return False
    told = re.findall(r"[\w'\u2019]+", title)
    if not told or (len(told) == 1 and _OPENERS.fullmatch(told[0])):
        return False
    if told[0].lower() in _SUBORDINATE and len(told) < _SHORTEST_CLAUSE:
        return False
    large = [word[0].isupper() or word[0].isdigit() for word in told if word.lower() not in _SMALL]
    if all(large) and (told[-1].lower() not in _SMALL - {"us", "it"} or title.endswith("About You")):
        return told[0].lower() not in _SUBORDINATE or len(large) > 1
    return _LIKE_TITLE.fullmatch(title) is not None and _VERBS.search(title) is None
