"""Finds where the clause of a predicate begins and ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract import cues
from kg.extract.predicates.asides import aside_at
from kg.extract.slots.announced import tells_why
from kg.extract.syntax.doers import top_of
from kg.extract.syntax.grammar import head_of
from kg.extract.syntax.tokens import CONJUNCTIONS
from kg.words import stem

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kg.extract.predicates.predicate import Predicate
    from kg.extract.syntax.grammar import Stretch
    from kg.extract.syntax.tokens import Parsed, Token

_BREAKS = frozenset(
    {",", ";", ":", ".", "and", "but", "or", "nor", "so", "that", "then", "(", ")", "-", "–", "—", "however", "also"}
)
_COOKIES = frozenset(map(stem, ("cookie", "beacon", "pixel", "tag", "gif")))
_HANGING = frozenset({"unless", "except", "if", "when", "where", "that", "because", "since"})
"""Words at the end of a lead-in that make a clause of the item a side clause of its own."""
_ASIDE = frozenset({"relcl", "acl", "advcl", "xcomp"})
_FINITE = frozenset({"is", "are", "was", "were", "has", "have"})
_NOT_FINITE = frozenset({"to", "being"})
_OBJECTS = frozenset({"dobj", "dative", "ccomp", "acomp", "attr"})
_HELPERS = frozenset({"aux", "auxpass", "advmod", "neg"})
_DEEDS = frozenset({"plain", "contact", "hired", "placed", "given", "asked"})
"""Kinds of predicates by which an item tells a flow of its own."""
_NEED = frozenset(map(stem, ("need", "require")))
"""Verbs of collecting that in an item tell no deed but a reason ("we need it to ship your order")."""
_OPENS_AIM = frozenset({"for", "to"})
_THAT_DEED = frozenset({"it", "this", "that"})
"""What points back to the deed that a lead-in tells."""


def clause_of(parsed: Parsed, predicate: Predicate, later: tuple[Predicate, ...], passed: Mapping[int, int]) -> Stretch:
    """The tokens of a predicate's clause, its fronted phrases included; `later` are the predicates behind it.

    A clause in the midst of it is passed over if it is among the `passed`, and ends where the list goes on.
    """
    comma = aside_at(parsed, predicate)
    own = passed.get(comma) if comma is not None else None
    return _start(parsed, predicate), _end(parsed, predicate, later, passed) if own is None else own


def front_of(predicate: Predicate) -> int:
    """The token where the phrases before subject and verb end."""
    before = predicate.subject is not None and predicate.subject[0] < predicate.first
    return predicate.subject[0] if predicate.subject and before else predicate.first


def told_by_lead(parsed: Parsed, predicate: Predicate, every: tuple[Predicate, ...]) -> bool:
    """Whether it stands in an item whose lead-in already tells what is done, and nobody of its own does it."""
    at, subject = parsed.item_at, predicate.subject
    if at is None or predicate.first < at:
        return False
    if predicate.kind == "nominal" or _is_need_of_lead(parsed, predicate, at):
        return any(p.first < at for p in every)
    if subject is not None and (subject[0] < at or _is_finite(parsed, predicate.first, subject)):
        return False
    if predicate.kind == "joint" and any(p.kind == "hired" and at <= p.first < predicate.first for p in every):
        return False
    readers = any(t.lower in {"you", "user", "users"} and t.is_subject for t in parsed.tokens[:at])
    return readers or any(p.first < at for p in every)


def _is_need_of_lead(parsed: Parsed, predicate: Predicate, at: int) -> bool:
    """Whether it says when the deed is done that a lead-in denies ("we share nothing unless: | it is required …")."""
    ends = [t.lower for t in parsed.tokens[max(0, at - 2) : at]]
    left_open = "unless" in ends[-1:] or ("except" in ends and ends[-1] in _HANGING)
    needed = predicate.passive and parsed.tokens[predicate.last].stem in _NEED
    return left_open and needed and parsed.tokens[at].lower in _THAT_DEED


def _is_finite(parsed: Parsed, verb: int, subject: Stretch) -> bool:
    """Whether the verb makes a clause of its own: in an item the parser easily takes any noun for a subject."""
    helped = any(t.dep in {"aux", "auxpass"} and t.lower not in _NOT_FINITE for t in parsed.children(verb))
    token, first = parsed.tokens[verb], parsed.tokens[subject[0]]
    whole = token.tag in {"VBP", "VBD"} and token.dep == "ROOT" and first.tag in {"PRP$", "DT"}
    whole = whole and not _only_describes(parsed, token, subject)
    return helped or whole or token.tag == "VBZ" or first.tag == "PRP"


def _only_describes(parsed: Parsed, verb: Token, subject: Stretch) -> bool:
    """Whether it may as well say which thing is meant ("the browser | used", "the system | used to open our site")."""
    has_object = any(t.dep in _OBJECTS for t in parsed.children(verb.i))
    return verb.tag == "VBD" and not has_object and head_of(parsed, subject).stem not in cues.somebody()


def _start(parsed: Parsed, predicate: Predicate) -> int:
    i = front_of(predicate)
    while i > 0 and parsed.tokens[i - 1].lower not in {";", ":", "but"}:
        i -= 1
    first = parsed.item_at or 0
    return first if first < i and _is_aim_before_colon(parsed.tokens[first:i]) else i


def _is_aim_before_colon(words: Sequence[Token]) -> bool:
    """Whether they only say what for, and the clause follows ("| For marketing: | we keep your name")."""
    return words[0].lower in _OPENS_AIM and words[-1].lower == ":" and not any(t.is_subject for t in words)


def _end(parsed: Parsed, predicate: Predicate, later: tuple[Predicate, ...], passed: Mapping[int, int]) -> int:
    coordinate = {other.first for other in later if _goes_on(parsed, predicate, other)}
    why = _verb_of_reason(parsed, predicate, later)
    asides = {aside_at(parsed, other) for other in later} - passed.keys()
    within = {i for comma, sign in passed.items() if comma > predicate.last for i in range(comma, sign)}
    end = parsed.item_at if parsed.item_at and _is_list_of_other(parsed, predicate) else len(parsed.tokens)
    for token in parsed.tokens[predicate.last + 1 : end]:
        if token.i in within:
            continue
        if token.i in asides:
            return token.i
        if token.i == why or (token.is_subject and token.head == why):
            continue
        if _begins_clause(parsed, token, predicate):
            first = _first_of(parsed, token, predicate) if token.is_subject else token.i
            return _before_conjunction(parsed, first)
        if token.i in coordinate or _is_second_deed(parsed, token, predicate):
            return _before_conjunction(parsed, _before_helpers(parsed, token.i))
    return end


def _first_of(parsed: Parsed, subject: Token, predicate: Predicate) -> int:
    """The first token of another clause: its subject's, or that of its condition ("…, and | if the law asks, we …")."""
    first = parsed.extent(subject.i)[0]
    before = (parsed.extent(t.i)[0] for t in parsed.children(subject.head) if t.dep == "advcl" and t.i < first)
    joined = (i for i in before if any(t.lower in CONJUNCTIONS for t in parsed.tokens[max(0, i - 2) : i]))
    return next((i for i in joined if i > predicate.last), first)


