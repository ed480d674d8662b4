"""Writes findings in the forms that other tools read: a SHACL report in Turtle, JUnit's XML, and SARIF."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from xml.sax.saxutils import escape, quoteattr

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, serialize

from kg import __version__
from kg.namespaces import PREFIXES, short_hash, term

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from kg.validate.finding import Finding

_SH = "http://www.w3.org/ns/shacl#"
_SHAPES = {"shape": "https://w3id.org/policykg/shape#", "check": "https://w3id.org/policykg/check#"}
_LEVELS = {"violation": "error", "warning": "warning", "info": "note"}
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_IRI = re.compile(r"[a-z][a-z0-9+.-]*:[^\s<>\"{}|\\^`]*")


def as_turtle(findings: Sequence[Finding], policies: Collection[str]) -> Iterator[str]:
    """A report as SHACL has it, without blank nodes; checks stand in it as shapes do."""
    report = NamedNode(f"{PREFIXES['id']}report/{short_hash(*sorted(policies), *map(repr, findings))}")
    triples = [
        Triple(report, term("rdf:type"), NamedNode(f"{_SH}ValidationReport")),
        Triple(report, NamedNode(f"{_SH}conforms"), Literal(not findings)),
    ]
    for number, finding in enumerate(findings, 1):
        result = NamedNode(f"{report.value}/{number}")
        triples.append(Triple(report, NamedNode(f"{_SH}result"), result))
        triples.extend(Triple(result, predicate, value) for predicate, value in _result(finding))
    prefixes = {name: space for name, space in PREFIXES.items() if name in {"pp", "oa", "rdfs", "data"}}
    prefixes |= {"sh": _SH} | _SHAPES
    written = serialize(triples, format=RdfFormat.TURTLE, prefixes=prefixes)
    yield written.decode() if written else ""


def _result(finding: Finding) -> Iterator[tuple[NamedNode, NamedNode | Literal]]:
    kind = "shape" if finding.shape[:1].isupper() else "check"
    yield term("rdf:type"), NamedNode(f"{_SH}ValidationResult")
    yield NamedNode(f"{_SH}resultSeverity"), NamedNode(_SH + finding.severity.capitalize())
    yield NamedNode(f"{_SH}sourceShape"), NamedNode(_SHAPES[kind] + finding.shape)
    yield NamedNode(f"{_SH}resultMessage"), Literal(finding.message, language="en")
    if _IRI.fullmatch(finding.focus):
        yield NamedNode(f"{_SH}focusNode"), NamedNode(finding.focus)
    for name, said in (("resultPath", finding.path), ("value", finding.value)):
        if said:
            yield NamedNode(_SH + name), _unfolded(said) if name == "resultPath" else Literal(said)
    for predicate, said in (("pp:sourceFile", finding.policy), ("pp:quote", finding.quote)):
        if said:
            yield term(predicate), Literal(said)
    if finding.against:
        yield term("rdfs:comment"), Literal(finding.against)
    yield term("rdfs:seeAlso"), Literal(finding.solution)


def _unfolded(name: str) -> NamedNode:
    prefix, _, local = name.partition(":")
    return NamedNode(PREFIXES[prefix] + local if prefix in PREFIXES else name)


def as_junit(findings: Sequence[Finding], policies: Collection[str]) -> Iterator[str]:
    """A suite a policy, a case a finding; one that passes for a policy without any."""
    by_policy: dict[str, list[Finding]] = {name: [] for name in policies}
    for finding in findings:
        by_policy.setdefault(finding.policy, []).append(finding)
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="kg validate" failures="{len(findings)}">\n'
    for name, found in sorted(by_policy.items()):
        yield f'  <testsuite name={_attribute(name)} tests="{len(found) or 1}" failures="{len(found)}">\n'
        if not found:
            yield '    <testcase name="no finding"/>\n'
        for one in found:
            yield f"    <testcase classname={_attribute(one.shape)} name={_attribute(one.focus)}>\n"
            text = "\n".join(filter(None, (one.value, one.quote, one.against, one.solution)))
            kind = f"<failure type={_attribute(one.severity)} message={_attribute(one.message)}>"
            yield f"      {kind}{escape(_NO_XML.sub('', text))}</failure>\n    </testcase>\n"
        yield "  </testsuite>\n"
    yield "</testsuites>\n"


def _attribute(text: str) -> str:
    return quoteattr(_NO_XML.sub("", text))


def as_sarif(findings: Sequence[Finding], policies: Collection[str]) -> Iterator[str]:
    """A run with a rule a shape or check, and a result a finding, at its place in the policy."""
    rules = {finding.shape: finding for finding in findings}
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "policykg",
                        "version": __version__,
                        "rules": [_rule(one) for _, one in sorted(rules.items())],
                    }
                },
                "artifacts": [{"location": {"uri": quote(name)}} for name in sorted(policies)],
                "columnKind": "unicodeCodePoints",
                "results": [_sarif_result(finding) for finding in findings],
            }
        ],
    }
    yield json.dumps(log, indent=2) + "\n"


def _rule(finding: Finding) -> dict[str, Any]:
    return {
        "id": finding.shape,
        "shortDescription": {"text": finding.message},
        "help": {"text": finding.solution},
        "defaultConfiguration": {"level": _LEVELS[finding.severity]},
    }


def _sarif_result(finding: Finding) -> dict[str, Any]:
    location: dict[str, Any] = {"logicalLocations": [{"fullyQualifiedName": finding.focus}]}
    if finding.policy:
        location["physicalLocation"] = {"artifactLocation": {"uri": quote(finding.policy)}}
        if finding.place:
            start, end = map(int, finding.place.split("-"))
            whole = {"snippet": {"text": finding.quote}} if len(finding.quote) == end - start else {}
            location["physicalLocation"]["region"] = {"charOffset": start, "charLength": end - start} | whole
    said = ": ".join(filter(None, (finding.message, finding.value)))
    against = f"; against: {finding.against}" if finding.against else ""
    return {
        "ruleId": finding.shape,
        "level": _LEVELS[finding.severity],
        "message": {"text": said + against},
        "locations": [location],
    }


REPORTS: dict[str, Callable[[Sequence[Finding], Collection[str]], Iterator[str]]] = {
    "ttl": as_turtle,
    "junit": as_junit,
    "sarif": as_sarif,
}
