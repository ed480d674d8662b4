"""What a query may say: known prefixes need no PREFIX line, nothing outside is reached, mistakes have a place."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING, NamedTuple

from kg.errors import BadQuery
from kg.namespaces import PREFIXES as KNOWN

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

PREFIXES: Mapping[str, str] = {
    **KNOWN,
    "pd": "https://w3id.org/dpv/pd#",
    "tech": "https://w3id.org/dpv/tech#",
}
"""The prefixes that a query need not declare."""

# The lexical grammar of SPARQL as far as it decides which words stand in the open and which inside a string, an IRI or
# a comment. A backslash outside strings escapes one character of a prefixed name: `ex:a\# SERVICE` hides nothing.
_TOKEN = re.compile(
    r"""(?P<string>\"\"\"(?:[^"\\]|\\.|"(?!""))*\"\"\"|'''(?:[^'\\]|\\.|'(?!''))*'''"""
    r"""|"(?:[^"\\\n\r]|\\.)*"|'(?:[^'\\\n\r]|\\.)*')"""
    r"""|(?P<iri><[^<>"{}|^`\\\x00-\x20]*>)|(?P<comment>\#[^\n\r]*)|(?P<variable>[?$]\w+)|(?P<tag>@[a-zA-Z-]+)"""
    r"""|(?P<prefixed>(?:[^\W\d][\w.-]*)?:(?:[\w.:%-]|\\.)*)|(?P<word>[^\W\d]\w*)|(?P<escape>\\.)|(?P<other>.)""",
    re.DOTALL,
)
_UPDATES = frozenset({"INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY"})
_FORMS = frozenset({"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"})
_PLACE = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)


class Token(NamedTuple):
    """A piece of a query: what kind it is, its words, and where it begins."""

    kind: str
    text: str
    start: int


def tokens(query: str) -> Iterator[Token]:
    """The pieces of a query, comments and white space left out."""
    for found in _TOKEN.finditer(query):
        if found.lastgroup != "comment" and not found[0].isspace():
            yield Token(found.lastgroup or "", found[0], found.start())


def check(query: str) -> None:
    """Raises BadQuery where the query would change the graph or reach outside it."""
    begun = False
    for token in tokens(query):
        word = token.text.upper() if token.kind == "word" else ""
        if word == "SERVICE":
            raise _refused(query, token, "SERVICE would send the query to another machine", "ask about this graph only")
        if word == "FROM":
            raise _refused(
                query, token, "FROM names data outside this graph", "leave it out: -g says which graph is asked"
            )
        if word in _UPDATES and not begun:
            raise _refused(
                query, token, f"{word} would change the graph", "only kg build writes to it; ask with SELECT"
            )
        begun = begun or word in _FORMS
    _check_doubtful(query)


def _check_doubtful(query: str) -> None:
    """Refuses the one case in which the pieces above could be cut elsewhere than the parser cuts them.

    Without its grammar, `?a <ex:b#> ...` is either an IRI or "less than" with a comment behind, and what follows stands
    either in the open or in a string. It matters only where the word SERVICE might hide there.
    """
    if not re.search("service", query, re.IGNORECASE):
        return
    before = ("", "")
    for token in tokens(query):
        if token.kind == "iri" and re.search("['#]", token.text) and "PREFIX" not in before:
            hint = "declare a PREFIX for it, or leave the word 'service' out"
            raise _refused(query, token, f"{token.text} beside the word 'service' can be read in two ways", hint)
        before = (before[1], token.text.upper())


def mistake(query: str, problem: Exception) -> BadQuery:
    """The parser's complaint with its line, the words there, and what may have been meant."""
    message = str(problem)
    place = _PLACE.match(message)
    if place is None:
        return BadQuery(" ".join(message.split()), where="query")
    line, column = int(place[1]), int(place[2])
    if told := _misspelt_form(query) or _unknown_prefix(query):
        return told
    shown = _line(query, line)
    complaint = " ".join(place[3].split())
    if complaint.startswith("expected"):  # what follows is the grammar's alphabet, which helps nobody
        complaint = "this is not SPARQL"
    return BadQuery(f"{complaint}: {shown}", where=f"query, line {line}, column {column}", hint=_advice(query))


def _advice(query: str) -> str:
    opened = sum({"{": 1, "}": -1}.get(token.text, 0) for token in tokens(query))
    if opened:
        return f"{abs(opened)} '{'{' if opened > 0 else '}'}' too many" if opened < 0 else f"{opened} '}}' missing"
    return "the mistake is at this place or just before it"


def _misspelt_form(query: str) -> BadQuery | None:
    first = next((token for token in tokens(query) if token.kind == "word"), None)
    if first is None or first.text.upper() in _FORMS | {"PREFIX", "BASE"}:
        return None
    near = get_close_matches(first.text.upper(), sorted(_FORMS), n=1)
    return _refused(query, first, "this is not SPARQL", f"did you mean {near[0]}?") if near else None


def _unknown_prefix(query: str) -> BadQuery | None:
    declared = set(PREFIXES)
    before = ""
    for token in tokens(query):
        if token.kind == "prefixed":
            prefix = token.text.partition(":")[0]
            if before == "PREFIX":
                declared.add(prefix)
            elif prefix not in declared and prefix != "_":
                near = get_close_matches(prefix, sorted(declared), n=1, cutoff=0.4)
                hint = f"did you mean '{near[0]}:'?" if near else f"known are: {', '.join(sorted(declared))}"
                return _refused(query, token, f"unknown prefix '{prefix}:'", hint)
        before = token.text.upper()
    return None


def _refused(query: str, token: Token, what: str, hint: str) -> BadQuery:
    line = query.count("\n", 0, token.start) + 1
    column = token.start - (query.rfind("\n", 0, token.start) + 1) + 1
    return BadQuery(f"{what}: {_line(query, line)}", where=f"query, line {line}, column {column}", hint=hint)


def _line(query: str, number: int) -> str:
    lines = query.splitlines() or [""]
    shown = lines[min(number, len(lines)) - 1].strip()
    return shown if len(shown) <= 100 else shown[:97] + "…"  # noqa: PLR2004