def _verb_of_reason(parsed: Parsed, predicate: Predicate, later: tuple[Predicate, ...]) -> int | None:
    """The verb of an item that says why its lead-in holds ("on these grounds: | it is needed to …"); not a deed."""
    at = parsed.item_at
    if at is None or predicate.last >= at or not tells_why(parsed.tokens[:at]):
        return None
    verb = next((t.head for t in parsed.tokens[at:] if t.is_subject and parsed.extent(t.i)[0] == at), None)
    deeds = {p.first for p in later if p.kind in _DEEDS and parsed.tokens[p.first].stem not in _NEED}
    return None if verb in deeds else verb


def _is_list_of_other(parsed: Parsed, predicate: Predicate) -> bool:
    """Whether the items are those of a noun before its side clause ("the following, which we need to ship:")."""
    tokens, at = parsed.tokens, parsed.item_at or 0
    top = top_of(parsed, predicate.first)
    aside = predicate.first < at and tokens[top].dep in _ASIDE
    return aside and any(t.lower == "following" for t in tokens[: front_of(predicate)])


def _begins_clause(parsed: Parsed, token: Token, predicate: Predicate) -> bool:
    """Whether the token is the subject of another clause beside the predicate's."""
    if not token.is_subject:
        return token.lower == "however"
    verb = parsed.tokens[token.head]
    beside = verb.dep in {"conj", "ROOT", "parataxis"} or (verb.dep == "ccomp" and verb.head > verb.i)
    beside = beside and verb.i > predicate.last and token.tag not in {"WDT", "WP"}
    if not beside or _is_subordinate(parsed, verb.i) or _is_no_verb(parsed, verb, token):
        return False
    first, last = parsed.extent(token.i)
    if first == parsed.item_at and parsed.tokens[first - 1].lower in _HANGING:
        return False
    if first < predicate.last or (first != parsed.item_at and parsed.tokens[first - 1].lower not in _BREAKS):
        return False
    return parsed.item_at is None or first < parsed.item_at or _is_finite(parsed, verb.i, (first, last))


