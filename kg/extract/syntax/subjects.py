"""Gives verbs back the subjects that the parser took from them.

"Data collected online may be shared" is read as if data collected something; in "If you join by phone, information you
give us may be shared" the information is taken for another word for the phone; in "Information on your visits, such as
the times you saw an ad, is used to …" it is you who are used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract import cues
from kg.words import stem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.syntax.tokens import Changes, Parsed, Token

_DATA = frozenset(map(stem, ("information", "data", "detail", "content", "record", "address", "name", "material")))
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
_FINITE = frozenset({"VBZ", "VBP"})
_POINTERS = frozenset({"this", "these", "that", "such"})
_OPENING = frozenset({"DT", "PRP$"})
"""Tags of the words by which a noun begins that is not joined to the one before an "and"."""
_GIVERS = frozenset({"you", "users", "members", "visitors"})
_BEFORE_CLAUSE = frozenset({",", ";", ":", "—", "that", "and", "but"})
"""Words behind which a clause may begin with what somebody gives ("please note that | what you post is public")."""
_ADDS = frozenset({"together", "along", "with", "including", "such", "like"})
_LONGEST_ASIDE = 14
_MISTAKEN = frozenset({"appos", "conj"})


def with_subjects(parsed: Parsed) -> Parsed:
    """The sentence with such subjects put right; most come back as they are."""
    for changes in _slips(parsed):
        return parsed.changed(changes)
    return parsed


def _slips(parsed: Parsed) -> Iterator[Changes]:
    for token in parsed.tokens:
        if token.is_verb:
            changes = (
                _of_second(parsed, token)
                or _of_joined_clause(parsed, token)
                or _of_participle(parsed, token)
                or _of_passive(parsed, token)
                or _of_gerund(parsed, token)
                or _of_clause(parsed, token)
            )
            if changes:
                yield changes


def _of_second(parsed: Parsed, token: Token) -> Changes | None:
    """The verb joined to another that was taken for a subject ("data we collect | and process | may include")."""
    verb = next((t for t in parsed.children(token.i) if t.dep == "nsubj" and t.tag == "NN" and t.i < token.i), None)
    if verb is None or verb.stem not in cues.actions() or token.dep != "conj":
        return None
    described = parsed.tokens[token.head]
    noun = parsed.tokens[described.head]
    joined = described.i == verb.i - 2 and parsed.tokens[verb.i - 1].lower in {"and", "or", "and/or"}
    if not joined or described.stem not in cues.actions() or described.dep != "relcl" or noun.stem not in _DATA:
        return None
    return {
        verb.i: {"head": described.i, "dep": "conj", "tag": "VB"},
        token.i: {"head": token.i if noun.dep == "ROOT" else noun.head, "dep": noun.dep},
        noun.i: {"head": token.i, "dep": "nsubj"},
    }


def _of_joined_clause(parsed: Parsed, token: Token) -> Changes | None:
    """The noun right before "may", joined to the one before it ("share it with a partner | and the partner may")."""
    helper = next((t for t in parsed.children(token.i) if t.dep == "aux" and t.tag == "MD" and t.i < token.i), None)
    own = any(t.dep in _SUBJECTS for t in parsed.children(token.i))
    if helper is None or helper.i == 0 or own or token.dep != "conj":
        return None
    noun = parsed.tokens[helper.i - 1]
    begins = parsed.extent(noun.i)[0]
    first = parsed.tokens[begins]
    opened = (first.tag in _OPENING or first.lower == "such") and parsed.tokens[begins - 1].lower == "and"
    relation = "nsubjpass" if any(t.dep == "auxpass" for t in parsed.children(token.i)) else "nsubj"
    return {noun.i: {"head": token.i, "dep": relation}} if noun.is_noun and noun.dep == "conj" and opened else None


def _of_participle(parsed: Parsed, token: Token) -> Changes | None:
    """The subject of a verb behind a participle that only describes it ("data collected online may be shared").

    Or somebody whom one describes ("vendors listed below may use your name").
    """
    if not token.is_past:
        return None
    children = parsed.children(token.i)
    noun = next((t for t in children if t.dep == "nsubj" and t.i < token.i), None)
    described = _DATA if token.stem in cues.actions() else cues.somebody()
    if noun is None or noun.stem not in described or any(t.dep in {"aux", "auxpass", "neg", "dobj"} for t in children):
        return None
    between = parsed.tokens[noun.i + 1 : token.i]
    verb = _main_verb(parsed, token) if all(t.tag == "RB" for t in between) else None
    if verb is None:
        return None
    changes: Changes = {
        noun.i: {"head": verb.i, "dep": _relation(parsed, verb)},
        token.i: {"head": noun.i, "dep": "acl", "tag": "VBN"},
    }
    if verb.head == token.i:
        changes[verb.i] = {"head": verb.i if token.head == token.i else token.head, "dep": token.dep}
    return changes


def _of_clause(parsed: Parsed, token: Token) -> Changes | None:
    """The data that a clause describes as the subject of what is said of them ("data you give | may be published")."""
    noun = _described_by(parsed, token)
    verb = _main_verb(parsed, token) if noun else None
    if noun is None or verb is None or verb.i < noun.i:
        return None
    changes: Changes = {
        noun.i: {"head": verb.i, "dep": _relation(parsed, verb)},
        token.i: {"head": noun.i, "dep": "relcl"},
    }
    if verb.head == token.i:
        over = noun if token.head == noun.i else token
        changes[verb.i] = {"head": verb.i if over.dep == "ROOT" else over.head, "dep": over.dep}
        for t in parsed.children(token.i):
            if t.i > verb.i or parsed.extent(t.i)[1] <= parsed.extent(noun.i)[0]:
                changes[t.i] = {"head": verb.i}
    return changes


def _described_by(parsed: Parsed, token: Token) -> Token | None:
    """The data right before the subject of a clause about them, taken for how it is done or for the whole sentence."""
    if token.dep == "relcl":
        noun = parsed.tokens[token.head]
        return noun if noun.dep == "ROOT" and noun.i < token.i else None
    who = next((t for t in parsed.children(token.i) if t.dep == "nsubj" and t.i < token.i), None)
    before = parsed.tokens[parsed.extent(who.i)[0] - 1] if who and parsed.extent(who.i)[0] > 0 else None
    if before is None or not (before.is_noun or before.tag == "WP"):
        return None
    adverb = before.dep in {"npadvmod", "advmod"} and before.head == token.i and before.stem in _DATA
    opens = parsed.extent(before.i)[0] == 0 or parsed.tokens[parsed.extent(before.i)[0] - 1].lower in _BEFORE_CLAUSE
    given = who is not None and who.lower in _GIVERS and before.dep == "dobj" and opens
    return before if adverb or given else None


def _main_verb(parsed: Parsed, participle: Token) -> Token | None:
    """The finite verb behind a participle that has no subject of its own."""
    above = parsed.tokens[participle.head]
    if participle.dep in _SUBJECTS and above.is_verb and above.i > participle.i:
        return above
    if participle.dep == "ccomp" and above.is_verb and above.i > participle.i:
        own = any(t.dep in _SUBJECTS for t in parsed.children(above.i))
        return None if own or parsed.tokens[above.i - 1].lower in {"to", ","} else above
    for t in parsed.tokens[participle.i + 1 :]:
        finite = t.is_verb and (
            t.tag in _FINITE or any(c.tag == "MD" or c.dep == "auxpass" for c in parsed.children(t.i))
        )
        if finite and t.head == participle.i and t.dep in {"dep", "conj", "ccomp"}:
            helpers = [c.i for c in parsed.children(t.i) if c.dep in {"aux", "auxpass", "advmod"} and c.i < t.i]
            first = min((t.i, *helpers))
            own = any(c.dep in _SUBJECTS for c in parsed.children(t.i))
            return None if own or parsed.tokens[first - 1].lower in {"and", "or", "but"} else t
    return None


def _of_passive(parsed: Parsed, token: Token) -> Changes | None:
    """The subject of a passive or "be" without one: the words right before it, or the first of two of another verb."""
    helpers = [t.i for t in parsed.children(token.i) if t.dep in {"aux", "auxpass"} and t.i < token.i]
    children = parsed.children(token.i)
    helpers = [token.i] if not helpers and token.is_copula and token.tag in _FINITE else helpers
    finite = helpers[:1] == [token.i] or any(t.dep == "auxpass" or (t.tag == "MD" and t.i < token.i) for t in children)
    if not finite or any(t.dep in _SUBJECTS for t in children):
        return None
    if token.dep == "conj":
        return _from_two(parsed, token, parsed.tokens[token.head])
    clause = next((t for t in children if t.dep == "ccomp" and t.i < token.i), None)
    if clause is not None and (changes := _from_two(parsed, token, clause) or _of_first(parsed, token, clause)):
        return changes
    if token.dep not in {"ROOT", "ccomp"} or not helpers:
        return None
    aside = _aside_before(parsed, helpers[0])
    nouns = [t for t in parsed.tokens[: helpers[0]] if t.is_noun and t.dep in _MISTAKEN]
    near = [t for t in nouns if _ends_at(parsed, t, aside.start) or _ends_at(parsed, t, helpers[0])]
    named = [t for t in near if t.stem in _DATA][-1:] or near[:1]
    if named:
        loose = (t.i for t in parsed.tokens[aside.start : aside.stop] if t.head not in aside and t.lower != ",")
        moved: Changes = {i: {"head": named[0].i} for i in loose}
        return moved | {named[0].i: {"head": token.i, "dep": _relation(parsed, token)}}
    return _of_list(parsed, token, helpers[0])


def _aside_before(parsed: Parsed, end: int) -> range:
    """The tokens of an aside that adds to the words before it ("your name, | together with your age, | is shown")."""
    if end and parsed.tokens[end - 1].lower == ",":
        inside = parsed.tokens[max(0, end - 1 - _LONGEST_ASIDE) : end - 1]
        comma = next((t.i for t in reversed(inside) if t.lower == ","), None)
        if comma and parsed.tokens[comma + 1].lower in _ADDS:
            return range(comma, end)
    return range(end, end)


def _ends_at(parsed: Parsed, noun: Token, end: int) -> bool:
    """Whether the words of the noun begin behind a comma and reach up to a token, or to a comma before it."""
    first, last = parsed.extent(noun.i)
    beside = {end, end + 1} if parsed.tokens[end].lower == "," else {end}
    reaches = last in beside or (last == end - 1 and parsed.tokens[last].lower == ",")
    return reaches and first > 0 and parsed.tokens[first - 1].lower == ","


def _of_list(parsed: Parsed, verb: Token, end: int) -> Changes | None:
    """The nouns right before the verb, behind a comma, that the parser hung on what stands before them."""
    comma = next((t.i for t in reversed(parsed.tokens[:end]) if t.lower == ","), None)
    words = parsed.tokens[comma + 1 : end] if comma else ()
    head = next((t for t in reversed(words) if t.is_noun), None)
    if head is None or head.i != end - 1 or head.stem not in _DATA or any(t.is_verb for t in words):
        return None
    apart = (t for t in words if t.i != head.i and not words[0].i <= t.head < end)
    changes: Changes = {t.i: {"head": head.i, "dep": "conj"} for t in apart}
    changes[head.i] = {"head": verb.i, "dep": _relation(parsed, verb)}
    return changes


def _from_two(parsed: Parsed, token: Token, clause: Token) -> Changes | None:
    """The first of two subjects of the verb before ("information on the times | you saw an ad | is used")."""
    subjects = [t for t in parsed.children(clause.i) if t.dep in _SUBJECTS and t.i < clause.i]
    match subjects:
        case [data, *_, who] if data.stem in _DATA and who.tag == "PRP":
            pass
        case _:
            return None
    changes: Changes = {
        data.i: {"head": token.i, "dep": "nsubjpass"},
        clause.i: {"head": who.i - 1, "dep": "relcl"},
    }
    if token.head == clause.i:
        changes[token.i] = {"head": token.i if clause.dep == "ROOT" else clause.head, "dep": clause.dep}
    return changes


def _of_first(parsed: Parsed, token: Token, clause: Token) -> Changes | None:
    """The subject of the first of several passives ("it is sent to a bank, | is used there, and is not kept")."""
    helper = min((t.i for t in parsed.children(token.i) if t.dep in {"aux", "auxpass"}), default=-1)
    own = any(t.dep == "nsubjpass" for t in parsed.children(clause.i))
    if not own or helper < clause.i or parsed.tokens[helper - 1].lower not in {",", ";", "and"}:
        return None
    return {
        clause.i: {"head": clause.i if token.head == token.i else token.head, "dep": token.dep},
        token.i: {"head": clause.i, "dep": "conj"},
    }


def _of_gerund(parsed: Parsed, token: Token) -> Changes | None:
    """The data that a participle before them describes ("personally identifying information … is kept").

    A pointer before it was taken for who does it ("| this | automatically collected information may include …").
    """
    if token.tag not in {"VBG", "VBD", "VBN"} or token.dep not in {"csubj", "csubjpass"}:
        return None
    noun = next((t for t in parsed.children(token.i) if t.dep == "dobj" and t.i == token.i + 1), None)
    doer = next((t for t in parsed.children(token.i) if t.dep == "nsubj"), None)
    if noun is None or noun.stem not in _DATA or (doer is not None and doer.lower not in _POINTERS):
        return None
    relation = "nsubjpass" if token.dep == "csubjpass" else "nsubj"
    changes: Changes = {noun.i: {"head": token.head, "dep": relation}, token.i: {"head": noun.i, "dep": "amod"}}
    return changes if doer is None else changes | {doer.i: {"head": noun.i, "dep": "det"}}


def _relation(parsed: Parsed, verb: Token) -> str:
    return "nsubjpass" if any(t.dep == "auxpass" for t in parsed.children(verb.i)) else "nsubj"
