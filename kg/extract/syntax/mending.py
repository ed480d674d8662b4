"""Mends what the parser often gets wrong, above all main clauses, and verbs joined to a noun.

"If you join as a member we store your address" lacks a comma, and so the parser hangs "we store" on "member"; in
"We keep the data and contact you" it may join "contact" to "the data". Each would hide what the sentence states.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract import cues
from kg.extract.syntax.agreed import with_agreed
from kg.extract.syntax.aims_of_data import with_aims_of_data
from kg.extract.syntax.asides import with_asides
from kg.extract.syntax.clause_lists import with_clause_lists
from kg.extract.syntax.described_doers import with_asked, with_described_doers
from kg.extract.syntax.descriptions import with_descriptions
from kg.extract.syntax.gerunds import with_gerunds
from kg.extract.syntax.helpers_apart import with_helpers
from kg.extract.syntax.joint_subjects import with_joint_subjects
from kg.extract.syntax.leave import with_had, with_leave
from kg.extract.syntax.like_forms import with_like_forms
from kg.extract.syntax.listed_nouns import with_listed_nouns
from kg.extract.syntax.lost_verbs import with_lost_verbs
from kg.extract.syntax.masks import with_masks
from kg.extract.syntax.named_only import with_names
from kg.extract.syntax.occasions import with_occasions
from kg.extract.syntax.openings import with_openings
from kg.extract.syntax.participles import with_participles
from kg.extract.syntax.passive_lists import with_passive_lists
from kg.extract.syntax.passives import with_passives
from kg.extract.syntax.questions import with_questions, with_verbs_behind_questions
from kg.extract.syntax.relatives import with_deeds_behind, with_persons, with_relatives, with_second_clauses
from kg.extract.syntax.subjects import with_subjects
from kg.extract.syntax.verbs_at_front import with_verbs_at_front
from kg.words import stem

if TYPE_CHECKING:
    from kg.extract.syntax.tokens import Changes, Parsed, Token

_OPENING = frozenset({"if", "when", "whenever", "once", "where", "as", "after", "before", "while", "until", "since"})
_JOINS = frozenset({"and", "or", ",", "and/or"})
_CASES = frozenset({"case", "event", "instance"})
_PLAIN = frozenset({"VB", "VBP"})
_SIDE = frozenset({"advcl", "relcl", "ccomp"})
_OBJECTS = frozenset({"dobj", "prep", "dative"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_INCLUDE = stem("include")
_AS_OBJECT = {"it": "it", "they": "them"}
_BELOW_VERB = frozenset({"dobj", "pobj", "prep", "conj", "attr", "dative"})
_PARTS = frozenset({"compound", "nmod", "amod", "poss"})
_POINTING = (["this"], ["these"], ["such"], ["that"], ["those"])
_HAVE_TO = frozenset(map(stem, ("have", "need")))
_DESCRIBED = frozenset(
    map(
        stem,
        (
            "time",
            "way",
            "manner",
            "extent",
            "purpose",
            "reason",
            "moment",
            "point",
            "information",
            "data",
            "service",
            "method",
        ),
    )
)
"""Nouns that a clause with "we" often describes ("at the time we collect it")."""


def mended(parsed: Parsed) -> Parsed:
    """The sentence with such slips put right; most come back as they are."""
    for mend in _MENDS:
        parsed = mend(parsed)
    return parsed


def _with_label_apart(parsed: Parsed) -> Parsed:
    """The clause behind a label and a colon, which the parser hung on the label ("Location: we may store it")."""
    for token in parsed.tokens:
        if token.dep not in {"relcl", "acl"} or not token.is_verb:
            continue
        above = parsed.tokens[token.head]
        subject = next((t for t in parsed.children(token.i) if t.dep.startswith("nsubj") and t.i < token.i), None)
        if subject is None or above.dep != "ROOT" or above.is_verb:
            continue
        if any(t.lower == ":" for t in parsed.tokens[above.i + 1 : subject.i]):
            return parsed.changed({token.i: {"head": token.i, "dep": "ROOT"}, above.i: {"head": token.i, "dep": "dep"}})
    return parsed


def _with_cases_apart(parsed: Parsed) -> Parsed:
    """What "in which case" goes on with, as a clause that stands alone and describes no noun before it."""
    tokens = parsed.tokens
    apart: Changes = {}
    for which in tokens[1:-1]:
        if which.lower == "which" and tokens[which.i + 1].lower in _CASES and tokens[which.i - 1].lower == "in":
            verb = tokens[tokens[which.i - 1].head]
            if verb.is_verb and verb.i > which.i and verb.dep in _SIDE:
                apart[verb.i] = {"head": verb.i, "dep": "ROOT"}
    return parsed.changed(apart) if apart else parsed


def _with_inclusion_apart(parsed: Parsed) -> Parsed:
    """The "include" of a noun, taken for a deed beside one that describes it ("data kept here and online include")."""
    for token in parsed.tokens:
        described = parsed.tokens[token.head]
        noun = parsed.tokens[described.head]
        if token.stem != _INCLUDE or token.dep != "conj" or described.dep != "relcl":
            continue
        if noun.dep == "ROOT" and noun.is_noun and token.tag == ("VBP" if noun.tag == "NNS" else "VBZ"):
            main: Changes = {token.i: {"head": token.i, "dep": "ROOT"}, noun.i: {"head": token.i, "dep": "nsubj"}}
            return parsed.changed(main)
    return parsed


def _with_verbs_apart(parsed: Parsed) -> Parsed:
    """The verbs that were joined to a noun, joined to the verb of that noun."""
    verbs = {t.i: verb for t in parsed.tokens if t.dep == "conj" and (verb := _verb_beside(parsed, t)) is not None}
    return parsed.changed({i: {"head": verb} for i, verb in verbs.items()}) if verbs else parsed


def _verb_beside(parsed: Parsed, token: Token) -> int | None:
    """The verb to which a verb with an object of its own belongs, though it hangs on a noun before it."""
    tokens, above = parsed.tokens, parsed.tokens[token.head]
    joined = tokens[token.i - 1].lower in _JOINS and above.is_noun and above.i < token.i
    if token.tag not in _PLAIN | {"VBZ"} or not joined:
        return None
    if not any(t.i > token.i and t.dep in _OBJECTS for t in parsed.children(token.i)):
        return None
    while above.dep in _BELOW_VERB and above.head != above.i:
        above = tokens[above.head]
        if above.is_verb:
            alike = token.tag != "VBZ" or above.tag == "VBZ"
            return above.i if above.i < token.i and alike else None
    return None


def _with_main_clause(parsed: Parsed) -> Parsed:
    """The clause that the parser hung on the last noun of a side clause, as the main one that is missing."""
    root = next((t for t in parsed.tokens if t.dep == "ROOT"), None)
    if root is None or not _only_opens(parsed, root):
        return parsed
    main = next((t for t in parsed.tokens if t.i > root.i and _is_ours(parsed, t)), None)
    if main is None:
        return parsed
    opening = "advcl" if root.is_verb else root.dep.replace("ROOT", "prep")
    return parsed.changed({main.i: {"head": main.i, "dep": "ROOT"}, root.i: {"head": main.i, "dep": opening}})


def _only_opens(parsed: Parsed, root: Token) -> bool:
    """Whether what the parser took for the main clause is only what opens the sentence ("if you join")."""
    if not root.is_verb:
        return root.tag in {"IN", "TO"} and root.i == 0
    left = [t for t in parsed.children(root.i) if t.i < root.i]
    to = root.tag == "VB" and root.i == 1 and parsed.tokens[0].lower == "to"
    return to or any(t.lower in _OPENING and t.dep in {"mark", "advmod"} for t in left)


def _is_ours(parsed: Parsed, token: Token) -> bool:
    """Whether it is the verb of a clause that can stand alone, taken for a description of the noun before "we".

    "You agree" and "you must" stand alone as well ("by sending your resume | you agree to …").
    """
    if token.dep != "relcl" or not token.is_verb:
        return False
    children = parsed.children(token.i)
    subject = next((t for t in children if t.dep == "nsubj"), None)
    agrees = subject is not None and subject.lower == "you" and token.stem in cues.verbs("agree")
    must = any(t.dep == "aux" and t.lower == "must" for t in children) or token.stem in _HAVE_TO
    if subject is None or not (subject.lower == "we" or agrees or (subject.lower == "you" and must)):
        return False
    before = parsed.tokens[subject.i - 1]
    opened = [t.lower for t in parsed.tokens[: before.i]]
    told = opened[:1] == ["for"] and opened[1:] in _POINTING  # "for these reasons | we collect"
    if not before.is_noun or (before.stem in _DESCRIBED and not told):
        return False
    behind = [t for t in children if t.i > token.i]
    behind += [t for verb in behind if verb.dep == "conj" for t in parsed.children(verb.i)]
    return agrees or any(
        t.dep in {"dobj", "xcomp", "ccomp"} or (t.lower == "for" and t.i == token.i + 1) for t in behind
    )


def _with_person_apart(parsed: Parsed) -> Parsed:
    """A person that the parser took for part of the data behind ("collect from you | location data")."""
    for token in parsed.tokens:
        data = parsed.tokens[token.head]
        before = parsed.tokens[data.head]
        if token.tag != "PRP" or token.dep not in _PARTS or data.dep != "pobj" or before.i != token.i - 1:
            continue
        verb = parsed.verb_over(before.i)
        changes: Changes = {token.i: {"head": before.i, "dep": "pobj"}, data.i: {"head": verb.i, "dep": "dobj"}}
        return parsed.changed(changes) if verb.is_verb else parsed
    return parsed


def _with_manner(parsed: Parsed) -> Parsed:
    """What "as" opens behind a conjunction, which the parser took for a further deed ("or as required by law")."""
    manners: Changes = {
        token.i: {"dep": "advcl"}
        for token in parsed.tokens
        if token.tag == "VBN" and token.dep == "conj" and _behind_as(parsed, token)
    }
    return parsed.changed(manners) if manners else parsed


def _behind_as(parsed: Parsed, token: Token) -> bool:
    before = [t.lower for t in parsed.tokens[max(0, token.i - 3) : token.i] if t.lower != "otherwise"]
    return len(before) > 1 and before[-1] == "as" and before[-2] in _JOINS


def _with_agreement(parsed: Parsed) -> Parsed:
    """A plain verb joined to one that somebody else does: "so that it | names | nobody and | share | it with"."""
    for token in parsed.tokens:
        first = parsed.tokens[token.head]
        over = parsed.tokens[first.head]
        joined = token.dep == "conj" and token.tag in _PLAIN and first.dep in _SIDE
        if not joined or not over.is_verb or over.i > first.i:
            continue
        if not (first.tag == "VBZ" and over.tag in _PLAIN) and not _is_done_to_doer(parsed, first, token):
            continue
        if not any(t.dep in {"nsubj", "nsubjpass", "aux"} for t in parsed.children(token.i)):
            return parsed.changed({token.i: {"head": over.i}})
    return parsed


def _is_done_to_doer(parsed: Parsed, first: Token, token: Token) -> bool:
    """Whether the second verb does to "it" or "them" what the first says that "it" or "they" do."""
    doer = next((t.lower for t in parsed.children(first.i) if t.dep in _SUBJECTS), "")
    return any(t.dep == "dobj" and t.lower == _AS_OBJECT.get(doer) for t in parsed.children(token.i))


_MENDS = (
    with_aims_of_data,
    with_asides,
    with_openings,
    with_described_doers,
    with_listed_nouns,
    with_asked,
    with_lost_verbs,
    with_verbs_at_front,
    with_gerunds,
    with_descriptions,
    with_helpers,
    with_masks,
    with_questions,
    with_passive_lists,
    with_participles,
    _with_label_apart,
    _with_cases_apart,
    _with_inclusion_apart,
    _with_main_clause,
    _with_verbs_apart,
    with_occasions,
    with_clause_lists,
    _with_person_apart,
    _with_manner,
    _with_agreement,
    with_like_forms,
    with_verbs_behind_questions,
    with_relatives,
    with_deeds_behind,
    with_second_clauses,
    with_persons,
    with_joint_subjects,
    with_subjects,
    with_names,
    with_passives,
    with_leave,
    with_had,
    with_agreed,
)
"""In the order in which they are tried; each sees what those before it put right."""
