"""The name of the organization whose policy it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.read.drafts import Draft


def organization(drafts: list[Draft], *, title: str = "", site: str | None = None, name: str = "") -> str:
    """The organization's name: from the words of the policy, and where they do not say, from its site or file."""
    head = [title, *(draft.text.text for draft in drafts[:6] if draft.kind == "heading")]
    for text in head:
        match = re.match(r"(.{2,60}?)(?:'s|\u2019s)?(?: - | \| |: | )Privacy (?:Policy|Notice|Statement)", text)
        if match:
            return match[1].strip()
    return (site or name.rsplit("/", 1)[-1].rsplit(".", 1)[0]).removeprefix("www.")
