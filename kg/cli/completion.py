"""What the prompt can complete: SPARQL's words, prefixes, properties, concepts by their labels, dot commands."""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass
from typing import TYPE_CHECKING

from prompt_toolkit.completion import Completer, Completion
from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from kg.cli.asking import shortened
from kg.query import PREFIXES, load_questions
from kg.resources import ontology_dir
from kg.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from prompt_toolkit.completion import CompleteEvent
    from prompt_toolkit.document import Document

COMMANDS = {
    ".ask": "ask a named question: .ask who-shares --data email",
    ".show": "tell what a policy or an organization says: .show acme",
    ".queries": "list the named questions",
    ".stats": "tell how much the graph holds",
    ".help": "show this list",
    ".quit": "leave (or Ctrl-D)",
}
KEYWORDS = (
    "SELECT", "DISTINCT", "WHERE", "ASK", "CONSTRUCT", "DESCRIBE", "OPTIONAL", "FILTER", "UNION", "MINUS", "VALUES",
    "BIND", "GROUP BY", "ORDER BY", "HAVING", "LIMIT", "OFFSET", "EXISTS", "NOT EXISTS", "COUNT", "CONTAINS", "REGEX",
    "GROUP_CONCAT", "PREFIX",
)  # fmt: skip
_COMMENT = "http://www.w3.org/2000/01/rdf-schema#comment"
_WORD = re.compile(r"[\w:.?$-]*$")


@dataclass(frozen=True, slots=True)
class Known:
    """What can be named: short IRIs and concepts with what they mean, questions with their options, organizations."""

    terms: Mapping[str, str]
    concepts: Mapping[str, tuple[str, ...]]
    options: Mapping[str, Mapping[str, str]]
    organizations: Sequence[str] = ()


def known(organizations: Sequence[str]) -> Known:
    """All that the ontology and the questions name, with the organizations of the graph."""
    terms: dict[str, str] = {}
    for triple in parse(path=str(ontology_dir() / "policy.ttl"), format=RdfFormat.TURTLE):
        for node in (triple.subject, triple.predicate, triple.object):
            if isinstance(node, NamedNode) and re.fullmatch(r"[a-z]+:\w+", short := shortened(node.value)):
                terms.setdefault(short, "")
        if triple.predicate.value == _COMMENT and isinstance(triple.object, Literal):
            terms[shortened(str(getattr(triple.subject, "value", "")))] = triple.object.value
    concepts = {f"{one.scheme}:{one.id}": (one.label, *one.labels) for one in load_vocabulary().terms}
    options = {
        name: {f"--{each.name}": each.kind for each in question.parameters}
        for name, question in load_questions().items()
    }
    return Known(dict(sorted(terms.items())), concepts, options, organizations)


class SparqlCompleter(Completer):
    """Completes the word before the cursor, by where it stands."""

    def __init__(self, names: Known) -> None:
        self.names = names

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterator[Completion]:  # noqa: ARG002  (its caller gives it)
        """What the word may become, the likeliest first."""
        before = document.text_before_cursor
        found = self._dotted(before) if before.lstrip().startswith(".") else self._in_sparql(document)
        yield from found

    def _dotted(self, before: str) -> Iterator[Completion]:
        command, *words = before.lstrip().split(" ")
        typed = words[-1] if words else command
        question = self.names.options.get(words[0], {}) if words else {}
        offered: Mapping[str, str]
        if not words:
            offered = COMMANDS
        elif command == ".show":
            offered = {shlex.quote(name): "" for name in self.names.organizations}
        elif command != ".ask":
            offered = {}
        elif len(words) == 1:
            offered = dict.fromkeys(self.names.options, "")
        elif words[-2] in question:
            offered = dict(self._values(question[words[-2]]))
        else:
            offered = question
        yield from _fitting(offered, typed)

    def _values(self, kind: str) -> Iterator[tuple[str, str]]:
        scheme = kind.removesuffix(" concept")
        if kind == "organization":
            yield from ((shlex.quote(name), "") for name in self.names.organizations)
        for curie, labels in self.names.concepts.items():
            if kind.endswith("concept") and curie.startswith(f"{scheme}:"):
                yield curie.partition(":")[2], labels[0]

    def _in_sparql(self, document: Document) -> Iterator[Completion]:
        found = _WORD.search(document.text_before_cursor)
        typed = found[0] if found else ""
        if typed.startswith(("?", "$")):
            variables = dict.fromkeys(sorted(set(re.findall(r"[?$]\w+", document.text)) - {typed}), "")
            yield from _fitting(variables, typed)
            return
        concepts = {curie: labels[0] for curie, labels in self.names.concepts.items()}
        yield from _fitting({**self.names.terms, **concepts}, typed) if ":" in typed else ()
        if ":" not in typed and typed:
            yield from _fitting(dict.fromkeys(KEYWORDS, ""), typed)
            yield from _fitting({f"{prefix}:": iri for prefix, iri in PREFIXES.items()}, typed)
            yield from self._by_label(typed)

    def _by_label(self, typed: str) -> Iterator[Completion]:
        """The concepts of which a label begins so: "email" is data:EmailAddress."""
        for curie, labels in self.names.concepts.items():
            label = next((each for each in labels if each.casefold().startswith(typed.casefold())), None)
            if label:
                yield Completion(curie, -len(typed), display=curie, display_meta=label)


def _fitting(offered: Mapping[str, str], typed: str) -> Iterator[Completion]:
    for text, meaning in offered.items():
        if text.casefold().startswith(typed.casefold()) and text != typed:
            yield Completion(text, -len(typed), display_meta=" ".join(meaning.split())[:70])
