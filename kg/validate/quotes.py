"""Looks every quote up in the file that it was read from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import DefaultGraph, NamedNode

from kg.errors import UnreadableDocument
from kg.namespaces import term
from kg.read.decode import read_text
from kg.validate.finding import AGAIN, Finding, policies_in, text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from pyoxigraph import Store

    from kg.model import Source
    from kg.validate.finding import Severity


def unheard(_number: int) -> None:
    """Hears how many quotes were looked up, where nobody asks."""


def quote_findings(
    store: Store, sources: Iterable[Source], checked: Callable[[int], None] = unheard
) -> Iterator[Finding]:
    """Quotes that do not stand in their source as they are said to; a source that has changed is told of instead.

    `checked` hears, policy by policy, how many quotes were looked up.
    """
    paths = {source.name: source.path for source in sources}
    if not paths:
        return
    for policy, name in policies_in(store).items():
        if name in paths:
            yield from _of(store, policy, name, paths[name], checked)


def _of(store: Store, policy: NamedNode, name: str, path: str, checked: Callable[[int], None]) -> Iterator[Finding]:
    try:
        source, sha256 = read_text(path, name)
    except UnreadableDocument as problem:
        yield _told(policy, name, f"its source cannot be read: {problem.what}", severity="warning")
        return
    if sha256 != text(store, policy, "pp:sha256"):
        yield _told(policy, name, "its source has changed since the graph was built", severity="warning")
        return
    selectors = _selectors(store, policy)
    checked(len(set(selectors)))
    for selector in selectors:
        exact, start, end = (text(store, selector, one) for one in ("oa:exact", "oa:start", "oa:end"))
        if not (start.isdecimal() and end.isdecimal() and source[int(start) : int(end)] == exact):
            yield _told(selector, name, "the quote does not stand there in the source", f"{start}-{end}", exact)


def _told(
    focus: NamedNode, name: str, message: str, value: str = "", quote: str = "", severity: Severity = "violation"
) -> Finding:
    return Finding(name, focus.value, message, "", value, quote, severity=severity, shape="quotes", solution=AGAIN)


def _selectors(store: Store, policy: NamedNode) -> list[NamedNode]:
    derived = store.quads_for_pattern(None, term("prov:wasDerivedFrom"), policy, DefaultGraph())
    found = (
        quad.object
        for evidence in derived
        for quad in store.quads_for_pattern(evidence.subject, term("oa:hasSelector"), None, DefaultGraph())
    )
    return sorted((node for node in found if isinstance(node, NamedNode)), key=str)
