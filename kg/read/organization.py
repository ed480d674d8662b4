"""The name of the organization whose policy it is.

Every phrasing that finds a name in the words of the policy gives that name points; the site's domain and the file's
name speak for the names that they spell, and are the name only where the words have none.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from kg.read.names import LEGAL, NAME, is_legal_form, key, may_be_name, tidy, without_legal_form
from kg.read.phrasings import COPYRIGHT, OPENINGS, PHRASINGS, TITLES
from kg.read.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.read.drafts import Draft

_FAMOUS = words("famous")
"""Names that many policies mention though they are not theirs."""
_IN_SENTENCE = re.compile(rf"(?<=[a-z,;] )({NAME})")
_OFTEN_CHARACTERS, _MOST_OFTEN = 20_000, 12
_FIRST_CHARACTERS, _FIRST_BLOCKS = 6000, 14
_TITLE_POINTS, _HEADING_POINTS, _DOMAIN_POINTS = 5.0, 3.0, 4.0
_SECOND_LEVEL = frozenset({"co", "com", "org", "net", "gov", "ac", "edu"})
_SHORTEST_STEM = 3
_NEARLY_ALWAYS = 0.7
_LEAST_POINTS = 3.0
_LONGEST_ACRONYM = 5


def organization(drafts: list[Draft], *, title: str = "", site: str | None = None, name: str = "") -> str:
    """The organization's name: from the words of the policy, and where they do not say, from its site or file."""
    text = "\n".join(draft.text.text for draft in drafts)
    file = name.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    stems = [stem for stem in (site_stem(site), key(file)) if len(stem) >= _SHORTEST_STEM]
    points: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    titles = tuple(_from_titles(drafts, title, text))
    for weight, found in (*titles, *_from_words(text), *_from_domain(text, stems[:1])):
        if may_be_name(found):
            points[key(found)][found] += weight
    often = Counter(tidy(found) for found in _IN_SENTENCE.findall(text[:_OFTEN_CHARACTERS]))
    for found, count in often.most_common(_MOST_OFTEN):
        # What is named often is not yet whose policy it is: it needs a pattern or the domain to speak for it as well.
        if may_be_name(found) and (key(found) in points or any(_alike(key(found), found, stem) for stem in stems)):
            points[key(found)][found] += min(count, 12) / 6
    titled = {key(found) for weight, found in titles if weight == _TITLE_POINTS}
    for found in points.keys() & _FAMOUS - titled - set(stems):
        points[found] = {form: weight / 3 for form, weight in points[found].items()}
    best = max(points, key=lambda each: (_score(each, points[each], text, stems), each), default="")
    if not best or _score(best, points[best], text, stems) < _LEAST_POINTS:
        return (site or file).removeprefix("www.")
    return _in_full(_shown(points[best], text), text)


def site_stem(site: str | None) -> str:
    """The part of a domain that names its owner: `isocket` of www.isocket.com."""
    parts = (site or "").lower().removeprefix("www.").split(".")
    if len(parts) > 2 and parts[-2] in _SECOND_LEVEL:  # noqa: PLR2004  (as in bbc.co.uk)
        return key(parts[-3])
    return key(parts[-2]) if len(parts) > 1 else key(parts[0])


def _from_titles(drafts: list[Draft], title: str, text: str) -> Iterator[tuple[float, str]]:
    heads = [(draft.text.text, draft.kind == "heading") for draft in drafts[:_FIRST_BLOCKS]]
    for number, (line, is_heading) in enumerate([(title, False), *heads]):
        for pattern in (*TITLES, *(OPENINGS if number <= 1 else ())):
            match = pattern.search(line[:200])
            if match and (is_heading or number == 0 or len(line) < 120):  # noqa: PLR2004  (a line, no paragraph)
                found = tidy(match["name"])
                if re.fullmatch(rf"{NAME}|[a-z][\w-]{{2,20}}", found):
                    yield _TITLE_POINTS, found
        if is_heading and number <= _FIRST_BLOCKS // 2 and len(line) < 40:  # noqa: PLR2004  (a name, no sentence)
            found = tidy(line)
            if found and text.count(found) > 2:  # noqa: PLR2004  (the heading itself, and again)
                yield _HEADING_POINTS, found
        elif number == 1 and re.fullmatch(NAME, line) and text.lower().count(line.lower()) > 1:
            yield _HEADING_POINTS, tidy(line)


