"""What the tags of a page mean for its text: which begin a block, which hold no words, which close others unsaid."""

from __future__ import annotations

NO_TEXT = frozenset(
    {"script", "style", "noscript", "template", "svg", "math", "select", "textarea", "iframe", "object", "head"},
)
VOID = frozenset(
    {"br", "hr", "img", "input", "meta", "link", "area", "base", "col", "embed", "source", "track", "wbr"},
)
HEADINGS = {f"h{level}": level for level in range(1, 7)}
LISTS = frozenset({"ul", "ol", "menu", "dir"})
DEFINITIONS = frozenset({"dt", "dd"})
CELLS = frozenset({"td", "th"})
BLOCKS = frozenset(
    {"html", "body", "main", "section", "article", "header", "footer", "nav", "aside", "form", "details", "summary"}
    | {"p", "div", "blockquote", "address", "center", "pre", "fieldset", "figure", "figcaption", "dl"}
    | {"tbody", "thead", "tfoot", "caption"}
    | DEFINITIONS
)
BOLD = frozenset({"b", "strong"})
CLOSED_BY = {
    "li": (frozenset({"li"}), LISTS),
    "p": (frozenset({"p"}), BLOCKS | CELLS | {"li"}),
    "td": (CELLS, frozenset({"tr", "table"})),
    "th": (CELLS, frozenset({"tr", "table"})),
    "tr": (frozenset({"tr"}), frozenset({"table"})),
    "dt": (DEFINITIONS, frozenset({"dl"})),
    "dd": (DEFINITIONS, frozenset({"dl"})),
}
"""Tags that end an open one of the same kind that was not closed, looking no further than the second set."""
