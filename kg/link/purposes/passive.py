"""Reads an aim that is told in the passive as if it were told in the active ("your order can be | shipped").

Labels of purposes are verbs with their objects, in this order; a clause behind "so that" may turn it around.
"""

from __future__ import annotations

import re

_DONE = re.compile(
    r"\s*(?P<what>(?!(?:to|for|it|they|this|that|which|who|so that)\b)[\w’'-]+(?: (?!to\b|for\b)[\w’'-]+){0,5}?) "
    r"(?:(?:can|may|will|could|might) (?:\w+ )?be|is|are) (?:\w+ly )?(?P<deed>\w+ed|sent|made|kept|found|shown)\b",
    re.IGNORECASE,
)


def in_active(text: str) -> str | None:
    """The words of a passive clause with the deed before its object, each at the length it had; else nothing."""
    said = _DONE.match(text)
    if said is None:
        return None
    turned = f"{said['deed']} {said['what'].removeprefix('so ')}"
    return turned.ljust(said.end()) + text[said.end() :]