def _from_words(text: str) -> Iterator[tuple[float, str]]:
    start = text[:_FIRST_CHARACTERS]
    end = text[-1500:] if len(text) > _FIRST_CHARACTERS else ""
    for weight, pattern in PHRASINGS:
        for number, match in enumerate(pattern.finditer(start)):
            near = 1.0 if match.start() < 2000 else 0.6  # noqa: PLR2004  (who it is stands at the beginning)
            yield weight * near / (1 + number), tidy(match["name"])
            alias = match.groupdict().get("alias")
            if alias and key(tidy(alias)) in key(match["name"]):
                yield weight * near, tidy(alias)
    for match in COPYRIGHT.finditer(end):
        yield 2, tidy(match["name"])


def _from_domain(text: str, stems: list[str]) -> Iterator[tuple[float, str]]:
    """The words of the policy that the domain's name spells, as the policy writes them."""
    for stem in stems:
        spelled = r"[\s.&'\u2019-]{0,2}".join(map(re.escape, stem.replace("and", "&"))).replace("\\&", r"(?:and|&)")
        forms: dict[str, int] = defaultdict(int)
        for match in re.finditer(rf"(?<![\w@./-]){spelled}(?![\w@]|\.\w|-\w)", text, re.IGNORECASE):
            forms[" ".join(match[0].split())] += 1
        for form, count in forms.items():
            yield _DOMAIN_POINTS * min(count, 5) / 5, form


def _score(name_key: str, forms: dict[str, float], text: str, stems: list[str]) -> float:
    longest = max(forms, key=len)
    mentions = max(text.count(form) for form in forms)
    spelled = max((_alike(name_key, longest, stem) for stem in stems), default=0.0)
    return sum(forms.values()) + min(mentions, 20) / 6 + _DOMAIN_POINTS * spelled


def _alike(name_key: str, name: str, stem: str) -> float:
    """How well a domain spells a name: the same letters, one the beginning of the other, or initials."""
    if name_key == stem or name_key == stem.removeprefix("the"):
        return 1.0
    initials = "".join(word[0] for word in name.split() if word[0].isupper()).lower()
    all_initials = "".join(word[0] for word in name.lower().split())
    if stem in (initials, all_initials) and len(stem) > 1:
        return 0.8
    if min(len(name_key), len(stem)) >= _SHORTEST_STEM and (stem.startswith(name_key) or name_key.startswith(stem)):
        return 0.7
    return 0.4 if len(name_key) > _SHORTEST_STEM and (name_key in stem or stem in name_key) else 0.0


def _shown(forms: dict[str, float], text: str) -> str:
    """The form of a name to show: the best supported, without Inc. or LLC where the text also leaves it away."""
    best = max(forms, key=lambda form: (forms[form], text.count(form), form))
    short = without_legal_form(best)
    if short != best and (short in forms or len(re.findall(rf"{re.escape(short)}(?!,?\s{LEGAL}\b)", text)) > 1):
        return short
    if len(best) > _LONGEST_ACRONYM and best.isupper():
        written = Counter(re.findall(rf"\b{re.escape(best)}\b", text, re.IGNORECASE))
        best = max(
            (form for form in written if not form.isupper()), key=lambda form: (written[form], form), default=best
        )
    return best


def _in_full(name: str, text: str) -> str:
    """The name with the word beside it that nearly always stands there: Motley Fool, not Fool."""
    for _ in range(3):
        alone = rf"(?<![\w.@-]){re.escape(name)}(?![\w@-]|\.\w)"
        around = re.findall(rf"(?:\b([A-Z]\w+)[ ])?{alone}(?:[ ]([A-Z]\w+)\b)?", text)
        for side in (0, 1):
            beside, count = Counter(found[side] for found in around).most_common(1)[0] if around else ("", 0)
            often = count > max(1, _NEARLY_ALWAYS * len(around))
            if often and may_be_name(beside) and not is_legal_form(beside):
                name = f"{beside} {name}" if side == 0 else f"{name} {beside}"
                break
        else:
            break
    return name
