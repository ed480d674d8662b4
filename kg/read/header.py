"""The first line of a Princeton-Leuven policy, which says whose it is, when it was archived and where.

`> *The following text is extracted and transformed from the example.com privacy policy that was archived on
2013-05-22. Please check the [original snapshot on the Wayback Machine](https://…) for the most accurate reproduction.*`
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

_HEADER = re.compile(
    r"\ufeff?\s{0,20}>\s?\*?The following text is extracted and transformed "
    r"from the (?P<site>\S{1,300}) privacy policy "
    r"that was archived on (?P<date>\d{4}-\d\d-\d\d)\.(?P<rest>[^\r\n]{0,4000})",
)
_LINK = re.compile(r"\]\((https?://[^\s<>\"]+)\)")
_DATED = re.compile(r"(?<!\d)(\d{4})-?(\d\d)-?(\d\d)(?!\d)")
_DOMAIN = re.compile(r"(?=.{4,120}$)(?:[a-z0-9-]{1,63}\.)+[a-z]{2,12}", re.IGNORECASE)
_FILE_ENDINGS = frozenset({"txt", "md", "html", "htm", "markdown", "json"})


@dataclass(frozen=True, slots=True)
class Header:
    """What is known of a policy besides its words; `end` is where its text begins."""

    site: str | None = None
    archived: date | None = None
    url: str | None = None
    end: int = 0


def read_header(text: str, name: str) -> Header:
    """What the header line says, or, where there is none, what the file's name does; a malformed one is plain text."""
    match = _HEADER.match(text)
    when = _day(match["date"]) if match else None
    if match is None or when is None:
        return _from_name(name)
    link = _LINK.search(match["rest"])
    return Header(site=match["site"], archived=when, url=link[1] if link else None, end=match.end())


def _from_name(name: str) -> Header:
    """Site and date from a path such as `example.com/2013-05-22.txt` or `example.com_2013-05-22.txt`."""
    *folders, file = name.split("/")
    stem = file.rsplit(".", 1)[0] if file.rsplit(".", 1)[-1].lower() in _FILE_ENDINGS else file
    dated = _DATED.search(stem)
    before = (stem[: dated.start()] if dated else stem).rstrip("_-. ")
    site = next((part.lower() for part in (before, *reversed(folders)) if _DOMAIN.fullmatch(part)), None)
    return Header(site=site, archived=_day("-".join(dated.groups())) if dated else None)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
