"""The phrasings in which a policy says whose it is, and how much each of them is to be trusted."""

from __future__ import annotations

import re

from kg.read.names import NAME

_N = rf"(?P<name>{NAME})"
_KIND = r"Policy|POLICY|Policies|Notice|NOTICE|Statement|STATEMENT|Center|Practices|Rights|Principles"
_PAPER = r"(?:[Pp]olicy|[Nn]otice|[Ss]tatement|POLICY)"
_POLICY = rf"(?:Privacy|PRIVACY)\s(?:and\s\w+\s|&\s\w+\s)?(?:{_KIND})"
_SITE = r"(?:[Oo]nline\s|[Ww]eb\s?[Ss]ite\s)?"
_WE = (
    r"[\"'\u201c\u2018\u201f\u201d*]{0,3}"
    r"(?:[Ww]e|[Uu]s|[Oo]ur|WE|US|the\s[Cc]ompany|Company|the\s[Ss]ite)\b"
)
_WE_QUOTED = r"[\"\u201c\u2018'](?:[Ww]e|[Uu]s|[Oo]ur)[\"\u201d\u2019']"
_TERM = r"(?P<alias>[A-Z][\w&-]{2,30})(?=[\"\u201d]\s[^.;]{0,60}\b(?P=alias)\b)"
_ALIAS = r"[\"\u201c\u2018\u201d]\s?(?:the\s)?(?P<alias>[^\"\u201c\u201d\u2018\u2019]{2,40}?),?[\"\u201d\u2019\u201c]"
_CARES = (
    r"(?:values?|respects?|knows?|cares?|recogni[sz]es|understands|believes|takes|wants|strives|considers|appreciates|"
    r"is\s(?:strongly\s|fully\s|deeply\s)?(?:committed|dedicated|concerned|sensitive|the\s(?:sole\s)?owner)|"
    r"are\s(?:committed|dedicated)|has\s(?:created|adopted|established|developed|implemented|prepared)|"
    r"does\snot\s(?:sell|share|rent)|collects|may\scollect|uses|provides|operates|reserves)\b"
)
_HANDLES = (
    r"(?:[Uu]ses|[Cc]ollects|[Hh]andles|[Pp]rotects|[Pp]rocesses|[Kk]eeps|[Tt]reats|[Ss]hares|[Mm]anages|[Ss]tores|"
    r"[Ll]ooks\s[Aa]fter|[Cc]ares\s[Ff]or|[Ss]afeguards|[Dd]eals\s[Ww]ith)"
)
_THANKS = r"(?:Welcome\sto|[Tt]hank\syou\sfor\s(?:visiting|using|your\sinterest\sin|choosing))"
_RUN_BY = r"(?:owned\sand\soperated|operated|owned|maintained|provided|managed|published|offered)\sby"

TITLES = (
    re.compile(
        rf"^(?P<name>[^|\n]{{2,60}}?)(?:['\u2019]s?)?\s*(?:[-\u2013\u2014|:,]\s*|\s)"
        rf"(?:Online\s|Web\s?site\s|Global\s|Internet\s)?{_POLICY}\b",
    ),
    re.compile(rf"{_POLICY}\s(?:[Ff]or|FOR|[Oo]f|OF|at|from)\s(?:the\s|THE\s)?{_N}"),
    re.compile(rf"{_POLICY}\s*[-\u2013\u2014|:]\s*{_N}\s*(?:$|[|\u2013\u2014-])"),
)
"""How a title or a first heading names the organization."""

OPENINGS = (
    re.compile(rf"^{_N}(?:['\u2019]s?)?\s(?:[Pp]rivacy|PRIVACY)\s*$"),
    re.compile(rf"\b(?:[Pp]rivacy|PRIVACY|[Dd]ata\s[Pp]rotection)\b[^.|\n]*?\s(?:[Aa]t|AT)\s(?:the\s)?{_N}\s*$"),
    re.compile(rf"\b(?:[Pp]rivacy|PRIVACY)\b[^.|\n]*?\s*[|\u2013\u2014-]\s*{_N}\s*$"),
    re.compile(rf"^{_N}\s*(?:\s[|\u2013\u2014-]|:)\s[^|\n]*?\b(?:[Pp]rivacy|PRIVACY|[Ii]nformation|[Dd]ata)\b"),
    re.compile(rf"^(?:[Hh]ow|[Ww]hat|[Ww]hy)\s(?:the\s)?{_N}\s(?:does|{_HANDLES})\b.*\b(?:[Ii]nformation|[Dd]ata)\b"),
)
"""How the very first line does, where it is no plain title: "Privacy at Acme", "How Acme handles your data"."""

COPYRIGHT = re.compile(
    rf"(?:\u00a9|\([Cc]\)|[Cc]opyright)\s*(?:\u00a9\s*|\([Cc]\)\s*)?(?:\d{{4}}\s*[-\u2013,]?\s*){{0,4}}(?:by\s)?{_N}",
)

PHRASINGS: tuple[tuple[float, re.Pattern[str]], ...] = (
    (5, re.compile(rf"{_N}\s*,?\s*\([^()]{{0,160}}?{_WE}")),
    (4, re.compile(rf"refers? to (?:the )?{_N}(?:,? [^.]{{0,80}}?)? as {_WE}")),
    (4, re.compile(rf"{_WE_QUOTED}\s(?:we\s)?(?:means?|refers?\sto|(?:is|are)\sto)\s(?:the\s)?{_N}")),
    (3, re.compile(rf"[\"\u201c](?:the\s)?{_TERM}[\"\u201d]\s(?:means|refers\sto)\s(?:the\s)?{_N}")),
    (3, re.compile(rf"{_N}\s*,?[^().]{{0,80}}\([^()\"\u201c]{{0,60}}?{_ALIAS}")),
    (2.5, re.compile(rf"{_PAPER}[^.]{{0,80}}?\b(?:how|which|what|that)\s(?:the\s)?{_N}")),
    (2.5, re.compile(rf"{_THANKS}\s(?:the\s)?{_N}")),
    (2.5, re.compile(rf"{_RUN_BY}\s(?:the\s)?{_N}")),
    (2.5, re.compile(rf"(?:This|The)\s{_N}\s{_SITE}{_POLICY}")),
    (2, re.compile(rf"{_N}\s(?:Web\s?[Ss]ite\s|website\s)?{_CARES}")),
    (2, re.compile(rf"\bAt\s{_N},?\s(?:we|our|your|the|privacy|protecting|it)\b")),
    (2, re.compile(rf"{_N}['\u2019]s?\s{_SITE}(?:{_POLICY}|privacy\s(?:policy|practices|notice|statement))")),
    (2, COPYRIGHT),
    (3, re.compile(rf"{_N}\sis\s(?:the|a)\s(?:data\s)?controller\b")),
    (1.5, re.compile(rf"(?:controller|responsible)[^.]{{0,60}}?\bis\s(?:the\s)?{_N}")),
)
"""How the text names it, with the points that each gives."""
