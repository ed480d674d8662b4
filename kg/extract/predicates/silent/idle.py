"""Tells verbs that state nothing, by the words around them: talk, promises, topics, what is only wished for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract import cues
from kg.extract.predicates.silent.hollow import has_hollow_object
from kg.extract.predicates.silent.opening import is_told_by_policy
from kg.extract.predicates.silent.pointing import is_pointed_to
from kg.extract.predicates.silent.wished import (
    is_asked_for_before,
    is_asked_of_us,
    is_asked_to_heed,
    is_beyond_recovery,
    is_demanded,
    is_left_off,
    is_made_of_others,
    is_of_right,
    is_over,
    is_own_deletion,
    is_risk,
    is_written_to_us,
    need_not,
)
from kg.extract.syntax.asked import is_asked_about
from kg.extract.syntax.doers import subject_of
from kg.extract.syntax.grammar import governed, head_of, object_of
from kg.words import stem

if TYPE_CHECKING:
    from kg.extract.predicates.predicate import Verb
    from kg.extract.syntax.tokens import Token

CONDITIONAL = frozenset(
    {"if", "when", "whenever", "unless", "once", "where", "until", "after", "before", "upon", "whether", "as", "while"}
)
_USERS = frozenset({"you", "people", "users", "visitors", "customers", "individuals"})
_BY_PERSONS = frozenset(map(stem, ("use", "link", "utilize", "employ")))
_POLICIES = frozenset(map(stem, ("policy", "statement", "notice", "practice")))
_DOCUMENTS = frozenset(
    {"policy", "statement", "notice", "section", "addendum", "supplement", "appendix", "annex", "chapter", "paragraph"}
)
_PAGES = frozenset({"page", "document"})
_HAND = frozenset(map(stem, ("give", "send", "show", "mail", "email")))
_LINK, _DISCLOSE = stem("link"), stem("disclose")
_LISTED = frozenset({"list", "lists", "categories", "names"})
_PARTIES = frozenset(
    {"third", "parties", "categories", "types", "companies", "organizations", "affiliates", "entities"}
)
_LISTED_REACH = 8
_STATE_REACH = 14
_LIST_REACH = 16
_THEIRS = frozenset({"your", "their", "personal", "personally", "it", "them"})


def states_nothing(verb: Verb) -> bool:
    """Whether the verb states nothing, whatever it hangs on."""
    return any(judge(verb) for judge in REASONS)


def _is_talk(verb: Verb) -> bool:
    if _is_told_as_result(verb):
        return False
    asked = is_asked_about(verb.parsed, verb.top) or is_asked_about(verb.parsed, verb.run.first)
    return asked or is_told_by_policy(verb)


def _is_told_as_result(verb: Verb) -> bool:
    """Whether it follows from what was said before ("that is why we do not collect your name")."""
    over = verb.parsed.tokens[verb.parsed.tokens[verb.top].head]
    subject = subject_of(verb.parsed, over.i)
    why = any(t.lower == "why" for t in verb.parsed.children(verb.top))
    return why and over.lower in {"is", "'s", "’s"} and subject is not None and subject[1] - subject[0] == 1


def _is_done_by_document(verb: Verb) -> bool:
    """Whether it is a policy that does it ("this notice discloses what we gather"), which gives no data."""
    by = head_of(verb.parsed, verb.subject) if verb.subject and not verb.passive else None
    return by is not None and by.lower in (_DOCUMENTS | _PAGES if verb.token.stem == _DISCLOSE else _DOCUMENTS)


def _is_to_reader(verb: Verb) -> bool:
    """Whether something is given to the reader ("provide you with services"), which shares nothing."""
    following = [t.lower for t in verb.parsed.tokens[verb.run.last + 1 : verb.run.last + 3]]
    gives = not verb.passive and set(verb.run.actions) <= {"share", "sell"}
    person = following[1:] == ["with"] and following[0] in cues.words("person")
    person = person or _is_told_person(verb)
    return gives and (following[:1] == ["you"] or person or _is_list_of_parties(verb))


def _is_told_person(verb: Verb) -> bool:
    """Whether it is a person who gets something, put before what it is ("provide to the visitor a summary of …")."""
    if verb.token.stem not in cues.verbs("with_object") | _HAND:
        return False
    behind = [t for t in verb.parsed.children(verb.run.last) if t.i > verb.run.last]
    to = next((t for t in behind if t.dep == "dative" or (t.lower == "to" and t.dep == "prep")), None)
    what = next((t for t in behind if t.dep == "dobj"), None)
    if to is None or what is None or what.i < to.i:
        return False
    whom = next(governed(verb.parsed, (to,)), to)
    return whom.lower in cues.words("person")


def _is_list_of_parties(verb: Verb) -> bool:
    """Whether a list is given that says with whom data are shared, or of which kinds ("a list of those companies")."""
    what = object_of(verb.parsed, verb.run.last)
    head = head_of(verb.parsed, what) if what else None
    if head is None or head.lower not in _LISTED:
        return False
    behind = verb.parsed.tokens[head.i + 1 : head.i + 1 + _LISTED_REACH]
    ends = next((n for n, t in enumerate(behind) if t.lower in {"to", "with", ":"}), len(behind))
    return any(t.lower in _PARTIES for t in behind[:ends])


def _is_bare_relative(verb: Verb) -> bool:
    """Whether the clause hangs on the noun before it ("third parties we retain"), whatever the parser made of it."""
    at, tokens = verb.parsed.item_at, verb.parsed.tokens
    if verb.subject is None or at is None or verb.subject[0] <= at:
        return False
    opens = any(t.dep == "advcl" and t.i < verb.subject[0] for t in verb.parsed.children(verb.top))
    return tokens[verb.subject[0]].tag == "PRP" and tokens[verb.subject[0] - 1].is_noun and not opens


def _is_promise(verb: Verb) -> bool:
    """Whether data are only kept in some state ("keep your information confidential"), which is no keeping of them."""
    run = range(verb.run.first, verb.run.last + 1)
    behind = verb.parsed.tokens[verb.run.last + 1 : verb.run.last + 1 + _STATE_REACH]
    states = (t for t in behind if t.lower in cues.states() and (t.dep != "amod" or t.head < t.i))
    states = (t for t in states if not _is_another_deed(verb, t))
    of_data = {"oprd", "acomp", "amod"}
    told = (t.head in run or t.dep in of_data or (t.dep == "pobj" and t.tag == "JJ") for t in states)
    return verb.run.actions == ("retain",) and any(told)


def _is_another_deed(verb: Verb, token: Token) -> bool:
    """Whether it is what may be done besides ("your data are kept on our servers and can be | updated")."""
    return token.dep == "conj" and any(t.tag == "MD" for t in verb.parsed.children(token.i))


def _is_of_other_policy(verb: Verb) -> bool:
    """Whether the clause only says whose policy is spoken of ("read the policy of each site that collects …")."""
    noun, of = verb.above, verb.parsed.tokens[verb.above.head]
    top = verb.parsed.tokens[verb.top]
    if top.dep != "relcl" or top.tag == "VB" or noun.i > verb.top:
        return False  # "it is not the policy of Acme to sell …" says what is done
    itself = noun.stem in _POLICIES and not verb.passive and any(t.lower == "of" for t in verb.parsed.children(noun.i))
    return itself or (of.lower in {"of", "by"} and verb.parsed.tokens[of.head].stem in _POLICIES)


def is_unsaid_deletion(verb: Verb) -> bool:
    """Whether something is deleted and nobody is said to do it: an instruction, or a wish."""
    return verb.token.stem in cues.verbs("delete") and verb.subject is None and not verb.passive


def is_heading_like(verb: Verb) -> bool:
    """Whether the words only name a topic: "when we disclose your information", "information we collect"."""
    tokens = verb.parsed.tokens
    left = [t for t in verb.parsed.children(verb.top) if t.i < verb.top]
    at = verb.subject[0] if verb.subject else 0
    opens = (t for t in left if t.lower in CONDITIONAL and t.dep in {"advmod", "mark"})
    if any(not any(w.lower == "," for w in tokens[t.i : at]) for t in opens) or _is_title(verb):
        return True
    named = at > 0 and tokens[at].tag == "PRP" and tokens[at - 1].stem in cues.stems("data in general")
    opened = any(t.dep == "advcl" for t in left)  # "when you enter payment information | we encrypt it"
    return named and tokens[verb.top].dep == "ROOT" and not opened


def _is_title(verb: Verb) -> bool:
    """Whether it is a title in a line of its own ("Sharing your information with others")."""
    tokens = verb.parsed.tokens
    alone = verb.subject is None and verb.top == verb.run.first == 0 and tokens[0].tag == "VBG"
    return alone and tokens[-1].lower not in {".", ";", ":", ","}


def _is_use_by_person(verb: Verb) -> bool:
    """Whether a person uses something ("the browser you use", "how people use it"), which is no use of data."""
    if verb.run.actions != ("use",) or verb.passive or verb.subject is None or verb.token.stem not in _BY_PERSONS:
        return False
    first, behind = verb.subject
    return behind - first == 1 and verb.parsed.tokens[first].lower in _USERS


def _is_aim_among_others(verb: Verb) -> bool:
    """Whether gathering is one of several purposes ("to find faults, gather statistics, and run our site")."""
    tokens, first = verb.parsed.tokens, verb.run.first
    bare = verb.run.actions == ("collect",) and verb.token.tag in {"VB", "VBP"} and first > 0
    if not bare or tokens[first - 1].lower != "," or first + 1 >= len(tokens) or tokens[first + 1].lower in _THEIRS:
        return False
    before = any(t.lower == "to" and tokens[t.i + 1].tag == "VB" for t in tokens[max(0, first - _LIST_REACH) : first])
    following = [t for t in verb.parsed.children(first) if t.dep == "conj" and t.i > first]
    return before and any(t.tag in {"VB", "VBP"} and t.stem not in cues.actions() for t in following)


def _is_link_between_sites(verb: Verb) -> bool:
    """Whether pages are linked, not data ("we link to other sites", "our site may be linked to theirs")."""
    if verb.token.stem != _LINK or len(verb.run.actions) > 1:
        return False
    following = verb.parsed.tokens[verb.run.last + 1 : verb.run.last + 2]
    if not verb.passive:
        return any(t.lower == "to" for t in following)
    return verb.subject is not None and head_of(verb.parsed, verb.subject).lower in cues.words("pages")


def _is_named(verb: Verb) -> bool:
    """Whether the verb is used as a noun, of which the sentence says something ("uploading of files is prohibited")."""
    behind = [t.lower for t in verb.parsed.tokens[verb.run.last + 1 : verb.run.last + 2]]
    return verb.token.tag == "VBG" and verb.token.dep in {"nsubj", "nsubjpass"} and behind == ["of"]


REASONS = {
    is_written_to_us: "it tells how to write to us",
    is_risk: "it is only said at whose risk it is done",
    _is_aim_among_others: "it is one of several purposes",
    is_of_right: "it is what a person has a right to",
    is_asked_of_us: "it tells what we are asked for",
    is_asked_for_before: "it tells that those who are given data ask for them first",
    _is_of_other_policy: "it tells whose policy is spoken of",
    is_made_of_others: "it is only required of other parties",
    is_demanded: "it is only demanded of us, who do it",
    _is_use_by_person: "a person uses something, and nobody their data",
    _is_talk: "the policy talks about what it says",
    _is_done_by_document: "it is what a policy does",
    _is_to_reader: "it is given to the reader, and shared with nobody",
    _is_bare_relative: "it only describes the noun before it",
    _is_link_between_sites: "pages are linked, and no data",
    is_left_off: "it tells what somebody may leave off",
    is_asked_to_heed: "a person is asked to do it, and gives nothing",
    is_pointed_to: "it tells what can be read elsewhere",
    _is_named: "something is said of it as of a thing",
    is_over: "it tells when something ends",
    is_beyond_recovery: "it is only said that it cannot be got back",
    is_own_deletion: "it is done by those whose it is",
    need_not: "it need not be done",
    has_hollow_object: "what it is done to is no data",
    _is_promise: "it promises how data are kept, not that they are",
}
"""What leaves a verb without a statement, by the rule that sees it."""
