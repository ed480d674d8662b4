"""A policy file becomes a document: what policy it is, its source, and the blocks that are policy text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.model import Block, Document, Policy
from kg.read import markdown, web
from kg.read.clutter import without_clutter
from kg.read.decode import read_text
from kg.read.header import read_header
from kg.read.headings import with_headings
from kg.read.organization import organization

if TYPE_CHECKING:
    from kg.model import Format, Source
    from kg.read.drafts import Draft

_PAGE = re.compile(
    r"\ufeff?\s*(?:<!--.{0,4000}?-->\s*|<\?xml[^>]*>\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_MARKS = re.compile(
    r"^#{1,6}[ \t]+\S|\]\(\S{0,300}\)|\*\*\S|^[ \t]*\*[ \t]+\S|^(?:={3,}|-{3,})[ \t]*$|\\[.*_\-]|[^ ]  $",
    re.MULTILINE,
)
_ENOUGH_MARKS = 2
_SUFFIX_FORMATS: dict[str, Format] = {"md": "markdown", "markdown": "markdown", "html": "html", "htm": "html"}


def read_document(source: Source) -> Document:
    """Read a policy file; raises UnreadableDocument where there is no text in it."""
    text, sha256 = read_text(source.path, source.name)
    header = read_header(text, source.name)
    kind = format_of(text, source.name, has_header=header.end > 0)
    title, drafts = _drafts(text, header.end, kind)
    drafts = with_headings(without_clutter(drafts))
    policy = Policy(
        name=source.name,
        sha256=sha256,
        format=kind,
        organization=organization(drafts, title=title, site=header.site, name=source.name),
        site=header.site,
        archived=header.archived,
        url=header.url,
    )
    return Document(policy, text, tuple(Block(each.kind, each.text, each.depth, each.cells) for each in drafts))


def format_of(text: str, name: str, *, has_header: bool = False) -> Format:
    """What the file is written in: as its suffix says, unless it is text that shows marks."""
    if _PAGE.match(text):
        return "html"
    suffix = name.rsplit("/", 1)[-1].rpartition(".")[2].lower()
    if suffix in _SUFFIX_FORMATS:
        return _SUFFIX_FORMATS[suffix]
    if has_header or len(_MARKS.findall(text)) >= _ENOUGH_MARKS:
        return "markdown"
    return "text"


def _drafts(text: str, start: int, kind: Format) -> tuple[str, list[Draft]]:
    if kind == "html":
        return web.drafts(text)
    return "", markdown.drafts(text, start, marks=kind == "markdown")
