"""Checks what is given for a question's parameters and turns it into RDF terms, the only form that enters a query."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, get_args

from pyoxigraph import Literal, NamedNode, QuerySolutions, Store

from kg.errors import BadInput, UnknownName
from kg.model import Action, Vocabulary
from kg.query.concepts import concept_iri, find_concept, scheme_of, terms_naming, with_narrower
from kg.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from kg.query.endpoint import Source
    from kg.query.questions import Parameter, Question

    _Test = Callable[[str], bool]

_PP = "https://w3id.org/policykg#"
_INTEGER = NamedNode("http://www.w3.org/2001/XMLSchema#integer")
_DECIMAL = NamedNode("http://www.w3.org/2001/XMLSchema#decimal")
_NAMES = """
PREFIX pp: <https://w3id.org/policykg#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?node ?name {{ ?node a pp:{type} ; {property} ?name }} ORDER BY ?name ?node
"""


@dataclass(frozen=True, slots=True)
class Values:
    """What one parameter is bound to: the terms, and how an explanation words them."""

    parameter: Parameter
    terms: tuple[NamedNode | Literal, ...]
    given: tuple[str, ...]

    @property
    def block(self) -> str:
        """The terms as SPARQL; pyoxigraph writes each term, so that none can break out of its place."""
        return f"VALUES ?{self.parameter.variable} {{ {' '.join(map(str, self.terms))} }}"


def terms_for(source: Source, question: Question, arguments: Mapping[str, Sequence[str]]) -> Vocabulary:
    """The terms that a question's arguments name: those of the graph, a user's own among them."""
    schemes = {parameter.name: scheme_of(parameter.kind) for parameter in question.parameters}
    names = [(scheme, one) for name, given in arguments.items() if (scheme := schemes.get(name)) for one in given]
    if not names:
        return Vocabulary(())
    return terms_naming(source, names) if isinstance(source, Store) else load_vocabulary()


def values_of(
    source: Source,
    vocabulary: Vocabulary,
    question: Question,
    arguments: Mapping[str, Sequence[str]],
    *,
    exact: bool = False,
) -> dict[str, Values]:
    """The values of the parameters that are given or have a default."""
    known = {parameter.name for parameter in question.parameters}
    for name in arguments:
        if name not in known:
            raise UnknownName("parameter", name, known, where=question.name)
    found: dict[str, Values] = {}
    for parameter in question.parameters:
        given = tuple(arguments.get(parameter.name, ()))
        if not given and parameter.required:
            raise BadInput(f"--{parameter.name} is needed", where=question.name, hint=parameter.help)
        if len(given) > 1 and not parameter.repeatable:
            raise BadInput(
                f"--{parameter.name} is given {len(given)} times", where=question.name, hint="once is enough"
            )
        if not given and parameter.default is not None:
            given = (parameter.default,)
        if given:
            terms = [term for one in given for term in _terms(source, vocabulary, parameter, one, exact=exact)]
            found[parameter.name] = Values(parameter, tuple(dict.fromkeys(terms)), given)
    return found


def _terms(
    source: Source, vocabulary: Vocabulary, parameter: Parameter, given: str, *, exact: bool
) -> Iterable[NamedNode | Literal]:
    scheme = scheme_of(parameter.kind)
    if scheme is not None:
        concept = find_concept(vocabulary, scheme, given)
        every = (concept,) if exact else with_narrower(vocabulary, scheme, concept)
        return [NamedNode(concept_iri(vocabulary, scheme, each)) for each in every]
    match parameter.kind:
        case "organization":
            return find_organizations(source, given)
        case "policy":
            return find_policies(source, given)
        case "action":
            return [_action(given)]
        case "number":
            return [_number(parameter, given)]
        case "confidence":
            return [_confidence(parameter, given)]
        case _:
            return [Literal(given)]


def find_organizations(source: Source, given: str) -> list[NamedNode]:
    """The organizations of that name; where none has it whole, those whose name holds its words."""
    wanted = _words(given)
    tests: tuple[_Test, ...] = (
        lambda name: _words(name) == wanted,
        lambda name: f" {wanted} " in f" {_words(name)} ",
    )
    return _first_that_fit(_nodes(source, "Organization", "rdfs:label"), given, wanted, tests, "organization")


def find_policies(source: Source, given: str) -> list[NamedNode]:
    """The policies whose file has that name, with or without its folders and ending; or all below a folder."""
    wanted = unicodedata.normalize("NFC", given.replace("\\", "/").removeprefix("./").rstrip("/"))
    tests: tuple[_Test, ...] = (
        lambda name: name == wanted,
        lambda name: name.endswith(f"/{wanted}") or wanted.endswith(f"/{name}"),
        lambda name: f"/{PurePosixPath(name).with_suffix('')}".endswith(f"/{wanted}"),
        lambda name: f"/{wanted}/" in f"/{name}",
    )
    composed = [(node, unicodedata.normalize("NFC", name)) for node, name in _nodes(source, "Policy", "pp:sourceFile")]
    return _first_that_fit(composed, given, wanted, tests, "policy")  # a Mac's file names are decomposed


def _first_that_fit(
    nodes: list[tuple[NamedNode, str]], given: str, wanted: str, tests: tuple[_Test, ...], kind: str
) -> list[NamedNode]:
    """The nodes that pass the strictest test that any node passes; an IRI always names its own."""
    for test in tests:
        if found := [node for node, name in nodes if wanted and (test(name) or node.value == given)]:
            return list(dict.fromkeys(found))
    raise UnknownName(kind, given, (name for _, name in nodes))


def _nodes(source: Source, type_: str, property_: str) -> list[tuple[NamedNode, str]]:
    rows = source.query(_NAMES.format(type=type_, property=property_))
    if not isinstance(rows, QuerySolutions):
        return []
    return [(row["node"], row["name"].value) for row in rows]


def _words(name: str) -> str:
    """The words of a name as one types it who has no key for its letters ("Café Müller" as "cafe muller")."""
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", name) if not unicodedata.combining(sign))
    return " ".join(re.findall(r"\w+", plain.casefold()))


def _action(given: str) -> NamedNode:
    name = given.strip().casefold()
    if name not in get_args(Action):
        raise UnknownName("action", given, get_args(Action))
    return NamedNode(f"{_PP}{name.capitalize()}")


def _number(parameter: Parameter, given: str) -> Literal:
    if not re.fullmatch(r"\d{1,9}", given.strip()):
        raise BadInput(f"'{given}' is no whole number", where=f"--{parameter.name}")
    return Literal(given.strip(), datatype=_INTEGER)


def _confidence(parameter: Parameter, given: str) -> Literal:
    if not re.fullmatch(r"0|1|(?:0?\.\d{1,9})|1\.0{1,9}", given.strip(), re.ASCII):
        hint = "0.8 keeps the statements of which eight in ten are right"
        raise BadInput(f"'{given}' is no number from 0 to 1", where=f"--{parameter.name}", hint=hint)
    return Literal(given.strip(), datatype=_DECIMAL)