def _is_no_verb(parsed: Parsed, verb: Token, subject: Token) -> bool:
    """Whether it only looks like a verb with a subject: in a list, "your name, profile picture, referring page"."""
    helped = any(t.dep in {"aux", "auxpass"} for t in parsed.children(verb.i))
    return verb.tag in {"VB", "VBG"} and subject.tag != "PRP" and not helped


def _is_subordinate(parsed: Parsed, verb: int) -> bool:
    if _is_second_result(parsed, verb):
        return True
    left = [t for t in parsed.children(verb) if t.i < verb]
    return any(t.dep == "mark" or (t.dep == "advmod" and t.lower in {"when", "where", "how"}) for t in left)


def _is_second_result(parsed: Parsed, verb: int) -> bool:
    """Whether the verb goes on from what becomes possible ("so that you can find shops and | we can show you ads")."""
    first = parsed.tokens[parsed.tokens[verb].head]
    if parsed.tokens[verb].dep != "conj" or first.dep != "advcl":
        return False
    can = all(any(t.tag == "MD" and t.i < each for t in parsed.children(each)) for each in (verb, first.i))
    return can and any(t.lower == "so" and t.dep in {"mark", "advmod"} for t in parsed.children(first.i))


def _is_supposed(parsed: Parsed, verb: int) -> bool:
    """Whether the clause is a condition without an "if" ("should we ever be sold")."""
    children = parsed.children(verb)
    subject = next((t.i for t in children if t.is_subject), 0)
    return any(t.lower == "should" and t.i < subject and t.i < verb for t in children)


def _goes_on(parsed: Parsed, one: Predicate, other: Predicate) -> bool:
    """Whether the later predicate goes on from the earlier one rather than standing inside its phrases.

    A clause about tools tells what we do with them ("we use tools that record …"); cookies are data themselves.
    """
    token = parsed.tokens[other.first]
    if token.dep == "relcl" and other.subject is not None and other.subject == one.subject:
        return not any(t.stem in _COOKIES for t in parsed.tokens[one.last + 1 : other.first])
    if token.dep == "relcl" and _is_of_named(parsed, one, other):
        return True
    if other.kind in {"purpose", "asked"} or token.dep not in {"conj", "ROOT", "parataxis", "dep"}:
        return False
    if _is_aimed_at(parsed, one, other) or _is_supposed(parsed, other.first) or _is_one_of_aims(parsed, one, other):
        return False
    return other.subject is not None or token.head <= one.last


