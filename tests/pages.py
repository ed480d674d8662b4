"""Writes docs/ontology.md from the Turtle, shapes and checks that it tells of: `python -m tests.pages`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS, OWL, RDF, RDFS, SKOS

from kg.namespaces import PREFIXES
from kg.resources import ontology_dir, queries_dir
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rdflib.term import Node

PAGE = ROOT / "docs" / "ontology.md"
HOME = URIRef("https://w3id.org/policykg")
PP, SH = Namespace(PREFIXES["pp"]), Namespace("http://www.w3.org/ns/shacl#")
DCAM = Namespace("http://purl.org/dc/dcam/")
CLASSES = ("Policy", "PolicySeries", "Organization", "Statement", "Evidence", "Mention", "TermDefinition")
"""The classes of things in the graph, in the order in which a reader meets them; the others class their values."""
VALUES = ("Action", "Polarity", "Modality", "DataSubject")
SCHEMES = {"data": "Data categories", "recipient": "Recipients and actors", "purpose": "Purposes"}
SHOWN_PREFIXES = ("pp", "data", "recipient", "purpose", "oa", "prov", "dcterms", "rdfs", "skos", "xsd")
MORE_PREFIXES = {
    "pd": "https://w3id.org/dpv/pd#",
    "tech": "https://w3id.org/dpv/tech#",
    "opp115": "https://w3id.org/policykg/opp115#",
}


def page() -> str:
    """The whole page."""
    core = Graph().parse(ontology_dir() / "policy.ttl")
    alignments = _graph("alignments")
    parts = (_head(core), _diagram(core), _classes(core), _values(core), _reused(alignments))
    schemes = _schemes(_graph("terms"), alignments)
    return "\n".join(line for part in (*parts, schemes, _shapes(), _checks(), _alignments()) for line in part) + "\n"


def _graph(folder: str) -> Graph:
    graph = Graph()
    for path in sorted((ontology_dir() / folder).glob("*.ttl")):
        graph.parse(path)
    return graph


def _head(core: Graph) -> Iterator[str]:
    yield f"# {core.value(HOME, DCTERMS.title)}"
    yield f"\n{core.value(HOME, DCTERMS.description)}\n"
    version, licence = core.value(HOME, OWL.versionInfo), core.value(HOME, DCTERMS.license)
    yield f"Version {version}, <{HOME}>, under <{licence}>. This page is made by `make docs` from the files in"
    yield "[ontology](../ontology); [modelling.md](modelling.md) says why things are modelled as they are.\n"
    yield "```turtle"
    yield f"@base <{PREFIXES['id']}> ."
    yield from (f"@prefix {name}: <{PREFIXES[name]}> ." for name in SHOWN_PREFIXES)
    yield "```\n"


def _diagram(core: Graph) -> Iterator[str]:
    yield "```mermaid\nclassDiagram"
    for each in _sorted(core.subjects(RDF.type, OWL.ObjectProperty)):
        for start in _ends(core, each, RDFS.domain, DCAM.domainIncludes):
            for end in _ends(core, each, RDFS.range, DCAM.rangeIncludes):
                if _name(start) in CLASSES:
                    yield f"    {_name(start)} --> {_name(end)} : {_name(each)}"
    yield "```\n"


def _classes(core: Graph) -> Iterator[str]:
    yield "## Classes and their properties"
    for name in CLASSES:
        yield f"\n### pp:{name}\n\n{core.value(PP[name], SKOS.definition)}{_note(core, PP[name])}\n"
        yield f"```turtle\n{_laid_out(str(core.value(PP[name], SKOS.example)))}\n```\n"
        yield "| property | value | | what it says |\n|---|---|---|---|"
        for each in _properties_of(core, PP[name]):
            ends = ", ".join(_short(end) for end in _ends(core, each, RDFS.range, DCAM.rangeIncludes))
            once = "one at most" if (each, RDF.type, OWL.FunctionalProperty) in core else ""
            said = f"{core.value(each, SKOS.definition)}{_note(core, each)} E.g. `{core.value(each, SKOS.example)}`"
            yield f"| `{_short(each)}` | {ends} | {once} | {_cell(said)} |"


def _properties_of(core: Graph, of: URIRef) -> list[Node]:
    kinds = (OWL.ObjectProperty, OWL.DatatypeProperty)
    every = {each for kind in kinds for each in core.subjects(RDF.type, kind)}
    return _sorted(each for each in every if of in _ends(core, each, RDFS.domain, DCAM.domainIncludes))


def _values(core: Graph) -> Iterator[str]:
    yield "\n## Values\n\n| class | value | what it says | for example |\n|---|---|---|---|"
    for name in VALUES:
        for each in _sorted(core.subjects(RDF.type, PP[name])):
            said = (core.value(each, one) for one in (SKOS.definition, SKOS.example))
            yield f"| `pp:{name}` | `{_short(each)}` | {' | '.join(_cell(str(one)) for one in said)} |"
    concepts = {"DataCategory": "data", "Party": "recipient", "Purpose": "purpose"}
    for name, scheme in concepts.items():
        below = f"the concepts [below](#{SCHEMES[scheme].lower().replace(' ', '-')})"
        yield f"| `pp:{name}` | {below} | {_cell(str(core.value(PP[name], SKOS.definition)))} | |"


def _reused(alignments: Graph) -> Iterator[str]:
    yield "\n## Taken from other vocabularies\n\n| term | what it says here |\n|---|---|"
    for each in _sorted(each for each in alignments.subjects(RDFS.comment) if not str(each).startswith(str(PP))):
        yield f"| `{_short(each)}` | {_cell(str(alignments.value(each, RDFS.comment)))} |"


def _schemes(terms: Graph, alignments: Graph) -> Iterator[str]:
    for scheme, title in SCHEMES.items():
        whole = URIRef(PREFIXES[scheme].rstrip("#"))
        yield f"\n## {title}\n\n{terms.value(whole, SKOS.definition)}\n"
        for top in _sorted(terms.subjects(SKOS.topConceptOf, whole)):
            yield from _concept(terms, alignments, top, 0)


def _concept(terms: Graph, alignments: Graph, concept: Node, depth: int) -> Iterator[str]:
    matches = [
        f"{sign} `{_short(other)}`"
        for graph in (terms, alignments)
        for sign, link in (("=", SKOS.exactMatch), ("≈", SKOS.closeMatch), ("⊂", SKOS.broadMatch))
        for other in _sorted(graph.objects(concept, link))
    ]
    label, definition = (terms.value(concept, one) for one in (SKOS.prefLabel, SKOS.definition))
    told = f"**{_name(concept)}**, {label}: {definition}{_note(terms, concept)} {', '.join(matches)}"
    yield f"{'  ' * depth}- {_cell(told)}"
    for below in _sorted(terms.subjects(SKOS.broader, concept)):
        yield from _concept(terms, alignments, below, depth + 1)


def _shapes() -> Iterator[str]:
    yield "\n## Shapes\n\nWhat `kg validate` looks for in each thing of the graph.\n"
    yield "| shape | class | severity | what it says | what to do |\n|---|---|---|---|---|"
    shapes = _graph("shapes")
    for each in _sorted(shapes.subjects(RDF.type, SH.PropertyShape)):
        told = [shapes.value(each, one) for one in (SH.targetClass, SH.severity, SH.message, SH.description)]
        target, severity, message, advice = told
        row = (_name(each), f"`{_short(target)}`", _name(severity).lower(), str(message), str(advice or ""))
        yield f"| {' | '.join(_cell(cell) for cell in row)} |"


def _checks() -> Iterator[str]:
    yield "\n## Checks\n\nWhat it looks for in the graph as a whole, in [queries/checks](../queries/checks).\n"
    yield "| check | severity | problem | what to do |\n|---|---|---|---|"
    for path in sorted((queries_dir() / "checks").glob("*.rq")):
        header = dict(re.findall(r"^# (\w+): (.+)$", path.read_text("utf-8"), re.MULTILINE))
        cells = (path.stem, header["Severity"], header["Problem"], header["Solution"])
        yield f"| {' | '.join(_cell(cell) for cell in cells)} |"


def _alignments() -> Iterator[str]:
    yield "\n## Alignments\n\nThe core stands alone; these files say how it fits other vocabularies.\n"
    for path in sorted((ontology_dir() / "alignments").glob("*.ttl")):
        graph = Graph().parse(path)
        itself = graph.value(None, RDF.type, OWL.Ontology)
        about = graph.value(itself, DCTERMS.description)
        name = path.relative_to(ontology_dir().parent).as_posix()
        yield f"- [{path.name}](../{name}): {graph.value(itself, DCTERMS.title)}.{f' {about}' if about else ''}"


def _laid_out(turtle: str) -> str:
    return turtle.replace(" ; ", " ;\n    ")


def _note(graph: Graph, node: Node) -> str:
    note = graph.value(node, SKOS.scopeNote)
    return f" {note}" if note else ""


def _ends(graph: Graph, each: Node, one: URIRef, several: URIRef) -> list[Node]:
    return _sorted({*graph.objects(each, one), *graph.objects(each, several)})


def _sorted(nodes: Iterable[Node]) -> list[Node]:
    return sorted(set(nodes), key=str)


def _name(node: Node | None) -> str:
    return re.split("[#/]", str(node))[-1]


def _short(node: Node | None) -> str:
    spaces = sorted({**PREFIXES, **MORE_PREFIXES}.items(), key=lambda pair: -len(pair[1]))
    if isinstance(node, Literal):
        return str(node)
    return next((f"{p}:{str(node)[len(space) :]}" for p, space in spaces if str(node).startswith(space)), str(node))


def _cell(text: str) -> str:
    return " ".join(text.replace("|", r"\|").split())


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
