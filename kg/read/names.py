"""What can be the name of an organization, and when two names are the same one."""

from __future__ import annotations

import re

from kg.read.words import words

LEGAL = (
    r"(?:Incorporated|Inc|Corporation|Corp|L\.?L\.?C|L\.?L\.?P|L\.?P|Ltd|Limited|P\.?B\.?C|GmbH|AG|SE|S\.?A|B\.?V|N\.?V|A\.?B|"
    r"PLC|plc|Co|Pty|S\.r\.l|SARL|ApS|Oy|Pte|Company)"
)
_LEGAL_END = re.compile(rf"(?:,?\s+{LEGAL}\b\.?)+$")
_WORD = (
    r"(?:(?:St|Mt|Ft|Dr)\.(?= [A-Z])|[A-Z][\w&'\u2019!+/-]{0,40}(?:\.\w[\w-]{0,40}){0,4}|"
    r"[a-z]{1,3}[A-Z]\w{0,40}(?:\.\w{1,40}){0,4}|"
    r"\d{1,4}[A-Za-z]\w{0,40}(?:\.\w{1,40}){0,4}|[a-z][\w-]{0,60}\.(?:com|org|net|edu|gov|co\.uk|io))"
)
_MORE = rf" (?:(?:of|and|&|the|for|de|du|in) ){{0,2}}{_WORD}"
NAME = rf"(?<![\w@./-]){_WORD}(?:(?!,? {LEGAL}\b){_MORE}){{0,6}}+(?:,? {LEGAL}\b\.?){{0,2}}(?!\w)"
"""One to seven capitalized words, with what may stand between them."""
_LEGAL = re.compile(rf"{LEGAL}\.?")
_GENERIC = words("generic")
_DIGITS = re.compile(r"(?:19|20)\d\d|^\d+$")
_SQUASH = re.compile(r"[^a-z0-9]+")
_DOMAIN_END = re.compile(r"\.(?:com|org|net|edu|gov|co|io|ca|co\.uk|tv|us|info|fm)$", re.IGNORECASE)
_SPACE = re.compile(r"\s+")
_MOST_WORDS = 7
_OFFICE = re.compile(
    r"\b(?:Authority|Commission|Commissioner|Regulation|Act|Court|Agency|Union|Economic Area|Shield|Safe Harbor|"
    r"Directive)\b",
)
"""Words of offices and laws, which policies name and which publish none of these."""
_LEADING = re.compile(
    r"(?:(?:The|Our|Your|This|These|At|By|In|On|Welcome to|Welcome|About|From|Of|For|To|And|We|With|"
    r"Here|If|When|While|As|Since|Because|U\.S\.|US|Online|Global|General|Full|Consumer|Customer)\s+)+",
)
_POLICY_WORDS = re.compile(
    r"(?:^|.*\s)(?:Privacy (?:Policy|Notice|Statement)|PRIVACY (?:POLICY|NOTICE|STATEMENT)|Terms of (?:Use|Service)|"
    r"(?:License )?Agreement|May Collect)(?:\s|$)",
)
_TRAILING = re.compile(
    r"(?:\s+(?:Online|Web|Website|Websites|Site|Sites|Internet|Global|Customer|Consumer|U\.S\.|Corporate|General|"
    r"Web Site|Mobile|User|Full|Data|Our|The|Your|Group's|EU|and|of|for|the|Services?))+$",
)


def tidy(found: str) -> str:
    """A name as it is shown: without articles, quotation marks and the words that stand for "web site" around it."""
    name = _SPACE.sub(" ", found).strip(" \t\"'\u201c\u201d\u2018\u2019,;:|-\u2013\u2014*()[]\u00ae\u2122>\u00bb<#/")
    name = re.sub(r"['\u2019]s?$", "", name) if not name.endswith("s'") else name[:-1]
    leading = _LEADING.match(name)
    name = name[leading.end() :] if leading else name
    name = _TRAILING.sub("", name)
    name = _POLICY_WORDS.split(name)[-1].strip() or name
    name = re.sub(r"^(?:https?://)?www\.", "", name, flags=re.IGNORECASE)
    return name.replace("\u00ae", "").replace("\u2122", "").strip(" ,-")


def without_legal_form(name: str) -> str:
    """The name without Inc., LLC and the like at its end."""
    short = _LEGAL_END.sub("", name).strip(" ,")
    return short if len(short) > 1 else name


def is_legal_form(word: str) -> bool:
    """Whether a word is Inc., LLC or the like."""
    return _LEGAL.fullmatch(word) is not None


def key(name: str) -> str:
    """What two forms of one name have in common."""
    short = _DOMAIN_END.sub("", without_legal_form(name))
    return _SQUASH.sub("", short.lower().replace("&", "and"))


def may_be_name(name: str) -> bool:
    """Whether words can be a name at all: not too many, and not all of them words of any policy."""
    words = name.split()
    if not words or len(words) > _MOST_WORDS or len(name) < 2 or _DIGITS.search(name):  # noqa: PLR2004  (a letter is no name)
        return False
    if not any(map(str.isalpha, name)) or _OFFICE.search(name):
        return False
    return not all(_is_generic(word) for word in words)


def _is_generic(word: str) -> bool:
    bare = word.strip(".,:;!?'\"()\u2019&-").lower()
    return bare in _GENERIC or bare.removesuffix("'s").removesuffix("\u2019s") in _GENERIC
