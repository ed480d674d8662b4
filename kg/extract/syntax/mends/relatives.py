"""Mends clauses that say which data or persons are meant: "data that we collect, | or that you give us".

The parser takes the second of two for a clause beside the main one or in the first, which would state by itself that a
person gives data, and would take from the main verb what follows; it also hangs clauses on the wrong noun.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract import cues
from kg.extract.syntax.grammar import has_modal
from kg.extract.syntax.tags import IT
from kg.extract.syntax.tokens import CONJUNCTIONS, JOINS

if TYPE_CHECKING:
    from kg.extract.syntax.tokens import Changes, Parsed, Token

_PERSONS = frozenset({"you", "users"})
_PRONOUNS = frozenset({"that", "which"})
_POINTERS = frozenset({"such", "this", "these", "that", "those"})
_GIVEN = frozenset({"dobj", "dative"})
_OBJECTS = frozenset({"dobj", "pobj"})
_CLAUSES = frozenset({"relcl", "acl"})
_WHO = frozenset({"who", "which"})
_PLAIN = frozenset({"VB", "VBP", "VBZ"})
_IT = frozenset({"dobj", "nsubj"})
_THOSE = frozenset({"those", "anyone"})


def with_relatives(parsed: Parsed) -> Parsed:
    """The sentence with the second clause hung on the data, and the aim behind it on the main verb."""
    for token in parsed.tokens:
        children = parsed.children(token.i) if token.dep == "conj" and token.is_verb else ()
        person = next((t for t in children if t.dep == "nsubj" and t.lower in _PERSONS), None)
        if person is None or any(t.dep in _GIVEN and t.lower != "us" for t in children):
            continue
        clause = _first_clause(parsed, token, person)
        if clause:
            return parsed.changed({token.i: {"head": clause.head, "dep": "relcl"}, **_aims(parsed, clause, children)})
    return parsed


def _first_clause(parsed: Parsed, token: Token, person: Token) -> Token | None:
    """The verb of the clause beside which the other stands: right before it, or before an "or that"."""
    before = [t for t in parsed.tokens[: person.i] if t.lower not in JOINS | _PRONOUNS]
    if before and before[-1].dep == "relcl" and before[-1].i > token.head:
        return before[-1]
    joined = [t.lower for t in parsed.tokens[max(0, person.i - 2) : person.i]]
    again = len(joined) > 1 and joined[0] in JOINS and joined[1] in _PRONOUNS
    return next((t for t in reversed(before) if t.dep == "relcl" and t.is_verb), None) if again else None


def _aims(parsed: Parsed, clause: Token, children: tuple[Token, ...]) -> Changes:
    """What "to …" is for behind both clauses, where the data are the object of a verb."""
    verb = parsed.verb_over(clause.head) if parsed.tokens[clause.head].dep in _OBJECTS else None
    aims = (t for t in children if t.dep == "advcl" and t.tag == "VB" and parsed.tokens[t.i - 1].lower == "to")
    return {t.i: {"head": verb.i} for t in aims} if verb else {}


def with_deeds_behind(parsed: Parsed) -> Parsed:
    """What is done with "such data", joined to what is done with the data themselves, and not to the clause about them.

    "We combine data we receive with records | and share such data": whoever shares them combines them.
    """
    moved: Changes = {}
    for token in parsed.tokens:
        clause = parsed.tokens[token.head]
        if token.dep != "conj" or not token.is_plain_verb or clause.dep != "relcl":
            continue
        noun, over = parsed.tokens[clause.head], parsed.verb_over(clause.head)
        if over.is_plain_verb and any(_is_same(parsed, t, noun) for t in parsed.children(token.i)):
            moved[token.i] = {"head": over.i}
    return parsed.changed(moved) if moved else parsed


def with_deeds_of_those(parsed: Parsed) -> Parsed:
    """What others do with "it" besides, joined to the clause about them ("partners who guard it | and may use it").

    The parser joins it to the main verb, as if whoever gives the data did it.
    """
    moved: Changes = {}
    for token in parsed.tokens:
        clause = _clause_on_others(parsed, token) if token.dep == "conj" and token.tag in _PLAIN else None
        if clause is None:
            continue
        who = _relative_subject(parsed, clause)
        may_besides = has_modal(parsed, token) and not has_modal(parsed, parsed.tokens[token.head])
        if _guards_it(parsed, clause, who) or (who and who.lower == "who" and may_besides):
            moved[token.i] = {"head": clause.i}
    return parsed.changed(moved) if moved else parsed


def _clause_on_others(parsed: Parsed, verb: Token) -> Token | None:
    """The clause before a verb that says what is done with "it", between the main verb it is joined to and itself."""
    over, below = parsed.tokens[verb.head], parsed.children(verb.i)
    its = any(t.dep == "dobj" and t.lower in IT for t in below)
    if not its or not over.is_main or any(t.is_subject for t in below):
        return None
    return next((t for t in reversed(parsed.tokens[over.i : verb.i]) if t.dep == "relcl"), None)


def _guards_it(parsed: Parsed, clause: Token, who: Token | None) -> bool:
    """Whether a clause says what those "who" do with the data that it calls "it" too."""
    its = any(t.dep in _IT and t.lower in IT for t in parsed.children(clause.i))
    return who is not None and clause.tag in _PLAIN and its


def _is_same(parsed: Parsed, what: Token, noun: Token) -> bool:
    """Whether it is an object that points back to a noun ("such data", "it")."""
    pointed = what.stem == noun.stem and any(t.lower in _POINTERS for t in parsed.children(what.i))
    return what.dep == "dobj" and (pointed or what.lower in IT)


def with_second_clauses(parsed: Parsed) -> Parsed:
    """A clause beside another one, hung on the same noun ("a firm that helps us | and which stores it")."""
    moved: Changes = {}
    for token in parsed.tokens:
        who = _relative_subject(parsed, token) if token.dep == "conj" and token.is_verb else None
        if who is None or parsed.tokens[who.i - 1].lower not in CONJUNCTIONS:
            continue
        before = (t for t in reversed(parsed.tokens[: who.i]) if t.dep in _CLAUSES and t.is_verb and t.head < t.i)
        clause = next(before, None)
        if clause is not None and _can_be(parsed.tokens[clause.head], who):
            moved[token.i] = {"head": clause.head, "dep": "relcl"}
    return parsed.changed(moved) if moved else parsed


def _relative_subject(parsed: Parsed, verb: Token) -> Token | None:
    """The "who" or "which" that is the subject of a clause."""
    return next((t for t in parsed.children(verb.i) if t.is_subject and t.lower in _WHO), None)


def _can_be(noun: Token, who: Token) -> bool:
    """Whether the word of a clause can stand for a noun: "who" only for somebody."""
    named = noun.is_noun or noun.lower in _THOSE
    return named and (who.lower != "who" or _is_somebody(noun) or noun.lower in _THOSE)


def with_persons(parsed: Parsed) -> Parsed:
    """What is said of somebody, which the parser hung on what is theirs ("users of our site | who collect …").

    Or on what they are there for ("vendors for that purpose | who may use your name").
    """
    moved: Changes = {}
    for token in parsed.tokens:
        who = next((t for t in parsed.children(token.i) if t.lower == "who"), None) if token.dep == "relcl" else None
        noun = parsed.tokens[token.head]
        if who is None or noun.i > who.i:
            continue
        over = parsed.tokens[parsed.tokens[noun.head].head]
        owner = parsed.tokens[noun.head].lower == "of" and over.is_noun and _is_somebody(over)
        if owner:
            moved[token.i] = {"head": over.i}
        elif noun.tag == "NN" and noun.dep == "pobj" and not _is_somebody(noun):
            near = next((t for t in reversed(parsed.tokens[: noun.i]) if t.is_noun and _is_somebody(t)), None)
            moved |= {token.i: {"head": near.i}} if near else {}
    return parsed.changed(moved) if moved else parsed


def _is_somebody(noun: Token) -> bool:
    return noun.lower in cues.words("person") or noun.stem in cues.somebody()