def _is_of_named(parsed: Parsed, one: Predicate, other: Predicate) -> bool:
    """Whether a clause tells what those do by themselves whose service we use ("we use Acme, | which collects …")."""
    used = one.kind == "plain" and parsed.tokens[one.first].stem in cues.verbs("hire") and one.last < other.first
    who = other.subject if used and other.subject and other.subject[0] > one.last else None
    return who is not None and any(t.tag == "NNP" and t.head <= one.last for t in parsed.tokens[slice(*who)])


def _is_second_deed(parsed: Parsed, token: Token, predicate: Predicate) -> bool:
    """Whether it is something else that the same subject does ("use it to ship, and | must keep | it safe")."""
    if token.dep != "conj" or not predicate.first <= token.head <= predicate.last or token.stem in cues.verbs("ask"):
        return False
    before = [t for t in parsed.children(token.i) if predicate.last < t.i < token.i]
    finite = token.lower in _FINITE or any(t.tag == "MD" or t.lower in _FINITE for t in before)
    return finite and not any(t.is_subject for t in before)


def _is_aimed_at(parsed: Parsed, one: Predicate, other: Predicate) -> bool:
    """Whether the later verb is one of those that say what the earlier one is for ("so we can reach and tell you")."""
    top = parsed.tokens[top_of(parsed, other.first)]
    aims = top.i != other.first and top.i > one.last and top.dep in {"advcl", "xcomp", "acl"}
    if aims and any(t.lower in {"so", "to"} and t.i < top.i for t in parsed.children(top.i)):
        return True
    return top.i in range(one.first, one.last + 1) and _is_infinitive(parsed, one, other.first)


def _is_one_of_aims(parsed: Parsed, one: Predicate, other: Predicate) -> bool:
    """Whether writing to a person, or a study, stands in a list of aims ("to help and contact you")."""
    studies = other.kind == "plain" and parsed.tokens[other.first].stem in cues.verbs("survey")
    own = any(t.is_subject or t.dep == "aux" for t in parsed.children(other.first))
    if own or not (studies or other.kind == "contact"):
        return False
    between = parsed.tokens[one.last + 1 : other.first]
    aimed = (t for t in between if t.tag == "TO" or _opens_noun_like_aim(parsed, t))
    return any(v.tag == "VB" for t in aimed for v in parsed.tokens[t.i : other.first])


def _opens_noun_like_aim(parsed: Parsed, token: Token) -> bool:
    """Whether a verb follows "to" that the parser may take for a noun ("to | troubleshoot, run it and gather …")."""
    return token.lower == "to" and parsed.tokens[token.i + 1].stem in cues.verbs("looks_like_noun")


def _is_infinitive(parsed: Parsed, one: Predicate, verb: int) -> bool:
    """Whether a verb beside the earlier one, or one between them, can only be an infinitive ("uses it to …, give")."""
    tokens, finite = parsed.tokens, parsed.tokens[one.first].tag != "VB"
    while finite and tokens[verb].dep == "conj" and verb > one.last:
        if tokens[verb].tag == "VB" and not any(t.is_subject or _is_helper(t) for t in parsed.children(verb)):
            return any(t.lower == "to" for t in tokens[one.last : verb])
        verb = tokens[verb].head
    return False


def _is_helper(token: Token) -> bool:
    """Whether it makes the verb behind it no infinitive ("may share", "do not share")."""
    return token.tag == "MD" or (token.dep in {"aux", "auxpass"} and token.tag in {"VBP", "VBZ", "VBD"})


def _before_helpers(parsed: Parsed, i: int) -> int:
    while i > 0 and parsed.tokens[i - 1].dep in _HELPERS:
        i -= 1
    return i


def _before_conjunction(parsed: Parsed, i: int) -> int:
    while i > 0 and parsed.tokens[i - 1].lower in {",", "and", "but", "or", ";", "nor"}:
        i -= 1
    return i
