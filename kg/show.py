"""What the graph says at a glance: about one policy, action by action, and about the whole."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, QuerySolutions

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from pyoxigraph import QuerySolution, Store

ACTIONS = ("collect", "use", "share", "sell", "retain")

_PREFIXES = {
    "oa": "http://www.w3.org/ns/oa#",
    "pp": "https://w3id.org/policykg#",
    "recipient": "https://w3id.org/policykg/recipient#",
    "dcterms": "http://purl.org/dc/terms/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
}
_POLICIES = """
SELECT ?policy ?file ?archived ?url (MIN(?name) AS ?organization) {
  ?policy a pp:Policy ; pp:sourceFile ?file ; pp:organization/rdfs:label ?name .
  OPTIONAL { ?policy pp:archived ?archived } OPTIONAL { ?policy pp:snapshotUrl ?url }
} GROUP BY ?policy ?file ?archived ?url ORDER BY ?file
"""
_STATEMENTS = """
SELECT ?statement ?action ?polarity ?modality ?actor ?quote (MIN(?from) AS ?start) (MAX(?to) AS ?end) {{
  VALUES ?policy {{ {policy} }}
  ?statement pp:policy ?policy ; pp:action ?action ; pp:polarity ?polarity ; pp:modality ?modality ; pp:actor ?actor ;
    pp:evidence ?evidence .
  ?evidence pp:quote ?quote ; oa:hasSelector ?selector .
  ?selector oa:start ?from ; oa:end ?to .
}} GROUP BY ?statement ?action ?polarity ?modality ?actor ?quote ORDER BY ?start ?end ?statement
"""
_ENDS = """
SELECT ?statement ?what ?value {{
  VALUES ?policy {{ {policy} }}
  ?statement pp:policy ?policy .
  {{ VALUES ?what {{ pp:data pp:recipient pp:purpose pp:condition pp:exception pp:duration pp:dataSubject }}
    ?statement ?what ?value }}
  UNION {{ ?statement pp:recipientOrganization/rdfs:label ?value BIND("recipient" AS ?what) }}
  UNION {{ ?statement pp:actorOrganization/rdfs:label ?value ; pp:actor ?actor
    FILTER(?actor != recipient:FirstParty) BIND("actor" AS ?what) }}
}} ORDER BY ?statement ?what ?value
"""
_COUNTS = """
SELECT ?policies ?series ?organizations ?statements ?denied ?words {
  { SELECT (COUNT(*) AS ?policies) (SUM(?w) AS ?words) { ?p a pp:Policy OPTIONAL { ?p pp:words ?w } } }
  { SELECT (COUNT(*) AS ?series) { ?s a pp:PolicySeries } }
  { SELECT (COUNT(DISTINCT ?o) AS ?organizations) { ?p a pp:Policy ; pp:organization ?o } }
  { SELECT (COUNT(*) AS ?statements) { ?s a pp:Statement } }
  { SELECT (COUNT(*) AS ?denied) { ?s pp:polarity pp:Denied } }
}
"""
_YEARS = """
SELECT ?year (COUNT(?policy) AS ?policies) { ?policy a pp:Policy ; pp:archived ?date BIND(YEAR(?date) AS ?year) }
GROUP BY ?year ORDER BY ?year
"""
_BY_NAME = """
SELECT ?name (SUM(?one) AS ?statements) (COUNT(DISTINCT ?affirmed) AS ?stating) (COUNT(DISTINCT ?denied) AS ?denying)
  (COUNT(DISTINCT ?policy) AS ?speaking)
{{
  ?statement pp:{property} ?name ; pp:polarity ?polarity ; pp:policy ?policy .
  BIND(IF(?polarity = pp:Affirmed, 1, 0) AS ?one)
  BIND(IF(?polarity = pp:Affirmed, ?policy, ?nothing) AS ?affirmed)
  BIND(IF(?polarity = pp:Denied, ?policy, ?nothing) AS ?denied)
}} GROUP BY ?name ORDER BY DESC(?stating) DESC(?statements) STR(?name)
"""
_UNLINKED = """
SELECT ?role ?words (COUNT(*) AS ?times) (COUNT(DISTINCT ?policy) AS ?policies) (MIN(?in) AS ?file) {
  ?mention a pp:Mention ; pp:mentionRole ?role ; pp:text ?text .
  FILTER NOT EXISTS { ?mention pp:concept ?concept }
  ?statement pp:mention ?mention ; pp:policy ?policy . ?policy pp:sourceFile ?in .
  BIND(LCASE(?text) AS ?words)
} GROUP BY ?role ?words ORDER BY DESC(?times) ?words ?role
"""


@dataclass(frozen=True, slots=True)
class Line:
    """One statement as a reader wants it told."""

    action: str
    says: str
    actor: str
    data: tuple[str, ...]
    recipients: tuple[str, ...]
    purposes: tuple[str, ...]
    notes: tuple[str, ...]
    quote: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Shown:
    """A policy with what it says, in the order of the actions and then of the text."""

    file: str
    organization: str
    archived: str
    url: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Spoken:
    """How much is said of an action or a concept: affirmed statements, and policies that state, deny or name it."""

    name: str
    statements: int
    stating: int
    denying: int
    speaking: int


@dataclass(frozen=True, slots=True)
class Corpus:
    """The numbers of a graph: how much it holds, how many policies of each year, and what they speak of."""

    counts: dict[str, int]
    years: dict[str, int]
    spoken: dict[str, tuple[Spoken, ...]]
    """By what is spoken of: action, data, recipient or purpose; what most policies state comes first."""


@dataclass(frozen=True, slots=True)
class Unlinked:
    """Words that no term names, with how often and where they stand."""

    role: str
    words: str
    times: int
    policies: int
    file: str


def shown(store: Store, policies: Collection[str]) -> Iterator[Shown]:
    """What the policies with these IRIs say, by file name."""
    for row in _rows(store, _POLICIES):
        if row["policy"].value in policies:
            lines = tuple(sorted(_lines(store, str(row["policy"])), key=lambda line: ACTIONS.index(line.action)))
            archived, url = (row[name].value if row[name] else "" for name in ("archived", "url"))
            yield Shown(row["file"].value, row["organization"].value, archived, url, lines)


def policies_of(store: Store, organization: str) -> list[str]:
    """The IRIs of the policies of an organization."""
    text = "SELECT ?policy ?organization { ?policy a pp:Policy ; pp:organization ?organization } ORDER BY ?policy"
    return [row["policy"].value for row in _rows(store, text) if row["organization"].value == organization]


def corpus(store: Store) -> Corpus:
    """How much the graph holds, and what its policies state and deny most."""
    (row,) = _rows(store, _COUNTS)
    names = ("policies", "series", "organizations", "words", "statements", "denied")
    counts = {name: int(row[name].value) if row[name] else 0 for name in names}
    years = {row["year"].value: int(row["policies"].value) for row in _rows(store, _YEARS)}
    spoken = {each: tuple(_spoken(store, each)) for each in ("action", "data", "recipient", "purpose")}
    spoken["action"] = tuple(sorted(spoken["action"], key=lambda one: ACTIONS.index(one.name.lower())))
    return Corpus(counts, years, spoken)


def _spoken(store: Store, kind: str) -> Iterator[Spoken]:
    for row in _rows(store, _BY_NAME.format(property=kind)):
        numbers = (int(row[each].value) for each in ("statements", "stating", "denying", "speaking"))
        yield Spoken(_name(row["name"].value), *numbers)


def unlinked(store: Store) -> Iterator[Unlinked]:
    """The words that no term names, the most frequent first."""
    for row in _rows(store, _UNLINKED):
        role, words, times, policies, file = (row[n].value for n in ("role", "words", "times", "policies", "file"))
        yield Unlinked(role, words, int(times), int(policies), file)


def _lines(store: Store, policy: str) -> Iterator[Line]:
    ends: dict[str, dict[str, list[str]]] = {}
    for statement, group in groupby(_rows(store, _ENDS.format(policy=policy)), key=lambda row: row["statement"].value):
        said = ends.setdefault(statement, {})
        for row in group:
            said.setdefault(_name(row["what"].value), []).append(_name(row["value"].value, row["value"]))
    for row in _rows(store, _STATEMENTS.format(policy=policy)):
        said = ends.get(row["statement"].value, {})
        action = _name(row["action"].value).lower()
        denied, may = (_name(row["polarity"].value) == "Denied", _name(row["modality"].value) == "May")
        subject = [f"about: {one}" for one in said.get("dataSubject", ())]
        notes = [f"{kind}: {words}" for kind in ("condition", "exception", "duration") for words in said.get(kind, ())]
        actor = _name(row["actor"].value)
        yield Line(
            action=action,
            says=_verb(action, denied=denied, may=may),
            actor="" if actor == "FirstParty" else ", ".join([actor, *said.get("actor", ())]),
            data=tuple(said.get("data", ())),
            recipients=tuple(said.get("recipient", ())),
            purposes=tuple(said.get("purpose", ())),
            notes=tuple(subject + notes),
            quote=row["quote"].value,
            start=int(row["start"].value),
            end=int(row["end"].value),
        )


def _verb(action: str, *, denied: bool, may: bool) -> str:
    if denied:
        return f"does not {action}"
    return f"may {action}" if may else f"{action}s"


def _name(value: str, term: object = None) -> str:
    """The last part of an IRI; words stay as they are."""
    return value.rpartition("#")[2] if term is None or isinstance(term, NamedNode) else value


def _rows(store: Store, text: str) -> Iterator[QuerySolution]:
    rows = store.query(text, prefixes=_PREFIXES)
    if isinstance(rows, QuerySolutions):
        yield from rows
